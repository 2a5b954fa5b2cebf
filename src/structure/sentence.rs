//! Sentences and clauses of running text: where they end, and whether a paragraph ends with one.
//!
//! Apart from the rules that use it (titles, roles, gaps, furniture), so that they cannot disagree
//! about what a finished sentence is.

use crate::text::{is_closing, is_east_asian, is_sentence_end};

/// Words before a full stop that does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Rep", "Gov", "Gen", "Col", "Lt", "Sgt", "St", "Jr",
    "Sr", "No", "vs", "Sra", "Dra", "Lic", "Ing", "Hon", "Rev", "Pres", "Sec", "Adm", "Capt",
];

/// The sentences of `text`, in order, each with its closing marks; together they are `text` but for
/// the white space between them.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_sentence_end(c) {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some(&(next, mark)) = chars.peek()
            && (is_sentence_end(mark) || is_closing(mark))
        {
            end = next + mark.len_utf8();
            chars.next();
        }
        if ends_here(&text[start..end], text[end..].chars().next()) {
            push_trimmed(&mut found, &text[start..end]);
            start = end;
        }
    }
    push_trimmed(&mut found, &text[start..]);
    found
}

fn push_trimmed<'a>(found: &mut Vec<&'a str>, piece: &'a str) {
    let piece = piece.trim();
    if !piece.is_empty() {
        found.push(piece);
    }
}

/// Whether the marks at the end of `piece` end a sentence, when `next` follows them.
fn ends_here(piece: &str, next: Option<char>) -> bool {
    let body = piece.trim_end_matches(is_closing);
    let Some(mark) = body.chars().next_back() else { return true };
    match mark {
        '…' | '⋯' => next.is_none_or(char::is_whitespace),
        '.' | '!' | '?' => {
            let Some(next) = next else { return true };
            if is_east_asian(next) {
                return mark != '.' || body.len() != piece.len();
            }
            next.is_whitespace() && !(mark == '.' && ends_with_abbreviation(body))
        }
        _ => true,
    }
}

/// Whether `body`, which ends with a full stop, ends with an abbreviation or an initial.
fn ends_with_abbreviation(body: &str) -> bool {
    let word = body[..body.len() - 1].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || ABBREVIATIONS.contains(&word)
}

/// Whether `text` ends as a paragraph does: with the end of a sentence, a colon before a list, or a
/// closing quotation mark or bracket.
pub(super) fn is_finished(text: &str) -> bool {
    text.chars().next_back().is_some_and(|last| {
        is_sentence_end(last) || is_closing(last) || matches!(last, '：' | ':' | '；' | ';' | '—')
    })
}

/// The clauses of a sentence: pieces that end with a comma, a semicolon, a colon or the sentence,
/// each with its mark. Marks inside brackets, titles and quotations part nothing.
pub(super) fn clauses(sentence: &str) -> Vec<&str> {
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
pub(super) fn asks(sentence: &str) -> bool {
    sentence
        .trim_end_matches(|c: char| is_closing(c) || c.is_whitespace())
        .ends_with(['？', '?', '؟'])
}

#[cfg(test)]
mod tests {
    use super::*;

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
