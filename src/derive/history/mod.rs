//! Wordings and terms in time: what was first said in a session or a year, what returned and after how long, what was
//! not said since, and what was said in one session alone.
//!
//! All of these are claims from silence, so each comes with a [`Finding`]: whether it can be made at all. They are
//! ranked by [`Keyness`], with the counts they rest on. Undated sessions have no history.

mod keyness;
mod pieces;
mod said;
mod silence;

pub use keyness::{Key, Keyness};
pub use said::{Alone, Before, Said, Where};
pub use silence::{Doubt, Finding, Silence};

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Phrase, Phrases, Sizes, Track, TwinsView};
use crate::model::Date;
use pieces::Pieces;

/// What has been silent for so many months has returned.
const RETURNED: usize = 12;

/// The history of all sessions and years.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// For each session of the archive; empty for one without a date.
    pub sessions: Vec<Events>,
    /// For each year that has sessions, earliest first.
    pub years: Vec<(i16, Events)>,
    /// What the records can show.
    pub silence: Silence,
    /// How many sessions have a date, twins being one.
    pub dated: usize,
    /// How many characters are said in them, by language, translations too, in the order of their tags.
    pub characters: Vec<(String, usize)>,
}

/// What a session or a year stands out by, each list the surest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Events {
    /// First found here, and used by later ones.
    pub new: Vec<Event>,
    /// Found again after a year or more.
    pub returned: Vec<Event>,
    /// Last found here, though later ones follow.
    pub last: Vec<Event>,
    /// Found here and in no other session: terms, as wordings stand in several.
    pub only: Vec<Event>,
}

/// Something that happened to a wording or a term.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Event {
    /// Which it is. A wording that is a term is told as the term.
    pub phrase: Phrase,
    /// The session in which it happened.
    pub session: usize,
    /// Whether its silence before, between or since can be known.
    pub finding: Finding,
    /// Its uses from here on against those before; for what is not said since, those until here against those
    /// since; for what returned, those outside the silence against those in it; for what is said here alone,
    /// those here against those elsewhere.
    pub keyness: Keyness,
    /// How many sessions in its language were silent.
    pub silent: usize,
    /// For what returned, the session in which it was last found before, and how many whole
    /// months it is since then.
    pub before: Option<(usize, usize)>,
}

impl Event {
    /// Whether any record keeps the silence; of one that none keeps nothing is told.
    fn has_silence(&self) -> bool {
        self.silent > 0
    }
}

/// One of the lists.
type List = fn(&mut Events) -> &mut Vec<Event>;

impl History {
    /// The history of these wordings and terms.
    pub fn new(phrases: Phrases<'_>, sizes: &Sizes, twins: &TwinsView) -> Self {
        let archive = phrases.archive;
        let silence = Silence::new(phrases, sizes, twins);
        let mut sessions = vec![Events::default(); archive.sessions.len()];
        let mut years: Vec<(i16, Events)> = Vec::new();
        let year = |session: usize| archive.sessions[session].session.header.date.map(Date::year);
        for at in (0..silence.dated()).filter_map(year) {
            if years.last().is_none_or(|(last, _)| *last != at) {
                years.push((at, Events::default()));
            }
        }
        for phrase in phrases.all() {
            let life = Life { phrases, silence: &silence, track: phrases.track(phrase) };
            life.tell(|list, event| {
                list(&mut sessions[event.session]).push(event);
                let year = year(event.session);
                let place = years.binary_search_by_key(&year, |(other, _)| Some(*other));
                if let Ok(place) = place {
                    list(&mut years[place].1).push(event);
                }
            });
        }
        let pieces = Pieces::new(phrases, silence.dated());
        for told in sessions.iter_mut().chain(years.iter_mut().map(|(_, told)| told)) {
            for list in [&mut told.new, &mut told.returned, &mut told.last, &mut told.only] {
                pieces.take_out(list);
                list.sort_by(|one, other| {
                    one.keyness.surer(&other.keyness).then(one.phrase.cmp(&other.phrase))
                });
            }
        }
        let mut characters: BTreeMap<&str, usize> = BTreeMap::new();
        for (language, size) in (0..silence.dated()).flat_map(|at| sizes.languages(at)) {
            *characters.entry(language).or_default() += size;
        }
        let characters = characters.into_iter().map(|(language, size)| (language.to_owned(), size));
        Self {
            dated: (0..silence.dated()).filter(|&at| twins.is_counted(at)).count(),
            characters: characters.collect(),
            sessions,
            years,
            silence,
        }
    }
}

/// The life of one wording or term in the dated sessions.
struct Life<'a> {
    phrases: Phrases<'a>,
    silence: &'a Silence,
    track: Track<'a>,
}

impl Life<'_> {
    fn tell(&self, mut event: impl FnMut(List, Event)) {
        let dated = self.silence.dated();
        let found = self.track.sessions.partition_point(|&at| at < dated);
        let sessions = &self.track.sessions[..found];
        let (Some(&first), Some(&last)) = (sessions.first(), sessions.last()) else { return };
        let uses = self.phrases.count_before(self.track.phrase, dated);
        let (_, characters) = self.silence.size(self.track.languages, 0..dated);
        let all = (uses, characters);
        let told = |session, silent: Range<usize>, before| {
            let silent_indeed = self.silence.overlaid(&self.track, &silent) == 0;
            let event = silent_indeed.then(|| self.event(all, session, silent, before));
            event.filter(Event::has_silence)
        };
        if first < last
            && let Some(new) = told(first, 0..first, None)
        {
            event(|told| &mut told.new, new);
        }
        let since = Some(last + 1..dated).filter(|since| !since.is_empty());
        let since = since.and_then(|since| told(last, since, None));
        let only = (self.track.sessions.len() == 1).then(|| self.only(first)).flatten();
        let only = only.filter(Event::has_silence);
        if let Some(only) = only {
            event(|told| &mut told.only, only);
        }
        // What is said here alone is not said since, either; told apart it is only where no more can be known.
        let apart = |since: &Event| only.is_none_or(|only| known(*since) && !known(only));
        if let Some(since) = since.filter(apart) {
            event(|told| &mut told.last, since);
        }
        for pair in sessions.windows(2) {
            let (before, now) = (pair[0], pair[1]);
            let months = self.months(before, now);
            if months >= RETURNED
                && let Some(returned) = told(now, before + 1..now, Some((before, months)))
            {
                event(|told| &mut told.returned, returned);
            }
        }
    }

    /// What happened in a session after or before a silence, of all uses and characters of the dated sessions.
    fn event(
        &self,
        (uses, characters): (usize, usize),
        session: usize,
        silent: Range<usize>,
        before: Option<(usize, usize)>,
    ) -> Event {
        let (records, quiet) = self.silence.size(self.track.languages, silent.clone());
        Event {
            phrase: self.track.phrase,
            session,
            finding: self.silence.over(&self.track, silent),
            keyness: Keyness::new((uses, characters.saturating_sub(quiet)), (0, quiet)),
            silent: records,
            before,
        }
    }

    /// That it is said in this session alone; nothing if its words stand elsewhere in another's place.
    fn only(&self, session: usize) -> Option<Event> {
        if !self.track.overlaid.is_empty() {
            return None;
        }
        let languages = self.track.languages;
        let (silent, quiet) = self.silence.size_without(languages, session);
        let (_, here) = self.silence.size(languages, session..session + 1);
        let uses = self.phrases.count(self.track.phrase);
        Some(Event {
            phrase: self.track.phrase,
            session,
            finding: self.silence.elsewhere(session, languages),
            keyness: Keyness::new((uses, here), (0, quiet)),
            silent,
            before: None,
        })
    }

    /// Whole months from one session to another.
    fn months(&self, before: usize, now: usize) -> usize {
        let date = |at: usize| self.phrases.archive.sessions[at].session.header.date;
        let months = date(before).zip(date(now)).map(|(before, now)| before.months_until(now));
        months.and_then(|months| usize::try_from(months).ok()).unwrap_or(0)
    }
}

fn known(event: Event) -> bool {
    event.finding.is_known()
}

#[cfg(test)]
mod tests;
