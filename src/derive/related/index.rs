//! Which exchanges might be alike: a bounded number for each, by their heaviest features.

use std::ops::Range;

use super::days::Days;
use super::vector::{Gathered, Layout, Vector};

/// How far an exchange looks for others.
pub(super) struct Reach {
    /// By how many of its heaviest features.
    pub(super) features: usize,
    /// And by how many of theirs it finds others.
    pub(super) indexed: usize,
    /// How many exchanges that have a feature are looked at, on either side in time: the nearest.
    pub(super) nearest: usize,
    /// How many are compared feature by feature.
    pub(super) candidates: usize,
}

/// For each feature, the exchanges that have it, in order of time.
pub(super) struct Index {
    starts: Vec<usize>,
    exchanges: Vec<u32>,
    weights: Vec<u16>,
}

/// Where one thread adds up; kept from one exchange to the next.
#[derive(Default)]
pub(super) struct Sums {
    /// For each exchange; the sum of products of two vectors of length one has room.
    found: Vec<u32>,
    touched: Vec<u32>,
    /// For each feature, where its list was last looked into: the next exchange is not far from there.
    seen: Vec<u32>,
    pub(super) layout: Layout,
    pub(super) gathered: Gathered,
}

impl Index {
    /// Indexes vectors whose features are below `features`, by as many of each as `reach` says.
    pub(super) fn new(vectors: &[Vector], features: usize, reach: &Reach) -> Self {
        let most = reach.indexed;
        let mut starts = vec![0_usize; features + 1];
        for (feature, _) in vectors.iter().flat_map(|it| it.heaviest(most)) {
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
            for (feature, weight) in vector.heaviest(most) {
                let place = &mut next[feature as usize];
                (exchanges[*place], weights[*place]) = (exchange, weight);
                *place += 1;
            }
        }
        Self { starts, exchanges, weights }
    }

    /// The exchanges of `within` that share the most with `vector`, which is that of the exchange `at`, and are not far
    /// from it in time; not `at` itself. In order of time.
    pub(super) fn candidates(
        &self,
        at: usize,
        vector: &Vector,
        days: &Days,
        (within, reach): (&Range<usize>, &Reach),
        sums: &mut Sums,
    ) -> Vec<usize> {
        let Sums { found: sums, touched, seen, .. } = sums;
        if sums.len() < within.end {
            sums.resize(within.end, 0);
        }
        seen.resize(self.starts.len(), 0);
        for (feature, weight) in vector.heaviest(reach.features) {
            let places =
                self.nearest(feature, at, within, reach.nearest, &mut seen[feature as usize]);
            let there = self.exchanges[places.clone()].iter().zip(&self.weights[places]);
            for (&exchange, &other) in there {
                let sum = &mut sums[exchange as usize];
                if *sum == 0 {
                    touched.push(exchange);
                }
                *sum += u32::from(weight) * u32::from(other);
            }
        }
        // The greatest sum first, of equal ones the earliest: as one number, which is fast to compare.
        let mut found: Vec<u64> = touched
            .drain(..)
            .map(|exchange| {
                let sum = u64::from(std::mem::take(&mut sums[exchange as usize]));
                let faded = sum * u64::from(days.nearness(at, exchange as usize));
                ((u64::from(u32::MAX) - (faded >> 10)) << 32) | u64::from(exchange)
            })
            .filter(|it| exchange_of(*it) != at)
            .collect();
        if found.len() > reach.candidates {
            found.select_nth_unstable(reach.candidates);
            found.truncate(reach.candidates);
        }
        let mut found: Vec<usize> = found.into_iter().map(exchange_of).collect();
        found.sort_unstable();
        found
    }

    /// The places of the `most` exchanges of `within` with a feature that are nearest to `at` on either side, looked
    /// for from where its list was last `seen`.
    fn nearest(
        &self,
        feature: u32,
        at: usize,
        within: &Range<usize>,
        most: usize,
        seen: &mut u32,
    ) -> Range<usize> {
        let (start, end) = (self.starts[feature as usize], self.starts[feature as usize + 1]);
        let list = &self.exchanges[start..end];
        let before = |list: &[u32], end: usize| list.partition_point(|&one| (one as usize) < end);
        let here = seek(list, *seen as usize, at.clamp(within.start, within.end));
        *seen = u32::try_from(here).unwrap_or(0);
        let from = here.saturating_sub(most);
        let near = &list[from..list.len().min(here + most)];
        let (first, last) = (before(near, within.start), before(near, within.end));
        start + from + first..start + from + last.max(first)
    }
}

/// How many exchanges of a list are before `at`, looked for in ever wider steps around `from`: a search through the
/// whole of a long list would wait for memory at each step.
fn seek(list: &[u32], from: usize, at: usize) -> usize {
    let is_before = |place: usize| (list[place] as usize) < at;
    let (mut low, mut high) = (from.min(list.len()), from.min(list.len()));
    let mut step = 1;
    while high < list.len() && is_before(high) {
        low = high + 1;
        high = list.len().min(high + step);
        step *= 2;
    }
    while low > 0 && !is_before(low - 1) {
        high = low - 1;
        low = low.saturating_sub(step);
        step *= 2;
    }
    low + list[low..high].partition_point(|&one| (one as usize) < at)
}

/// The exchange in the low half of a number.
fn exchange_of(number: u64) -> usize {
    usize::try_from(number & u64::from(u32::MAX)).unwrap_or(usize::MAX)
}
