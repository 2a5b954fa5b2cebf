//! Which wordings are parts of longer ones.

use super::{UseOf, Wording, WordingUse};

/// So many of its uses must stand in uses of the longer one.
const LEAST: usize = 2;

/// For each wording, the longer ones of which it is a part; `by_session` has all uses in the order of the text.
pub(super) fn longer(wordings: &[Wording], by_session: &[Vec<UseOf>]) -> Vec<Vec<usize>> {
    let mut held: Vec<Vec<usize>> = vec![Vec::new(); wordings.len()];
    let place = |at: &UseOf| &wordings[at.wording].uses[at.index];
    for uses in by_session {
        let mut open: Vec<UseOf> = Vec::new();
        for at in uses {
            let it = place(at);
            open.retain(|other| is_beside(place(other), it) && place(other).end > it.start);
            let holding = open.iter().filter(|other| place(other).end >= it.end);
            let longer =
                holding.filter(|other| place(other).end - place(other).start > it.end - it.start);
            held[at.wording].extend(longer.map(|other| other.wording));
            open.push(*at);
        }
    }
    held.into_iter().map(repeated).collect()
}

fn is_beside(one: &WordingUse, other: &WordingUse) -> bool {
    (one.section, one.turn, one.paragraph) == (other.section, other.turn, other.paragraph)
}

/// Those that come often enough, each once, in order.
fn repeated(mut all: Vec<usize>) -> Vec<usize> {
    all.sort_unstable();
    let runs = all.chunk_by(|one, other| one == other).filter(|run| run.len() >= LEAST);
    runs.map(|run| run[0]).collect()
}
