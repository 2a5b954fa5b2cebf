//! Which wordings are parts of longer ones.

use super::overlaps::overlapping;
use super::{UseOf, Wording};

/// For each wording, the longer ones of which it is a part; `by_session` has all uses in the order of the text.
pub(super) fn longer(wordings: &[Wording], by_session: &[Vec<UseOf>]) -> Vec<Vec<usize>> {
    overlapping(wordings, by_session, |before, at| {
        let [one, it] = [before, at].map(|of| &wordings[of.wording].uses[of.index]);
        let is_part = one.end >= it.end && one.end - one.start > it.end - it.start;
        is_part.then_some((at.wording, before.wording))
    })
}
