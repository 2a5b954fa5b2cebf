//! Years and series: which sessions belong to them, of twins the lead; and which years uses do.

use std::cmp::Reverse;

use super::exchange::find;
use super::{ExchangeAt, TopicView, TwinsView};
use crate::model::Date;
use crate::resolve::{Archive, ArchivedSession};

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
pub(super) fn years(
    archive: &Archive,
    twins: &TwinsView,
    topics: &[TopicView],
) -> (Vec<YearView>, Vec<usize>) {
    let mut years: Vec<YearView> = Vec::new();
    let mut undated = Vec::new();
    let year = |session: usize| archive.sessions[session].session.header.date.map(Date::year);
    for (index, archived) in archive.sessions.iter().enumerate() {
        let counted = twins.is_counted(index);
        let Some(own) = year(index) else {
            undated.extend(counted.then_some(index));
            continue;
        };
        if years.last().is_none_or(|last| last.year != own) {
            years.push(YearView {
                year: own,
                sessions: Vec::new(),
                topics: Vec::new(),
                exchanges: 0,
            });
        }
        let Some(view) = years.last_mut() else { continue };
        if counted {
            view.exchanges += archived.session.exchanges.len();
        }
        // A translation of another year than its lead is found in its own.
        if counted || year(twins.lead(index)) != Some(own) {
            view.sessions.push(index);
        }
    }
    for (topic, view) in topics.iter().enumerate() {
        for year in view.own.iter().filter_map(|at| year(at.session)) {
            let Ok(place) = years.binary_search_by_key(&year, |it| it.year) else { continue };
            match years[place].topics.last_mut() {
                Some((last, count)) if *last == topic => *count += 1,
                _ => years[place].topics.push((topic, 1)),
            }
        }
    }
    for year in &mut years {
        year.topics.sort_by_key(|&(topic, count)| (Reverse(count), topic));
    }
    (years, undated)
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
pub(super) fn series(archive: &Archive, twins: &TwinsView) -> Vec<Vec<usize>> {
    let mut series = vec![Vec::new(); archive.series.len()];
    for (index, archived) in counted(archive, twins) {
        let id = archived.session.header.series.as_ref().map(|reference| reference.id.as_str());
        let found = id.and_then(|id| find(&archive.series, |series| &series.entry, id));
        if let Some(found) = found {
            series[found].push(index);
        }
    }
    series
}

/// The sessions that are counted, with their indices.
pub(super) fn counted<'a>(
    archive: &'a Archive,
    twins: &'a TwinsView,
) -> impl Iterator<Item = (usize, &'a ArchivedSession)> {
    archive.sessions.iter().enumerate().filter(|&(index, _)| twins.is_counted(index))
}

/// All exchanges of a session, in order.
pub(super) fn exchanges_of(archive: &Archive, session: usize) -> impl Iterator<Item = ExchangeAt> {
    let count = archive.sessions[session].session.exchanges.len();
    (0..count).map(move |exchange| ExchangeAt { session, exchange })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::{archive, reference};
    use crate::derive::topics;

    fn years_of(archive: &Archive) -> (Vec<YearView>, Vec<usize>) {
        let twins = TwinsView::new(archive);
        years(archive, &twins, &topics::collect(archive, &twins))
    }

    #[test]
    fn a_translation_is_neither_a_session_more_nor_a_question_more() {
        let mut archive = archive();
        let mut twin = archive.sessions[1].clone();
        twin.session.id = crate::derive::sample::slug("2024-04-02-spring-en");
        twin.session.header.translation_of = Some(reference("2024-04-02-spring"));
        archive.sessions.insert(2, twin);
        let (years, undated) = years_of(&archive);
        let year = &years[1];
        assert_eq!((year.sessions.as_slice(), year.exchanges), (&[1][..], 1));
        assert_eq!((year.count(0), undated), (1, vec![3]));
        assert_eq!(series(&archive, &TwinsView::new(&archive)), [vec![0, 1]]);
        archive.sessions[2].session.header.date = Date::new(2025, 1, 1);
        let (years, _) = years_of(&archive);
        assert_eq!((years[2].sessions.as_slice(), years[2].exchanges), (&[2][..], 0));
    }

    #[test]
    fn years_hold_their_sessions_and_the_undated_stand_apart() {
        let (years, undated) = years_of(&archive());
        let seen: Vec<_> = years.iter().map(|year| (year.year, year.sessions.clone())).collect();
        assert_eq!(seen, [(2023, vec![0]), (2024, vec![1])]);
        assert_eq!(undated, [2]);
        assert_eq!(years[0].topics, [(0, 1), (2, 1)]);
    }

    #[test]
    fn a_series_knows_its_sessions() {
        let archive = archive();
        assert_eq!(series(&archive, &TwinsView::new(&archive)), [vec![0, 1]]);
    }
}
