//! Every place where a pattern stands, with the words around it.

use std::ops::Range;
use std::rc::Rc;

use super::exchange::{askers, find};
use super::{ExchangeAt, TwinsView, topics};
use crate::model::{Date, Entry, Paragraph, Section, Session, Speaker, Turn};
use crate::resolve::Archive;
use crate::text::Pattern;

/// What is looked for, and where.
#[derive(Debug, Clone)]
pub struct Query {
    /// What.
    pub pattern: Pattern,
    /// In the years from one to the other; then sessions without a date are left out.
    pub years: Option<(i16, i16)>,
    /// In what this one says: part of the label, or a name or the id of the person or organisation.
    pub speaker: Option<String>,
    /// In the exchanges in which this one asks.
    pub asker: Option<String>,
    /// In the exchanges on this topic and those below it: its id or one of its names.
    pub topic: Option<String>,
    /// How many characters stand to the left.
    pub left: usize,
    /// How many stand to the right.
    pub right: usize,
}

/// A place where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The session's id.
    pub session: String,
    /// Its day.
    pub date: Option<Date>,
    /// The section.
    pub section: Section,
    /// The paragraph's id.
    pub paragraph: String,
    /// Who says it, as printed.
    pub speaker: Option<String>,
    /// Who asks in the exchange, as printed.
    pub askers: Vec<String>,
    /// The words before, in the same paragraph.
    pub left: String,
    /// The words found.
    pub words: String,
    /// The words after.
    pub right: String,
}

/// What a query names and the archive does not have: with nothing found, a slip would look like silence.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotThere {
    /// A topic.
    #[error("no topic `{0}`")]
    Topic(String),
    /// Somebody who speaks.
    #[error("nobody is called `{0}`")]
    Speaker(String),
}

/// A query that can be put to an archive: all that it names is there.
#[derive(Debug)]
pub struct Concordance {
    archive: Archive,
    query: Query,
    /// The exchanges of the topic that is asked for.
    on_topic: Option<Vec<ExchangeAt>>,
}

/// What all turns of a section have in common.
struct Here<'a> {
    session: &'a Session,
    section: Section,
    asking: Vec<&'a Speaker>,
}

impl Concordance {
    /// A query for an archive.
    pub fn new(archive: Archive, query: Query) -> Result<Self, NotThere> {
        let on_topic = match &query.topic {
            Some(name) => {
                Some(exchanges_on(&archive, name).ok_or_else(|| NotThere::Topic(name.clone()))?)
            }
            None => None,
        };
        for name in query.speaker.iter().chain(&query.asker) {
            let mut speakers = archive.sessions.iter().flat_map(|it| &it.session.speakers);
            if !speakers.any(|speaker| is_called(&archive, speaker, name)) {
                return Err(NotThere::Speaker(name.clone()));
            }
        }
        Ok(Self { archive, query, on_topic })
    }

    /// All places, in order of time, then of the text. Each is found when it is its turn: a pattern that is
    /// everywhere needs no more memory than a rare one.
    pub fn lines(&self) -> impl Iterator<Item = Line> {
        let sessions = self.archive.sessions.iter().map(|it| &it.session).enumerate();
        let sessions = sessions.filter(|(_, session)| self.is_in_time(session));
        sessions.flat_map(move |(at, session)| {
            session.numbered_sections().flat_map(move |(section, exchange, turns)| {
                let here = self.looked_through(at, section, exchange).map(Rc::new);
                here.into_iter().flat_map(move |here| {
                    turns.iter().flat_map(move |turn| self.lines_of(turn, &here))
                })
            })
        })
    }

    fn is_in_time(&self, session: &Session) -> bool {
        let year = session.header.date.map(Date::year);
        let within = |(from, to)| year.is_some_and(|year| (from..=to).contains(&year));
        self.query.years.is_none_or(within)
    }

    /// A section, if it is one of those that are asked for.
    fn looked_through(
        &self,
        at: usize,
        section: Section,
        exchange: Option<usize>,
    ) -> Option<Here<'_>> {
        let session = &self.archive.sessions[at].session;
        let asking: Vec<&Speaker> = exchange.map_or_else(Vec::new, |exchange| {
            let askers = askers(&session.exchanges[exchange]).into_iter();
            askers.filter_map(|speaker| session.speakers.get(speaker)).collect()
        });
        let asked_by =
            |name: &String| asking.iter().any(|speaker| is_called(&self.archive, speaker, name));
        let place = exchange.map(|exchange| ExchangeAt { session: at, exchange });
        let on =
            |list: &Vec<ExchangeAt>| place.is_some_and(|place| list.binary_search(&place).is_ok());
        let wanted =
            self.query.asker.as_ref().is_none_or(asked_by) && self.on_topic.as_ref().is_none_or(on);
        wanted.then_some(Here { session, section, asking })
    }

    fn lines_of<'a>(
        &'a self,
        turn: &'a Turn,
        here: &Rc<Here<'a>>,
    ) -> impl Iterator<Item = Line> + use<'a> {
        let speaker = here.session.speaker(turn);
        let said_by =
            |name: &String| speaker.is_some_and(|speaker| is_called(&self.archive, speaker, name));
        let wanted = self.query.speaker.as_ref().is_none_or(said_by);
        let here = Rc::clone(here);
        let paragraphs = turn.paragraphs.iter().filter(move |_| wanted);
        paragraphs.flat_map(move |paragraph| {
            let here = Rc::clone(&here);
            let places = self.query.pattern.places(&paragraph.text).into_iter();
            places.map(move |found| self.line(&here, speaker, paragraph, found))
        })
    }

    fn line(
        &self,
        here: &Here<'_>,
        speaker: Option<&Speaker>,
        paragraph: &Paragraph,
        found: Range<usize>,
    ) -> Line {
        let text = &paragraph.text;
        Line {
            session: here.session.id.to_string(),
            date: here.session.header.date,
            section: here.section,
            paragraph: paragraph.id.to_string(),
            speaker: speaker.map(|speaker| speaker.label.clone()),
            askers: here.asking.iter().map(|speaker| speaker.label.clone()).collect(),
            left: last(&text[..found.start], self.query.left),
            words: on_one_line(text[found.clone()].chars()),
            right: on_one_line(text[found.end..].chars().take(self.query.right)),
        }
    }
}

/// The exchanges on a topic and those below it, in order, in every language.
fn exchanges_on(archive: &Archive, name: &str) -> Option<Vec<ExchangeAt>> {
    let named = |topic: &crate::model::Topic| is_named(&topic.entry, name);
    let topic = archive.topics.iter().position(named)?;
    Some(topics::collect(archive, &TwinsView::new(archive)).swap_remove(topic).records)
}

/// Whether a speaker goes by a name: it is part of the label, or that of an entry.
fn is_called(archive: &Archive, speaker: &Speaker, name: &str) -> bool {
    let person = speaker.person.as_ref().and_then(|id| {
        find(&archive.people, |one| &one.entry, id.as_str()).map(|at| &archive.people[at].entry)
    });
    let organisation = speaker.organisation.as_ref().and_then(|id| {
        let at = find(&archive.organisations, |one| &one.entry, id.as_str())?;
        Some(&archive.organisations[at].entry)
    });
    speaker.label.contains(name)
        || [person, organisation].into_iter().flatten().any(|entry| is_named(entry, name))
}

fn is_named(entry: &Entry, name: &str) -> bool {
    entry.id.as_str() == name || entry.names().any(|one| one == name)
}

/// The last characters of a text.
fn last(text: &str, count: usize) -> String {
    let from = text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at);
    on_one_line(text[from..].chars())
}

fn on_one_line(characters: impl Iterator<Item = char>) -> String {
    characters.map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::archive;

    fn query(words: &str) -> Query {
        Query {
            pattern: Pattern::words(words, false).unwrap(),
            years: None,
            speaker: None,
            asker: None,
            topic: None,
            left: 3,
            right: 2,
        }
    }

    fn places(query: &Query) -> Vec<String> {
        Concordance::new(archive(), query.clone())
            .unwrap()
            .lines()
            .map(|it| {
                format!(
                    "{}#{}-{} {}|{}|{}",
                    it.session, it.section, it.paragraph, it.left, it.words, it.right
                )
            })
            .collect()
    }

    #[test]
    fn each_place_has_the_words_around_it() {
        assert_eq!(
            places(&query("夏天")),
            ["2023-04-01-spring#q1-p2 今年|夏天|。还", "2024-04-02-spring#q1-p2 去年说|夏天|修好"]
        );
        assert!(places(&query("没有这个")).is_empty());
    }

    #[test]
    fn filters_leave_only_what_they_say() {
        let all = query("石桥");
        let few = |query: Query| places(&query).len();
        assert_eq!(few(all.clone()), 2);
        assert_eq!(few(Query { years: Some((2024, 2024)), ..all.clone() }), 1);
        assert_eq!(few(Query { speaker: Some("林溪".to_owned()), ..all.clone() }), 0);
        assert_eq!(few(Query { speaker: Some("gazette".to_owned()), ..all.clone() }), 2);
        let summer = query("夏天");
        assert_eq!(few(Query { asker: Some("《青石公报》".to_owned()), ..summer.clone() }), 2);
        assert_eq!(few(Query { asker: Some("渡口电台".to_owned()), ..summer.clone() }), 0);
        assert_eq!(
            few(Query { topic: Some("河道".to_owned()), ..summer.clone() }),
            2,
            "with those below"
        );
        assert_eq!(few(Query { topic: Some("market".to_owned()), ..summer.clone() }), 0);
        let unknown = Query { topic: Some("天文".to_owned()), ..summer };
        assert!(Concordance::new(archive(), unknown).is_err());
    }

    #[test]
    fn a_name_that_nobody_has_is_no_silence() {
        let nobody = || Some("无此人".to_owned());
        for query in [
            Query { speaker: nobody(), ..query("石桥") },
            Query { asker: nobody(), ..query("石桥") },
        ] {
            let refused = Concordance::new(archive(), query).unwrap_err();
            assert_eq!(refused, NotThere::Speaker("无此人".to_owned()));
        }
    }
}
