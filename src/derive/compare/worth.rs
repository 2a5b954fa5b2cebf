//! Whether two parts of a chain are worth holding against each other: they have words in common, a formula or a row of
//! whole clauses.
//!
//! It is asked of every pair of the archive, most of which get no page: so each exchange is read once, and clauses are cut
//! only where no formula has answered already.

use std::cell::OnceCell;
use std::ops::Range;

use super::super::ExchangeAt;
use super::super::wordings::{WordingClass, Wordings};
use super::paragraphs;
use super::runs::{Text, runs};
use crate::resolve::Archive;

/// What the exchanges of a chain say, as far as it can be common.
pub(super) struct Words<'a> {
    archive: &'a Archive,
    exchanges: &'a [ExchangeAt],
    /// For each exchange its formulas, in order, each once.
    formulas: Vec<Vec<usize>>,
    /// Its paragraphs, cut into clauses when that is first asked for.
    texts: Vec<OnceCell<Vec<Text<'a>>>>,
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
        let texts = vec![(); exchanges.len()].into_iter().map(|()| OnceCell::new()).collect();
        Self { archive, exchanges, formulas: formulas.collect(), texts }
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
        let [one, other] = parts.map(|part| part.flat_map(|at| self.texts(at)).collect::<Vec<_>>());
        !runs(&one, &other).is_empty()
    }

    fn texts(&self, at: usize) -> &[Text<'a>] {
        let exchange = self.exchanges[at];
        let cut = || paragraphs(self.archive, exchange).map(|it| Text::new(&it.text)).collect();
        self.texts[at].get_or_init(cut)
    }
}

/// The numbers in order, each once.
fn in_order(mut numbers: Vec<usize>) -> Vec<usize> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
