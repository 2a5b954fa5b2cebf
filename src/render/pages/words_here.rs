//! The words of a page: the terms that stand on it, each with what it means and how it is put in other
//! languages today.

use super::super::annotations::Shown;
use super::super::context::{CurrentRendering, WordHere};
use super::super::routes::{Links, Route};
use super::super::site::Site;
use super::items::{heading_key, tongue};
use crate::derive::current_renderings;
use crate::model::{EntryKind, Term};
use crate::text::initial;

impl Site<'_> {
    /// The terms that a page has shown, in the order of their headings.
    pub(super) fn words_here(&self, shown: &Shown, links: &Links<'_>) -> Vec<WordHere> {
        let terms = shown.terms().map(|term| &self.archive.terms[term]);
        // The letter is looked up once for each term, and not whenever two are compared.
        let mut terms: Vec<(char, &Term)> =
            terms.map(|term| (initial(heading_key(&term.entry)), term)).collect();
        terms.sort_by(|(letter, one), (other_letter, other)| {
            let (key, other_key) = (heading_key(&one.entry), heading_key(&other.entry));
            letter
                .cmp(other_letter)
                .then_with(|| self.order.compare(key, other_key))
                .then_with(|| one.entry.id.cmp(&other.entry.id))
        });
        let items = terms.into_iter().map(|(_, term)| WordHere {
            id: format!("term-{}", term.entry.id),
            href: links.to(&Route::Entry(EntryKind::Term, &term.entry.id)),
            title: term.entry.title.clone(),
            transliteration: term.transliteration.clone(),
            definition: term.definition.clone(),
            renderings: current(term),
        });
        items.collect()
    }
}

/// The rendering of each language that is used today; languages with an official one first.
fn current(term: &Term) -> Vec<CurrentRendering> {
    let languages = current_renderings(term);
    let mut first: Vec<_> = languages.iter().filter_map(|one| one.renderings.first()).collect();
    first.sort_by_key(|one| !one.official);
    let texts = first.into_iter().map(|one| CurrentRendering {
        text: one.text.clone(),
        lang: tongue(&one.language),
        official: one.official,
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::{rendering, term};

    #[test]
    fn each_language_has_its_latest_official_rendering() {
        let mut term = term("bridge", "石桥");
        term.renderings = vec![
            rendering("fr", "le pont", Some(2031), false),
            rendering("en", "the stone bridge", Some(2029), true),
            rendering("en", "the Stone Bridge", Some(2030), true),
            rendering("en", "the old bridge", Some(2031), false),
        ];
        let texts: Vec<String> = current(&term).into_iter().map(|one| one.text).collect();
        assert_eq!(texts, ["the Stone Bridge", "le pont"]);
    }
}
