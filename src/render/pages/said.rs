//! What a question page says of its words: which were said before and when, which are said here first or only
//! here.
//!
//! The words themselves stand untouched; a list after them leads to their paragraphs, and a script that is loaded on
//! wish marks them by it.

use super::super::context::{Doubted, SaidHere, SaidWords};
use super::super::routes::{Links, Route};
use super::super::site::Site;
use super::super::words::fill;
use super::doubted::filled;
use crate::derive::ExchangeAt;
use crate::derive::history::{Alone, Before};
use crate::derive::wordings::UseOf;

/// How many words are listed at most of each kind.
const LISTED: usize = 40;

impl Site<'_> {
    /// What is known of an exchange's words, if anything.
    pub(super) fn said_here(&self, at: ExchangeAt, links: &Links<'_>) -> Option<SaidHere> {
        let said = self.views.history.said(self.archive, &self.views.wordings, at);
        let known = |alone: &&Alone| alone.finding.is_known() && alone.silent > 0;
        let first = said.first.iter().filter(known).take(LISTED);
        let only = said.only.iter().filter(known).take(LISTED);
        let title = match said.before.len() {
            0 => self.words.history.of_question.clone(),
            n => fill(&self.words.history.said_before, &[("n", &n.to_string())]),
        };
        let here = SaidHere {
            title,
            before: said.before.iter().take(LISTED).map(|it| self.said_before(it, links)).collect(),
            first: first.map(|it| self.said_first(it, links)).collect(),
            only: only.map(|it| self.said_only(it, links)).collect(),
            doubted: self.doubted_here(&said.first, &said.only, links),
        };
        let nothing = here.before.is_empty() && here.first.is_empty() && here.only.is_empty();
        (!nothing || here.doubted.is_some()).then_some(here)
    }

    fn said_before(&self, before: &Before, links: &Links<'_>) -> SaidWords {
        let words = &self.words.history;
        let day = |session: usize| {
            let date = self.archive.sessions[session].session.header.date;
            date.map(|date| self.words.dates.day(date).text).unwrap_or_default()
        };
        let pattern = if before.sessions > 1 { &words.before } else { &words.before_once };
        let counts = [
            ("sessions", self.words.sessions_count.say(before.sessions)),
            ("first", day(before.first)),
            ("last", day(before.last)),
        ];
        self.said_words(before.at, filled(pattern, &counts), links)
    }

    fn said_first(&self, alone: &Alone, links: &Links<'_>) -> SaidWords {
        let counts = filled(&self.words.history.first_counts, &self.silence(alone));
        self.said_words(alone.at, counts, links)
    }

    fn said_only(&self, alone: &Alone, links: &Links<'_>) -> SaidWords {
        let (wording, _) = self.views.wordings.use_of(alone.at);
        let [sessions, characters] = self.silence(alone);
        let values = [("words", wording.words.clone()), sessions, characters];
        self.said_words(alone.at, filled(&self.words.history.only_counts, &values), links)
    }

    /// The counts on which a claim from silence rests.
    fn silence(&self, alone: &Alone) -> [(&'static str, String); 2] {
        let sessions = self.words.sessions_count.say(alone.silent);
        [("sessions", sessions), ("n", alone.characters.to_string())]
    }

    fn said_words(&self, at: UseOf, counts: String, links: &Links<'_>) -> SaidWords {
        let (wording, it) = self.views.wordings.use_of(at);
        let paragraph = it.paragraph_in(self.archive);
        let stretch = paragraph.text.chars().skip(it.start).take(it.end - it.start);
        SaidWords {
            at: format!("#{}", it.id),
            words: stretch.collect(),
            lang: self.tongue_of(wording),
            counts,
            href: links.to(&Route::Wording(&wording.id)),
        }
    }

    /// What might be said here first or only here, were all records full.
    fn doubted_here(&self, first: &[Alone], only: &[Alone], links: &Links<'_>) -> Option<Doubted> {
        let all = first.iter().chain(only).filter(|alone| alone.silent > 0);
        let findings = all.map(|alone| alone.finding);
        self.doubted(&self.words.history.doubt_question, findings, Vec::new(), links)
    }
}
