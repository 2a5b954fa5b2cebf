//! Which form of a word goes with a number, by language (CLDR).

use std::cell::RefCell;
use std::str::FromStr;

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

/// The form that goes with `n` in a language: `zero`, `one`, `two`, `few`, `many` or `other`, CLDR's
/// names. A language of which nothing is known has `other` for all.
pub fn plural_form(language: &str, n: usize) -> &'static str {
    LAST.with_borrow_mut(|last| {
        if last.as_ref().is_none_or(|(known, _)| known != language) {
            *last = Some((language.to_owned(), rules(language)));
        }
        let rules = last.as_ref().and_then(|(_, rules)| rules.as_ref());
        rules.map_or("other", |rules| name(rules.category_for(n)))
    })
}

thread_local! {
    /// The language asked for last with its rules: making rules takes much longer than asking them, and a site counts in
    /// one language.
    static LAST: RefCell<Option<(String, Option<PluralRules>)>> = const { RefCell::new(None) };
}

/// All forms that whole numbers up to a million take in a language, in CLDR's order.
pub fn plural_forms(language: &str) -> Vec<&'static str> {
    let Some(rules) = rules(language) else { return vec!["other"] };
    // CLDR's list also has forms for fractions and for numbers in compact notation, which nothing counts.
    let counted: Vec<&str> =
        (0..200).chain([1_000, 1_000_000]).map(|n: usize| name(rules.category_for(n))).collect();
    let all = rules.categories().map(name);
    all.filter(|form| counted.contains(form)).collect()
}

fn rules(language: &str) -> Option<PluralRules> {
    let locale = Locale::from_str(language).ok()?;
    PluralRules::try_new_cardinal(locale.into()).ok()
}

const fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_counts_in_its_own_way() {
        assert_eq!([0, 1, 2].map(|n| plural_form("en", n)), ["other", "one", "other"]);
        assert_eq!([0, 1, 2].map(|n| plural_form("fr", n)), ["one", "one", "other"]);
        assert_eq!([1, 3, 5, 21].map(|n| plural_form("ru", n)), ["one", "few", "many", "one"]);
        assert_eq!([0, 2, 3, 11].map(|n| plural_form("ar", n)), ["zero", "two", "few", "many"]);
        assert_eq!(plural_form("zh-Hant", 1), "other");
        assert_eq!(plural_form("qqq", 1), "other");
    }

    #[test]
    fn the_forms_of_a_language_are_those_that_counting_needs() {
        assert_eq!(plural_forms("zh-Hans"), ["other"]);
        assert_eq!(plural_forms("en"), ["one", "other"]);
        assert_eq!(plural_forms("pl"), ["one", "few", "many"]);
    }
}
