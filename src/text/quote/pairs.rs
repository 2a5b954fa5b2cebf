//! An index of a text by its pairs of neighbouring characters.
//!
//! Pairs are told apart by 8 bits of each character, so that the index is made in two passes, without
//! sorting; what it gives may stand there and is to be looked at.

use super::fold::Folded;

/// As many lists as there are pairs of hashes.
const LISTS: usize = 1 << 16;

/// Lists of places, one behind the other.
#[derive(Debug)]
pub(super) struct Pairs {
    /// Where each list ends.
    ends: Vec<u32>,
    /// The places; within a list, in order.
    places: Vec<u32>,
}

impl Pairs {
    pub(super) fn new(chars: &[Folded]) -> Self {
        let list = |two: &[Folded]| list_of(two[0].c, two[1].c);
        let mut ends = vec![0_u32; LISTS];
        for two in chars.windows(2) {
            ends[list(two)] += 1;
        }
        let mut end = 0;
        for count in &mut ends {
            end += std::mem::replace(count, end);
        }
        // Each list is filled from its beginning, which by this becomes its end.
        let mut places = vec![0; chars.len().saturating_sub(1)];
        for (at, two) in (0_u32..).zip(chars.windows(2)) {
            let next = &mut ends[list(two)];
            places[*next as usize] = at;
            *next += 1;
        }
        Self { ends, places }
    }

    /// The places where these two may stand.
    pub(super) fn of(&self, one: char, next: char) -> &[u32] {
        let list = list_of(one, next);
        self.between(list, list)
    }

    /// The places where this one may stand.
    pub(super) fn begun_by(&self, one: char) -> &[u32] {
        let first = hash(one) << 8;
        self.between(first, first + 0xFF)
    }

    fn between(&self, first: usize, last: usize) -> &[u32] {
        let start = first.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.places[start as usize..self.ends[last] as usize]
    }
}

fn list_of(one: char, next: char) -> usize {
    hash(one) << 8 | hash(next)
}

/// Fibonacci hashing: neighbours in Unicode come to stand far apart.
fn hash(c: char) -> usize {
    (u32::from(c).wrapping_mul(0x9E37_79B1) >> 24) as usize
}

#[cfg(test)]
mod tests {
    use super::super::fold::folded;
    use super::*;

    #[test]
    fn every_place_of_a_pair_is_in_its_list() {
        let text = "水库好，新水库也好。水";
        let chars = folded(text, &[]);
        let pairs = Pairs::new(&chars);
        for (at, two) in chars.windows(2).enumerate() {
            let at = u32::try_from(at).unwrap();
            assert!(pairs.of(two[0].c, two[1].c).contains(&at));
            assert!(pairs.begun_by(two[0].c).contains(&at));
        }
        assert_eq!(pairs.places.len(), chars.len() - 1);
        assert_eq!(Pairs::new(&[]).of('水', '库'), [0; 0]);
    }
}
