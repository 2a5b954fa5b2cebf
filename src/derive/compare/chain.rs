//! A topic in time: its questions by year and by session, each to be held against the one before.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::ExchangeAt;
use super::super::topics::TopicView;
use crate::model::Date;
use crate::resolve::Archive;
use crate::text::Language;

/// The questions of a topic in one language, as far as their sessions are dated: the others have no before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// The language of the records. Other languages have other words, and therefore chains of their own.
    pub language: Language,
    /// The exchanges, in order.
    pub exchanges: Vec<ExchangeAt>,
    /// The years that have some, earliest first, with the range of their exchanges.
    pub years: Vec<(i16, Range<usize>)>,
    /// The sessions that have some, in order, as indices into the archive's, with the range of their exchanges.
    pub sessions: Vec<(usize, Range<usize>)>,
}

/// Two parts of a chain, the earlier first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pair {
    /// Two years, as indices into [`Chain::years`].
    Years(usize, usize),
    /// Two sessions, as indices into [`Chain::sessions`].
    Sessions(usize, usize),
}

impl Chain {
    /// The pairs that are compared: each year with the one before, the first with the latest, each session with
    /// the one before. They are fewer than twice the chain's exchanges.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> + '_ {
        let years = (1..self.years.len()).map(|at| Pair::Years(at - 1, at));
        let sessions = (1..self.sessions.len()).map(|at| Pair::Sessions(at - 1, at));
        years.chain(self.whole()).chain(sessions)
    }

    /// The first year with the latest, where others lie between.
    pub fn whole(&self) -> Option<Pair> {
        let last = self.years.len().checked_sub(1).filter(|&last| last > 1)?;
        Some(Pair::Years(0, last))
    }

    /// The year before this one, with this one.
    pub fn year(&self, year: i16) -> Option<Pair> {
        let at = self.years.binary_search_by_key(&year, |&(year, _)| year).ok()?;
        Some(Pair::Years(at.checked_sub(1)?, at))
    }

    /// The session before this one, with this one.
    pub fn session(&self, session: usize) -> Option<Pair> {
        let at = self.sessions.binary_search_by_key(&session, |&(session, _)| session).ok()?;
        Some(Pair::Sessions(at.checked_sub(1)?, at))
    }

    /// The exchanges of the two parts.
    ///
    /// # Panics
    /// If the pair is not of this chain.
    pub fn sides(&self, pair: Pair) -> [&[ExchangeAt]; 2] {
        let range = |at: usize| match pair {
            Pair::Years(..) => self.years[at].1.clone(),
            Pair::Sessions(..) => self.sessions[at].1.clone(),
        };
        let (Pair::Years(one, other) | Pair::Sessions(one, other)) = pair;
        [&self.exchanges[range(one)], &self.exchanges[range(other)]]
    }
}

/// For each topic its chains, by language; those in which there is nothing to compare are left out.
pub(in crate::derive) fn chains(archive: &Archive, topics: &[TopicView]) -> Vec<Vec<Chain>> {
    let of = |topic: &TopicView| {
        let mut languages: BTreeMap<&str, Chain> = BTreeMap::new();
        for at in topic.all.iter().map(|listed| listed.at) {
            let header = &archive.sessions[at.session].session.header;
            let Some(year) = header.date.map(Date::year) else { continue };
            let chain = languages.entry(header.language.as_str()).or_insert_with(|| Chain {
                language: header.language.clone(),
                exchanges: Vec::new(),
                years: Vec::new(),
                sessions: Vec::new(),
            });
            let place = chain.exchanges.len();
            chain.exchanges.push(at);
            extend(&mut chain.years, year, place);
            extend(&mut chain.sessions, at.session, place);
        }
        languages.into_values().filter(|chain| chain.sessions.len() > 1).collect()
    };
    topics.iter().map(of).collect()
}

/// Counts the exchange at `place` to the part called `key`, which is the last one or a new one.
fn extend<K: PartialEq>(parts: &mut Vec<(K, Range<usize>)>, key: K, place: usize) {
    match parts.last_mut() {
        Some((last, range)) if *last == key => range.end = place + 1,
        _ => parts.push((key, place..place + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample;
    use crate::derive::topics::collect;

    fn bridge(archive: &Archive) -> Vec<Chain> {
        chains(archive, &collect(archive)).swap_remove(0)
    }

    #[test]
    fn each_year_and_each_session_stands_against_the_one_before() {
        let archive = sample::archive();
        let chain = &bridge(&archive)[0];
        let pairs: Vec<Pair> = chain.pairs().collect();
        assert_eq!(pairs, [Pair::Years(0, 1), Pair::Sessions(0, 1)]);
        assert_eq!((chain.year(2024), chain.year(2023)), (Some(Pair::Years(0, 1)), None));
        let [one, other] = chain.sides(Pair::Sessions(0, 1));
        assert_eq!((one[0].session, other[0].session), (0, 1));
    }

    #[test]
    fn the_first_year_stands_against_the_latest_where_others_lie_between() {
        let mut archive = sample::archive();
        let third = archive.sessions[1].clone();
        archive.sessions[2] = third;
        archive.sessions[2].session.header.date = Date::new(2027, 1, 2);
        let chain = &bridge(&archive)[0];
        assert_eq!(chain.whole(), Some(Pair::Years(0, 2)));
        assert_eq!(chain.pairs().count(), 5);
    }

    #[test]
    fn records_in_two_languages_are_not_held_against_each_other() {
        let mut archive = sample::archive();
        archive.sessions[1].session.header.language = Language::new("en").unwrap();
        assert_eq!(bridge(&archive), []);
    }

    #[test]
    fn a_record_without_a_date_has_no_before() {
        let mut archive = sample::archive();
        archive.sessions[0].session.header.date = None;
        assert_eq!(bridge(&archive), []);
    }
}
