//! What is looked for in a text: some words, or a regular expression. The one door to `regex`.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

/// How much memory a compiled expression may take: some are small to write and huge.
const LARGEST: usize = 10 << 20;

/// A pattern, ready to be looked for. Looking takes linear time, whatever the expression.
#[derive(Debug, Clone)]
pub struct Pattern(Regex);

/// An expression that means nothing.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PatternError(String);

impl Pattern {
    /// Words just as they stand; with `fold`, capital and small letters are the same.
    pub fn words(words: &str, fold: bool) -> Result<Self, PatternError> {
        Self::new(&regex::escape(words), fold)
    }

    /// A regular expression.
    pub fn new(expression: &str, fold: bool) -> Result<Self, PatternError> {
        let made = RegexBuilder::new(expression).case_insensitive(fold).size_limit(LARGEST).build();
        made.map(Self).map_err(|error| PatternError(error.to_string()))
    }

    /// Where it stands in a text, in bytes; no two places overlap, and none is empty.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        self.0
            .find_iter(text)
            .map(|found| found.range())
            .filter(|range| !range.is_empty())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_mean_themselves_and_expressions_what_they_say() {
        let text = "桥.桥+Bridge bridge";
        assert_eq!(Pattern::words("桥+", false).unwrap().places(text).len(), 1);
        assert_eq!(Pattern::new("桥.", false).unwrap().places(text), [0..4, 4..8]);
        assert_eq!(Pattern::words("bridge", true).unwrap().places(text).len(), 2);
        assert!(Pattern::new("x*", false).unwrap().places(text).is_empty());
    }

    #[test]
    fn what_means_nothing_or_is_too_large_is_refused() {
        assert!(Pattern::new("(桥", false).is_err());
        assert!(Pattern::new(r"(\w{500}){500}", false).is_err());
    }
}
