//! What year and session pages say of wordings and terms: what is new, what has returned, what was not said since, what
//! was said in one session alone.
//!
//! Each of these is a claim from silence. Where the records in question are full it is made, with its counts; where
//! they are not, the page says what it cannot know and of which records, and lists what was found as found.

use std::collections::BTreeSet;

use super::super::context::{Doubted, Link, Told, ToldList, ToldWording};
use super::super::routes::{Links, Route};
use super::super::site::Site;
use super::super::words::fill;
use super::doubted::filled;
use super::uses::paragraph_link;
use crate::derive::history::{self, Event};
use crate::derive::{Phrase, UseAt};
use crate::model::Section;

/// How many wordings in doubt are listed.
const DOUBTED: usize = 30;

/// The page on which wordings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum On {
    Year,
    Session,
}

impl On {
    /// How many are shown of each list.
    const fn shown(self) -> usize {
        match self {
            Self::Year => 12,
            Self::Session => 5,
        }
    }

    /// How many more can be unfolded.
    const fn more(self) -> usize {
        match self {
            Self::Year => 88,
            Self::Session => 25,
        }
    }
}

/// One of the kinds of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    New,
    Returned,
    Last,
    Only,
}

impl Kind {
    const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Returned => "returned",
            Self::Last => "last",
            Self::Only => "only",
        }
    }
}

impl Site<'_> {
    /// What a year stands out by, if anything.
    pub(super) fn told_of_year(&self, year: i16, links: &Links<'_>) -> Option<Told> {
        let years = &self.views.history.years;
        let at = years.binary_search_by_key(&year, |(year, _)| *year).ok()?;
        self.told(&years[at].1, On::Year, links)
    }

    /// What a session stands out by, if anything.
    pub(super) fn told_of_session(&self, session: usize, links: &Links<'_>) -> Option<Told> {
        self.told(&self.views.history.sessions[session], On::Session, links)
    }

    fn told(&self, told: &history::Told, on: On, links: &Links<'_>) -> Option<Told> {
        let words = &self.words.history;
        let kinds = [
            (Kind::New, &told.new),
            (Kind::Returned, &told.returned),
            (Kind::Last, &told.last),
            (Kind::Only, &told.only),
        ];
        let (mut lists, mut doubted, mut below) = (Vec::new(), Vec::new(), 0);
        for (kind, events) in kinds {
            let found = self.not_nested(events.iter().filter(|event| event.silent > 0).collect());
            let (sure, unsure): (Vec<&Event>, Vec<&Event>) =
                found.into_iter().partition(|event| event.keyness.is_sure());
            below += unsure.len();
            let (known, unknown): (Vec<&Event>, Vec<&Event>) =
                sure.into_iter().partition(|event| event.finding.is_known());
            lists.extend(self.told_list(kind, &known, on, links));
            doubted.extend(self.doubted_events(kind, &unknown, on, links));
        }
        if lists.is_empty() && doubted.is_empty() && below == 0 {
            return None;
        }
        let history = &self.views.history;
        let basis = [
            ("sessions", self.words.sessions_count.say(history.silence.dated())),
            ("n", history.characters.to_string()),
        ];
        Some(Told {
            title: match on {
                On::Year => words.of_year.clone(),
                On::Session => words.of_session.clone(),
            },
            basis: filled(&words.basis, &basis),
            lists,
            doubted,
            below: (below > 0).then(|| words.below.say(below)),
        })
    }

    /// Events without those of parts that were never said but in a longer wording of which the same is told.
    fn not_nested<'e>(&self, mut events: Vec<&'e Event>) -> Vec<&'e Event> {
        let of = |phrase, event: &Event| (phrase, event.session, event.keyness.uses);
        let told: BTreeSet<_> = events.iter().map(|event| of(event.phrase, event)).collect();
        events.retain(|event| {
            // A term has an entry to lead to; it is never passed over.
            let Phrase::Wording(wording) = event.phrase else { return true };
            let longer = &self.views.wordings.all[wording].part_of;
            !longer.iter().any(|&longer| told.contains(&of(Phrase::Wording(longer), event)))
        });
        events
    }

    fn told_list(
        &self,
        kind: Kind,
        events: &[&Event],
        on: On,
        links: &Links<'_>,
    ) -> Option<ToldList> {
        if events.is_empty() {
            return None;
        }
        let words = &self.words.history;
        let (title, pattern) = match kind {
            Kind::New => (&words.new, &words.new_counts),
            Kind::Returned => (&words.returned, &words.returned_counts),
            Kind::Last => (&words.last, &words.last_counts),
            Kind::Only => (&words.only, &words.only_here_counts),
        };
        let item = |event: &&Event| {
            let measure = [
                ("likelihood", format!("{:.1}", event.keyness.log_likelihood)),
                ("ratio", format!("{:.1}", event.keyness.log_ratio)),
            ];
            let counts = self.claim(pattern, event);
            let measure = Some(filled(&words.measure, &measure));
            ToldWording { counts, measure, ..self.told_wording(kind, event, on, links) }
        };
        let mut items: Vec<ToldWording> =
            events.iter().take(on.shown() + on.more()).map(item).collect();
        let more = items.split_off(items.len().min(on.shown()));
        Some(ToldList {
            kind: kind.as_str(),
            title: title.clone(),
            more_title: fill(&words.more, &[("n", &more.len().to_string())]),
            not_listed: self.not_listed(events.len(), items.len() + more.len()),
            items,
            more,
        })
    }

    /// What is claimed of a wording, with the counts it rests on.
    fn claim(&self, pattern: &str, event: &Event) -> String {
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
    fn told_wording(&self, kind: Kind, event: &Event, on: On, links: &Links<'_>) -> ToldWording {
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

    fn doubted_events(
        &self,
        kind: Kind,
        events: &[&Event],
        on: On,
        links: &Links<'_>,
    ) -> Option<Doubted> {
        let words = &self.words.history;
        let pattern = match kind {
            Kind::New => &words.doubt_new,
            Kind::Returned => &words.doubt_returned,
            Kind::Last => &words.doubt_last,
            Kind::Only => &words.doubt_only,
        };
        let items = events.iter().take(DOUBTED);
        let items = items.map(|event| self.told_wording(kind, event, on, links)).collect();
        let findings = events.iter().map(|event| event.finding);
        self.doubted(pattern, findings, items, links)
    }
}

/// The style sheet of what is told, where something is.
pub(super) fn told_style(told: Option<&Told>, links: &Links<'_>) -> Option<String> {
    told.map(|_| links.to(&Route::Asset("history/told.css")))
}
