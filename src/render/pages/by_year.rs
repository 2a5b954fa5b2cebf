//! Charts by year: how often something stands in the record, beside how much record there is.

use super::super::chart::{Bar, Chart, Rows, u64_of};
use super::super::context::Figure;
use super::super::routes::{Links, Route};
use super::super::site::Site;
use super::super::words::fill;
use crate::derive::{ExchangeAt, YearOfRecord, by_year, exchanges_by_year};

/// Per how many characters the uses of something are counted.
const CHARACTERS: u64 = 10_000;
/// A whole, in the parts in which a rate is kept.
const ONE: u64 = 1_000_000_000;

/// What is to be charted, one value a year of the record.
pub(super) struct ByYear<'w> {
    /// The id of the drawing.
    pub(super) id: &'w str,
    /// What it shows.
    pub(super) title: &'w str,
    /// What the columns of the table are called, besides the year's and the sessions'.
    pub(super) columns: Vec<&'w str>,
    /// For each year the length of its bar, that in words, and the cells of its row; no length where there is nothing
    /// in the year that could have been counted.
    pub(super) years: Vec<(Option<u64>, String, Vec<String>)>,
}

/// The record against which something is charted: the archive's, or that of one language.
#[derive(Clone, Copy)]
pub(super) struct Record<'r> {
    /// Its years, from the first to the last.
    pub(super) years: &'r [YearOfRecord],
    /// How many sessions without a date there are besides.
    undated: usize,
}

impl Site<'_> {
    /// Exchanges by year, beside all exchanges of the year; `None` where there are no two years to compare, or
    /// nothing to count.
    pub(super) fn exchanges_chart(
        &self,
        id: &str,
        title: &str,
        exchanges: impl IntoIterator<Item = ExchangeAt>,
        links: &Links<'_>,
    ) -> Option<Figure> {
        let record = &self.views.record;
        let counts = exchanges_by_year(self.archive, record, exchanges);
        let years = counts.iter().zip(record).map(|(&count, year)| {
            let cells = vec![count.to_string(), year.exchanges.to_string()];
            (Some(u64_of(count)), count.to_string(), cells)
        });
        let words = &self.words.chart;
        let columns = vec![words.count.as_str(), &words.of_all];
        self.yearly(ByYear { id, title, columns, years: years.collect() }, links)
    }

    /// Uses by year, as many as come on ten thousand characters of the year's record in these languages.
    pub(in crate::render) fn uses_chart(
        &self,
        id: &str,
        languages: &[String],
        uses: &[(i16, usize)],
        links: &Links<'_>,
    ) -> Option<Figure> {
        let record = self.record_in(languages);
        let counts = by_year(record.years, uses.iter().copied());
        let years = counts.iter().zip(record.years).map(|(&count, year)| {
            let rate = rate(count, year.characters);
            let said = rate.map(rate_in_words).unwrap_or_default();
            let cells = vec![said.clone(), count.to_string(), year.characters.to_string()];
            (rate, said, cells)
        });
        let words = &self.words.chart;
        let columns = vec![words.rate.as_str(), &self.words.term.uses, &words.characters];
        let years = years.collect();
        let counted = ByYear { id, title: &words.uses_by_year, columns, years };
        self.yearly_of(record, counted, links)
    }

    /// A chart with a bar and a row for each year of the record.
    pub(super) fn yearly(&self, counted: ByYear<'_>, links: &Links<'_>) -> Option<Figure> {
        self.yearly_of(self.record(), counted, links)
    }

    fn record(&self) -> Record<'_> {
        Record { years: &self.views.record, undated: self.views.undated.len() }
    }

    /// The record in one language, where there are others; else the archive's.
    pub(super) fn record_in(&self, languages: &[String]) -> Record<'_> {
        let is_part = self.views.records.iter().any(|(one, _)| languages == [one.as_str()]);
        if !is_part {
            return Record { years: self.views.record_in(languages), ..self.record() };
        }
        let silence = &self.views.history.silence;
        let (undated, _) = silence.size(languages, silence.dated()..usize::MAX);
        Record { years: self.views.record_in(languages), undated }
    }

    /// The same for the years of one record.
    pub(super) fn yearly_of(
        &self,
        of: Record<'_>,
        counted: ByYear<'_>,
        links: &Links<'_>,
    ) -> Option<Figure> {
        let (record, ByYear { id, title, columns, years }) = (of.years, counted);
        let top = (0..years.len()).max_by_key(|&at| (years[at].0, std::cmp::Reverse(at)))?;
        if record.len() < 2 || years[top].0.unwrap_or_default() == 0 {
            return None;
        }
        let words = &self.words.chart;
        let bar = |(year, (value, label, _)): (&YearOfRecord, &(Option<u64>, String, _))| {
            let value = value.filter(|_| year.sessions > 0);
            let label = match value {
                Some(_) => label,
                None if year.sessions > 0 => &words.nothing_counted,
                None => &words.no_session,
            };
            Bar { name: year.year.to_string(), value, label: label.clone() }
        };
        let bars: Vec<Bar> = record.iter().zip(&years).map(bar).collect();
        let uncounted =
            record.iter().zip(&bars).any(|(year, bar)| year.sessions > 0 && bar.value.is_none());
        let said = |at: usize| self.words.dates.year(record[at].year);
        let description = fill(
            &words.summary,
            &[
                ("from", &said(0)),
                ("to", &said(record.len() - 1)),
                ("top", &said(top)),
                ("most", &years[top].1),
            ],
        );
        let chart = Chart { id, title, description: &description, bars: &bars };
        let head = [words.year.as_str()].into_iter().chain(columns);
        let head = head.chain([self.words.sessions.as_str()]);
        let mut rows = Rows::default();
        for (year, (_, _, cells)) in record.iter().zip(&years) {
            self.add_year(&mut rows, year, cells, links);
        }
        let mut notes = self.rests_on_record(of);
        notes.extend(uncounted.then(|| words.uncounted.clone()));
        Some(Figure {
            title: title.to_owned(),
            drawing: Some(chart.columns()),
            notes,
            columns: head.map(str::to_owned).collect(),
            rows: rows.html(),
            file: None,
        })
    }

    fn add_year(&self, rows: &mut Rows, year: &YearOfRecord, cells: &[String], links: &Links<'_>) {
        let name = self.words.dates.year(year.year);
        if year.sessions > 0 {
            let (href, sessions) = (links.to(&Route::Year(year.year)), year.sessions.to_string());
            let cells = cells.iter().map(String::as_str).chain([sessions.as_str()]);
            rows.add(&name, Some(&href), cells);
        } else {
            let nothing = cells.iter().map(|_| "");
            rows.add(&name, None, nothing.chain([self.words.chart.no_session.as_str()]));
        }
    }

    /// How many sessions all this rests on, how many of them are there in full, what the others forbid to conclude, and
    /// how to know a year that has none.
    pub(super) fn rests_on(&self) -> Vec<String> {
        self.rests_on_record(self.record())
    }

    fn rests_on_record(&self, of: Record<'_>) -> Vec<String> {
        let (record, undated) = (of.years, of.undated);
        let sessions: usize = record.iter().map(|year| year.sessions).sum();
        let full: usize = record.iter().map(|year| year.full).sum();
        let words = &self.words.chart;
        let counts =
            [("sessions", &*self.words.sessions_count.say(sessions)), ("full", &full.to_string())];
        let rests = (sessions > 0).then(|| fill(&words.rests_on, &counts));
        let not_full = (full < sessions).then(|| words.not_full.clone());
        let hole = record.iter().any(|year| year.sessions == 0).then(|| words.hole.clone());
        let pattern = if sessions > 0 { &words.undated } else { &words.undated_all };
        let undated = (undated > 0).then(|| fill(pattern, &[("n", &undated.to_string())]));
        [rests, undated, not_full, hole].into_iter().flatten().collect()
    }
}

/// How many come on ten thousand characters, in billionths: so fine that one among many millions still has a bar.
/// Nothing where there are no characters.
fn rate(count: usize, characters: usize) -> Option<u64> {
    let whole = u128::from(u64_of(count)) * u128::from(CHARACTERS) * u128::from(ONE);
    let rate = whole.checked_div(u128::from(u64_of(characters)))?;
    Some(u64::try_from(rate).unwrap_or(u64::MAX).max(u64::from(count > 0)))
}

/// A rate in billionths as it is written, to two figures where there are decimals: `0.0033`, `3.3`, `12`.
fn rate_in_words(rate: u64) -> String {
    let (mut unit, mut decimals) = (ONE, 0);
    while rate > 0 && rate < 10 * unit && unit > 1 {
        unit /= 10;
        decimals += 1;
    }
    let mut figures = rate.saturating_add(unit / 2) / unit;
    if figures == 100 && decimals > 0 {
        (figures, decimals) = (10, decimals - 1);
    }
    let one = 10_u64.pow(decimals);
    match usize::try_from(decimals) {
        Ok(places @ 1..) => format!("{}.{:0places$}", figures / one, figures % one),
        _ => figures.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(count: usize, characters: usize) -> String {
        rate_in_words(rate(count, characters).unwrap())
    }

    #[test]
    fn a_rate_has_two_figures_and_more_only_of_whole_numbers() {
        let of_a_million = [5, 99, 100, 325, 326, 994, 996, 1149, 1150, 123_456];
        assert_eq!(
            of_a_million.map(|count| said(count, 1_000_000)),
            ["0.050", "0.99", "1.0", "3.3", "3.3", "9.9", "10", "11", "12", "1235"]
        );
        assert_eq!(said(3259, 10_000_000), "3.3", "rounded, not cut");
        assert_eq!(said(9_996, 100_000_000), "1.0");
    }

    #[test]
    fn no_rate_of_something_is_zero() {
        assert_eq!(said(0, 1_000_000), "0");
        assert_eq!(said(1, 3_000_000), "0.0033");
        assert_eq!(said(1, 48_000_000), "0.00021");
        assert!(rate(1, 3_000_000) < rate(1, 2_999_000), "and its bar is as long as it is");
        assert_eq!(rate(1, usize::MAX), Some(1));
        assert_ne!(said(1, usize::MAX), "0");
    }

    #[test]
    fn there_is_no_rate_of_nothing() {
        assert_eq!(rate(0, 0), None);
    }
}
