//! Which exchanges might be alike: a bounded number for each, by their heaviest features.

use std::ops::Range;

use super::days::Days;
use super::table::Table;
use super::vector::{Gathered, Layout, Vector};

/// How far an exchange looks for others.
pub(super) struct Reach {
    /// By how many of its heaviest features.
    pub(super) features: usize,
    /// And by how many of theirs it finds others.
    pub(super) indexed: usize,
    /// How many exchanges that have a feature are looked at, on either side in time: the nearest.
    pub(super) nearest: usize,
    /// And how many by all features, the heaviest first. Without this bound, the larger an archive, the more would be
    /// looked at, until its rarest words have been said often.
    pub(super) looked_at: usize,
    /// How many are compared feature by feature.
    pub(super) candidates: usize,
}

/// For each feature, the exchanges that have it, in order of time.
pub(super) struct Index {
    starts: Vec<usize>,
    entries: Vec<Entry>,
    /// For each exchange, where the entries of its heaviest features are, counted from the first of the feature: as many
    /// of each exchange as are looked for.
    places: Vec<u32>,
    /// How many that is.
    looked_for: usize,
}

/// That an exchange has a feature, and what is needed of the exchange to tell how far it is: together, since what
/// lies elsewhere would have to be waited for.
#[derive(Clone, Copy, Default)]
struct Entry {
    exchange: u32,
    weight: u16,
    /// The week in which it is said, as [`Days::week`] has it.
    week: u16,
}

/// What an exchange shares with another.
#[derive(Clone, Copy, Default, PartialEq)]
struct InCommon {
    /// The sum of products of weights: that of two vectors of length one has room.
    sum: u32,
    /// The week of the other.
    week: u16,
}

/// Where one thread adds up; kept from one exchange to the next.
#[derive(Default)]
pub(super) struct Sums {
    /// By exchange.
    in_common: Table<InCommon>,
    pub(super) layouts: [Layout; 2],
    pub(super) gathered: Gathered,
}

impl Index {
    /// Indexes vectors whose features are below `features`, by as many of each as `reach` says.
    pub(super) fn new(vectors: &[Vector], features: usize, days: &Days, reach: &Reach) -> Self {
        let most = reach.indexed;
        let mut starts = vec![0_usize; features + 1];
        for (feature, _) in vectors.iter().flat_map(|it| it.heaviest(most)) {
            starts[feature as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let total = starts.last().copied().unwrap_or(0);
        let mut had = vec![0_u32; features];
        let mut entries = vec![Entry::default(); total];
        let looked_for = reach.features.min(most);
        let mut places = vec![0_u32; vectors.len() * looked_for];
        for (exchange, vector) in (0_u32..).zip(vectors) {
            let week = days.week(exchange as usize);
            let mut places =
                places.iter_mut().skip(exchange as usize * looked_for).take(looked_for);
            for (feature, weight) in vector.heaviest(most) {
                let had = &mut had[feature as usize];
                entries[starts[feature as usize] + *had as usize] =
                    Entry { exchange, weight, week };
                if let Some(place) = places.next() {
                    *place = *had;
                }
                *had += 1;
            }
        }
        Self { starts, entries, places, looked_for }
    }

    /// The exchanges of `within` that share the most with `vector`, which is the one that was indexed as that of the exchange
    /// `at`, and are not far from it in time; not `at` itself. In order of time.
    pub(super) fn candidates(
        &self,
        at: usize,
        vector: &Vector,
        days: &Days,
        (within, reach): (&Range<usize>, &Reach),
        Sums { in_common, .. }: &mut Sums,
    ) -> Vec<usize> {
        in_common.make_room(reach.looked_at);
        let places = &self.places[at * self.looked_for..];
        let mut left = reach.looked_at;
        let features = vector.heaviest(self.looked_for).take_while(|(_, weight)| *weight > 0);
        for ((feature, weight), place) in features.zip(places) {
            let near = self.nearest(feature, *place as usize, at, within, reach.nearest);
            let Some(less) = left.checked_sub(near.len()) else { break };
            left = less;
            for entry in near.iter().filter(|it| it.weight > 0) {
                let product = u32::from(entry.weight) * u32::from(weight);
                let InCommon { sum, week } = in_common.value(entry.exchange);
                (*sum, *week) = (*sum + product, entry.week);
            }
        }
        let week = days.week(at);
        // The greatest sum first, of equal ones the earliest: as one number, which is fast to compare.
        let mut found: Vec<u64> = in_common
            .take()
            .map(|(exchange, other)| {
                let nearness = days.nearness_of_weeks(week, other.week);
                let faded = u64::from(other.sum) * u64::from(nearness);
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

    /// The `most` exchanges of `within` with a feature that are nearest to `at` on either side; `at` has it in the given
    /// `place` of its list.
    fn nearest(
        &self,
        feature: u32,
        place: usize,
        at: usize,
        within: &Range<usize>,
        most: usize,
    ) -> &[Entry] {
        let list = &self.entries[self.starts[feature as usize]..self.starts[feature as usize + 1]];
        let is_before = |end: usize| move |it: &Entry| (it.exchange as usize) < end;
        let (before, after) = if within.contains(&at) {
            list.split_at(place)
        } else if within.end <= at {
            list.split_at(list[..place].partition_point(is_before(within.end)))
        } else {
            list.split_at(list.partition_point(is_before(within.start)))
        };
        let first = before.len().saturating_sub(most);
        let outside = match before[first..].first() {
            Some(it) if is_before(within.start)(it) => {
                before[first..].partition_point(is_before(within.start))
            }
            _ => 0,
        };
        let inside = after.iter().take(most).take_while(|it| is_before(within.end)(it)).count();
        &list[first + outside..before.len() + inside]
    }
}

/// The exchange in the low half of a number.
fn exchange_of(number: u64) -> usize {
    usize::try_from(number & u64::from(u32::MAX)).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::archive;

    #[test]
    fn what_shares_the_heaviest_is_found_and_no_more_is_looked_at_than_may_be() {
        let mut archive = archive();
        let pattern = archive.sessions[0].clone();
        archive.sessions = (0..9).map(|_| pattern.clone()).collect();
        for archived in &mut archive.sessions {
            archived.session.exchanges.truncate(1);
        }
        let days = Days::of(&archive);
        // All have the feature 0; the first and the last share another, which weighs more.
        let vector = |at: u32| {
            let own = if at == 8 { 1 } else { at + 1 };
            Vector::new(vec![(0, 1.0), (own, 2.0)], 0.0, 9)
        };
        let vectors: Vec<Vector> = (0..9).map(vector).collect();
        let found = |looked_at, within| {
            let reach = Reach { features: 9, indexed: 9, nearest: 2, looked_at, candidates: 9 };
            let index = Index::new(&vectors, 9, &days, &reach);
            let mut sums = Sums::default();
            index.candidates(8, &vectors[8], &days, (&within, &reach), &mut sums)
        };
        assert_eq!(found(99, 0..9), [0, 6, 7], "two that are nearest, and who shares the other");
        assert_eq!(found(2, 0..9), [0]);
        assert_eq!(found(99, 1..7), [5, 6]);
        assert_eq!(found(99, 0..1), [0]);
    }
}
