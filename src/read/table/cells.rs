//! Rows of cells: the one place that knows how a table is written.

use std::ops::Range;

use csv::{Reader, ReaderBuilder, StringRecord};

/// A row.
pub(super) struct Row {
    /// Its cells, without their quotation marks.
    pub(super) cells: StringRecord,
    /// Where it stands in the text.
    pub(super) span: Range<usize>,
}

impl Row {
    /// A cell; empty where the row has none there.
    pub(super) fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.cells.get(column)).unwrap_or_default()
    }
}

/// The rows of `text`, in order, with `delimiter` between cells; empty rows are passed over.
pub(super) fn rows(text: &str, delimiter: u8) -> Rows<'_> {
    let reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    Rows { text, reader }
}

pub(super) struct Rows<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let mut cells = StringRecord::new();
        // The text is Unicode and rows may have any number of cells: nothing is left that could fail.
        if !self.reader.read_record(&mut cells).unwrap_or(false) {
            return None;
        }
        let byte =
            |position: u64| usize::try_from(position).unwrap_or(usize::MAX).min(self.text.len());
        let start = byte(cells.position().map_or(0, csv::Position::byte));
        let end = byte(self.reader.position().byte()).max(start);
        let row = self.text.get(start..end).unwrap_or_default();
        let before = row.len() - row.trim_start_matches(['\r', '\n']).len();
        let length = row.trim_end_matches(['\r', '\n']).len().max(before);
        Some(Row { cells, span: start + before..start + length })
    }
}
