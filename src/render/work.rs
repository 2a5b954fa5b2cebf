//! From the archive to what `cite` cites: the facts of one page, put together for it.
//!
//! The record's words are put in with their gaps marked, as on the page; labels that name nobody (问, 答,
//! Q, A) are neither askers nor answerers.

use super::address::outside;
use super::citation;
use super::context::{Citation, Head, Link, Meta};
use super::paragraph::plain;
use super::routes::{CitationFile, Links, Route};
use super::site::{Rendered, Site};
use crate::cite::{self, Edition, Event, Name, Original, Question, Work};
use crate::derive::{self, ExchangeAt};
use crate::model::{Exchange, Paragraph, Section, Session, Speaker, Turn};
use crate::structure::names_nobody;
use crate::text::join_lines;

/// The facts of one session that the works on it share.
pub(super) struct Cited {
    edition: Edition,
    event: Event,
    original: Option<Original>,
}

impl Cited {
    fn work(&self) -> Work<'_> {
        Work {
            edition: &self.edition,
            event: &self.event,
            original: self.original.as_ref(),
            question: None,
            answerers: Vec::new(),
            page: self.event.page.clone(),
            topics: Vec::new(),
        }
    }
}

impl Site<'_> {
    /// What all pages of a session have in common when they are cited.
    pub(super) fn cited(&self, session: &Session) -> Cited {
        let settings = &self.archive.settings;
        let header = &session.header;
        let title = self.session_title(session).to_owned();
        let series = self.series_of(session);
        let mut original = Original::of_witness(&header.witness, &title);
        if let Some(original) = &mut original {
            original.url = original.url.take().filter(|url| outside(url).is_some());
        }
        Cited {
            edition: Edition {
                title: settings.title.clone(),
                editor: settings.editor.clone(),
                licence: settings.licence.clone(),
                licence_url: settings.licence_url.as_deref().and_then(outside),
            },
            original,
            event: Event {
                id: session.id.clone(),
                title,
                series: series.map(|index| self.archive.series[index].entry.title.clone()),
                date: header.date,
                place: header.place.clone(),
                language: header.language.clone(),
                lead: self.words_of(&session.lead),
                page: self.address(&Route::Session(&session.id)),
            },
        }
    }

    /// A question as a work.
    pub(super) fn question_work<'c>(&self, at: ExchangeAt, cited: &'c Cited) -> Work<'c> {
        let (session, exchange) = derive::exchange(self.archive, at);
        let answer = derive::answer(exchange).and_then(|turn| turn.paragraphs.first());
        let question = Question {
            id: exchange.id,
            title: exchange.title.clone(),
            askers: self.names(session, derive::askers(exchange)),
            words: derive::question(exchange)
                .and_then(|turn| self.words_of(&turn.paragraphs))
                .unwrap_or_default(),
            answer: self.excerpt(exchange).unwrap_or_default(),
            answer_anchor: answer.map(|paragraph| paragraph.id.to_string()),
        };
        Work {
            question: Some(question),
            answerers: self.names(session, derive::answerers(exchange)),
            page: self.address(&Route::Section(&session.id, Section::Exchange(exchange.id))),
            topics: self.topic_titles(at.session, at.exchange..at.exchange + 1),
            ..cited.work()
        }
    }

    /// A session as a work: that of its own page, or of another that shows all of it.
    pub(super) fn session_work<'c>(
        &self,
        index: usize,
        page: &Route<'_>,
        cited: &'c Cited,
    ) -> Work<'c> {
        let session = &self.archive.sessions[index].session;
        Work {
            answerers: self.names(session, all_answerers(&session.exchanges)),
            page: self.address(page),
            topics: self.topic_titles(index, 0..session.exchanges.len()),
            ..cited.work()
        }
    }

    /// An opening or a closing as what is cited: under a title of its own, with its words for a lead.
    pub(super) fn speech_cited(&self, session: &Session, turns: &[Turn], title: &str) -> Cited {
        let mut cited = self.cited(session);
        title.clone_into(&mut cited.event.title);
        cited.event.lead = turns.first().and_then(|turn| self.words_of(&turn.paragraphs));
        cited
    }

    /// The same as a work: by those who speak there.
    pub(super) fn speech_work<'c>(
        &self,
        session: &Session,
        section: Section,
        turns: &[Turn],
        cited: &'c Cited,
    ) -> Work<'c> {
        let mut speaking = Vec::new();
        for speaker in turns.iter().filter_map(|turn| turn.speaker) {
            if !speaking.contains(&speaker) {
                speaking.push(speaker);
            }
        }
        Work {
            answerers: self.names(session, speaking),
            page: self.address(&Route::Section(&session.id, section)),
            ..cited.work()
        }
    }

    /// How to cite a work, for its page.
    pub(super) fn citation(&self, work: &Work<'_>, links: &Links<'_>) -> Citation {
        let citations = cite::citations(work);
        let words = &self.words.cite;
        Citation {
            original: citation::texts(&citations.original, true, words),
            edition: citation::texts(&citations.edition, false, words),
            files: citation_files(&work.event.id, links),
        }
    }

    /// `head` with all that is told of a work: description, Highwire, Dublin Core, Open Graph, JSON-LD.
    pub(super) fn head_of(work: &Work<'_>, head: Head) -> Head {
        let named = cite::highwire(work).into_iter().chain(cite::dublin_core(work));
        Head {
            description: cite::description(work).or(head.description),
            metas: named.map(meta).collect(),
            open_graph: cite::open_graph(work).into_iter().map(meta).collect(),
            json_ld: Some(super::theme::Html::new(&cite::json_ld(work))),
            ..head
        }
    }

    /// The files for reference managers of one session.
    pub(super) fn citation_pages(&self, index: usize, cited: &Cited) -> Vec<Rendered> {
        let session = &self.archive.sessions[index].session;
        let places = 0..session.exchanges.len();
        let works: Vec<Work<'_>> = places
            .map(|exchange| self.question_work(ExchangeAt { session: index, exchange }, cited))
            .collect();
        let pages = CitationFile::ALL.iter().map(|&file| {
            let text = match file {
                CitationFile::Biblatex => cite::biblatex(&works),
                CitationFile::Ris => cite::ris(&works),
                CitationFile::Csl => cite::csl_json(&works),
            };
            let path = Route::Citations(&session.id, file).path();
            Rendered { path, bytes: text.into_bytes() }
        });
        pages.collect()
    }

    fn address(&self, route: &Route<'_>) -> Option<String> {
        self.links(route).address(&route.path())
    }

    /// The names of speakers who have one.
    fn names(&self, session: &Session, speakers: Vec<usize>) -> Vec<Name> {
        let speakers = speakers.into_iter().filter_map(|index| session.speakers.get(index));
        speakers.filter_map(|speaker| self.cited_name(speaker)).collect()
    }

    fn cited_name(&self, speaker: &Speaker) -> Option<Name> {
        if let Some(index) = derive::person_of(self.archive, speaker) {
            let entry = &self.archive.people[index].entry;
            return Some(Name::person(&entry.title, entry.sort.as_deref()));
        }
        if speaker.organisation.is_some() {
            return Some(Name::organisation(&speaker.label));
        }
        (!names_nobody(&speaker.label)).then(|| Name::label(&speaker.label))
    }

    /// The titles of the topics of some exchanges of a session, each once.
    fn topic_titles(&self, session: usize, exchanges: std::ops::Range<usize>) -> Vec<String> {
        let topics = &self.archive.sessions[session].topics;
        let mut titles: Vec<String> = Vec::new();
        for one in topics.get(exchanges).into_iter().flatten().flatten() {
            let title = &self.archive.topics[one.topic].entry.title;
            if !titles.contains(title) {
                titles.push(title.clone());
            }
        }
        titles
    }

    /// The words of several paragraphs as one text, with the gaps marked.
    fn words_of(&self, paragraphs: &[Paragraph]) -> Option<String> {
        let mut words = String::new();
        for paragraph in paragraphs {
            join_lines(&mut words, &plain(paragraph, paragraph.text.len(), &self.words.gap));
        }
        (!words.is_empty()).then_some(words)
    }
}

/// Links to the files for reference managers of one session.
pub(super) fn citation_files(session: &crate::model::Slug, links: &Links<'_>) -> Vec<Link> {
    let files = CitationFile::ALL.iter().map(|&file| Link {
        href: links.to(&Route::Citations(session, file)),
        title: file.title().to_owned(),
    });
    files.collect()
}

/// Those who answer in any of the exchanges, in the order of the text.
fn all_answerers(exchanges: &[Exchange]) -> Vec<usize> {
    let mut found = Vec::new();
    for speaker in exchanges.iter().flat_map(derive::answerers) {
        if !found.contains(&speaker) {
            found.push(speaker);
        }
    }
    found
}

fn meta((name, content): (&'static str, String)) -> Meta {
    Meta { name, content }
}
