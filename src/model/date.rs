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

    /// How many whole months of the calendar it is from this one to `other`: from 10 November to 10 November of the next
    /// year, twelve. Fewer than none, if that was before.
    pub fn months_until(self, other: Self) -> i32 {
        self.0.until((jiff::Unit::Month, other.0)).map_or(0, |span| span.get_months())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_those_of_the_calendar() {
        let months = |from: (i16, i8, i8), to: (i16, i8, i8)| {
            let day = |(year, month, day)| Date::new(year, month, day).unwrap();
            day(from).months_until(day(to))
        };
        assert_eq!(months((2022, 11, 10), (2023, 11, 10)), 12);
        assert_eq!(months((2022, 11, 10), (2023, 11, 9)), 11);
        assert_eq!(months((2019, 2, 10), (2022, 11, 10)), 45);
        assert_eq!(months((2023, 11, 10), (2022, 11, 10)), -12);
    }
}
