//! What the silence of records can show: nothing, unless they are full.
//!
//! That something was not said before, since or elsewhere can be known only where every record that might
//! hold it is full. This says which are not.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::Completeness;
use super::super::record::languages_of;
use crate::derive::wordings::Wording;
use crate::resolve::Archive;
use crate::text::Language;

/// Whether a claim from silence can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// It can: every record that might hold the words is full.
    Known,
    /// It can't: these records might hold them.
    Unknowable(Doubt),
}

impl Finding {
    /// Whether the claim can be made.
    pub fn is_known(self) -> bool {
        self == Self::Known
    }
}

/// The records that might hold words that were not found: not full, or of unknown date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    /// How many they are.
    pub records: usize,
    /// The first of them, as an index into [`Archive::sessions`].
    pub first: usize,
    /// The last of them.
    pub last: usize,
}

/// The records of an archive by language, and which of them are full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    languages: BTreeMap<String, Records>,
    /// The sessions from here on have no date.
    dated: usize,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Records {
    /// All of them, in order.
    all: Vec<usize>,
    /// How many characters are said in those before each, and in all.
    characters: Vec<usize>,
    /// Those that are not full, in order.
    doubtful: Vec<usize>,
}

impl Silence {
    /// Takes the records of an archive, with how much is said in each.
    pub fn new(archive: &Archive, sizes: &[usize]) -> Self {
        let mut languages: BTreeMap<String, Records> = BTreeMap::new();
        for (at, archived) in archive.sessions.iter().enumerate() {
            let full = Completeness::of(&archived.session).is_full();
            let size = sizes.get(at).copied().unwrap_or_default();
            for language in languages_of(&archived.session) {
                let records = languages.entry(language.to_owned()).or_default();
                let before = records.characters.last().copied().unwrap_or_default();
                if records.characters.is_empty() {
                    records.characters.push(0);
                }
                records.all.push(at);
                records.characters.push(before + size);
                if !full {
                    records.doubtful.push(at);
                }
            }
        }
        let dated = archive.sessions.partition_point(|it| it.session.header.date.is_some());
        Self { languages, dated }
    }

    /// Whether it can be known that a wording was not said in the dated sessions of this range, where it
    /// was not found.
    ///
    /// A record without a date can belong to any time: it must be full and without the wording.
    pub fn over(&self, archive: &Archive, wording: &Wording, sessions: Range<usize>) -> Finding {
        let records = self.records(archive, wording);
        let doubtful = records.map_or(&[][..], |records| &records.doubtful);
        let within = |range: &Range<usize>| {
            let from = doubtful.partition_point(|&at| at < range.start);
            from..doubtful.partition_point(|&at| at < range.end).max(from)
        };
        let dated = within(&(sessions.start..sessions.end.min(self.dated)));
        let undated = within(&(self.dated..usize::MAX));
        let found = wording.sessions.partition_point(|&at| at < self.dated);
        let mut doubts: Vec<usize> = doubtful[undated].to_vec();
        doubts.extend(&wording.sessions[found..]);
        doubts.sort_unstable();
        doubts.dedup();
        let ends = doubtful[dated.clone()].iter().chain(&doubts);
        let first = ends.clone().next().copied();
        match first.zip(ends.last().copied()) {
            Some((first, last)) => {
                let records = dated.len() + doubts.len();
                Finding::Unknowable(Doubt { records, first, last })
            }
            None => Finding::Known,
        }
    }

    /// Whether it can be known that words of this session, found in no other, were said in no other.
    pub fn elsewhere(&self, session: usize, language: &Language) -> Finding {
        let records = self.languages.get(language.primary());
        let doubtful = records.map_or(&[][..], |records| &records.doubtful);
        let others = || doubtful.iter().copied().filter(|&at| at != session);
        match others().next().zip(others().next_back()) {
            Some((first, last)) => {
                Finding::Unknowable(Doubt { records: others().count(), first, last })
            }
            None => Finding::Known,
        }
    }

    /// How many sessions in the wording's language there are in a range, and how many characters are said in
    /// them.
    pub fn size(
        &self,
        archive: &Archive,
        wording: &Wording,
        sessions: Range<usize>,
    ) -> (usize, usize) {
        let Some(records) = self.records(archive, wording) else { return (0, 0) };
        let from = records.all.partition_point(|&at| at < sessions.start);
        let to = records.all.partition_point(|&at| at < sessions.end).max(from);
        (to - from, records.characters[to] - records.characters[from])
    }

    /// The sessions from this one on have no date.
    pub fn dated(&self) -> usize {
        self.dated
    }

    fn records(&self, archive: &Archive, wording: &Wording) -> Option<&Records> {
        let first = wording.uses.first()?;
        self.languages.get(first.language_in(archive).primary())
    }
}
