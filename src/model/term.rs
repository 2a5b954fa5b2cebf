//! Terms: set phrases, names and notions with an entry of their own, and where they stand.

use super::{Date, Entry, ParagraphId, Reference, Section, Slug};
use crate::diagnostic::Span;
use crate::text::Language;

/// A set phrase, name or notion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// What all entries have.
    pub entry: Entry,
    /// What it is.
    pub kind: TermKind,
    /// The reading in Latin letters: pinyin, romaji.
    pub transliteration: Option<String>,
    /// What it means, in a sentence.
    pub definition: Option<String>,
    /// How it is put in other languages, as the editor lists them.
    pub renderings: Vec<Rendering>,
    /// Where what is said here is from.
    pub sources: Vec<Source>,
    /// Terms that are part of the same notion.
    pub broader: Vec<Reference>,
    /// Terms that have to do with it.
    pub related: Vec<Reference>,
    /// Longer words in which it stands and does not mean itself.
    pub except: Vec<String>,
    /// Places where it is not meant, by the editor's word.
    pub not_in: Vec<NotIn>,
}

#[cfg(test)]
impl Term {
    /// A phrase of which nothing is said but what all entries have.
    pub(crate) fn of(entry: Entry) -> Self {
        Self {
            entry,
            kind: TermKind::Phrase,
            transliteration: None,
            definition: None,
            renderings: Vec::new(),
            sources: Vec::new(),
            broader: Vec::new(),
            related: Vec::new(),
            except: Vec::new(),
            not_in: Vec::new(),
        }
    }
}

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermKind {
    /// A set phrase; the default.
    Phrase,
    /// A name of something that is none of the following.
    Name,
    /// A document.
    Document,
    /// An event.
    Event,
    /// A place.
    Place,
    /// An allusion: words taken from somewhere.
    Allusion,
}

impl TermKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: &[Self] =
        &[Self::Phrase, Self::Allusion, Self::Name, Self::Document, Self::Event, Self::Place];

    /// The name used in entries and data: `phrase`, `name`, …
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Phrase => "phrase",
            Self::Name => "name",
            Self::Document => "document",
            Self::Event => "event",
            Self::Place => "place",
            Self::Allusion => "allusion",
        }
    }
}

/// How a term is put in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendering {
    /// The language.
    pub language: Language,
    /// The words.
    pub text: String,
    /// The day on which it was used so.
    pub date: Option<Date>,
    /// Where, in words.
    pub source: Option<String>,
    /// Where, as an address.
    pub url: Option<String>,
    /// Whether it is the speaker's side's own.
    pub official: bool,
}

/// Where something said of a term is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// In words.
    pub text: String,
    /// As an address.
    pub url: Option<String>,
}

/// A place where a term is not meant: a session, one of its sections, or a paragraph:
/// `2025-03-07-foreign-minister`, `…#q5`, `…#q5-p3`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotIn {
    /// The session.
    pub session: Slug,
    /// The section, if not all of it.
    pub section: Option<Section>,
    /// The paragraph, if not all of the section.
    pub paragraph: Option<ParagraphId>,
    /// Where the editor wrote it.
    pub span: Span,
}

/// A place where a term stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Use {
    /// The section.
    pub section: Section,
    /// The paragraph.
    pub paragraph: ParagraphId,
    /// Where it begins, in Unicode scalar values from the start of the paragraph's text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The term, as an index into the archive's terms.
    pub term: usize,
}
