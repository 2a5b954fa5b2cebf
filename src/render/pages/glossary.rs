//! The glossary of a page: the terms that stand on it, each with what it means and how it is put in other
//! languages today.

use super::super::annotations::Shown;
use super::super::context::{GlossaryItem, RenderingText};
use super::super::routes::{Links, Route};
use super::super::site::Site;
use super::items::{heading_key, tongue};
use crate::model::{EntryKind, Rendering, Term};

impl Site<'_> {
    /// The terms that a page has shown, in the order of their headings.
    pub(super) fn glossary(&self, shown: &Shown, links: &Links<'_>) -> Vec<GlossaryItem> {
        let mut terms: Vec<&Term> = shown.terms().map(|term| &self.archive.terms[term]).collect();
        terms.sort_by(|one, other| {
            self.compare(heading_key(&one.entry), heading_key(&other.entry))
                .then_with(|| one.entry.id.cmp(&other.entry.id))
        });
        let items = terms.into_iter().map(|term| GlossaryItem {
            id: format!("term-{}", term.entry.id),
            href: links.to(&Route::Entry(EntryKind::Term, &term.entry.id)),
            title: term.entry.title.clone(),
            transliteration: term.transliteration.clone(),
            definition: term.definition.clone(),
            renderings: current(&term.renderings),
        });
        items.collect()
    }
}

/// The rendering of each language that is used today: its latest official one, or its latest. A rendering
/// without a date is taken for older than any with one.
fn current(renderings: &[Rendering]) -> Vec<RenderingText> {
    let mut chosen: Vec<&Rendering> = Vec::new();
    for one in renderings {
        let same = chosen.iter_mut().find(|other| other.language == one.language);
        match same {
            Some(other) if (one.official, one.date) > (other.official, other.date) => *other = one,
            Some(_) => {}
            None => chosen.push(one),
        }
    }
    chosen.sort_by_key(|one| !one.official);
    let texts = chosen.into_iter().map(|one| RenderingText {
        text: one.text.clone(),
        lang: tongue(&one.language),
        official: one.official,
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;
    use crate::text::Language;

    #[test]
    fn each_language_has_its_latest_official_rendering() {
        let made = |tag: &str, text: &str, year: i16, official: bool| Rendering {
            language: Language::new(tag).unwrap(),
            text: text.to_owned(),
            date: Date::new(year, 1, 1),
            source: None,
            url: None,
            official,
        };
        let renderings = [
            made("fr", "le pont", 2031, false),
            made("en", "the stone bridge", 2029, true),
            made("en", "the Stone Bridge", 2030, true),
            made("en", "the old bridge", 2031, false),
        ];
        let texts: Vec<String> = current(&renderings).into_iter().map(|one| one.text).collect();
        assert_eq!(texts, ["the Stone Bridge", "le pont"]);
    }
}
