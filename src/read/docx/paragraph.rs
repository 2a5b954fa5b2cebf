//! What a document holds, as found in its parts.

use std::collections::BTreeMap;

/// The paragraphs of a part, and what else was met in it.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// Its paragraphs, in order; blank ones too.
    pub(super) paragraphs: Vec<Paragraph>,
    /// For a part of notes, the paragraphs of each note by id.
    pub(super) notes: BTreeMap<String, Vec<Paragraph>>,
    /// The addresses of links.
    pub(super) links: Vec<String>,
    /// What was met and is not shown, each with the number of the paragraph in which it was first met.
    pub(super) met: BTreeMap<Met, Count>,
    /// For each table, how many cells it has.
    pub(super) cells: Vec<usize>,
}

/// What a document may hold beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Met {
    /// Words put in while changes were tracked: they are kept.
    Inserted,
    /// Words taken out while changes were tracked: they are left out.
    Deleted,
    /// A remark in the margin.
    Comment,
    /// Words that are not shown.
    Hidden,
    /// A sign of a font that has signs of its own.
    Sign,
}

/// How often something was met.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) times: usize,
    /// The number of the paragraph in which it was first met.
    pub(super) first: usize,
}

/// A paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    /// The id of its style; empty where there is none.
    pub(super) style: String,
    /// Its place in the outline, if it says so itself.
    pub(super) outline: Option<u8>,
    /// The cell of a table in which it stands.
    pub(super) cell: Option<Cell>,
    /// Its words.
    pub(super) runs: Vec<Run>,
    /// Whether the end of the paragraph was taken out while changes were tracked.
    pub(super) runs_on: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    /// The number of the table.
    pub(super) table: usize,
    /// The number of the column, from 0.
    pub(super) column: usize,
}

/// Words that look the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// The words; a line feed for each break of lines.
    pub(super) text: String,
    pub(super) bold: bool,
    /// The character style's id.
    pub(super) style: Option<String>,
    /// The language that the words are marked with.
    pub(super) language: Option<String>,
    /// The number of the link that they are.
    pub(super) link: Option<usize>,
    /// The note to which a sign stands here, instead of words.
    pub(super) note: Option<Note>,
}

/// A reference to a note.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Note {
    /// Whether it stands at the end of the document.
    pub(super) at_end: bool,
    /// Its id in its part.
    pub(super) id: String,
}

impl Paragraph {
    /// Its words, trimmed, in one line.
    pub(super) fn text(&self) -> String {
        let all: String = self.runs.iter().map(|run| run.text.as_str()).collect();
        crate::text::collapse(&all)
    }

    /// Whether it says nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| run.note.is_none() && crate::text::trim(&run.text).is_empty())
    }

    /// Whether all its words are in bold.
    pub(super) fn is_bold(&self) -> bool {
        let mut worded = self.runs.iter().filter(|run| !crate::text::trim(&run.text).is_empty());
        worded.next().is_some_and(|run| run.bold) && worded.all(|run| run.bold)
    }

    /// Adds words, to the last run if they look like it.
    pub(super) fn push(&mut self, run: Run) {
        match self.runs.last_mut() {
            Some(last) if last.looks_like(&run) => last.text.push_str(&run.text),
            _ => self.runs.push(run),
        }
    }
}

impl Run {
    fn looks_like(&self, other: &Self) -> bool {
        self.note.is_none()
            && other.note.is_none()
            && (self.bold, self.link) == (other.bold, other.link)
            && self.style == other.style
            && self.language == other.language
    }
}
