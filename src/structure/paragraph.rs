//! A paragraph in the making: printed lines joined into one text, with the asides between them.

use std::ops::Range;

use super::cut::{Element, Said};
use crate::diagnostic::Message;
use crate::model::{AsideKind, Mark};
use crate::read::Line;
use crate::text::join_lines;

/// Lines being joined.
#[derive(Debug)]
pub(super) struct Joining {
    text: String,
    /// The text's length in Unicode scalar values.
    length: usize,
    marks: Vec<Mark>,
    span: Range<usize>,
    asides: Vec<(usize, Between)>,
    said: Said,
}

/// What stands between two lines and is not spoken.
#[derive(Debug, Clone)]
pub(super) struct Between {
    pub(super) kind: AsideKind,
    pub(super) text: String,
    pub(super) why: Message,
    pub(super) span: Range<usize>,
}

/// How a line goes on with the one before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Seam {
    /// As printed lines do: with a space, but between two East Asian characters.
    #[default]
    Line,
    /// With nothing between them.
    Tight,
    /// With nothing between them, and the hyphen at the end of the first was the printer's.
    Hyphen,
}

impl Joining {
    /// A paragraph that begins with `line`, from the byte `from` of the line's text on.
    pub(super) fn new(line: &Line, from: usize) -> Self {
        let mut joining = Self {
            text: String::new(),
            length: 0,
            marks: Vec::new(),
            span: line.span.clone(),
            asides: Vec::new(),
            said: Said::default(),
        };
        let cut = line.text[..from].chars().count();
        let marks = line.marks.iter().filter(|mark| mark.end > cut || mark.start >= cut);
        let marks = marks.map(|mark| Mark {
            kind: mark.kind.clone(),
            start: mark.start.saturating_sub(cut),
            end: mark.end - cut,
        });
        joining.append(&line.text[from..], marks.collect(), false);
        joining
    }

    /// The same, of which this is stated.
    pub(super) fn with(self, said: Said) -> Self {
        Self { said, ..self }
    }

    /// What is stated of the words to come.
    pub(super) fn go_on(&mut self, said: &Said) {
        self.said.go_on(said);
    }

    /// Adds the next line.
    pub(super) fn line(&mut self, line: &Line) {
        self.line_joined(line, Seam::Line);
    }

    /// Adds the next line, joined in this way.
    pub(super) fn line_joined(&mut self, line: &Line, seam: Seam) {
        if seam == Seam::Hyphen && self.text.pop().is_some() {
            self.length -= 1;
            for mark in &mut self.marks {
                mark.end = mark.end.min(self.length);
                mark.start = mark.start.min(mark.end);
            }
        }
        self.append(&line.text, line.marks.clone(), line.tight || seam != Seam::Line);
        self.span.end = line.span.end;
    }

    /// Adds an aside after what there is so far.
    pub(super) fn aside(&mut self, aside: Between) {
        self.asides.push((self.length, aside));
    }

    fn append(&mut self, words: &str, marks: Vec<Mark>, tight: bool) {
        let bytes = self.text.len();
        if tight {
            self.text.push_str(words);
        } else {
            join_lines(&mut self.text, words);
        }
        self.length += self.text[bytes..].chars().count();
        let shift = self.length - words.chars().count();
        let moved = |mark: Mark| Mark { start: mark.start + shift, end: mark.end + shift, ..mark };
        self.marks.extend(marks.into_iter().map(moved));
    }

    /// The elements it has become: the paragraph, if it says anything, and its asides.
    pub(super) fn finish(self) -> Vec<Element> {
        let Self { text, length, marks, span, asides, said } = self;
        let speaks = !text.is_empty() || !marks.is_empty();
        let paragraph = speaks.then_some(Element::Paragraph { text, marks, said, span });
        let (before, after): (Vec<_>, Vec<_>) = asides.into_iter().partition(|&(at, _)| at == 0);
        let aside = |(at, Between { kind, text, why, span })| {
            let inside = Some(at).filter(|at| (1..length).contains(at));
            Element::Aside { kind, text, inside, why, span }
        };
        let before = before.into_iter().map(aside);
        before.chain(paragraph).chain(after.into_iter().map(aside)).collect()
    }
}
