//! By whom something is said, and to whose question, with counts.

use super::super::context::{Voice as VoiceLink, Voices as VoicesShown};
use super::super::routes::{Links, Route};
use super::super::site::Site;
use super::super::words::fill;
use crate::derive::{UseAt, Voice, Voices};
use crate::model::EntryKind;

/// How many are named; the others are counted.
const NAMED: usize = 20;

impl Site<'_> {
    /// Who says a wording or a term; what stands in a lead is said by nobody.
    pub(super) fn voices_of(&self, uses: &[UseAt], links: &Links<'_>) -> VoicesShown {
        self.voices(&Voices::of(self.archive, uses), links)
    }

    fn voices(&self, voices: &Voices, links: &Links<'_>) -> VoicesShown {
        let shown = |counted: &[(Voice, usize)]| {
            let named = counted.iter().take(NAMED);
            named.map(|(voice, count)| self.voice(voice, *count, links)).collect()
        };
        let more = |counted: &[(Voice, usize)], unnamed: usize| {
            let words = &self.words.wording;
            let others = counted.len().saturating_sub(NAMED);
            let parts = [(others, &words.others), (unnamed, &words.unnamed)];
            let some = parts.into_iter().filter(|(count, _)| *count > 0);
            some.map(|(count, pattern)| fill(pattern, &[("n", &count.to_string())])).collect()
        };
        VoicesShown {
            speakers: shown(&voices.speakers),
            more_speakers: more(&voices.speakers, voices.unnamed),
            askers: shown(&voices.askers),
            more_askers: more(&voices.askers, voices.unnamed_askers),
        }
    }

    fn voice(&self, voice: &Voice, count: usize, links: &Links<'_>) -> VoiceLink {
        let (kind, entry) = match voice {
            Voice::Person(at) => (EntryKind::Person, &self.archive.people[*at].entry),
            Voice::Organisation(at) => {
                (EntryKind::Organisation, &self.archive.organisations[*at].entry)
            }
            Voice::Label(label) => return VoiceLink { name: label.clone(), href: None, count },
        };
        let href = links.to(&Route::Entry(kind, &entry.id));
        VoiceLink { name: entry.title.clone(), href: Some(href), count }
    }
}
