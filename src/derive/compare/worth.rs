//! Whether two parts of a chain are worth holding against each other: they have words in common, a formula or a row of
//! whole clauses.
//!
//! It is asked of every pair of the archive, most of which get no page: so each exchange is read once, and clauses are cut
//! only where no formula has answered already.

use std::ops::Range;

use super::super::ExchangeAt;
use super::super::wordings::{WordingClass, Wordings};
use super::read::Readings;
use super::runs::runs;
use crate::resolve::Archive;

/// What the exchanges of a chain say, as far as it can be common.
pub(super) struct Words<'a> {
    /// For each exchange its formulas, in order, each once.
    formulas: Vec<Vec<usize>>,
    readings: Readings<'a>,
}

impl<'a> Words<'a> {
    /// Those of some exchanges.
    pub(super) fn of(
        archive: &'a Archive,
        wordings: &Wordings,
        exchanges: &'a [ExchangeAt],
    ) -> Self {
        let formulas = exchanges.iter().map(|&at| {
            let uses = wordings.uses_in(at).iter().map(|of| of.wording);
            let formula = |&of: &usize| wordings.all[of].class == WordingClass::Formula;
            in_order(uses.filter(formula).collect())
        });
        Self { formulas: formulas.collect(), readings: Readings::of(archive, exchanges) }
    }

    /// Whether two parts of the chain have any.
    pub(super) fn are_common(&self, parts: [Range<usize>; 2]) -> bool {
        let [one, other] = parts.each_ref().map(|part| {
            let of_part = self.formulas[part.clone()].iter().flatten();
            in_order(of_part.copied().collect())
        });
        if other.iter().any(|of| one.binary_search(of).is_ok()) {
            return true;
        }
        let texts = |part| self.readings.paragraphs(part).map(|it| &it.text).collect::<Vec<_>>();
        let [one, other] = parts.map(texts);
        !runs(&one, &other).is_empty()
    }
}

/// The numbers in order, each once.
fn in_order(mut numbers: Vec<usize>) -> Vec<usize> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
