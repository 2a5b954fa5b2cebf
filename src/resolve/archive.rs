//! The archive: all of `content/`, resolved. What one site shows.

use crate::model::{
    Anchor, Note, NoteId, Organisation, Page, Person, Series, Session, Term, Topic, Use,
};
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
    /// The terms, by id.
    pub terms: Vec<Term>,
    /// The free pages, by their order, then by id.
    pub pages: Vec<Page>,
}

/// A session with the notes on it: what the archive is put together from.
#[derive(Debug, Clone)]
pub struct Annotated {
    /// The session; its ids are the permalinks'.
    pub session: Session,
    /// The notes, in the order of their file.
    pub notes: Vec<PlacedNote>,
}

/// A session with what the archive knows of it.
#[derive(Debug, Clone)]
pub struct ArchivedSession {
    /// The session; its ids are the permalinks', its references exist.
    pub session: Session,
    /// For each exchange, in order, its topics.
    pub topics: Vec<Vec<Assignment>>,
    /// The notes, in the order of their file.
    pub notes: Vec<PlacedNote>,
    /// Where terms stand, in the order of the text; no two overlap.
    pub uses: Vec<Use>,
    /// The terms of which a name stands where another's place is, or nobody's, as several have it; in order.
    pub overlaid: Vec<usize>,
}

impl ArchivedSession {
    /// A session with the topics of its exchanges; no notes on it, and no terms found in it yet.
    pub fn new(session: Session, topics: Vec<Vec<Assignment>>) -> Self {
        Self { session, topics, notes: Vec::new(), uses: Vec::new(), overlaid: Vec::new() }
    }
}

/// A note with the places of its targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedNote {
    /// Its id.
    pub id: NoteId,
    /// The note.
    pub note: Note,
    /// For each target, where it is; `None` where it could not be placed, which was reported.
    pub anchors: Vec<Option<Anchor>>,
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
