//! A paragraph as HTML: its words with the marks on them, the asides among them, and the links to its
//! notes and terms. The one place where words of a transcript become HTML.
//!
//! What is added to the record is never text: a note's number is in an attribute, from which the style
//! sheet shows it, so that copying words and finding them stays exact. Which words are part of which link
//! is `weave`'s; `point` writes what stands between two characters; `link` the links.

mod link;
mod plain;
mod point;
mod weave;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::address::outside;
use super::annotations::{Annotations, Place, Shown, Stretch};
use super::escape::{escape, escape_into};
use super::words::Words;
use crate::model::{Aside, Footnote, Mark, MarkKind, Paragraph, Section, Term, Unit, Use};

use link::Parts;
pub(super) use plain::{plain, within};
use point::Point;
pub(super) use point::gap_sign;
use weave::{Claim, Lead, Run};

/// Where a section is printed.
#[derive(Clone, Copy)]
pub(super) struct Stand<'a> {
    /// The section.
    pub(super) section: Section,
    /// What goes before all ids: nothing on the section's own page.
    pub(super) prefix: &'a str,
    /// The link to the section's own page; empty on that page.
    pub(super) page: &'a str,
}

/// What a session's paragraphs are written with.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) words: &'a Words,
    pub(super) footnotes: &'a [Footnote],
    pub(super) annotations: &'a Annotations<'a>,
    pub(super) terms: &'a [Term],
}

/// Writes the paragraphs of one section, in order.
pub(super) struct Writer<'a> {
    source: Source<'a>,
    stand: Stand<'a>,
    shown: &'a mut Shown,
    /// How often each footnote was referred to so far.
    references: Vec<usize>,
    /// The terms that have their link.
    linked: BTreeSet<usize>,
    /// Whether a gap was written.
    pub(super) has_gap: bool,
}

/// A paragraph as it is printed.
pub(super) struct Written {
    pub(super) html: String,
    /// The notes that are first met here.
    pub(super) cards: Vec<Card>,
}

/// What is to stand after its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Card {
    /// A note, with the target at which it stands.
    Note(Place),
    /// A footnote of the source, as an index.
    Footnote(usize),
}

impl<'a> Writer<'a> {
    /// A writer for one section.
    pub(super) fn new(source: Source<'a>, stand: Stand<'a>, shown: &'a mut Shown) -> Self {
        Self {
            references: vec![0; source.footnotes.len()],
            linked: BTreeSet::new(),
            has_gap: false,
            source,
            stand,
            shown,
        }
    }

    /// The paragraph's words. `inside` are the asides that stand among them, with their indices.
    pub(super) fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        inside: &[(usize, &Aside)],
    ) -> Written {
        let section = self.stand.section;
        let annotations = self.source.annotations;
        let length = paragraph.text.chars().count();
        let stretches = within_text(annotations.on_words(section, paragraph.id), length);
        let whole = annotations.on_unit(Unit::Paragraph(section, paragraph.id));
        let uses = annotations.uses(section, paragraph.id);
        let plain = paragraph.marks.is_empty() && inside.is_empty();
        let plain = plain && self.shown.shared(paragraph.id).is_empty();
        if plain && stretches.is_empty() && whole.is_empty() && uses.is_empty() {
            return Written { html: escape(&paragraph.text), cards: Vec::new() };
        }
        let runs = self.runs(paragraph, &stretches, uses, length);
        let points = self.points(paragraph, inside, &stretches, &runs, whole);
        let links = points.iter().filter(|(_, point)| self.is_link(point));
        let runs = weave::cut(&runs, &links.map(|&(at, _)| at).collect());
        let mut cards = self.cards(&stretches, whole);
        let html = self.woven(paragraph, &stretches, &runs, &points, &mut cards);
        cards.sort_by_key(|&(at, _)| at);
        Written { html, cards: cards.into_iter().map(|(_, card)| card).collect() }
    }

    /// Whether a paragraph stands on the page.
    pub(super) fn has(&self, paragraph: &Paragraph) -> bool {
        self.shown.has(paragraph.id)
    }

    /// The cards of some targets, such as those of a whole unit, where they are to stand here.
    pub(super) fn met(&mut self, places: &[Place]) -> Vec<Card> {
        if self.shown.is_elsewhere() {
            return Vec::new();
        }
        let first = |place: &&Place| {
            let id = || format!("{}{}", self.stand.prefix, self.source.annotations.id(place.note));
            self.shown.meet(place.note, id).1
        };
        places.iter().filter(first).map(|&place| Card::Note(place)).collect()
    }

    /// The notes that are first met in a paragraph, each with the place of its number: where its words end.
    fn cards(&mut self, stretches: &[Stretch], whole: &[Place]) -> Vec<(usize, Card)> {
        let mut cards = Vec::new();
        for stretch in stretches {
            let card = self.met(&[stretch.place]);
            cards.extend(card.into_iter().map(|card| (stretch.end, card)));
        }
        cards.extend(self.met(whole).into_iter().map(|card| (usize::MAX, card)));
        cards
    }

    /// The links on a paragraph's words. Of each term only the first use in the section is one: the first
    /// that has any words of its own.
    fn runs(
        &mut self,
        paragraph: &Paragraph,
        stretches: &[Stretch],
        uses: &[Use],
        length: usize,
    ) -> Vec<Run> {
        let claim = |start: usize, end: usize, lead| Claim { start, end: end.min(length), lead };
        let mut claims: Vec<Claim> = Vec::new();
        for (index, mark) in paragraph.marks.iter().enumerate() {
            if matches!(&mark.kind, MarkKind::Link { href } if outside(href).is_some()) {
                claims.push(claim(mark.start, mark.end, Lead::Source(index)));
            }
        }
        for (index, shared) in self.shown.shared(paragraph.id).iter().enumerate() {
            claims.push(claim(shared.start, shared.end, Lead::Shared(index)));
        }
        for (index, stretch) in stretches.iter().enumerate() {
            claims.push(claim(stretch.start, stretch.end, Lead::Note(index)));
        }
        if uses.is_empty() || self.shown.is_elsewhere() {
            return weave::runs(&claims);
        }
        let all = uses.iter().enumerate();
        let all = all.map(|(index, one)| claim(one.start, one.end, Lead::Term(index)));
        let wanted: Vec<Claim> = claims.iter().copied().chain(all).collect();
        for run in weave::runs(&wanted) {
            let Lead::Term(index) = run.lead else { continue };
            if self.linked.insert(uses[index].term) {
                claims.push(claim(uses[index].start, uses[index].end, run.lead));
            }
        }
        for one in uses {
            self.shown.term(one.term);
        }
        weave::runs(&claims)
    }

    /// Goes through the text once, closing, inserting and opening wherever something changes.
    fn woven(
        &mut self,
        paragraph: &Paragraph,
        stretches: &[Stretch],
        runs: &[Run],
        points: &[(usize, Point<'_>)],
        cards: &mut Vec<(usize, Card)>,
    ) -> String {
        let text = &paragraph.text;
        let strong = strong(&paragraph.marks, text.chars().count());
        let mut changes: Vec<usize> = points.iter().map(|&(at, _)| at).collect();
        changes.extend(runs.iter().flat_map(|run| [run.start, run.end]));
        changes.extend(strong.iter().flat_map(|&(start, end)| [start, end]));
        changes.sort_unstable();
        changes.dedup();
        let mut out = String::with_capacity(text.len() + 96 * (changes.len() + 1));
        let parts = Parts::of(runs);
        let mut points = points.iter().peekable();
        let mut runs = runs.iter().enumerate().peekable();
        let mut strong = strong.iter().peekable();
        let (mut link, mut bold): (Option<usize>, Option<usize>) = (None, None);
        let mut rest = Characters { text, at: 0 };
        for at in changes {
            escape_into(&mut out, rest.until(at));
            let link_ends = link.is_some_and(|end| end <= at);
            let link_begins = runs.peek().is_some_and(|(_, run)| run.start <= at);
            // A link holds strong words and never the other way round, so that it stays one link.
            let interrupted = link_ends || link_begins;
            let goes_on = bold.filter(|&end| end > at);
            if bold.is_some() && (interrupted || goes_on.is_none()) {
                out.push_str("</strong>");
            }
            if link_ends {
                out.push_str("</a>");
                link = None;
            }
            while let Some((at, point)) = points.next_if(|&&(place, _)| place <= at) {
                self.point(&mut out, point, *at, cards);
            }
            if let Some((index, run)) = runs.next_if(|(_, run)| run.start <= at) {
                self.open(&mut out, paragraph, stretches, run, parts.of_run(index));
                link = Some(run.end);
            }
            let begins = strong.next_if(|&&(start, _)| start <= at).map(|&(_, end)| end);
            if begins.is_some() || (interrupted && goes_on.is_some()) {
                out.push_str("<strong>");
            }
            bold = begins.or(goes_on);
        }
        escape_into(&mut out, rest.until(usize::MAX));
        out
    }
}

/// The part of a text that is not yet written.
struct Characters<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Characters<'a> {
    /// What stands before the character `at`.
    fn until(&mut self, at: usize) -> &'a str {
        let count = at.saturating_sub(self.at);
        let byte = self.text.char_indices().nth(count).map_or(self.text.len(), |(byte, _)| byte);
        let (before, rest) = self.text.split_at(byte);
        self.text = rest;
        self.at = at;
        before
    }
}

/// The stretches with ends that are in the text.
fn within_text(stretches: &[Stretch], length: usize) -> Vec<Stretch> {
    let clamped = stretches.iter().map(|one| Stretch {
        start: one.start.min(length),
        end: one.end.min(length),
        ..*one
    });
    clamped.collect()
}

/// The strong words, in order and without overlaps.
fn strong(marks: &[Mark], length: usize) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for mark in marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Strong)) {
        match ranges.last_mut() {
            Some(last) if mark.start <= last.1 => last.1 = last.1.max(mark.end.min(length)),
            _ if mark.start < mark.end.min(length) => {
                ranges.push((mark.start, mark.end.min(length)));
            }
            _ => {}
        }
    }
    ranges
}
