//! The text a diagnostic points into, and places in it.
//!
//! [`SourceText`] is plain data with a line index; reading it from a file is `disk`'s business.

use std::ops::Range;
use std::sync::Arc;

/// A text with the path under which the user knows it.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceText {
    path: String,
    text: String,
    line_starts: Vec<usize>,
}

/// A line and a column, both counted from 1; the column in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

impl SourceText {
    /// Takes a decoded text. `path` is relative and written with `/`.
    ///
    /// Lines end with LF, CR LF or a lone CR.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        let text = text.into();
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                line_starts.push(at + 1);
            }
        }
        Arc::new(Self { path: path.into(), text, line_starts })
    }

    /// The path as shown to the user.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number of the line (from 1) that holds the byte at `offset`.
    pub fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= offset)
    }

    /// Where a line begins, in bytes; lines count from 1.
    pub fn line_start(&self, line: usize) -> Option<usize> {
        self.line_starts.get(line.checked_sub(1)?).copied()
    }

    /// The position of the byte at `offset`; an offset past the end or inside a character is taken
    /// as the nearest one before it.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_of(offset);
        let start = self.line_starts[line - 1];
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// The byte ranges of the lines, in order, without their line ends.
    pub fn lines(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.line_starts.iter().enumerate().map(|(index, &start)| {
            let end = self.line_starts.get(index + 1).copied().unwrap_or(self.text.len());
            let line = &self.text[start..end];
            start..start + line.trim_end_matches(['\n', '\r']).len()
        })
    }
}

/// A stretch of a source, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The source it lies in.
    pub source: Arc<SourceText>,
    /// Byte offsets into [`SourceText::text`], on character boundaries.
    pub range: Range<usize>,
}

impl Span {
    /// The stretch `range` of `source`.
    pub fn new(source: &Arc<SourceText>, range: Range<usize>) -> Self {
        Self { source: Arc::clone(source), range }
    }

    /// The words it covers.
    pub fn text(&self) -> &str {
        self.source.text.get(self.range.clone()).unwrap_or_default()
    }

    /// Where it begins.
    pub fn start(&self) -> Position {
        self.source.position(self.range.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_every_kind_of_line_end() {
        let source = SourceText::new("a.txt", "甲乙\r\n丙丁\r戊\n己");
        let lines: Vec<&str> = source.lines().map(|range| &source.text()[range]).collect();
        assert_eq!(lines, ["甲乙", "丙丁", "戊", "己"]);
        let at = |words: &str| source.position(source.text().find(words).unwrap());
        assert_eq!(at("乙"), Position { line: 1, column: 2 });
        assert_eq!(at("丁"), Position { line: 2, column: 2 });
        assert_eq!(at("戊"), Position { line: 3, column: 1 });
        assert_eq!(at("己"), Position { line: 4, column: 1 });
        assert_eq!(source.position(1), Position { line: 1, column: 1 }, "inside a character");
        assert_eq!(source.position(999), Position { line: 4, column: 2 }, "past the end");
    }
}
