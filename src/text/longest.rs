//! Where many words stand in a text, to the letter, the longest first: beside `find.rs`, which only says
//! which of them are there, and looks more kindly.

use std::ops::Range;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};

use super::find::FinderError;

/// Looks for all its words at once, in time linear in the text.
pub struct Longest {
    /// `None` where there is nothing to look for.
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
}

impl Longest {
    /// Takes the words, no two the same and none empty.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Result<Self, FinderError> {
        let words: Vec<&str> = words.into_iter().collect();
        if words.is_empty() {
            return Ok(Self { automaton: None });
        }
        let builder =
            CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(MatchKind::LeftmostLongest);
        let automaton = builder.build(words).map_err(|error| FinderError::new(&error))?;
        Ok(Self { automaton: Some(automaton) })
    }

    /// Each place with the index of its word; where two overlap, the one that begins first, and of those
    /// the longer.
    pub fn places(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let found = automaton.leftmost_find_iter(text);
        found
            .filter_map(|found| {
                Some((found.start()..found.end(), usize::try_from(found.value()).ok()?))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_takes_the_place() {
        let longest = Longest::new(["桥", "石桥", "石桥精神"]).unwrap();
        let found: Vec<usize> =
            longest.places("石桥精神在石桥，桥上").into_iter().map(|(_, word)| word).collect();
        assert_eq!(found, [2, 1, 0]);
        assert!(Longest::new([]).unwrap().places("桥").is_empty());
    }
}
