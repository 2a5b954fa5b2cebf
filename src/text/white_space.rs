//! White space: what is trimmed, what a line break means.

use std::ops::Range;

use super::script::is_east_asian;

/// White space for our purposes: Unicode's, and the marks that are invisible and mean nothing at
/// the edges of a line (zero-width space, byte-order mark).
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

/// `text` without white space at both ends; U+3000 (the Chinese indent), NBSP and NEL count.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// The part of `range` that is left of `text` when it is trimmed there as by [`trim`].
pub fn trim_range(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + words.len() - words.trim_start_matches(is_space).len();
    start..start + trim(words).len()
}

/// `text` trimmed, with each run of white space inside as one space.
pub fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Appends the line `next` to `text` as a reader of the printed lines would: between two East Asian
/// characters a line break is no space, elsewhere it is one. Both are trimmed already.
pub fn join_lines(text: &mut String, next: &str) {
    if let (Some(last), Some(first)) = (text.chars().next_back(), next.chars().next())
        && !(is_east_asian(last) && is_east_asian(first))
    {
        text.push(' ');
    }
    text.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_join_as_they_are_read() {
        let joined = |one: &str, two: &str| {
            let mut text = one.to_owned();
            join_lines(&mut text, two);
            text
        };
        assert_eq!(joined("大国作出", "何种抉择"), "大国作出何种抉择");
        assert_eq!(joined("in the", "meantime"), "in the meantime");
        assert_eq!(joined("关于", "AI"), "关于 AI");
        assert_eq!(joined("", "何"), "何");
        assert_eq!(collapse(" 甲\u{3000}\u{a0}乙\r\n"), "甲 乙");
        assert_eq!(trim("\u{3000}\u{3000}3月7日\u{a0}"), "3月7日");
    }
}
