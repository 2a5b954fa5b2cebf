//! The objects of the form, as they are read: the mirror of what `write` writes.
//!
//! What an editor of such a file would leave out may be left out. Values that may be wrong in
//! themselves (a day, a place, words) stay raw, with their place in the file, until they are looked at.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

/// A value with its place in the file.
pub(super) type At<'a> = &'a RawValue;

/// What tells a file of another form.
#[derive(Deserialize)]
pub(super) struct Format {
    pub(super) format: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SessionForm<'a> {
    #[serde(rename = "format")]
    _format: IgnoredAny,
    #[serde(default)]
    pub(super) title: Option<String>,
    #[serde(borrow, default)]
    pub(super) date: Option<At<'a>>,
    #[serde(borrow)]
    pub(super) language: At<'a>,
    #[serde(default)]
    pub(super) place: Option<String>,
    #[serde(default)]
    pub(super) duration: Option<String>,
    #[serde(borrow, default)]
    pub(super) series: Option<At<'a>>,
    #[serde(borrow, default)]
    pub(super) translation_of: Option<At<'a>>,
    /// The file from which the session was read when the JSON was made: the file is another one now.
    #[serde(default, rename = "source")]
    _source: IgnoredAny,
    #[serde(borrow, default)]
    pub(super) witness: WitnessForm<'a>,
    #[serde(borrow, default)]
    pub(super) speakers: Vec<SpeakerForm<'a>>,
    #[serde(borrow, default)]
    pub(super) lead: Vec<ParagraphForm<'a>>,
    #[serde(borrow, default)]
    pub(super) opening: Vec<TurnForm<'a>>,
    #[serde(borrow, default)]
    pub(super) exchanges: Vec<ExchangeForm<'a>>,
    #[serde(borrow, default)]
    pub(super) closing: Vec<TurnForm<'a>>,
    #[serde(borrow, default)]
    pub(super) asides: Vec<AsideForm<'a>>,
    #[serde(borrow, default)]
    pub(super) footnotes: Vec<FootnoteForm<'a>>,
    #[serde(default, rename = "diagnostics")]
    _diagnostics: IgnoredAny,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WitnessForm<'a> {
    pub(super) publisher: Option<String>,
    pub(super) title: Option<String>,
    #[serde(borrow)]
    pub(super) date: Option<At<'a>>,
    pub(super) page: Option<String>,
    pub(super) url: Option<String>,
    #[serde(borrow)]
    pub(super) fetched: Option<At<'a>>,
    pub(super) file: Option<String>,
    pub(super) sha256: Option<String>,
    pub(super) size: Option<u64>,
    pub(super) encoding: Option<String>,
    pub(super) name: Option<String>,
    #[serde(borrow)]
    pub(super) extent: Option<At<'a>>,
    #[serde(borrow)]
    pub(super) made: Option<At<'a>>,
    pub(super) questions_held: Option<u32>,
    pub(super) questions_source: Option<String>,
    pub(super) dateline: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SpeakerForm<'a> {
    #[serde(borrow)]
    pub(super) label: At<'a>,
    #[serde(borrow, default)]
    pub(super) role: Option<At<'a>>,
    #[serde(borrow, default)]
    pub(super) person: Option<At<'a>>,
    #[serde(borrow, default)]
    pub(super) organisation: Option<At<'a>>,
    #[serde(default)]
    pub(super) office: Option<String>,
    #[serde(default)]
    pub(super) follow_up: bool,
    #[serde(default, rename = "why")]
    _why: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExchangeForm<'a> {
    #[serde(borrow, default)]
    pub(super) id: Option<At<'a>>,
    #[serde(default)]
    pub(super) title: String,
    #[serde(borrow, default)]
    pub(super) title_source: Option<At<'a>>,
    #[serde(borrow, default)]
    pub(super) topics: Vec<At<'a>>,
    #[serde(borrow, default)]
    pub(super) follows: Vec<At<'a>>,
    #[serde(borrow)]
    pub(super) turns: Vec<TurnForm<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TurnForm<'a> {
    #[serde(default, rename = "id")]
    _id: IgnoredAny,
    #[serde(borrow, default)]
    pub(super) kind: Option<At<'a>>,
    /// What the kinds of the turns before make it.
    #[serde(default, rename = "follow_up")]
    _follow_up: IgnoredAny,
    #[serde(borrow, default)]
    pub(super) role: Option<At<'a>>,
    #[serde(borrow, default)]
    pub(super) label: Option<At<'a>>,
    #[serde(borrow, default)]
    pub(super) person: Option<At<'a>>,
    #[serde(borrow, default)]
    pub(super) organisation: Option<At<'a>>,
    #[serde(borrow)]
    pub(super) paragraphs: Vec<ParagraphForm<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ParagraphForm<'a> {
    #[serde(borrow, default)]
    pub(super) id: Option<At<'a>>,
    #[serde(borrow)]
    pub(super) text: At<'a>,
    #[serde(default, rename = "line")]
    _line: IgnoredAny,
    #[serde(borrow, default)]
    pub(super) language: Option<At<'a>>,
    #[serde(borrow, default)]
    pub(super) time: Option<At<'a>>,
    #[serde(borrow, default)]
    pub(super) marks: Vec<At<'a>>,
}

/// In seconds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TimeForm {
    pub(super) start: f64,
    #[serde(default)]
    pub(super) end: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MarkForm {
    pub(super) kind: String,
    pub(super) start: usize,
    pub(super) end: usize,
    #[serde(default)]
    pub(super) href: Option<String>,
    #[serde(default)]
    pub(super) why: Option<String>,
    #[serde(default)]
    pub(super) label: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AsideForm<'a> {
    #[serde(borrow)]
    pub(super) kind: At<'a>,
    #[serde(borrow)]
    pub(super) text: At<'a>,
    #[serde(borrow)]
    pub(super) at: At<'a>,
    #[serde(default, rename = "line")]
    _line: IgnoredAny,
    #[serde(default, rename = "why")]
    _why: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceForm {
    pub(super) section: String,
    #[serde(default)]
    pub(super) paragraph: Option<String>,
    #[serde(default)]
    pub(super) offset: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FootnoteForm<'a> {
    pub(super) label: String,
    #[serde(borrow)]
    pub(super) text: At<'a>,
    #[serde(default, rename = "line")]
    _line: IgnoredAny,
}
