//! Days of the calendar: the one door to jiff.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day, written `2025-03-07`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The day, if the calendar has it.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, from 1.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// How many days it is from this one to `other`; fewer than none, if that was before.
    pub fn days_until(self, other: Self) -> i64 {
        (other.0 - self.0).get_days().into()
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        let bad = || format!("`{word}` is not a day such as 2025-03-07");
        if word.len() != 10 {
            return Err(bad());
        }
        word.parse().map(Self).map_err(|_| bad())
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
