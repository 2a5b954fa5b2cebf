//! A wording or a term in the lists of year and session pages: where it is said, and what is told of it.

use super::super::context::{Link, ToldWording};
use super::super::routes::Links;
use super::super::site::Site;
use super::super::words::fill;
use super::doubted::filled;
use super::history::{Kind, On};
use super::uses::paragraph_link;
use crate::derive::history::Event;
use crate::derive::{Phrase, UseAt};
use crate::model::Section;

impl Site<'_> {
    /// A wording or a term of which something is claimed, with the counts it rests on and how sure it is.
    pub(super) fn claimed_wording(
        &self,
        kind: Kind,
        event: &Event,
        on: On,
        links: &Links<'_>,
    ) -> ToldWording {
        let measure = [
            ("likelihood", format!("{:.1}", event.keyness.log_likelihood)),
            ("ratio", format!("{:.1}", event.keyness.log_ratio)),
        ];
        let counts = self.claim(kind, event);
        // Half a use stands for none, so of very few uses the ratio can come out on the wrong side: it says nothing.
        let words = &self.words.history;
        let says = event.keyness.log_ratio > 0.0;
        let pattern = if says { &words.measure } else { &words.measure_alone };
        let measure = Some(filled(pattern, &measure));
        ToldWording { counts, measure, ..self.told_wording(kind, event, on, links) }
    }

    /// What is claimed of a wording, with the counts it rests on.
    fn claim(&self, kind: Kind, event: &Event) -> String {
        let words = &self.words.history;
        let pattern = match kind {
            Kind::New => &words.new_counts,
            Kind::Returned => &words.returned_counts,
            Kind::Last => &words.last_counts,
            Kind::Only => &words.only_here_counts,
        };
        let day = |session: usize| {
            let date = self.archive.sessions[session].session.header.date;
            date.map(|date| self.words.dates.day(date).text).unwrap_or_default()
        };
        let (last, time) = event
            .before
            .map_or_else(Default::default, |(session, months)| (day(session), self.time(months)));
        let counts = [
            ("uses", self.words.term.uses_count.say(event.keyness.uses)),
            ("sessions", self.words.sessions_count.say(event.silent)),
            ("n", event.keyness.other_characters.to_string()),
            ("day", last),
            ("time", time),
        ];
        filled(pattern, &counts)
    }

    /// A number of months in years and months; a year at least.
    fn time(&self, months: usize) -> String {
        let years = self.words.history.years.say(months / 12);
        match months % 12 {
            0 => years,
            rest => {
                let months = self.words.history.months.say(rest);
                fill(&self.words.history.time, &[("years", &years), ("months", &months)])
            }
        }
    }

    /// A wording or a term with what is on record of it: from when to when it is found.
    pub(super) fn told_wording(
        &self,
        kind: Kind,
        event: &Event,
        on: On,
        links: &Links<'_>,
    ) -> ToldWording {
        let phrases = self.phrases();
        let at = match kind {
            Kind::Last => phrases.count_before(event.phrase, event.session + 1).saturating_sub(1),
            _ => phrases.count_before(event.phrase, event.session),
        };
        let link = self.phrase_link(event.phrase, links);
        ToldWording {
            href: link.href,
            words: link.title,
            lang: link.lang,
            kind: link.kind,
            at: self.place_of(&phrases.use_at(event.phrase, at), on, links),
            counts: self.found(event.phrase),
            measure: None,
        }
    }

    fn found(&self, phrase: Phrase) -> String {
        let phrases = self.phrases();
        let day = |date| self.words.dates.day(date).text;
        let uses = self.words.term.uses_count.say(phrases.count(phrase));
        let (from, to) =
            phrases.dates(phrase).map(|(from, to)| (day(from), day(to))).unwrap_or_default();
        if from == to {
            return filled(&self.words.history.found_once, &[("uses", uses), ("day", from)]);
        }
        filled(&self.words.history.found, &[("uses", uses), ("from", from), ("to", to)])
    }

    /// The link to a use: its day or, on its session's own page, its section.
    fn place_of(&self, it: &UseAt, on: On, links: &Links<'_>) -> Link {
        let session = &self.archive.sessions[it.session].session;
        let href = paragraph_link(session, it.section, it.id, links);
        let number = |at: usize| fill(&self.words.question.number, &[("n", &(at + 1).to_string())]);
        let title = match (on, it.exchange, it.section) {
            (On::Year, ..) => self.day(session).map(|day| day.text).unwrap_or_default(),
            (On::Session, Some(exchange), _) => number(exchange),
            (On::Session, None, Section::Closing) => self.words.record.closing.clone(),
            (On::Session, None, Section::Lead) => self.words.notes.lead.clone(),
            (On::Session, None, _) => self.words.record.opening.clone(),
        };
        Link { href, title }
    }
}
