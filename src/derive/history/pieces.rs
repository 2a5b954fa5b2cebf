//! Events that are told of a mere piece of what is told already.
//!
//! Where a formula is new, so is every part of it that is a wording too, and what reaches over its edge: one event,
//! told many times. Of such pieces a list keeps those that stand for themselves: half of their uses or more lie apart
//! from the longer wordings of the list, or so many that these alone would make the statement sure.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::super::wordings::{WordingUse, Wordings, overlapping};
use super::super::{Phrase, Phrases};
use super::Event;

/// Which wordings lie on one another.
pub(super) struct Pieces<'a> {
    phrases: Phrases<'a>,
    /// The sessions from here on have no date.
    dated: usize,
    /// For each wording its place among all, the longest first.
    rank: Vec<usize>,
    /// For each wording the longer ones on which it lies, wholly or in part, in order.
    longer: Vec<Vec<usize>>,
}

impl<'a> Pieces<'a> {
    /// Looks which wordings of an archive lie on which.
    pub(super) fn new(phrases: Phrases<'a>, dated: usize) -> Self {
        let rank = ranks(phrases.wordings);
        let longer = longer(phrases.wordings, &rank);
        Self { phrases, dated, rank, longer }
    }

    /// Takes out of a list what is told of mere pieces.
    pub(super) fn take_out(&self, list: &mut Vec<Event>) {
        let mut order: Vec<&Event> = list.iter().collect();
        order.sort_by_key(|event| self.rank_of(event.phrase));
        let mut kept: BTreeSet<(Phrase, Manner)> = BTreeSet::new();
        for event in order {
            let (phrase, manner) = (event.phrase, Manner::of(event));
            let is_kept = |longer: usize| {
                let longer = self.told_as(longer);
                manner.or_surer().any(|manner| kept.contains(&(longer, manner)))
            };
            if !self.is_piece(event, is_kept) {
                kept.insert((phrase, manner));
            }
        }
        list.retain(|event| kept.contains(&(event.phrase, Manner::of(event))));
    }

    /// Whether what happened to a wording is told with those of the longer ones that are kept.
    fn is_piece(&self, event: &Event, is_kept: impl Fn(usize) -> bool) -> bool {
        // A term has an entry to lead to; it is never passed over.
        let Phrase::Wording(wording) = event.phrase else { return false };
        let all = &self.phrases.wordings.all;
        let longer: Vec<&[WordingUse]> = self.longer[wording]
            .iter()
            .filter(|&&longer| is_kept(longer))
            .map(|&longer| all[longer].uses.as_slice())
            .collect();
        if longer.is_empty() {
            return false;
        }
        let uses = all[wording].uses.iter().take_while(|it| it.session < self.dated);
        let apart = uses.filter(|it| !longer.iter().any(|uses| lies_on(it, uses))).count();
        2 * apart < event.keyness.uses && !event.keyness.with_uses(apart).is_sure()
    }

    /// As what a wording is told.
    fn told_as(&self, wording: usize) -> Phrase {
        let term = self.phrases.wordings.all[wording].term;
        term.map_or(Phrase::Wording(wording), Phrase::Term)
    }

    /// Terms stand before wordings, as they are kept.
    fn rank_of(&self, phrase: Phrase) -> Option<usize> {
        match phrase {
            Phrase::Term(_) => None,
            Phrase::Wording(wording) => Some(self.rank[wording]),
        }
    }
}

/// In which manner an event is told: as a claim or as a doubt, openly or as something of little weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Manner {
    known: bool,
    sure: bool,
}

impl Manner {
    fn of(event: &Event) -> Self {
        Self { known: event.finding.is_known(), sure: event.keyness.is_sure() }
    }

    /// The same manner, and the same told openly: what is sure is not passed over for what is folded away.
    fn or_surer(self) -> impl Iterator<Item = Self> {
        [self, Self { sure: true, ..self }].into_iter()
    }
}

fn ranks(wordings: &Wordings) -> Vec<usize> {
    let mut order: Vec<usize> = (0..wordings.all.len()).collect();
    order.sort_by_key(|&at| (Reverse(wordings.all[at].words.chars().count()), at));
    let mut rank = vec![0; order.len()];
    for (place, wording) in order.into_iter().enumerate() {
        rank[wording] = place;
    }
    rank
}

/// For each wording those before it in rank that stand on the same words.
fn longer(wordings: &Wordings, rank: &[usize]) -> Vec<Vec<usize>> {
    overlapping(&wordings.all, &wordings.by_session, |one, other| {
        let (one, other) = (one.wording, other.wording);
        Some(if rank[one] > rank[other] { (one, other) } else { (other, one) })
    })
}

/// Whether a use stands on words of one of these, which are in order and do not overlap.
fn lies_on(it: &WordingUse, uses: &[WordingUse]) -> bool {
    let after = uses.partition_point(|one| (one.session, one.place()) <= (it.session, it.place()));
    let near = &uses[after.saturating_sub(1)..uses.len().min(after + 1)];
    near.iter().any(|one| one.overlaps(it))
}
