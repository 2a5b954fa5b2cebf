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
    match (class(unit), unit) {
        (Class::Gram, 0x3041..=0x309F) => Kind::Hiragana,
        (Class::Gram, 0x30A1..=0x30FF | 0x31F0..=0x31FF) => Kind::Katakana,
        // Most characters beyond U+FFFF are Han.
        (Class::Gram, 0xD800..=0xDFFF) => Kind::Han,
        (Class::Gram, _) if char::from_u32(u32::from(unit)).is_some_and(is_chinese) => Kind::Han,
        (Class::Gram, _) => Kind::OtherGram,
        (Class::Mark, _) => Kind::Mark,
        (Class::Word, _) => Kind::Word,
    }
}
