//! An index of old units by what they share with few others: for long stretches, in which comparing each
//! unit with each would take too long.

use super::likeness::Features;

/// Pairs of pieces that more old units than this have tell nothing.
const COMMON: usize = 32;

/// How many likely old units each new one is compared with where there are many.
const LIKELY: usize = 16;

/// Which old units have a pair of pieces, leaving out pairs that many have.
pub(super) struct Index {
    /// Sorted; the unit as its place in the list indexed.
    postings: Vec<(u64, usize)>,
}

impl Index {
    /// Takes those of `units` that `indexed` lists.
    pub(super) fn new(units: &[Features], indexed: &[usize]) -> Self {
        let mut postings: Vec<(u64, usize)> = indexed
            .iter()
            .enumerate()
            .flat_map(|(place, &unit)| {
                units[unit].words.pairs.iter().map(move |&(pair, _)| (pair, place))
            })
            .collect();
        postings.sort_unstable();
        let rare = postings
            .chunk_by(|one, other| one.0 == other.0)
            .filter(|units| units.len() <= COMMON)
            .flatten();
        Self { postings: rare.copied().collect() }
    }

    /// The places of the units that have most in common with `unit`, most first. `counts` is all
    /// zeros, before and after.
    pub(super) fn likely(&self, unit: &Features, counts: &mut [u32]) -> Vec<usize> {
        let mut met = Vec::new();
        for &(pair, _) in &unit.words.pairs {
            let start = self.postings.partition_point(|(known, _)| *known < pair);
            for &(_, place) in self.postings[start..].iter().take_while(|(known, _)| *known == pair)
            {
                if counts[place] == 0 {
                    met.push(place);
                }
                counts[place] += 1;
            }
        }
        met.sort_by_key(|&place| (std::cmp::Reverse(counts[place]), place));
        for &place in &met {
            counts[place] = 0;
        }
        met.truncate(LIKELY);
        met
    }
}
