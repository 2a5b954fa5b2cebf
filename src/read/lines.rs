//! Printed lines: a text taken apart at whatever ends a line, trimmed, with the places kept.
//!
//! All readers begin here, so that none of them sees a carriage return, an indent or a no-break space
//! and each of them knows where a line stands in the source, byte by byte.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::say;
use crate::text::trim_range;

/// What stands between two ends of lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Printed {
    /// Words, at this place as trimmed.
    Words(Range<usize>),
    /// Nothing, or white space only.
    Blank,
    /// A form feed: the end of a line and of a page.
    PageBreak,
}

/// The lines of `source` within `range`, in order. A line ends at LF, CR, CR LF, NEL, a vertical tab,
/// Unicode's line and paragraph separators, and at a form feed.
pub(super) fn printed(
    source: &Arc<SourceText>,
    range: Range<usize>,
) -> impl Iterator<Item = Printed> {
    let text = source.text();
    let mut at = range.start;
    let mut page_ends = false;
    std::iter::from_fn(move || {
        if std::mem::take(&mut page_ends) {
            return Some(Printed::PageBreak);
        }
        let rest = text.get(at..range.end).filter(|rest| !rest.is_empty())?;
        let length = rest.find(ends_line).unwrap_or(rest.len());
        let line = trim_range(text, at..at + length);
        let end = &rest[length..];
        page_ends = end.starts_with('\u{C}');
        at += length
            + if end.starts_with("\r\n") {
                2
            } else {
                end.chars().next().map_or(0, char::len_utf8)
            };
        match line.is_empty() {
            // The line that a form feed ends is a line of its own only if it holds words.
            true if std::mem::take(&mut page_ends) => Some(Printed::PageBreak),
            true => Some(Printed::Blank),
            false => Some(Printed::Words(line)),
        }
    })
}

/// Whether a character ends a line.
pub(super) fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Turns no-break spaces into plain ones, and counts them.
#[derive(Debug, Default)]
pub(super) struct Spaces {
    count: usize,
    /// The line that holds the first.
    first: Option<Range<usize>>,
}

impl Spaces {
    /// Words that stand at `span` in the source, with plain spaces.
    pub(super) fn plain(&mut self, words: String, span: &Range<usize>) -> String {
        let count = words.matches('\u{A0}').count();
        if count == 0 {
            return words;
        }
        self.first.get_or_insert_with(|| span.clone());
        self.count += count;
        words.replace('\u{A0}', " ")
    }

    /// Says how many there were.
    pub(super) fn tell(&self, source: &Arc<SourceText>, report: &mut impl Extend<Diagnostic>) {
        let Some(line) = self.first.clone() else { return };
        let count = self.count;
        let words = source.text().get(line.clone()).unwrap_or_default();
        // In markup it may be written otherwise.
        let place = match words.find('\u{A0}') {
            Some(at) => line.start + at..line.start + at + '\u{A0}'.len_utf8(),
            None => line,
        };
        report.extend([Diagnostic::info(
            Code::NoBreakSpaces,
            say!(
                zh: "行内有 {count} 个不换行空格（NBSP），已作普通空格，这是第一个",
                en: "{count} no-break spaces inside lines became plain spaces; this is the first",
            ),
            Place::At(Span::new(source, place)),
        )]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        let source = SourceText::new(
            "a.txt",
            "\u{3000}甲 \r\n乙\r丙\n\u{a0}\n丁\u{85}戊\u{2028}己\u{c}庚\n\u{c}",
        );
        let lines: Vec<String> = printed(&source, 0..source.text().len())
            .map(|line| match line {
                Printed::Words(span) => source.text()[span].to_owned(),
                Printed::Blank => "-".to_owned(),
                Printed::PageBreak => "=".to_owned(),
            })
            .collect();
        assert_eq!(lines, ["甲", "乙", "丙", "-", "丁", "戊", "己", "=", "庚", "="]);
    }

    #[test]
    fn no_break_spaces_are_counted_once_for_all() {
        let source = SourceText::new("a.txt", "甲\u{a0}乙\u{a0}丙");
        let mut spaces = Spaces::default();
        assert_eq!(spaces.plain(source.text().to_owned(), &(0..source.text().len())), "甲 乙 丙");
        let mut report = Vec::new();
        spaces.tell(&source, &mut report);
        assert!(report[0].message.en.starts_with("2 no-break"), "{report:?}");
        assert_eq!(report[0].position().unwrap().column, 2);
    }
}
