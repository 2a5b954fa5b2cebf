//! The passages of the record as blocks of a draft.

use super::emphasis;
use super::notes::Notes;
use super::page::Page;
use super::passage::Passage;
use super::sort::{Place, in_heading};
use super::words::Composer;
use crate::model::AsideKind;
use crate::read::draft::{Block, BlockKind, Facts, Heading, Line};
use crate::text::is_sentence_end;

/// The longest a caption without a mark of its own may be, in letters.
const CAPTION: usize = 200;

/// The blocks of the record, in order.
pub(super) fn blocks(
    page: &Page,
    source: &str,
    passages: &[Passage],
    places: &[Place],
    hidden: bool,
) -> Vec<Block> {
    let notes = Notes::of(page);
    let composer = Composer { page, source, notes: &notes, hidden };
    let mut blocks: Vec<Block> = Vec::new();
    for (passage, place) in passages.iter().zip(places) {
        if *place != Place::Record {
            continue;
        }
        let lines = composer.lines(passage.items.clone());
        if lines.is_empty() {
            continue;
        }
        let kind = kind(page, &notes, passage, &lines);
        // What belongs to one block for the format is one here.
        if let Some(last) = blocks.last_mut()
            && matches!(kind, BlockKind::Footnote { .. })
            && last.kind == kind
        {
            last.lines.extend(lines);
            continue;
        }
        blocks.push(Block { kind, lines, attached: false, facts: Facts::default() });
    }
    emphasis::settle(&mut blocks);
    blocks
}

fn kind(page: &Page, notes: &Notes, passage: &Passage, lines: &[Line]) -> BlockKind {
    if let Some(label) = notes.held_by(page, passage.element) {
        return BlockKind::Footnote { label: label.to_owned() };
    }
    let mut around = page.around(passage.element);
    if around.any(|element| element.name == "figcaption") || is_caption(page, passage) {
        return BlockKind::Aside(AsideKind::Caption);
    }
    if let [line] = lines
        && in_heading(page, passage)
        && is_crosshead(passage, line)
    {
        return BlockKind::Heading(Heading::default());
    }
    BlockKind::Text
}

/// Right below a picture, short, and in the middle of the line like the picture, or called so.
fn is_caption(page: &Page, passage: &Passage) -> bool {
    let Some(element) = passage.element.map(|element| &page.elements[element]) else {
        return false;
    };
    let called = element.class().to_ascii_lowercase().contains("caption");
    passage.after_picture
        && (1..=CAPTION).contains(&passage.letters)
        && !passage.labelled
        && (called || element.centred)
}

/// Whether a heading says what follows, and not who speaks or what is said.
fn is_crosshead(passage: &Passage, line: &Line) -> bool {
    let last = line.text.chars().next_back();
    let ends = last.is_none_or(|c| is_sentence_end(c) || matches!(c, '：' | ':' | '，' | ','));
    !passage.labelled && !ends && line.text.chars().any(char::is_alphabetic)
}
