//! In which of the three manners a record is cited. It is the record's language that decides, as GB/T
//! 7714 has it for its own entries and as Chinese journals have it for the other two standards.

use crate::text::Language;

/// A manner of citing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    /// Simplified Chinese: full-width marks, 《》 for all titles.
    Simplified,
    /// Traditional Chinese: full-width marks, 〈〉 for a part, 《》 for a whole.
    Traditional,
    /// All others: the standards' own English words, italics.
    Latin,
}

impl Tongue {
    /// The manner for a language.
    pub(super) fn of(language: &Language) -> Self {
        let has = |tag: &str| language.as_str().split('-').any(|part| part == tag);
        if !language.is_chinese() {
            Self::Latin
        } else if has("Hant") || (!has("Hans") && ["TW", "HK", "MO"].into_iter().any(has)) {
            Self::Traditional
        } else {
            Self::Simplified
        }
    }

    /// Whether it is Chinese.
    pub(super) fn is_chinese(self) -> bool {
        self != Self::Latin
    }

    /// The word in this tongue.
    pub(super) fn say(
        self,
        simplified: &'static str,
        traditional: &'static str,
        latin: &'static str,
    ) -> &'static str {
        match self {
            Self::Simplified => simplified,
            Self::Traditional => traditional,
            Self::Latin => latin,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_decides_and_without_it_the_region() {
        let of = |tag: &str| Tongue::of(&Language::new(tag).unwrap());
        assert_eq!(of("zh"), Tongue::Simplified);
        assert_eq!(of("zh-Hans-HK"), Tongue::Simplified);
        assert_eq!(of("zh-TW"), Tongue::Traditional);
        assert_eq!(of("zh-Hant"), Tongue::Traditional);
        assert_eq!(of("ar"), Tongue::Latin);
    }
}
