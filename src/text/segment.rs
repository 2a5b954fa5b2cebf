//! Words: the one door to jieba.
//!
//! The dictionary takes 0.1–0.2 s and some 32 MB to load, so it is loaded once, when first needed.

use std::sync::OnceLock;

use jieba_rs::Jieba;

fn jieba() -> &'static Jieba {
    static JIEBA: OnceLock<Jieba> = OnceLock::new();
    JIEBA.get_or_init(Jieba::new)
}

/// The words of `text`, in order; all of them together are `text` again.
pub fn cut(text: &str) -> Vec<&str> {
    jieba().cut(text, true).into_iter().map(|token| token.word).collect()
}

/// The same by the dictionary alone: a word it does not know falls into its characters.
pub(super) fn cut_by_dictionary(text: &str) -> Vec<&str> {
    jieba().cut(text, false).into_iter().map(|token| token.word).collect()
}

/// Whether `text` as a whole is a person's name, by the dictionary or by how it is put together.
pub fn is_personal_name(text: &str) -> bool {
    let tags = jieba().tag(text, true);
    !tags.is_empty() && tags.iter().all(|tag| tag.tag.starts_with("nr"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_are_known() {
        assert!(is_personal_name("王毅") && is_personal_name("赵立坚"));
        assert!(!is_personal_name("变化") && !is_personal_name(""));
    }
}
