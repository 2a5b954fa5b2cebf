//! The notes and terms of a session by the places where they stand, and what a page has shown of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Anchor, Date, ParagraphId, Section, Unit, Use};
use crate::resolve::{ArchivedSession, PlacedNote};

/// One target of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The note, as an index into the session's.
    pub(super) note: usize,
    /// The target, as an index into the note's.
    pub(super) target: usize,
}

/// Words of a paragraph that are a target of a note; both ends are equal for a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    /// Where they begin, in characters.
    pub(super) start: usize,
    /// Where they end.
    pub(super) end: usize,
    /// Whose target they are.
    pub(super) place: Place,
}

/// A paragraph of a session.
type At = (Section, ParagraphId);

/// The notes and terms of one session, by place.
pub(super) struct Annotations<'a> {
    pub(super) notes: &'a [PlacedNote],
    words: BTreeMap<At, Vec<Stretch>>,
    units: BTreeMap<Unit, Vec<Place>>,
    gaps: BTreeMap<usize, Vec<Place>>,
    uses: BTreeMap<At, Vec<Use>>,
    author: Option<&'a str>,
    date: Option<Date>,
}

impl<'a> Annotations<'a> {
    /// Those of a session.
    pub(super) fn of(archived: &'a ArchivedSession) -> Self {
        let mut found = Self {
            notes: &archived.notes,
            words: BTreeMap::new(),
            units: BTreeMap::new(),
            gaps: BTreeMap::new(),
            uses: BTreeMap::new(),
            author: same(archived.notes.iter().map(|placed| placed.note.by.as_deref())),
            date: same(archived.notes.iter().map(|placed| placed.note.date)),
        };
        for (note, placed) in archived.notes.iter().enumerate() {
            for (target, anchor) in placed.anchors.iter().enumerate() {
                let place = Place { note, target };
                match *anchor {
                    Some(Anchor::Words { section, paragraph, start, end }) => {
                        let stretches = found.words.entry((section, paragraph)).or_default();
                        stretches.push(Stretch { start, end, place });
                    }
                    Some(Anchor::Unit(unit)) => found.units.entry(unit).or_default().push(place),
                    Some(Anchor::Gap(aside)) => found.gaps.entry(aside).or_default().push(place),
                    None => {}
                }
            }
        }
        found.words.values_mut().for_each(|stretches| stretches.sort_unstable());
        for one in &archived.uses {
            found.uses.entry((one.section, one.paragraph)).or_default().push(*one);
        }
        found
    }

    /// The stretches of a paragraph's words, in order.
    pub(super) fn on_words(&self, section: Section, paragraph: ParagraphId) -> &[Stretch] {
        self.words.get(&(section, paragraph)).map_or(&[], Vec::as_slice)
    }

    /// What is said of a whole unit.
    pub(super) fn on_unit(&self, unit: Unit) -> &[Place] {
        self.units.get(&unit).map_or(&[], Vec::as_slice)
    }

    /// What is said of a gap, by its index among the session's asides.
    pub(super) fn on_gap(&self, aside: usize) -> &[Place] {
        self.gaps.get(&aside).map_or(&[], Vec::as_slice)
    }

    /// Where terms stand in a paragraph, in order.
    pub(super) fn uses(&self, section: Section, paragraph: ParagraphId) -> &[Use] {
        self.uses.get(&(section, paragraph)).map_or(&[], Vec::as_slice)
    }

    /// The notes' author, where all are by one.
    pub(super) fn author(&self) -> Option<&'a str> {
        self.author
    }

    /// The day they were written, where that is one for all.
    pub(super) fn date(&self) -> Option<Date> {
        self.date
    }

    /// A note's id, without prefix.
    pub(super) fn id(&self, note: usize) -> String {
        self.notes[note].id.to_string()
    }

    /// The id of what stands for a target among the words, without prefix: `n3-1`.
    pub(super) fn target_id(&self, place: Place) -> String {
        format!("{}-{}", self.id(place.note), place.target + 1)
    }
}

/// What all have in common.
fn same<T: PartialEq>(mut all: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = all.next().flatten()?;
    all.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

/// Words of a paragraph that also stand on the other side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shared {
    /// Where they begin, in characters.
    pub(super) start: usize,
    /// Where they end.
    pub(super) end: usize,
    /// The number of the stretch on the page.
    pub(super) number: usize,
    /// The id of these words on the page.
    pub(super) id: String,
    /// The id of those on the other side.
    pub(super) other: String,
}

/// What is shown of an exchange in a comparison: its paragraphs, and the words marked in them.
#[derive(Debug, Default)]
pub(super) struct Compared {
    /// The marked words of each paragraph, in order and without overlaps.
    pub(super) marks: BTreeMap<ParagraphId, Vec<Shared>>,
    /// The paragraphs that are left out.
    pub(super) left_out: BTreeSet<ParagraphId>,
}

/// What a page has shown so far. It is written in reading order: where a note's words first stand, there
/// stands its card.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Whether the page has no cards: its words lead to those on the question's own page.
    elsewhere: bool,
    /// The ids of the cards, by note.
    cards: BTreeMap<usize, String>,
    /// Whether a footnote of the source was shown.
    footnotes: bool,
    /// The terms that stand on the page.
    terms: BTreeSet<usize>,
    /// What a comparison shows of an exchange.
    compared: Compared,
}

impl Shown {
    /// Nothing yet, on a page that gathers what has pages of its own.
    pub(super) fn elsewhere() -> Self {
        Self { elsewhere: true, ..Self::default() }
    }

    /// Nothing yet, on a page that holds an exchange against others.
    pub(super) fn compared(compared: Compared) -> Self {
        Self { compared, ..Self::elsewhere() }
    }

    /// The words of a paragraph that also stand on the other side of a comparison.
    pub(super) fn shared(&self, paragraph: ParagraphId) -> &[Shared] {
        self.compared.marks.get(&paragraph).map_or(&[], Vec::as_slice)
    }

    /// Whether a paragraph stands on the page.
    pub(super) fn has(&self, paragraph: ParagraphId) -> bool {
        !self.compared.left_out.contains(&paragraph)
    }

    /// Whether cards and glossary stand on other pages.
    pub(super) fn is_elsewhere(&self) -> bool {
        self.elsewhere
    }

    /// Notes that a note is met, whose card would have this id here: the card's id, and whether the card
    /// is to stand here.
    pub(super) fn meet(&mut self, note: usize, id: impl FnOnce() -> String) -> (&str, bool) {
        let mut first = false;
        let id = self.cards.entry(note).or_insert_with(|| {
            first = true;
            id()
        });
        (id, first)
    }

    /// Notes that a footnote of the source is shown.
    pub(super) fn footnote(&mut self) {
        self.footnotes = true;
    }

    /// Notes that a term stands on the page.
    pub(super) fn term(&mut self, term: usize) {
        self.terms.insert(term);
    }

    /// The terms, in the archive's order.
    pub(super) fn terms(&self) -> impl Iterator<Item = usize> + '_ {
        self.terms.iter().copied()
    }

    /// Whether the page has any card.
    pub(super) fn any(&self) -> bool {
        self.footnotes || !self.cards.is_empty()
    }
}
