//! What a question page says of its words: which were said before and when, which are said here first or only
//! here.
//!
//! The words themselves stand untouched; a list after them leads to their paragraphs, and a script that is loaded on
//! wish marks them by it.

use super::super::context::{Doubted, SaidHere, SaidList, SaidWords};
use super::super::routes::Links;
use super::super::site::Site;
use super::super::words::fill;
use super::doubted::filled;
use crate::derive::history::{Alone, Before, Where};
use crate::derive::{ExchangeAt, Phrase};
use crate::model::{Section, Session};

/// How many words are listed at most of each kind.
const LISTED: usize = 40;

impl Site<'_> {
    /// What is known of an exchange's words, if anything.
    pub(super) fn said_here(&self, at: ExchangeAt, links: &Links<'_>) -> Option<SaidHere> {
        let session = &self.archive.sessions[at.session].session;
        let section = Section::Exchange(session.exchanges[at.exchange].id);
        let terms = self.views.terms_of(at.session, section);
        let said = self.views.history.said(self.phrases(), terms, at);
        let known = |alone: &&Alone| alone.finding.is_known() && alone.silent > 0;
        let first: Vec<&Alone> = said.first.iter().filter(known).collect();
        let is_term = |alone: &&Alone| matches!(alone.at.phrase, Phrase::Term(_));
        let (terms, only): (Vec<&Alone>, Vec<&Alone>) =
            said.only.iter().filter(known).partition(is_term);
        let spoken = Spoken { site: self, session, at, links };
        let title = match said.before.len() {
            0 => self.words.history.of_question.clone(),
            n => fill(&self.words.history.said_before, &[("n", &n.to_string())]),
        };
        let here = SaidHere {
            title,
            before: self.said_list(&said.before, |it| spoken.before(it)),
            first: self.said_list(&first, |it| spoken.first(it)),
            only: self.said_list(&only, |it| spoken.only(it)),
            terms: self.said_list(&terms, |it| spoken.term(it)),
            doubted: self.doubted_here(&said.first, &said.only, links),
        };
        let lists = [&here.before, &here.first, &here.only, &here.terms];
        let nothing = lists.into_iter().all(Option::is_none);
        (!nothing || here.doubted.is_some()).then_some(here)
    }

    /// The first of a list, with how many are not listed; nothing where there are none.
    fn said_list<T>(&self, all: &[T], words: impl Fn(&T) -> SaidWords) -> Option<SaidList> {
        let items: Vec<SaidWords> = all.iter().take(LISTED).map(words).collect();
        let not_listed = self.not_listed(all.len(), items.len());
        (!items.is_empty()).then_some(SaidList { items, not_listed })
    }

    /// What might be said here first or only here, were all records full.
    fn doubted_here(&self, first: &[Alone], only: &[Alone], links: &Links<'_>) -> Option<Doubted> {
        let all = first.iter().chain(only).filter(|alone| alone.silent > 0);
        let findings = all.map(|alone| alone.finding);
        self.doubted(&self.words.history.doubt_question, findings, Vec::new(), links)
    }
}

/// The words of one exchange, for the list.
#[derive(Clone, Copy)]
struct Spoken<'s> {
    site: &'s Site<'s>,
    session: &'s Session,
    at: ExchangeAt,
    links: &'s Links<'s>,
}

impl Spoken<'_> {
    fn before(self, before: &Before) -> SaidWords {
        let words = &self.site.words.history;
        let day = |session: usize| {
            let date = self.site.archive.sessions[session].session.header.date;
            date.map(|date| self.site.words.dates.day(date).text).unwrap_or_default()
        };
        let pattern = match (before.nearly, before.sessions > 1) {
            (false, true) => &words.before,
            (false, false) => &words.before_once,
            (true, true) => &words.before_nearly,
            (true, false) => &words.before_nearly_once,
        };
        let counts = [
            ("sessions", self.site.words.sessions_count.say(before.sessions)),
            ("first", day(before.first)),
            ("last", day(before.last)),
        ];
        self.words(before.at, filled(pattern, &counts))
    }

    fn first(self, alone: &Alone) -> SaidWords {
        let counts = filled(&self.site.words.history.first_counts, &self.silence(alone));
        self.words(alone.at, counts)
    }

    fn only(self, alone: &Alone) -> SaidWords {
        let usual = self.site.phrase_link(alone.at.phrase, self.links).title;
        let [sessions, characters] = self.silence(alone);
        let values = [("words", usual), sessions, characters];
        self.words(alone.at, filled(&self.site.words.history.only_counts, &values))
    }

    fn term(self, alone: &Alone) -> SaidWords {
        let counts = filled(&self.site.words.history.term_counts, &self.silence(alone));
        self.words(alone.at, counts)
    }

    /// The counts on which a claim from silence rests.
    fn silence(self, alone: &Alone) -> [(&'static str, String); 2] {
        let sessions = self.site.words.sessions_count.say(alone.silent);
        [("sessions", sessions), ("n", alone.characters.to_string())]
    }

    fn words(self, at: Where, counts: String) -> SaidWords {
        let (turn, paragraph) = at.paragraph;
        let paragraph = &self.session.exchanges[self.at.exchange].turns[turn].paragraphs[paragraph];
        let language = paragraph.language.as_ref().unwrap_or(&self.session.header.language);
        SaidWords {
            at: format!("#{}", at.id),
            words: paragraph.text.chars().skip(at.start).take(at.end - at.start).collect(),
            lang: self.site.foreign(language),
            counts,
            href: self.site.phrase_link(at.phrase, self.links).href,
        }
    }
}
