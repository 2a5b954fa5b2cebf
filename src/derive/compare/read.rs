//! The exchanges of a chain as they are read to be compared. One stands in several pairs (of years, of sessions, in the
//! first and the last), and is cut into clauses when that is first asked for, once for all of them.

use std::cell::OnceCell;
use std::ops::Range;

use super::super::ExchangeAt;
use super::SideSize;
use super::paragraphs;
use super::runs::Text;
use crate::model::ParagraphId;
use crate::resolve::Archive;

/// The exchanges of a chain, as far as they are read.
pub struct Readings<'a> {
    archive: &'a Archive,
    exchanges: &'a [ExchangeAt],
    read: Vec<OnceCell<Vec<Reading<'a>>>>,
}

/// A paragraph that is read.
pub(super) struct Reading<'a> {
    /// The exchange.
    pub(super) at: ExchangeAt,
    /// The paragraph.
    pub(super) paragraph: ParagraphId,
    /// Its clauses.
    pub(super) text: Text<'a>,
}

impl<'a> Readings<'a> {
    /// Those of some exchanges, in order; nothing is read yet.
    ///
    /// # Panics
    /// Later, if an exchange is not of this archive.
    pub fn of(archive: &'a Archive, exchanges: &'a [ExchangeAt]) -> Self {
        let read = exchanges.iter().map(|_| OnceCell::new()).collect();
        Self { archive, exchanges, read }
    }

    /// Some of the exchanges.
    pub(super) fn exchanges(&self, part: Range<usize>) -> &'a [ExchangeAt] {
        &self.exchanges[part]
    }

    /// The paragraphs of some of the exchanges.
    pub(super) fn paragraphs(&self, part: Range<usize>) -> impl Iterator<Item = &Reading<'a>> {
        part.flat_map(|place| self.paragraphs_of(place))
    }

    /// How much some of the exchanges are.
    pub(super) fn size(&self, part: Range<usize>) -> SideSize {
        let questions = part.len();
        let characters = self.paragraphs(part).map(|it| it.text.letters()).sum();
        SideSize { questions, characters }
    }

    fn paragraphs_of(&self, place: usize) -> &[Reading<'a>] {
        let at = self.exchanges[place];
        let read = || {
            let all = paragraphs(self.archive, at);
            all.map(|it| Reading { at, paragraph: it.id, text: Text::new(&it.text) }).collect()
        };
        self.read[place].get_or_init(read)
    }
}
