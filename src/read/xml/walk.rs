//! The walk over a body's tape, which both vocabularies make alike; what an element means is theirs.

use std::ops::Range;

use super::flow::Flow;
use super::tape::{Tape, Token};
use crate::model::TurnKind;
use crate::read::draft::StatedTurn;

/// A reading of a body.
pub(super) trait Walk<'a> {
    /// What is to be done when an element ends.
    type Then;

    fn tape(&self) -> &'a Tape<'a>;

    /// The open elements, and what is to be done when they end.
    fn open(&mut self) -> &mut Vec<(usize, Self::Then)>;

    fn flow(&mut self) -> &mut Flow;

    /// Whether anybody has spoken yet.
    fn spoken(&self) -> bool;

    /// Whether a speech is open.
    fn speaking(&self) -> bool;

    /// Deals with an element; `None` where that is all there is to it, its words included.
    fn element(&mut self, at: usize, name: &str) -> Option<Self::Then>;

    /// Does what is to be done when the element `index` ends.
    fn end(&mut self, index: usize, then: Self::Then);

    /// Walks through all that stands in the element `top`.
    fn walk(&mut self, top: usize) {
        let tape = self.tape();
        let mut at = top + 1;
        while at < tape.end(top) {
            match &tape.tokens[at] {
                Token::Words(words) => self.words(words, &tape.range(words)),
                Token::Reference(words, written) => self.words(words, &tape.range(written)),
                Token::Close => {
                    if let Some((index, then)) = self.open().pop() {
                        self.end(index, then);
                    }
                }
                Token::Open(tag) => match self.element(at, tag.name) {
                    Some(then) => self.open().push((at, then)),
                    // Its words have been dealt with.
                    None => at = tag.end,
                },
            }
            at += 1;
        }
    }

    /// Words that stand in no speech: of the lead before anybody has spoken, of the source's own
    /// narrative afterwards, never of whoever spoke last.
    fn words(&mut self, words: &str, range: &Range<usize>) {
        let says = words.contains(|c: char| !c.is_whitespace());
        let outside = says && self.spoken() && !self.speaking();
        let flow = self.flow();
        if outside && !flow.is_waiting() && !flow.is_open() {
            flow.turn(StatedTurn { label: None, kind: Some(TurnKind::Narrative) });
        }
        flow.words(words, range);
    }
}
