//! The paragraph, the smallest thing with an id, and the marks on its words.

use super::{ParagraphId, Time};
use crate::diagnostic::Message;
use crate::text::Language;

/// A paragraph of speech, or of the unspoken lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its id within its section.
    pub id: ParagraphId,
    /// The words, plain: without line breaks, signs of gaps and footnotes, or emphasis marks; trimmed.
    pub text: String,
    /// The line of the source on which it begins, from 1.
    pub line: usize,
    /// Its language, where it is not the session's.
    pub language: Option<Language>,
    /// When it is said in a recording, where the source says so.
    pub time: Option<Time>,
    /// What is marked in the text, sorted by start, then by end.
    pub marks: Vec<Mark>,
}

/// A mark on a stretch of a paragraph's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it says.
    pub kind: MarkKind,
    /// Where it begins, in Unicode scalar values from the start of the text.
    pub start: usize,
    /// Where it ends; equal to `start` for what stands between two characters.
    pub end: usize,
}

/// What a mark says of its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkKind {
    /// The source set the words strongly.
    Strong,
    /// The words are a link.
    Link {
        /// The address as written.
        href: String,
    },
    /// Here the source lost or left out words; `start` equals `end`.
    Gap {
        /// Why this is thought to be a gap: the editor's sign, or the rule that found it.
        why: Message,
    },
    /// A sign that refers to a footnote; `start` equals `end`.
    Footnote {
        /// The footnote's label, as in `[^1]`.
        label: String,
    },
}

impl MarkKind {
    /// The name used in JSON: `strong`, `link`, `gap` or `footnote`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Link { .. } => "link",
            Self::Gap { .. } => "gap",
            Self::Footnote { .. } => "footnote",
        }
    }
}
