//! What looks like a label at the start of a caption's words. Whether it is one, the evidence of the
//! whole file decides, here only where a sign before it says that somebody else speaks.

use crate::text::{is_sentence_end, trim};

/// The longest label, in characters.
const LONGEST: usize = 40;
/// The most words in one.
const MOST_WORDS: usize = 6;

/// The name before a colon at the start of `text`, and where the words after it begin.
pub(super) fn at_start(text: &str) -> Option<(&str, usize)> {
    let (colon, sign) =
        text.char_indices().take(LONGEST + 1).find(|(_, c)| matches!(c, ':' | '：'))?;
    let rest = colon + sign.len_utf8();
    let name = trim(text[..colon].trim_matches(['[', ']', '(', ')', '【', '】', '（', '）']));
    let words = name.split_whitespace().count();
    let inner_end = name.char_indices().any(|(at, c)| {
        // A point is part of a name (Mr. Vale), not of a sentence that ends.
        is_sentence_end(c) && c != '.' && at + c.len_utf8() < name.len()
    });
    let names = name.chars().any(char::is_alphabetic) && words <= MOST_WORDS && !inner_end;
    // 10:30 and http: are no labels.
    let goes_on = text[rest..].starts_with(|c: char| c.is_ascii_digit() || c == '/');
    (names && !goes_on && !name.contains([',', '，', '、'])).then_some((name, rest))
}
