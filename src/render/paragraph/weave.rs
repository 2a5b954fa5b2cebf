//! Which link each word of a paragraph is part of, where notes, terms and links of the source overlap.
//!
//! Links do not nest. The text is cut wherever one begins or ends, and each piece is given to the one that
//! has the strongest claim: a link of the source, which is part of the record; in a comparison what both sides
//! share; else the shortest stretch, a note before a term of the same length.

use std::collections::BTreeSet;

/// What words lead to, each as an index into the list it is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lead {
    /// A link of the source: a mark of the paragraph.
    Source(usize),
    /// Words that also stand on the other side of a comparison, as an index into those of the paragraph.
    Shared(usize),
    /// A note: a stretch of the paragraph.
    Note(usize),
    /// A term: a use in the paragraph.
    Term(usize),
}

/// A stretch of words that would be a link.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) lead: Lead,
}

/// A stretch of words that is a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) lead: Lead,
}

impl Claim {
    /// Claims in the order of their strength.
    fn rank(&self) -> (usize, usize, usize, Lead) {
        match self.lead {
            // The one that begins first keeps its words, the longer before the shorter.
            Lead::Source(_) => (0, self.start, usize::MAX - self.end, self.lead),
            Lead::Shared(_) => (1, self.start, 0, self.lead),
            _ => (2, self.end - self.start, 0, self.lead),
        }
    }
}

/// The runs of links, in order; no two overlap.
pub(super) fn runs(claims: &[Claim]) -> Vec<Run> {
    let mut starts: Vec<&Claim> = claims.iter().filter(|claim| claim.start < claim.end).collect();
    let mut ends = starts.clone();
    starts.sort_by_key(|claim| claim.start);
    ends.sort_by_key(|claim| claim.end);
    let mut places: Vec<usize> = claims.iter().flat_map(|claim| [claim.start, claim.end]).collect();
    places.sort_unstable();
    places.dedup();
    let (mut starts, mut ends) = (starts.into_iter().peekable(), ends.into_iter().peekable());
    let mut claiming = BTreeSet::new();
    let mut runs: Vec<Run> = Vec::new();
    for piece in places.windows(2) {
        let &[start, end] = piece else { continue };
        while let Some(claim) = ends.next_if(|claim| claim.end <= start) {
            claiming.remove(&claim.rank());
        }
        while let Some(claim) = starts.next_if(|claim| claim.start <= start) {
            claiming.insert(claim.rank());
        }
        let Some(&(.., lead)) = claiming.first() else { continue };
        match runs.last_mut() {
            Some(last) if last.end == start && last.lead == lead => last.end = end,
            _ => runs.push(Run { start, end, lead }),
        }
    }
    runs
}

/// The runs cut at `places`, where something stands that may not stand in a link.
pub(super) fn cut(runs: &[Run], places: &BTreeSet<usize>) -> Vec<Run> {
    let mut pieces = Vec::with_capacity(runs.len());
    for &run in runs {
        let mut start = run.start;
        for &place in places.range(run.start + 1..run.end) {
            pieces.push(Run { start, end: place, ..run });
            start = place;
        }
        pieces.push(Run { start, ..run });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(index: usize, start: usize, end: usize) -> Claim {
        Claim { start, end, lead: Lead::Note(index) }
    }

    fn told(claims: &[Claim]) -> String {
        let runs = runs(claims).into_iter();
        runs.map(|run| format!("{:?} {}–{}", run.lead, run.start, run.end))
            .collect::<Vec<_>>()
            .join(", ")
    }

    #[test]
    fn the_innermost_stretch_has_the_words() {
        let nested = [note(0, 0, 9), note(1, 3, 5)];
        assert_eq!(told(&nested), "Note(0) 0–3, Note(1) 3–5, Note(0) 5–9");
    }

    #[test]
    fn of_overlapping_stretches_the_shorter_has_what_they_share() {
        assert_eq!(told(&[note(0, 0, 5), note(1, 3, 9)]), "Note(0) 0–5, Note(1) 5–9");
        assert_eq!(told(&[note(0, 0, 7), note(1, 4, 9)]), "Note(0) 0–4, Note(1) 4–9");
    }

    #[test]
    fn of_stretches_on_the_same_words_the_first_note_has_them_and_never_a_term() {
        let term = Claim { start: 2, end: 4, lead: Lead::Term(0) };
        assert_eq!(told(&[term, note(1, 2, 4), note(0, 2, 4)]), "Note(0) 2–4");
        let longer = Claim { start: 1, ..term };
        assert_eq!(told(&[longer, note(0, 2, 4)]), "Term(0) 1–2, Note(0) 2–4");
    }

    #[test]
    fn a_link_of_the_source_keeps_its_words() {
        let source = Claim { start: 2, end: 8, lead: Lead::Source(0) };
        let inner = Claim { start: 3, end: 4, lead: Lead::Source(1) };
        assert_eq!(told(&[source, inner, note(0, 4, 6)]), "Source(0) 2–8");
        assert_eq!(told(&[source, note(0, 7, 9)]), "Source(0) 2–8, Note(0) 8–9");
    }

    #[test]
    fn runs_are_cut_where_another_link_stands_inside() {
        let runs = runs(&[note(0, 0, 9)]);
        let pieces = cut(&runs, &BTreeSet::from([0, 4, 9]));
        let pieces: Vec<_> = pieces.iter().map(|run| (run.start, run.end)).collect();
        assert_eq!(pieces, [(0, 4), (4, 9)]);
    }

    #[test]
    fn empty_stretches_claim_nothing() {
        assert_eq!(told(&[note(0, 3, 3), note(1, 5, 4)]), "");
    }
}
