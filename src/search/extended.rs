//! Which grams stand in too many places to be kept as such: their places are kept under longer ones.
//!
//! Every gram within an extended one stands at least as often, and is extended itself. So it is enough to know, for
//! each address, how long the longest extended gram is that begins there: its *reach*.
//!
//! Grams of one length are counted in two goes, so that no table of all of them is needed: first roughly, several
//! in one count, then exactly those whose rough count is too high.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

use super::keys::{Key, LONGEST};
use super::laid::{END, Laid};

/// More places than this make a gram extended.
pub(super) const LIMIT: u64 = 32_768;

/// How many rough counts there are, as a power of two: 4 MB, with few collisions among the grams that matter.
const ROUGH: u32 = 20;

/// How often the grams of one length stand, at most.
#[derive(Debug)]
pub(super) struct RoughCounts(Vec<AtomicU32>);

impl Default for RoughCounts {
    fn default() -> Self {
        Self((0..1 << ROUGH).map(|_| AtomicU32::new(0)).collect())
    }
}

impl RoughCounts {
    /// Counts the pairs of a session.
    pub(super) fn add_pairs(&self, laid: &Laid) {
        self.add(laid, &[], 2);
    }

    fn add(&self, laid: &Laid, reach: &[u8], length: usize) {
        kept(laid.units(), reach, length, |_, key| {
            self.0[spread(key)].fetch_add(1, Ordering::Relaxed);
        });
    }

    fn high(&self, limit: u64) -> Vec<bool> {
        let high = |count: &AtomicU32| u64::from(count.load(Ordering::Relaxed)) > limit;
        self.0.iter().map(high).collect()
    }
}

/// The extended grams of an archive.
#[derive(Debug, Default)]
pub(super) struct Extended {
    /// All of them, in order.
    pub(super) grams: Vec<Key>,
    /// For each session, the reach at each of its addresses; 0 where no extended gram begins.
    pub(super) reach: Vec<Vec<u8>>,
}

impl Extended {
    /// Those of these sessions, whose pairs are counted: with more than `limit` places.
    pub(super) fn new(sessions: &[&Laid], pairs: &RoughCounts, limit: u64) -> Self {
        let mut found = Self {
            grams: Vec::new(),
            reach: sessions.iter().map(|laid| vec![0; laid.len()]).collect(),
        };
        let mut high = pairs.high(limit);
        for length in 2..LONGEST {
            if !found.grow(sessions, &high, length, limit) {
                break;
            }
            let rough = RoughCounts::default();
            let all = sessions.par_iter().zip(&found.reach);
            all.for_each(|(laid, reach)| rough.add(laid, reach, length + 1));
            high = rough.high(limit);
        }
        found.grams.sort_unstable();
        found
    }

    /// Adds the extended grams of this length, given which rough counts are too high; whether there are any.
    fn grow(&mut self, sessions: &[&Laid], high: &[bool], length: usize, limit: u64) -> bool {
        if !high.contains(&true) {
            return false;
        }
        let all = sessions.par_iter().zip(&self.reach);
        let counts: Vec<Vec<(Key, u64)>> = all
            .map(|(laid, reach)| {
                let mut found = Vec::new();
                kept(laid.units(), reach, length, |_, key| {
                    found.extend(high[spread(key)].then_some(key));
                });
                found.sort_unstable();
                let same = found.chunk_by(|one, other| one == other);
                same.filter_map(|same| Some((*same.first()?, same.len() as u64))).collect()
            })
            .collect();
        let mut whole = BTreeMap::new();
        for (key, count) in counts.into_iter().flatten() {
            *whole.entry(key).or_insert(0) += count;
        }
        let extended: Vec<Key> =
            whole.into_iter().filter(|&(_, count)| count > limit).map(|(key, _)| key).collect();
        let number = u8::try_from(length).unwrap_or(u8::MAX);
        self.reach = sessions
            .par_iter()
            .zip(std::mem::take(&mut self.reach))
            .map(|(laid, reach)| {
                let mut reached = reach.clone();
                kept(laid.units(), &reach, length, |at, key| {
                    if high[spread(key)] && extended.binary_search(&key).is_ok() {
                        reached[at] = number;
                    }
                });
                reached
            })
            .collect();
        self.grams.extend(&extended);
        !extended.is_empty()
    }
}

/// Gives each gram of this length that is kept, with its address.
fn kept(units: &[u16], reach: &[u8], length: usize, mut found: impl FnMut(usize, Key)) {
    let needed = u8::try_from(length - 1).unwrap_or(u8::MAX);
    for (at, gram) in units.windows(length).enumerate() {
        let reaches = |at: usize| reach.get(at).is_some_and(|&reach| reach >= needed);
        if (length == 2 || reaches(at) || reaches(at + 1)) && !gram.contains(&END) {
            found(at, Key::new(gram));
        }
    }
}

/// The high bits of a product, which depend on all bits of the key.
fn spread(key: Key) -> usize {
    let folded = (key.0 >> 64 ^ key.0.wrapping_mul(0xD6E8_FEB8_6659_FD93)) & u128::from(u64::MAX);
    let folded = u64::try_from(folded).unwrap_or_default();
    usize::try_from(folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - ROUGH)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::documents::Document;
    use super::*;

    const LIMIT: usize = 20;

    fn extended(title: &str) -> (Extended, Laid) {
        let title = title.to_owned();
        let laid = Laid::new(&[Document { title, ..Document::default() }], "zh");
        let counts = RoughCounts::default();
        counts.add_pairs(&laid);
        (Extended::new(&[&laid], &counts, LIMIT as u64), laid)
    }

    #[test]
    fn grams_are_extended_above_the_limit_and_not_at_it() {
        let title = format!("{}。{}", "桥".repeat(LIMIT + 1), "路".repeat(LIMIT + 3));
        let (found, laid) = extended(&title);
        let road = "路".encode_utf16().next().unwrap();
        assert_eq!(found.grams, [Key::new(&[road; 2]), Key::new(&[road; 3])]);
        let reach = &found.reach[0];
        assert_eq!(reach.len(), laid.len());
        assert_eq!(reach[LIMIT + 1..LIMIT + 4], [0, 3, 3]);
        assert_eq!(reach[2 * LIMIT + 2..2 * LIMIT + 6], [3, 2, 0, 0]);
    }

    #[test]
    fn no_gram_is_longer_than_seven_units_and_extended() {
        let (found, _) = extended(&"桥".repeat(LIMIT + 20));
        assert_eq!(found.grams.len(), 6);
        assert_eq!(found.reach[0][0], 7);
    }
}
