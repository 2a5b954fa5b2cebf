//! What an exchange says in words that were said before, and what it says first or alone.
//!
//! That something was said before is on record and needs no finding. That it was not, or nowhere else, is a claim
//! from silence. Of wordings only formulas count here: everybody repeats titles and courtesies. A formula that is a
//! term counts as the term; other terms are told where they are first or alone, as the page has its terms anyway.

use std::collections::BTreeSet;

use super::super::terms::SectionTerms;
use super::super::wordings::{UseOf, Variant, Wording, WordingClass};
use super::super::{ExchangeAt, Phrase, Phrases, Track, UseAt};
use super::{Finding, History};
use crate::model::ParagraphId;

/// The wordings and terms of one exchange in time, each in the order of the text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Said {
    /// Those found in earlier records, in these words or nearly these, each form once; also what no other record has in
    /// these words.
    pub before: Vec<Before>,
    /// Those found in no earlier record, and in later ones.
    pub first: Vec<Alone>,
    /// Forms of a wording that are found in no other record: it is always said in other words. And terms that are
    /// found in no other exchange.
    pub only: Vec<Alone>,
}

/// Where in an exchange words stand first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Where {
    /// What they are.
    pub phrase: Phrase,
    /// The turn and the paragraph, as indices.
    pub paragraph: (usize, usize),
    /// The paragraph's id.
    pub id: ParagraphId,
    /// Where they begin, in Unicode scalar values from the start of the paragraph's text.
    pub start: usize,
    /// Where they end.
    pub end: usize,
}

/// Words that earlier records have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    /// Where they stand.
    pub at: Where,
    /// How many records of earlier days have them.
    pub sessions: usize,
    /// The earliest of them, as an index into [`Archive::sessions`](crate::resolve::Archive::sessions).
    pub first: usize,
    /// The latest.
    pub last: usize,
    /// Whether none of them has them in just these words.
    pub nearly: bool,
}

/// Words that other records do not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alone {
    /// Where they stand.
    pub at: Where,
    /// Whether it can be known that the others are silent.
    pub finding: Finding,
    /// How many records those are,
    pub silent: usize,
    /// and how many characters are said in them.
    pub characters: usize,
}

impl History {
    /// What an exchange of a dated session, which has these terms, says again, first and alone.
    pub fn said(&self, phrases: Phrases<'_>, terms: Option<&SectionTerms>, at: ExchangeAt) -> Said {
        let mut said = Said::default();
        if at.session >= self.silence.dated() {
            return said;
        }
        let mut met = BTreeSet::new();
        for of in formulas(phrases, at) {
            let (wording, it) = phrases.wordings.use_of(of);
            let term = wording.term.filter(|_| it.variant == 0);
            let phrase = term.map_or(Phrase::Wording(of.wording), Phrase::Term);
            let track = phrases.track(phrase);
            if !met.insert((phrase, it.variant))
                || track.sessions.binary_search(&it.session).is_err()
            {
                continue;
            }
            let Some(place) = place(phrase, &UseAt::from(it)) else { continue };
            let only = it.variant > 0 && is_only(wording, it.variant);
            if only {
                let finding = self.silence.elsewhere(it.session, track.languages);
                said.only.push(self.alone(&track, place, at.session, finding));
            }
            let earlier = earlier(phrases, &track, it.session);
            if let (Some(&first), Some(&last)) = (earlier.first(), earlier.last()) {
                said.before.push(Before {
                    at: place,
                    sessions: earlier.len(),
                    first,
                    last,
                    nearly: only,
                });
            } else if term.is_none() && !only {
                said.first.extend(self.first(&track, place, it.session));
            }
        }
        self.terms_said(phrases, terms, at, &mut said);
        said
    }

    /// The terms that an exchange has first, or alone.
    fn terms_said(
        &self,
        phrases: Phrases<'_>,
        terms: Option<&SectionTerms>,
        at: ExchangeAt,
        said: &mut Said,
    ) {
        let first = terms.into_iter().flat_map(|terms| &terms.first);
        let uses = &phrases.archive.sessions[at.session].uses;
        for term in first.map(|&index| uses[index].term) {
            let phrase = Phrase::Term(term);
            let (track, view) = (phrases.track(phrase), &phrases.terms[term]);
            let [only_session] = track.sessions else {
                let here = view.uses.partition_point(|it| it.session < at.session);
                let mut own =
                    view.uses[here..].iter().filter(|it| it.exchange == Some(at.exchange));
                let place = own.next().and_then(|it| place(phrase, it));
                let alone = place.and_then(|place| self.first(&track, place, at.session));
                said.first.extend(alone);
                continue;
            };
            let here =
                [view.uses.first(), view.uses.last()].map(|it| it.and_then(|it| it.exchange));
            let is_here = *only_session == at.session && here == [Some(at.exchange); 2];
            if !is_here || !track.overlaid.is_empty() {
                continue;
            }
            if let Some(place) = view.uses.first().and_then(|it| place(phrase, it)) {
                let finding = self.silence.anywhere(track.languages);
                said.only.push(self.alone(&track, place, *only_session, finding));
            }
        }
        let order = |alone: &Alone| (alone.at.paragraph, alone.at.start);
        said.first.sort_by_key(order);
        said.only.sort_by_key(order);
    }

    /// What is found in this session first; nothing where it is not.
    fn first(&self, track: &Track<'_>, at: Where, session: usize) -> Option<Alone> {
        let before = 0..session;
        if track.sessions.first() != Some(&session) || self.silence.overlaid(track, &before) > 0 {
            return None;
        }
        let (silent, characters) = self.silence.size(track.languages, before.clone());
        Some(Alone { at, finding: self.silence.over(track, before), silent, characters })
    }

    /// What is found nowhere but here.
    fn alone(&self, track: &Track<'_>, at: Where, session: usize, finding: Finding) -> Alone {
        let (silent, characters) = self.silence.size_without(track.languages, session);
        Alone { at, finding, silent, characters }
    }
}

/// Whether a form is found in one record alone: also not as a part of what others have, even where that is cut into
/// other words (人民 and 两国人民).
fn is_only(wording: &Wording, variant: usize) -> bool {
    let form = &wording.variants[variant];
    let words = form.words.to_lowercase();
    let holds = |other: &Variant| other.words.to_lowercase().contains(&words);
    form.alone
        && !wording.variants.iter().enumerate().any(|(at, other)| at != variant && holds(other))
}

/// Where a use of an exchange stands; what stands in the lead is not said.
fn place(phrase: Phrase, at: &UseAt) -> Option<Where> {
    let paragraph = (at.turn?, at.paragraph);
    Some(Where { phrase, paragraph, id: at.id, start: at.start, end: at.end })
}

/// The sessions of earlier days that have a wording or a term.
fn earlier<'a>(phrases: Phrases<'_>, track: &Track<'a>, session: usize) -> &'a [usize] {
    let date = |at: usize| phrases.archive.sessions[at].session.header.date;
    let day = date(session);
    let until = track.sessions.partition_point(|&at| at < session && date(at) < day);
    &track.sessions[..until]
}

/// The formulas of an exchange that are not within a longer one, in the order of the text.
fn formulas(phrases: Phrases<'_>, at: ExchangeAt) -> Vec<UseOf> {
    let wordings = phrases.wordings;
    let mut reached = ((0, 0), 0);
    let whole = wordings.uses_in(at).iter().filter(|of| {
        let (wording, it) = wordings.use_of(**of);
        let paragraph = (it.turn, it.paragraph);
        let within = paragraph == reached.0 && it.end <= reached.1;
        let found = wording.class == WordingClass::Formula && !within;
        if found {
            reached = (paragraph, it.end);
        }
        found
    });
    whole.copied().collect()
}
