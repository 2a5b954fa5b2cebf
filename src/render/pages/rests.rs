//! What can be known of a wording's first and last use, and on what that rests: silence shows something only where
//! every record that might hold the words is full.

use std::ops::Range;

use super::super::context::{Link, Rest};
use super::super::routes::Links;
use super::super::site::Site;
use super::super::words::fill;
use crate::derive::history::{Doubt, Finding};
use crate::derive::wordings::Wording;

/// What is said of one end of a history: where there are no records beyond it, where all are full, where not.
struct Say<'w> {
    none: &'w str,
    full: &'w str,
    not_full: &'w str,
}

impl Site<'_> {
    /// What can be known of the sessions before the first use and since the last; nothing of what has no date.
    pub(super) fn rests(&self, wording: &Wording, links: &Links<'_>) -> Option<(Rest, Rest)> {
        let words = &self.words.wording;
        let dated = self.views.history.silence.dated();
        let found = wording.sessions.partition_point(|&at| at < dated);
        let sessions = &wording.sessions[..found];
        let (&first, &last) = sessions.first().zip(sessions.last())?;
        let before = Say {
            none: &words.none_before,
            full: &words.full_before,
            not_full: &words.not_full_before,
        };
        let after = Say {
            none: &words.none_after,
            full: &words.full_after,
            not_full: &words.not_full_after,
        };
        Some((
            self.basis(wording, 0..first, &before, links),
            self.basis(wording, last + 1..dated, &after, links),
        ))
    }

    fn basis(
        &self,
        wording: &Wording,
        silent: Range<usize>,
        say: &Say<'_>,
        links: &Links<'_>,
    ) -> Rest {
        let silence = &self.views.history.silence;
        let (sessions, characters) = silence.size(self.archive, wording, silent.clone());
        let finding = silence.over(self.archive, wording, silent);
        let counted = |count: usize| self.words.sessions_count.say(count);
        let filled = |pattern: &str, doubtful: usize| {
            let values = [
                ("sessions", &*counted(sessions)),
                ("n", &*characters.to_string()),
                ("doubtful", &*counted(doubtful)),
            ];
            fill(pattern, &values)
        };
        match finding {
            Finding::Unknowable(doubt) => Rest {
                text: filled(say.not_full, doubt.records),
                known: false,
                doubtful: self.doubtful(doubt, links),
            },
            Finding::Known if sessions == 0 => {
                Rest { text: say.none.to_owned(), known: false, doubtful: Vec::new() }
            }
            Finding::Known => Rest { text: filled(say.full, 0), known: true, doubtful: Vec::new() },
        }
    }

    /// The first and the last of the records in doubt, by their days.
    fn doubtful(&self, doubt: Doubt, links: &Links<'_>) -> Vec<Link> {
        let mut ends = vec![doubt.first, doubt.last];
        ends.dedup();
        ends.into_iter().map(|session| self.record_link(session, links)).collect()
    }
}
