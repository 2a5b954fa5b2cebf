//! What is searched, as whoever knows the pages tells it.

use std::collections::BTreeSet;

/// The parts of a document, in the order in which they stand in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The page's title.
    Title,
    /// What askers say.
    Question,
    /// What is answered.
    Answer,
    /// All else: labels, asides, moderators, the lead, footnotes and notes.
    Around,
}

impl Part {
    /// How many parts there are.
    pub const COUNT: usize = 4;

    /// Its number in the index.
    pub const fn number(self) -> usize {
        self as usize
    }
}

/// A page with words of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The page's path below the site's root.
    pub page: String,
    /// Its title.
    pub title: String,
    /// Whether nobody wrote the title: it is made of the question.
    pub derived: bool,
    /// Its words, in reading order; none is of the title's part.
    pub stretches: Vec<Stretch>,
    /// What it can be filtered by.
    pub fields: Fields,
}

/// Words that nothing parts: a paragraph, a label, an aside, a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// What part they belong to.
    pub part: Part,
    /// The fragment that leads to them; empty where none does.
    pub anchor: String,
    /// The words as they stand on the page.
    pub words: String,
    /// Their language's tag, where it is not the archive's.
    pub language: Option<String>,
}

/// The names of the fields, in the order of their values in [`Fields`].
pub const FIELDS: [&str; 6] = ["asker", "organisation", "speaker", "topic", "term", "series"];

/// For each of [`FIELDS`], a document's values.
pub type Fields = [BTreeSet<Value>; FIELDS.len()];

/// A value of a field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value {
    /// The id of its entry; the label as printed where there is none.
    pub id: String,
    /// What it is called.
    pub name: String,
}

/// A session, as results name it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heading {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its date as written in data, empty if it has none.
    pub date: String,
    /// Its date as readers are shown it.
    pub day: String,
}

/// An archive of documents, session by session. Asked more than once for the same, so that nobody has to
/// hold all words in this form.
pub trait Library: Sync {
    /// How many sessions there are.
    fn sessions(&self) -> usize;

    /// How a session is named.
    fn heading(&self, session: usize) -> Heading;

    /// The documents of a session, in order.
    fn documents(&self, session: usize) -> Vec<Document>;

    /// The archive's language.
    fn language(&self) -> &str;
}
