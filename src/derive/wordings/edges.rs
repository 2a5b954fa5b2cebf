//! Whether a row of words is a phrase: what stands at its edges, and what stands beside them.
//!
//! A phrase ends where the language is free: many words can follow (branching entropy), or a mark
//! does. Where one word mostly follows, the phrase is longer than the row.

use super::stream::Stream;
use crate::text::{Join, Part};

/// One word may stand beside a phrase in this share of its uses at most; above, it is part of it.
const MOST_OF_ONE: f64 = 0.7;
/// A row that begins with a preposition is a phrase if so many of its uses have a mark before it.
const MARKED: f64 = 0.5;
/// So many of its uses must have a mark or a light word after them: a phrase is sometimes the last.
const CLOSED: f64 = 0.2;

/// Fewest Chinese characters, with light words.
const CHARACTERS: u32 = 6;
/// Fewest without.
const FULL_CHARACTERS: u32 = 5;
/// Fewest words with spaces, with light words.
const SPACED_WORDS: usize = 4;

/// A row of words that may be a wording.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    /// How many words.
    pub(super) words: usize,
    /// Where it stands, in order.
    pub(super) places: Vec<u32>,
    /// In how many sessions.
    pub(super) sessions: usize,
    /// How free its edges are, in bits: the lesser of the two branching entropies.
    pub(super) freedom: f64,
    /// Whether a light word after it belongs to it: 一贯的、明确的.
    pub(super) tail: bool,
}

/// What stands on one side of a row.
struct Side {
    /// The share of uses with a mark there.
    marked: f64,
    /// The share of uses with a mark or a light word there.
    closed: f64,
    /// The share of the most frequent word.
    top: f64,
    /// The entropy, in bits; each mark counts as a word of its own.
    entropy: f64,
}

/// The candidate that a row of words is, if it stands in `least` sessions and its edges are those of a phrase.
pub(super) fn judge(
    stream: &Stream,
    places: &[u32],
    words: usize,
    least: usize,
) -> Option<Candidate> {
    if places.len() < least || !is_long_enough(stream, places[0] as usize, words) {
        return None;
    }
    let (first, last) = (places[0] as usize, places[0] as usize + words - 1);
    let (begins, ends) = (stream.type_at(first).part, stream.type_at(last).part);
    if matches!(begins, Part::Small | Part::Trailing | Part::Figure)
        || matches!(
            ends,
            Part::Small | Part::Leading | Part::Open | Part::Addressing | Part::Figure
        )
    {
        return None;
    }
    let sessions = stream.sessions_of(places.iter().copied());
    if sessions < least || has_many_figures(stream, first, words) {
        return None;
    }
    let right = after(stream, places, words);
    if right.top > MOST_OF_ONE || right.closed < CLOSED {
        return None;
    }
    let left = before(stream, places);
    let wants_mark = matches!(begins, Part::Leading | Part::Addressing);
    if left.top > MOST_OF_ONE || (wants_mark && left.marked < MARKED) {
        return None;
    }
    let tails = places.iter().filter(|&&at| stream.words[at as usize + words - 1].tail > 0).count();
    Some(Candidate {
        words,
        places: places.to_vec(),
        sessions,
        freedom: left.entropy.min(right.entropy),
        tail: share(tails, places.len()) >= MARKED,
    })
}

fn is_long_enough(stream: &Stream, at: usize, words: usize) -> bool {
    let row = || (at..at + words).map(|one| stream.type_at(one));
    let chinese: u32 = row().map(|word| u32::from(word.chinese)).sum();
    if chinese == 0 {
        let light = stream.words[at + 1..at + words].iter().filter(|it| it.light_before).count();
        return words + light >= SPACED_WORDS && words >= 3;
    }
    let full: u32 = row().map(|word| u32::from(word.characters)).sum();
    let span = stream.words[at + words - 1].end() - stream.words[at].start;
    let tail = u32::from(stream.words[at + words - 1].tail);
    words >= 2 && full >= FULL_CHARACTERS && span + tail >= CHARACTERS
}

fn has_many_figures(stream: &Stream, at: usize, words: usize) -> bool {
    let figures = (at..at + words).filter(|&one| stream.type_at(one).part == Part::Figure).count();
    figures * 3 > words
}

fn before(stream: &Stream, places: &[u32]) -> Side {
    let neighbours = places.iter().map(|&at| {
        let at = at as usize;
        let token = stream.words[at];
        let word = (token.join == Join::Close).then(|| stream.words[at - 1].word);
        (word, token.light_before)
    });
    side(neighbours.collect())
}

fn after(stream: &Stream, places: &[u32], words: usize) -> Side {
    let neighbours = places.iter().map(|&at| {
        let next = at as usize + words;
        match stream.words.get(next) {
            Some(token) if token.join == Join::Close => (Some(token.word), token.light_before),
            _ => (None, false),
        }
    });
    side(neighbours.collect())
}

fn side(mut neighbours: Vec<(Option<u32>, bool)>) -> Side {
    let all = neighbours.len();
    let marked = neighbours.iter().filter(|(word, _)| word.is_none()).count();
    let light = neighbours.iter().filter(|(word, light)| word.is_some() && *light).count();
    neighbours.sort_unstable();
    let (mut top, mut entropy) = (0, 0.0);
    for same in neighbours.chunk_by(|one, other| one.0 == other.0) {
        if same[0].0.is_none() {
            let each = share(1, all);
            entropy -= share(same.len(), all) * each.log2();
        } else {
            top = top.max(same.len());
            let part = share(same.len(), all);
            entropy -= part * part.log2();
        }
    }
    Side {
        marked: share(marked, all),
        closed: share(marked + light, all),
        top: share(top, all),
        entropy,
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of uses")]
pub(super) fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { part as f64 / all as f64 }
}
