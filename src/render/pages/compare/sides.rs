//! The words of both sides: which paragraphs a page has room for, and what is marked in them.

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
/// Up to so many characters of both sides all is shown; else what is common.
const ALL: usize = 30_000;
/// So many characters of a side are then shown,
const MOST: usize = 12_000;
/// of so many questions.
const MOST_QUESTIONS: usize = 60;

/// What a page shows of both sides.
pub(super) struct Shown {
    /// How many exchanges.
    questions: [usize; 2],
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
            questions: sides.map(<[_]>::len),
            left_out: BTreeMap::new(),
            places: comparison.common.iter().map(|it| it.places.clone()).collect(),
        };
        if all > ALL {
            for (side, exchanges) in sides.into_iter().enumerate() {
                shown.questions[side] = shown.cut(archive, exchanges);
            }
            let last = [0, 1].map(|side| sides[side].get(shown.questions[side]).copied());
            for places in &mut shown.places {
                for (side, places) in places.iter_mut().enumerate() {
                    places.retain(|place| {
                        let left_out = shown.left_out.get(&place.at);
                        last[side].is_none_or(|last| place.at < last)
                            && left_out.is_none_or(|them| !them.contains(&place.paragraph))
                    });
                }
            }
        }
        shown
    }

    /// Leaves out what holds nothing common, as long as there is room; gives how many exchanges there is room
    /// for.
    fn cut(&mut self, archive: &Archive, exchanges: &[ExchangeAt]) -> usize {
        let marked: BTreeSet<(ExchangeAt, ParagraphId)> = self
            .places
            .iter()
            .flatten()
            .flatten()
            .map(|place| (place.at, place.paragraph))
            .collect();
        let mut room = MOST;
        for (count, &at) in exchanges.iter().enumerate() {
            if room == 0 || count == MOST_QUESTIONS {
                return count;
            }
            let (_, exchange) = derive::exchange(archive, at);
            let mut left_out = BTreeSet::new();
            for paragraph in exchange.turns.iter().flat_map(|turn| &turn.paragraphs) {
                if room > 0 && marked.contains(&(at, paragraph.id)) {
                    room = room.saturating_sub(characters([paragraph as &Paragraph]));
                } else {
                    left_out.insert(paragraph.id);
                }
            }
            self.left_out.insert(at, left_out);
        }
        exchanges.len()
    }

    /// How many exchanges of a side the page has no room for.
    pub(super) fn rest(&self, side: usize, all: usize) -> usize {
        all - self.questions[side].min(all)
    }

    /// The id of the first place of a stretch on a side, if it is shown.
    pub(super) fn first(&self, stretch: usize, side: usize) -> Option<String> {
        self.places[stretch][side].first().map(|_| id(side, stretch, 0))
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

/// The id of a place: `one-3-1`.
fn id(side: usize, stretch: usize, index: usize) -> String {
    format!("{}-{}-{}", SIDES[side], stretch + 1, index + 1)
}

impl Site<'_> {
    /// The exchanges of a side, as far as they are shown.
    pub(super) fn compared_questions(
        &self,
        exchanges: &[ExchangeAt],
        shown: &Shown,
        side: usize,
        links: &Links<'_>,
    ) -> Vec<CompareQuestion> {
        let mut marks = shown.marks(side);
        let questions = exchanges.iter().take(shown.questions[side]).map(|&at| {
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
    pub(super) fn rest(
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
