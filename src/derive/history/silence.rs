//! What the silence of records can show: nothing, unless they are full.
//!
//! That something was not said before, since or elsewhere can be known only where every record that might
//! hold it is full. This says which are not.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::{Completeness, Phrases, Sizes, Track, TwinsView};

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
    /// The first of them, as an index into [`Archive::sessions`](crate::resolve::Archive::sessions).
    pub first: usize,
    /// The last of them.
    pub last: usize,
}

/// The records of an archive by language, and which of them are full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    /// By language; where a wording or a term is found in several, by these together.
    languages: BTreeMap<Vec<String>, Records>,
    /// The sessions from here on have no date.
    dated: usize,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Records {
    /// All of them, in order.
    all: Vec<usize>,
    /// Before each, and of all, how many sessions these are: twins are one.
    sessions: Vec<usize>,
    /// And how many characters are said in them.
    characters: Vec<usize>,
    /// Those that are not full, in order.
    doubtful: Vec<usize>,
}

impl Silence {
    /// Takes the records of an archive, with how much is said in each.
    pub fn new(phrases: Phrases<'_>, sizes: &Sizes, twins: &TwinsView) -> Self {
        let sessions = &phrases.archive.sessions;
        let single = (0..sessions.len()).flat_map(|at| sizes.languages(at));
        let single = single.map(|(language, _)| vec![language.clone()]);
        let of_terms = phrases.terms.iter().map(|view| &view.languages);
        let found = phrases.wordings.all.iter().map(|wording| &wording.languages).chain(of_terms);
        let several = found.filter(|languages| languages.len() > 1).collect::<BTreeSet<_>>();
        let sets: BTreeSet<Vec<String>> = single.chain(several.into_iter().cloned()).collect();
        let full: Vec<bool> =
            sessions.iter().map(|it| Completeness::of(&it.session).is_full()).collect();
        let records = |set: Vec<String>| {
            let mut records = Records::none();
            let mut counted = BTreeSet::new();
            for (at, full) in full.iter().enumerate().filter(|&(at, _)| !twins.says_again(at)) {
                let spoken = sizes.languages(at).iter().filter(|(one, _)| set.contains(one));
                let mut spoken = spoken.map(|(_, characters)| characters).peekable();
                if spoken.peek().is_some() {
                    records.add(at, counted.insert(twins.lead(at)), spoken.sum(), *full);
                }
            }
            (set, records)
        };
        let dated = sessions.partition_point(|it| it.session.header.date.is_some());
        Self { languages: sets.into_iter().map(records).collect(), dated }
    }

    /// Whether it can be known that words were not said in the dated sessions of this range, where they
    /// were not found.
    ///
    /// A record without a date can belong to any time: it must be full and without the words.
    pub fn over(&self, track: &Track<'_>, sessions: Range<usize>) -> Finding {
        let doubtful = self.doubtful(track.languages);
        let (dated, undated) = doubtful.split_at(doubtful.partition_point(|&at| at < self.dated));
        let end = dated.partition_point(|&at| at < sessions.end);
        let start = dated.partition_point(|&at| at < sessions.start).min(end);
        let found = track.sessions.partition_point(|&at| at < self.dated);
        let found = &track.sessions[found..];
        let twice = found.iter().filter(|at| undated.binary_search(at).is_ok()).count();
        finding([&dated[start..end], undated, found], twice)
    }

    /// In how many of these sessions and of those without a date the words stand in another's place.
    pub fn overlaid(&self, track: &Track<'_>, sessions: &Range<usize>) -> usize {
        let before = |session: usize| track.overlaid.partition_point(|&at| at < session);
        let dated = before(sessions.end.min(self.dated)).saturating_sub(before(sessions.start));
        dated + track.overlaid.len() - before(self.dated)
    }

    /// Whether it can be known that words of this session, found in no other, were said in no other.
    pub fn elsewhere(&self, session: usize, languages: &[String]) -> Finding {
        self.but_for(Some(session), languages)
    }

    /// Whether it can be known that words found in one exchange alone were said in no other: of its own session
    /// neither.
    pub fn anywhere(&self, languages: &[String]) -> Finding {
        self.but_for(None, languages)
    }

    fn but_for(&self, session: Option<usize>, languages: &[String]) -> Finding {
        let doubtful = self.doubtful(languages);
        let own = session.and_then(|session| doubtful.binary_search(&session).ok());
        let (before, after) = own.map_or((doubtful, &[][..]), |own| {
            let (before, rest) = doubtful.split_at(own);
            (before, &rest[1..])
        });
        finding([before, after, &[]], 0)
    }

    /// How many sessions in these languages there are in a range, twins being one, and how many characters are said in
    /// them.
    pub fn size(&self, languages: &[String], sessions: Range<usize>) -> (usize, usize) {
        let Some(records) = self.languages.get(languages) else { return (0, 0) };
        let from = records.all.partition_point(|&at| at < sessions.start);
        let to = records.all.partition_point(|&at| at < sessions.end).max(from);
        let between = |sums: &[usize]| sums[to] - sums[from];
        (between(&records.sessions), between(&records.characters))
    }

    /// The same of all sessions but one.
    pub fn size_without(&self, languages: &[String], session: usize) -> (usize, usize) {
        let (all, all_characters) = self.size(languages, 0..usize::MAX);
        let (_, characters) = self.size(languages, session..session + 1);
        let records = self.languages.get(languages);
        // Also where it is only another record of a session that has been counted.
        let is_one = records.is_some_and(|records| records.all.binary_search(&session).is_ok());
        (all - usize::from(is_one), all_characters - characters)
    }

    /// The sessions from this one on have no date.
    pub fn dated(&self) -> usize {
        self.dated
    }

    fn doubtful(&self, languages: &[String]) -> &[usize] {
        self.languages.get(languages).map_or(&[], |records| &records.doubtful)
    }
}

/// What is known where these records, each list in order, might hold the words; so many stand in two of the lists.
fn finding(doubtful: [&[usize]; 3], twice: usize) -> Finding {
    let first = doubtful.iter().filter_map(|list| list.first()).min();
    let last = doubtful.iter().filter_map(|list| list.last()).max();
    first.zip(last).map_or(Finding::Known, |(&first, &last)| {
        let records = doubtful.iter().map(|list| list.len()).sum::<usize>() - twice;
        Finding::Unknowable(Doubt { records, first, last })
    })
}

impl Records {
    fn none() -> Self {
        Self { sessions: vec![0], characters: vec![0], ..Self::default() }
    }

    /// Adds a record, which may be one of a session that is there already.
    fn add(&mut self, session: usize, is_first: bool, characters: usize, full: bool) {
        let before = |sums: &[usize]| sums.last().copied().unwrap_or_default();
        self.all.push(session);
        self.sessions.push(before(&self.sessions) + usize::from(is_first));
        self.characters.push(before(&self.characters) + characters);
        if !full {
            self.doubtful.push(session);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Phrase;
    use super::*;

    /// The sessions from this one on have no date;
    const DATED: usize = 4;
    /// and so many there are in all.
    const ALL: usize = 7;

    /// The sessions that a number names by its bits.
    fn named(bits: usize) -> Vec<usize> {
        (0..ALL).filter(|session| bits & (1 << session) != 0).collect()
    }

    fn silence(doubtful: &[usize]) -> Silence {
        let mut records = Records::none();
        (0..ALL).for_each(|session| records.add(session, true, 1, !doubtful.contains(&session)));
        Silence { languages: BTreeMap::from([(vec!["zh".to_owned()], records)]), dated: DATED }
    }

    fn expected(doubtful: impl Iterator<Item = usize>) -> Finding {
        let doubtful: Vec<usize> = doubtful.collect();
        let ends = doubtful.first().zip(doubtful.last());
        ends.map_or(Finding::Known, |(&first, &last)| {
            Finding::Unknowable(Doubt { records: doubtful.len(), first, last })
        })
    }

    #[test]
    fn records_of_one_session_are_one_silent_session() {
        let mut records = Records::none();
        for (session, is_first) in [(0, true), (1, false), (2, true)] {
            records.add(session, is_first, 5, true);
        }
        let silence = Silence { languages: BTreeMap::from([(Vec::new(), records)]), dated: 3 };
        assert_eq!(silence.size(&[], 0..3), (2, 15));
        assert_eq!(silence.size(&[], 1..3), (1, 10), "the other record of a session before these");
        assert_eq!([0, 1, 2].map(|at| silence.size_without(&[], at)), [(1, 10); 3]);
    }

    #[test]
    fn a_finding_is_what_looking_at_each_record_gives() {
        for doubtful in (0..1 << ALL).map(named) {
            let silence = silence(&doubtful);
            let languages = ["zh".to_owned()];
            assert_eq!(silence.anywhere(&languages), expected(doubtful.iter().copied()));
            for session in 0..ALL {
                let others = doubtful.iter().copied().filter(|&at| at != session);
                assert_eq!(silence.elsewhere(session, &languages), expected(others));
            }
            for sessions in (0..1 << ALL).map(named) {
                let track = Track {
                    phrase: Phrase::Term(0),
                    languages: languages.as_slice(),
                    sessions: &sessions,
                    overlaid: &[],
                };
                for range in [0..0, 0..2, 1..3, 2..DATED, 3..ALL, 0..ALL, 5..ALL] {
                    let undated = |at: &usize| *at >= DATED && sessions.contains(at);
                    let open = (0..ALL).filter(|at| {
                        let within = *at >= DATED || range.contains(at);
                        doubtful.contains(at) && within || undated(at)
                    });
                    assert_eq!(silence.over(&track, range.clone()), expected(open));
                }
            }
        }
    }
}
