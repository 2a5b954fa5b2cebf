//! Rows of words that recur, found by refining: the places of a row of n words are parted by the word
//! that follows.
//!
//! Each place is looked at once for each word by which the row there still recurs, so all of it is linear in the text
//! times how long repeats are. Only rows in more than one session are followed.

use rayon::prelude::*;

use super::stream::{LONGEST, Stream, index};

/// How many places one thread takes at a time, about.
const SHARE: usize = 1 << 16;

/// All rows of so many words that stand in more than one session.
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
    pub(super) fn next(&self, stream: &Stream) -> Self {
        if self.words >= LONGEST {
            return Self { words: self.words + 1, ..Self::default() };
        }
        let parts: Vec<Self> =
            self.shares().into_par_iter().map(|rows| self.refine(stream, rows)).collect();
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

    fn refine(&self, stream: &Stream, rows: std::ops::Range<usize>) -> Self {
        let mut next = Self { words: self.words + 1, ..Self::default() };
        let mut keys: Vec<u64> = Vec::new();
        for row in rows {
            let following =
                self.row(row).iter().filter(|&&at| stream.room[at as usize] as usize > self.words);
            keys.clear();
            keys.extend(following.map(|&at| {
                let word = stream.words[at as usize + self.words].word;
                u64::from(word) << 32 | u64::from(at)
            }));
            keys.sort_unstable();
            for same in keys.chunk_by(|one, other| one >> 32 == other >> 32) {
                let places = same.iter().map(|&key| place(key));
                let recurs = same.len() > 1
                    && stream.session[place(same[0]) as usize]
                        != stream.session[place(same[same.len() - 1]) as usize];
                if recurs {
                    next.places.extend(places);
                    next.ends.push(index(next.places.len()));
                }
            }
        }
        next
    }

    /// The rows in shares of about the same number of places.
    pub(super) fn shares(&self) -> Vec<std::ops::Range<usize>> {
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

#[allow(clippy::cast_possible_truncation, reason = "the lower half of the key is the place")]
fn place(key: u64) -> u32 {
    key as u32
}
