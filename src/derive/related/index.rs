//! Which exchanges might be alike: a bounded number for each, by their heaviest features.

use std::ops::Range;

use super::vector::Vector;

/// By how many of its heaviest features an exchange looks for others.
const FEATURES: usize = 64;

/// How many exchanges that have a feature are looked at, on either side in time: the nearest.
const NEAREST: usize = 192;

/// How many are compared word by word.
pub(super) const CANDIDATES: usize = 160;

/// For each feature, the exchanges that have it, in order of time.
pub(super) struct Index {
    starts: Vec<usize>,
    exchanges: Vec<u32>,
    weights: Vec<u16>,
}

/// Where one thread adds up; kept from one exchange to the next.
#[derive(Default)]
pub(super) struct Sums {
    sums: Vec<u64>,
    touched: Vec<u32>,
}

impl Index {
    /// Indexes vectors whose features are below `features`.
    pub(super) fn new(vectors: &[Vector], features: usize) -> Self {
        let mut starts = vec![0_usize; features + 1];
        for (feature, _) in vectors.iter().flat_map(Vector::iter) {
            starts[feature as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let total = starts.last().copied().unwrap_or(0);
        let mut next = starts.clone();
        let mut exchanges = vec![0_u32; total];
        let mut weights = vec![0_u16; total];
        for (exchange, vector) in (0_u32..).zip(vectors) {
            for (feature, weight) in vector.iter() {
                let place = &mut next[feature as usize];
                (exchanges[*place], weights[*place]) = (exchange, weight);
                *place += 1;
            }
        }
        Self { starts, exchanges, weights }
    }

    /// The exchanges of `within` that share the most with `vector`, which is that of the exchange `at`; not `at`
    /// itself. In order of time.
    pub(super) fn candidates(
        &self,
        at: usize,
        vector: &Vector,
        within: &Range<usize>,
        sums: &mut Sums,
    ) -> Vec<usize> {
        let Sums { sums, touched } = sums;
        for (feature, weight) in vector.heaviest(FEATURES) {
            for place in self.nearest(feature, at, within) {
                let (exchange, other) = (self.exchanges[place], self.weights[place]);
                let index = exchange as usize;
                if index >= sums.len() {
                    sums.resize(index + 1, 0);
                }
                if sums[index] == 0 {
                    touched.push(exchange);
                }
                sums[index] += u64::from(weight) * u64::from(other);
            }
        }
        let mut found: Vec<(u64, u32)> = touched
            .drain(..)
            .map(|exchange| (std::mem::take(&mut sums[exchange as usize]), exchange))
            .filter(|&(_, exchange)| exchange as usize != at)
            .collect();
        let order = |&(sum, exchange): &(u64, u32)| (std::cmp::Reverse(sum), exchange);
        if found.len() > CANDIDATES {
            found.select_nth_unstable_by_key(CANDIDATES - 1, order);
            found.truncate(CANDIDATES);
        }
        let mut found: Vec<usize> = found.into_iter().map(|(_, it)| it as usize).collect();
        found.sort_unstable();
        found
    }

    /// The places of the exchanges of `within` with a feature that are nearest to `at` on either side.
    fn nearest(&self, feature: u32, at: usize, within: &Range<usize>) -> Range<usize> {
        let (start, end) = (self.starts[feature as usize], self.starts[feature as usize + 1]);
        let list = &self.exchanges[start..end];
        let before = |place: usize| list.partition_point(|&one| (one as usize) < place);
        let (first, here, last) = (before(within.start), before(at), before(within.end));
        let from = first.max(here.saturating_sub(NEAREST));
        let to = last.min(here + NEAREST);
        start + from..start + to.max(from)
    }
}
