//! The archive: all of `content/`, resolved. What one site shows.

use crate::model::{Organisation, Page, Person, Series, Session, Topic};
use crate::settings::Settings;

/// Everything the site is made from; plain data, complete and checked.
#[derive(Debug, Clone)]
pub struct Archive {
    /// The settings.
    pub settings: Settings,
    /// The sessions, by date, then by id; undated ones last.
    pub sessions: Vec<ArchivedSession>,
    /// The topics, by id.
    pub topics: Vec<Topic>,
    /// The people, by id.
    pub people: Vec<Person>,
    /// The organisations, by id.
    pub organisations: Vec<Organisation>,
    /// The series, by id.
    pub series: Vec<Series>,
    /// The free pages, by their order, then by id.
    pub pages: Vec<Page>,
}

/// A session with what the archive knows of it.
#[derive(Debug, Clone)]
pub struct ArchivedSession {
    /// The session; its ids are the permalinks', its references exist.
    pub session: Session,
    /// For each exchange, in order, its topics.
    pub topics: Vec<Vec<Assignment>>,
}

/// A topic of an exchange, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The topic, as an index into [`Archive::topics`].
    pub topic: usize,
    /// Why it is there.
    pub why: Why,
}

/// Why a topic is assigned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The editor gave it, in the heading's braces.
    Editor,
    /// A rule of the topic found these words in the exchange.
    Rule {
        /// The words of the rule.
        words: String,
        /// Whether they stand in the question (otherwise in the answer).
        in_question: bool,
    },
}
