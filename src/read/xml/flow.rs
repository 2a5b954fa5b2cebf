//! The flow of words into blocks: a format says where a paragraph, a turn or an aside begins, and the
//! words between tags are put together as a reader of the page would.

use std::ops::Range;

use crate::model::{AsideKind, Time};
use crate::read::draft::{Block, BlockKind, Facts, Heading, Line, StatedTurn};
use crate::read::lines::Spaces;
use crate::text::{Language, is_east_asian};

/// Marks before which no space is put back.
const CLOSING: [char; 8] = [',', '.', ';', ':', '!', '?', ')', '”'];

/// Words becoming blocks.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    pub(super) spaces: Spaces,
    /// The words of the open paragraph since the last aside in it.
    text: String,
    span: Range<usize>,
    /// White space that is waiting for words after it, and whether a line ends in it.
    space: Option<bool>,
    /// Whether the next white space is none: a word that joins the next has just ended.
    glued: bool,
    /// Whether the words go on with a paragraph in which an aside stands.
    inside: bool,
    /// The turn that begins with the next words.
    turn: Option<StatedTurn>,
    /// What is said of the next paragraph.
    pub(super) time: Option<Time>,
    pub(super) language: Option<Language>,
    /// The language of the session, which is not said again.
    session: Option<Language>,
}

impl Flow {
    /// A flow in a session of this language.
    pub(super) fn new(session: Option<&Language>) -> Self {
        Self { session: session.cloned(), ..Self::default() }
    }

    /// A turn begins.
    pub(super) fn turn(&mut self, turn: StatedTurn) {
        self.paragraph();
        self.turn = Some(turn);
    }

    /// Whether a turn has begun and has no words yet.
    pub(super) fn is_waiting(&self) -> bool {
        self.turn.is_some()
    }

    /// Whether a paragraph has words already.
    pub(super) fn is_open(&self) -> bool {
        self.inside || !self.text.is_empty()
    }

    /// A paragraph ends, and another may begin.
    pub(super) fn paragraph(&mut self) {
        self.push(false);
        self.inside = false;
        self.space = None;
        self.glued = false;
    }

    /// A turn ends; one without any words still says who would have spoken.
    pub(super) fn end_turn(&mut self, span: Range<usize>) {
        self.paragraph();
        if self.turn.as_ref().is_some_and(|turn| turn.label.is_some()) {
            self.span = span;
            self.block(String::new());
        }
        self.turn = None;
    }

    /// Words as they are written.
    pub(super) fn words(&mut self, words: &str, span: &Range<usize>) {
        for (at, c) in words.char_indices() {
            if c.is_whitespace() && c != '\u{A0}' {
                if !self.glued {
                    self.space = Some(self.space.unwrap_or(false) || c == '\n');
                }
                continue;
            }
            self.glued = false;
            let start = (span.start + at).min(span.end);
            if self.text.is_empty() && !self.inside {
                self.span = start..start;
            }
            self.space_before(c);
            self.text.push(c);
            self.span.end = span.end.min(start + c.len_utf8()).max(self.span.start);
        }
    }

    /// Puts waiting white space before `c`; a line break between two Chinese characters is none.
    fn space_before(&mut self, c: char) {
        let Some(broken) = self.space.take() else { return };
        let joins = |last: char| broken && is_east_asian(last) && is_east_asian(c);
        if self.text.chars().next_back().is_some_and(|last| !joins(last)) {
            self.text.push(' ');
        }
    }

    /// White space, whatever is written: a line of verse ends.
    pub(super) fn break_line(&mut self) {
        self.space.get_or_insert(true);
    }

    /// Nothing stands between the words before and after.
    pub(super) fn glue(&mut self) {
        self.space = None;
        self.glued = true;
    }

    /// What nobody speaks: inside the paragraph, if words of it stand before, otherwise on its own.
    pub(super) fn aside(&mut self, kind: AsideKind, words: &str, span: Range<usize>) {
        self.push(true);
        let words = self.spaces.plain(words.to_owned(), &span);
        let attached = self.inside;
        let (kind, facts) = (BlockKind::Aside(kind), Facts::default());
        let lines = vec![line(words, span, false)];
        self.blocks.push(Block { kind, lines, attached, facts });
    }

    /// An exchange begins.
    pub(super) fn heading(&mut self, title: String, span: Range<usize>) {
        self.paragraph();
        let title = self.spaces.plain(title, &span);
        let kind = BlockKind::Heading(Heading::default());
        let lines = vec![line(title, span, false)];
        self.blocks.push(Block { kind, lines, attached: false, facts: Facts::default() });
    }

    /// Pushes the words since the last aside; whether the paragraph may go on after them.
    fn push(&mut self, goes_on: bool) {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            self.block(text);
            self.inside |= goes_on;
        }
    }

    fn block(&mut self, text: String) {
        let span = self.span.clone();
        let text = self.spaces.plain(text, &span);
        let tight = self.inside && text.starts_with(CLOSING);
        let turn = self.turn.take();
        let facts = if self.inside {
            Facts::default()
        } else {
            let language = self.language.clone().filter(|it| Some(it) != self.session.as_ref());
            Facts { turn, time: self.time, language }
        };
        let (kind, attached) = (BlockKind::Text, self.inside);
        self.blocks.push(Block { kind, lines: vec![line(text, span, tight)], attached, facts });
    }
}

fn line(text: String, span: Range<usize>, tight: bool) -> Line {
    Line { text, marks: Vec::new(), span, plain: false, tight }
}
