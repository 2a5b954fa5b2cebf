//! Two years or two sessions on one topic, side by side: what both say in the same words, and which wordings stand on
//! one side alone.
//!
//! All of it is said of these two records and of nothing else: it counts what stands in them, and claims nothing from
//! what does not. Common stretches are the formulas that stand on both sides (`wordings`) and rows of whole clauses that
//! they share word for word (`runs`); where such stretches lie on one another, one has the words.

mod chain;
mod read;
mod runs;
mod worth;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::ExchangeAt;
use super::exchange::exchange;
use super::history::{Key, Keyness};
use super::wordings::{UseOf, WordingClass, Wordings};
use crate::model::{Paragraph, ParagraphId};
use crate::resolve::Archive;
use read::Reading;
use runs::runs;

pub(super) use chain::chains;
pub use chain::{Chain, Pair};
pub use read::Readings;

/// So many common stretches are told, those that fill most of the text.
const MOST: usize = 20;

/// Two sides, the earlier first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparison {
    /// How much is said on either side.
    pub sizes: [SideSize; 2],
    /// The stretches that stand on both sides, in the order in which they stand on the first.
    pub common: Vec<Common>,
    /// How many more there are.
    pub more: usize,
    /// Names and phrases of conversation that stand on both sides, with the numbers of their uses; most first.
    pub besides: Vec<(usize, [usize; 2])>,
    /// The formulas that stand on one side alone.
    pub only: [OneSide; 2],
}

/// The formulas that stand on one side alone, as indices into [`Wordings::all`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OneSide {
    /// Those that do so hardly by chance, the surest difference first.
    pub sure: Vec<Key>,
    /// How many others there are.
    pub others: usize,
}

/// How much is said on a side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SideSize {
    /// How many exchanges.
    pub questions: usize,
    /// How many characters, white space and marks not counted.
    pub characters: usize,
}

/// A stretch on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Common {
    /// What it is.
    pub what: InCommon,
    /// How often it stands on either side.
    pub uses: [usize; 2],
    /// Where it is to be marked on either side, in the order of the text. No two stretches overlap: some of the uses may
    /// stand in a longer one.
    pub places: [Vec<Place>; 2],
}

/// What stands on both sides.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum InCommon {
    /// A wording, as an index into [`Wordings::all`]; on either side its forms, as indices into
    /// its variants, with the numbers of their uses.
    Wording(usize, [Vec<(usize, usize)>; 2]),
    /// Whole clauses word for word, with the formulas that stand in them.
    Clauses(String, Vec<usize>),
}

/// Where a stretch stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The exchange.
    pub at: ExchangeAt,
    /// The paragraph, by its id in the exchange.
    pub paragraph: ParagraphId,
    /// Where it begins, in characters.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The form of a wording; 0 where it is none.
    pub variant: usize,
}

impl Comparison {
    /// Compares two parts of what is read, the earlier first.
    ///
    /// # Panics
    /// If a part is not of these readings, or the wordings are another archive's.
    pub fn new(readings: &Readings<'_>, wordings: &Wordings, sides: [Range<usize>; 2]) -> Self {
        let sizes = sides.each_ref().map(|side| readings.size(side.clone()));
        let uses = Uses::of(wordings, sides.each_ref().map(|it| readings.exchanges(it.clone())));
        let formula = |wording: usize| wordings.all[wording].class == WordingClass::Formula;
        let (mut besides, mut candidates, mut alone) = (Vec::new(), Vec::new(), Vec::new());
        for (wording, places) in uses.by_wording() {
            let counts = places.map(<[_]>::len);
            match (formula(wording), counts.contains(&0)) {
                (true, true) => alone.push((wording, counts)),
                (true, false) => candidates.push(Candidate::formula(wordings, wording, places)),
                (false, true) => {}
                (false, false) => besides.push((wording, counts)),
            }
        }
        besides.sort_by_key(|&(wording, [one, other])| (Reverse(one + other), wording));
        candidates.extend(clauses(readings, sides));
        let mut common = without_overlaps(candidates);
        let more = common.len().saturating_sub(MOST);
        common.sort_by(|one, other| {
            other.fills().cmp(&one.fills()).then_with(|| one.what.cmp(&other.what))
        });
        common.truncate(MOST);
        for one in &mut common {
            if let InCommon::Clauses(_, held) = &mut one.what
                && let Some(first) = one.places[0].first()
            {
                *held = within(wordings, first);
            }
        }
        common.sort_by(|one, other| one.places[0].cmp(&other.places[0]));
        let only = [0, 1].map(|side| OneSide::of(&alone, sizes, side));
        Self { sizes, common, more, besides, only }
    }
}

impl Common {
    /// How many characters it fills on both sides.
    fn fills(&self) -> usize {
        self.places.iter().flatten().map(|place| place.end - place.start).sum()
    }
}

fn paragraphs(archive: &Archive, at: ExchangeAt) -> impl Iterator<Item = &Paragraph> {
    exchange(archive, at).1.turns.iter().flat_map(|turn| &turn.paragraphs)
}

/// The uses of wordings on both sides: by wording, then by side, then in the order of the text.
struct Uses(Vec<Use>);

#[derive(Clone, Copy)]
struct Use {
    of: UseOf,
    side: usize,
    at: ExchangeAt,
}

impl Uses {
    fn of(wordings: &Wordings, sides: [&[ExchangeAt]; 2]) -> Self {
        let of_side = |side: usize| {
            let exchanges = sides[side].iter();
            exchanges.flat_map(move |&at| {
                wordings.uses_in(at).iter().map(move |&of| Use { of, side, at })
            })
        };
        let mut uses: Vec<_> = of_side(0).chain(of_side(1)).collect();
        uses.sort_by_key(|it| (it.of.wording, it.side));
        Self(uses)
    }

    /// Each wording with its uses on either side.
    fn by_wording(&self) -> impl Iterator<Item = (usize, [&[Use]; 2])> {
        let wordings = self.0.chunk_by(|one, other| one.of.wording == other.of.wording);
        wordings.map(|uses| {
            let (one, other) = uses.split_at(uses.partition_point(|it| it.side == 0));
            (uses[0].of.wording, [one, other])
        })
    }
}

impl Place {
    /// Where a use in an exchange stands.
    fn of(wordings: &Wordings, at: ExchangeAt, of: UseOf) -> Self {
        let (_, one) = wordings.use_of(of);
        let (start, end) = (one.start, one.end);
        Self { at, paragraph: one.id, start, end, variant: one.variant }
    }
}

impl OneSide {
    /// Those of one side, out of all that stand on one side alone.
    fn of(alone: &[(usize, [usize; 2])], sizes: [SideSize; 2], side: usize) -> Self {
        let (here, there) = (sizes[side].characters, sizes[1 - side].characters);
        let alone = alone.iter().filter(|(_, uses)| uses[side] > 0);
        let keys = alone.map(|&(wording, uses)| Key {
            wording,
            keyness: Keyness::new((uses[side], here), (0, there)),
        });
        let (mut sure, others): (Vec<Key>, Vec<Key>) = keys.partition(|key| key.keyness.is_sure());
        sure.sort_by(|one, other| {
            one.keyness.surer(&other.keyness).then(one.wording.cmp(&other.wording))
        });
        Self { sure, others: others.len() }
    }
}

/// A stretch that wants its words.
struct Candidate {
    common: Common,
    /// The longer it is, the stronger is its claim.
    length: usize,
}

impl Candidate {
    fn formula(wordings: &Wordings, wording: usize, uses: [&[Use]; 2]) -> Self {
        let place = |it: &Use| Place::of(wordings, it.at, it.of);
        let places = uses.map(|side| side.iter().map(place).collect::<Vec<_>>());
        let forms = places.each_ref().map(|places| {
            let mut forms: BTreeMap<usize, usize> = BTreeMap::new();
            for place in places {
                *forms.entry(place.variant).or_default() += 1;
            }
            forms.into_iter().collect()
        });
        // A row of clauses must be much longer to stand in the place of a formula with a history of its own.
        let length = 2 * wordings.all[wording].words.chars().count();
        let uses = places.each_ref().map(Vec::len);
        Self { common: Common { what: InCommon::Wording(wording, forms), uses, places }, length }
    }
}

/// What both sides share in rows of whole clauses.
fn clauses(readings: &Readings<'_>, sides: [Range<usize>; 2]) -> Vec<Candidate> {
    let read = sides.map(|side| readings.paragraphs(side).collect::<Vec<_>>());
    let texts = read.each_ref().map(|side| side.iter().map(|it| &it.text).collect::<Vec<_>>());
    let place = |side: usize, (text, chars): &(usize, Range<usize>)| {
        let &Reading { at, paragraph, .. } = read[side][*text];
        Place { at, paragraph, start: chars.start, end: chars.end, variant: 0 }
    };
    let mut found: BTreeMap<&str, [BTreeSet<Place>; 2]> = BTreeMap::new();
    // Either side is gone through, so that what stands twice on one is marked there twice.
    for side in [0, 1] {
        for run in runs(&texts[1 - side], &texts[side]) {
            let places = found.entry(run.words).or_default();
            places[1 - side].insert(place(1 - side, &run.one));
            places[side].insert(place(side, &run.other));
        }
    }
    let candidate = |(words, places): (&str, [BTreeSet<Place>; 2])| {
        let places = places.map(|places| places.into_iter().collect::<Vec<_>>());
        let what = InCommon::Clauses(words.to_owned(), Vec::new());
        let uses = places.each_ref().map(Vec::len);
        Candidate { common: Common { what, uses, places }, length: words.chars().count() }
    };
    found.into_iter().map(candidate).collect()
}

/// The stretches that have words of their own on both sides, the strongest claim first.
fn without_overlaps(mut candidates: Vec<Candidate>) -> Vec<Common> {
    candidates.sort_by(|one, other| {
        other.length.cmp(&one.length).then_with(|| one.common.what.cmp(&other.common.what))
    });
    let mut taken: BTreeMap<(ExchangeAt, ParagraphId), Vec<Range<usize>>> = BTreeMap::new();
    let mut chosen = Vec::new();
    for Candidate { mut common, .. } in candidates {
        for places in &mut common.places {
            places.retain(|place| {
                let here = taken.get(&(place.at, place.paragraph)).into_iter().flatten();
                here.into_iter().all(|range| range.end <= place.start || place.end <= range.start)
            });
        }
        if common.places.iter().any(Vec::is_empty) {
            continue;
        }
        for place in common.places.iter().flatten() {
            taken.entry((place.at, place.paragraph)).or_default().push(place.start..place.end);
        }
        chosen.push(common);
    }
    chosen
}

/// The formulas that stand within a place, each once.
fn within(wordings: &Wordings, place: &Place) -> Vec<usize> {
    let uses = wordings.uses_in(place.at).iter();
    let formulas = uses.filter(|of| wordings.all[of.wording].class == WordingClass::Formula);
    let inside = formulas.filter(|&&of| {
        let one = Place::of(wordings, place.at, of);
        one.paragraph == place.paragraph && place.start <= one.start && one.end <= place.end
    });
    let mut found = Vec::new();
    for of in inside {
        if !found.contains(&of.wording) {
            found.push(of.wording);
        }
    }
    found
}

#[cfg(test)]
mod tests;
