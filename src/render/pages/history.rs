//! What year and session pages say of wordings and terms: what is new, what has returned, what was not said since, what
//! was said in one session alone.
//!
//! Each of these is a claim from silence. Where the records in question are full it is made, with its counts; where
//! they are not, the page says what it cannot know and of which records, and lists what was found as found. What has so
//! few uses that chance could make it as well is told in the same manner, but folded away and by that name.

use super::super::context::{Doubted, Told, ToldList, ToldWording, Weak};
use super::super::routes::{Links, Route};
use super::super::site::Site;
use super::super::words::fill;
use super::doubted::filled;
use crate::derive::history::{Event, Events};
use crate::text::Language;

/// How many wordings in doubt are listed.
const DOUBTED: usize = 30;

/// The page on which wordings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum On {
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
pub(super) enum Kind {
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

/// The events of one kind by how they are told.
struct Sifted<'e> {
    kind: Kind,
    /// What is claimed.
    known: Vec<&'e Event>,
    /// What might be, were all records full.
    doubted: Vec<&'e Event>,
    /// What would be claimed, had it more uses: chance could make it as well.
    weak: Vec<&'e Event>,
    /// And what might even so.
    weak_doubted: Vec<&'e Event>,
}

impl<'e> Sifted<'e> {
    fn new(kind: Kind, events: &'e [Event]) -> Self {
        let (sure, unsure): (Vec<&Event>, Vec<&Event>) =
            events.iter().partition(|event| event.keyness.is_sure());
        let known = |events: Vec<&'e Event>| -> (Vec<&'e Event>, Vec<&'e Event>) {
            events.into_iter().partition(|event| event.finding.is_known())
        };
        let ((known_sure, doubted), (weak, weak_doubted)) = (known(sure), known(unsure));
        Self { kind, known: known_sure, doubted, weak, weak_doubted }
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

    /// How many characters are said in the sessions with a date; in each language, where there are several, the site's
    /// first.
    fn spoken(&self) -> String {
        let (words, spoken) = (&self.words.history, &self.views.history.characters);
        let size = |(tag, size): &(String, usize)| {
            let pattern = if spoken.len() > 1 { &words.spoken_in } else { &words.spoken };
            let language = Language::new(tag);
            let language = language.as_ref().map_or(tag.as_str(), |it| self.words.language(it));
            fill(pattern, &[("n", &size.to_string()), ("language", language)])
        };
        let own = self.archive.settings.language.primary();
        let (first, others): (Vec<_>, Vec<_>) = spoken.iter().partition(|(tag, _)| tag == own);
        let sizes: Vec<String> = first.into_iter().chain(others).map(size).collect();
        sizes.join(&self.words.question.and)
    }

    fn told(&self, told: &Events, on: On, links: &Links<'_>) -> Option<Told> {
        let words = &self.words.history;
        let sifted = [
            Sifted::new(Kind::New, &told.new),
            Sifted::new(Kind::Returned, &told.returned),
            Sifted::new(Kind::Last, &told.last),
            Sifted::new(Kind::Only, &told.only),
        ];
        let lists = sifted.iter().filter_map(|it| {
            self.told_list(it.kind, &it.known, (on.shown(), on.more()), on, links)
        });
        let doubted = sifted
            .iter()
            .filter_map(|it| self.doubted_events(it.kind, &it.doubted, DOUBTED, on, links));
        let (lists, doubted): (Vec<ToldList>, Vec<Doubted>) = (lists.collect(), doubted.collect());
        let weak = self.weak(&sifted, on, links);
        if lists.is_empty() && doubted.is_empty() && weak.is_none() {
            return None;
        }
        let history = &self.views.history;
        let basis =
            [("sessions", self.words.sessions_count.say(history.dated)), ("spoken", self.spoken())];
        Some(Told {
            title: match on {
                On::Year => words.of_year.clone(),
                On::Session => words.of_session.clone(),
            },
            basis: filled(&words.basis, &basis),
            lists,
            doubted,
            weak,
        })
    }

    /// What chance could make as well, folded away: so much of each kind as the surer ones leave room for.
    fn weak(&self, sifted: &[Sifted<'_>], on: On, links: &Links<'_>) -> Option<Weak> {
        let words = &self.words.history;
        let room = |most: usize, surer: &[&Event]| most.saturating_sub(surer.len());
        let lists = sifted.iter().filter_map(|it| {
            let room = room(on.shown() + on.more(), &it.known);
            self.told_list(it.kind, &it.weak, (room, 0), on, links)
        });
        let doubted = sifted.iter().filter_map(|it| {
            let room = room(DOUBTED, &it.doubted);
            self.doubted_events(it.kind, &it.weak_doubted, room, on, links)
        });
        let (lists, doubted): (Vec<ToldList>, Vec<Doubted>) = (lists.collect(), doubted.collect());
        let known: usize = sifted.iter().map(|it| it.weak.len()).sum();
        let unknown: usize = sifted.iter().map(|it| it.weak_doubted.len()).sum();
        let listed = lists.iter().map(|list| list.items.len()).sum();
        (known + unknown > 0).then(|| Weak {
            title: words.weak.say(known + unknown),
            note: words.weak_note.clone(),
            lists,
            doubted,
            not_listed: self.not_listed(known, listed),
        })
    }

    fn told_list(
        &self,
        kind: Kind,
        events: &[&Event],
        (shown, more): (usize, usize),
        on: On,
        links: &Links<'_>,
    ) -> Option<ToldList> {
        let words = &self.words.history;
        let title = match kind {
            Kind::New => &words.new,
            Kind::Returned => &words.returned,
            Kind::Last => &words.last,
            Kind::Only => &words.only,
        };
        let listed = events.iter().take(shown + more);
        let mut items: Vec<ToldWording> =
            listed.map(|event| self.claimed_wording(kind, event, on, links)).collect();
        let more = items.split_off(items.len().min(shown));
        (!items.is_empty()).then(|| ToldList {
            kind: kind.as_str(),
            title: title.clone(),
            more_title: fill(&words.more, &[("n", &more.len().to_string())]),
            not_listed: self.not_listed(events.len(), items.len() + more.len()),
            items,
            more,
        })
    }

    fn doubted_events(
        &self,
        kind: Kind,
        events: &[&Event],
        room: usize,
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
        let items = events.iter().take(room);
        let items = items.map(|event| self.told_wording(kind, event, on, links)).collect();
        let findings = events.iter().map(|event| event.finding);
        self.doubted(pattern, findings, items, links)
    }
}

/// The style sheet of what is told, where something is.
pub(super) fn told_style(told: Option<&Told>, links: &Links<'_>) -> Option<String> {
    told.map(|_| links.to(&Route::Asset("history/told.css")))
}
