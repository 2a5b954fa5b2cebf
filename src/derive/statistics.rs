//! What can be counted of the whole archive: askers by country, who asks about what, how long answers are.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::exchange::{askers, organisation_of};
use super::record::characters;
use super::times::exchanges_of;
use super::{ExchangeAt, YearOfRecord};
use crate::model::TurnKind;
use crate::resolve::Archive;

/// The counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statistics {
    /// The countries for which askers' entries say they ask, as written there, with the number of exchanges;
    /// most first, then by name. An exchange with askers of two countries counts for both.
    pub countries: Vec<(String, usize)>,
    /// The exchanges of which no asker's country is known: it has no entry, or the entry does not say.
    pub no_country: usize,
    /// The organisations that ask, most first, then by id.
    pub subjects: Vec<Subjects>,
    /// How long each answer is: the exchange, and its answer's characters. Exchanges without an answer are not
    /// there.
    pub answers: Vec<(ExchangeAt, usize)>,
}

/// What an organisation asks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subjects {
    /// The organisation, as an index into the archive's.
    pub organisation: usize,
    /// In how many exchanges it asks.
    pub exchanges: usize,
    /// The topics of these, as indices into the archive's, with how many exchanges each; most first, then by id.
    pub topics: Vec<(usize, usize)>,
}

impl Statistics {
    /// Counts all of it.
    pub fn of(archive: &Archive) -> Self {
        let mut countries: BTreeMap<&str, usize> = BTreeMap::new();
        let mut asked = vec![(0, BTreeMap::new()); archive.organisations.len()];
        let mut statistics = Self::default();
        for at in (0..archive.sessions.len()).flat_map(|session| exchanges_of(archive, session)) {
            let archived = &archive.sessions[at.session];
            let exchange = &archived.session.exchanges[at.exchange];
            let speakers = askers(exchange).into_iter();
            let speakers = speakers.filter_map(|index| archived.session.speakers.get(index));
            let organisations: BTreeSet<usize> =
                speakers.filter_map(|speaker| organisation_of(archive, speaker)).collect();
            let country = |&index: &usize| archive.organisations[index].country.as_deref();
            let here: BTreeSet<&str> = organisations.iter().filter_map(country).collect();
            statistics.no_country += usize::from(here.is_empty());
            for country in here {
                *countries.entry(country).or_default() += 1;
            }
            for index in organisations {
                let (exchanges, topics) = &mut asked[index];
                *exchanges += 1;
                for assignment in archived.topics.get(at.exchange).into_iter().flatten() {
                    *topics.entry(assignment.topic).or_default() += 1;
                }
            }
            let answer = exchange.turns.iter().filter(|turn| turn.kind == TurnKind::Answer);
            let length = characters(answer.flat_map(|turn| &turn.paragraphs));
            statistics.answers.extend((length > 0).then_some((at, length)));
        }
        statistics.countries =
            most_first(countries.into_iter().map(|(name, count)| (name.to_owned(), count)));
        let asked = asked.into_iter().enumerate().filter(|(_, (exchanges, _))| *exchanges > 0);
        let subjects = asked.map(|(organisation, (exchanges, topics))| Subjects {
            organisation,
            exchanges,
            topics: most_first(topics),
        });
        statistics.subjects = subjects.collect();
        statistics.subjects.sort_by_key(|it| (Reverse(it.exchanges), it.organisation));
        statistics
    }

    /// The length in the middle of the answers of each year of the record: half of them are shorter.
    pub fn medians(&self, archive: &Archive, record: &[YearOfRecord]) -> Vec<Option<usize>> {
        let mut lengths: Vec<Vec<usize>> = vec![Vec::new(); record.len()];
        for &(at, length) in &self.answers {
            let Some(date) = archive.sessions[at.session].session.header.date else { continue };
            if let Ok(year) = record.binary_search_by_key(&date.year(), |it| it.year) {
                lengths[year].push(length);
            }
        }
        lengths.into_iter().map(median).collect()
    }
}

/// The one in the middle; of two the lower.
fn median(mut lengths: Vec<usize>) -> Option<usize> {
    lengths.sort_unstable();
    lengths.get(lengths.len().checked_sub(1)? / 2).copied()
}

fn most_first<T: Ord>(counts: impl IntoIterator<Item = (T, usize)>) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = counts.into_iter().collect();
    counts.sort_by(|(one, a), (other, b)| b.cmp(a).then_with(|| one.cmp(other)));
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::Views;
    use crate::derive::sample::archive;

    #[test]
    fn countries_are_those_that_entries_state_and_the_rest_is_not_known() {
        let mut archive = archive();
        assert_eq!(Statistics::of(&archive).no_country, 4);
        archive.organisations[0].country = Some("青石国".to_owned());
        let counted = Statistics::of(&archive);
        assert_eq!(counted.countries, [("青石国".to_owned(), 2)]);
        assert_eq!(counted.no_country, 2);
    }

    #[test]
    fn an_organisation_has_its_topics_with_how_often_it_asks_about_each() {
        let counted = Statistics::of(&archive());
        assert_eq!(
            counted.subjects,
            [Subjects { organisation: 0, exchanges: 2, topics: vec![(0, 2)] }]
        );
    }

    #[test]
    fn answers_have_their_length_and_years_the_one_in_the_middle() {
        let archive = archive();
        let counted = Statistics::of(&archive);
        assert_eq!(counted.answers.len(), 4);
        assert_eq!(counted.answers[0].1, 9);
        let record = Views::new(&archive).record;
        assert_eq!(counted.medians(&archive, &record)[0], Some(2), "of 2 and 9 the lower");
        assert_eq!(median(Vec::new()), None);
    }
}
