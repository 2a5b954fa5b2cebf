//! What can stand after `wenda wordings`.

use clap::{Args, ValueEnum};

use super::concordance::Years;
use crate::derive::wordings::WordingClass;

/// List what recurs across sessions in the same or nearly the same words
///
/// Found without a list; the weightiest come first, with how often and in how many sessions each is used, and its first and
/// last year. `--csv` gives a row for each wording and each of its variants, `--format json` the same as JSON.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    wenda wordings                                   all of them\n  \
    wenda wordings 一个中国 --variants               those with these words, in all their forms\n  \
    wenda wordings --class formula --min-sessions 10\n  \
    wenda wordings --year 2019..2021 --csv > wordings.csv")]
pub(in super::super) struct Wordings {
    /// Only those with these words
    #[arg(value_name = "WORDS")]
    pub(in super::super) words: Option<String>,
    /// Only of this class
    #[arg(long, value_name = "CLASS")]
    pub(in super::super) class: Option<Class>,
    /// Only those used in this year, or from one to another: 2019..2021
    #[arg(long, value_name = "YEARS")]
    pub(in super::super) year: Option<Years>,
    /// Only those in so many sessions at least
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub(in super::super) min_sessions: usize,
    /// Show each variant, with its difference from the form it goes by
    #[arg(long)]
    pub(in super::super) variants: bool,
    /// Print a CSV table
    #[arg(long)]
    pub(in super::super) csv: bool,
}

/// The classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in super::super) enum Class {
    /// Phrases that say something
    Formula,
    /// Names and titles
    Name,
    /// What goes with talking
    Routine,
}

impl Class {
    /// The class of that name.
    pub(in super::super) fn class(self) -> WordingClass {
        match self {
            Self::Formula => WordingClass::Formula,
            Self::Name => WordingClass::Name,
            Self::Routine => WordingClass::Routine,
        }
    }
}
