//! Which pairs stand in too many places to be kept as such: they are kept with their neighbours.
//!
//! They are counted in two goes, so that no table of all pairs is needed: first roughly, several pairs in one
//! count, while sessions are laid out; then exactly those whose rough count is too high.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

use super::grams::pairs;
use super::laid::Laid;

/// More places than this make a pair or a word extended, and put any other gram's places into files of their own.
pub(super) const LIMIT: u64 = 8192;

/// How many rough counts there are, as a power of two: 4 MB, with few collisions among the pairs that matter.
const ROUGH: u32 = 20;

/// How often pairs stand, at most.
#[derive(Debug)]
pub(super) struct RoughCounts(Vec<AtomicU32>);

impl Default for RoughCounts {
    fn default() -> Self {
        Self((0..1 << ROUGH).map(|_| AtomicU32::new(0)).collect())
    }
}

impl RoughCounts {
    /// Counts the pairs of a session.
    pub(super) fn add(&self, laid: &Laid) {
        pairs(laid, |pair| {
            self.0[spread(pair, ROUGH)].fetch_add(1, Ordering::Relaxed);
        });
    }

    /// The pairs that stand in more than [`LIMIT`] places of these sessions.
    pub(super) fn extended(&self, sessions: &[&Laid]) -> PairSet {
        let high: Vec<bool> =
            self.0.iter().map(|count| u64::from(count.load(Ordering::Relaxed)) > LIMIT).collect();
        let counts: Vec<Vec<(u32, u64)>> = sessions
            .par_iter()
            .map(|laid| {
                let mut found = Vec::new();
                pairs(laid, |pair| found.extend(high[spread(pair, ROUGH)].then_some(pair)));
                found.sort_unstable();
                let same = found.chunk_by(|one, other| one == other);
                same.filter_map(|same| Some((*same.first()?, same.len() as u64))).collect()
            })
            .collect();
        let mut whole = BTreeMap::new();
        for (pair, count) in counts.into_iter().flatten() {
            *whole.entry(pair).or_insert(0) += count;
        }
        whole.into_iter().filter(|&(_, count)| count > LIMIT).map(|(pair, _)| pair).collect()
    }
}

/// The high bits of a product, which depend on all bits of the pair.
fn spread(pair: u32, bits: u32) -> usize {
    (pair.wrapping_mul(0x9E37_79B1) >> (32 - bits)) as usize
}

/// A set of pairs that is asked at every unit of an archive.
#[derive(Debug, Default)]
pub(super) struct PairSet {
    /// Each pair at its slot or the next free one. A free one holds 0, which no pair is.
    slots: Vec<u32>,
    bits: u32,
}

impl PairSet {
    /// Whether a pair is among them.
    pub(super) fn holds(&self, pair: u32) -> bool {
        if self.slots.is_empty() {
            return false;
        }
        let mut at = spread(pair, self.bits);
        loop {
            match self.slots[at] {
                0 => return false,
                found if found == pair => return true,
                _ => at = (at + 1) & (self.slots.len() - 1),
            }
        }
    }
}

impl FromIterator<u32> for PairSet {
    fn from_iter<T: IntoIterator<Item = u32>>(pairs: T) -> Self {
        let pairs: Vec<u32> = pairs.into_iter().collect();
        if pairs.is_empty() {
            return Self::default();
        }
        // A quarter full at most, so that few are looked for in vain for long.
        let bits = (pairs.len() * 4).next_power_of_two().ilog2();
        let mut slots = vec![0; 1 << bits];
        for pair in pairs {
            let mut at = spread(pair, bits);
            while slots[at] != 0 {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = pair;
        }
        Self { slots, bits }
    }
}

#[cfg(test)]
mod tests {
    use super::super::documents::Document;
    use super::super::grams::pair;
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in() {
        let put: Vec<u32> = (1..500).map(|n| n * 65_537).collect();
        let set: PairSet = put.iter().copied().collect();
        assert!(put.iter().all(|&pair| set.holds(pair)));
        assert!(!(1..500).any(|n| set.holds(n * 65_537 + 1)));
        assert!(!PairSet::default().holds(0));
    }

    #[test]
    fn pairs_are_extended_above_the_limit_and_not_at_it() {
        let limit = usize::try_from(LIMIT).unwrap();
        let title = format!("{}。{}", "桥".repeat(limit + 1), "路".repeat(limit + 2));
        let laid = Laid::new(&[Document { title, ..Document::default() }], "zh");
        let rough = RoughCounts::default();
        rough.add(&laid);
        let extended = rough.extended(&[&laid]);
        let of = |c: char| {
            let unit = u16::try_from(u32::from(c)).unwrap();
            pair(unit, unit)
        };
        assert!(extended.holds(of('路')) && !extended.holds(of('桥')));
    }
}
