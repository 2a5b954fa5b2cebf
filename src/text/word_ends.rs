//! Where words end, in any writing: the one door to Unicode's segmentation.

use unicode_segmentation::UnicodeSegmentation as _;

use super::script::is_chinese;
use super::segment::cut;

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
mod tests {
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
