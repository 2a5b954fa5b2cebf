//! The words of both sides: which paragraphs a page has room for, and what is marked in them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::super::super::annotations::{self, Compared as Marks};
use super::super::super::context::{CompareQuestion, Link};
use super::super::super::routes::{Links, Route};
use super::super::super::site::Site;
use super::super::super::words::fill;
use super::Compared;
use crate::derive::compare::{Comparison, Pair, Place};
use crate::derive::{self, ExchangeAt, characters};
use crate::model::{Paragraph, ParagraphId};
use crate::resolve::Archive;

/// The ids of the two sides on the page.
pub(super) const SIDES: [&str; 2] = ["one", "other"];
/// Up to so many characters of both sides all is shown; else of each common stretch a paragraph on both sides,
const ALL: usize = 1_200;
/// up to so many characters of each: the rest is on the questions' own pages, and would bury what is common.
const MOST: usize = 1_500;

/// What a page shows of both sides.
pub(super) struct Shown {
    /// The exchanges.
    questions: [Vec<ExchangeAt>; 2],
    left_out: BTreeMap<ExchangeAt, BTreeSet<ParagraphId>>,
    /// For each stretch the places that are shown.
    places: Vec<[Vec<Place>; 2]>,
}

impl Shown {
    /// Chooses what the page has room for.
    pub(super) fn choose(
        archive: &Archive,
        comparison: &Comparison,
        sides: [&[ExchangeAt]; 2],
    ) -> Self {
        let all: usize = comparison.sizes.iter().map(|size| size.characters).sum();
        let mut shown = Self {
            questions: sides.map(<[_]>::to_vec),
            left_out: BTreeMap::new(),
            places: comparison.common.iter().map(|it| it.places.clone()).collect(),
        };
        if all > ALL {
            shown.cut(archive);
        }
        shown
    }

    /// Leaves out all but paragraphs that hold something common: of each stretch one on both sides, of the longest
    /// first, as long as there is room.
    fn cut(&mut self, archive: &Archive) {
        let mut chosen: BTreeSet<(ExchangeAt, ParagraphId)> = BTreeSet::new();
        let mut room = [MOST; 2];
        let firsts = self.places.iter().map(|places| places.each_ref().map(|side| side.first()));
        let mut firsts: Vec<[Option<&Place>; 2]> = firsts.collect();
        firsts.sort_by_key(|places| {
            Reverse(places.iter().flatten().map(|place| place.end - place.start).sum::<usize>())
        });
        for pair in firsts {
            if room.contains(&0) {
                break;
            }
            for (side, place) in pair.into_iter().enumerate() {
                let Some(place) = place else { continue };
                if chosen.insert((place.at, place.paragraph)) {
                    let size = characters(paragraph(archive, place));
                    room[side] = room[side].saturating_sub(size);
                }
            }
        }
        for places in self.places.iter_mut().flatten() {
            places.retain(|place| chosen.contains(&(place.at, place.paragraph)));
        }
        for questions in &mut self.questions {
            questions.retain(|&at| {
                let (_, exchange) = derive::exchange(archive, at);
                let all = exchange.turns.iter().flat_map(|turn| &turn.paragraphs).map(|it| it.id);
                let (shown, left_out): (BTreeSet<_>, BTreeSet<_>) =
                    all.partition(|&id| chosen.contains(&(at, id)));
                self.left_out.insert(at, left_out);
                !shown.is_empty()
            });
        }
    }

    /// How many exchanges of a side the page has no room for.
    pub(super) fn rest(&self, side: usize, all: usize) -> usize {
        all.saturating_sub(self.questions[side].len())
    }

    /// The id of the first place of a stretch on a side, if both sides show it.
    pub(super) fn first(&self, stretch: usize, side: usize) -> Option<String> {
        let shown = self.places[stretch].iter().all(|places| !places.is_empty());
        shown.then(|| id(side, stretch, 0))
    }

    /// The marks of a side. What is not shown on the other has nothing to lead to.
    fn marks(
        &self,
        side: usize,
    ) -> BTreeMap<ExchangeAt, BTreeMap<ParagraphId, Vec<annotations::Shared>>> {
        let mut marks: BTreeMap<_, BTreeMap<_, Vec<_>>> = BTreeMap::new();
        for (stretch, places) in self.places.iter().enumerate() {
            let others = places[1 - side].len();
            for (index, place) in places[side].iter().enumerate().filter(|_| others > 0) {
                let mark = annotations::Shared {
                    start: place.start,
                    end: place.end,
                    number: stretch + 1,
                    id: id(side, stretch, index),
                    other: id(1 - side, stretch, index.min(others - 1)),
                };
                let paragraphs = marks.entry(place.at).or_default();
                paragraphs.entry(place.paragraph).or_default().push(mark);
            }
        }
        for mark in marks.values_mut().flat_map(BTreeMap::values_mut) {
            mark.sort_by_key(|mark| mark.start);
        }
        marks
    }
}

/// The paragraph of a place.
fn paragraph<'a>(archive: &'a Archive, place: &Place) -> Option<&'a Paragraph> {
    let (_, exchange) = derive::exchange(archive, place.at);
    let mut all = exchange.turns.iter().flat_map(|turn| &turn.paragraphs);
    all.find(|paragraph| paragraph.id == place.paragraph)
}

/// The id of a place: `one-3-1`.
fn id(side: usize, stretch: usize, index: usize) -> String {
    format!("{}-{}-{}", SIDES[side], stretch + 1, index + 1)
}

impl Site<'_> {
    /// The exchanges of a side, as far as they are shown.
    pub(super) fn compared_questions(
        &self,
        shown: &Shown,
        side: usize,
        links: &Links<'_>,
    ) -> Vec<CompareQuestion> {
        let mut marks = shown.marks(side);
        let questions = shown.questions[side].iter().map(|&at| {
            let left_out = shown.left_out.get(&at).cloned().unwrap_or_default();
            let count = left_out.len();
            let marks = Marks { marks: marks.remove(&at).unwrap_or_default(), left_out };
            let mut exchange =
                self.collected_question(at, links, &mut annotations::Shown::compared(marks));
            if count > 0 {
                exchange.speech.turns.retain(|turn| !turn.paragraphs.is_empty());
            }
            let left_out = (count > 0).then(|| self.words.compare.left_out.say(count));
            CompareQuestion { exchange, left_out }
        });
        questions.collect()
    }

    /// Where the exchanges are that a side has no room for: on the page with all of the year.
    pub(super) fn rest_of_side(
        &self,
        compared: Compared<'_>,
        count: usize,
        side: usize,
        links: &Links<'_>,
    ) -> Option<Link> {
        let Compared { topic, chain, pair } = compared;
        let (Pair::Years(one, other) | Pair::Sessions(one, other)) = pair;
        let at = [one, other][side];
        let route = match pair {
            Pair::Years(..) => self.collected_topic(topic, chain.years[at].0),
            Pair::Sessions(..) => {
                Route::All(&self.archive.sessions[chain.sessions[at].0].session.id)
            }
        };
        let title =
            fill(&self.words.compare.rest, &[("questions", &self.words.questions.say(count))]);
        (count > 0).then(|| Link { href: links.to(&route), title })
    }
}
