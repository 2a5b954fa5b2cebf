//! The pieces by which two texts are compared for what they have in common.

use super::script::is_chinese;

/// The longest word in letters; what is longer is writing without spaces, such as Thai.
const LONGEST_WORD: usize = 24;

/// The pieces of `text` in order: each Chinese character and kana for itself, each other word whole.
/// Punctuation and white space are none.
///
/// Single letters would not do outside Chinese: any two English paragraphs have most of their pairs of
/// letters in common. Nor would dictionary words: an edit would shift them.
pub fn pieces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut word: Option<usize> = None;
    for (at, c) in text.char_indices() {
        let alone = is_alone(c);
        let inside = !alone && (c.is_alphanumeric() || is_joiner(c));
        if !inside && let Some(start) = word.take() {
            push_word(&text[start..at], &mut found);
        }
        if alone {
            found.push(&text[at..at + c.len_utf8()]);
        } else if inside && word.is_none() {
            word = Some(at);
        }
    }
    if let Some(start) = word {
        push_word(&text[start..], &mut found);
    }
    found
}

fn push_word<'a>(word: &'a str, found: &mut Vec<&'a str>) {
    if word.chars().count() <= LONGEST_WORD {
        found.push(word);
    } else {
        found.extend(word.char_indices().map(|(at, c)| &word[at..at + c.len_utf8()]));
    }
}

fn is_alone(c: char) -> bool {
    is_chinese(c) || matches!(u32::from(c), 0x3041..=0x30FF | 0x3105..=0x312F | 0x31F0..=0x31FF)
}

/// A mark that belongs to the letter before it, as vowels do in Thai and Hindi.
fn is_joiner(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_goes_by_characters_and_other_writing_by_words() {
        assert_eq!(
            pieces("APEC峰会，2025年 in Lima。"),
            ["APEC", "峰", "会", "2025", "年", "in", "Lima"]
        );
        assert_eq!(pieces("……"), Vec::<&str>::new());
        assert_eq!(pieces("cafe\u{301}"), ["cafe\u{301}"]);
    }

    #[test]
    fn writing_without_spaces_goes_by_letters() {
        assert_eq!(pieces(&"ก".repeat(40)).len(), 40);
    }
}
