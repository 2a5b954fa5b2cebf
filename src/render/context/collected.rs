//! All questions and answers of an entry in full.

use serde::Serialize;

use super::{Day, Link, Speech, Tongue};

/// `collected.html`: what a topic, a person or an organisation has, in full; or one year of it.
#[derive(Debug, Serialize)]
pub struct CollectedPage {
    /// The entry's page and title.
    pub entry: Link,
    /// How many exchanges the entry has.
    pub count: usize,
    /// The two orders, where there is more than one exchange on the page.
    pub orders: Vec<Ordered>,
    /// The years, where one page would be too long: each has a page of its own.
    pub years: Vec<YearOfQuestions>,
    /// The exchanges, by year.
    pub groups: Vec<CollectedGroup>,
    /// Whether a gap is marked anywhere on the page.
    pub has_gap: bool,
}

/// One of the orders in which the exchanges stand.
#[derive(Debug, Serialize)]
pub struct Ordered {
    /// What it is called.
    pub title: String,
    /// The page in this order; `None` for the one that is open.
    pub href: Option<String>,
}

/// A year, and how many exchanges it has.
#[derive(Debug, Serialize)]
pub struct YearOfQuestions {
    /// Its page; `None` for the one that is open.
    pub href: Option<String>,
    /// The year, in words.
    pub title: String,
    /// How many exchanges it has.
    pub count: usize,
}

/// The exchanges of one year.
#[derive(Debug, Serialize)]
pub struct CollectedGroup {
    /// The year, in words.
    pub title: String,
    /// The year's page; `None` for the undated.
    pub href: Option<String>,
    /// The exchanges.
    pub questions: Vec<CollectedQuestion>,
}

/// An exchange in full, away from its session.
#[derive(Debug, Serialize)]
pub struct CollectedQuestion {
    /// Its id on the page: `2025-03-07-foreign-minister-q5`.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Whether the title was taken from the question by the program.
    pub derived: bool,
    /// Its session.
    pub session: Link,
    /// The day.
    pub day: Option<Day>,
    /// The language of the record, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// The question and the answer.
    pub speech: Speech,
}
