//! A topic in time: its questions by year and by session, each to be held against the one before, where both have words
//! in common.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use super::super::ExchangeAt;
use super::super::topics::TopicView;
use super::super::wordings::Wordings;
use super::worth::Words;
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
    /// What is worth holding against each other, in order: pairs with words in common, each two parts once.
    pub pairs: Vec<Pair>,
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
    /// The pairs that might be compared: each year with the one before, the first with the latest, each session with
    /// the one before in its year. Sessions on either side of the turn of a year stand in the pair of the years.
    fn candidates(&self) -> Vec<Pair> {
        let years = (1..self.years.len()).map(|at| Pair::Years(at - 1, at));
        let last = self.years.len().saturating_sub(1);
        let whole = (last > 1).then_some(Pair::Years(0, last));
        let begins = |at: usize| {
            let first = self.sessions[at].1.start;
            self.years.binary_search_by_key(&first, |(_, year)| year.start).is_ok()
        };
        let sessions = (1..self.sessions.len()).filter(|&at| !begins(at));
        let sessions = sessions.map(|at| Pair::Sessions(at - 1, at));
        years.chain(whole).chain(sessions).collect()
    }

    /// The first year with the latest, where others lie between.
    pub fn whole(&self) -> Option<Pair> {
        let last = self.years.len().checked_sub(1).filter(|&last| last > 1)?;
        self.known(Pair::Years(0, last))
    }

    /// The year before this one, with this one.
    pub fn year(&self, year: i16) -> Option<Pair> {
        let at = self.years.binary_search_by_key(&year, |&(year, _)| year).ok()?;
        self.known(Pair::Years(at.checked_sub(1)?, at))
    }

    /// The session before this one in its year, with this one.
    pub fn session(&self, session: usize) -> Option<Pair> {
        let at = self.sessions.binary_search_by_key(&session, |&(session, _)| session).ok()?;
        self.known(Pair::Sessions(at.checked_sub(1)?, at))
    }

    /// The pairs before and after one in the same row: years after years, sessions after sessions.
    pub fn around(&self, pair: Pair) -> [Option<Pair>; 2] {
        let row = |other: &Pair| match (pair, other) {
            (Pair::Years(one, two), Pair::Years(from, to)) => one + 1 == two && from + 1 == *to,
            (Pair::Sessions(..), Pair::Sessions(..)) => true,
            _ => false,
        };
        let mut row = self.pairs.iter().copied().filter(row);
        let before = row.by_ref().take_while(|&other| other != pair).last();
        [before, row.next()]
    }

    fn known(&self, pair: Pair) -> Option<Pair> {
        self.pairs.contains(&pair).then_some(pair)
    }

    /// The exchanges of the two parts.
    ///
    /// # Panics
    /// If the pair is not of this chain.
    pub fn sides(&self, pair: Pair) -> [&[ExchangeAt]; 2] {
        self.ranges(pair).map(|range| &self.exchanges[range])
    }

    /// Where the exchanges of the two parts stand among the chain's.
    ///
    /// # Panics
    /// If the pair is not of this chain.
    pub fn ranges(&self, pair: Pair) -> [Range<usize>; 2] {
        let (Pair::Years(one, other) | Pair::Sessions(one, other)) = pair;
        [one, other].map(|at| match pair {
            Pair::Years(..) => self.years[at].1.clone(),
            Pair::Sessions(..) => self.sessions[at].1.clone(),
        })
    }
}

/// For each topic its chains, by language, the site's first; those in which there is nothing to compare are left out.
pub(in crate::derive) fn chains(
    archive: &Archive,
    topics: &[TopicView],
    wordings: &Wordings,
) -> Vec<Vec<Chain>> {
    let of = |topic: &TopicView| {
        let mut languages: BTreeMap<&str, Chain> = BTreeMap::new();
        for &at in &topic.records {
            let header = &archive.sessions[at.session].session.header;
            let Some(year) = header.date.map(Date::year) else { continue };
            let chain = languages.entry(header.language.as_str()).or_insert_with(|| Chain {
                language: header.language.clone(),
                exchanges: Vec::new(),
                years: Vec::new(),
                sessions: Vec::new(),
                pairs: Vec::new(),
            });
            let place = chain.exchanges.len();
            chain.exchanges.push(at);
            extend(&mut chain.years, year, place);
            extend(&mut chain.sessions, at.session, place);
        }
        let paired = languages.into_values().map(|chain| {
            let words = Words::of(archive, wordings, &chain.exchanges);
            let mut pairs = chain.candidates();
            pairs.retain(|&pair| words.are_common(chain.ranges(pair)));
            Chain { pairs, ..chain }
        });
        let mut chains: Vec<Chain> = paired.filter(|chain| !chain.pairs.is_empty()).collect();
        chains.sort_by_key(|chain| chain.language != archive.settings.language);
        chains
    };
    topics.par_iter().map(of).collect()
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
    use crate::derive::TwinsView;
    use crate::derive::sample;
    use crate::derive::topics::collect;
    use crate::model::{ExchangeId, Paragraph};

    const SAID: &str = "木料已经全部运到了渡口，水一退下去就动工。";

    /// Sessions of the given days, each with a question on the bridge that is answered so.
    fn archive(sessions: &[(i16, i8, &str)]) -> Archive {
        let mut archive = sample::archive();
        let pattern = archive.sessions[0].clone();
        archive.sessions = sessions
            .iter()
            .map(|&(year, month, said)| {
                let mut archived = pattern.clone();
                archived.uses.clear();
                archived.session.id = sample::slug(&format!("s{year}-{month}"));
                archived.session.header.date = Date::new(year, month, 1);
                archived.session.exchanges.truncate(1);
                archived.topics.truncate(1);
                let exchange = &mut archived.session.exchanges[0];
                exchange.id = ExchangeId::from_index(0);
                let turns = &mut exchange.turns;
                turns[0].paragraphs[0].text = format!("{year}年{month}月？");
                let answer: &mut Paragraph = &mut turns[1].paragraphs[0];
                said.clone_into(&mut answer.text);
                turns[1].paragraphs.truncate(1);
                archived
            })
            .collect();
        archive
    }

    fn bridge(archive: &Archive) -> Vec<Chain> {
        let topics = collect(archive, &TwinsView::new(archive));
        chains(archive, &topics, &Wordings::new(archive)).swap_remove(0)
    }

    #[test]
    fn each_year_stands_against_the_one_before_and_each_session_against_the_one_before_in_its_year()
    {
        let said = [(2023, 1, SAID), (2024, 1, SAID), (2024, 5, SAID), (2024, 9, SAID)];
        let chain = &bridge(&archive(&said))[0];
        assert_eq!(chain.pairs, [Pair::Years(0, 1), Pair::Sessions(1, 2), Pair::Sessions(2, 3)]);
        assert_eq!((chain.year(2024), chain.year(2023)), (Some(Pair::Years(0, 1)), None));
        assert_eq!((chain.session(1), chain.session(2)), (None, Some(Pair::Sessions(1, 2))));
        let [one, other] = chain.sides(Pair::Sessions(1, 2));
        assert_eq!((one[0].session, other[0].session), (1, 2));
        assert_eq!(chain.around(Pair::Sessions(1, 2)), [None, Some(Pair::Sessions(2, 3))]);
        assert_eq!(chain.around(Pair::Years(0, 1)), [None, None]);
    }

    #[test]
    fn the_first_year_stands_against_the_latest_where_others_lie_between() {
        let said = [(2023, 1, SAID), (2024, 1, SAID), (2027, 1, SAID)];
        let chain = &bridge(&archive(&said))[0];
        assert_eq!(chain.whole(), Some(Pair::Years(0, 2)));
        assert_eq!(chain.around(Pair::Years(1, 2)), [Some(Pair::Years(0, 1)), None]);
    }

    #[test]
    fn what_has_no_words_in_common_is_not_held_against_each_other() {
        let chain = &bridge(&archive(&[
            (2023, 1, SAID),
            (2023, 5, "渡口今年不开。"),
            (2024, 1, SAID),
            (2025, 1, "集市在镇上。"),
        ]))[0];
        assert_eq!(chain.pairs, [Pair::Years(0, 1)], "neither sessions nor the first and the last");
        assert_eq!(bridge(&archive(&[(2023, 1, SAID), (2024, 1, "集市在镇上。")])), []);
    }

    #[test]
    fn a_formula_is_enough_in_whatever_form() {
        let chain = &bridge(&archive(&[
            (2021, 1, "尽快修好下游石桥。"),
            (2022, 1, "尽快修好下游石桥。"),
            (2023, 1, "我们要尽快修好下游的石桥。"),
        ]))[0];
        assert!(chain.year(2023).is_some(), "{:?}", chain.pairs);
    }

    #[test]
    fn records_in_two_languages_are_not_held_against_each_other() {
        let mut archive = archive(&[(2023, 1, SAID), (2024, 1, SAID)]);
        archive.sessions[1].session.header.language = Language::new("en").unwrap();
        assert_eq!(bridge(&archive), []);
    }

    #[test]
    fn a_record_without_a_date_has_no_before() {
        let mut archive = archive(&[(2023, 1, SAID), (2024, 1, SAID)]);
        archive.sessions[0].session.header.date = None;
        assert_eq!(bridge(&archive), []);
    }
}
