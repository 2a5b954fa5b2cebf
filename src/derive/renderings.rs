//! A term's renderings, by language: as a history, and with the current one first.

use std::cmp::Reverse;

use crate::model::{Rendering, Term};
use crate::text::Language;

/// The renderings of a term in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InLanguage<'a> {
    /// The language.
    pub language: &'a Language,
    /// The renderings, at least one.
    pub renderings: Vec<&'a Rendering>,
}

/// The renderings in order of time, the undated last; the languages in the order in which the editor
/// first names them.
pub fn renderings_by_date(term: &Term) -> Vec<InLanguage<'_>> {
    let mut languages = by_language(term);
    for one in &mut languages {
        one.renderings.sort_by_key(|rendering| (rendering.date.is_none(), rendering.date));
    }
    languages
}

/// The renderings with the one to use today first: official before others, then the latest, the undated
/// last, then as the editor lists them.
pub fn current_renderings(term: &Term) -> Vec<InLanguage<'_>> {
    let mut languages = by_language(term);
    for one in &mut languages {
        // `None` is smaller than any date, so that backwards it comes last.
        one.renderings.sort_by_key(|rendering| (!rendering.official, Reverse(rendering.date)));
    }
    languages
}

fn by_language(term: &Term) -> Vec<InLanguage<'_>> {
    let mut languages: Vec<InLanguage<'_>> = Vec::new();
    for rendering in &term.renderings {
        let language = &rendering.language;
        match languages.iter_mut().find(|one| one.language == language) {
            Some(one) => one.renderings.push(rendering),
            None => languages.push(InLanguage { language, renderings: vec![rendering] }),
        }
    }
    languages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::{rendering, term};

    fn listed(languages: Vec<InLanguage<'_>>) -> Vec<(String, Vec<String>)> {
        let texts = |one: InLanguage<'_>| one.renderings.iter().map(|it| it.text.clone()).collect();
        languages.into_iter().map(|one| (one.language.to_string(), texts(one))).collect()
    }

    fn sample() -> Term {
        let mut term = term("dyke", "防洪堤");
        term.renderings = vec![
            rendering("en", "bank", None, false),
            rendering("fr", "digue", Some(2020), false),
            rendering("en", "levee", Some(2024), false),
            rendering("en", "dyke", Some(2019), true),
            rendering("en", "flood dyke", Some(2022), true),
        ];
        term
    }

    #[test]
    fn a_history_goes_from_the_earliest_to_the_undated() {
        let found = listed(renderings_by_date(&sample()));
        let english = ["dyke", "flood dyke", "levee", "bank"].map(str::to_owned);
        assert_eq!(found[0], ("en".to_owned(), english.to_vec()));
        assert_eq!(found[1].0, "fr");
    }

    #[test]
    fn the_current_rendering_is_the_latest_official_one() {
        let found = listed(current_renderings(&sample()));
        let english = ["flood dyke", "dyke", "levee", "bank"].map(str::to_owned);
        assert_eq!(found[0].1, english);
    }
}
