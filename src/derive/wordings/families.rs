//! Wordings that are nearly the same, as one family: a head and its variants.
//!
//! Those that recur are found by their words with one or two left out, which near rows share (deletion neighbourhoods);
//! those said but once, by looking where the first, the middle or the last words of a head stand. Both
//! are bounded for each head, so that all of it is linear.
//!
//! The uses of a wording are:
//!
//! - each place where the row of its head or of a form that recurs stands exactly, within a longer wording too;
//! - each place where a row near to the head stands that no wording has, itself or a longer one that holds it. Those are looked for
//!   from the head alone, not from its other forms; only if the head has four words or more; and only by such of its first, middle
//!   and last words as stand together at [`MOST_PLACES`] at most.
//!
//! Of uses that overlap the first counts, and of those that begin together the longest. What is near and no use for
//! these reasons is kept as an echo (`echoes`): silence is not claimed against it.

use std::ops::Range;

use rayon::prelude::*;

use super::echoes::{echoes, overlaid};
use super::edges::Candidate;
use super::grams::Level;
use super::near::around;
use super::neighbours;
use super::nested::Accepted;
use super::stream::{Stream, index};

/// Where words of a head stand more often than this, they tell too little to look there.
const MOST_PLACES: usize = 600;
/// From so many words on, a head is looked for by three words at a time, not by two.
const BY_THREE: usize = 8;

/// A stretch of the row, as its place and its number of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    pub(super) at: u32,
    pub(super) words: u32,
}

impl Stretch {
    /// Where it ends.
    fn end(self) -> u32 {
        self.at + self.words
    }
}

/// A family of near rows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Family {
    /// The head, as an index into the accepted candidates.
    pub(super) head: usize,
    /// All its stretches, in order, none over another.
    pub(super) stretches: Vec<Stretch>,
    /// The sessions that have none of these, and near words in the place of another wording, in order.
    pub(super) overlaid: Vec<u32>,
    /// Where else the words of its stretches stand, in order.
    pub(super) echoes: Vec<Stretch>,
}

/// The rows of two and three words, by which single variants are looked for.
pub(super) struct Anchors {
    pairs: (Level, Vec<u32>),
    triples: (Level, Vec<u32>),
}

impl Anchors {
    pub(super) fn new(stream: &Stream, pairs: Level, triples: Level) -> Self {
        let by_place = |level: Level| {
            let rows = level.rows_by_place(stream);
            (level, rows)
        };
        Self { pairs: by_place(pairs), triples: by_place(triples) }
    }

    /// Where the words `part` of the row at `at` stand; nothing where they stand too often.
    fn places(&self, at: usize, part: &Range<usize>) -> &[u32] {
        let (level, rows) = if part.len() == 2 { &self.pairs } else { &self.triples };
        let row = rows.get(at + part.start).filter(|&&row| row != u32::MAX);
        let places = row.map_or(&[][..], |&row| level.row(row as usize));
        if places.len() > MOST_PLACES { &[] } else { places }
    }
}

/// The families of the wordings.
pub(super) fn group(stream: &Stream, accepted: &Accepted, anchors: &Anchors) -> Vec<Family> {
    let rows: Vec<Vec<u32>> =
        accepted.candidates.iter().map(|(it, _)| row_of(stream, it)).collect();
    let heads = neighbours::families(&rows, &order(accepted));
    let each = heads.into_par_iter().map(|(head, members)| {
        let mut stretches: Vec<Stretch> =
            members.iter().flat_map(|&at| exact(&accepted.candidates[at].0)).collect();
        // 今年应继续加固大堤 is no form of its own where 继续加固大堤 is the head, but the head in its very words.
        let heads: Vec<Stretch> = exact(&accepted.candidates[head].0).collect();
        stretches.retain(|it| {
            let inside = heads[heads.partition_point(|head| head.at < it.at)..].first();
            inside.is_none_or(|head| head.end() > it.end() || head.words == it.words)
        });
        let near = single(stream, anchors, &rows[head], &accepted.candidates[head].0);
        let is_held = |it: &Stretch| accepted.holder(it.at as usize, it.words as usize).is_some();
        let (held, free): (Vec<Stretch>, Vec<Stretch>) = near.into_iter().partition(is_held);
        stretches.extend(free);
        let (stretches, mut passed) = apart(stretches);
        let overlaid = overlaid(stream, &stretches, &held);
        passed.extend(held);
        let echoes = echoes(stream, &stretches, &passed);
        Family { head, stretches, overlaid, echoes }
    });
    each.collect()
}

fn row_of(stream: &Stream, candidate: &Candidate) -> Vec<u32> {
    stream.row(candidate.places[0] as usize, candidate.words).collect()
}

/// The candidates by which is to be the head of others: in most sessions, then longest, then first.
fn order(accepted: &Accepted) -> Vec<usize> {
    let mut order: Vec<usize> = (0..accepted.candidates.len()).collect();
    order.sort_by_key(|&at| {
        let candidate = &accepted.candidates[at].0;
        (std::cmp::Reverse((candidate.sessions, candidate.words)), candidate.places[0])
    });
    order
}

fn exact(candidate: &Candidate) -> impl Iterator<Item = Stretch> {
    let words = index(candidate.words);
    candidate.places.iter().map(move |&at| Stretch { at, words })
}

/// The stretches near to a head, itself among them, whatever they are parts of.
fn single(stream: &Stream, anchors: &Anchors, row: &[u32], head: &Candidate) -> Vec<Stretch> {
    let first = head.places[0] as usize;
    let mut found = Vec::new();
    for part in parts(row.len()) {
        let places = anchors.places(first, &part).iter();
        let near = places.filter_map(|&place| around(stream, row, &part, place as usize));
        found.extend(near.map(|it| Stretch { at: index(it.start), words: index(it.len()) }));
    }
    found
}

/// Parts of a row of which one edit, in a long row two, leaves one as it is.
fn parts(words: usize) -> Vec<Range<usize>> {
    match words {
        0..4 => Vec::new(),
        4..BY_THREE => vec![0..2, words - 2..words],
        _ => vec![0..3, words / 2 - 1..words / 2 + 2, words - 3..words],
    }
}

/// Stretches in order: of those that overlap the first, and of those that begin together the longest; and the others.
fn apart(mut stretches: Vec<Stretch>) -> (Vec<Stretch>, Vec<Stretch>) {
    stretches.sort_unstable_by_key(|it| (it.at, std::cmp::Reverse(it.words)));
    stretches.dedup();
    let mut end = 0;
    stretches.into_iter().partition(|it| {
        let free = it.at >= end;
        if free {
            end = it.at + it.words;
        }
        free
    })
}
