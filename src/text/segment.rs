//! Words: the door to jieba, with `keywords.rs`.
//!
//! The dictionary takes 0.1–0.2 s and some 32 MB to load, so it is loaded once, when first needed.

use std::sync::OnceLock;

use jieba_rs::{Jieba, Token};

/// What kind of word one is, as far as it tells whether it can be a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordClass {
    /// A person's name.
    Person,
    /// A place's name.
    Place,
    /// A noun, or another name.
    Noun,
    /// A set phrase or a short form: 一带一路, 中欧.
    Phrase,
    /// A word that says of a noun which one: 国际, 多边, 治理.
    Modifier,
    /// Anything else.
    Other,
}

pub(super) fn jieba() -> &'static Jieba {
    static JIEBA: OnceLock<Jieba> = OnceLock::new();
    JIEBA.get_or_init(Jieba::new)
}

/// The words of `text`, in order; all of them together are `text` again.
pub fn cut(text: &str) -> Vec<&str> {
    jieba().cut(text, true).into_iter().map(|token| token.word).collect()
}

/// The words of `text` as [`cut`] gives them, each with its class.
pub fn classified(text: &str) -> Vec<(&str, WordClass)> {
    let tags = jieba().tag(text, true).into_iter();
    tags.map(|tag| (tag.word, class(tag.tag))).collect()
}

/// Whether the dictionary has this word; others are made by a model, which sometimes glues a small word to a
/// name.
pub fn is_in_dictionary(word: &str) -> bool {
    jieba().has_word(word)
}

/// The words of `text` as [`cut`] gives them, each with its place.
pub(super) fn cut_tokens(text: &str) -> Vec<Token<'_>> {
    jieba().cut(text, true)
}

/// The dictionary's tag of a word's part of speech, as in the corpus of the People's Daily: `n`, `v`, `uj`. A
/// word that the dictionary does not have is tagged by a model; where that parts it, its last part decides.
pub(super) fn tag(word: &str) -> &str {
    jieba().tag(word, true).last().map_or("x", |tag| tag.tag)
}

fn class(tag: &str) -> WordClass {
    match tag {
        "nr" | "nrt" | "nrfg" => WordClass::Person,
        "ns" => WordClass::Place,
        "n" | "nt" | "nz" | "ng" | "eng" => WordClass::Noun,
        "i" | "l" | "j" => WordClass::Phrase,
        "b" | "vn" | "an" => WordClass::Modifier,
        _ => WordClass::Other,
    }
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

    #[test]
    fn words_have_their_class() {
        let class = |word: &str| classified(word)[0].1;
        assert_eq!(class("王毅"), WordClass::Person);
        assert_eq!(class("北京"), WordClass::Place);
        assert_eq!(class("水库"), WordClass::Noun);
        assert_eq!(class("的"), WordClass::Other);
        let text = "我们修建大桥。";
        let words: Vec<&str> = classified(text).into_iter().map(|(word, _)| word).collect();
        assert_eq!(words.concat(), text);
    }
}
