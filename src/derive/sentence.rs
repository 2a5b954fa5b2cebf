//! Sentences: whole ones only, so that nothing quoted from a page is cut in the middle of a thought.

use crate::text::{is_closing, is_east_asian, is_sentence_end};

/// The first sentence of `text`, with the closing marks that belong to it; the whole text if it holds
/// no more than one.
///
/// A sentence does not end inside quotation marks or brackets, unless they are never closed; nor where a
/// comma follows the quotation (“……吗？”，他问). Points in numbers and initials end nothing.
pub fn first_sentence(text: &str) -> &str {
    let end = end_of_first(text, true).or_else(|| end_of_first(text, false));
    text[..end.unwrap_or(text.len())].trim_end()
}

/// As many whole sentences from the start of `text` as fit into `most` characters, at least one.
pub fn sentences_within(text: &str, most: usize) -> &str {
    let mut end = first_sentence(text).len();
    loop {
        let rest = &text[end..];
        let next = first_sentence(rest.trim_start());
        let until = text.len() - rest.trim_start().len() + next.len();
        if next.is_empty() || text[..until].chars().count() > most {
            return &text[..end];
        }
        end = until;
    }
}

/// Where the first sentence ends, in bytes, if a mark ends it.
fn end_of_first(text: &str, respect_brackets: bool) -> Option<usize> {
    let mut depth = 0_usize;
    let mut chars = text.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = chars.next() {
        let after = at + c.len_utf8();
        if is_opening(c) {
            depth += 1;
        } else if is_pair_end(c) {
            depth = depth.saturating_sub(1);
            let closed_a_sentence = before.is_some_and(is_sentence_end);
            if closed_a_sentence && (depth == 0 || !respect_brackets) && ends_here(&text[after..]) {
                return Some(after);
            }
        } else if is_sentence_end(c)
            && (depth == 0 || !respect_brackets)
            && is_full_stop(c, &text[..at], chars.peek().map(|&(_, next)| next))
        {
            let run = text[after..].find(|c| !(is_sentence_end(c) || is_closing(c)));
            let end = after + run.unwrap_or(text.len() - after);
            if ends_here(&text[end..]) {
                return Some(end);
            }
        }
        before = Some(c);
    }
    None
}

fn is_opening(c: char) -> bool {
    matches!(c, '“' | '「' | '『' | '（' | '(' | '《' | '〈' | '【' | '[' | '〔' | '«')
}

/// The closing marks that have an opening one of their own shape; a single quotation mark may be an
/// apostrophe, and straight ones open and close alike.
fn is_pair_end(c: char) -> bool {
    is_closing(c) && !matches!(c, '’' | '\'' | '"')
}

/// Whether what follows lets a sentence end before it.
fn ends_here(rest: &str) -> bool {
    !rest.trim_start().starts_with(['，', ',', '、', '；', ';', '：', ':', '—', '–'])
}

/// English words that are written with a point and go on.
const ABBREVIATIONS: [&str; 14] =
    ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "No", "Gov", "Sen", "Rep", "Gen", "Lt", "vs", "Mt"];

/// Whether an end mark ends a sentence where it stands: a Latin one needs a space after it (or Chinese
/// writing) and no initial or abbreviation before it; dots in a row end one only at the end of the text.
fn is_full_stop(c: char, before: &str, after: Option<char>) -> bool {
    let at_break = after.is_none_or(|next| {
        next.is_whitespace() || is_closing(next) || is_sentence_end(next) || is_east_asian(next)
    });
    match c {
        '…' | '⋯' => after.is_none(),
        '.' => {
            let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
            at_break && !initial && !ABBREVIATIONS.contains(&word)
        }
        '!' | '?' => at_break,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_takes_its_closing_marks_along() {
        let cases = [
            ("今年有三座桥。明年还有。", "今年有三座桥。"),
            ("他说：“桥要修好。”说完就走了。", "他说：“桥要修好。”"),
            ("他说：“先修桥。再修路。”大家同意。", "他说：“先修桥。再修路。”"),
            ("“桥修好了吗？”，有人问。没有人答。", "“桥修好了吗？”，有人问。"),
            ("真的吗？！是的。", "真的吗？！"),
            ("增长了5.2%，超过预期。其余不变。", "增长了5.2%，超过预期。"),
            ("We met Mr. A. Reed at 5.30 today. It rained.", "We met Mr. A. Reed at 5.30 today."),
            ("It is in the U.S. now. It rained.", "It is in the U.S. now."),
            ("只有一句", "只有一句"),
            ("这个……我想想。好。", "这个……我想想。"),
            ("“没有关上的引号。第二句。", "“没有关上的引号。"),
            ("", ""),
        ];
        for (text, first) in cases {
            assert_eq!(first_sentence(text), first, "{text}");
        }
    }

    #[test]
    fn as_many_sentences_as_fit_and_never_less_than_one() {
        let text = "一二三。四五六。七八九。";
        assert_eq!(sentences_within(text, 8), "一二三。四五六。");
        assert_eq!(sentences_within(text, 1), "一二三。");
        assert_eq!(sentences_within(text, 99), text);
        assert_eq!(sentences_within("One. Two. ", 99), "One. Two.");
    }
}
