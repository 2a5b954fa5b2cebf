//! Which of many words stand in a text, and where: the one door to daachorse.
//!
//! Words are looked for as a reader would say that they stand there: blind to case, to full-width
//! forms and to spaces between Chinese and Latin writing; and a word of a writing that sets spaces is not
//! found inside a longer one. Chinese sets none: whether its characters are a word of their own is told
//! with each place, and is for who asks to heed. A rule that may look for half a word need not.

use std::collections::BTreeSet;

use daachorse::CharwiseDoubleArrayAhoCorasick;

use super::alone::Words;
use super::fold::Folded;
use super::script::{is_chinese, is_east_asian};

/// Looks for all its words at once, in time linear in the text.
pub struct Finder {
    /// `None` where there is nothing to look for. The value is the index into `words`.
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    /// For each form looked for, the indices of the words that have it.
    words: Vec<Vec<usize>>,
    /// The forms of one Chinese character.
    short: BTreeSet<char>,
}

/// There are more words than can be looked for at once.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("too many words to look for at once: {0}")]
pub struct FinderError(String);

impl FinderError {
    pub(super) fn new(error: &impl std::fmt::Display) -> Self {
        Self(error.to_string())
    }
}

/// A place where words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundWords<'a> {
    /// The indices of the words, all of which look the same when compared.
    pub words: &'a [usize],
    /// Where they begin, in Unicode scalar values from the start of the text.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// Whether they are no part of a longer Chinese word that means something else.
    pub alone: bool,
}

impl Finder {
    /// Takes the words; blank ones are never found.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Result<Self, FinderError> {
        let mut forms: Vec<(String, usize)> = words
            .into_iter()
            .enumerate()
            .map(|(index, word)| (Folded::new(word).text, index))
            .filter(|(form, _)| !form.is_empty())
            .collect();
        forms.sort();
        let groups: Vec<&[(String, usize)]> =
            forms.chunk_by(|one, other| one.0 == other.0).collect();
        let words = groups.iter().map(|group| group.iter().map(|(_, index)| *index).collect());
        let words: Vec<Vec<usize>> = words.collect();
        let patterns = groups.iter().map(|group| group[0].0.as_str());
        let short = patterns.clone().filter_map(single_chinese).collect();
        let automaton = if groups.is_empty() {
            None
        } else {
            let made = CharwiseDoubleArrayAhoCorasick::new(patterns);
            Some(made.map_err(|error| FinderError::new(&error))?)
        };
        Ok(Self { automaton, words, short })
    }

    /// The words by their indices, together those that look the same when compared.
    pub fn groups(&self) -> impl Iterator<Item = &[usize]> {
        self.words.iter().map(Vec::as_slice)
    }

    /// The indices of the words that stand in `text`, each once, by their first place.
    pub fn find(&self, text: &str) -> Vec<usize> {
        let mut met = vec![false; self.words.len()];
        let mut found = Vec::new();
        for (form, _, _) in self.hits(&Folded::new(text).text) {
            if !std::mem::replace(&mut met[form], true) {
                found.extend(&self.words[form]);
            }
        }
        found
    }

    /// All places in `text` where words stand, by where they begin, then by where they end. They may
    /// overlap.
    pub fn places(&self, text: &str) -> Vec<FoundWords<'_>> {
        let folded = Folded::new(text);
        let mut cut = Words::new(&folded.text, &self.short);
        let hits = self.hits(&folded.text).into_iter();
        hits.map(|(form, from, to)| {
            let (start, end) = folded.origin(from, to);
            let alone = cut.stand_alone(from, to);
            FoundWords { words: &self.words[form], start, end, alone }
        })
        .collect()
    }

    /// The forms that stand in a folded text, with their first and last byte, in order.
    fn hits(&self, folded: &str) -> Vec<(usize, usize, usize)> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut hits: Vec<(usize, usize, usize)> = automaton
            .find_overlapping_iter(folded)
            .filter(|found| is_whole(folded, found.start(), found.end()))
            .filter_map(|found| {
                Some((usize::try_from(found.value()).ok()?, found.start(), found.end()))
            })
            .collect();
        hits.sort_unstable_by_key(|&(_, start, end)| (start, end));
        hits
    }
}

fn single_chinese(form: &str) -> Option<char> {
    let mut chars = form.chars();
    chars.next().filter(|&c| is_chinese(c) && chars.next().is_none())
}

/// Whether what stands at these bytes is no part of a longer word.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let (before, rest) = text.split_at(start);
    let (inside, after) = rest.split_at(end - start);
    let joined = |one: Option<char>, other: Option<char>| {
        one.is_some_and(is_spaced) && other.is_some_and(is_spaced)
    };
    !joined(before.chars().next_back(), inside.chars().next())
        && !joined(inside.chars().next_back(), after.chars().next())
}

/// A letter or digit of a writing that sets spaces between its words and nothing else to them: not
/// Chinese, Japanese, Thai, Lao, Burmese or Khmer; nor Korean, which writes particles to its words.
fn is_spaced(c: char) -> bool {
    c.is_alphanumeric()
        && !is_east_asian(c)
        && !matches!(u32::from(c),
            0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1100..=0x11FF | 0x1780..=0x17FF | 0xAC00..=0xD7FF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &[&'static str], text: &str) -> Vec<&'static str> {
        let finder = Finder::new(words.iter().copied()).unwrap();
        finder.find(text).into_iter().map(|index| words[index]).collect()
    }

    #[test]
    fn words_are_found_by_their_first_place_and_once() {
        let words = ["水库", "新水库", "桥", "学校"];
        assert_eq!(found(&words, "桥边的新水库不是老水库"), ["桥", "新水库", "水库"]);
        assert_eq!(found(&[], "桥"), [""; 0]);
        assert_eq!(found(&[" ", "桥"], "桥"), ["桥"]);
    }

    #[test]
    fn case_width_and_spaces_beside_chinese_do_not_matter() {
        assert_eq!(found(&["AI 治理"], "谈到ａｉ治理，"), ["AI 治理"]);
        assert_eq!(found(&["Great Mill"], "the great  mill"), ["Great Mill"]);
        assert_eq!(found(&["ai", "AI"], "AI"), ["ai", "AI"]);
    }

    #[test]
    fn a_word_is_not_found_inside_a_longer_one() {
        assert_eq!(found(&["AI", "5G"], "said 15G SAID"), [""; 0]);
        assert_eq!(found(&["AI", "5G"], "用AI和5G技术"), ["AI", "5G"]);
        assert_eq!(found(&["кот"], "который"), [""; 0]);
        assert_eq!(found(&["우크라이나"], "우크라이나는"), ["우크라이나"]);
        assert_eq!(found(&["น้ำ"], "แม่น้ำใหญ่"), ["น้ำ"]);
    }

    #[test]
    fn places_are_told_in_characters_of_the_text_itself() {
        let words = ["AI 治理", "石桥", "桥", "中"];
        let finder = Finder::new(words).unwrap();
        let found = |text: &str| {
            let place = |it: FoundWords<'_>| (words[it.words[0]], it.start, it.end, it.alone);
            finder.places(text).into_iter().map(place).collect::<Vec<_>>()
        };
        assert_eq!(found("谈ａｉ\u{3000}治理。"), [("AI 治理", 1, 6, true)]);
        assert_eq!(found("𠮷石 桥"), [("石桥", 1, 4, true), ("桥", 3, 4, false)]);
        assert_eq!(found("其中"), [("中", 1, 2, false)]);
        assert_eq!(found(""), []);
    }

    #[test]
    fn words_that_look_the_same_are_one_group() {
        let finder = Finder::new(["石桥", "AI", " 石 桥", "ａｉ"]).unwrap();
        let groups: Vec<&[usize]> = finder.groups().collect();
        assert_eq!(groups, [&[1, 3][..], &[0, 2]]);
    }
}
