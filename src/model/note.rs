//! Notes: what an editor says of exact words, as written. Where the words stand is for `resolve`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{At, Date, IdError, ParagraphId, Section, Session, TurnId};
use crate::diagnostic::Span;
use crate::text::Language;

/// An editor's annotation, on one or several stretches of words or whole units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it does.
    pub kind: NoteKind,
    /// Who wrote it.
    pub by: Option<String>,
    /// The day it was written.
    pub date: Option<Date>,
    /// The language of its body, where it is not the archive's.
    pub language: Option<Language>,
    /// What it is about, at least one.
    pub targets: Vec<Target>,
    /// What the words should be (a correction), or what another witness has (a variant).
    pub to: Option<String>,
    /// The witness that has the other reading, in words.
    pub witness: Option<String>,
    /// Its Markdown; may be empty where `to` says all.
    pub body: String,
    /// Where the body stands in its file.
    pub body_span: Span,
}

/// What a note does. The motivations are those of the Web Annotation vocabulary.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum NoteKind {
    /// Says something of the words; the default.
    #[default]
    Comment,
    /// Says where the words are from.
    Source,
    /// Says what they mean.
    Definition,
    /// Says what was meant where the source is wrong.
    Correction,
    /// Gives another witness's reading.
    Variant,
    /// Says what was going on.
    Context,
    /// Says how the words are put in another language.
    Translation,
}

impl NoteKind {
    /// All kinds.
    pub const ALL: &[Self] = &[
        Self::Comment,
        Self::Source,
        Self::Definition,
        Self::Correction,
        Self::Variant,
        Self::Context,
        Self::Translation,
    ];

    /// The name used in notes files and data: `comment`, `source`, …
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Source => "source",
            Self::Definition => "definition",
            Self::Correction => "correction",
            Self::Variant => "variant",
            Self::Context => "context",
            Self::Translation => "translation",
        }
    }

    /// Whether it sets another reading against the words: the one meant, or another witness's.
    pub const fn gives_a_reading(self) -> bool {
        matches!(self, Self::Correction | Self::Variant)
    }
}

/// What a note is about, with the place where the editor wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What is looked for.
    pub selector: Selector,
    /// The heading that names it.
    pub span: Span,
}

/// What is looked for in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selector {
    /// Words, which must be found exactly once.
    Quote(Quote),
    /// A whole unit.
    Unit(Unit),
}

/// Words with what tells them from the same words elsewhere: a text quote selector of the Web
/// Annotation model, narrowed to a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words, one line; `[……]`, `[…]` or `[...]` among them is the sign of a gap.
    pub exact: String,
    /// The words right before them.
    pub before: Option<String>,
    /// The words right after them.
    pub after: Option<String>,
    /// The unit in which they stand.
    pub within: Option<Unit>,
}

/// A part of a session that can be named: `@session`, `@q5`, `@q5-t2`, `@q5-p2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Unit {
    /// All of it.
    Session,
    /// The lead, the opening, an exchange or the closing.
    Section(Section),
    /// A turn.
    Turn(Section, TurnId),
    /// A paragraph.
    Paragraph(Section, ParagraphId),
}

impl Anchor {
    /// The unit in which it stands, or which it is. A gap between paragraphs counts to the one before
    /// it, or to its section.
    pub fn unit(self, session: &Session) -> Unit {
        match self {
            Self::Unit(unit) => unit,
            Self::Words { section, paragraph, .. } => Unit::Paragraph(section, paragraph),
            Self::Gap(index) => match session.asides.get(index).map(|aside| aside.at) {
                Some(At { section, paragraph: Some(id), .. }) => Unit::Paragraph(section, id),
                Some(At { section, .. }) => Unit::Section(section),
                None => Unit::Session,
            },
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Session => f.write_str("session"),
            Self::Section(section) => section.fmt(f),
            Self::Turn(section, turn) => write!(f, "{section}-{turn}"),
            Self::Paragraph(section, paragraph) => write!(f, "{section}-{paragraph}"),
        }
    }
}

impl FromStr for Unit {
    type Err = IdError;

    fn from_str(word: &str) -> Result<Self, IdError> {
        let malformed = |_| IdError::Malformed(word.to_owned());
        if word == "session" {
            return Ok(Self::Session);
        }
        let Some((section, part)) = word.split_once('-') else {
            return word.parse().map(Self::Section).map_err(malformed);
        };
        let section = section.parse().map_err(malformed)?;
        if let Ok(turn) = part.parse() {
            return Ok(Self::Turn(section, turn));
        }
        part.parse().map(|paragraph| Self::Paragraph(section, paragraph)).map_err(malformed)
    }
}

impl TryFrom<String> for Unit {
    type Error = IdError;

    fn try_from(word: String) -> Result<Self, IdError> {
        word.parse()
    }
}

impl From<Unit> for String {
    fn from(unit: Unit) -> Self {
        unit.to_string()
    }
}

/// Where a target was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Anchor {
    /// A whole unit.
    Unit(Unit),
    /// Words of a paragraph, in Unicode scalar values from the start of its text; both are equal for a
    /// gap inside the paragraph.
    Words {
        /// The section.
        section: Section,
        /// The paragraph.
        paragraph: ParagraphId,
        /// Where they begin.
        start: usize,
        /// Where they end.
        end: usize,
    },
    /// A gap between paragraphs, as an index into the session's asides.
    Gap(usize),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read_as_they_are_shown() {
        for word in ["session", "lead", "opening-t1", "q5", "q5-t2", "q12-p3", "closing-p1"] {
            assert_eq!(word.parse::<Unit>().unwrap().to_string(), word);
        }
        for word in ["", "q7-p0", "q0", "q5-", "q5-p2-p3", "session-p1", "p2", "Q5", "q5-x1"] {
            assert!(word.parse::<Unit>().is_err(), "{word}");
        }
    }
}
