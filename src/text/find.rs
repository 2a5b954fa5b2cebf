//! Which of many words stand in a text: the one door to daachorse.
//!
//! Words are looked for as a reader would say that they stand there: blind to case, to full-width
//! forms and to spaces between Chinese and Latin writing; and a word of a writing that sets spaces is not
//! found inside a longer one. Chinese is found wherever its characters stand: segmenters part names and
//! new terms wrongly too often to be asked.

use daachorse::CharwiseDoubleArrayAhoCorasick;
use unicode_normalization::UnicodeNormalization as _;

use super::script::is_east_asian;
use super::white_space::collapse;

/// Looks for all its words at once, in time linear in the text.
pub struct Finder {
    /// `None` where there is nothing to look for. The value is the index into `words`.
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    /// For each form looked for, the indices of the words that have it.
    words: Vec<Vec<usize>>,
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

impl Finder {
    /// Takes the words; blank ones are never found.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Result<Self, FinderError> {
        let mut forms: Vec<(String, usize)> = words
            .into_iter()
            .enumerate()
            .map(|(index, word)| (folded(word), index))
            .filter(|(form, _)| !form.is_empty())
            .collect();
        forms.sort();
        let groups: Vec<&[(String, usize)]> =
            forms.chunk_by(|one, other| one.0 == other.0).collect();
        let words = groups.iter().map(|group| group.iter().map(|(_, index)| *index).collect());
        let words: Vec<Vec<usize>> = words.collect();
        let patterns = groups.iter().map(|group| group[0].0.as_str());
        let automaton = if groups.is_empty() {
            None
        } else {
            let made = CharwiseDoubleArrayAhoCorasick::new(patterns);
            Some(made.map_err(|error| FinderError::new(&error))?)
        };
        Ok(Self { automaton, words })
    }

    /// The indices of the words that stand in `text`, each once, by their first place.
    pub fn find(&self, text: &str) -> Vec<usize> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let text = folded(text);
        let mut places: Vec<(usize, usize)> = automaton
            .find_overlapping_iter(&text)
            .filter(|found| is_whole(&text, found.start(), found.end()))
            .filter_map(|found| Some((found.start(), usize::try_from(found.value()).ok()?)))
            .collect();
        places.sort_unstable();
        let mut met = vec![false; self.words.len()];
        let mut found = Vec::new();
        for (_, form) in places {
            if !std::mem::replace(&mut met[form], true) {
                found.extend(&self.words[form]);
            }
        }
        found
    }
}

/// The form in which words are compared: NFKC, lower case, and no space beside East Asian writing.
fn folded(text: &str) -> String {
    let text: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let text = collapse(&text);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let beside = |c: &char| is_east_asian(*c);
        let needless = c == ' '
            && (out.chars().next_back().is_some_and(|c| beside(&c))
                || chars.peek().is_some_and(beside));
        if !needless {
            out.push(c);
        }
    }
    out
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
}
