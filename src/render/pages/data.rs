//! The machine's copies: the data files of the archive, and those of sessions and exchanges.

use serde::Serialize;

use super::super::context::{
    DataEntry, DataExchange, DataFile, DataRendering, DataSession, DataSource, DataTerm, DataTopic,
    Link,
};
use super::super::routes::{Copy, Links, Route};
use super::super::site::{Rendered, Site};
use crate::derive::{self, ExchangeAt, SpeakerView};
use crate::model::{
    Date, Entry, EntryKind, Extent, Reference, Rendering, Section, Session, Slug, Source,
};

/// The data files, in the order in which they are listed.
const DATA_FILES: [&str; 7] = [
    "sessions.json",
    "exchanges.json",
    "topics.json",
    "people.json",
    "organisations.json",
    "series.json",
    "terms.json",
];

impl<'a> Site<'a> {
    /// The data files but for the tables.
    pub(in crate::render) fn data_files(&self) -> Vec<Rendered> {
        let [sessions, exchanges, topics, people, organisations, series, terms] = DATA_FILES;
        let archive = self.archive;
        let people_items = archive.people.iter().zip(&self.views.people);
        let organisation_items = archive.organisations.iter().zip(&self.views.organisations);
        let series_items = archive.series.iter().zip(&self.views.series);
        let mut files = vec![
            file(sessions, "wenda-sessions/1", self.data_sessions()),
            file(exchanges, "wenda-exchanges/1", self.data_exchanges()),
            file(topics, "wenda-topics/1", self.data_topics()),
            file(
                people,
                "wenda-people/1",
                people_items.map(|(person, view)| spoken(EntryKind::Person, &person.entry, view)),
            ),
            file(
                organisations,
                "wenda-organisations/1",
                organisation_items
                    .map(|(one, view)| spoken(EntryKind::Organisation, &one.entry, view)),
            ),
            file(
                series,
                "wenda-series/1",
                series_items.map(|(series, sessions)| DataEntry {
                    sessions: sessions.len(),
                    ..spoken(EntryKind::Series, &series.entry, &SpeakerView::default())
                }),
            ),
            file(terms, "wenda-terms/1", self.data_terms()),
        ];
        files.extend(self.concept_files());
        files.push(self.package_file());
        files
    }

    fn data_sessions(&self) -> impl Iterator<Item = DataSession<'a>> {
        self.archive.sessions.iter().enumerate().map(|(index, archived)| {
            let session = &archived.session;
            let header = &session.header;
            DataSession {
                id: session.id.as_str(),
                title: self.session_title(session),
                date: header.date.map(|date| Date::to_string(&date)),
                series: header.series.as_ref().map(|series| series.id.as_str()),
                language: header.language.as_str(),
                translation_of: header.translation_of.as_ref().map(|named| named.id.as_str()),
                counted_as: Some(self.counted_as(index)).filter(|id| !id.is_empty()),
                exchanges: session.exchanges.len(),
                extent: header.witness.extent.map(Extent::as_str),
                questions_held: header.witness.questions_held,
                page: Route::Session(&session.id).path(),
                json: Route::SessionCopy(&session.id, Copy::Json).path(),
            }
        })
    }

    fn data_exchanges(&self) -> impl Iterator<Item = DataExchange<'a>> {
        let archive = self.archive;
        let named = move |at: &ExchangeAt| {
            let (session, exchange) = derive::exchange(archive, *at);
            format!("{}#{}", session.id, exchange.id)
        };
        archive.sessions.iter().enumerate().flat_map(move |(place, archived)| {
            let session = &archived.session;
            session.exchanges.iter().enumerate().map(move |(index, exchange)| {
                let askers = speakers(session, derive::askers(exchange));
                let mut organisations: Vec<&str> = askers
                    .iter()
                    .filter_map(|speaker| speaker.organisation.as_ref().map(Slug::as_str))
                    .collect();
                organisations.dedup();
                let answerers = speakers(session, derive::answerers(exchange));
                let topics = archived.topics.get(index).into_iter().flatten();
                let section = Section::Exchange(exchange.id);
                let at = ExchangeAt { session: place, exchange: index };
                let related = self.views.related.of(at).iter();
                DataExchange {
                    session: session.id.as_str(),
                    id: exchange.id.to_string(),
                    title: &exchange.title,
                    title_source: exchange.title_source.as_str(),
                    askers: askers.iter().map(|speaker| speaker.label.as_str()).collect(),
                    organisations,
                    answerers: answerers.iter().map(|speaker| speaker.label.as_str()).collect(),
                    topics: topics.map(|one| archive.topics[one.topic].entry.id.as_str()).collect(),
                    follows: self.views.before(archive, at).iter().map(named).collect(),
                    related: related.map(|it| named(&it.at)).collect(),
                    page: Route::Section(&session.id, section).path(),
                    json: Route::ExchangeCopy(&session.id, exchange.id, Copy::Json).path(),
                }
            })
        })
    }

    /// The links to all data files, with their titles.
    pub(super) fn data_links(&self, links: &Links<'_>) -> Vec<Link> {
        let words = &self.words.data;
        let titles = [
            &words.sessions,
            &words.exchanges,
            &words.topics,
            &words.people,
            &words.organisations,
            &words.series,
            &words.terms,
        ];
        let glossary =
            [("glossary.csv", &words.glossary_csv), ("glossary.tbx", &words.glossary_tbx)];
        // An archive without terms has no glossary.
        let glossary = glossary.into_iter().filter(|_| !self.archive.terms.is_empty());
        let files = DATA_FILES.into_iter().zip(titles).chain(glossary);
        let files = files
            .map(|(name, title)| Link { href: links.to(&Route::Data(name)), title: title.clone() });
        let concepts =
            [(EntryKind::Topic, &self.words.topics), (EntryKind::Term, &self.words.terms)];
        let concepts = concepts.into_iter().flat_map(|(kind, title)| {
            self.concept_forms(kind).into_iter().map(move |form| Link {
                href: links.to(&form.route),
                title: format!("{title} ({})", form.title),
            })
        });
        let tables = self
            .table_titles()
            .into_iter()
            .map(|(name, title)| Link { href: links.to(&Route::Data(&name)), title });
        files.chain(concepts).chain(tables).collect()
    }

    fn data_terms(&self) -> impl Iterator<Item = DataTerm<'a>> {
        let terms = self.archive.terms.iter().enumerate();
        terms.map(|(index, term)| {
            let view = &self.views.terms[index];
            DataTerm {
                id: term.entry.id.as_str(),
                title: &term.entry.title,
                kind: term.kind.as_str(),
                transliteration: term.transliteration.as_deref(),
                aliases: &term.entry.aliases,
                definition: term.definition.as_deref(),
                renderings: term.renderings.iter().map(rendering).collect(),
                sources: term.sources.iter().map(source).collect(),
                broader: ids(&term.broader),
                related: ids(&term.related),
                same_as: &term.entry.same_as,
                uses: view.uses.len(),
                first_use: view.dates.map(|(first, _)| first.to_string()),
                last_use: view.dates.map(|(_, last)| last.to_string()),
                page: Route::Entry(EntryKind::Term, &term.entry.id).path(),
            }
        })
    }

    fn data_topics(&self) -> impl Iterator<Item = DataTopic<'a>> {
        let topics = self.archive.topics.iter().zip(&self.views.topics);
        topics.map(|(topic, view)| DataTopic {
            id: topic.entry.id.as_str(),
            title: &topic.entry.title,
            aliases: &topic.entry.aliases,
            broader: ids(&topic.broader),
            related: ids(&topic.related),
            same_as: &topic.entry.same_as,
            exchanges: view.own.len(),
            page: Route::Entry(EntryKind::Topic, &topic.entry.id).path(),
        })
    }
}

fn spoken<'a>(kind: EntryKind, entry: &'a Entry, view: &SpeakerView) -> DataEntry<'a> {
    DataEntry {
        id: entry.id.as_str(),
        title: &entry.title,
        aliases: &entry.aliases,
        same_as: &entry.same_as,
        asked: view.asked.len(),
        answered: view.answered.len(),
        sessions: view.sessions.len(),
        page: Route::Entry(kind, &entry.id).path(),
    }
}

fn rendering(rendering: &Rendering) -> DataRendering<'_> {
    DataRendering {
        language: rendering.language.as_str(),
        text: &rendering.text,
        date: rendering.date.map(|date| date.to_string()),
        source: rendering.source.as_deref(),
        url: rendering.url.as_deref(),
        official: rendering.official,
    }
}

fn source(source: &Source) -> DataSource<'_> {
    DataSource { text: &source.text, url: source.url.as_deref() }
}

fn speakers(session: &Session, indices: Vec<usize>) -> Vec<&crate::model::Speaker> {
    indices.into_iter().filter_map(|index| session.speakers.get(index)).collect()
}

fn ids(references: &[Reference]) -> Vec<&str> {
    references.iter().map(|reference| reference.id.as_str()).collect()
}

/// A data file, spread over lines, so that a comparison of two versions shows what changed.
fn file<T: Serialize>(
    name: &str,
    format: &'static str,
    items: impl Iterator<Item = T>,
) -> Rendered {
    let file = DataFile { format, items: items.collect() };
    let mut bytes = json(&file);
    bytes.push(b'\n');
    Rendered { path: Route::Data(name).path(), bytes }
}

/// Plain data with string keys: there is nothing in it that cannot be written.
fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec_pretty(value).unwrap_or_default()
}
