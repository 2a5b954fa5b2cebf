//! The draft's lines in one row, each with what stands before it, before anything is decided.

mod bracketed;
mod closing;
mod torn;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Message, Place, SourceText, Span};
use crate::model::Time;
use crate::read::{Block, BlockKind, Draft, Line};
use crate::structure::cut::Said;
use crate::structure::paragraph::Seam;
use crate::text::join_lines;

/// How far before a line its margin is looked for, in characters.
const MARGIN: usize = 200;

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
    /// Whether somebody puts it in while another speaks, who goes on after it.
    pub(super) interjected: bool,
    /// How it goes on with the row before, if it does.
    pub(super) seam: Seam,
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

/// Lines as they are to be read, by the block and the place in it of the first. One without words is a
/// time alone, of the line before it.
pub(super) type Mended = BTreeMap<(usize, usize), Mend>;

/// A line put together or taken out of brackets.
#[derive(Debug)]
pub(super) struct Mend {
    line: Line,
    /// For how many of the draft's it stands.
    count: usize,
    /// Whether it is what somebody puts in while another speaks.
    interjected: bool,
    /// The time that stood at its end.
    time: Option<Time>,
}

/// Puts labels together that run over the ends of printed lines, and takes the brackets off turns that
/// stand in them.
pub(super) fn mend(draft: &Draft) -> Mended {
    let mut mended = Mended::new();
    for closing::Stamped { place, line, time } in closing::times(draft) {
        mended.insert(place, Mend { line, count: 1, interjected: false, time: Some(time) });
    }
    for (number, block) in draft.blocks.iter().enumerate() {
        if block.kind != BlockKind::Text {
            continue;
        }
        let mut index = 0;
        while let Some(lines) = block.lines.get(index..) {
            let Some(first) = lines.first() else { break };
            if let Some(line) = bracketed::turn(first) {
                let mend = Mend { line, count: 1, interjected: true, time: None };
                mended.insert((number, index), mend);
            }
            let count = torn::label(first, &lines[1..]);
            if let Some(count) = count {
                let mut line = first.clone();
                for next in &lines[1..count] {
                    append(&mut line, next);
                }
                mended
                    .insert((number, index), Mend { line, count, interjected: false, time: None });
            }
            index += count.unwrap_or(1);
        }
    }
    mended
}

fn append(line: &mut Line, next: &Line) {
    join_lines(&mut line.text, &next.text);
    let shift = line.text.chars().count() - next.text.chars().count();
    line.marks.extend(next.marks.iter().cloned().map(|mut mark| {
        mark.start += shift;
        mark.end += shift;
        mark
    }));
    line.span.end = next.span.end;
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
/// `mended` are the lines that [`mend`] has put together; they stand for several of the draft's.
pub(super) fn rows<'a>(draft: &'a Draft, mended: &'a Mended) -> Vec<Row<'a>> {
    let mut gathering = Gathering { source: &draft.source.text, rows: Vec::new(), new_page: false };
    for (number, block) in draft.blocks.iter().enumerate() {
        match block.kind {
            BlockKind::PageBreak => gathering.new_page = true,
            BlockKind::Text => {
                let mut index = 0;
                while let Some(line) = block.lines.get(index) {
                    let first = index == 0;
                    let whole = mended.get(&(number, index));
                    index += whole.map_or(1, |mend| mend.count);
                    let line = whole.map_or(line, |mend| &mend.line);
                    let time = whole.and_then(|mend| mend.time);
                    if line.text.is_empty() && time.is_some() {
                        if let Some(row) = gathering.rows.last_mut() {
                            row.said.time = time;
                        }
                        continue;
                    }
                    gathering.push(What::Line(line), first && !block.attached, block);
                    if let (Some(row), Some(mend)) = (gathering.rows.last_mut(), whole) {
                        row.interjected = mend.interjected;
                        row.said.time = row.said.time.or(time);
                    }
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
        let mut row = Row {
            what,
            blanks: 0,
            new_page,
            indented: false,
            furniture: None,
            interjected: false,
            seam: Seam::Line,
            said,
        };
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

/// Where `name` stands in a row.
pub(super) fn place(rows: &[Row<'_>], row: usize, name: &str, source: &Arc<SourceText>) -> Place {
    let span = rows.get(row).map(|row| match row.what {
        What::Line(line) => place_of(source, line, name),
        What::Block(_) => row.span(),
    });
    Place::At(Span::new(source, span.unwrap_or(0..0)))
}
