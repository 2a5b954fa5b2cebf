//! How one cluster is folded: a character and what joins with it.

use std::fmt::Write as _;
use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::signs::sign;
use super::variants::representative;

/// Characters from the first code to the last.
pub(super) type Ranges = [RangeInclusive<u32>];

/// What joins with the character before it without being a mark: vowels and finals that make a syllable of Hangul,
/// whatever their width; vowels of Thai and Lao that begin with a mark; the voicing marks of kana, and the points of
/// Arabic on a line of their own.
#[rustfmt::skip]
const JOINS: &Ranges = &[
    0x1161..=0x1175, 0x11A8..=0x11C2, 0x3133..=0x3133, 0x3135..=0x3136, 0x313A..=0x3140, 0x3144..=0x3144,
    0x314F..=0x3164, 0xFFA0..=0xFFA0, 0xFFA3..=0xFFA3, 0xFFA5..=0xFFA6, 0xFFAA..=0xFFB0, 0xFFB4..=0xFFB4,
    0xFFC2..=0xFFDC,
    0x0E33..=0x0E33, 0x0EB3..=0x0EB3,
    0x309B..=0x309C, 0xFF9E..=0xFF9F, 0xFE70..=0xFE7F,
];

/// What cannot be seen, the points of Arabic and Hebrew, and what encloses a digit or letter.
#[rustfmt::skip]
const FALLS_AWAY: &Ranges = &[
    0xAD..=0xAD, 0x034F..=0x034F, 0x061C..=0x061C, 0x115F..=0x1160, 0x17B4..=0x17B5, 0x180B..=0x180F,
    0x200B..=0x200F, 0x202A..=0x202E, 0x2060..=0x206F, 0xFE00..=0xFE0F, 0xFEFF..=0xFEFF, 0xE_0000..=0xE_0FFF,
    0x0591..=0x05BD, 0x05BF..=0x05BF, 0x05C1..=0x05C2, 0x05C4..=0x05C5, 0x05C7..=0x05C7, 0x0610..=0x061A,
    0x0640..=0x0640, 0x064B..=0x065F, 0x0670..=0x0670, 0x06D6..=0x06DC, 0x06DF..=0x06E8, 0x06EA..=0x06ED,
    0x08CA..=0x08E1, 0x08E3..=0x08FF,
    0x20D0..=0x20FF,
];

/// Marks of letters.
const DIACRITICS: &Ranges = &[0x0300..=0x036F, 0x1AB0..=0x1AFF, 0x1DC0..=0x1DFF, 0xFE20..=0xFE2F];

/// After these, diacritics fall away: Latin and Greek letters, and the space.
#[rustfmt::skip]
const BARE: &Ranges = &[
    0x20..=0x20, 0x61..=0x7A, 0xC0..=0x03FF, 0x1D00..=0x1DBF, 0x1E00..=0x1FFF, 0x2C60..=0x2C7F, 0xA720..=0xA7FF,
    0xAB30..=0xAB6F,
];

/// Whether a character belongs to the cluster of the one before it: marks, what falls away, and what joins.
pub(super) fn extends(c: char) -> bool {
    is_combining_mark(c) || falls_away(c) || is_in(JOINS, c)
}

/// What falls away, what joins, diacritics, and after which letters they fall away, as the insides of classes in
/// regular expressions of the script.
pub(super) fn classes() -> [String; 4] {
    let falls_away = expression(FALLS_AWAY);
    let joins = format!("\\p{{M}}{falls_away}{}", expression(JOINS));
    [falls_away, joins, expression(DIACRITICS), expression(BARE)]
}

/// Ranges as the inside of a class.
pub(super) fn expression(ranges: &Ranges) -> String {
    ranges.iter().fold(String::new(), |mut class, range| {
        // Writing to a string cannot fail.
        let _ = write!(class, "\\u{{{:x}}}", range.start());
        if range.start() != range.end() {
            let _ = write!(class, "-\\u{{{:x}}}", range.end());
        }
        class
    })
}

/// Whether a character is in one of these ranges.
pub(super) fn is_in(ranges: &Ranges, c: char) -> bool {
    ranges.iter().any(|range| range.contains(&u32::from(c)))
}

/// The form of a cluster. White space is a space.
pub(super) fn fold(cluster: &str) -> String {
    let mut letters = String::with_capacity(cluster.len());
    let mut base = None;
    for c in cluster.chars().map(joined).nfkd().flat_map(char::to_lowercase) {
        if falls_away(c) || is_diacritic(c) && loses_diacritics(base, c) {
            continue;
        }
        match sign(c) {
            Some(sign) => letters.push_str(sign),
            None => letters.push(if c.is_whitespace() { ' ' } else { c }),
        }
        base = if is_combining_mark(c) { base } else { letters.chars().next_back() };
    }
    letters.nfc().map(representative).collect()
}

/// The voicing marks of kana that stand by themselves, as those that join.
fn joined(c: char) -> char {
    match c {
        '\u{309B}' => '\u{3099}',
        '\u{309C}' => '\u{309A}',
        _ => c,
    }
}

fn falls_away(c: char) -> bool {
    is_in(FALLS_AWAY, c)
}

fn is_diacritic(c: char) -> bool {
    is_in(DIACRITICS, c)
}

/// Whether a diacritic falls away after this character: those of Latin and Greek letters do, and of spaces
/// (¨), but not й, which is another letter than и.
fn loses_diacritics(base: Option<char>, diacritic: char) -> bool {
    base.is_none_or(|base| match u32::from(base) {
        0x0435 => diacritic == '\u{308}',
        _ => is_in(BARE, base),
    })
}
