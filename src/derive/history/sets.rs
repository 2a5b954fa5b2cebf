//! Two sets of sessions side by side: which wordings are key to one of them.

use super::super::wordings::Wordings;
use super::Keyness;

/// A wording of one of two sets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Key {
    /// The wording, as an index into [`Wordings::families`].
    pub wording: usize,
    /// How much it belongs to the first set (log ratio above 0) or to the second (below).
    pub keyness: Keyness,
}

/// All wordings used in either of two sets of sessions, the surest difference first.
///
/// It counts what is on record, and claims nothing of what is not.
pub fn keys(wordings: &Wordings, one: &[usize], other: &[usize]) -> Vec<Key> {
    let mut counts: Vec<(usize, usize, usize)> = Vec::new();
    for (set, sessions) in [one, other].into_iter().enumerate() {
        for at in sessions.iter().filter_map(|&session| wordings.by_session.get(session)).flatten()
        {
            counts.push((at.wording, usize::from(set == 0), usize::from(set == 1)));
        }
    }
    counts.sort_unstable();
    let size = |sessions: &[usize]| {
        let sizes = sessions.iter().filter_map(|&session| wordings.sizes.get(session));
        sizes.map(|size| size.characters).sum::<usize>()
    };
    let (size, other_size) = (size(one), size(other));
    let runs = counts.chunk_by(|one, other| one.0 == other.0);
    let mut keys: Vec<Key> = runs
        .map(|run| {
            let uses = run.iter().map(|it| it.1).sum();
            let other_uses = run.iter().map(|it| it.2).sum();
            let keyness = Keyness::new((uses, size), (other_uses, other_size));
            Key { wording: run[0].0, keyness }
        })
        .collect();
    keys.sort_by(|one, other| {
        let surer = other.keyness.log_likelihood.total_cmp(&one.keyness.log_likelihood);
        surer.then(one.wording.cmp(&other.wording))
    });
    keys
}
