//! What nobody speaks.

use super::{ParagraphId, Section};
use crate::diagnostic::Message;

/// Text of the source that nobody speaks, with its place among the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// What it is.
    pub kind: AsideKind,
    /// Its words as printed; empty for a gap between paragraphs.
    pub text: String,
    /// Where it stands.
    pub at: At,
    /// The line of the source on which it begins, from 1.
    pub line: usize,
    /// What made it be taken for this: the editor's mark, or the rule that found it.
    pub why: Message,
}

/// The place of an aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The section.
    pub section: Section,
    /// The paragraph in which or after which it stands; `None` before the section's first.
    pub paragraph: Option<ParagraphId>,
    /// In Unicode scalar values into the paragraph's text, where it stands inside it; `None` where it
    /// stands after it.
    pub offset: Option<usize>,
}

/// The kinds of asides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AsideKind {
    /// The words under a picture.
    Caption,
    /// A stage direction: applause, laughter, an interval.
    Stage,
    /// An insertion by the source's own editor.
    Editor,
    /// What belongs to the printed page, not to the text: running heads, page numbers, repeated
    /// headlines. Never shown among the words.
    Furniture,
    /// A whole paragraph or more is missing here.
    Gap,
    /// A time of day, or into a recording.
    Time,
    /// The agency's line: place, date, agency.
    Dateline,
    /// How long the event lasted.
    Duration,
}

impl AsideKind {
    /// All kinds.
    pub const ALL: &[Self] = &[
        Self::Caption,
        Self::Stage,
        Self::Editor,
        Self::Furniture,
        Self::Gap,
        Self::Time,
        Self::Dateline,
        Self::Duration,
    ];

    /// The name used in JSON and, after a dot, in a transcript's braces: `caption`, `stage`, …
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Caption => "caption",
            Self::Stage => "stage",
            Self::Editor => "editor",
            Self::Furniture => "furniture",
            Self::Gap => "gap",
            Self::Time => "time",
            Self::Dateline => "dateline",
            Self::Duration => "duration",
        }
    }
}
