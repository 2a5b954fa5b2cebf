//! Letters and signs that Unicode keeps apart and readers do not.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What they become, and they.
const SIGNS: &[(&str, &str)] = &[
    // Letters of their own for Unicode, which those without such a keyboard write so.
    ("ss", "ß"),
    ("ae", "æ"),
    ("oe", "œ"),
    ("th", "þ"),
    ("o", "ø"),
    ("l", "ł"),
    ("d", "đð"),
    ("h", "ħ"),
    ("t", "ŧ"),
    ("i", "ı"),
    ("σ", "ς"),
    // The Persian and the Arabic keyboard.
    ("ك", "ک"),
    ("ي", "یى"),
    // Quotation marks of Chinese, traditional and simplified, and of others; apostrophes.
    ("\"", "“”„‟«»「」〝〞〟"),
    ("'", "『』‘’‚‛ʼ"),
    ("-", "‐‒–—―−─"),
    // The dot in names.
    ("·", "•‧∙⋅・"),
    ("...", "⋯"),
    ("~", "〜"),
    ("〇", "○◯"),
    // What the keys of an index begin with.
    ("\u{FFFD}", "\u{E000}\u{E001}"),
];

/// The list as it is published: signs separated by spaces, each before what it becomes.
pub(super) fn signs() -> String {
    let all = SIGNS.iter().flat_map(|(form, of)| of.chars().map(move |c| format!("{c}{form}")));
    all.collect::<Vec<_>>().join(" ")
}

/// What a character becomes, if it is one of them.
pub(super) fn sign(c: char) -> Option<&'static str> {
    static SIGN: OnceLock<BTreeMap<char, &str>> = OnceLock::new();
    let sign = SIGN.get_or_init(|| {
        SIGNS.iter().flat_map(|(sign, of)| of.chars().map(move |c| (c, *sign))).collect()
    });
    sign.get(&c).copied()
}
