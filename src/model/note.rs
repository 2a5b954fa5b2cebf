//! Notes: what an editor says of exact words, as written. Where the words stand is for `resolve`.

use super::{Date, ParagraphId, Section, TurnId};
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoteKind {
    /// Says something of the words; the default.
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
    /// The words.
    pub exact: String,
    /// The words right before them.
    pub before: Option<String>,
    /// The words right after them.
    pub after: Option<String>,
    /// The unit in which they stand.
    pub within: Option<Unit>,
}

/// A part of a session that can be named: `@session`, `@q5`, `@q5-t2`, `@q5-p2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
