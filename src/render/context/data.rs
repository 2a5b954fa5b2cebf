//! The data files below `data/`: the archive for machines, in JSON. These shapes are public.

use serde::Serialize;

/// A data file: `{ "format": "wenda-sessions/1", "items": [ … ] }`.
#[derive(Debug, Serialize)]
pub struct DataFile<T> {
    /// What it holds and in which version of the shape.
    pub format: &'static str,
    /// The things, in order.
    pub items: Vec<T>,
}

/// A session, in `data/sessions.json`, in order of time; the undated last.
#[derive(Debug, Serialize)]
pub struct DataSession<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The day.
    pub date: Option<String>,
    /// The series' id.
    pub series: Option<&'a str>,
    /// The language of the record.
    pub language: &'a str,
    /// The id or the address of what it is a translation of.
    pub translation_of: Option<&'a str>,
    /// The id of the session as which it is counted, where that is not itself: of the same in several languages one is.
    pub counted_as: Option<&'a str>,
    /// How many exchanges the record holds.
    pub exchanges: usize,
    /// `full`, `abridged` or `excerpt`, if the witness says so.
    pub extent: Option<&'static str>,
    /// How many questions the event had, if a source says so.
    pub questions_held: Option<u32>,
    /// Its page, relative to the site.
    pub page: String,
    /// Its machine's copy, relative to the site.
    pub json: String,
}

/// An exchange, in `data/exchanges.json`, in order of time.
#[derive(Debug, Serialize)]
pub struct DataExchange<'a> {
    /// Its session's id.
    pub session: &'a str,
    /// Its id in the session.
    pub id: String,
    /// Its title.
    pub title: &'a str,
    /// Where the title comes from: `heading` or `derived`.
    pub title_source: &'static str,
    /// The labels of those who ask, as printed.
    pub askers: Vec<&'a str>,
    /// The ids of the organisations for which they ask.
    pub organisations: Vec<&'a str>,
    /// The labels of those who answer, as printed.
    pub answerers: Vec<&'a str>,
    /// The ids of its topics.
    pub topics: Vec<&'a str>,
    /// The exchanges to which it refers back, each as `SESSION#q5`.
    pub follows: Vec<String>,
    /// The related exchanges, the most alike first, each as `SESSION#q5`.
    pub related: Vec<String>,
    /// Its page, relative to the site.
    pub page: String,
    /// Its machine's copy, relative to the site.
    pub json: String,
}

/// A topic, in `data/topics.json`, by id.
#[derive(Debug, Serialize)]
pub struct DataTopic<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Other names.
    pub aliases: &'a [String],
    /// The ids of the topics it is part of.
    pub broader: Vec<&'a str>,
    /// The ids of topics that have to do with it.
    pub related: Vec<&'a str>,
    /// The same thing elsewhere.
    pub same_as: &'a [String],
    /// How many exchanges have it.
    pub exchanges: usize,
    /// Its page, relative to the site.
    pub page: String,
}

/// A person, organisation or series, in a file of its kind, by id.
#[derive(Debug, Serialize)]
pub struct DataEntry<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Other names.
    pub aliases: &'a [String],
    /// The same thing elsewhere.
    pub same_as: &'a [String],
    /// In how many exchanges it asks.
    pub asked: usize,
    /// In how many exchanges it answers.
    pub answered: usize,
    /// In how many sessions it appears.
    pub sessions: usize,
    /// Its page, relative to the site.
    pub page: String,
}

/// A term, in `data/terms.json`, by id.
#[derive(Debug, Serialize)]
pub struct DataTerm<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// `phrase`, `allusion`, `name`, `document`, `event` or `place`.
    pub kind: &'static str,
    /// The reading in Latin letters.
    pub transliteration: Option<&'a str>,
    /// Other names.
    pub aliases: &'a [String],
    /// What it means.
    pub definition: Option<&'a str>,
    /// How it is put in other languages, as the editor lists them.
    pub renderings: Vec<DataRendering<'a>>,
    /// Where what is said of it is from.
    pub sources: Vec<DataSource<'a>>,
    /// The ids of the terms it is part of.
    pub broader: Vec<&'a str>,
    /// The ids of terms that have to do with it.
    pub related: Vec<&'a str>,
    /// The same thing elsewhere.
    pub same_as: &'a [String],
    /// How often it stands in the archive.
    pub uses: usize,
    /// The day of its first dated use.
    pub first_use: Option<String>,
    /// The day of its last one.
    pub last_use: Option<String>,
    /// Its page, relative to the site.
    pub page: String,
}

/// A rendering of a term.
#[derive(Debug, Serialize)]
pub struct DataRendering<'a> {
    /// The language, a BCP 47 tag.
    pub language: &'a str,
    /// The words.
    pub text: &'a str,
    /// The day on which it was used so.
    pub date: Option<String>,
    /// Where, in words.
    pub source: Option<&'a str>,
    /// Where, as an address.
    pub url: Option<&'a str>,
    /// Whether it is the speaker's side's own.
    pub official: bool,
}

/// Where something said of a term is from.
#[derive(Debug, Serialize)]
pub struct DataSource<'a> {
    /// In words.
    pub text: &'a str,
    /// As an address.
    pub url: Option<&'a str>,
}
