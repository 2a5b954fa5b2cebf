//! Where words begin and end in folded text.

use super::class::{Class, class};
use crate::text::is_chinese;
use crate::text::segment::cut_by_dictionary;

/// For each place in folded text, before each unit and after the last: whether a word begins or ends there.
///
/// Words end at marks and where the kind of writing changes; in a text that is `chinese`, those of Chinese
/// characters also where the dictionary says so. (Representatives are simplified characters, which it knows
/// better than traditional ones.)
pub fn word_borders(units: &[u16], chinese: bool) -> Vec<bool> {
    let mut borders = vec![true; units.len() + 1];
    let mut at = 0;
    while at < units.len() {
        let kind = kind(units[at]);
        let length = units[at..].iter().take_while(|unit| self::kind(**unit) == kind).count();
        if kind != Kind::Mark {
            borders[at + 1..at + length].fill(false);
        }
        if chinese && kind == Kind::Han {
            let text = String::from_utf16_lossy(&units[at..at + length]);
            let mut end = at;
            for word in cut_by_dictionary(&text) {
                end += word.encode_utf16().count();
                borders[end] = true;
            }
        }
        at += length;
    }
    borders
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Han,
    Hiragana,
    Katakana,
    OtherGram,
    Word,
    Mark,
}

fn kind(unit: u16) -> Kind {
    match unit {
        // Nearly all Han; most characters beyond U+FFFF are, too.
        0x4E00..=0x9FFF | 0xD800..=0xDFFF => Kind::Han,
        0x3041..=0x309F => Kind::Hiragana,
        0x30A1..=0x30FA | 0x30FC..=0x30FF | 0x31F0..=0x31FF => Kind::Katakana,
        _ => match class(unit) {
            Class::Gram if char::from_u32(u32::from(unit)).is_some_and(is_chinese) => Kind::Han,
            Class::Gram => Kind::OtherGram,
            Class::Mark => Kind::Mark,
            Class::Word => Kind::Word,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;

    /// A text's form, with a bar at each border inside.
    fn words(text: &str, chinese: bool) -> String {
        let units = fold(text).units;
        let borders = word_borders(&units, chinese);
        assert!(borders.len() == units.len() + 1 && borders[0] && borders[units.len()]);
        let mut from = 0;
        let ends = (1..borders.len()).filter(|&at| borders[at]);
        let words = ends
            .map(|to| String::from_utf16(&units[std::mem::replace(&mut from, to)..to]).unwrap());
        words.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn chinese_words_end_where_the_dictionary_says_so_traditional_ones_too() {
        assert_eq!(words("我們修建大橋，", true), "我们|修建|大桥|,");
        assert_eq!(words("烏克蘭危機的根源", true), "乌克兰|危机|的|根源");
        assert_eq!(words("2025年AI治理𠮷", true), "2025|年|ai|治理|𠮷");
        assert_eq!(words("", true), "");
    }

    #[test]
    fn other_words_end_at_marks_and_where_the_writing_changes() {
        assert_eq!(words("The mill’s door", false), "the| |mill|'|s| |door");
        assert_eq!(words("東京タワーへ行く", false), "东京|タワー|へ|行|く");
        assert_eq!(words("한국어 낱말", false), "한국어| |낱말");
    }
}
