//! Uses of wordings that stand on the same words.

use super::{UseOf, Wording, WordingUse};

/// So many times two wordings stand on the same words, if that is to tell something of them.
const LEAST: usize = 2;

impl WordingUse {
    /// Whether both stand on some of the same words.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.session == other.session
            && (self.section, self.turn, self.paragraph)
                == (other.section, other.turn, other.paragraph)
            && self.start < other.end
            && self.end > other.start
    }
}

/// For each wording those for which `which`, asked of every two uses that stand on the same words, names it with
/// another, the other second; often enough, each once, in order. `by_session` has all uses in the order of the text.
pub(in crate::derive) fn overlapping(
    wordings: &[Wording],
    by_session: &[Vec<UseOf>],
    which: impl Fn(UseOf, UseOf) -> Option<(usize, usize)>,
) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); wordings.len()];
    let place = |at: &UseOf| &wordings[at.wording].uses[at.index];
    for uses in by_session {
        let mut open: Vec<UseOf> = Vec::new();
        for at in uses {
            open.retain(|other| place(other).overlaps(place(at)));
            for (one, other) in open.iter().filter_map(|other| which(*other, *at)) {
                found[one].push(other);
            }
            open.push(*at);
        }
    }
    found.into_iter().map(repeated).collect()
}

/// Those that come often enough, each once, in order.
fn repeated(mut all: Vec<usize>) -> Vec<usize> {
    all.sort_unstable();
    let runs = all.chunk_by(|one, other| one == other).filter(|run| run.len() >= LEAST);
    runs.map(|run| run[0]).collect()
}
