//! The tables for research: `data/questions.csv` and the others, with `data/datapackage.json`, which says what
//! stands in each column (Frictionless Data Package 1).
//!
//! [`TABLES`] is the list of them, and the only place where one is added: its columns, and what fills its rows. Its
//! title and the descriptions of its columns are interface words (`tables` in the language files), under
//! `TABLE.COLUMN`, or under `COLUMN` alone where it means the same in all.

mod package;
mod questions;
mod statistics;
mod turns;
mod wordings;

use super::cells::{MARK, row};
use super::routes::Route;
use super::site::{Rendered, Site};
use crate::derive::wordings::Wordings;
use crate::resolve::Archive;

pub(super) use statistics::{ANSWERS, COUNTRIES, LANGUAGES, SESSIONS, SUBJECTS, YEARS};

/// A table of the archive.
pub(super) struct Table {
    /// The name of its file, without its ending.
    pub(super) name: &'static str,
    /// The columns, in order.
    columns: &'static [Column],
    /// The columns that tell one row from every other.
    key: &'static [&'static str],
    /// Fills the rows.
    fill: fn(&Site<'_>, &mut Rows),
}

/// A column: its name, and what stands in it.
#[derive(Clone, Copy)]
struct Column(&'static str, Kind);

/// What stands in the cells of a column.
#[derive(Clone, Copy)]
enum Kind {
    /// Words.
    Text,
    /// A whole number.
    Count,
    /// A number with decimals.
    Number,
    /// A year.
    Year,
    /// A day, as `2025-03-07`.
    Day,
    /// `yes`, or nothing.
    Yes,
}

/// The tables, in the order in which they are listed.
const TABLES: &[&Table] = &[
    &questions::TABLE,
    &turns::TABLE,
    &YEARS,
    &SESSIONS,
    &COUNTRIES,
    &SUBJECTS,
    &LANGUAGES,
    &ANSWERS,
    &wordings::WORDINGS,
    &wordings::USES,
];

/// How many tables there are.
pub(super) const TABLE_COUNT: usize = TABLES.len();

/// The rows of a table, as they are written.
pub(super) struct Rows {
    out: String,
    columns: usize,
}

impl Rows {
    /// Adds a row; it has as many cells as the table has columns.
    fn add<const N: usize>(&mut self, cells: [&str; N]) {
        debug_assert_eq!(N, self.columns, "a row has all columns");
        row(&mut self.out, cells);
    }
}

impl Table {
    /// The name of its file.
    pub(super) fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    fn written(&self, site: &Site<'_>) -> String {
        let mut rows = Rows { out: MARK.to_owned(), columns: self.columns.len() };
        row(&mut rows.out, self.columns.iter().map(|column| column.0));
        (self.fill)(site, &mut rows);
        rows.out
    }
}

impl Site<'_> {
    /// One of the tables, of which there are [`TABLE_COUNT`]: each alone, since some are as large as the archive.
    pub(super) fn table_file(&self, table: usize) -> Option<Rendered> {
        let table = TABLES.get(table)?;
        let path = Route::Data(&table.file()).path();
        Some(Rendered { path, bytes: table.written(self).into_bytes() })
    }

    /// What describes the tables.
    pub(super) fn package_file(&self) -> Rendered {
        Rendered { path: Route::Data("datapackage.json").path(), bytes: self.data_package() }
    }

    /// The tables and what describes them, each with its title, for the list of data files.
    pub(super) fn table_titles(&self) -> Vec<(String, String)> {
        let tables = TABLES
            .iter()
            .map(|table| (table.file(), format!("{} (CSV)", self.words.table(table.name))));
        let package = ("datapackage.json".to_owned(), self.words.data.package.clone());
        tables.chain([package]).collect()
    }
}

/// The table of some wordings, with their variants, as `data/wordings.csv` has it, but for their pages.
pub fn wordings_table(archive: &Archive, found: &Wordings, chosen: &[usize]) -> String {
    let mut out = MARK.to_owned();
    let columns = wordings::WORDINGS.columns.iter().map(|column| column.0);
    row(&mut out, columns.filter(|name| *name != "page"));
    for &at in chosen {
        for cells in wordings::wording_rows(archive, found, at) {
            row(&mut out, cells.each_ref().map(String::as_str));
        }
    }
    out
}

/// Several words in one cell.
fn list<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> String {
    let mut out = String::new();
    for word in words {
        if !out.is_empty() {
            out.push_str("; ");
        }
        out.push_str(word.as_ref());
    }
    out
}

/// Every table with each of its columns.
#[cfg(test)]
pub(super) fn all_columns() -> impl Iterator<Item = (&'static str, &'static str)> {
    let columns = |table: &'static Table| {
        table.columns.iter().map(|column| (table.name, column.0)).collect::<Vec<_>>()
    };
    let glossary = super::glossary::COLUMNS.map(|column| ("glossary", column));
    TABLES.iter().flat_map(move |table| columns(table)).chain(glossary)
}
