//! What an exchange says in words that were said before, and what it says first or alone.
//!
//! That something was said before is on record and needs no finding. That it was not, or nowhere else, is a claim
//! from silence. Only formulas count here: everybody repeats titles and courtesies.

use std::collections::BTreeSet;

use super::super::ExchangeAt;
use super::super::wordings::{UseOf, Wording, WordingClass, Wordings};
use super::{Finding, History};
use crate::resolve::Archive;

/// The wordings of one exchange in time, each in the order of the text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Said {
    /// Those found in earlier records, in these words or nearly these, each form once.
    pub before: Vec<Before>,
    /// Those found in no earlier record, and in later ones.
    pub first: Vec<Alone>,
    /// Forms of a wording that are found in no other record: it is always said in other words.
    pub only: Vec<Alone>,
}

/// Words that earlier records have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    /// Where they stand first in the exchange.
    pub at: UseOf,
    /// How many records of earlier days have the wording.
    pub sessions: usize,
    /// The earliest of them, as an index into [`Archive::sessions`].
    pub first: usize,
    /// The latest.
    pub last: usize,
}

/// Words that other records do not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alone {
    /// Where they stand first in the exchange.
    pub at: UseOf,
    /// Whether it can be known that the others are silent.
    pub finding: Finding,
    /// How many records those are,
    pub silent: usize,
    /// and how many characters are said in them.
    pub characters: usize,
}

impl History {
    /// What an exchange of a dated session says again, first and alone.
    pub fn said(&self, archive: &Archive, wordings: &Wordings, at: ExchangeAt) -> Said {
        let mut said = Said::default();
        if at.session >= self.silence.dated() {
            return said;
        }
        let mut met = BTreeSet::new();
        for at in formulas(wordings, at) {
            let (wording, it) = wordings.use_of(at);
            if !met.insert((at.wording, it.variant)) {
                continue;
            }
            if it.variant > 0 && wording.variants[it.variant].sessions == 1 {
                said.only.push(self.only(archive, wording, at));
                continue;
            }
            let earlier = earlier(archive, wording, it.session);
            if let (Some(&first), Some(&last)) = (earlier.first(), earlier.last()) {
                said.before.push(Before { at, sessions: earlier.len(), first, last });
            } else if wording.sessions.first() == Some(&it.session) {
                said.first.push(self.first(archive, wording, at));
            }
        }
        said
    }

    fn first(&self, archive: &Archive, wording: &Wording, at: UseOf) -> Alone {
        let before = 0..wording.uses[at.index].session;
        let (silent, characters) = self.silence.size(archive, wording, before.clone());
        Alone { at, finding: self.silence.over(archive, wording, before), silent, characters }
    }

    fn only(&self, archive: &Archive, wording: &Wording, at: UseOf) -> Alone {
        let it = &wording.uses[at.index];
        let finding = self.silence.elsewhere(it.session, it.language_in(archive));
        let size = |range| self.silence.size(archive, wording, range);
        let (all, here) = (size(0..usize::MAX), size(it.session..it.session + 1));
        Alone { at, finding, silent: all.0 - here.0, characters: all.1 - here.1 }
    }
}

/// The sessions of earlier days that have a wording.
fn earlier<'a>(archive: &Archive, wording: &'a Wording, session: usize) -> &'a [usize] {
    let date = |at: usize| archive.sessions[at].session.header.date;
    let day = date(session);
    let until = wording.sessions.partition_point(|&at| at < session && date(at) < day);
    &wording.sessions[..until]
}

/// The formulas of an exchange that are not within a longer one, in the order of the text.
fn formulas(wordings: &Wordings, at: ExchangeAt) -> Vec<UseOf> {
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
