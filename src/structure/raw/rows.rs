//! The draft's lines in one row, each with what stands before it, before anything is decided.

use std::ops::Range;

use crate::diagnostic::SourceText;
use crate::read::{Block, BlockKind, Draft, Line};

/// A printed line, or a block that the format itself has told apart.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// What it is.
    pub(super) what: What<'a>,
    /// How many blank lines stand before it.
    pub(super) blanks: usize,
    /// Whether a page ends between the row before and this one.
    pub(super) new_page: bool,
    /// Whether it is set in from the margin.
    pub(super) indented: bool,
    /// Why it belongs to the page and not to the text, if so.
    pub(super) furniture: Option<&'static str>,
}

/// What a row is.
#[derive(Debug, Clone, Copy)]
pub(super) enum What<'a> {
    /// A line of text.
    Line(&'a Line),
    /// A heading, an aside or a footnote.
    Block(&'a Block),
}

impl<'a> Row<'a> {
    /// The line, if it is one and belongs to the text.
    pub(super) fn line(&self) -> Option<&'a Line> {
        match self.what {
            What::Line(line) if self.furniture.is_none() => Some(line),
            _ => None,
        }
    }

    /// Where it stands in the source.
    pub(super) fn span(&self) -> Range<usize> {
        match self.what {
            What::Line(line) => line.span.clone(),
            What::Block(block) => block.span(),
        }
    }
}

/// The rows of a draft, in the order of the text.
pub(super) fn rows(draft: &Draft) -> Vec<Row<'_>> {
    let mut gathering = Gathering { source: &draft.source.text, rows: Vec::new(), new_page: false };
    for block in &draft.blocks {
        match block.kind {
            BlockKind::PageBreak => gathering.new_page = true,
            BlockKind::Text => {
                for (index, line) in block.lines.iter().enumerate() {
                    gathering.push(What::Line(line), index == 0 && !block.attached);
                }
            }
            _ => gathering.push(What::Block(block), !block.attached),
        }
    }
    gathering.rows
}

struct Gathering<'a> {
    source: &'a SourceText,
    rows: Vec<Row<'a>>,
    new_page: bool,
}

impl<'a> Gathering<'a> {
    /// Adds a row; `parted` says that a blank line stands before it.
    fn push(&mut self, what: What<'a>, parted: bool) {
        let new_page = std::mem::take(&mut self.new_page);
        let mut row = Row { what, blanks: 0, new_page, indented: false, furniture: None };
        let start = row.span().start;
        if parted {
            let last = self.rows.last().map_or(0, |last| self.source.line_of(last.span().end));
            // The reader saw a blank line, even where lines are counted otherwise.
            row.blanks = self.source.line_of(start).saturating_sub(last + 1).max(1);
        }
        row.indented = is_indented(self.source.text(), start);
        self.rows.push(row);
    }
}

/// Whether the line that holds `start` begins with an ideographic or at least two other spaces.
fn is_indented(text: &str, start: usize) -> bool {
    let before = &text[..start];
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let margin = &before[line..];
    margin.contains('\u{3000}') || margin.chars().count() >= 2
}
