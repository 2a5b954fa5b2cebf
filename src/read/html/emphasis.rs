//! Which strong words of a page mean something: pages set whole questions in bold, or labels, or
//! whatever an editor's program left behind; that is no emphasis.

use crate::model::{Mark, MarkKind};
use crate::read::draft::{Block, BlockKind, Line};

/// How far a label reaches into a line, in characters.
const LABEL: usize = 60;
/// With as many paragraphs wholly in bold, bold is how the page sets a kind of paragraph.
const CONVENTION: usize = 2;

/// Takes the marks off strong words that are no emphasis. What could be a label keeps its own.
pub(in crate::read) fn settle(blocks: &mut [Block]) {
    let texts = || BlockKind::Text;
    let whole = blocks
        .iter()
        .filter(|block| block.kind == texts() && block.lines.iter().all(is_strong))
        .count();
    for block in blocks {
        for line in &mut block.lines {
            let drop_all = is_strong(line) || whole >= CONVENTION;
            let label = label_end(line);
            for mark in line.marks.iter_mut().filter(|mark| mark.kind == MarkKind::Strong) {
                match label {
                    Some(end) if mark.start == 0 && mark.end + 1 >= end => {
                        mark.end = mark.end.min(end);
                    }
                    _ if drop_all || mark.start == 0 => mark.end = mark.start,
                    _ => {}
                }
            }
            let empty = |mark: &Mark| mark.kind == MarkKind::Strong && mark.start >= mark.end;
            line.marks.retain(|mark| !empty(mark));
        }
    }
}

/// Whether most of a line is strong.
fn is_strong(line: &Line) -> bool {
    let strong: usize = line
        .marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::Strong)
        .map(|mark| mark.end - mark.start)
        .sum();
    strong > 0 && strong * 4 >= line.text.chars().count() * 3
}

/// How many characters of a line a label would take, with its colon.
fn label_end(line: &Line) -> Option<usize> {
    let colon = line.text.chars().take(LABEL).position(|c| matches!(c, '：' | ':'))?;
    Some(colon + 1)
}
