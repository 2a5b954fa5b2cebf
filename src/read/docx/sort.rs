//! What each paragraph is, by its style and by how the whole file uses that style.
//!
//! Styles are named by whoever made the template, in any language, or not used at all but for bold
//! letters. So a *shape* is looked at: the style, whether all is in bold, and the column of a table. A
//! shape is a speaker's if nearly all of its paragraphs are a few words that end no sentence and are
//! followed by words of another shape, and if its name says so or the same words come again and again.

use std::collections::{BTreeMap, BTreeSet};

use super::paragraph::Paragraph;
use super::styles::Styles;
use crate::text::is_sentence_end;

/// The longest a speaker's name may be with all offices, in characters.
const LONGEST_LABEL: usize = 120;
/// The longest that names are on the average where the style's name does not tell them.
const USUAL_LABEL: usize = 60;
/// How many paragraphs of a shape it takes at least, if the style's name does not tell.
const ENOUGH: usize = 4;

/// Words in the names of styles for speakers.
const SPEAKERS: &[&str] = &[
    "speaker",
    "interven",
    "intervin",
    "intervien",
    "orador",
    "orateur",
    "redner",
    "sprecher",
    "talker",
    "发言人",
    "發言人",
    "说话人",
    "說話人",
    "发言者",
    "發言者",
    "発言者",
    "話者",
    "발언자",
];
/// Words in the names of styles for what nobody says.
const DIRECTIONS: &[&str] = &[
    "stage direction",
    "stagedirection",
    "acotaci",
    "acotación",
    "didascal",
    "regieanweisung",
    "舞台",
    "ト書",
];
/// Words in the names of styles for headings that have no place in the outline.
const HEADINGS: &[&str] = &["heading", "crosshead", "标题", "標題", "見出し", "überschrift"];

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It says nothing.
    Blank,
    /// In a table that is passed over.
    Table(usize),
    /// A line of the table of contents.
    Contents,
    /// The title.
    Title,
    /// A heading.
    Heading,
    /// Who speaks in what follows.
    Speaker,
    /// What happens, and nobody says.
    Direction,
    /// What stands in a style in which there were words before anybody spoke.
    Beside,
    /// Words.
    Words,
}

/// A style as it is used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Shape<'p> {
    style: &'p str,
    bold: bool,
    column: Option<usize>,
}

/// The kinds of all paragraphs. `cells` says how many cells each table has.
pub(super) fn kinds(paragraphs: &[Paragraph], cells: &[usize], styles: &Styles) -> Vec<Kind> {
    let tables = tables_are_words(paragraphs);
    let mut kinds: Vec<Kind> =
        paragraphs.iter().map(|one| plain_kind(one, cells, styles, tables)).collect();
    let speakers = speakers(paragraphs, &kinds, styles);
    for (paragraph, kind) in paragraphs.iter().zip(&mut kinds) {
        if matches!(kind, Kind::Words | Kind::Heading)
            && speakers.contains(&shape(paragraph))
            && is_name(&paragraph.text())
        {
            *kind = Kind::Speaker;
        }
    }
    set_beside(paragraphs, &mut kinds);
    kinds
}

/// Whether most of the words stand in tables: then these are the record.
fn tables_are_words(paragraphs: &[Paragraph]) -> bool {
    let (mut inside, mut outside) = (0, 0);
    for paragraph in paragraphs {
        let letters: usize = paragraph.runs.iter().map(|run| run.text.len()).sum();
        *(if paragraph.cell.is_some() { &mut inside } else { &mut outside }) += letters;
    }
    inside > outside
}

/// What a paragraph is by itself.
fn plain_kind(paragraph: &Paragraph, cells: &[usize], styles: &Styles, tables: bool) -> Kind {
    if paragraph.is_blank() {
        return Kind::Blank;
    }
    let name = styles.name(&paragraph.style);
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let framed = |table: usize| cells.get(table).is_some_and(|count| *count == 1);
    match paragraph.cell {
        Some(cell) if !tables && !framed(cell.table) => Kind::Table(cell.table),
        _ if name.starts_with("toc ") => Kind::Contents,
        _ if name == "title" => Kind::Title,
        _ if says(DIRECTIONS) => Kind::Direction,
        _ if outline(paragraph, styles).is_some() || says(HEADINGS) => Kind::Heading,
        _ => Kind::Words,
    }
}

fn outline(paragraph: &Paragraph, styles: &Styles) -> Option<u8> {
    match paragraph.outline {
        Some(level) => (level < 9).then_some(level),
        None => styles.outline(&paragraph.style),
    }
}

fn shape(paragraph: &Paragraph) -> Shape<'_> {
    let column = paragraph.cell.map(|cell| cell.column);
    Shape { style: &paragraph.style, bold: paragraph.is_bold(), column }
}

/// What is known of a shape over the whole file.
#[derive(Default)]
struct Use {
    count: usize,
    /// How many could be names and are followed by words of another shape.
    good: usize,
    /// Their characters.
    length: usize,
    /// The characters of what follows them.
    after: usize,
    different: BTreeSet<String>,
}

/// The shapes that say who speaks.
fn speakers<'p>(
    paragraphs: &'p [Paragraph],
    kinds: &[Kind],
    styles: &Styles,
) -> BTreeSet<Shape<'p>> {
    let shown: Vec<&Paragraph> = paragraphs
        .iter()
        .zip(kinds)
        .filter(|(_, kind)| matches!(kind, Kind::Words | Kind::Heading))
        .map(|(paragraph, _)| paragraph)
        .collect();
    let mut uses: BTreeMap<Shape<'_>, Use> = BTreeMap::new();
    for (at, paragraph) in shown.iter().enumerate() {
        let text = paragraph.text();
        let shape = shape(paragraph);
        let next = shown.get(at + 1).filter(|next| self::shape(next) != shape);
        let one = uses.entry(shape).or_default();
        one.count += 1;
        one.good += usize::from(next.is_some() && is_name(&text));
        one.length += text.chars().take(LONGEST_LABEL * 2).count();
        one.after += next.map_or(0, |next| next.text().chars().count());
        one.different.insert(text);
    }
    let mut found: BTreeSet<Shape<'_>> = uses
        .iter()
        .filter(|(shape, one)| one.are_speakers(shape, styles))
        .map(|(shape, _)| shape.clone())
        .collect();
    // A style made from a speaker's (the first speaker of a sitting) is one as well.
    let ids: BTreeSet<&str> =
        found.iter().filter(|shape| shape.column.is_none()).map(|shape| shape.style).collect();
    let normal = styles.of_paragraph(None);
    let made_from = |shape: &Shape<'_>| {
        let mut below = styles.chain(shape.style).skip(1);
        below.any(|(id, _)| id != normal && ids.contains(id))
    };
    let more = uses.iter().filter(|(shape, one)| one.good == one.count && made_from(shape));
    found.extend(more.map(|(shape, _)| shape.clone()));
    found
}

impl Use {
    fn are_speakers(&self, shape: &Shape<'_>, styles: &Styles) -> bool {
        let name = styles.name(shape.style);
        let told = SPEAKERS.iter().any(|word| name.contains(word));
        if self.good * 10 < self.count * 9 {
            return false;
        }
        let repeated = self.count >= ENOUGH
            && self.different.len() * 10 <= self.count * 6
            && self.length <= self.count * USUAL_LABEL
            && self.after >= self.length * 2;
        told || repeated
    }
}

/// Whether words could say who speaks: a few, that end no sentence and are in no brackets.
pub(super) fn is_name(text: &str) -> bool {
    let words = text.trim_end_matches(['.', ':', '：']);
    let ends = words.chars().next_back().is_none_or(is_sentence_end);
    let bracketed = text.starts_with(['(', '（', '[', '［', '【'])
        && text.ends_with([')', '）', ']', '］', '】']);
    !ends
        && !bracketed
        && words.chars().any(char::is_alphabetic)
        && words.chars().nth(LONGEST_LABEL).is_none()
}

/// Finds the paragraphs between speeches that nobody speaks: in a style in which words stood before
/// anybody spoke, and which is not the one that most is spoken in.
fn set_beside(paragraphs: &[Paragraph], kinds: &mut [Kind]) {
    let Some(first) = kinds.iter().position(|kind| *kind == Kind::Speaker) else { return };
    let words = |at: &usize| kinds[*at] == Kind::Words;
    let before: BTreeSet<Shape<'_>> =
        (0..first).filter(words).map(|at| shape(&paragraphs[at])).collect();
    let mut right_after: BTreeSet<Shape<'_>> = BTreeSet::new();
    let mut follows = false;
    for at in first..kinds.len() {
        match kinds[at] {
            Kind::Speaker => follows = true,
            Kind::Words if std::mem::take(&mut follows) => {
                right_after.insert(shape(&paragraphs[at]));
            }
            _ => {}
        }
    }
    for at in first..kinds.len() {
        let shape = shape(&paragraphs[at]);
        if kinds[at] == Kind::Words && before.contains(&shape) && !right_after.contains(&shape) {
            kinds[at] = Kind::Beside;
        }
    }
}
