//! The objects inside a session's JSON.

use serde::Serialize;

use crate::model::{
    Aside, Exchange, Extent, Footnote, Made, Mark, MarkKind, Paragraph, Session, Slug, Speaker,
    Time, Turn, Witness,
};
use crate::text::Language;

#[derive(Debug, Clone, Serialize)]
pub(super) struct WitnessJson<'a> {
    publisher: Option<&'a str>,
    title: Option<&'a str>,
    date: Option<String>,
    page: Option<&'a str>,
    url: Option<&'a str>,
    fetched: Option<String>,
    file: Option<&'a str>,
    sha256: Option<&'a str>,
    size: Option<u64>,
    encoding: Option<&'a str>,
    name: Option<&'a str>,
    extent: Option<&'static str>,
    made: Option<&'static str>,
    questions_held: Option<u32>,
    questions_source: Option<&'a str>,
    dateline: Option<&'a str>,
}

impl<'a> WitnessJson<'a> {
    pub(super) fn new(witness: &'a Witness) -> Self {
        Self {
            publisher: witness.publisher.as_deref(),
            title: witness.title.as_deref(),
            date: witness.date.map(|date| date.to_string()),
            page: witness.page.as_deref(),
            url: witness.url.as_deref(),
            fetched: witness.fetched.map(|date| date.to_string()),
            file: witness.file.as_deref(),
            sha256: witness.sha256.as_deref(),
            size: witness.size,
            encoding: witness.encoding.as_deref(),
            name: witness.name.as_deref(),
            extent: witness.extent.map(Extent::as_str),
            made: witness.made.map(Made::as_str),
            questions_held: witness.questions_held,
            questions_source: witness.questions_source.as_deref(),
            dateline: witness.dateline.as_deref(),
        }
    }
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct SpeakerJson<'a> {
    label: &'a str,
    role: &'static str,
    person: Option<&'a str>,
    organisation: Option<&'a str>,
    office: Option<&'a str>,
    follow_up: bool,
    why: &'a str,
}

impl<'a> SpeakerJson<'a> {
    pub(super) fn new(speaker: &'a Speaker) -> Self {
        Self {
            label: &speaker.label,
            role: speaker.role.as_str(),
            person: speaker.person.as_ref().map(Slug::as_str),
            organisation: speaker.organisation.as_ref().map(Slug::as_str),
            office: speaker.office.as_deref(),
            follow_up: speaker.follow_up,
            why: &speaker.why.en,
        }
    }
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct ExchangeJson<'a> {
    id: String,
    title: &'a str,
    title_source: &'static str,
    topics: Vec<&'a str>,
    follows: Vec<&'a str>,
    turns: Vec<TurnJson<'a>>,
}

impl<'a> ExchangeJson<'a> {
    pub(super) fn new(exchange: &'a Exchange, turns: Vec<TurnJson<'a>>) -> Self {
        Self {
            id: exchange.id.to_string(),
            title: &exchange.title,
            title_source: exchange.title_source.as_str(),
            topics: exchange.topics.iter().map(|topic| topic.id.as_str()).collect(),
            follows: exchange.follows.iter().map(|one| one.id.as_str()).collect(),
            turns,
        }
    }
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct TurnJson<'a> {
    id: String,
    kind: &'static str,
    follow_up: bool,
    role: &'static str,
    label: Option<&'a str>,
    person: Option<&'a str>,
    organisation: Option<&'a str>,
    paragraphs: Vec<ParagraphJson<'a>>,
}

impl<'a> TurnJson<'a> {
    pub(super) fn new(session: &'a Session, turn: &'a Turn) -> Self {
        let speaker = session.speaker(turn);
        Self {
            id: turn.id.to_string(),
            kind: turn.kind.as_str(),
            follow_up: turn.follow_up,
            role: speaker.map_or("unknown", |speaker| speaker.role.as_str()),
            label: speaker.map(|speaker| speaker.label.as_str()),
            person: speaker.and_then(|speaker| speaker.person.as_ref()).map(Slug::as_str),
            organisation: speaker
                .and_then(|speaker| speaker.organisation.as_ref())
                .map(Slug::as_str),
            paragraphs: turn.paragraphs.iter().map(ParagraphJson::new).collect(),
        }
    }
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct ParagraphJson<'a> {
    id: String,
    text: &'a str,
    line: usize,
    language: Option<&'a str>,
    time: Option<TimeJson>,
    marks: Vec<MarkJson<'a>>,
}

impl<'a> ParagraphJson<'a> {
    pub(super) fn new(paragraph: &'a Paragraph) -> Self {
        Self {
            id: paragraph.id.to_string(),
            text: &paragraph.text,
            line: paragraph.line,
            language: paragraph.language.as_ref().map(Language::as_str),
            time: paragraph.time.map(TimeJson::new),
            marks: paragraph.marks.iter().map(MarkJson::new).collect(),
        }
    }
}

/// In seconds from the start of the recording.
#[derive(Debug, Clone, Serialize)]
struct TimeJson {
    start: f64,
    end: Option<f64>,
}

impl TimeJson {
    fn new(time: Time) -> Self {
        #[allow(clippy::cast_precision_loss, reason = "a recording is shorter than 2^53 ms")]
        let seconds = |milliseconds: u64| milliseconds as f64 / 1000.0;
        Self { start: seconds(time.start), end: time.end.map(seconds) }
    }
}

#[derive(Debug, Clone, Serialize)]
struct MarkJson<'a> {
    kind: &'static str,
    start: usize,
    end: usize,
    href: Option<&'a str>,
    why: Option<&'a str>,
    label: Option<&'a str>,
}

impl<'a> MarkJson<'a> {
    fn new(mark: &'a Mark) -> Self {
        let (mut href, mut why, mut label) = (None, None, None);
        match &mark.kind {
            MarkKind::Strong => {}
            MarkKind::Link { href: address } => href = Some(address.as_str()),
            MarkKind::Gap { why: reason } => why = Some(reason.en.as_str()),
            MarkKind::Footnote { label: sign } => label = Some(sign.as_str()),
        }
        Self { kind: mark.kind.as_str(), start: mark.start, end: mark.end, href, why, label }
    }
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct AsideJson<'a> {
    kind: &'static str,
    text: &'a str,
    at: AtJson,
    line: usize,
    why: &'a str,
}

#[derive(Debug, Clone, Serialize)]
struct AtJson {
    section: String,
    paragraph: Option<String>,
    offset: Option<usize>,
}

impl<'a> AsideJson<'a> {
    pub(super) fn new(aside: &'a Aside) -> Self {
        let at = AtJson {
            section: aside.at.section.to_string(),
            paragraph: aside.at.paragraph.map(|id| id.to_string()),
            offset: aside.at.offset,
        };
        let why = &aside.why.en;
        Self { kind: aside.kind.as_str(), text: &aside.text, at, line: aside.line, why }
    }
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct FootnoteJson<'a> {
    label: &'a str,
    text: &'a str,
    line: usize,
}

impl<'a> FootnoteJson<'a> {
    pub(super) fn new(footnote: &'a Footnote) -> Self {
        Self { label: &footnote.label, text: &footnote.text, line: footnote.line }
    }
}
