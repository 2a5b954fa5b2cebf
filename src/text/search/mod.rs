//! The form in which text is searched, and what a search index needs to know of it.
//!
//! It is apart from the forms in which the pipeline compares words, because it is shared with the script of
//! the search page (`templates/assets/search/fold.js`) and is part of the format that `docs/search-index.md`
//! tells: one set of vectors (`tests/search/vectors.json`) holds both to it.

mod class;
mod cluster;
mod hash;
mod origins;
mod plain;
mod signs;
mod variants;
mod words;

use std::ops::Range;

pub use class::{Class, class};
use cluster::Ranges;
pub use hash::key_hash;
use origins::Origins;
use plain::{EXTENDS, SPACE, plain};
use signs::signs;
use variants::variants;
pub use words::word_borders;

/// The lists by which text is folded, for the script: variants, signs, what falls away, what joins with the character
/// before it, diacritics, the letters that lose them, and what needs no space beside it.
pub fn lists() -> [String; 7] {
    let [falls_away, joins, diacritics, bare] = cluster::classes();
    [variants(), signs(), falls_away, joins, diacritics, bare, cluster::expression(TIGHT)]
}

/// A text in the form in which it is searched.
#[derive(Debug, Default)]
pub struct Folded {
    /// The form, in UTF-16. It has no space at its ends, nor two in a row, nor any other white space.
    pub units: Vec<u16>,
    origins: Origins,
}

impl Folded {
    /// Where these units come from: the place in the text as it was, counted in UTF-16, of the clusters
    /// that they, or parts of them, are.
    pub fn origin(&self, units: Range<usize>) -> Range<usize> {
        self.origins.of(units)
    }
}

/// The form of `text` in which it is searched.
///
/// Each cluster (a character and what joins with it) is folded by itself, so that what is cut out of a text
/// between clusters is found in the text's form: compatibility forms are resolved, capitals made small;
/// marks of Latin, Greek, Arabic and Hebrew letters and all that cannot be seen fall away; quotation marks,
/// dashes and dots of one meaning, and Chinese characters that are variants of each other, become one. White
/// space is one space, and none at the ends or beside Chinese or Japanese writing.
pub fn fold(text: &str) -> Folded {
    let mut folder = Folder::new(text);
    let mut chars = text.char_indices();
    let mut one = chars.next().map(|(at, c)| (at, c, plain(c)));
    while let Some((at, c, entry)) = one {
        one = chars.next().map(|(at, c)| (at, c, plain(c)));
        let joined = one.is_some_and(|(_, _, next)| next == EXTENDS);
        if entry > EXTENDS && !joined {
            folder.put_plain(entry);
            continue;
        }
        let mut length = c.len_utf16();
        while let Some((_, next, EXTENDS)) = one {
            length += next.len_utf16();
            one = chars.next().map(|(at, c)| (at, c, plain(c)));
        }
        let end = one.map_or(text.len(), |(at, _, _)| at);
        folder.put_cluster(&text[at..end], length);
    }
    folder.folded
}

struct Folder {
    folded: Folded,
    /// The place in the text, in UTF-16.
    at: usize,
    /// Where white space stands that waits for what follows it.
    space: Option<Range<usize>>,
    /// Whether the last character needs no space beside it.
    tight: bool,
}

impl Folder {
    fn new(text: &str) -> Self {
        // Chinese takes three bytes a unit, Latin one.
        let units = Vec::with_capacity(text.len() / 2);
        // As at the start of a line of Chinese, no space is wanted.
        Self { folded: Folded { units, ..Folded::default() }, at: 0, space: None, tight: true }
    }

    /// Adds one unit that one unit of the text is.
    fn put_plain(&mut self, unit: u16) {
        let at = self.at;
        self.at += 1;
        if unit == SPACE {
            self.add_space(at);
            return;
        }
        self.put_space(is_tight(u32::from(unit)));
        self.folded.origins.plain(self.folded.units.len(), at);
        self.folded.units.push(unit);
    }

    /// Adds what a cluster of this length in UTF-16 becomes.
    fn put_cluster(&mut self, cluster: &str, length: usize) {
        let from = self.at;
        self.at += length;
        for c in cluster::fold(cluster).chars() {
            if c == ' ' {
                self.add_space(from);
                continue;
            }
            self.put_space(is_tight(u32::from(c)));
            self.folded.origins.cluster(self.folded.units.len(), from..self.at);
            self.folded.units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
        }
    }

    /// Lets white space wait that reaches from here to the place in the text.
    fn add_space(&mut self, from: usize) {
        self.space.get_or_insert(from..from).end = self.at;
    }

    /// Puts the space that waits, if one does, before a character that is tight or not.
    fn put_space(&mut self, tight: bool) {
        let before = std::mem::replace(&mut self.tight, tight);
        if let Some(space) = self.space.take()
            && !tight
            && !before
        {
            let at = self.folded.units.len();
            if space.len() == 1 {
                self.folded.origins.plain(at, space.start);
            } else {
                self.folded.origins.cluster(at, space);
            }
            self.folded.units.push(SPACE);
        }
    }
}

/// Han, kana, bopomofo and the punctuation among them: whether a space stands beside them is a matter of
/// style, which texts do not agree in.
const TIGHT: &Ranges =
    &[0x2E80..=0x312F, 0x31A0..=0x31FF, 0x3400..=0x9FFF, 0xF900..=0xFAFF, 0x2_0000..=0x3_FFFF];

fn is_tight(c: u32) -> bool {
    TIGHT.iter().any(|range| range.contains(&c))
}

#[cfg(test)]
mod tests;
