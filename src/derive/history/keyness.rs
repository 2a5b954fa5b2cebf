//! How much a wording belongs to one of two sets of records: log-likelihood and log ratio.
//!
//! The log-likelihood (Dunning 1993; for corpora of two sizes Rayson and Garside 2000) says how sure a difference is, the
//! log ratio (Hardie 2014) how large. Neither stands without the counts it rests on.

use std::cmp::Ordering;

/// From this log-likelihood on a difference is told: by chance it would come in less than one case of twenty (the
/// critical value of chi-squared for p < 0.05 at one degree of freedom, to which Rayson and Garside compare it).
const SURE: f64 = 3.84;

/// The measure, with its counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Keyness {
    /// How many uses the one set has.
    pub uses: usize,
    /// How many characters are said in it.
    pub characters: usize,
    /// How many uses the other set has.
    pub other_uses: usize,
    /// How many characters are said in the other.
    pub other_characters: usize,
    /// How sure the difference is: above 3.84 it comes by chance in one case of twenty, above 10.83 in one of a
    /// thousand.
    pub log_likelihood: f64,
    /// How large it is: by so many doublings it is more frequent in the one set, below 0 in the other. Half a use
    /// stands for none.
    pub log_ratio: f64,
}

/// A wording of one of two sets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Key {
    /// The wording, as an index into [`Wordings::all`](crate::derive::wordings::Wordings::all).
    pub wording: usize,
    /// How much it belongs to the first set (log ratio above 0) or to the second (below).
    pub keyness: Keyness,
}

impl Keyness {
    /// Measures uses in characters against other uses in other characters.
    pub fn new(
        (uses, characters): (usize, usize),
        (other_uses, other_characters): (usize, usize),
    ) -> Self {
        let (one, other) = (number(uses), number(other_uses));
        let (size, other_size) = (number(characters), number(other_characters));
        let rate = (one + other) / (size + other_size).max(1.0);
        let log_likelihood =
            2.0 * (surprise(one, rate * size) + surprise(other, rate * other_size));
        let frequency = |uses: f64, size: f64| uses.max(0.5) / size.max(1.0);
        let log_ratio = (frequency(one, size) / frequency(other, other_size)).log2();
        // Rounding may leave less than nothing.
        let log_likelihood = log_likelihood.max(0.0);
        Self { uses, characters, other_uses, other_characters, log_likelihood, log_ratio }
    }

    /// The same with so many uses in the one set.
    #[must_use]
    pub fn with_uses(&self, uses: usize) -> Self {
        Self::new((uses, self.characters), (self.other_uses, self.other_characters))
    }

    /// Whether the difference hardly comes by chance.
    pub fn is_sure(&self) -> bool {
        self.log_likelihood >= SURE
    }

    /// The order in which differences are told: the surer comes first.
    pub fn surer(&self, other: &Self) -> Ordering {
        other.log_likelihood.total_cmp(&self.log_likelihood)
    }
}

fn surprise(seen: f64, expected: f64) -> f64 {
    if seen > 0.0 && expected > 0.0 { seen * (seen / expected).ln() } else { 0.0 }
}

#[allow(clippy::cast_precision_loss, reason = "counts of uses and characters")]
fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_measure_is_that_of_the_literature() {
        // 42 in 10,000 against 17 in 12,000, reckoned by hand.
        let found = Keyness::new((42, 10_000), (17, 12_000));
        assert!((found.log_likelihood - 15.98).abs() < 0.01, "{found:?}");
        assert!((found.log_ratio - 1.568).abs() < 0.001, "{found:?}");
    }

    #[test]
    fn the_same_frequency_is_no_difference_and_nothing_no_number_gone_wrong() {
        let found = Keyness::new((10, 1_000), (20, 2_000));
        assert!(found.log_likelihood < 1e-9 && found.log_ratio.abs() < 1e-9);
        let empty = Keyness::new((0, 0), (0, 0));
        assert!(empty.log_likelihood == 0.0 && empty.log_ratio.is_finite());
        assert!(Keyness::new((0, 100), (5, 100)).log_ratio < 0.0);
    }
}
