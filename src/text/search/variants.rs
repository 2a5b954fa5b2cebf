//! Chinese characters that are variants of each other: the table that the script of the search page has too.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The table with its remarks; the only place that says which characters are one.
const TABLE: &str = include_str!("variants.txt");

/// The table as it is published: groups separated by a space, of a representative and its variants.
pub(super) fn variants() -> String {
    groups().collect::<Vec<_>>().join(" ")
}

/// The representative of a character; itself if it has no other.
pub(super) fn representative(c: char) -> char {
    static OF: OnceLock<BTreeMap<char, char>> = OnceLock::new();
    let of = OF.get_or_init(|| {
        let pairs = groups().filter_map(|group| {
            let mut chars = group.chars();
            chars.next().map(|first| chars.map(move |variant| (variant, first)))
        });
        pairs.flatten().collect()
    });
    of.get(&c).copied().unwrap_or(c)
}

fn groups() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use unicode_normalization::is_nfkc;

    use super::*;

    #[test]
    fn each_character_stands_in_one_group_and_is_no_compatibility_form() {
        let all: Vec<char> = groups().flat_map(str::chars).collect();
        let different: BTreeSet<char> = all.iter().copied().collect();
        assert_eq!(all.len(), different.len());
        assert!(groups().all(|group| group.chars().count() > 1 && is_nfkc(group)));
    }

    #[test]
    fn traditional_and_simplified_characters_are_one_and_different_words_are_not() {
        let same = |one: &str, other: &str| {
            let form = |text: &str| text.chars().map(representative).collect::<String>();
            form(one) == form(other)
        };
        for (one, other) in [
            ("烏克蘭危機", "乌克兰危机"),
            ("乾隆", "干隆"),
            ("計畫", "计划"),
            ("看著", "看着"),
            ("經済發展", "经济发展"),
            ("気駅読", "气驿读"),
            ("裡裏", "里里"),
        ] {
            assert!(same(one, other), "{one} {other}");
        }
        for (one, other) in [("大象", "大像"), ("予", "豫"), ("坏", "坯"), ("欠", "缺")] {
            assert!(!same(one, other), "{one} {other}");
        }
    }
}
