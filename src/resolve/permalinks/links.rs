//! The permalinks of one session, as kept between builds.

use crate::model::{NoteId, NoteKind, ParagraphId, Section, Selector, Slug, Unit};

/// The ids of a session, past and present, with the words they stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Links {
    /// The session.
    pub session: Slug,
    /// The sections: the living in the order of the text, then the dead by their numbers.
    pub sections: Vec<LinkedSection>,
    /// The notes: the living in the order of their file, then the dead by their numbers.
    pub notes: Vec<LinkedNote>,
}

/// A section and its paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedSection {
    /// Its id.
    pub id: Section,
    /// Whether it is an exchange that was taken out of the text. Its paragraphs are kept as they were.
    pub dead: bool,
    /// Its paragraphs: the living in the order of the text, then the dead by their numbers.
    pub paragraphs: Vec<LinkedParagraph>,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedParagraph {
    /// Its id.
    pub id: ParagraphId,
    /// The label of its speaker, if it has one.
    pub label: Option<String>,
    /// Whether it belongs to the question that opens its exchange.
    pub question: bool,
    /// Its words now, or the last it had.
    pub words: Words,
    /// Whether it was taken out of the text.
    pub dead: bool,
    /// The words it had before, earliest first; never its words now.
    pub past: Vec<Words>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedNote {
    /// Its id.
    pub id: NoteId,
    /// What it does.
    pub kind: NoteKind,
    /// What it is about.
    pub targets: Vec<LinkedTarget>,
    /// The beginning of its words, what it puts for others (`to`) first.
    pub words: String,
    /// Whether it was taken out.
    pub dead: bool,
}

/// What a note is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedTarget {
    /// What is looked for.
    pub selector: Selector,
    /// Where it was found last: a paragraph, or the unit that is looked for; a gap between paragraphs
    /// counts to the one before it, or to its section.
    pub at: Option<Unit>,
}

/// Words and their hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// [`crate::text::words_hash`] of the text.
    pub hash: String,
    /// The words whole, in [`crate::text::normal_words`] form, so that they can be shown as they were.
    pub text: String,
}

impl Links {
    /// The record of a section.
    pub fn section(&self, id: Section) -> Option<&LinkedSection> {
        self.sections.iter().find(|section| section.id == id)
    }
}

impl LinkedSection {
    /// The record of a paragraph.
    pub fn paragraph(&self, id: ParagraphId) -> Option<&LinkedParagraph> {
        self.paragraphs.iter().find(|paragraph| paragraph.id == id)
    }
}

impl Words {
    /// Takes words out of a text.
    pub fn new(text: &str) -> Self {
        let text = crate::text::normal_words(text);
        Self { hash: crate::text::words_hash(&text), text }
    }
}
