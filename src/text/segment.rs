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
