//! The record year by year: how much of it there is, against which everything else is counted.
//!
//! The years stand in a row without a hole. A year without a session is there with none, so that nobody
//! takes it for a year in which something was not spoken of.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Completeness, ExchangeAt, TwinsView};
use crate::model::{Paragraph, Session};
use crate::resolve::Archive;
use crate::text::is_letter;

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
    /// How many of them are known to be there in full.
    pub full: usize,
    /// How many exchanges they have.
    pub exchanges: usize,
    /// How many characters are spoken in them: letters of any script and figures.
    pub characters: usize,
}

/// How much is spoken in each session, by language: what all rates and all claims from silence are counted against.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sizes {
    /// For each session its languages, apart from their script and country, in order, each with its characters.
    by_session: Vec<Vec<(String, usize)>>,
}

impl Sizes {
    /// Counts an archive.
    pub fn of(archive: &Archive) -> Self {
        let each = archive.sessions.par_iter().map(|archived| spoken(&archived.session));
        Self { by_session: each.collect() }
    }

    /// The languages of a session, each with the characters spoken in it.
    pub fn languages(&self, session: usize) -> &[(String, usize)] {
        self.by_session.get(session).map_or(&[], Vec::as_slice)
    }

    /// How many characters are spoken in a session.
    pub fn characters(&self, session: usize) -> usize {
        self.languages(session).iter().map(|(_, characters)| characters).sum()
    }
}

/// The years from the first to the last with a session; of twins one is counted.
pub(super) fn years(archive: &Archive, sizes: &Sizes, twins: &TwinsView) -> Vec<YearOfRecord> {
    let sessions = archive.sessions.iter().enumerate().filter(|&(at, _)| twins.is_counted(at));
    years_of(sessions.map(|(at, archived)| (&archived.session, sizes.characters(at), true)))
}

/// The same with the characters of all twins: what is said in several languages is held against all of these.
pub(super) fn in_all_languages(
    archive: &Archive,
    sizes: &Sizes,
    twins: &TwinsView,
) -> Vec<YearOfRecord> {
    let sessions = archive.sessions.iter().enumerate();
    years_of(
        sessions
            .map(|(at, archived)| (&archived.session, sizes.characters(at), twins.is_counted(at))),
    )
}

/// The same for each language, apart from its script and country, translations too; empty where one alone is spoken.
pub(super) fn by_language(
    archive: &Archive,
    sizes: &Sizes,
    twins: &TwinsView,
) -> Vec<(String, Vec<YearOfRecord>)> {
    let mut sessions: BTreeMap<&str, Vec<(&Session, usize, bool)>> = BTreeMap::new();
    let all = archive.sessions.iter().enumerate().filter(|&(at, _)| !twins.says_again(at));
    for (at, archived) in all {
        for (language, characters) in sizes.languages(at) {
            let of = (&archived.session, *characters, true);
            sessions.entry(language).or_default().push(of);
        }
    }
    let several = sessions.len() > 1;
    let languages = sessions.into_iter().filter(|_| several);
    languages.map(|(language, each)| (language.to_owned(), years_of(each.into_iter()))).collect()
}

/// The years of sessions, each with its characters and whether it is more than these.
fn years_of<'a>(sessions: impl Iterator<Item = (&'a Session, usize, bool)>) -> Vec<YearOfRecord> {
    let mut years: Vec<YearOfRecord> = Vec::new();
    for (session, characters, counted) in sessions {
        let Some(date) = session.header.date else { continue };
        if years.last().is_none_or(|last| last.year != date.year()) {
            years.push(YearOfRecord { year: date.year(), ..YearOfRecord::default() });
        }
        let Some(year) = years.last_mut() else { continue };
        year.characters += characters;
        if counted {
            year.sessions += 1;
            year.full += usize::from(Completeness::of(session).is_full());
            year.exchanges += session.exchanges.len();
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

/// How many characters are spoken in a session, by language; its own is there even if nothing is said in it.
fn spoken(session: &Session) -> Vec<(String, usize)> {
    let own = &session.header.language;
    let mut sizes = BTreeMap::from([(own.primary(), 0)]);
    let turns = session.sections().flat_map(|(_, turns)| turns);
    for paragraph in turns.flat_map(|turn| &turn.paragraphs) {
        let language = paragraph.language.as_ref().unwrap_or(own);
        *sizes.entry(language.primary()).or_default() += characters([paragraph]);
    }
    sizes.into_iter().map(|(language, size)| (language.to_owned(), size)).collect()
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
    use crate::derive::sample::{archive, reference};
    use crate::model::{Date, Extent};

    fn record(archive: &Archive) -> Vec<YearOfRecord> {
        years(archive, &Sizes::of(archive), &TwinsView::new(archive))
    }

    #[test]
    fn of_twins_one_is_counted_and_the_words_of_all_where_languages_are_not_told_apart() {
        let mut archive = archive();
        let before = record(&archive);
        let mut twin = archive.sessions[0].clone();
        twin.session.id = crate::derive::sample::slug("2023-04-01-spring-en");
        twin.session.header.translation_of = Some(reference("2023-04-01-spring"));
        archive.sessions.insert(1, twin);
        assert_eq!(record(&archive), before);
        let (sizes, twins) = (Sizes::of(&archive), TwinsView::new(&archive));
        let all = in_all_languages(&archive, &sizes, &twins);
        assert_eq!((all[0].sessions, all[0].exchanges), (1, 2));
        assert_eq!(all[0].characters, 2 * before[0].characters);
    }

    #[test]
    fn a_year_without_a_session_stands_in_the_row_with_none() {
        let mut archive = archive();
        archive.sessions[1].session.header.date = Date::new(2025, 4, 2);
        archive.sessions[0].session.header.witness.extent = Some(Extent::Full);
        let years = record(&archive);
        let seen: Vec<_> =
            years.iter().map(|it| (it.year, it.sessions, it.full, it.exchanges)).collect();
        assert_eq!(seen, [(2023, 1, 1, 2), (2024, 0, 0, 0), (2025, 1, 0, 1)]);
        assert_eq!(years[1].characters, 0);
        assert_eq!(years[0].characters, 6 + 9 + 6 + 2, "no marks, and the lead is not spoken");
    }

    #[test]
    fn what_is_spoken_in_a_session_is_counted_by_language() {
        let archive = archive();
        let sizes = Sizes::of(&archive);
        let second = sizes.languages(1);
        let languages: Vec<&str> = second.iter().map(|(language, _)| language.as_str()).collect();
        assert_eq!(languages, ["en", "zh"]);
        assert_eq!(second[0].1, "Thelampscomelater".len());
        assert_eq!(sizes.characters(1), second[0].1 + second[1].1);
    }

    #[test]
    fn a_mistyped_century_makes_no_long_row() {
        let mut archive = archive();
        archive.sessions[0].session.header.date = Date::new(203, 4, 1);
        assert_eq!(record(&archive).len(), 2);
    }

    #[test]
    fn what_is_counted_stands_under_its_year_and_what_has_no_date_nowhere() {
        let archive = archive();
        let record = record(&archive);
        let exchanges =
            [(0, 0), (0, 1), (2, 0)].map(|(session, exchange)| ExchangeAt { session, exchange });
        assert_eq!(exchanges_by_year(&archive, &record, exchanges), [2, 0]);
        assert_eq!(by_year(&record, [(2024, 3), (1999, 9)]), [0, 3]);
    }
}
