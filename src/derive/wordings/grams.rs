//! Rows of words that recur, found by refining: the places of a row of n words are parted by the word
//! that follows.
//!
//! Each place is looked at once for each word by which the row there still recurs, so all of it is linear in the text
//! times how long repeats are. Only rows in as many sessions as a wording needs are followed.

use std::ops::Range;

use rayon::prelude::*;

use super::stream::{LONGEST, Stream, index};
use crate::text::Join;

/// How many places one thread takes at a time, about.
const SHARE: usize = 1 << 16;

/// From so many on, keys are put in order by their digits, not by comparing them.
const BY_DIGITS: usize = 256;
/// How many bits a digit has.
const DIGIT: u32 = 8;

/// For each word of the row, which it is; nothing where it begins a sentence. It is apart from the rest that is known
/// of a word because all of it is read again and again, at places far from each other.
pub(super) struct Following(Vec<u32>);

impl Following {
    pub(super) fn new(stream: &Stream) -> Self {
        let each = stream.words.iter();
        Self(each.map(|it| if it.join == Join::Apart { u32::MAX } else { it.word }).collect())
    }

    fn word(&self, at: usize) -> Option<u32> {
        self.0.get(at).copied().filter(|&word| word != u32::MAX)
    }
}

/// All rows of so many words that stand in as many sessions as a wording needs.
#[derive(Debug, Default)]
pub(super) struct Level {
    /// How many words.
    pub(super) words: usize,
    /// The places of each row, one row after the other, each in order.
    places: Vec<u32>,
    /// Where the places of each row end.
    ends: Vec<u32>,
}

impl Level {
    /// The rows of one word.
    pub(super) fn first(stream: &Stream) -> Self {
        let mut starts = vec![0_u32; stream.vocabulary.len() + 1];
        for token in &stream.words {
            starts[token.word as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let ends = starts[1..].to_vec();
        let mut places = vec![0; stream.words.len()];
        for (at, token) in stream.words.iter().enumerate() {
            let next = &mut starts[token.word as usize];
            places[*next as usize] = index(at);
            *next += 1;
        }
        Self { words: 1, places, ends }
    }

    /// The rows of one word more.
    pub(super) fn next(&self, stream: &Stream, following: &Following, least: usize) -> Self {
        if self.words >= LONGEST {
            return Self { words: self.words + 1, ..Self::default() };
        }
        let shares = self.shares().into_par_iter();
        let parts: Vec<Self> =
            shares.map(|rows| self.refine(stream, following, rows, least)).collect();
        let mut next = Self { words: self.words + 1, ..Self::default() };
        next.places.reserve(parts.iter().map(|part| part.places.len()).sum());
        next.ends.reserve(parts.iter().map(|part| part.ends.len()).sum());
        for part in parts {
            let before = index(next.places.len());
            next.places.extend(part.places);
            next.ends.extend(part.ends.into_iter().map(|end| end + before));
        }
        next
    }

    fn refine(
        &self,
        stream: &Stream,
        following: &Following,
        rows: Range<usize>,
        least: usize,
    ) -> Self {
        let mut next = Self { words: self.words + 1, ..Self::default() };
        let (mut keys, mut spare) = (Vec::new(), Vec::new());
        for row in rows {
            keys.clear();
            keys.extend(self.row(row).iter().filter_map(|&at| {
                let word = following.word(at as usize + self.words)?;
                Some(u64::from(word) << 32 | u64::from(at))
            }));
            in_order(&mut keys, &mut spare);
            for same in keys.chunk_by(|one, other| one >> 32 == other >> 32) {
                let places = same.iter().map(|&key| place(key));
                let recurs = same.len() >= least && stream.sessions_of(places.clone()) >= least;
                if recurs {
                    next.places.extend(places);
                    next.ends.push(index(next.places.len()));
                }
            }
        }
        next
    }

    /// The rows in shares of about the same number of places.
    pub(super) fn shares(&self) -> Vec<Range<usize>> {
        let mut shares = Vec::new();
        let (mut first, mut places) = (0, 0);
        for row in 0..self.len() {
            places += self.row(row).len();
            if places >= SHARE || row + 1 == self.len() {
                shares.push(first..row + 1);
                (first, places) = (row + 1, 0);
            }
        }
        shares
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The places of a row, in order.
    pub(super) fn row(&self, row: usize) -> &[u32] {
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        &self.places[start as usize..self.ends[row] as usize]
    }

    /// For each word of the stream, the row that begins there, as an index; `u32::MAX` for none.
    pub(super) fn rows_by_place(&self, stream: &Stream) -> Vec<u32> {
        let mut rows = vec![u32::MAX; stream.words.len()];
        for row in 0..self.len() {
            for &at in self.row(row) {
                rows[at as usize] = index(row);
            }
        }
        rows
    }
}

/// Puts keys, whose places are in order, in the order of their words.
fn in_order(keys: &mut Vec<u64>, spare: &mut Vec<u64>) {
    if keys.len() < BY_DIGITS {
        keys.sort_unstable();
        return;
    }
    let most = keys.iter().max().map_or(0, |key| key >> 32);
    let mut shift = 32;
    while most >> (shift - 32) > 0 {
        let digit = |key: u64| (key >> shift & ((1 << DIGIT) - 1)) as usize;
        let mut starts = [0_usize; 1 << DIGIT];
        for &key in keys.iter() {
            starts[digit(key)] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += std::mem::replace(start, sum);
        }
        spare.resize(keys.len(), 0);
        for &key in keys.iter() {
            let start = &mut starts[digit(key)];
            spare[*start] = key;
            *start += 1;
        }
        std::mem::swap(keys, spare);
        shift += DIGIT;
    }
}

#[allow(clippy::cast_possible_truncation, reason = "the lower half of the key is the place")]
fn place(key: u64) -> u32 {
    key as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_keys_come_in_the_order_of_their_words_as_few_do() {
        let words = [70_000_u64, 3, 900, 3, 256, 255, 70_000, 0];
        let mut keys: Vec<u64> =
            (0..1_000).map(|at| words[at % words.len()] << 32 | at as u64).collect();
        let mut expected = keys.clone();
        expected.sort_unstable();
        in_order(&mut keys, &mut Vec::new());
        assert_eq!(keys, expected);
    }
}
