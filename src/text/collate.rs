//! The order of headings, and the letter under which one stands.
//!
//! By the Unicode Collation Algorithm with CLDR's tailoring: Chinese goes by pinyin (by stroke or
//! zhuyin where the language asks for it), never by code point.

use std::cmp::Ordering;
use std::sync::OnceLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use unicode_normalization::UnicodeNormalization as _;

use super::language::Language;

/// An order for one language.
pub struct Collation {
    collator: CollatorBorrowed<'static>,
}

impl Collation {
    /// The order that `language` uses; the root order if the data know none.
    pub fn new(language: &Language) -> Self {
        let locale = language.as_str().parse::<icu_locale_core::Locale>();
        let prefs = locale.map(Into::into).unwrap_or_default();
        let options = CollatorOptions::default();
        let collator = Collator::try_new(prefs, options)
            .or_else(|_| Collator::try_new(CollatorPreferences::default(), options));
        match collator {
            Ok(collator) => Self { collator },
            // The root collation is compiled into the program.
            Err(error) => unreachable!("no root collation: {error}"),
        }
    }

    /// Compares two headings; equal ones fall back to code points, so that the order is total.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        self.collator.compare(one, other).then_with(|| one.cmp(other))
    }
}

/// For each pinyin initial, the first character that CLDR's Chinese collation places under it.
const FIRST_OF_INITIAL: [(char, &str); 23] = [
    ('A', "阿"),
    ('B', "八"),
    ('C', "嚓"),
    ('D', "咑"),
    ('E', "妸"),
    ('F', "发"),
    ('G', "旮"),
    ('H', "哈"),
    ('J', "丌"),
    ('K', "咔"),
    ('L', "垃"),
    ('M', "妈"),
    ('N', "拏"),
    ('O', "噢"),
    ('P', "妑"),
    ('Q', "七"),
    ('R', "呥"),
    ('S', "仨"),
    ('T', "他"),
    ('W', "屲"),
    ('X', "夕"),
    ('Y', "丫"),
    ('Z', "帀"),
];

/// The letter of an index under which `heading` stands: the first letter of Latin writing, the
/// pinyin initial of Chinese, `#` for what has neither.
///
/// Method: CLDR's alphabetic index, by comparing with the first character of each bucket.
pub fn initial(heading: &str) -> char {
    static PINYIN: OnceLock<Collation> = OnceLock::new();
    let Some(first) = heading.chars().find(|c| c.is_alphanumeric()) else { return '#' };
    if super::script::is_chinese(first) {
        let pinyin = PINYIN.get_or_init(|| Collation::new(&Language::chinese()));
        let word = first.to_string();
        let after = FIRST_OF_INITIAL
            .partition_point(|(_, first)| pinyin.collator.compare(first, &word).is_le());
        return after.checked_sub(1).map_or('#', |at| FIRST_OF_INITIAL[at].0);
    }
    // An accent does not move a word to another letter.
    match first.to_string().nfd().next() {
        Some(letter) if letter.is_alphabetic() => letter.to_uppercase().next().unwrap_or('#'),
        _ => '#',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_goes_by_pinyin() {
        let order = Collation::new(&Language::chinese());
        let mut names = ["中新社", "阿纳多卢", "彭博社", "路透社", "央视"];
        names.sort_by(|one, other| order.compare(one, other));
        assert_eq!(names, ["阿纳多卢", "路透社", "彭博社", "央视", "中新社"]);
    }

    #[test]
    fn headings_stand_under_their_initial() {
        let letters: String = [
            "阿纳多卢",
            "《人民日报》",
            "CGTN",
            "中新社",
            "塔斯社",
            "éclair",
            "38度线",
            "法新社",
            "金砖",
            "几内亚",
            "欧洲",
        ]
        .into_iter()
        .map(initial)
        .collect();
        assert_eq!(letters, "ARCZTE#FJJO");
    }
}
