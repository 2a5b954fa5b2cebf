//! Footnotes: a short link to a place further down the same page, and the paragraph there.

use std::collections::{BTreeMap, BTreeSet};

use super::page::{Item, Page};
use crate::text::trim;

/// The longest a sign of a footnote may be, in characters: `[12]`.
const LONGEST: usize = 6;

/// The footnotes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// For each address within the page (`#note1`), the footnote's label.
    signs: BTreeMap<String, String>,
    /// The label of the footnote that a block holds.
    blocks: BTreeMap<usize, String>,
    /// Addresses that stand in footnotes and lead back into the text.
    backs: BTreeSet<String>,
}

impl Notes {
    /// Finds the footnotes of a page.
    pub(super) fn of(page: &Page) -> Self {
        let mut notes = Self::default();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for (name, block) in &page.anchors {
            places.entry(name).or_insert(*block);
        }
        for (at, element) in page.elements.iter().enumerate() {
            if !element.id().is_empty() {
                places.entry(element.id()).or_insert(at);
            }
        }
        let mut signs: Vec<(usize, &str, String, usize)> = Vec::new();
        for (at, item) in page.items.iter().enumerate() {
            let Item::Run(run) = *item else { continue };
            let Some(link) = page.runs[run].link else { continue };
            let Some(name) = page.links[link].strip_prefix('#') else { continue };
            let Some(label) = label(page.words_of(run)) else { continue };
            if let Some(&block) = places.get(name) {
                signs.push((at, name, label, block));
            }
        }
        for (at, name, label, block) in signs {
            let element = &page.elements[block];
            // A footnote stands below its sign, in a paragraph or a list of its own.
            let below = element.items.start > at;
            let small = matches!(element.name, "p" | "li" | "div" | "dd" | "td");
            if below && small && !notes.blocks.contains_key(&block) {
                notes.signs.insert(format!("#{name}"), label.clone());
                notes.blocks.insert(block, label);
            }
        }
        for &block in notes.blocks.keys() {
            for item in &page.items[page.elements[block].items.clone()] {
                let Item::Run(run) = *item else { continue };
                let back = page.runs[run].link.map(|link| &page.links[link]);
                if let Some(href) = back.filter(|href| href.starts_with('#')) {
                    notes.backs.insert(href.clone());
                }
            }
        }
        notes.backs.retain(|href| !notes.signs.contains_key(href));
        notes
    }

    /// The label of the footnote to which a link leads.
    pub(super) fn label(&self, href: &str) -> Option<&str> {
        self.signs.get(href).map(String::as_str)
    }

    /// Whether a link leads from a footnote back to its sign.
    pub(super) fn leads_back(&self, href: &str) -> bool {
        self.backs.contains(href)
    }

    /// The label of the footnote that a block, or one around it, holds.
    pub(super) fn held_by(&self, page: &Page, element: Option<usize>) -> Option<&str> {
        let mut at = element;
        while let Some(block) = at.filter(|_| !self.blocks.is_empty()) {
            if let Some(label) = self.blocks.get(&block) {
                return Some(label);
            }
            at = page.elements[block].parent;
        }
        None
    }
}

/// What a sign says without its brackets, if it could be a footnote's.
fn label(words: &str) -> Option<String> {
    let words = trim(words);
    if words.is_empty() || words.chars().nth(LONGEST).is_some() {
        return None;
    }
    let inner = trim(words.trim_matches(['[', ']', '(', ')', '（', '）', '［', '］']));
    let figures = !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit());
    match inner {
        _ if figures => Some(inner.to_owned()),
        _ => {
            // ① and its like.
            let mut signs = inner.chars();
            let circled = signs.next().filter(|c| ('①'..='⑳').contains(c))?;
            let number = u32::from(circled) - u32::from('①') + 1;
            signs.next().is_none().then(|| number.to_string())
        }
    }
}
