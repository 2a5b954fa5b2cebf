//! The ids of notes: which of the notes now is which of those at the last build.
//!
//! 1. The same kind, targets and words: the same note, were it taken out in between.
//! 2. The same kind and targets, which one note had before and one has now: the same note, its words
//!    changed.
//! 3. The rest by likeness of targets and words together, with the measure and the thresholds of
//!    paragraphs.
//!
//! A new note takes the number after the largest ever used in its session; several at once in the order of
//! the text, so that a reader meets them in order.

use std::collections::BTreeMap;

use super::align::{self, Unit as Aligned};
use super::links::{LinkedNote, LinkedTarget};
use crate::model::{NoteId, NoteKind, Section, Selector, Unit};
use crate::text::collapse;

/// How many characters of a note's words are kept.
const BEGINNING: usize = 60;

/// A note as it now stands, reduced to what its id depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreshNote {
    kind: NoteKind,
    targets: Vec<LinkedTarget>,
    words: String,
    rank: Rank,
}

/// Where a note stands among the others: its section and paragraph (a unit's first), and where in it its
/// words begin and end. `None` is no place, or the whole session.
pub type Rank = (Option<(Section, usize)>, usize, usize);

impl FreshNote {
    /// Takes a note's kind, its targets with their places, its words, and where it stands first.
    pub fn new(kind: NoteKind, targets: Vec<LinkedTarget>, words: &str, rank: Rank) -> Self {
        Self { kind, targets, words: collapse(words).chars().take(BEGINNING).collect(), rank }
    }
}

impl LinkedNote {
    /// Where the target that is looked for in this way was.
    pub fn at(&self, selector: &Selector) -> Option<Unit> {
        self.targets.iter().find(|target| target.selector == *selector)?.at
    }
}

/// The records of the notes now, in their order, then of those taken out by their numbers.
pub fn allot_notes(old: &[LinkedNote], new: Vec<FreshNote>) -> Vec<LinkedNote> {
    let partners = partners(old, &new);
    let last = old.iter().map(|note| note.id.number()).max().unwrap_or(0);
    let mut unnumbered: Vec<usize> = (0..new.len()).filter(|&at| partners[at].is_none()).collect();
    unnumbered.sort_by_key(|&at| (new[at].rank, at));
    let mut number = vec![0; new.len()];
    for (place, at) in unnumbered.into_iter().enumerate() {
        number[at] = last + place;
    }
    let mut taken = vec![false; old.len()];
    let mut records = Vec::with_capacity(new.len());
    for ((note, partner), number) in new.into_iter().zip(partners).zip(number) {
        let FreshNote { kind, mut targets, words, .. } = note;
        let id = if let Some(partner) = partner {
            taken[partner] = true;
            // A target that has no place now is kept with the place it had.
            for target in targets.iter_mut().filter(|target| target.at.is_none()) {
                target.at = old[partner].at(&target.selector);
            }
            old[partner].id
        } else {
            NoteId::from_index(number)
        };
        records.push(LinkedNote { id, kind, targets, words, dead: false });
    }
    let gone = old.iter().zip(taken).filter(|(_, taken)| !taken);
    let mut dead: Vec<LinkedNote> =
        gone.map(|(note, _)| LinkedNote { dead: true, ..note.clone() }).collect();
    dead.sort_by_key(|note| note.id);
    records.extend(dead);
    records
}

/// For each new note, the old one that it is.
fn partners(old: &[LinkedNote], new: &[FreshNote]) -> Vec<Option<usize>> {
    let old: Vec<Seen> = old.iter().map(Seen::old).collect();
    let new: Vec<Seen> = new.iter().map(Seen::new).collect();
    let mut pairs = Pairs { taken: vec![false; old.len()], old_of: vec![None; new.len()] };
    pairs.same(&old, &new);
    pairs.same_targets(&old, &new);
    pairs.alike(&old, &new);
    pairs.old_of
}

/// The notes, old and new, that have something in common.
type Holders = (Vec<usize>, Vec<usize>);

/// A note, old or new, as it is compared.
struct Seen {
    kind: NoteKind,
    /// The targets; equal for equal ones.
    about: String,
    words: String,
    dead: bool,
}

impl Seen {
    fn old(note: &LinkedNote) -> Self {
        let (kind, words, dead) = (note.kind, note.words.clone(), note.dead);
        Self { kind, about: about(&note.targets), words, dead }
    }

    fn new(note: &FreshNote) -> Self {
        let (kind, words) = (note.kind, note.words.clone());
        Self { kind, about: about(&note.targets), words, dead: false }
    }

    fn key(&self) -> (NoteKind, &str) {
        (self.kind, &self.about)
    }
}

/// Targets in words: for comparing, and for likeness.
fn about(targets: &[LinkedTarget]) -> String {
    let unit = |unit: Option<Unit>| unit.map(|unit| unit.to_string()).unwrap_or_default();
    let one = |target: &LinkedTarget| match &target.selector {
        Selector::Unit(unit) => format!("@{unit}"),
        Selector::Quote(quote) => {
            let around = [&quote.before, &quote.after].map(|words| words.as_deref().unwrap_or(""));
            [quote.exact.as_str(), &unit(quote.within), around[0], around[1]].join("\0")
        }
    };
    targets.iter().map(one).collect::<Vec<_>>().join("\u{1}")
}

struct Pairs {
    taken: Vec<bool>,
    old_of: Vec<Option<usize>>,
}

impl Pairs {
    fn pair(&mut self, old: usize, new: usize) {
        self.taken[old] = true;
        self.old_of[new] = Some(old);
    }

    fn same(&mut self, old: &[Seen], new: &[Seen]) {
        let mut known: BTreeMap<(NoteKind, &str, &str), Vec<usize>> = BTreeMap::new();
        let mut order: Vec<usize> = (0..old.len()).collect();
        // The living first; they are taken from the end.
        order.sort_by_key(|&index| (old[index].dead, index));
        for index in order.into_iter().rev() {
            let (kind, about) = old[index].key();
            known.entry((kind, about, &old[index].words)).or_default().push(index);
        }
        for (index, note) in new.iter().enumerate() {
            let (kind, about) = note.key();
            let partner = known.get_mut(&(kind, about, note.words.as_str())).and_then(Vec::pop);
            if let Some(partner) = partner {
                self.pair(partner, index);
            }
        }
    }

    fn same_targets(&mut self, old: &[Seen], new: &[Seen]) {
        let mut known: BTreeMap<(NoteKind, &str), Holders> = BTreeMap::new();
        for (index, note) in old.iter().enumerate().filter(|(_, note)| !note.dead) {
            known.entry(note.key()).or_default().0.push(index);
        }
        for (index, note) in new.iter().enumerate() {
            known.entry(note.key()).or_default().1.push(index);
        }
        for (olds, news) in known.into_values() {
            if let ([old], [new]) = (olds.as_slice(), news.as_slice())
                && !self.taken[*old]
                && self.old_of[*new].is_none()
            {
                self.pair(*old, *new);
            }
        }
    }

    fn alike(&mut self, old: &[Seen], new: &[Seen]) {
        let olds: Vec<usize> =
            (0..old.len()).filter(|&index| !self.taken[index] && !old[index].dead).collect();
        let news: Vec<usize> =
            (0..new.len()).filter(|&index| self.old_of[index].is_none()).collect();
        let old_units: Vec<Aligned<'_>> = olds.iter().map(|&index| aligned(&old[index])).collect();
        let new_units: Vec<Aligned<'_>> = news.iter().map(|&index| aligned(&new[index])).collect();
        for (new, partner) in news.iter().zip(align::align(&old_units, &new_units)) {
            if let Some(partner) = partner {
                self.pair(olds[partner], *new);
            }
        }
    }
}

fn aligned(note: &Seen) -> Aligned<'_> {
    let label = note.kind.as_str();
    Aligned {
        words: [label, &note.about, &note.words].join("\u{2}"),
        label: Some(label),
        texts: vec![&note.about, &note.words],
        ..Aligned::default()
    }
}
