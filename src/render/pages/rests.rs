//! What can be known of the first and last use of a wording or a term, and on what that rests: silence shows something
//! only where every record that might hold the words is full.

use std::ops::Range;

use super::super::context::{Link, Rest};
use super::super::routes::Links;
use super::super::site::Site;
use super::super::words::fill;
use crate::derive::history::{Doubt, Finding};
use crate::derive::{Phrase, Track};

/// What is said of one end of a history: where there are no records beyond it, where all are full, where not, and where
/// the words stand in the place of another term or wording.
struct Say<'w> {
    none: &'w str,
    /// The same where records have no date, and all of them are full and without the words,
    none_dated: &'w str,
    /// and where one of these might have them.
    undated: &'w str,
    /// Whether that there are none says something: that the latest record has the words does.
    none_is_known: bool,
    full: &'w str,
    not_full: &'w str,
    overlaid: &'w str,
}

impl Site<'_> {
    /// What can be known of the sessions before the first use and since the last; nothing of what has no date.
    pub(super) fn rests(&self, phrase: Phrase, links: &Links<'_>) -> Option<(Rest, Rest)> {
        let (words, of_terms) = (&self.words.wording, &self.words.term);
        let (overlaid_before, overlaid_after) = match phrase {
            Phrase::Term(_) => (&of_terms.overlaid_before, &of_terms.overlaid_after),
            Phrase::Wording(_) => (&words.overlaid_before, &words.overlaid_after),
        };
        let track = self.phrases().track(phrase);
        let dated = self.views.history.silence.dated();
        let found = track.sessions.partition_point(|&at| at < dated);
        let sessions = &track.sessions[..found];
        let (&first, &last) = sessions.first().zip(sessions.last())?;
        let before = Say {
            none: &words.none_before,
            none_dated: &words.none_dated_before,
            undated: &words.none_dated_before,
            none_is_known: false,
            full: &words.full_before,
            not_full: &words.not_full_before,
            overlaid: overlaid_before,
        };
        let after = Say {
            none: &words.none_after,
            none_dated: &words.none_dated_after,
            undated: &words.undated_after,
            none_is_known: true,
            full: &words.full_after,
            not_full: &words.not_full_after,
            overlaid: overlaid_after,
        };
        Some((
            self.basis(&track, 0..first, &before, links),
            self.basis(&track, last + 1..dated, &after, links),
        ))
    }

    fn basis(
        &self,
        track: &Track<'_>,
        silent: Range<usize>,
        say: &Say<'_>,
        links: &Links<'_>,
    ) -> Rest {
        let silence = &self.views.history.silence;
        let (sessions, characters) = silence.size(track.languages, silent.clone());
        if sessions == 0 {
            return self.basis_on_undated(track, say, links);
        }
        let overlaid = silence.overlaid(track, &silent);
        let counted = |count: usize| self.words.sessions_count.say(count);
        let filled = |pattern: &str, doubtful: usize| {
            let values = [
                ("sessions", &*counted(sessions)),
                ("n", &*characters.to_string()),
                ("doubtful", &*counted(doubtful)),
            ];
            fill(pattern, &values)
        };
        let (text, known, doubtful) = match silence.over(track, silent) {
            Finding::Unknowable(doubt) => {
                (filled(say.not_full, doubt.records), false, self.doubtful(doubt, links))
            }
            Finding::Known if overlaid > 0 => (filled(say.overlaid, overlaid), false, Vec::new()),
            Finding::Known => (filled(say.full, 0), true, Vec::new()),
        };
        Rest { text, known, doubtful }
    }

    /// The same where no record with a date lies beyond: one without can belong there.
    fn basis_on_undated(&self, track: &Track<'_>, say: &Say<'_>, links: &Links<'_>) -> Rest {
        let silence = &self.views.history.silence;
        let nothing = silence.dated()..silence.dated();
        let (undated, _) = silence.size(track.languages, silence.dated()..usize::MAX);
        let overlaid = silence.overlaid(track, &nothing);
        let in_doubt = |records: usize| {
            fill(say.undated, &[("doubtful", &self.words.sessions_count.say(records))])
        };
        let (text, known, doubtful) = match silence.over(track, nothing) {
            Finding::Unknowable(doubt) => {
                (in_doubt(doubt.records), false, self.doubtful(doubt, links))
            }
            Finding::Known if overlaid > 0 => (in_doubt(overlaid), false, Vec::new()),
            Finding::Known if undated > 0 => {
                (say.none_dated.to_owned(), say.none_is_known, Vec::new())
            }
            Finding::Known => (say.none.to_owned(), say.none_is_known, Vec::new()),
        };
        Rest { text, known, doubtful }
    }

    /// The first and the last of the records in doubt, by their days.
    fn doubtful(&self, doubt: Doubt, links: &Links<'_>) -> Vec<Link> {
        let mut ends = vec![doubt.first, doubt.last];
        ends.dedup();
        ends.into_iter().map(|session| self.record_link(session, links)).collect()
    }
}
