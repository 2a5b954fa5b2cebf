//! One event on one day: who said what, in order, cut into exchanges.

use super::{
    Aside, Date, ExchangeId, Paragraph, Reference, Role, Section, Slug, Speaker, TurnId, Witness,
};
use crate::text::Language;

/// One event on one day, from one source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The stem of its file.
    pub id: Slug,
    /// What is known of the event.
    pub header: Header,
    /// The file it was read from.
    pub source: SourceInfo,
    /// The labels, in the order of their first turn; then those declared that have none.
    pub speakers: Vec<Speaker>,
    /// Unspoken text before the first turn.
    pub lead: Vec<Paragraph>,
    /// Speech before the first question; all speech where there is no question.
    pub opening: Vec<Turn>,
    /// The exchanges, in the order of the text.
    pub exchanges: Vec<Exchange>,
    /// Speech after the last answer.
    pub closing: Vec<Turn>,
    /// What nobody speaks, in the order of the text.
    pub asides: Vec<Aside>,
    /// The footnotes of the source, in the order of the text.
    pub footnotes: Vec<Footnote>,
}

/// What is known of the event and its record, from the front matter or inferred.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The title; `None` where neither editor nor source gives one.
    pub title: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// The language of the text.
    pub language: Language,
    /// The place.
    pub place: Option<String>,
    /// How long it lasted, as the source says it.
    pub duration: Option<String>,
    /// The series it belongs to.
    pub series: Option<Reference>,
    /// The session of which this one is a translation: its id, or its address elsewhere.
    pub translation_of: Option<Reference>,
    /// The source of the text.
    pub witness: Witness,
}

/// The file a session was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceInfo {
    /// Its path, relative, with `/`.
    pub path: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The name of its encoding.
    pub encoding: String,
}

/// One question with its follow-ups and all answers to it: the unit of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// Its id.
    pub id: ExchangeId,
    /// Its title.
    pub title: String,
    /// Where the title comes from.
    pub title_source: TitleSource,
    /// The id the editor wishes for, from the heading's braces; the permalinks decide.
    pub wish: Option<Reference>,
    /// The topics the editor gave it; one with a hyphen before it (`-economy`) is a topic that no rule
    /// shall assign.
    pub topics: Vec<Reference>,
    /// The exchanges to which the editor says it refers back: `q3` of its session, `SESSION#q3` of
    /// another.
    pub follows: Vec<Reference>,
    /// The turns, in order; the first is the question, or a moderator who calls on its asker.
    pub turns: Vec<Turn>,
}

/// Where an exchange's title comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TitleSource {
    /// From a `##` heading.
    Heading,
    /// Derived from the question, and marked so.
    Derived,
}

impl TitleSource {
    /// The name used in JSON: `heading` or `derived`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Derived => "derived",
        }
    }
}

/// What one speaker says in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Its id within its section.
    pub id: TurnId,
    /// What kind of speech it is.
    pub kind: TurnKind,
    /// Whether the kind is stated, and not what the speaker's role makes it.
    pub kind_stated: bool,
    /// Whether it is a question that goes on with the exchange's first.
    pub follow_up: bool,
    /// The speaker, as an index into [`Session::speakers`]; `None` where the source names nobody.
    pub speaker: Option<usize>,
    /// The paragraphs, at least one.
    pub paragraphs: Vec<Paragraph>,
}

/// What kind of speech a turn is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TurnKind {
    /// An asker's.
    Question,
    /// An answerer's, to a question.
    Answer,
    /// A moderator's, or an answerer's before the first question and after the last answer.
    Speech,
    /// A narrator's.
    Narrative,
    /// A scene described.
    Scene,
    /// A summary of what was said.
    Summary,
    /// None of these, or unknown.
    Other,
}

impl TurnKind {
    /// All kinds.
    pub const ALL: &[Self] = &[
        Self::Question,
        Self::Answer,
        Self::Speech,
        Self::Narrative,
        Self::Scene,
        Self::Summary,
        Self::Other,
    ];

    /// The role in which somebody speaks so, if there is one that goes with the kind.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Question => Some(Role::Asker),
            Self::Answer => Some(Role::Answerer),
            Self::Speech => Some(Role::Moderator),
            Self::Narrative | Self::Scene | Self::Summary | Self::Other => None,
        }
    }

    /// The name used in JSON: `question`, `answer`, …
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Speech => "speech",
            Self::Narrative => "narrative",
            Self::Scene => "scene",
            Self::Summary => "summary",
            Self::Other => "other",
        }
    }
}

/// A footnote of the source itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// The label, as in `[^1]`.
    pub label: String,
    /// Its words.
    pub text: String,
    /// The line of the source on which it begins, from 1.
    pub line: usize,
}

impl Session {
    /// The sections that speak, each with its turns, in reading order.
    pub fn sections(&self) -> impl Iterator<Item = (Section, &[Turn])> {
        self.numbered_sections().map(|(section, _, turns)| (section, turns))
    }

    /// The same, each exchange with its place among [`Session::exchanges`].
    pub fn numbered_sections(&self) -> impl Iterator<Item = (Section, Option<usize>, &[Turn])> {
        let opening = std::iter::once((Section::Opening, None, self.opening.as_slice()));
        let exchanges = self.exchanges.iter().enumerate().map(|(at, exchange)| {
            (Section::Exchange(exchange.id), Some(at), exchange.turns.as_slice())
        });
        let closing = std::iter::once((Section::Closing, None, self.closing.as_slice()));
        opening.chain(exchanges).chain(closing)
    }

    /// The turns of a section, with the place of the exchange if it is one; none of the lead.
    pub fn turns_at(&self, section: Section, exchange: Option<usize>) -> &[Turn] {
        match section {
            Section::Lead => &[],
            Section::Opening => &self.opening,
            Section::Exchange(_) => {
                let found = exchange.and_then(|at| self.exchanges.get(at));
                found.map_or(&[], |exchange| &exchange.turns)
            }
            Section::Closing => &self.closing,
        }
    }

    /// The speaker of a turn of this session.
    pub fn speaker(&self, turn: &Turn) -> Option<&Speaker> {
        turn.speaker.and_then(|index| self.speakers.get(index))
    }

    /// The asides of one section, in the order of the text.
    pub fn asides_in(&self, section: Section) -> impl Iterator<Item = &Aside> {
        self.asides.iter().filter(move |aside| aside.at.section == section)
    }
}
