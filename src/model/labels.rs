//! Which label stands at the start of a line, among those declared: a frozen rule.
//!
//! It stands in the model for the same reason as [`super::CuttingRule`]: who reads a settled transcript
//! and who writes it must agree on it to the letter.

use std::collections::BTreeMap;

use crate::text::{trim, trim_range};

/// How much white space, in bytes, may stand between a label and its colon.
const MOST_SPACE: usize = 8;

/// The declared labels of a transcript.
#[derive(Debug, Clone, Default)]
pub struct DeclaredLabels<'a> {
    by_name: BTreeMap<&'a str, usize>,
    longest: usize,
}

/// A label at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LabelAt {
    /// Which, in the order of declaration.
    pub index: usize,
    /// Where the words after its colon begin, in bytes.
    pub rest: usize,
}

impl<'a> DeclaredLabels<'a> {
    /// Takes the labels in the order of declaration; of equal ones the first counts.
    pub fn new(labels: impl IntoIterator<Item = &'a str>) -> Self {
        let mut by_name = BTreeMap::new();
        for (index, label) in labels.into_iter().enumerate() {
            by_name.entry(label).or_insert(index);
        }
        let longest = by_name.keys().map(|label| label.len()).max().unwrap_or(0);
        Self { by_name, longest }
    }

    /// The longest label with which the words of a line begin: the label, white space if any, and a
    /// colon, full width or plain.
    pub fn at_start(&self, words: &str) -> Option<LabelAt> {
        let near = |(at, _): &(usize, char)| *at <= self.longest + MOST_SPACE;
        let colons = words.char_indices().take_while(near);
        colons
            .filter(|(_, c)| matches!(c, '：' | ':'))
            .filter_map(|(at, colon)| {
                let index = *self.by_name.get(trim(&words[..at]))?;
                let rest = trim_range(words, at + colon.len_utf8()..words.len()).start;
                Some(LabelAt { index, rest })
            })
            .last()
    }

    /// The labels, sorted by code point.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        self.by_name.keys().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_label_before_a_colon_is_found() {
        let labels = DeclaredLabels::new(["甲", "甲：乙", "Mr. Q"]);
        let found =
            |words: &'static str| labels.at_start(words).map(|at| (at.index, &words[at.rest..]));
        assert_eq!(found("甲：一"), Some((0, "一")));
        assert_eq!(found("甲：乙 : 一"), Some((1, "一")));
        assert_eq!(found("Mr. Q\u{3000}:  one"), Some((2, "one")));
        assert_eq!(found("甲:"), Some((0, "")));
        assert_eq!(found("甲乙：一"), None);
        assert_eq!(found("一甲：二"), None);
    }

    #[test]
    fn a_long_line_of_colons_is_no_trouble() {
        let labels = DeclaredLabels::new(["甲"]);
        assert_eq!(labels.at_start(&"：".repeat(1_000_000)), None);
    }
}
