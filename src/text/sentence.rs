//! Sentences and clauses of running text: where they end, and whether a paragraph ends with one.
//!
//! Here once, so that what cuts a text and what quotes from it cannot disagree about what a sentence is.

use std::ops::Range;

use super::{is_closing, is_east_asian, is_sentence_end};

/// How far the end of a quotation or a bracket is looked for, in characters.
const LONGEST_QUOTATION: usize = 400;

/// Words that are written with a point and go on.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Rep", "Gov", "Gen", "Col", "Lt", "Sgt", "St", "Jr",
    "Sr", "No", "vs", "Mt", "Sra", "Dra", "Lic", "Ing", "Hon", "Rev", "Pres", "Sec", "Adm", "Capt",
];

/// The sentences of `text`, in order, each with its closing marks; together they are `text` but for
/// the white space between them.
///
/// A sentence does not end inside quotation marks or brackets, unless they are not closed; nor where a
/// comma follows the quotation (“……吗？”，他问). Points in numbers and initials end nothing.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let first = first_sentence(rest);
        found.push(first);
        rest = rest[first.len()..].trim_start();
    }
    found
}

/// Where the [`sentences`] of `text` begin and end, in Unicode scalar values.
pub fn sentence_spans(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut rest, mut at) = (text, 0);
    loop {
        let words = rest.trim_start();
        at += rest[..rest.len() - words.len()].chars().count();
        if words.is_empty() {
            return found;
        }
        let first = first_sentence(words);
        let end = at + first.chars().count();
        found.push(at..end);
        (rest, at) = (&words[first.len()..], end);
    }
}

/// The first of the [`sentences`]; the whole text if it holds no more than one.
pub fn first_sentence(text: &str) -> &str {
    text[..end_of_first(text).unwrap_or(text.len())].trim_end()
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
fn end_of_first(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let after = at + c.len_utf8();
        let next = match close(&text[at..]) {
            Some(length) => at + length,
            None => after,
        };
        let ends = if next > after {
            ends_inside(&text[at..next])
        } else {
            is_sentence_end(c) && is_full_stop(c, &text[..at], text[after..].chars().next())
        };
        if ends {
            let run = text[next..].find(|c| !(is_sentence_end(c) || is_closing(c)));
            let end = run.map_or(text.len(), |run| next + run);
            if ends_here(&text[end..]) {
                return Some(end);
            }
        }
        at = next;
    }
    None
}

/// If `text` begins with an opening mark that is closed: how many bytes it is to there.
fn close(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().take(LONGEST_QUOTATION) {
        if is_opening(c) {
            depth += 1;
        } else if is_pair_end(c) {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 {
            return (at > 0).then(|| at + c.len_utf8());
        }
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

/// Whether words in quotation marks or brackets end with a sentence; a title is none.
fn ends_inside(quotation: &str) -> bool {
    let inner = quotation.trim_end_matches(is_closing);
    inner.ends_with(is_sentence_end) && !quotation.ends_with(['》', '〉'])
}

/// Whether what follows lets a sentence end before it.
fn ends_here(rest: &str) -> bool {
    !rest.trim_start().starts_with(['，', ',', '、', '；', ';', '：', ':', '—', '–'])
}

/// Whether an end mark ends a sentence where it stands: a Latin one needs a space after it (a question
/// mark also Chinese writing) and no initial or abbreviation before it; dots in a row end one only at
/// the end of the text.
fn is_full_stop(c: char, before: &str, after: Option<char>) -> bool {
    let at_break =
        after.is_none_or(|next| next.is_whitespace() || is_closing(next) || is_sentence_end(next));
    match c {
        '…' | '⋯' => after.is_none(),
        '.' => {
            let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
            at_break && !initial && !ABBREVIATIONS.contains(&word)
        }
        '!' | '?' => at_break || after.is_some_and(is_east_asian),
        _ => true,
    }
}

/// Whether `text` ends as a paragraph does: with the end of a sentence, a colon before a list, or a
/// closing quotation mark or bracket.
pub fn is_finished(text: &str) -> bool {
    text.chars().next_back().is_some_and(|last| {
        is_sentence_end(last) || is_closing(last) || matches!(last, '：' | ':' | '；' | ';' | '—')
    })
}

/// The clauses of a sentence: pieces that end with a comma, a semicolon, a colon or the sentence,
/// each with its mark. Marks inside brackets, titles and quotations part nothing.
pub fn clauses(sentence: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    let mut chars = sentence.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '“' | '「' | '『' | '《' | '〈' | '（' | '(' | '[' | '【' => depth += 1,
            '”' | '」' | '』' | '》' | '〉' | '）' | ')' | ']' | '】' => {
                depth = depth.saturating_sub(1);
            }
            '，' | '；' | '：' | ',' | ';' | ':' if depth == 0 => {
                let spaced = chars.peek().is_some_and(|(_, next)| next.is_whitespace());
                let end = at + c.len_utf8();
                if (!c.is_ascii() || spaced) && end < sentence.len() {
                    found.push(&sentence[start..end]);
                    start = end;
                }
            }
            _ => {}
        }
    }
    found.push(&sentence[start..]);
    found
}

/// Whether a sentence asks: it ends with a question mark, whatever closes after it.
pub fn asks(sentence: &str) -> bool {
    sentence
        .trim_end_matches(|c: char| is_closing(c) || c.is_whitespace())
        .ends_with(['？', '?', '؟'])
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
            ("3.渡口几点开？没有说。", "3.渡口几点开？"),
            ("读《怎么办？》的人不少。不多。", "读《怎么办？》的人不少。"),
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

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        assert_eq!(
            sentences("上午好！您如何看？他说：“不会。”我同意。"),
            ["上午好！", "您如何看？", "他说：“不会。”", "我同意。"]
        );
        assert_eq!(
            sentences("Thank you, Mr. Vale. What did J. Orr say at 3.5 percent? No."),
            ["Thank you, Mr. Vale.", "What did J. Orr say at 3.5 percent?", "No."]
        );
        assert_eq!(sentences("没有标点"), ["没有标点"]);
        assert!(sentences("  ").is_empty());
        assert_eq!(sentence_spans(" 桥好！\u{3000}修吗？ No. "), [1..4, 5..8, 9..12]);
    }

    #[test]
    fn clauses_are_not_cut_inside_quotations() {
        assert_eq!(
            clauses("近期，“河港，海港”同时开放，如何看待？"),
            ["近期，", "“河港，海港”同时开放，", "如何看待？"]
        );
        assert_eq!(clauses("In 2030, 1,200 boats came"), ["In 2030,", " 1,200 boats came"]);
    }

    #[test]
    fn a_question_is_known_by_its_mark() {
        assert!(asks("为什么？”"));
        assert!(asks("Why?"));
        assert!(!asks("我不知道为什么。"));
    }
}
