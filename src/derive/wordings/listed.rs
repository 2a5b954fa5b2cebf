//! Wordings as lists for other programs: which are asked for, and what stands around a use.

use super::{Wording, WordingClass, WordingUse, Wordings};
use crate::model::{Date, Session};
use crate::resolve::Archive;
use crate::text::Walk;

/// Which wordings are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Those that have these words in one of their forms.
    pub words: Option<String>,
    /// Those of this class.
    pub class: Option<WordingClass>,
    /// Those used in the years from one to the other.
    pub years: Option<(i16, i16)>,
    /// Those in so many sessions at least.
    pub least_sessions: usize,
}

impl Asked {
    fn is_met(&self, wording: &Wording) -> bool {
        let has = |words: &String| wording.variants.iter().any(|form| form.words.contains(words));
        let used = |(from, to): (i16, i16)| {
            wording.years.iter().any(|(year, _)| (from..=to).contains(year))
        };
        self.words.as_ref().is_none_or(has)
            && self.class.is_none_or(|class| class == wording.class)
            && self.years.is_none_or(used)
            && wording.sessions.len() >= self.least_sessions
    }
}

impl Wordings {
    /// The places of those that are asked for, those that weigh most first.
    pub fn listed(&self, asked: &Asked) -> Vec<usize> {
        let all = self.all.iter().enumerate();
        all.filter(|(_, wording)| asked.is_met(wording)).map(|(at, _)| at).collect()
    }
}

impl Wording {
    /// For each of its forms the days of the first and last use, as far as sessions are dated.
    ///
    /// # Panics
    /// If it is not of this archive.
    pub fn days_of_forms(&self, archive: &Archive) -> Vec<Option<(Date, Date)>> {
        let mut days = vec![None; self.variants.len()];
        for at in &self.uses {
            if let Some(date) = at.session_in(archive).header.date {
                let first = days[at.variant].map_or(date, |(first, _)| first);
                days[at.variant] = Some((first, date));
            }
        }
        days
    }
}

impl WordingUse {
    /// The session in which it stands.
    ///
    /// # Panics
    /// If it is not of this archive.
    pub fn session_in<'a>(&self, archive: &'a Archive) -> &'a Session {
        &archive.sessions[self.session].session
    }

    /// Up to `count` characters before the words, the words, and as many after, on one line. The walk is one for uses
    /// in order.
    ///
    /// # Panics
    /// If it is not of this archive.
    pub fn around<'a>(
        &self,
        archive: &'a Archive,
        count: usize,
        walk: &mut Walk<'a>,
    ) -> [String; 3] {
        walk.enter(&self.paragraph_in(archive).text);
        let parts = [
            (self.start.saturating_sub(count), self.start),
            (self.start, self.end),
            (self.end, self.end + count),
        ];
        parts.map(|(start, end)| {
            let words = walk.words(start, end).chars();
            words.map(|c| if c.is_control() { ' ' } else { c }).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::archive_of;

    const WORDS: &str = "尽快修好下游石桥";

    #[test]
    fn a_use_has_what_stands_around_it_and_a_form_its_days() {
        let mut archive = archive_of(&["我们要尽快修好下游石桥。好。", "请尽快修好下游石桥！"]);
        let wordings = Wordings::new(&archive);
        let at = wordings.find_words(WORDS).unwrap();
        let wording = &wordings.all[at];
        let around = wording.uses[0].around(&archive, 2, &mut Walk::default());
        assert_eq!(around, ["们要", WORDS, "。好"]);
        let years = |archive: &Archive| {
            let days = wording.days_of_forms(archive)[0].unwrap();
            (days.0.year(), days.1.year())
        };
        assert_eq!(years(&archive), (2011, 2012));
        archive.sessions[1].session.header.date = None;
        assert_eq!(years(&archive), (2011, 2011));
    }

    #[test]
    fn only_what_is_asked_for_is_listed() {
        let archive = archive_of(&["尽快修好下游石桥。", "尽快修好下游石桥。", "渡口。"]);
        let wordings = Wordings::new(&archive);
        let asked = || Asked { words: Some("下游石桥".to_owned()), ..Asked::default() };
        let listed = |asked: Asked| wordings.listed(&asked).len();
        assert_eq!(listed(asked()), 1);
        assert!(listed(Asked::default()) > 1, "the question recurs, too");
        assert_eq!(listed(Asked { words: Some("水库".to_owned()), ..asked() }), 0);
        let years = |from, to| Asked { years: Some((from, to)), ..asked() };
        assert_eq!((listed(years(2012, 2020)), listed(years(2013, 2020))), (1, 0));
        assert_eq!(listed(Asked { least_sessions: 3, ..asked() }), 0);
        assert_eq!(listed(Asked { class: Some(WordingClass::Name), ..asked() }), 0);
    }
}
