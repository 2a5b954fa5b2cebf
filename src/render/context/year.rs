//! The pages of the years.

use serde::Serialize;

use super::{Link, SessionItem, Told};

/// `year.html`: one year.
#[derive(Debug, Serialize)]
pub struct YearPage {
    /// The year, in words.
    pub title: String,
    /// How many exchanges it has.
    pub count: usize,
    /// Its sessions.
    pub sessions: Vec<SessionItem>,
    /// What numbers of questions cannot show, where its record or that of the year before is not complete.
    pub not_full: Option<String>,
    /// Its topics by the number of exchanges in this year, most first.
    pub topics: Vec<YearTopic>,
    /// The topics that the year before had and this one has not.
    pub gone: Vec<YearTopic>,
    /// What it stands out by in its wordings.
    pub told: Option<Told>,
}

/// A topic in a year.
#[derive(Debug, Serialize)]
pub struct YearTopic {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// How many exchanges of the year have it.
    pub count: usize,
    /// Against the year before, in words; `None` where the archive has no earlier year.
    pub change: Option<String>,
    /// The year beside the one before that has questions on the topic, in each language.
    pub compare: Vec<Link>,
}

/// `years.html`: all years, latest first.
#[derive(Debug, Serialize)]
pub struct YearsPage {
    /// The years.
    pub years: Vec<YearRow>,
    /// The sessions without a date.
    pub undated: Vec<SessionItem>,
    /// The statistics of the whole archive.
    pub statistics: String,
}

/// A year in the list of years.
#[derive(Debug, Serialize)]
pub struct YearRow {
    /// Its page.
    pub href: String,
    /// The year, in words.
    pub title: String,
    /// How many sessions it has.
    pub sessions: usize,
    /// How many exchanges it has.
    pub questions: usize,
}
