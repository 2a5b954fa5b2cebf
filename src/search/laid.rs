//! A session's words, folded and laid out as the index addresses them.

use std::ops::Range;

use super::documents::{Document, Part};
use crate::text::search::{fold, word_borders};

/// Ends each stretch; no query holds it.
pub(super) const END: u16 = 0x0A;

/// Parts begin at multiples of this.
pub(super) const BLOCK: usize = 128;

/// The unit that keys are filled up with; in words it stands for a character that was lost.
const NOTHING: u16 = 0;
const LOST: u16 = 0xFFFD;

/// The words of a session. Addresses are counted from its beginning.
#[derive(Debug, Default)]
pub(super) struct Laid {
    /// The units at their addresses; behind a part's last stretch there is nothing but ends.
    units: Vec<u16>,
    /// One bit for each address: whether a word of the language begins there, or has ended before.
    borders: Vec<u64>,
    /// The documents, in order.
    pub(super) documents: Vec<Extent>,
    /// How many units the folded words have.
    pub(super) characters: u64,
}

/// The room of a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Extent {
    /// How many blocks each part takes.
    pub(super) blocks: [u32; Part::COUNT],
    /// How many bytes its words are as they stand on the page.
    pub(super) bytes: usize,
}

impl Laid {
    /// Lays the documents of a session out. `language` is that of all words that have none of their own.
    pub(super) fn new(documents: &[Document], language: &str) -> Self {
        let mut laid = Self::default();
        for document in documents {
            laid.document(document, language);
        }
        laid
    }

    /// How many addresses there are.
    pub(super) fn len(&self) -> usize {
        self.units.len()
    }

    pub(super) fn units(&self) -> &[u16] {
        &self.units
    }

    /// Whether a word of the language begins at this address or ends before it.
    pub(super) fn is_border(&self, at: usize) -> bool {
        self.borders.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    /// The parts, in order, empty ones too: their addresses.
    pub(super) fn parts(&self) -> impl Iterator<Item = Range<usize>> {
        let lengths = self.documents.iter().flat_map(|document| document.blocks);
        lengths.scan(0, |at, blocks| {
            let start = *at;
            *at += blocks as usize * BLOCK;
            Some(start..*at)
        })
    }

    fn document(&mut self, document: &Document, language: &str) {
        let mut extent = Extent::default();
        for part in [Part::Title, Part::Question, Part::Answer, Part::Around] {
            let start = self.units.len();
            if part == Part::Title {
                self.stretch(&document.title, language);
                extent.bytes += document.title.len();
            }
            for stretch in document.stretches.iter().filter(|stretch| stretch.part == part) {
                self.stretch(&stretch.words, stretch.language.as_deref().unwrap_or(language));
                extent.bytes += stretch.words.len();
            }
            let blocks = (self.units.len() - start).div_ceil(BLOCK);
            self.units.resize(start + blocks * BLOCK, END);
            extent.blocks[part.number()] = u32::try_from(blocks).unwrap_or(u32::MAX);
        }
        self.documents.push(extent);
    }

    fn stretch(&mut self, words: &str, language: &str) {
        let mut units = fold(words).units;
        if units.is_empty() {
            return;
        }
        for unit in units.iter_mut().filter(|unit| **unit == NOTHING) {
            *unit = LOST;
        }
        let start = self.units.len();
        let chinese = language.split('-').next() == Some("zh");
        for (at, border) in word_borders(&units, chinese).into_iter().enumerate() {
            if border {
                self.border(start + at);
            }
        }
        self.characters += units.len() as u64;
        self.units.append(&mut units);
        self.units.push(END);
    }

    fn border(&mut self, at: usize) {
        if self.borders.len() <= at / 64 {
            self.borders.resize(at / 64 + 1, 0);
        }
        self.borders[at / 64] |= 1 << (at % 64);
    }
}

#[cfg(test)]
mod tests {
    use super::super::documents::Stretch;
    use super::*;

    fn stretch(part: Part, words: &str) -> Stretch {
        Stretch { part, anchor: String::new(), words: words.to_owned(), language: None }
    }

    #[test]
    fn parts_begin_at_blocks_and_stretches_end_with_a_sign_of_their_own() {
        let title = "石桥".to_owned();
        let long = "桥".repeat(128);
        let stretches = vec![
            stretch(Part::Around, "青山 Post"),
            stretch(Part::Answer, &long),
            stretch(Part::Answer, " 一 "),
        ];
        let laid = Laid::new(&[Document { title, stretches, ..Document::default() }], "zh");
        assert_eq!(laid.documents[0].blocks, [1, 0, 2, 1]);
        let parts: Vec<_> = laid.parts().collect();
        assert_eq!(parts, [0..128, 128..128, 128..384, 384..512]);
        assert_eq!(String::from_utf16_lossy(&laid.units()[..4]), "石桥\n\n");
        assert_eq!(String::from_utf16_lossy(&laid.units()[255..260]), "桥\n一\n\n".trim_start());
        assert_eq!(laid.characters, 2 + 128 + 1 + 6);
        assert!(laid.is_border(0) && laid.is_border(2) && !laid.is_border(60));
    }
}
