//! What can be counted of the whole archive: askers by country, who asks about what, how long answers are.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::record::characters;
use super::times::{counted, exchanges_of};
use super::{ExchangeAt, SpeakerView, TopicView, TwinsView, YearOfRecord};
use crate::model::TurnKind;
use crate::resolve::Archive;

/// The counts. Of twins the lead is counted; who asks and about what is known from all of them. What is counted by
/// language is counted in all records of that language, translations too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statistics {
    /// The countries for which askers' entries say they ask, as written there, with the number of exchanges;
    /// most first, then by name. An exchange with askers of two countries counts for both.
    pub countries: Vec<(String, usize)>,
    /// The exchanges of which no asker's country is known: it has no entry, or the entry does not say.
    pub no_country: usize,
    /// The organisations that ask, most first, then by id.
    pub subjects: Vec<Subjects>,
    /// How long answers are, by the language of their records, that of the site first: the characters of two languages have not
    /// the same worth.
    pub answers: Vec<Answers>,
}

/// The answers in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// The language, apart from its script and country.
    pub language: String,
    /// Each exchange, with the characters of its answer. Exchanges without an answer are not there.
    pub lengths: Vec<(ExchangeAt, usize)>,
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
    /// Counts all of it: `organisations` and `topics` are the views of those of the archive.
    pub(super) fn of(
        archive: &Archive,
        twins: &TwinsView,
        organisations: &[SpeakerView],
        topics: &[TopicView],
    ) -> Self {
        let mut askers: BTreeMap<ExchangeAt, Vec<usize>> = BTreeMap::new();
        for (organisation, view) in organisations.iter().enumerate() {
            for &at in &view.asked {
                askers.entry(at).or_default().push(organisation);
            }
        }
        let counted =
            counted(archive, twins).flat_map(|(session, _)| exchanges_of(archive, session));
        let (countries, no_country) = countries(archive, &askers, counted);
        Self {
            countries,
            no_country,
            subjects: subjects(&askers, organisations, topics),
            answers: answers(archive, twins),
        }
    }
}

impl Answers {
    /// The length in the middle of the answers of each year of the record: half of them are shorter.
    pub fn medians(&self, archive: &Archive, record: &[YearOfRecord]) -> Vec<Option<usize>> {
        let mut lengths: Vec<Vec<usize>> = vec![Vec::new(); record.len()];
        for &(at, length) in &self.lengths {
            let Some(date) = archive.sessions[at.session].session.header.date else { continue };
            if let Ok(year) = record.binary_search_by_key(&date.year(), |it| it.year) {
                lengths[year].push(length);
            }
        }
        lengths.into_iter().map(median).collect()
    }
}

/// The countries of those who ask, with how many of these exchanges each, and how many have none.
fn countries(
    archive: &Archive,
    askers: &BTreeMap<ExchangeAt, Vec<usize>>,
    exchanges: impl Iterator<Item = ExchangeAt>,
) -> (Vec<(String, usize)>, usize) {
    let (mut countries, mut without) = (BTreeMap::<&str, usize>::new(), 0);
    for at in exchanges {
        let asking = askers.get(&at).into_iter().flatten();
        let country = |&index: &usize| archive.organisations[index].country.as_deref();
        let here: BTreeSet<&str> = asking.filter_map(country).collect();
        without += usize::from(here.is_empty());
        for country in here {
            *countries.entry(country).or_default() += 1;
        }
    }
    let countries = countries.into_iter().map(|(name, count)| (name.to_owned(), count));
    (most_first(countries), without)
}

fn subjects(
    askers: &BTreeMap<ExchangeAt, Vec<usize>>,
    organisations: &[SpeakerView],
    topics: &[TopicView],
) -> Vec<Subjects> {
    let mut about: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); organisations.len()];
    for (topic, view) in topics.iter().enumerate() {
        for &organisation in view.own.iter().filter_map(|at| askers.get(at)).flatten() {
            *about[organisation].entry(topic).or_default() += 1;
        }
    }
    let asking = organisations.iter().zip(about).enumerate();
    let asking = asking.filter(|(_, (view, _))| !view.asked.is_empty());
    let subjects = asking.map(|(organisation, (view, topics))| Subjects {
        organisation,
        exchanges: view.asked.len(),
        topics: most_first(topics),
    });
    let mut subjects: Vec<Subjects> = subjects.collect();
    subjects.sort_by_key(|it| (Reverse(it.exchanges), it.organisation));
    subjects
}

fn answers(archive: &Archive, twins: &TwinsView) -> Vec<Answers> {
    let mut languages: BTreeMap<&str, Vec<(ExchangeAt, usize)>> = BTreeMap::new();
    let all = archive.sessions.iter().enumerate().filter(|&(at, _)| !twins.says_again(at));
    for (session, archived) in all {
        let lengths = languages.entry(archived.session.header.language.primary()).or_default();
        for at in exchanges_of(archive, session) {
            let turns = archived.session.exchanges[at.exchange].turns.iter();
            let answer = turns.filter(|turn| turn.kind == TurnKind::Answer);
            let length = characters(answer.flat_map(|turn| &turn.paragraphs));
            lengths.extend((length > 0).then_some((at, length)));
        }
    }
    let languages = languages.into_iter().filter(|(_, lengths)| !lengths.is_empty());
    let mut answers: Vec<Answers> = languages
        .map(|(language, lengths)| Answers { language: language.to_owned(), lengths })
        .collect();
    let own = archive.settings.language.primary();
    answers.sort_by_key(|it| it.language != own);
    answers
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
    use crate::derive::sample::{archive, reference};
    use crate::text::Language;

    fn of(archive: &Archive) -> Statistics {
        Views::new(archive).statistics
    }

    #[test]
    fn countries_are_those_that_entries_state_and_the_rest_is_not_known() {
        let mut archive = archive();
        assert_eq!(of(&archive).no_country, 4);
        archive.organisations[0].country = Some("青石国".to_owned());
        let counted = of(&archive);
        assert_eq!(counted.countries, [("青石国".to_owned(), 2)]);
        assert_eq!(counted.no_country, 2);
    }

    #[test]
    fn an_organisation_has_its_topics_with_how_often_it_asks_about_each() {
        let counted = of(&archive());
        assert_eq!(
            counted.subjects,
            [Subjects { organisation: 0, exchanges: 2, topics: vec![(0, 2)] }]
        );
    }

    #[test]
    fn answers_have_their_length_and_years_the_one_in_the_middle() {
        let archive = archive();
        let counted = of(&archive);
        let [answers] = &counted.answers[..] else { panic!("{:?}", counted.answers) };
        assert_eq!((answers.language.as_str(), answers.lengths.len()), ("zh", 4));
        assert_eq!(answers.lengths[0].1, 9);
        let record = Views::new(&archive).record;
        assert_eq!(answers.medians(&archive, &record)[0], Some(2), "of 2 and 9 the lower");
        assert_eq!(median(Vec::new()), None);
    }

    #[test]
    fn a_translation_adds_nothing_but_what_it_knows() {
        let mut archive = archive();
        archive.sessions[1].session.header.translation_of = Some(reference("undated"));
        archive.sessions[1].session.header.language = Language::new("en").unwrap();
        archive.organisations[0].country = Some("青石国".to_owned());
        let counted = of(&archive);
        assert_eq!(counted.countries, [("青石国".to_owned(), 2)]);
        assert_eq!(counted.no_country, 1);
        assert_eq!(counted.subjects[0].topics, [(0, 2)]);
        let lengths: Vec<usize> = counted.answers.iter().map(|it| it.lengths.len()).collect();
        assert_eq!(lengths, [3, 1], "each language has its own");
    }

    #[test]
    fn answers_in_two_languages_are_not_held_against_each_other() {
        let mut archive = archive();
        archive.sessions[1].session.header.language = Language::new("en-GB").unwrap();
        let counted = of(&archive);
        let languages: Vec<&str> = counted.answers.iter().map(|it| it.language.as_str()).collect();
        assert_eq!(languages, ["zh", "en"]);
    }
}
