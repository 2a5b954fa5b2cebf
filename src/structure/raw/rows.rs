//! The draft's lines in one row, each with what stands before it, before anything is decided.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Message, SourceText};
use crate::read::{Block, BlockKind, Draft, Line};
use crate::structure::cut::Said;
use crate::text::join_lines;

/// How far before a line its margin is looked for, in characters.
const MARGIN: usize = 200;
/// How long half of a torn label may be, in characters.
const LONGEST_HALF: usize = 90;

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
    pub(super) furniture: Option<Message>,
    /// What the format states of its words.
    pub(super) said: Said,
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

/// Lines put together, by the block and the place in it of the first of the two.
pub(super) type Mended = BTreeMap<(usize, usize), Line>;

/// Puts bold labels together that run over the end of a printed line.
pub(super) fn mend(draft: &Draft) -> Mended {
    let mut mended = Mended::new();
    for (number, block) in draft.blocks.iter().enumerate() {
        if block.kind != BlockKind::Text {
            continue;
        }
        for (index, pair) in block.lines.windows(2).enumerate() {
            let taken = index > 0 && mended.contains_key(&(number, index - 1));
            if let [first, second] = pair
                && !taken
                && is_torn_label(first, second)
            {
                mended.insert((number, index), together(first, second));
            }
        }
    }
    mended
}

/// Whether bold words open at the start of `first` and close in `second` with a label's colon.
fn is_torn_label(first: &Line, second: &Line) -> bool {
    let Some(open) = first.text.strip_prefix("**") else { return false };
    let near = second.text.char_indices().nth(LONGEST_HALF).map_or(second.text.len(), |(at, _)| at);
    let Some((name, rest)) = second.text[..near].split_once("**") else { return false };
    let colon = name.ends_with([':', '：']) || rest.starts_with([':', '：']);
    let short = first.text.chars().nth(LONGEST_HALF).is_none();
    colon && short && !open.contains("**") && !first.plain && !second.plain
}

fn together(first: &Line, second: &Line) -> Line {
    let mut line = first.clone();
    join_lines(&mut line.text, &second.text);
    let shift = line.text.chars().count() - second.text.chars().count();
    line.marks.extend(second.marks.iter().cloned().map(|mut mark| {
        mark.start += shift;
        mark.end += shift;
        mark
    }));
    line.span.end = second.span.end;
    line
}

/// Where `words` stand in a line of the source; the whole line where it writes them otherwise (with
/// no-break spaces, or marks inside).
pub(super) fn place_of(source: &SourceText, line: &Line, words: &str) -> Range<usize> {
    let printed = source.text().get(line.span.clone()).unwrap_or_default();
    match printed.find(words) {
        Some(at) => line.span.start + at..line.span.start + at + words.len(),
        None => line.span.clone(),
    }
}

/// The rows of a draft, in the order of the text.
///
/// `mended` are the lines that [`mend`] has put together; they stand for two of the draft's.
pub(super) fn rows<'a>(draft: &'a Draft, mended: &'a Mended) -> Vec<Row<'a>> {
    let mut gathering = Gathering { source: &draft.source.text, rows: Vec::new(), new_page: false };
    for (number, block) in draft.blocks.iter().enumerate() {
        match block.kind {
            BlockKind::PageBreak => gathering.new_page = true,
            BlockKind::Text => {
                for (index, line) in block.lines.iter().enumerate() {
                    let second = index.checked_sub(1).map(|before| (number, before));
                    if second.is_some_and(|before| mended.contains_key(&before)) {
                        continue;
                    }
                    let line = mended.get(&(number, index)).unwrap_or(line);
                    gathering.push(What::Line(line), index == 0 && !block.attached, block);
                }
            }
            _ => gathering.push(What::Block(block), !block.attached, block),
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
    /// Adds a row of `block`; `parted` says that a blank line stands before it.
    fn push(&mut self, what: What<'a>, parted: bool, block: &Block) {
        let new_page = std::mem::take(&mut self.new_page);
        let said = Said::of(&block.facts);
        let mut row = Row { what, blanks: 0, new_page, indented: false, furniture: None, said };
        let start = row.span().start;
        if parted {
            let last = self.rows.last().map_or(0, |last| last.span().end);
            // The reader saw a blank line, even where lines are counted otherwise, or none is blank.
            row.blanks = self.blanks(last, start).max(1);
        }
        row.indented = is_indented(self.source.text(), start);
        self.rows.push(row);
    }

    /// How many blank lines stand between two places; none where markup stands between them.
    fn blanks(&self, last: usize, start: usize) -> usize {
        let between = self.source.text().get(last..start).unwrap_or_default();
        if between.contains('<') {
            return 0;
        }
        self.source.line_of(start).saturating_sub(self.source.line_of(last) + 1)
    }
}

/// Whether the line that holds `start` begins with an ideographic or at least two other spaces.
fn is_indented(text: &str, start: usize) -> bool {
    // In markup a line may be as long as the whole file.
    let near = text[..start].char_indices().rev().nth(MARGIN).map_or(0, |(at, _)| at);
    let before = &text[near..start];
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let margin = &before[line..];
    margin.contains('\u{3000}') || margin.chars().count() >= 2
}
