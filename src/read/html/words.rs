//! The words of a passage as lines: white space as a browser shows it, entities resolved, marks on what
//! is strong or links, and each line's place in the markup.

use std::ops::Range;

use super::notes::Notes;
use super::page::{Item, Page, Run};
use super::written;
use crate::model::{Mark, MarkKind};
use crate::read::draft::Line;
use crate::text::{is_east_asian, trim, trim_range};

/// Composes the lines of passages.
pub(super) struct Composer<'a> {
    /// The page.
    pub(super) page: &'a Page,
    /// The source that it was read from.
    pub(super) source: &'a str,
    /// Its footnotes.
    pub(super) notes: &'a Notes,
    /// Whether what is not shown is read all the same.
    pub(super) hidden: bool,
}

impl Composer<'_> {
    /// The lines of what stands at `items`; none of them is blank.
    pub(super) fn lines(&self, items: Range<usize>) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut open = Open::default();
        for item in &self.page.items[items] {
            match *item {
                Item::Break => lines.extend(std::mem::take(&mut open).finish()),
                Item::Run(run) => {
                    let run = &self.page.runs[run];
                    if !run.hidden || self.hidden {
                        self.run(&mut open, run);
                    }
                }
                _ => {}
            }
        }
        lines.extend(open.finish());
        lines
    }

    fn run(&self, open: &mut Open, run: &Run) {
        let words = &self.page.words[run.words.clone()];
        let href = run.link.map(|link| self.page.links[link].as_str());
        if let Some(label) = href.and_then(|href| self.notes.label(href)) {
            let at = open.count;
            open.marks.push(Mark {
                kind: MarkKind::Footnote { label: label.to_owned() },
                start: at,
                end: at,
            });
            return;
        }
        if href.is_some_and(|href| self.notes.leads_back(href)) {
            return;
        }
        let place = trim_range(words, 0..words.len());
        let start = open.words(words, run.preformatted);
        if place.is_empty() {
            return;
        }
        let from = self.place(run, words, place.start);
        let to = self.place(run, words, place.end);
        open.span = Some(open.span.as_ref().map_or(from, |span| span.start)..to);
        if run.strong {
            open.mark(MarkKind::Strong, start);
        }
        if let Some(href) = href.filter(|href| is_web(href)) {
            open.mark(MarkKind::Link { href: href.to_owned() }, start);
        }
    }

    /// Where the byte `at` of a run's words stands in the source.
    fn place(&self, run: &Run, words: &str, at: usize) -> usize {
        let written = self.source.get(run.span.clone()).unwrap_or_default();
        run.span.start + written::length(written, &words[..at])
    }
}

fn is_web(href: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        href.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    }) && !href.contains(char::is_whitespace)
}

/// A line in the making.
#[derive(Default)]
struct Open {
    text: String,
    /// How many characters it has.
    count: usize,
    marks: Vec<Mark>,
    span: Option<Range<usize>>,
    /// White space that has been met and not yet written: whether a line ended in it.
    space: Option<bool>,
}

impl Open {
    /// Adds words, and gives the number of their first character.
    fn words(&mut self, words: &str, preformatted: bool) -> usize {
        let mut first = None;
        for c in words.chars() {
            if !preformatted && matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                self.space = Some(self.space.unwrap_or(false) | matches!(c, '\n' | '\r'));
                continue;
            }
            if self.text.is_empty() && trim(c.encode_utf8(&mut [0; 4])).is_empty() {
                self.space = None;
                continue;
            }
            if let Some(ended) = self.space.take() {
                let last = self.text.chars().next_back();
                // A line of the markup that ends between two Chinese characters is no space.
                let none = last.is_none_or(|last| ended && is_east_asian(last) && is_east_asian(c));
                if !none {
                    self.text.push(' ');
                    self.count += 1;
                }
            }
            first.get_or_insert(self.count);
            self.text.push(c);
            self.count += 1;
        }
        first.unwrap_or(self.count)
    }

    /// Marks what has been written since `start`, going on with a mark of the same kind right before.
    fn mark(&mut self, kind: MarkKind, start: usize) {
        let end = self.count;
        if start >= end {
            return;
        }
        let last = self.marks.iter_mut().rev().find(|mark| mark.kind == kind);
        match last.filter(|mark| mark.end + 1 >= start) {
            Some(mark) => mark.end = end,
            None => self.marks.push(Mark { kind, start, end }),
        }
    }

    fn finish(mut self) -> Option<Line> {
        let length = trim(&self.text).len();
        self.text.truncate(length);
        let count = self.text.chars().count();
        for mark in &mut self.marks {
            mark.start = mark.start.min(count);
            mark.end = mark.end.min(count);
        }
        self.marks
            .retain(|mark| mark.start < mark.end || matches!(mark.kind, MarkKind::Footnote { .. }));
        let span = self.span.filter(|_| !self.text.is_empty())?;
        self.marks.sort_by_key(|mark| (mark.start, mark.end));
        Some(Line { text: self.text, marks: self.marks, span, plain: false, tight: false })
    }
}
