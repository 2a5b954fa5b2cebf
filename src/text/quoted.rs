//! Words in quotation marks, and titles in book-title marks.

use std::ops::Range;

use super::white_space::trim_range;

/// Words between two marks of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// Where they stand in the text, without the marks, in bytes.
    pub at: Range<usize>,
    /// Whether the marks are those of a title (《》).
    pub title: bool,
}

/// The pairs, outer and inner, of Chinese and Latin writing.
const PAIRS: [(char, char); 9] = [
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('〈', '〉'),
    ('＂', '＂'),
    ('"', '"'),
    ('«', '»'),
];

/// All that is quoted in `text`, by where it begins; what is quoted inside a quotation, too. A mark whose
/// other is missing quotes nothing.
pub fn quoted(text: &str) -> Vec<Quoted> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let closes = open.iter().rposition(|&(_, closing)| closing == c);
        if let Some(place) = closes.filter(|_| c != '’' || !is_apostrophe(text, at)) {
            let (start, _) = open[place];
            open.truncate(place);
            let inside = trim_range(text, start..at);
            if !inside.is_empty() {
                found.push(Quoted { at: inside, title: matches!(c, '》' | '〉') });
            }
        } else if let Some((_, closing)) = PAIRS.iter().find(|(opening, _)| *opening == c) {
            open.push((at + c.len_utf8(), *closing));
        }
    }
    found.sort_by_key(|quoted| (quoted.at.start, std::cmp::Reverse(quoted.at.end)));
    found
}

/// Whether the `’` at `at` stands inside a word: don’t.
fn is_apostrophe(text: &str, at: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    letter(text[..at].chars().next_back()) && letter(text[at..].chars().nth(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        quoted(text).into_iter().map(|quoted| &text[quoted.at]).collect()
    }

    #[test]
    fn what_stands_between_two_marks_is_quoted() {
        assert_eq!(words("他说“石桥精神”和《青石公报》。"), ["石桥精神", "青石公报"]);
        assert_eq!(words("the \"long bank\" and “short ‘don’t’ bank”").len(), 3);
        assert!(quoted("《青石公报》")[0].title && !quoted("「石桥」")[0].title);
    }

    #[test]
    fn quotations_inside_quotations_are_found_and_lone_marks_quote_nothing() {
        assert_eq!(words("“修好‘石桥’”"), ["修好‘石桥’", "石桥"]);
        assert_eq!(words("“没有结束《公报》"), ["公报"]);
        assert_eq!(words("“ ”"), [""; 0]);
        assert_eq!(words("don’t, ‘it’s’ said"), ["it’s"]);
    }
}
