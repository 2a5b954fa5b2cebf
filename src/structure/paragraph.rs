//! A paragraph in the making: printed lines joined into one text, with the asides between them.

use std::ops::Range;

use super::cut::Element;
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
    /// The marks on words that end where the text ends so far, as indices.
    ending: Vec<usize>,
    span: Range<usize>,
    asides: Vec<(usize, Between)>,
}

/// What stands between two lines and is not spoken.
#[derive(Debug)]
pub(super) struct Between {
    pub(super) kind: AsideKind,
    pub(super) text: String,
    pub(super) why: String,
    pub(super) span: Range<usize>,
}

impl Joining {
    /// A paragraph that begins with `line`, from the byte `from` of the line's text on.
    pub(super) fn new(line: &Line, from: usize) -> Self {
        let mut joining = Self {
            text: String::new(),
            length: 0,
            marks: Vec::new(),
            ending: Vec::new(),
            span: line.span.clone(),
            asides: Vec::new(),
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

    /// Adds the next line.
    pub(super) fn line(&mut self, line: &Line) {
        self.append(&line.text, line.marks.clone(), line.tight);
        self.span.end = line.span.end;
    }

    /// Adds an aside after what there is so far.
    pub(super) fn aside(&mut self, aside: Between) {
        self.asides.push((self.length, aside));
    }

    fn append(&mut self, words: &str, marks: Vec<Mark>, tight: bool) {
        let (bytes, before) = (self.text.len(), self.length);
        if tight {
            self.text.push_str(words);
        } else {
            join_lines(&mut self.text, words);
        }
        self.length += self.text[bytes..].chars().count();
        let shift = self.length - words.chars().count();
        // A mark at the start of this line that goes on with one at the end of the line before
        // lengthens it, over the space that the line break may have become.
        let ended = std::mem::take(&mut self.ending);
        for mark in marks {
            let (start, end) = (mark.start + shift, mark.end + shift);
            let goes_on = |at: &&usize| {
                start == shift && self.marks.get(**at).is_some_and(|last| last.kind == mark.kind)
            };
            let at = match ended.iter().find(goes_on).filter(|_| before > 0 && start < end) {
                Some(&at) => at,
                None => {
                    self.marks.push(Mark { kind: mark.kind, start, end });
                    self.marks.len() - 1
                }
            };
            self.marks[at].end = end;
            if start < end && end == self.length {
                self.ending.push(at);
            }
        }
    }

    /// The elements it has become: the paragraph, if it says anything, and its asides.
    pub(super) fn finish(self) -> Vec<Element> {
        let Self { text, length, marks, span, asides, .. } = self;
        let speaks = !text.is_empty() || !marks.is_empty();
        let paragraph = speaks.then_some(Element::Paragraph { text, marks, span });
        let asides = asides.into_iter().map(|(at, Between { kind, text, why, span })| {
            let inside = (speaks && at < length).then_some(at);
            Element::Aside { kind, text, inside, why, span }
        });
        paragraph.into_iter().chain(asides).collect()
    }
}
