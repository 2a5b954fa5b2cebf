//! Words: the one door to jieba.
//!
//! The dictionary takes 0.1–0.2 s and some 32 MB to load, so it is loaded once, when first needed.

use std::sync::OnceLock;

use jieba_rs::Jieba;
use unicode_segmentation::UnicodeSegmentation as _;

use super::script::is_chinese;

fn jieba() -> &'static Jieba {
    static JIEBA: OnceLock<Jieba> = OnceLock::new();
    JIEBA.get_or_init(Jieba::new)
}

/// The words of `text`, in order; all of them together are `text` again.
pub fn cut(text: &str) -> Vec<&str> {
    jieba().cut(text, true).into_iter().map(|token| token.word).collect()
}

/// Whether a word begins or ends at the byte `offset` of `text`.
pub fn is_word_boundary(text: &str, offset: usize) -> bool {
    let mut at = 0;
    for word in cut(text) {
        if at >= offset {
            break;
        }
        at += word.len();
    }
    at == offset
}

/// The byte offsets at which a word, a mark or a space of `text` ends, in order: by Unicode's rules
/// (UAX #29), and between two Chinese characters by the dictionary.
pub fn word_ends(text: &str) -> Vec<usize> {
    let mut chinese = cut(text).into_iter().map(str::len).scan(0, |at, length| {
        *at += length;
        Some(*at)
    });
    let mut next = chinese.next();
    let ends = text.split_word_bound_indices().map(|(at, word)| at + word.len());
    ends.filter(|&end| {
        while next.is_some_and(|at| at < end) {
            next = chinese.next();
        }
        let between = text[..end].ends_with(is_chinese) && text[end..].starts_with(is_chinese);
        !between || next == Some(end)
    })
    .collect()
}

#[cfg(test)]
mod word_tests {
    use super::*;

    #[test]
    fn words_end_where_their_script_ends_them() {
        let words = |text: &str| {
            let mut from = 0;
            let ends = word_ends(text).into_iter();
            ends.map(|end| text[std::mem::replace(&mut from, end)..end].to_owned())
                .collect::<Vec<_>>()
                .join("|")
        };
        assert_eq!(words("don’t go, café"), "don’t| |go|,| |café");
        assert_eq!(words("我们修建大桥。"), "我们|修建|大桥|。");
        assert_eq!(words("CGTN记者"), "CGTN|记者");
        assert_eq!(words(""), "");
    }
}
