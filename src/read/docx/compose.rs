//! The text got out of a document: a paragraph a line. Spans point into it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::paragraph::{Note, Paragraph, Run};
use crate::model::{Mark, MarkKind};
use crate::read::draft::Line;
use crate::text::trim_range;

/// The text as it grows.
#[derive(Default)]
pub(super) struct Composer<'a> {
    /// What has been written.
    pub(super) text: String,
    /// The labels of the notes referred to, by the order of their signs.
    pub(super) notes: BTreeMap<&'a Note, usize>,
}

/// A line that is being written.
struct Open {
    /// Where it begins in the text.
    start: usize,
    /// How many characters it has.
    length: usize,
    marks: Vec<Mark>,
}

impl<'a> Composer<'a> {
    /// Writes a paragraph and gives its lines, as many as breaks of lines make of it.
    pub(super) fn lines(&mut self, paragraph: &'a Paragraph, links: &[String]) -> Vec<Line> {
        let start = self.text.len();
        let mut lines = Vec::new();
        let mut open = Open { start, length: 0, marks: Vec::new() };
        for run in &paragraph.runs {
            if let Some(note) = &run.note {
                let next = self.notes.len() + 1;
                let label = self.notes.entry(note).or_insert(next).to_string();
                let (start, end) = (open.length, open.length);
                open.marks.push(Mark { kind: MarkKind::Footnote { label }, start, end });
            }
            for (number, words) in run.text.split('\n').enumerate() {
                if number > 0 {
                    lines.extend(self.close(open));
                    open = Open { start: self.text.len(), length: 0, marks: Vec::new() };
                }
                self.text.push_str(words);
                open.add(words, run, links);
            }
        }
        lines.extend(self.close(open));
        if lines.is_empty() {
            self.text.truncate(start);
        }
        lines
    }

    /// Ends a line, if it says anything.
    fn close(&mut self, open: Open) -> Option<Line> {
        let span = trim_range(&self.text, open.start..self.text.len());
        let before = self.text[open.start..span.start].chars().count();
        let text = self.text[span.clone()].replace('\t', " ");
        let length = text.chars().count();
        self.text.push('\n');
        let within = |at: usize| at.saturating_sub(before).min(length);
        let marks = open.marks.into_iter().map(|mark| Mark {
            start: within(mark.start),
            end: within(mark.end),
            ..mark
        });
        let is_sign = |mark: &Mark| matches!(mark.kind, MarkKind::Footnote { .. });
        let marks: Vec<Mark> =
            marks.filter(|mark| mark.start < mark.end || is_sign(mark)).collect();
        (!text.is_empty()).then_some(Line { text, marks, span, plain: false, tight: false })
    }

    /// Writes words that are no line of a block, and gives their place.
    pub(super) fn words(&mut self, words: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(words);
        self.text.push('\n');
        start..start + words.len()
    }
}

impl Open {
    fn add(&mut self, words: &str, run: &Run, links: &[String]) {
        let (start, end) = (self.length, self.length + words.chars().count());
        self.length = end;
        let link = run.link.and_then(|link| links.get(link));
        let link = link.map(|href| MarkKind::Link { href: href.clone() });
        for kind in run.bold.then_some(MarkKind::Strong).into_iter().chain(link) {
            // Words next to each other may differ in no more than their language.
            let near = self.marks.iter_mut().rev().take(3);
            match near.into_iter().find(|mark| mark.kind == kind && mark.end == start) {
                Some(mark) => mark.end = end,
                None => self.marks.push(Mark { kind, start, end }),
            }
        }
    }
}
