//! The draft: what a reader hands to `structure`, whatever the format.

use std::ops::Range;

use crate::disk::Source;
use crate::model::{AsideKind, Mark, Reference, Time, TurnKind};
use crate::text::{Language, join_lines};

use super::front::Front;

/// A source as its reader understood it: blocks in the order of the text, and what was stated
/// outright.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The stem of the file's name, the session's id to be.
    pub stem: String,
    /// The source, for spans and for [`crate::model::SourceInfo`].
    pub source: Source,
    /// What front matter, or the file beside the source, states.
    pub front: Front,
    /// The blocks, in the order of the text.
    pub blocks: Vec<Block>,
    /// Whether the format says where turns begin ([`Facts::turn`]), so that none is looked for.
    pub states_turns: bool,
}

/// A stretch of lines that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is, as far as the format says.
    pub kind: BlockKind,
    /// Its lines, at least one but for [`BlockKind::PageBreak`]; none of them blank.
    pub lines: Vec<Line>,
    /// Whether no blank line stands between the block before and this one: an aside between two lines
    /// of one paragraph, and the rest of that paragraph.
    pub attached: bool,
    /// What the format states of it beyond its words.
    pub facts: Facts,
}

/// What a format states of a block: stated facts beat guesses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// A turn begins here.
    pub turn: Option<StatedTurn>,
    /// When its words are said in the recording.
    pub time: Option<Time>,
    /// The language of its words.
    pub language: Option<Language>,
}

/// A turn of which the format says where it begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatedTurn {
    /// The label as printed, which is no part of the block's words; `None` where nobody is named, or
    /// where the label stands in the words as usual.
    pub label: Option<String>,
    /// What kind of speech it is.
    pub kind: Option<TurnKind>,
}

impl Block {
    /// Its words: the lines joined as a reader of them would.
    pub fn joined(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            join_lines(&mut text, &line.text);
        }
        text
    }

    /// Where it stands in the source, in bytes; nowhere for a page break.
    pub fn span(&self) -> Range<usize> {
        match self.lines.as_slice() {
            [first, .., last] => first.span.start..last.span.end,
            [line] => line.span.clone(),
            [] => 0..0,
        }
    }
}

/// What a block is, as far as the format says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// Lines of text: what is speech and what is not, `structure` decides.
    Text,
    /// A `##` heading, which opens an exchange; its one line is the title, which may be empty.
    Heading(Heading),
    /// Text stated to be an aside of this kind.
    Aside(AsideKind),
    /// A footnote of the source.
    Footnote {
        /// Its label, as in `[^1]:`.
        label: String,
    },
    /// A form feed.
    PageBreak,
}

/// What the braces after a heading say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heading {
    /// `{id=q5}`: the id wished for.
    pub id: Option<Reference>,
    /// `{topics=a,b}`.
    pub topics: Vec<Reference>,
    /// `{follows=q3,2024-03-07-minister#q5}`.
    pub follows: Vec<Reference>,
}

/// One line of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its words: trimmed, escapes and signs of marks taken out.
    pub text: String,
    /// The marks on its words, in Unicode scalar values into `text`.
    pub marks: Vec<Mark>,
    /// Where it stands in the source, in bytes, as trimmed.
    pub span: Range<usize>,
    /// Whether a backslash at its start said that it opens nothing: no turn, no heading, no aside.
    pub plain: bool,
    /// Whether it goes on with the line before without even the space that a line break stands for: an
    /// aside stands between the two that was marked `.tight`.
    pub tight: bool,
}
