//! The keys of front matter, as they may be written.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

use crate::diagnostic::Message;
use crate::model::{Extent, Made, Role};
use crate::say;
use crate::settings::yaml::Spanned;
use crate::text::Language;

/// Their names, as in [`Keys`].
pub(super) const KEYS: [&str; 12] = [
    "title",
    "date",
    "series",
    "place",
    "duration",
    "language",
    "labels",
    "exchanges",
    "speakers",
    "not_labels",
    "witness",
    "body",
];

/// Those that no other program writes.
pub(super) const OURS_ALONE: [&str; 4] = ["labels", "exchanges", "not_labels", "witness"];

/// All keys.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Keys {
    pub(super) title: Option<String>,
    pub(super) date: Option<Spanned<String>>,
    pub(super) series: Option<Spanned<String>>,
    pub(super) translation_of: Option<Spanned<String>>,
    pub(super) place: Option<String>,
    pub(super) duration: Option<String>,
    pub(super) language: Option<Language>,
    pub(super) labels: Option<Labels>,
    pub(super) exchanges: Option<Exchanges>,
    /// A list from which all have been taken out, or not yet been put in, is an empty one.
    pub(super) speakers: Option<Speakers>,
    pub(super) not_labels: Option<Vec<String>>,
    pub(super) witness: Option<WitnessKeys>,
    pub(super) body: Option<Spanned<String>>,
}

/// `labels:`
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Labels {
    Declared,
    Inferred,
}

/// `exchanges:`
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Exchanges {
    Askers,
    Headings,
}

/// One of `speakers:`
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SpeakerKeys {
    pub(super) role: Option<RoleKey>,
    pub(super) person: Option<Spanned<String>>,
    pub(super) organisation: Option<Spanned<String>>,
    pub(super) office: Option<String>,
    pub(super) follow_up: Option<bool>,
}

/// `witness:`
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WitnessKeys {
    pub(super) publisher: Option<String>,
    pub(super) title: Option<String>,
    pub(super) date: Option<Spanned<String>>,
    pub(super) page: Option<String>,
    pub(super) url: Option<String>,
    pub(super) fetched: Option<Spanned<String>>,
    pub(super) file: Option<String>,
    pub(super) sha256: Option<String>,
    pub(super) size: Option<u64>,
    pub(super) encoding: Option<String>,
    pub(super) name: Option<String>,
    pub(super) imported: Option<String>,
    pub(super) extent: Option<ExtentKey>,
    pub(super) made: Option<MadeKey>,
    pub(super) questions_held: Option<u32>,
    pub(super) questions_source: Option<String>,
    pub(super) dateline: Option<String>,
}

macro_rules! word_for {
    ($key:ident, $model:ident { $($variant:ident),+ }) => {
        #[derive(Clone, Copy, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub(super) enum $key { $($variant),+ }

        impl From<$key> for $model {
            fn from(key: $key) -> Self {
                match key { $($key::$variant => Self::$variant),+ }
            }
        }
    };
}

word_for!(RoleKey, Role { Asker, Answerer, Moderator, Interpreter, Unknown });
word_for!(ExtentKey, Extent { Full, Abridged, Excerpt });
word_for!(MadeKey, Made { Verbatim, Edited, Translated });

/// `speakers:`, in the order written.
#[derive(Default)]
pub(super) struct Speakers(pub(super) Vec<(Spanned<String>, Option<SpeakerKeys>)>);

impl<'de> Deserialize<'de> for Speakers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Speakers;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("labels, each with what is known of its speaker")
            }

            // `speakers: [Marta Vale, Joan Orr]`, as other archives write it: labels, and no more known.
            fn visit_seq<A: SeqAccess<'de>>(self, mut labels: A) -> Result<Speakers, A::Error> {
                let mut speakers = Vec::new();
                while let Some(label) = labels.next_element()? {
                    speakers.push((label, None));
                }
                Ok(Speakers(speakers))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Speakers, A::Error> {
                let mut speakers = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    speakers.push(entry);
                }
                Ok(Speakers(speakers))
            }
        }

        deserializer.deserialize_any(InOrder)
    }
}

/// Whether a label can be told at the start of a line; if not, why. What has a meaning of its own in
/// a transcript can't be part of one.
pub(super) fn label_can_stand(label: &str) -> Result<(), Message> {
    if label.is_empty() {
        return Err(say!(zh: "发言人的名字是空的", en: "the label is empty"));
    }
    if crate::model::Speaker::label_can_stand(label) {
        return Ok(());
    }
    Err(say!(
        zh: "“{label}”不能作发言人的名字：其中有在正文里另有含义的符号（行首的 > 或 ##，反斜杠、**、[^、](、[…）",
        en: "`{label}` can't be a label: it holds signs that mean something else in a transcript (`>` or `##` at its start, a backslash, `**`, `[^`, `](`, `[…`)",
    ))
}
