//! Which candidates stand for themselves, and which only as a part of longer ones.
//!
//! The longest come first. A shorter one counts where it stands on its own in enough sessions; where it
//! stands in several longer ones, it is the part that they share. That is the reasoning of the C-value, whose
//! figure is kept for the order.

use super::edges::{Candidate, share};
use super::stream::{Stream, index};

/// A part that longer wordings share must stand in so many of them.
const CONTAINERS: usize = 3;
/// A candidate must stand on its own in this share of its uses.
const ALONE: f64 = 0.15;

/// The candidates that are wordings, and at which place of the row which of them stands.
pub(super) struct Accepted {
    /// The candidates, longest first; with their C-value.
    pub(super) candidates: Vec<(Candidate, f64)>,
    /// For each word of the row, the end of the longest stretch known to begin at or before it, and whose
    /// it is.
    reach: Vec<(u32, u32)>,
}

impl Accepted {
    /// Chooses among candidates, which come by the number of their words, in a fixed order.
    pub(super) fn choose(stream: &Stream, mut levels: Vec<Vec<Candidate>>, least: usize) -> Self {
        let mut accepted =
            Self { candidates: Vec::new(), reach: vec![(0, u32::MAX); stream.words.len()] };
        while let Some(level) = levels.pop() {
            let kept: Vec<_> = level
                .into_iter()
                .filter_map(|it| accepted.weigh(stream, &it, least).map(|value| (it, value)))
                .collect();
            for (candidate, value) in kept {
                accepted.mark(&candidate);
                accepted.candidates.push((candidate, value));
            }
        }
        accepted
    }

    /// The candidate whose stretch holds this one, if there is any.
    pub(super) fn holder(&self, at: usize, words: usize) -> Option<usize> {
        let (end, owner) = self.reach[at];
        (end as usize >= at + words).then_some(owner as usize)
    }

    /// The C-value of a candidate that is a wording.
    fn weigh(&self, stream: &Stream, candidate: &Candidate, least: usize) -> Option<f64> {
        let mut holders = Vec::new();
        let alone: Vec<u32> = candidate
            .places
            .iter()
            .copied()
            .filter(|&at| match self.holder(at as usize, candidate.words) {
                Some(owner) => {
                    holders.push(owner);
                    false
                }
                None => true,
            })
            .collect();
        let (uses, nested, own) = (candidate.places.len(), holders.len(), alone.len());
        holders.sort_unstable();
        holders.dedup();
        let on_its_own = stream.sessions_of(alone) >= least && share(own, uses) >= ALONE;
        let shared = holders.len() >= CONTAINERS && candidate.sessions >= 2 * least;
        (on_its_own || shared || nested == 0).then(|| {
            let weight = share(candidate.words + 1, 1).log2();
            weight * (share(uses, 1) - share(nested, holders.len()))
        })
    }

    fn mark(&mut self, candidate: &Candidate) {
        let owner = index(self.candidates.len());
        for &at in &candidate.places {
            let end = at + index(candidate.words);
            for reach in &mut self.reach[at as usize..end as usize] {
                if reach.0 < end {
                    *reach = (end, owner);
                }
            }
        }
    }
}
