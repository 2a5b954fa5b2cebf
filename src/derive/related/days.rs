//! When exchanges are said, and what the time between two leaves of their likeness.

use std::ops::Range;

use crate::derive::ExchangeAt;
use crate::resolve::Archive;

/// How fast likeness fades with the weeks between two exchanges: their number, with one for the same week, to this
/// power. A year takes away about two thirds, ten years four fifths.
const FADING: f64 = -0.25;

/// How many days are told apart, eighty years: beyond that likeness fades no more.
const LONGEST: usize = 30_000;

/// How many days lie between two exchanges of which one has no day.
const UNKNOWN: usize = 365;

/// Instead of the week of an exchange whose day is not known.
const NO_WEEK: u16 = u16::MAX;

/// When exchanges are said.
pub(super) struct Days {
    /// The sessions, each as the stretch of its exchanges.
    sessions: Vec<Range<usize>>,
    /// For each exchange, its session.
    of: Vec<u32>,
    /// For each exchange its day, counted from the first of all.
    said: Vec<Option<i32>>,
    /// What so many days leave of a likeness, in 1024ths.
    left: Vec<u16>,
}

impl Days {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "between 0 and 1024"
    )]
    pub(super) fn of(archive: &Archive) -> Self {
        let dates = || archive.sessions.iter().filter_map(|it| it.session.header.date);
        let first = dates().next();
        let (mut sessions, mut of, mut days) = (Vec::new(), Vec::new(), Vec::new());
        for (number, archived) in (0_u32..).zip(&archive.sessions) {
            let session = &archived.session;
            let day = first.zip(session.header.date).map(|(first, date)| first.days_until(date));
            let day = day.and_then(|day| i32::try_from(day).ok());
            let (start, count) = (of.len(), session.exchanges.len());
            of.resize(start + count, number);
            days.resize(start + count, day);
            sessions.push(start..start + count);
        }
        let known = || days.iter().copied().flatten();
        let span = known().max().zip(known().min()).map_or(0, |(last, first)| last.abs_diff(first));
        let longest = usize::try_from(span).unwrap_or(LONGEST).clamp(UNKNOWN, LONGEST);
        let left = |days: usize| (1024.0 * (1.0 + days as f64 / 7.0).powf(FADING)).round() as u16;
        Self { sessions, of, left: (0..=longest).map(left).collect(), said: days }
    }

    pub(super) fn sessions(&self) -> impl Iterator<Item = Range<usize>> {
        self.sessions.iter().cloned()
    }

    /// The stretch of the exchanges of an exchange's session.
    pub(super) fn session(&self, exchange: usize) -> Range<usize> {
        self.sessions[self.of[exchange] as usize].clone()
    }

    pub(super) fn at(&self, exchange: usize) -> ExchangeAt {
        let session = self.of[exchange] as usize;
        ExchangeAt { session, exchange: exchange - self.sessions[session].start }
    }

    /// The number of an exchange among all.
    pub(super) fn number(&self, at: ExchangeAt) -> usize {
        self.sessions[at.session].start + at.exchange
    }

    /// What the time between two exchanges leaves of their likeness, in 1024ths. Where a day is not known,
    /// they are taken to be a year apart.
    pub(super) fn nearness(&self, one: usize, other: usize) -> u16 {
        let days = match (self.said[one], self.said[other]) {
            (Some(one), Some(other)) => usize::try_from(one.abs_diff(other)).unwrap_or(LONGEST),
            _ => UNKNOWN,
        };
        self.left[days.min(self.left.len() - 1)]
    }

    /// The week in which an exchange is said, counted from the first of all: what is more than a thousand years
    /// later is taken to be of one. [`NO_WEEK`] where its day is not known.
    pub(super) fn week(&self, exchange: usize) -> u16 {
        let week = |day: i32| u16::try_from(day / 7).unwrap_or(u16::MAX).min(NO_WEEK - 1);
        self.said[exchange].map_or(NO_WEEK, week)
    }

    /// What the time between two weeks leaves of the likeness of exchanges said in them, in 1024ths: roughly
    /// [`Self::nearness`], of which no more has to be known.
    pub(super) fn nearness_of_weeks(&self, one: u16, other: u16) -> u16 {
        let unknown = one == NO_WEEK || other == NO_WEEK;
        let days = if unknown { UNKNOWN } else { usize::from(one.abs_diff(other)) * 7 };
        self.left[days.min(self.left.len() - 1)]
    }

    pub(super) fn is_same_day(&self, one: usize, other: usize) -> bool {
        self.said[one].is_some() && self.said[one] == self.said[other]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::archive;
    use crate::model::Date;

    #[test]
    fn the_further_apart_the_less_is_left_and_what_has_no_day_is_a_year_away() {
        let mut archive = archive();
        let pattern = archive.sessions[0].clone();
        let dates = [Date::new(2031, 1, 1), Date::new(2031, 1, 8), Date::new(2032, 1, 1), None];
        archive.sessions = dates
            .map(|date| {
                let mut archived = pattern.clone();
                archived.session.header.date = date;
                archived.session.exchanges.truncate(1);
                archived
            })
            .into();
        let days = Days::of(&archive);
        assert_eq!(days.nearness(0, 0), 1024);
        assert!(days.nearness(0, 0) > days.nearness(0, 1));
        assert!(days.nearness(1, 0) > days.nearness(0, 2));
        assert_eq!(days.nearness(0, 3), days.nearness(0, 2));
        let weeks = |one: usize, other| days.nearness_of_weeks(days.week(one), days.week(other));
        for (one, other) in [(0, 0), (0, 1), (1, 2), (0, 3)] {
            assert!(weeks(one, other).abs_diff(days.nearness(one, other)) < 9);
        }
        assert!(days.is_same_day(0, 0) && !days.is_same_day(0, 1) && !days.is_same_day(3, 3));
    }
}
