//! Where the words of a family stand and are no use of it: within a longer wording, or over another use.
//!
//! Nothing counts them as uses; but what they stand in is not silent of them. That a wording is new, or that one of its
//! forms is said in one record alone, can be told only where there is no such echo.

use std::collections::BTreeSet;

use super::super::quick::mixed;
use super::families::Stretch;
use super::stream::Stream;

/// The sessions of `held`, near stretches that stand in the place of other wordings, in which no use stands; in order.
pub(super) fn overlaid(stream: &Stream, uses: &[Stretch], held: &[Stretch]) -> Vec<u32> {
    let session = |it: &Stretch| stream.session[it.at as usize];
    let used: BTreeSet<u32> = uses.iter().map(session).collect();
    let others: BTreeSet<u32> = held.iter().map(session).collect();
    others.difference(&used).copied().collect()
}

/// The stretches that have the same row of words as a use and are none: those `passed` over as uses, and what stands
/// within them and within uses.
pub(super) fn echoes(stream: &Stream, uses: &[Stretch], passed: &[Stretch]) -> Vec<Stretch> {
    let mut rows: Vec<(u32, u64)> =
        uses.iter().map(|it| (it.words, row(stream, it.at, it.words))).collect();
    rows.sort_unstable();
    rows.dedup();
    let mut lengths: Vec<u32> = rows.iter().map(|(words, _)| *words).collect();
    lengths.dedup();
    let mut found = Vec::new();
    for whole in uses.iter().chain(passed) {
        // The lengths of near rows differ by few words, so there are few parts to look at.
        for &words in lengths.iter().take_while(|&&words| words <= whole.words) {
            let parts = (whole.at..=whole.at + whole.words - words).map(|at| Stretch { at, words });
            found.extend(parts.filter(|part| {
                uses.binary_search(part).is_err()
                    && rows.binary_search(&(words, row(stream, part.at, words))).is_ok()
            }));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A number that the same row of words has.
fn row(stream: &Stream, at: u32, words: u32) -> u64 {
    let row = stream.row(at as usize, words as usize);
    row.fold(0, |number, word| mixed(number ^ (u64::from(word) + 1)))
}
