//! The pages of entries, and their indexes.

use serde::Serialize;

use super::{CountedLink, Day, Figure, Link, QuestionItem, SessionItem, WordingLink};
use crate::render::theme::Html;

/// `entry.html`: a topic, person, organisation or series.
#[derive(Debug, Serialize)]
pub struct EntryPage {
    /// `topics`, `people`, `organisations` or `series`.
    pub kind: &'static str,
    /// The heading.
    pub title: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What else is known of it in a word: kind, country.
    pub facts: Vec<super::Fact>,
    /// The offices of a person, in the order of the entry.
    pub offices: Vec<Office>,
    /// The same thing elsewhere.
    pub elsewhere: Vec<Link>,
    /// The editor's prose.
    pub prose: Html,
    /// For a topic, how it stands to others.
    pub ties: Option<TopicTies>,
    /// How many exchanges the page lists.
    pub count: usize,
    /// The page with all of them in full; none for a series, whose sessions have such pages.
    pub collected: Option<String>,
    /// On how much record its numbers rest, and what they cannot show; empty where nothing is counted.
    pub rests_on: Vec<String>,
    /// Its exchanges by year, as charts; none where there are no two years to compare.
    pub charts: Vec<Figure>,
    /// The weightiest wordings in which it is named, of people and organisations.
    pub wordings: Vec<WordingLink>,
    /// For a topic, years that can be read side by side besides each with the one before.
    pub compare: Vec<Link>,
    /// A topic's exchanges, by year.
    pub questions: Vec<YearGroup>,
    /// The exchanges in which it asks, by year.
    pub asked: Vec<YearGroup>,
    /// The exchanges in which it answers, by year.
    pub answered: Vec<YearGroup>,
    /// The sessions of a series; those in which a person speaks.
    pub sessions: Vec<SessionItem>,
}

/// An office.
#[derive(Debug, Serialize)]
pub struct Office {
    /// Its title.
    pub title: String,
    /// From when until when, in words.
    pub time: Option<String>,
}

/// How a topic stands to others.
#[derive(Debug, Serialize)]
pub struct TopicTies {
    /// The topics it is part of.
    pub broader: Vec<CountedLink>,
    /// The topics that are part of it.
    pub narrower: Vec<CountedLink>,
    /// Topics that have to do with it.
    pub related: Vec<CountedLink>,
}

/// The exchanges of one year.
#[derive(Debug, Serialize)]
pub struct YearGroup {
    /// The year, in words.
    pub title: String,
    /// The year's page; `None` for the undated.
    pub href: Option<String>,
    /// On a topic's page, the year beside the one before that has such exchanges, in each language.
    pub compare: Vec<Link>,
    /// The exchanges, in order of time.
    pub questions: Vec<QuestionItem>,
}

/// `entries.html`: all entries of one kind.
#[derive(Debug, Serialize)]
pub struct IndexPage {
    /// `topics`, `people`, `organisations` or `series`.
    pub kind: &'static str,
    /// The heading.
    pub title: String,
    /// The letters under which there are entries; empty where the list is short.
    pub letters: Vec<Letter>,
    /// The entries by letter; in one group without letter where the list is short.
    pub groups: Vec<LetterGroup>,
    /// The labels that have no entry.
    pub loose: Vec<LooseLabel>,
}

/// A letter of a letter bar.
#[derive(Debug, Serialize)]
pub struct Letter {
    /// The letter.
    pub letter: String,
    /// The id of its group on the page.
    pub id: String,
}

/// The entries under one letter.
#[derive(Debug, Serialize)]
pub struct LetterGroup {
    /// The letter; `None` where the list is not parted.
    pub letter: Option<Letter>,
    /// The entries, in order.
    pub rows: Vec<IndexRow>,
}

/// An entry in an index.
#[derive(Debug, Serialize)]
pub struct IndexRow {
    /// Its page.
    pub href: String,
    /// Its heading.
    pub title: String,
    /// How many exchanges it has; for a series, how many sessions.
    pub count: usize,
    /// The broader topics of a topic.
    pub broader: Vec<Link>,
}

/// A label without an entry.
#[derive(Debug, Serialize)]
pub struct LooseLabel {
    /// The label as printed.
    pub label: String,
    /// In how many exchanges it asks or answers.
    pub count: usize,
    /// The latest of them.
    pub href: String,
    /// Its day.
    pub day: Option<Day>,
}

/// `page.html`: a free page.
#[derive(Debug, Serialize)]
pub struct ProsePage {
    /// The heading.
    pub title: String,
    /// The editor's prose.
    pub prose: Html,
}
