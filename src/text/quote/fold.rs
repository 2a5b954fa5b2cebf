//! The form in which words and quotes of them are compared.

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::white_space::is_space;

/// Stands for a gap. (No text has it: see [`folded`].)
pub(super) const GAP: char = '\u{1}';

/// The signs of a gap among words, folded.
const SIGNS: [&[char]; 3] = [&['[', '…', '…', ']'], &['[', '…', ']'], &['[', '.', '.', '.', ']']];

/// A character of the folded form, with the place of what it stands for: in Unicode scalar values from
/// the start of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Folded {
    pub(super) c: char,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// Folds a text with gaps at these places, in order: one character for those that differ in width only
/// and for all quotation marks; one space for a run of white space, none at the ends and beside a gap;
/// one sign for a gap, marked or written. Case, accents and every other difference stay.
pub(super) fn folded(text: &str, gaps: &[usize]) -> Vec<Folded> {
    let mut out: Vec<Folded> = Vec::with_capacity(text.len() / 2);
    let mut gaps = gaps.iter().map(|&at| place(at)).peekable();
    for one in characters(text) {
        while let Some(at) = gaps.next_if(|&at| at <= one.start) {
            push(&mut out, Folded { c: GAP, start: at, end: at });
        }
        push(&mut out, one);
        if one.c == ']' {
            join_sign(&mut out);
        }
    }
    let end = out.last().map_or(0, |last| last.end);
    for at in gaps {
        push(&mut out, Folded { c: GAP, start: at.max(end), end: at.max(end) });
    }
    if out.last().is_some_and(|last| last.c == ' ') {
        out.pop();
    }
    out
}

/// The same for words that stand nowhere in particular.
pub(super) fn folded_words(words: &str) -> Vec<char> {
    folded(words, &[]).into_iter().map(|one| one.c).collect()
}

fn push(out: &mut Vec<Folded>, one: Folded) {
    let last = out.last().copied();
    match (one.c, last.map(|last| last.c)) {
        // Two marks in one place are one gap.
        (GAP, Some(GAP)) | (' ', None | Some(GAP)) => return,
        (' ', Some(' ')) => {
            if let Some(last) = out.last_mut() {
                last.end = one.end;
            }
            return;
        }
        (GAP, Some(' ')) => {
            out.pop();
            if out.last().is_some_and(|last| last.c == GAP) {
                return;
            }
        }
        _ => {}
    }
    out.push(one);
}

/// Turns the written sign of a gap at the end into that gap.
fn join_sign(out: &mut Vec<Folded>) {
    let ends = |sign: &&[char]| {
        out.len() >= sign.len()
            && out[out.len() - sign.len()..].iter().map(|one| one.c).eq(sign.iter().copied())
    };
    if let Some(sign) = SIGNS.into_iter().find(ends) {
        let rest = out.split_off(out.len() - sign.len());
        if let (Some(first), Some(last)) = (rest.first(), rest.last()) {
            push(out, Folded { c: GAP, start: first.start, end: last.end });
        }
    }
}

/// The characters of a text in NFC, each folded by itself.
fn characters(text: &str) -> Vec<Folded> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        let places = (0_u32..).zip(text.chars());
        return places.map(|(at, c)| Folded { c: fold(c), start: at, end: at + 1 }).collect();
    }
    let mut found = Vec::new();
    let mut at = 0;
    for cluster in text.graphemes(true) {
        let end = at + place(cluster.chars().count());
        found.extend(cluster.nfc().map(|c| Folded { c: fold(c), start: at, end }));
        at = end;
    }
    found
}

/// A place in 32 bits; no paragraph is longer.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn fold(c: char) -> char {
    // Most of a Chinese text, which is itself.
    if matches!(c, '\u{3400}'..='\u{9FFF}') {
        return c;
    }
    let c = match c {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(c) - 0xFF01 + 0x21).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => c,
    };
    match c {
        '\0' | GAP => char::REPLACEMENT_CHARACTER,
        '"' | '\'' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '«' | '»' | '‹' | '›'
        | '「' | '」' | '『' | '』' | '｢' | '｣' | '﹁' | '﹂' | '﹃' | '﹄' | '〝' | '〞'
        | '〟' => '"',
        // What a Chinese keyboard types for the full stop once it is set to half width.
        '。' | '｡' => '.',
        '､' => '、',
        '･' => '・',
        '￠' => '¢',
        '￡' => '£',
        '￢' => '¬',
        '￣' => '¯',
        '￤' => '¦',
        '￥' => '¥',
        '￦' => '₩',
        _ if is_space(c) => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, gaps: &[usize]) -> String {
        let show = |one: Folded| if one.c == GAP { '|' } else { one.c };
        folded(text, gaps).into_iter().map(show).collect()
    }

    #[test]
    fn width_quotation_marks_and_spaces_do_not_matter() {
        assert_eq!(shown("「ＡＩ　治理」，好。", &[]), shown("“AI 治理\",好.", &[]));
        assert_eq!(shown("  a \u{a0}\n b ", &[]), "a b");
        assert_eq!(shown("‘cafe\u{301}’", &[]), shown("'café'", &[]));
    }

    #[test]
    fn everything_else_does() {
        for (one, other) in
            [("A", "a"), ("é", "e"), ("中国", "中國"), ("……", "..."), ("，", "、"), ("a b", "ab")]
        {
            assert_ne!(shown(one, &[]), shown(other, &[]));
        }
    }

    #[test]
    fn a_gap_is_one_sign_marked_or_written() {
        assert_eq!(shown("甲 乙", &[0, 1]), "|甲|乙");
        assert_eq!(shown("[...] 甲[……]［…］乙", &[]), "|甲|乙");
        assert_eq!(shown("甲 乙", &[2, 2, 3]), "甲|乙|");
        assert_eq!(shown("", &[0]), "|");
        assert_eq!(shown("a\u{1}b\0[.]", &[]), "a\u{fffd}b\u{fffd}[.]");
    }

    #[test]
    fn each_character_knows_its_place() {
        let places = |text: &str, gaps: &[usize]| {
            let all = folded(text, gaps).into_iter();
            all.map(|one| (one.start, one.end)).collect::<Vec<_>>()
        };
        assert_eq!(places("a  e\u{301}b", &[4]), [(0, 1), (1, 3), (3, 5), (4, 4), (5, 6)]);
        assert_eq!(places("甲[……]乙", &[]), [(0, 1), (1, 5), (5, 6)]);
    }
}
