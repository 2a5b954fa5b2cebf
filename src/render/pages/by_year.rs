//! Charts by year: how often something stands in the record, beside how much record there is.

use super::super::chart::{Bar, Chart, Rows};
use super::super::context::Figure;
use super::super::routes::{Links, Route};
use super::super::site::Site;
use super::super::words::fill;
use crate::derive::{ExchangeAt, YearOfRecord, by_year, exchanges_by_year};

/// Per how many characters the uses of something are counted.
const CHARACTERS: usize = 10_000;

/// What is to be charted, one value a year of the record.
pub(super) struct ByYear<'w> {
    /// The id of the drawing.
    pub(super) id: &'w str,
    /// What it shows.
    pub(super) title: &'w str,
    /// What the columns of the table are called, besides the year's and the sessions'.
    pub(super) columns: Vec<&'w str>,
    /// For each year the length of its bar, that in words, and the cells of its row.
    pub(super) years: Vec<(u64, String, Vec<String>)>,
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
            (u64_of(count), count.to_string(), cells)
        });
        let words = &self.words.chart;
        let columns = vec![words.count.as_str(), &words.of_all];
        self.yearly(ByYear { id, title, columns, years: years.collect() }, links)
    }

    /// Uses by year, as many as come on ten thousand characters of the year's record: the archive's, or that of one
    /// language.
    pub(in crate::render) fn uses_chart(
        &self,
        id: &str,
        record: &[YearOfRecord],
        uses: &[(i16, usize)],
        links: &Links<'_>,
    ) -> Option<Figure> {
        let counts = by_year(record, uses.iter().copied());
        let years = counts.iter().zip(record).map(|(&count, year)| {
            let hundredths = (count * CHARACTERS * 100).checked_div(year.characters);
            let rate = hundredths.unwrap_or_default();
            let said = rate_in_words(rate);
            let cells = vec![said.clone(), count.to_string(), year.characters.to_string()];
            (u64_of(rate), said, cells)
        });
        let words = &self.words.chart;
        let columns = vec![words.rate.as_str(), &self.words.term.uses, &words.characters];
        let years = years.collect();
        let counted = ByYear { id, title: &words.uses_by_year, columns, years };
        self.yearly_of(record, counted, links)
    }

    /// A chart with a bar and a row for each year of the record.
    pub(super) fn yearly(&self, counted: ByYear<'_>, links: &Links<'_>) -> Option<Figure> {
        self.yearly_of(&self.views.record, counted, links)
    }

    fn yearly_of(
        &self,
        record: &[YearOfRecord],
        counted: ByYear<'_>,
        links: &Links<'_>,
    ) -> Option<Figure> {
        let ByYear { id, title, columns, years } = counted;
        let top = (0..years.len()).max_by_key(|&at| (years[at].0, std::cmp::Reverse(at)))?;
        if record.len() < 2 || years[top].0 == 0 {
            return None;
        }
        let bars: Vec<Bar> = record
            .iter()
            .zip(&years)
            .map(|(year, (value, label, _))| Bar {
                name: year.year.to_string(),
                value: (year.sessions > 0).then_some(*value),
                label: if year.sessions > 0 { label } else { &self.words.chart.no_session }.clone(),
            })
            .collect();
        let said = |at: usize| self.words.dates.year(record[at].year);
        let description = fill(
            &self.words.chart.summary,
            &[
                ("from", &said(0)),
                ("to", &said(record.len() - 1)),
                ("top", &said(top)),
                ("most", &years[top].1),
            ],
        );
        let chart = Chart { id, title, description: &description, bars: &bars };
        let head = [self.words.chart.year.as_str()].into_iter().chain(columns);
        let head = head.chain([self.words.sessions.as_str()]);
        let mut rows = Rows::default();
        for (year, (_, _, cells)) in record.iter().zip(&years) {
            self.add_year(&mut rows, year, cells, links);
        }
        Some(Figure {
            title: title.to_owned(),
            drawing: Some(chart.columns()),
            notes: self.rests_on_record(record),
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
        self.rests_on_record(&self.views.record)
    }

    fn rests_on_record(&self, record: &[YearOfRecord]) -> Vec<String> {
        let sessions: usize = record.iter().map(|year| year.sessions).sum();
        let full: usize = record.iter().map(|year| year.full).sum();
        let words = &self.words.chart;
        let counts =
            [("sessions", &*self.words.sessions_count.say(sessions)), ("full", &full.to_string())];
        let rests = (sessions > 0).then(|| fill(&words.rests_on, &counts));
        let not_full = (full < sessions).then(|| words.not_full.clone());
        let hole = record.iter().any(|year| year.sessions == 0).then(|| words.hole.clone());
        let undated = self.views.undated.len();
        let undated = (undated > 0).then(|| fill(&words.undated, &[("n", &undated.to_string())]));
        [rests, undated, not_full, hole].into_iter().flatten().collect()
    }
}

/// A rate in hundredths as it is written: `0.05`, `3.2`, `12`.
fn rate_in_words(hundredths: usize) -> String {
    match hundredths {
        0 => "0".to_owned(),
        1..100 => format!("0.{hundredths:02}"),
        100..1000 => format!("{}.{}", hundredths / 100, hundredths % 100 / 10),
        _ => (hundredths / 100).to_string(),
    }
}

/// A count as the length of a bar.
pub(super) fn u64_of(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::rate_in_words;

    #[test]
    fn a_rate_has_as_many_figures_as_say_something() {
        let said = [0, 5, 99, 100, 325, 999, 1000, 123_456].map(rate_in_words);
        assert_eq!(said, ["0", "0.05", "0.99", "1.0", "3.2", "9.9", "10", "1234"]);
    }
}
