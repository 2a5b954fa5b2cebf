//! Every place where a pattern stands, with the words around it.

use super::exchange::{askers, find};
use super::{ExchangeAt, TwinsView, topics};
use crate::model::{Date, Entry, Section, Session, Speaker};
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

/// All places, in order of time, then of the text.
pub fn concordance(archive: &Archive, query: &Query) -> Result<Vec<Line>, NotThere> {
    let on_topic = match &query.topic {
        Some(name) => {
            Some(exchanges_on(archive, name).ok_or_else(|| NotThere::Topic(name.clone()))?)
        }
        None => None,
    };
    for name in query.speaker.iter().chain(&query.asker) {
        let mut speakers = archive.sessions.iter().flat_map(|it| &it.session.speakers);
        if !speakers.any(|speaker| is_called(archive, speaker, name)) {
            return Err(NotThere::Speaker(name.clone()));
        }
    }
    let mut lines = Vec::new();
    for (at, archived) in archive.sessions.iter().enumerate() {
        let session = &archived.session;
        let year = session.header.date.map(Date::year);
        let in_time = query
            .years
            .is_none_or(|(from, to)| year.is_some_and(|year| (from..=to).contains(&year)));
        if !in_time {
            continue;
        }
        for (section, exchange, turns) in session.numbered_sections() {
            let asking: Vec<&Speaker> = exchange.map_or_else(Vec::new, |exchange| {
                let askers = askers(&session.exchanges[exchange]).into_iter();
                askers.filter_map(|speaker| session.speakers.get(speaker)).collect()
            });
            let asked_by =
                |name: &String| asking.iter().any(|speaker| is_called(archive, speaker, name));
            let here = exchange.map(|exchange| ExchangeAt { session: at, exchange });
            let on =
                |list: &Vec<ExchangeAt>| here.is_some_and(|here| list.binary_search(&here).is_ok());
            if !query.asker.as_ref().is_none_or(asked_by) || !on_topic.as_ref().is_none_or(on) {
                continue;
            }
            for turn in turns {
                let speaker = session.speaker(turn);
                let said_by = |name: &String| {
                    speaker.is_some_and(|speaker| is_called(archive, speaker, name))
                };
                if !query.speaker.as_ref().is_none_or(said_by) {
                    continue;
                }
                for paragraph in &turn.paragraphs {
                    for found in query.pattern.places(&paragraph.text) {
                        let text = &paragraph.text;
                        lines.push(Line {
                            left: last(&text[..found.start], query.left),
                            words: on_one_line(text[found.clone()].chars()),
                            right: on_one_line(text[found.end..].chars().take(query.right)),
                            askers: asking.iter().map(|speaker| speaker.label.clone()).collect(),
                            speaker: speaker.map(|speaker| speaker.label.clone()),
                            paragraph: paragraph.id.to_string(),
                            ..start(session, section)
                        });
                    }
                }
            }
        }
    }
    Ok(lines)
}

fn start(session: &Session, section: Section) -> Line {
    Line {
        session: session.id.to_string(),
        date: session.header.date,
        section,
        paragraph: String::new(),
        speaker: None,
        askers: Vec::new(),
        left: String::new(),
        words: String::new(),
        right: String::new(),
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
        let lines = concordance(&archive(), query).unwrap().into_iter();
        lines
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
        assert!(concordance(&archive(), &unknown).is_err());
    }

    #[test]
    fn a_name_that_nobody_has_is_no_silence() {
        let nobody = || Some("无此人".to_owned());
        for query in [
            Query { speaker: nobody(), ..query("石桥") },
            Query { asker: nobody(), ..query("石桥") },
        ] {
            let found = concordance(&archive(), &query);
            assert_eq!(found, Err(NotThere::Speaker("无此人".to_owned())));
        }
    }
}
