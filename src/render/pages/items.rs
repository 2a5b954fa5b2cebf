//! The small parts that many pages show: names, days, links, lines in lists.

use std::cmp::Ordering;

use super::super::context::{
    CountedLink, Day, Link, Name, QuestionItem, SessionItem, Tongue, YearGroup,
};
use super::super::frame::direction;
use super::super::paragraph::plain;
use super::super::routes::{Links, Route};
use super::super::site::Site;
use super::translations::PageOf;
use crate::derive::{self, ExchangeAt};
use crate::model::{Entry, EntryKind, Exchange, Section, Session, Speaker, TitleSource, Turn};
use crate::structure::names_nobody;
use crate::text::{Language, initial};

/// How many characters the beginning of a speech has.
const BEGINNING: usize = 100;

/// What a list shows of its exchanges, besides title, day and asker.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Detail {
    /// Nothing more.
    Brief,
    /// The topics.
    Topics,
    /// The first sentence of the answer.
    Excerpt,
}

impl<'a> Site<'a> {
    /// A session's title: its own, its series', or its id where nobody gave one.
    pub(in crate::render) fn session_title(&self, session: &'a Session) -> &'a str {
        let series =
            || self.series_of(session).map(|index| self.archive.series[index].entry.title.as_str());
        session.header.title.as_deref().or_else(series).unwrap_or(session.id.as_str())
    }

    /// The series of a session, as an index into the archive's.
    pub(in crate::render) fn series_of(&self, session: &Session) -> Option<usize> {
        let id = session.header.series.as_ref()?.id.as_str();
        derive::find(&self.archive.series, |series| &series.entry, id)
    }

    /// The link to a session's series.
    pub(in crate::render) fn series_link(
        &self,
        session: &Session,
        links: &Links<'_>,
    ) -> Option<Link> {
        let entry = &self.archive.series[self.series_of(session)?].entry;
        let href = links.to(&Route::Entry(EntryKind::Series, &entry.id));
        Some(Link { href, title: entry.title.clone() })
    }

    /// The day of a session.
    pub(in crate::render) fn day(&self, session: &Session) -> Option<Day> {
        session.header.date.map(|date| self.words.dates.day(date))
    }

    /// The language of a session, where it is not the interface's.
    pub(in crate::render) fn tongue(&self, session: &Session) -> Option<Tongue> {
        self.foreign(&session.header.language)
    }

    /// A language, where it is not the interface's.
    pub(in crate::render) fn foreign(&self, language: &Language) -> Option<Tongue> {
        (language != &self.archive.settings.language).then(|| tongue(language))
    }

    /// A speaker, with the office held on the session's day.
    pub(in crate::render) fn name(
        &self,
        session: &Session,
        speaker: &Speaker,
        links: &Links<'_>,
    ) -> Name {
        let person =
            derive::person_of(self.archive, speaker).map(|index| &self.archive.people[index]);
        let organisation = derive::organisation_of(self.archive, speaker)
            .map(|index| &self.archive.organisations[index]);
        let href = match (person, organisation) {
            (Some(person), _) => Some(links.to(&Route::Entry(EntryKind::Person, &person.entry.id))),
            (None, Some(organisation)) => {
                Some(links.to(&Route::Entry(EntryKind::Organisation, &organisation.entry.id)))
            }
            (None, None) => None,
        };
        let office = derive::office_of(self.archive, session, speaker).map(ToOwned::to_owned);
        Name { label: speaker.label.clone(), href, office }
    }

    /// The link to a topic, with the number of exchanges its page lists.
    pub(in crate::render) fn topic_link(&self, topic: usize, links: &Links<'_>) -> CountedLink {
        let entry = &self.archive.topics[topic].entry;
        CountedLink {
            href: links.to(&Route::Entry(EntryKind::Topic, &entry.id)),
            title: entry.title.clone(),
            count: self.views.topics[topic].all.len(),
        }
    }

    /// The links to several topics, in the order of their headings.
    pub(in crate::render) fn topic_links(
        &self,
        topics: &[usize],
        links: &Links<'_>,
    ) -> Vec<CountedLink> {
        let mut topics = topics.to_vec();
        let key = |topic: usize| heading_key(&self.archive.topics[topic].entry);
        topics.sort_by(|&one, &other| self.compare(key(one), key(other)));
        topics.into_iter().map(|topic| self.topic_link(topic, links)).collect()
    }

    /// An exchange in a list.
    pub(in crate::render) fn question_item(
        &self,
        at: ExchangeAt,
        detail: Detail,
        links: &Links<'_>,
    ) -> QuestionItem {
        let (session, exchange) = derive::exchange(self.archive, at);
        let askers = askers_once(session, exchange).into_iter();
        let topics = match detail {
            Detail::Topics => self.topics_of(at, links),
            _ => Vec::new(),
        };
        QuestionItem {
            href: links.to(&Route::Section(&session.id, Section::Exchange(exchange.id))),
            title: exchange.title.clone(),
            derived: exchange.title_source == TitleSource::Derived,
            number: at.exchange + 1,
            session: self.session_title(session).to_owned(),
            day: self.day(session),
            askers: askers.map(|speaker| self.name(session, speaker, links)).collect(),
            excerpt: (detail == Detail::Excerpt).then(|| self.excerpt(exchange)).flatten(),
            topics,
            through: None,
            compare: None,
            lang: self.tongue(session),
            translations: match detail {
                Detail::Excerpt => self.other_languages(
                    at.session,
                    PageOf::Section(Section::Exchange(exchange.id)),
                    links,
                ),
                _ => Vec::new(),
            },
        }
    }

    fn topics_of(&self, at: ExchangeAt, links: &Links<'_>) -> Vec<Link> {
        let assigned = self.archive.sessions[at.session].topics.get(at.exchange);
        let topics = assigned.into_iter().flatten().map(|one| self.topic_link(one.topic, links));
        topics.map(|link| Link { href: link.href, title: link.title }).collect()
    }

    /// Exchanges by year.
    pub(in crate::render) fn by_year(
        &self,
        items: impl Iterator<Item = (ExchangeAt, QuestionItem)>,
        links: &Links<'_>,
    ) -> Vec<YearGroup> {
        let mut groups: Vec<(Option<i16>, YearGroup)> = Vec::new();
        for (at, item) in items {
            let date = self.archive.sessions[at.session].session.header.date;
            let year = date.map(crate::model::Date::year);
            if groups.last().is_none_or(|(last, _)| *last != year) {
                let title = year
                    .map_or_else(|| self.words.undated.clone(), |year| self.words.dates.year(year));
                let href = year.map(|year| links.to(&Route::Year(year)));
                groups.push((
                    year,
                    YearGroup { title, href, compare: Vec::new(), questions: Vec::new() },
                ));
            }
            if let Some((_, group)) = groups.last_mut() {
                group.questions.push(item);
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// A session in a list.
    pub(in crate::render) fn session_item(&self, index: usize, links: &Links<'_>) -> SessionItem {
        let session = &self.archive.sessions[index].session;
        SessionItem {
            href: links.to(&Route::Session(&session.id)),
            title: self.session_title(session).to_owned(),
            day: self.day(session),
            questions: session.exchanges.len(),
            record: self.record_line(session, None),
            lang: self.tongue(session),
            translations: self.other_languages(index, PageOf::Session, links),
        }
    }

    /// The first sentence of an exchange's answer.
    pub(in crate::render) fn excerpt(&self, exchange: &Exchange) -> Option<String> {
        self.first_words(derive::answer(exchange))
    }

    /// The first sentence of a turn.
    fn first_words(&self, turn: Option<&Turn>) -> Option<String> {
        let paragraph = turn?.paragraphs.first()?;
        let until = derive::first_sentence(&paragraph.text).len();
        Some(plain(paragraph, until, &self.words.gap))
    }

    /// The first few sentences of a turn: as many as stand in two or three lines.
    pub(in crate::render) fn beginning(&self, turn: Option<&Turn>) -> Option<String> {
        let paragraph = turn?.paragraphs.first()?;
        let until = derive::sentences_within(&paragraph.text, BEGINNING).len();
        Some(plain(paragraph, until, &self.words.gap))
    }

    /// The order of headings: by the letter under which they stand, so that Latin names are not parted
    /// from the Chinese ones that begin alike; then as the language has it.
    pub(in crate::render) fn compare(&self, one: &str, other: &str) -> Ordering {
        initial(one).cmp(&initial(other)).then_with(|| self.order.compare(one, other))
    }

    /// The link to the first page: where every trail begins.
    pub(in crate::render) fn home(&self, links: &Links<'_>) -> Link {
        Link { href: links.to(&Route::Home), title: self.words.home.clone() }
    }
}

/// Who asks in an exchange, each once, as far as they are named: a follow-up printed under another label is by the same
/// asker, and a mere mark of the question says nothing in a list of them.
fn askers_once<'s>(session: &'s Session, exchange: &Exchange) -> Vec<&'s Speaker> {
    let mut askers: Vec<&Speaker> = Vec::new();
    for speaker in derive::askers(exchange) {
        let Some(speaker) = session.speakers.get(speaker) else { continue };
        let known = has_entry(speaker);
        let same = |other: &&Speaker| {
            known
                && (&other.person, &other.organisation) == (&speaker.person, &speaker.organisation)
        };
        if is_named(speaker) && !askers.iter().any(same) {
            askers.push(speaker);
        }
    }
    askers
}

/// Whether it is known who a speaker is: by an entry, or by a label that is more than a mark of questions or answers.
pub(super) fn is_named(speaker: &Speaker) -> bool {
    has_entry(speaker) || !names_nobody(&speaker.label)
}

fn has_entry(speaker: &Speaker) -> bool {
    speaker.person.is_some() || speaker.organisation.is_some()
}

/// The words by which an entry is sorted.
pub(in crate::render) fn heading_key(entry: &Entry) -> &str {
    entry.sort.as_deref().unwrap_or(&entry.title)
}

/// A language as a template sees it.
pub(in crate::render) fn tongue(language: &Language) -> Tongue {
    Tongue { tag: language.as_str().to_owned(), direction: direction(language) }
}
