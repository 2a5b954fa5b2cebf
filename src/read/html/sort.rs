//! What becomes of each passage of the page: the record's, or left out and why.

use super::evidence::{self, Body};
use super::furniture;
use super::page::Page;
use super::passage::{Passage, text};
use super::tags::is_heading;

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A part of the record.
    Record,
    /// The title, which is stated already.
    Title,
    /// Outside the record.
    Outside,
    /// In the midst of the record, and no part of it: links, what is not shown, the page's own lines.
    Within,
    /// In the table of this element.
    Table(usize),
}

/// Which passage is the first that is surely of the record: it stands in the body, and says something
/// in a sentence or under a label.
pub(super) fn first(page: &Page, passages: &[Passage], weights: &[usize], body: Body) -> usize {
    let sure = |at: usize| {
        let one = &passages[at];
        evidence::holds(page, body, one)
            && weights[at] > 0
            && (one.sentence || one.labelled)
            && furniture::word(&text(page, one), one.letters).is_none()
            && !in_heading(page, one)
    };
    (0..passages.len()).find(|&at| sure(at)).unwrap_or(passages.len())
}

/// What each passage is; `hidden` says that what is not shown counts.
pub(super) fn sort(
    page: &Page,
    passages: &[Passage],
    weights: &[usize],
    body: Body,
    heading: Option<usize>,
    hidden: bool,
) -> Vec<Place> {
    let around = evidence::stand_around(page);
    let outer = body.element.is_some_and(|element| around[element]);
    let tables = data_tables(page);
    let title = heading.map(|at| text(page, &passages[at]));
    let first = first(page, passages, weights, body);
    let last = (0..passages.len()).rfind(|&at| {
        let one = &passages[at];
        weights[at] > 0
            && (one.sentence || one.labelled)
            && evidence::holds(page, body, one)
            && furniture::word(&text(page, one), one.letters).is_none()
    });
    let last = last.unwrap_or(0);
    let place = |(at, one): (usize, &Passage)| {
        if heading == Some(at) {
            return Place::Title;
        }
        if !evidence::holds(page, body, one) {
            return Place::Outside;
        }
        let apart = !outer && one.element.is_some_and(|element| around[element]);
        if (one.hidden && !hidden) || apart {
            return Place::Within;
        }
        if let Some(table) = table_of(page, &tables, one) {
            return Place::Table(table);
        }
        if is_link_among_links(page, passages, at) {
            return Place::Within;
        }
        let words = text(page, one);
        if at < first && title.as_deref() == Some(words.as_str()) {
            return Place::Title;
        }
        let before_title = heading.is_some_and(|heading| at < heading);
        let at_edge = at < first || at > last;
        let own = furniture::word(&words, one.letters).is_some() || furniture::is_stamp(&words);
        if before_title || at_edge && own { Place::Within } else { Place::Record }
    };
    let mut places: Vec<Place> = passages.iter().enumerate().map(place).collect();
    leave_out_headings_of_nothing(page, passages, &mut places);
    places
}

/// A heading goes with what stands below it: nothing, or what is left out.
fn leave_out_headings_of_nothing(page: &Page, passages: &[Passage], places: &mut [Place]) {
    for at in (0..passages.len()).rev() {
        let below = places.get(at + 1);
        if places[at] == Place::Record
            && in_heading(page, &passages[at])
            && !passages[at].labelled
            && matches!(below, None | Some(Place::Outside | Place::Within))
        {
            places[at] = Place::Within;
        }
    }
}

/// Whether a passage is the words of a heading.
pub(super) fn in_heading(page: &Page, passage: &Passage) -> bool {
    passage.element.is_some_and(|element| is_heading(page.elements[element].name))
}

/// Whether a passage is a link in a list, or beside another: a name alone that links to its bearer's page
/// may be a label.
fn is_link_among_links(page: &Page, passages: &[Passage], at: usize) -> bool {
    let link = |one: &Passage| one.is_link() && !one.labelled;
    let one = &passages[at];
    let beside = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
    let company = beside.filter_map(|other| passages.get(other)).any(link);
    link(one) && (is_list(page, one) || company && !one.sentence)
}

fn is_list(page: &Page, passage: &Passage) -> bool {
    page.around(passage.element).take(3).any(|element| matches!(element.name, "li" | "dt" | "dd"))
}

/// For each element, whether it is a table of data.
fn data_tables(page: &Page) -> Vec<bool> {
    page.elements
        .iter()
        .map(|element| element.name == "table" && evidence::is_data(page, element))
        .collect()
}

fn table_of(page: &Page, tables: &[bool], passage: &Passage) -> Option<usize> {
    let mut at = passage.element;
    while let Some(element) = at {
        if tables[element] {
            return Some(element);
        }
        at = page.elements[element].parent;
    }
    None
}
