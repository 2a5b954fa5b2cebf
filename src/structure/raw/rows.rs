//! The draft's lines in one row, each with what stands before it, before anything is decided.

use std::ops::Range;

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
    let source = &draft.source.text;
    let mut rows = Vec::new();
    let mut last_line = 0;
    let mut new_page = false;
    let mut push = |what: What<'_>, opens: bool, attached: bool, new_page: bool| {
        let row = Row { what, blanks: 0, new_page, indented: false, furniture: None };
        let span = row.span();
        let line = source.line_of(span.start);
        let before = if rows.is_empty() { 0 } else { last_line };
        // A blank line that the reader saw counts even where the source's numbering differs (form feed).
        let blanks = match (opens, attached) {
            (true, false) => line.saturating_sub(before + 1).max(1),
            _ => 0,
        };
        last_line = source.line_of(span.end);
        rows.push(Row { blanks, indented: is_indented(source.text(), span.start), ..row });
    };
    for block in &draft.blocks {
        match block.kind {
            BlockKind::PageBreak => new_page = true,
            BlockKind::Text => {
                for (index, line) in block.lines.iter().enumerate() {
                    let page = std::mem::take(&mut new_page);
                    push(What::Line(line), index == 0, block.attached, page);
                }
            }
            _ => {
                let page = std::mem::take(&mut new_page);
                push(What::Block(block), true, block.attached, page);
            }
        }
    }
    rows
}

/// Whether the line that holds `start` begins with an ideographic or at least two other spaces.
fn is_indented(text: &str, start: usize) -> bool {
    let before = &text[..start];
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let margin = &before[line..];
    margin.contains('\u{3000}') || margin.chars().count() >= 2
}
