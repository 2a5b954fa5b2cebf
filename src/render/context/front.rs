//! The first page, and the page for addresses that lead nowhere.

use serde::Serialize;

use super::{CountedLink, Day, Link, QuestionItem, SessionItem, YearRow};

/// `home.html`.
#[derive(Debug, Serialize)]
pub struct HomePage {
    /// The first and the last day with a session; `None` where none is dated.
    pub span: Option<(Day, Day)>,
    /// How many sessions there are.
    pub sessions: usize,
    /// How many exchanges there are.
    pub questions: usize,
    /// How complete the records are.
    pub extents: Vec<ExtentCount>,
    /// The latest session, if there is any.
    pub latest: Option<SessionItem>,
    /// Its exchanges.
    pub latest_questions: Vec<QuestionItem>,
    /// The topics that have exchanges, in order.
    pub topics: Vec<CountedLink>,
    /// The terms that stand in the archive most often, in order, with the numbers of their uses.
    pub terms: Vec<CountedLink>,
    /// The list of all terms, with their number; `None` where there are none.
    pub all_terms: Option<CountedLink>,
    /// The years, latest first, where there is more than one.
    pub years: Vec<YearRow>,
    /// The series.
    pub series: Vec<CountedLink>,
    /// The free pages.
    pub pages: Vec<Link>,
    /// The data files.
    pub data: Vec<Link>,
}

/// How many sessions are complete to one degree.
#[derive(Debug, Serialize)]
pub struct ExtentCount {
    /// In words, with the number.
    pub text: String,
}

/// `404.html`.
#[derive(Debug, Serialize)]
pub struct NotFoundPage {
    /// The first page.
    pub home: String,
}
