//! How words are compared: a stand-in with the names of `text::search`.

use super::script::{Hashed, script};

/// What kind of unit one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Gram,
    Mark,
    Word,
}

pub(super) struct Folded {
    pub(super) units: Vec<u16>,
}

pub(super) fn class(unit: u16) -> Class {
    match char::from_u32(u32::from(unit)) {
        None => Class::Gram,
        Some(c) => match u32::from(c) {
            0x0E00..=0x0FFF
            | 0x1000..=0x11FF
            | 0x1780..=0x17FF
            | 0x2E80..=0x2FDF
            | 0x3005..=0x3007
            | 0x3040..=0x9FFF
            | 0xAC00..=0xD7FF
            | 0xF900..=0xFAFF => Class::Gram,
            _ if c.is_alphanumeric() => Class::Word,
            0x300..=0x36F => Class::Word,
            _ => Class::Mark,
        },
    }
}

pub(super) fn fold(words: &str) -> Folded {
    let mut units = Vec::new();
    let mut space = false;
    for c in words.chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if std::mem::take(&mut space) && !units.is_empty() {
            units.push(0x20);
        }
        for lower in c.to_lowercase() {
            units.extend_from_slice(lower.encode_utf16(&mut [0; 2]));
        }
    }
    Folded { units }
}

pub(super) fn word_borders(units: &[u16], _chinese: bool) -> Vec<bool> {
    let text = String::from_utf16_lossy(units);
    let mut borders = vec![false; units.len() + 1];
    borders[0] = true;
    let mut byte = 0;
    let mut at = 0;
    for end in crate::text::word_ends(&text) {
        at += text[byte..end].encode_utf16().count();
        byte = end;
        borders[at] = true;
    }
    borders
}

pub(super) fn file() -> Hashed {
    script("fold", &["\"\""])
}
