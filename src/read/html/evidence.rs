//! Which part of a page is the record: the evidence of the whole page, weighed in one place.
//!
//! Each passage has a weight: sentences and labels speak for it; links, hidden places and the names of
//! elements that sites give to menus speak against it. The record is the smallest part of the page that
//! holds nearly all the weight.

use super::page::{Element, Item, Page};
use super::passage::Passage;

/// Of the page's weight, in hundredths, what the record must hold: of an element like any other, and
/// of one whose name says that it is the text.
const NEARLY_ALL: usize = 90;
const MOST: usize = 75;
/// How many letters make a paragraph of a text, whatever it ends with.
const LONG: usize = 160;

/// Words in ids and classes of what stands around a text.
const AROUND: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "banner",
    "bread",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "cookie",
    "cookies",
    "copyright",
    "crumb",
    "crumbs",
    "foot",
    "footer",
    "hot",
    "login",
    "menu",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "pager",
    "pagination",
    "popup",
    "promo",
    "rank",
    "recommend",
    "recommended",
    "related",
    "relnews",
    "relnewslist",
    "search",
    "share",
    "sharing",
    "sidebar",
    "sitemap",
    "social",
    "subscribe",
    "tags",
    "toolbar",
    "widget",
];

/// Words in ids, classes and item properties of the text itself.
const TEXT: &[&str] = &[
    "article",
    "articlebody",
    "body",
    "content",
    "detail",
    "editor",
    "entry",
    "main",
    "maintext",
    "post",
    "story",
    "text",
    "txt",
    "zoom",
];

/// Where in the page the record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Body {
    /// The element that holds it; the whole page, if none does alone.
    pub(super) element: Option<usize>,
}

/// What is known of each passage: its weight.
pub(super) fn weights(page: &Page, passages: &[Passage]) -> Vec<usize> {
    let around = stand_around(page);
    let shown = |one: &&Passage| !one.hidden;
    let all: usize = passages.iter().map(|one| one.letters).sum();
    let seen: usize = passages.iter().filter(shown).map(|one| one.letters).sum();
    // A page that shows little has its text shown by a script.
    let hidden_counts = seen * 2 < all;
    let weight = |one: &Passage| {
        if one.hidden && !hidden_counts || one.is_link() {
            return 0;
        }
        let own = one.letters - one.linked;
        let full = match (one.sentence, one.labelled) {
            (true, true) => own * 2,
            (true, false) => own,
            (false, true) => own.min(LONG),
            (false, false) if own >= LONG => own / 2,
            (false, false) => own / 10,
        };
        if one.element.is_some_and(|element| around[element]) { full / 10 } else { full }
    };
    passages.iter().map(weight).collect()
}

/// For each element, whether it or one around it is named as what stands around a text.
pub(super) fn stand_around(page: &Page) -> Vec<bool> {
    let mut around: Vec<bool> = Vec::with_capacity(page.elements.len());
    for element in &page.elements {
        let outer = element.parent.is_some_and(|parent| around[parent]);
        let own = matches!(element.name, "nav" | "footer" | "aside" | "menu" | "form")
            && !holds_page(element)
            || (is_named(element, AROUND)
                && !is_named(element, TEXT)
                && !matches!(element.name, "body" | "html"));
        around.push(outer || own);
    }
    around
}

/// Old sites put the whole page into one form.
fn holds_page(element: &Element) -> bool {
    element.name == "form"
}

/// Whether one of the words of an element's id and classes is among `words`.
fn is_named(element: &Element, words: &[&str]) -> bool {
    let names = [element.id(), element.class()];
    names.iter().flat_map(|name| name.split(|c: char| !c.is_ascii_alphanumeric())).any(|word| {
        let lower = word.to_ascii_lowercase();
        words.contains(&lower.as_str())
    })
}

/// The part of the page that holds the record, by the passages and their weights.
pub(super) fn body(page: &Page, passages: &[Passage], weights: &[usize]) -> Body {
    let mut sums = Vec::with_capacity(weights.len() + 1);
    sums.push(0_usize);
    for weight in weights {
        sums.push(sums.last().copied().unwrap_or(0) + weight);
    }
    let within = |element: &Element| {
        let first = passages.partition_point(|one| one.items.start < element.items.start);
        let last = passages.partition_point(|one| one.items.start < element.items.end);
        sums[last] - sums[first]
    };
    let all = sums.last().copied().unwrap_or(0);
    let mut body = Body { element: None };
    // Elements come from the outside in: the last that holds enough is the innermost.
    for (at, element) in page.elements.iter().enumerate() {
        let inside = body.element.is_none_or(|outer: usize| {
            element.items.start >= page.elements[outer].items.start
                && element.items.end <= page.elements[outer].items.end
        });
        let whole = !matches!(
            element.name,
            "p" | "li" | "tr" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt" | "figcaption"
        );
        let named = matches!(element.name, "article" | "main") || is_named(element, TEXT);
        let enough = if named { MOST } else { NEARLY_ALL };
        if inside && whole && all > 0 && within(element) * 100 >= all * enough {
            body.element = Some(at);
        }
    }
    body
}

/// Whether much of what the page says in sentences stands outside the body, a sixth or more.
pub(super) fn is_doubtful(
    page: &Page,
    passages: &[Passage],
    weights: &[usize],
    body: Body,
) -> bool {
    let said = || passages.iter().zip(weights).filter(|(one, _)| one.sentence);
    let outside: usize =
        said().filter(|(one, _)| !holds(page, body, one)).map(|(_, weight)| weight).sum();
    let all: usize = said().map(|(_, weight)| weight).sum();
    outside * 6 > all
}

/// Whether a passage stands in the body.
pub(super) fn holds(page: &Page, body: Body, passage: &Passage) -> bool {
    body.element.is_none_or(|at| page.elements[at].items.contains(&passage.items.start))
}

/// Whether the element is a table of data and not one by which a page is laid out: several rows and
/// columns of few words each.
pub(super) fn is_data(page: &Page, table: &Element) -> bool {
    let (mut rows, mut cells, mut heads, mut letters, mut inner) = (0, 0, 0, 0, 0);
    for item in &page.items[table.items.clone()] {
        match *item {
            Item::Open(at) => match page.elements[at].name {
                "table" => inner += 1,
                "tr" => rows += 1,
                "td" => cells += 1,
                "th" => {
                    cells += 1;
                    heads += 1;
                }
                _ => {}
            },
            Item::Run(run) => letters += page.words_of(run).chars().count(),
            _ => {}
        }
    }
    inner == 1
        && rows > 1
        && cells >= rows * 2
        && (letters < cells * 40 || heads > 0 && letters < cells * 80)
}
