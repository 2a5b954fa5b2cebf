//! Pure views over the archive: who asked, about what, when; what comes before and after.
//!
//! Everything here is plain data made from an [`Archive`] and knows nothing
//! of pages. Things are named by their indices into the archive, so that a view holds no copy of what was
//! said, but for the few words that it is about: forms of wordings and terms, labels, reasons. Sessions
//! stand in the archive in order of time, therefore so do all lists here.

mod company;
pub mod compare;
mod completeness;
mod concordance;
mod exchange;
mod follows;
pub mod history;
mod phrase;
mod quick;
mod record;
mod related;
mod renderings;
mod speakers;
mod statistics;
mod subject;
pub mod suggest;
mod terms;
mod times;
mod topics;
mod twins;
mod voices;
pub mod wordings;

#[cfg(test)]
pub(crate) mod sample;

use crate::resolve::Archive;
pub use crate::text::{first_sentence, sentences_within};
use compare::Chain;
use history::History;
use wordings::Wordings;

pub use company::{Companion, Company};
pub use completeness::Completeness;
pub use concordance::{Concordance, Line, NotThere, Query};
pub use exchange::{
    ExchangeAt, answer, answered_asker, answerers, askers, exchange, find, office_of,
    organisation_of, person_of, question,
};
pub use follows::FollowsView;
pub use phrase::{Phrase, Phrases, Track, UseAt};
pub use record::{Sizes, YearOfRecord, by_year, characters, exchanges_by_year};
pub use related::{RelatedTo, RelatedView, Shared};
pub use renderings::{InLanguage, current_renderings, renderings_by_date};
pub use speakers::{LabelView, SpeakerView};
pub use statistics::{Answers, Statistics, Subjects};
pub use subject::{LastAnswer, Neighbours, last_answer, neighbours};
pub use terms::{SectionTerms, TermForm, TermView};
pub use times::YearView;
pub use topics::{Listed, TopicView};
pub use twins::{Twin, TwinsView};
pub use voices::{Voice, Voices};

/// All views of one archive, made once.
#[derive(Debug, Clone, PartialEq)]
pub struct Views {
    /// For each topic of the archive.
    pub topics: Vec<TopicView>,
    /// For each topic its questions in time, by language, each to be held against those before.
    pub chains: Vec<Vec<Chain>>,
    /// For each person of the archive.
    pub people: Vec<SpeakerView>,
    /// For each organisation of the archive.
    pub organisations: Vec<SpeakerView>,
    /// For each series of the archive, its sessions.
    pub series: Vec<Vec<usize>>,
    /// For each term of the archive.
    pub terms: Vec<TermView>,
    /// For each session, the terms of its sections; by section.
    pub section_terms: Vec<Vec<SectionTerms>>,
    /// The years that have sessions, earliest first.
    pub years: Vec<YearView>,
    /// How much record there is of each year, from the first to the last with a session; of twins the lead counts.
    pub record: Vec<YearOfRecord>,
    /// The same with the characters of all twins.
    pub record_in_all_languages: Vec<YearOfRecord>,
    /// The same for each language, translations too, where several are spoken.
    pub records: Vec<(String, Vec<YearOfRecord>)>,
    /// What can be counted of the whole archive.
    pub statistics: Statistics,
    /// The sessions without a date.
    pub undated: Vec<usize>,
    /// The labels of askers that stand for no entry.
    pub asking_labels: Vec<LabelView>,
    /// The labels of answerers that stand for no entry.
    pub answering_labels: Vec<LabelView>,
    /// The related questions of each exchange.
    pub related: RelatedView,
    /// Which exchanges refer back to which, as their editor says.
    pub follows: FollowsView,
    /// The sessions that are the same in other languages.
    pub twins: TwinsView,
    /// What recurs across sessions in the same or nearly the same words.
    pub wordings: Wordings,
    /// What goes with what of it.
    pub company: Company,
    /// What of it is new, has returned or was not said since: by session and by year.
    pub history: History,
}

impl Views {
    /// Makes all views.
    pub fn new(archive: &Archive) -> Self {
        let twins = TwinsView::new(archive);
        let speakers = speakers::collect(archive, &twins);
        let topics = topics::collect(archive, &twins);
        let (years, undated) = times::years(archive, &twins, &topics);
        let wordings = Wordings::new(archive);
        let mut terms = terms::collect(archive, &twins);
        terms::not_silent(&mut terms, &wordings);
        let section_terms = terms::by_section(archive);
        let sizes = Sizes::of(archive);
        let phrases = Phrases { archive, wordings: &wordings, terms: &terms };
        let statistics = Statistics::of(archive, &twins, &speakers.organisations, &topics);
        Self {
            chains: compare::chains(archive, &topics, &wordings),
            topics,
            people: speakers.people,
            organisations: speakers.organisations,
            series: times::series(archive, &twins),
            years,
            record: record::years(archive, &sizes, &twins),
            record_in_all_languages: record::in_all_languages(archive, &sizes, &twins),
            records: record::by_language(archive, &sizes, &twins),
            statistics,
            undated,
            asking_labels: speakers.asking_labels,
            answering_labels: speakers.answering_labels,
            related: RelatedView::new(archive),
            follows: FollowsView::new(archive, &twins),
            company: Company::new(phrases, &section_terms),
            history: History::new(phrases, &sizes, &twins),
            section_terms,
            terms,
            wordings,
            twins,
        }
    }

    /// The exchanges to which `at` refers back, as its editor says of it or of a twin, in order of time; each in the
    /// language of `at`, where there is such a twin.
    pub fn before(&self, archive: &Archive, at: ExchangeAt) -> Vec<ExchangeAt> {
        self.for_reader_of(archive, at, |lead| self.follows.before(lead))
    }

    /// The exchanges that refer back to `at`, in the same way.
    pub fn after(&self, archive: &Archive, at: ExchangeAt) -> Vec<ExchangeAt> {
        self.for_reader_of(archive, at, |lead| self.follows.after(lead))
    }

    fn for_reader_of<'a>(
        &self,
        archive: &Archive,
        at: ExchangeAt,
        list: impl FnOnce(ExchangeAt) -> &'a [ExchangeAt],
    ) -> Vec<ExchangeAt> {
        let others = list(self.twins.lead_of(at).unwrap_or(at));
        others.iter().map(|&it| self.twins.for_reader_of(archive, at.session, it)).collect()
    }

    /// The wordings and terms.
    pub fn phrases<'a>(&'a self, archive: &'a Archive) -> Phrases<'a> {
        Phrases { archive, wordings: &self.wordings, terms: &self.terms }
    }

    /// How much record there is of each year in these languages: in one, that of it alone.
    pub fn record_in(&self, languages: &[String]) -> &[YearOfRecord] {
        let own = self.records.iter().find(|(one, _)| languages == std::slice::from_ref(one));
        own.map_or(&self.record_in_all_languages, |(_, record)| record)
    }
}
