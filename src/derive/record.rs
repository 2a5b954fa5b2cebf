//! The record year by year: how much of it there is, against which everything else is counted.
//!
//! The years stand in a row without a hole. A year without a session is there with none, so that nobody
//! takes it for a year in which something was not spoken of.

use std::collections::{BTreeMap, BTreeSet};

use super::ExchangeAt;
use crate::model::{Extent, Paragraph, Session};
use crate::resolve::Archive;
use crate::text::{Language, is_letter};

/// The longest row of years. An archive that reaches over more (a mistyped date is enough) has only the
/// years with sessions.
const LONGEST_ROW: i32 = 200;

/// How much record there is of one year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct YearOfRecord {
    /// The year.
    pub year: i16,
    /// How many sessions it has.
    pub sessions: usize,
    /// How many of them are there in full, as their witness says.
    pub full: usize,
    /// How many exchanges they have.
    pub exchanges: usize,
    /// How many characters are spoken in them: letters of any script and figures.
    pub characters: usize,
}

/// The years from the first to the last with a session.
pub(super) fn years(archive: &Archive) -> Vec<YearOfRecord> {
    let sessions = archive.sessions.iter().map(|archived| &archived.session);
    years_of(sessions.map(|session| (session, spoken(session, None))))
}

/// The same for each language, apart from its script and country; empty where one alone is spoken.
pub(super) fn by_language(archive: &Archive) -> Vec<(String, Vec<YearOfRecord>)> {
    let mut sessions: BTreeMap<&str, Vec<&Session>> = BTreeMap::new();
    for archived in &archive.sessions {
        for language in languages_of(&archived.session) {
            sessions.entry(language).or_default().push(&archived.session);
        }
    }
    let several = sessions.len() > 1;
    let languages = sessions.into_iter().filter(|_| several).map(|(language, sessions)| {
        let each = sessions.into_iter().map(|session| (session, spoken(session, Some(language))));
        (language.to_owned(), years_of(each))
    });
    languages.collect()
}

/// The languages of a session, apart from their script and country.
pub(super) fn languages_of(session: &Session) -> BTreeSet<&str> {
    let turns = session.sections().flat_map(|(_, turns)| turns);
    let paragraphs = turns.flat_map(|turn| &turn.paragraphs);
    let others = paragraphs.filter_map(|it| it.language.as_ref());
    others.chain([&session.header.language]).map(Language::primary).collect()
}

fn years_of<'a>(sessions: impl Iterator<Item = (&'a Session, usize)>) -> Vec<YearOfRecord> {
    let mut years: Vec<YearOfRecord> = Vec::new();
    for (session, characters) in sessions {
        let Some(date) = session.header.date else { continue };
        if years.last().is_none_or(|last| last.year != date.year()) {
            years.push(YearOfRecord { year: date.year(), ..YearOfRecord::default() });
        }
        if let Some(year) = years.last_mut() {
            year.sessions += 1;
            year.full += usize::from(session.header.witness.extent == Some(Extent::Full));
            year.exchanges += session.exchanges.len();
            year.characters += characters;
        }
    }
    without_holes(years)
}

/// For each year of the record, how many of these exchanges it has.
pub fn exchanges_by_year(
    archive: &Archive,
    record: &[YearOfRecord],
    exchanges: impl IntoIterator<Item = ExchangeAt>,
) -> Vec<usize> {
    let dates = exchanges.into_iter().map(|at| archive.sessions[at.session].session.header.date);
    by_year(record, dates.flatten().map(|date| (date.year(), 1)))
}

/// For each year of the record, the sum of what is counted in it.
pub fn by_year(
    record: &[YearOfRecord],
    counts: impl IntoIterator<Item = (i16, usize)>,
) -> Vec<usize> {
    let mut sums = vec![0; record.len()];
    for (year, count) in counts {
        if let Ok(at) = record.binary_search_by_key(&year, |it| it.year) {
            sums[at] += count;
        }
    }
    sums
}

/// How many characters some paragraphs have: letters of any script and figures, no spaces, no marks.
pub fn characters<'a>(paragraphs: impl IntoIterator<Item = &'a Paragraph>) -> usize {
    let letters = |text: &str| text.chars().filter(|&c| is_letter(c)).count();
    paragraphs.into_iter().map(|paragraph| letters(&paragraph.text)).sum()
}

/// How many characters are spoken in a session; in one language, if one is named.
fn spoken(session: &Session, language: Option<&str>) -> usize {
    let turns = session.sections().flat_map(|(_, turns)| turns);
    let own = &session.header.language;
    let paragraphs = turns.flat_map(|turn| &turn.paragraphs);
    characters(paragraphs.filter(|paragraph| {
        let tag = paragraph.language.as_ref().unwrap_or(own).primary();
        language.is_none_or(|language| language == tag)
    }))
}

fn without_holes(years: Vec<YearOfRecord>) -> Vec<YearOfRecord> {
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return years };
    if i32::from(last.year) - i32::from(first.year) >= LONGEST_ROW {
        return years;
    }
    let all = first.year..=last.year;
    let of = |year| {
        let found = years.binary_search_by_key(&year, |it| it.year);
        found.map_or(YearOfRecord { year, ..YearOfRecord::default() }, |at| years[at])
    };
    all.map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::archive;
    use crate::model::Date;

    #[test]
    fn a_year_without_a_session_stands_in_the_row_with_none() {
        let mut archive = archive();
        archive.sessions[1].session.header.date = Date::new(2025, 4, 2);
        archive.sessions[0].session.header.witness.extent = Some(Extent::Full);
        let years = years(&archive);
        let seen: Vec<_> =
            years.iter().map(|it| (it.year, it.sessions, it.full, it.exchanges)).collect();
        assert_eq!(seen, [(2023, 1, 1, 2), (2024, 0, 0, 0), (2025, 1, 0, 1)]);
        assert_eq!(years[1].characters, 0);
        assert_eq!(years[0].characters, 6 + 9 + 6 + 2, "no marks, and the lead is not spoken");
    }

    #[test]
    fn a_mistyped_century_makes_no_long_row() {
        let mut archive = archive();
        archive.sessions[0].session.header.date = Date::new(203, 4, 1);
        assert_eq!(years(&archive).len(), 2);
    }

    #[test]
    fn what_is_counted_stands_under_its_year_and_what_has_no_date_nowhere() {
        let archive = archive();
        let record = years(&archive);
        let exchanges =
            [(0, 0), (0, 1), (2, 0)].map(|(session, exchange)| ExchangeAt { session, exchange });
        assert_eq!(exchanges_by_year(&archive, &record, exchanges), [2, 0]);
        assert_eq!(by_year(&record, [(2024, 3), (1999, 9)]), [0, 3]);
    }
}
