//! Which rows are near to each other, found without comparing each with each (deletion neighbourhoods).
//!
//! Near rows share a key: the row without a word or two. In the order of their rank, each row that nobody has taken takes
//! those near to it that nobody has taken. So a row that another family has does not stand between two that it leaves.

use rayon::prelude::*;

use super::super::quick::mixed;
use super::near::{allowance, are_near, sum};
use super::stream::index;

/// In rows longer than this, one word only is left out.
const TWO_LEFT_OUT: usize = 24;
/// So many rows look among those with which they share a key; that bounds the work where most of these are not near.
const LOOKING: u8 = 8;

/// The families among the rows: each head, with those that it takes. Both are in the order of rank, `order`.
pub(super) fn families(rows: &[Vec<u32>], order: &[usize]) -> Vec<(usize, Vec<usize>)> {
    let mut shared = Shared::new(rows, order);
    let mut taken = vec![false; rows.len()];
    let mut families = Vec::new();
    for (rank, &head) in order.iter().enumerate() {
        if taken[head] {
            continue;
        }
        taken[head] = true;
        let mut members = vec![head];
        for other in shared.after(rank).into_iter().map(|rank| order[rank as usize]) {
            if !taken[other] && are_near(&rows[head], &rows[other]) {
                taken[other] = true;
                members.push(other);
            }
        }
        families.push((head, members));
    }
    families
}

/// The rows that share keys, by their rank.
struct Shared {
    /// For each key that several have, those that have it, in order; one key after the other.
    ranks: Vec<u32>,
    /// For each of these keys, where the ranks end, and how many rows have looked at them.
    keys: Vec<(u32, u8)>,
    /// For each rank, where it stands in `ranks`, and of which key: in order.
    places: Vec<(u32, u32, u32)>,
}

impl Shared {
    fn new(rows: &[Vec<u32>], order: &[usize]) -> Self {
        let each = order.par_iter().enumerate();
        let keys = each.flat_map_iter(|(rank, &row)| {
            keys_of(&rows[row]).into_iter().map(move |key| (key, index(rank)))
        });
        let mut all: Vec<(u64, u32)> = keys.collect();
        all.par_sort_unstable();
        let (mut ranks, mut keys, mut places) = (Vec::new(), Vec::new(), Vec::new());
        for same in all.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1) {
            for &(_, rank) in same {
                places.push((rank, index(ranks.len()), index(keys.len())));
                ranks.push(rank);
            }
            keys.push((index(ranks.len()), 0));
        }
        places.par_sort_unstable();
        Self { ranks, keys, places }
    }

    /// Those that share a key with this one and come after it, in order.
    fn after(&mut self, rank: usize) -> Vec<u32> {
        let from = self.places.partition_point(|&(other, ..)| (other as usize) < rank);
        let own = self.places[from..].iter().take_while(|&&(other, ..)| other as usize == rank);
        let mut found = Vec::new();
        for &(_, place, key) in own {
            let (end, looked) = &mut self.keys[key as usize];
            if *looked < LOOKING {
                *looked += 1;
                found.extend(&self.ranks[place as usize + 1..*end as usize]);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Numbers of which near rows share one: of the row, of the row with each word left out, of each two, and
/// of its words in whatever order.
fn keys_of(row: &[u32]) -> Vec<u64> {
    let mut keys = vec![sum(row.iter().copied()), key(row, usize::MAX, usize::MAX)];
    if allowance(row.len()) > 0 {
        keys.extend((0..row.len()).map(|one| key(row, one, usize::MAX)));
    }
    if allowance(row.len()) > 1 && row.len() <= TWO_LEFT_OUT {
        for one in 0..row.len() {
            keys.extend((one + 1..row.len()).map(|other| key(row, one, other)));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn key(row: &[u32], one: usize, other: usize) -> u64 {
    let kept = row.iter().enumerate().filter(|&(at, _)| at != one && at != other);
    kept.fold(0, |key, (_, &word)| mixed(key ^ (u64::from(word) + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_rank(rows: &[&[u32]]) -> Vec<(usize, Vec<usize>)> {
        let rows: Vec<Vec<u32>> = rows.iter().map(|row| row.to_vec()).collect();
        families(&rows, &(0..rows.len()).collect::<Vec<_>>())
    }

    #[test]
    fn near_rows_are_one_family_with_the_first_as_its_head() {
        let found = by_rank(&[&[1, 2, 3, 4, 5], &[7, 8, 9, 10, 11], &[1, 2, 6, 4, 5]]);
        assert_eq!(found, [(0, vec![0, 2]), (1, vec![1])]);
    }

    #[test]
    fn two_near_rows_are_one_family_though_a_third_that_is_near_to_both_has_another_head() {
        // The second differs from the first in its last word but one, the others from the second in their third.
        let rows =
            [[1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 15, 6], [1, 2, 23, 4, 15, 6], [1, 2, 33, 4, 15, 6]];
        let found = by_rank(&rows.each_ref().map(|row| &row[..]));
        assert_eq!(found, [(0, vec![0, 1]), (2, vec![2, 3])]);
    }

    #[test]
    fn a_row_that_shares_a_key_and_is_not_near_does_not_stand_between_two_that_are() {
        // Without a word each of them is the same; the first lacks another word than the other two.
        let rows = [[1, 2, 3, 4, 9, 5], [1, 2, 7, 3, 4, 5], [1, 2, 8, 3, 4, 5]];
        let found = by_rank(&rows.each_ref().map(|row| &row[..]));
        assert_eq!(found, [(0, vec![0]), (1, vec![1, 2])]);
    }
}
