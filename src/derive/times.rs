//! Years and series: which sessions belong to them; and which years uses do.

use super::ExchangeAt;
use super::exchange::find;
use crate::model::Date;
use crate::resolve::Archive;

/// One year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearView {
    /// The year.
    pub year: i16,
    /// Its sessions.
    pub sessions: Vec<usize>,
    /// The topics its exchanges have, with how many each; by the number of exchanges, most first, then
    /// by the topic's id.
    pub topics: Vec<(usize, usize)>,
    /// How many exchanges it has.
    pub exchanges: usize,
}

impl YearView {
    /// How many of its exchanges have a topic.
    pub fn count(&self, topic: usize) -> usize {
        self.topics.iter().find(|(other, _)| *other == topic).map_or(0, |&(_, count)| count)
    }
}

/// The years with sessions, earliest first; and the sessions without a date.
pub(super) fn years(archive: &Archive) -> (Vec<YearView>, Vec<usize>) {
    let mut years: Vec<YearView> = Vec::new();
    let mut undated = Vec::new();
    for (index, archived) in archive.sessions.iter().enumerate() {
        let Some(date) = archived.session.header.date else {
            undated.push(index);
            continue;
        };
        if years.last().is_none_or(|last| last.year != date.year()) {
            let year = date.year();
            years.push(YearView { year, sessions: Vec::new(), topics: Vec::new(), exchanges: 0 });
        }
        if let Some(year) = years.last_mut() {
            year.sessions.push(index);
            year.exchanges += archived.session.exchanges.len();
        }
    }
    for year in &mut years {
        year.topics = topic_counts(archive, &year.sessions);
    }
    (years, undated)
}

fn topic_counts(archive: &Archive, sessions: &[usize]) -> Vec<(usize, usize)> {
    let mut counts = vec![0; archive.topics.len()];
    for &session in sessions {
        for assignment in archive.sessions[session].topics.iter().flatten() {
            counts[assignment.topic] += 1;
        }
    }
    let mut counts: Vec<(usize, usize)> =
        counts.into_iter().enumerate().filter(|&(_, count)| count > 0).collect();
    counts.sort_by_key(|&(topic, count)| (std::cmp::Reverse(count), topic));
    counts
}

/// Adds a use on a day, not before the last, to the days of the first and last use and to the uses of each year.
pub(super) fn add(date: Date, dates: &mut Option<(Date, Date)>, years: &mut Vec<(i16, usize)>) {
    reach(date, dates);
    count(date, years);
}

/// Lets the days of the first and last use reach to this day, which is not before the last.
pub(super) fn reach(date: Date, dates: &mut Option<(Date, Date)>) {
    *dates = Some((dates.map_or(date, |(first, _)| first), date));
}

/// Counts a use in its year, which is not before the last.
pub(super) fn count(date: Date, years: &mut Vec<(i16, usize)>) {
    match years.last_mut() {
        Some((year, count)) if *year == date.year() => *count += 1,
        _ => years.push((date.year(), 1)),
    }
}

/// For each series, its sessions.
pub(super) fn series(archive: &Archive) -> Vec<Vec<usize>> {
    let mut series = vec![Vec::new(); archive.series.len()];
    for (index, archived) in archive.sessions.iter().enumerate() {
        let id = archived.session.header.series.as_ref().map(|reference| reference.id.as_str());
        let found = id.and_then(|id| find(&archive.series, |series| &series.entry, id));
        if let Some(found) = found {
            series[found].push(index);
        }
    }
    series
}

/// All exchanges of some sessions, in order.
pub(super) fn exchanges_of(archive: &Archive, session: usize) -> impl Iterator<Item = ExchangeAt> {
    let count = archive.sessions[session].session.exchanges.len();
    (0..count).map(move |exchange| ExchangeAt { session, exchange })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::archive;

    #[test]
    fn years_hold_their_sessions_and_the_undated_stand_apart() {
        let (years, undated) = years(&archive());
        let seen: Vec<_> = years.iter().map(|year| (year.year, year.sessions.clone())).collect();
        assert_eq!(seen, [(2023, vec![0]), (2024, vec![1])]);
        assert_eq!(undated, [2]);
        assert_eq!(years[0].topics, [(0, 1), (2, 1)]);
    }

    #[test]
    fn a_series_knows_its_sessions() {
        assert_eq!(series(&archive()), [vec![0, 1]]);
    }
}
