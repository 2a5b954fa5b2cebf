//! Wordings in time: what was first said in a session or a year, what returned and after how long, what was not said
//! since.
//!
//! All of these are claims from silence, so each comes with a [`Finding`]: whether it can be made at all. They are
//! ranked by [`Keyness`], with the counts they rest on. Undated sessions have no history.

mod keyness;
mod said;
mod silence;

pub use keyness::{Key, Keyness};
pub use said::{Alone, Before, Said};
pub use silence::{Doubt, Finding, Silence};

use std::ops::Range;

use super::wordings::{Wording, Wordings};
use crate::model::Date;
use crate::resolve::Archive;

/// What has been silent for so many days has returned.
const RETURNED: i64 = 365;

/// The history of all sessions and years.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// For each session of the archive; empty for one without a date.
    pub sessions: Vec<Told>,
    /// For each year that has sessions, earliest first.
    pub years: Vec<(i16, Told)>,
    /// What the records can show.
    pub silence: Silence,
    /// How many characters are said in the sessions with a date.
    pub characters: usize,
}

/// What a session or a year stands out by, each list the surest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// First found here, and used by later ones.
    pub new: Vec<Event>,
    /// Found again after a year or more.
    pub returned: Vec<Event>,
    /// Last found here, though later ones follow.
    pub last: Vec<Event>,
}

/// Something that happened to a wording.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Event {
    /// The wording, as an index into [`Wordings::all`].
    pub wording: usize,
    /// The session in which it happened.
    pub session: usize,
    /// Whether its silence before, between or since can be known.
    pub finding: Finding,
    /// Its uses from here on against those before; for what is not said since, those until here against those
    /// since; for what returned, those outside the silence against those in it.
    pub keyness: Keyness,
    /// How many sessions in its language were silent.
    pub silent: usize,
    /// For what returned, the session in which it was last found before, and how many days it is since then.
    pub before: Option<(usize, i64)>,
}

/// One of the three lists.
type List = fn(&mut Told) -> &mut Vec<Event>;

impl History {
    /// The history of these wordings.
    pub fn new(archive: &Archive, wordings: &Wordings) -> Self {
        let silence = Silence::new(archive, &wordings.sizes);
        let mut sessions = vec![Told::default(); archive.sessions.len()];
        let mut years: Vec<(i16, Told)> = Vec::new();
        let year = |session: usize| archive.sessions[session].session.header.date.map(Date::year);
        for at in (0..silence.dated()).filter_map(year) {
            if years.last().is_none_or(|(last, _)| *last != at) {
                years.push((at, Told::default()));
            }
        }
        for (at, wording) in wordings.all.iter().enumerate() {
            let over = Life { archive, silence: &silence, at, wording };
            over.tell(|list, event| {
                list(&mut sessions[event.session]).push(event);
                let year = year(event.session);
                let place = years.binary_search_by_key(&year, |(other, _)| Some(*other));
                if let Ok(place) = place {
                    list(&mut years[place].1).push(event);
                }
            });
        }
        for told in sessions.iter_mut().chain(years.iter_mut().map(|(_, told)| told)) {
            for list in [&mut told.new, &mut told.returned, &mut told.last] {
                list.sort_by(|one, other| {
                    one.keyness.surer(&other.keyness).then(one.wording.cmp(&other.wording))
                });
            }
        }
        let characters = wordings.sizes.iter().take(silence.dated()).sum();
        Self { sessions, years, silence, characters }
    }
}

/// The life of one wording in the dated sessions.
struct Life<'a> {
    archive: &'a Archive,
    silence: &'a Silence,
    at: usize,
    wording: &'a Wording,
}

impl Life<'_> {
    fn tell(&self, mut event: impl FnMut(List, Event)) {
        let dated = self.silence.dated();
        let found = self.wording.sessions.partition_point(|&at| at < dated);
        let sessions = &self.wording.sessions[..found];
        let (Some(&first), Some(&last)) = (sessions.first(), sessions.last()) else { return };
        let uses = self.wording.uses.iter().filter(|it| it.session < dated).count();
        let (_, characters) = self.silence.size(self.archive, self.wording, 0..dated);
        let all = (uses, characters);
        if first < last {
            event(|told| &mut told.new, self.event(all, first, 0..first, None));
        }
        if let Some(next) = last.checked_add(1).filter(|&next| next < dated) {
            event(|told| &mut told.last, self.event(all, last, next..dated, None));
        }
        for pair in sessions.windows(2) {
            let (before, now) = (pair[0], pair[1]);
            let days = self.days(before, now);
            if days >= RETURNED {
                let told = self.event(all, now, before + 1..now, Some((before, days)));
                event(|told| &mut told.returned, told);
            }
        }
    }

    /// What happened in a session after or before a silence, of all uses and characters of the dated sessions.
    fn event(
        &self,
        (uses, characters): (usize, usize),
        session: usize,
        silent: Range<usize>,
        before: Option<(usize, i64)>,
    ) -> Event {
        let (records, quiet) = self.silence.size(self.archive, self.wording, silent.clone());
        Event {
            wording: self.at,
            session,
            finding: self.silence.over(self.archive, self.wording, silent),
            keyness: Keyness::new((uses, characters - quiet), (0, quiet)),
            silent: records,
            before,
        }
    }

    fn days(&self, before: usize, now: usize) -> i64 {
        let date = |at: usize| self.archive.sessions[at].session.header.date;
        date(before).zip(date(now)).map_or(0, |(before, now)| before.days_until(now))
    }
}

#[cfg(test)]
mod tests;
