//! When two rows of words are nearly the same: one or two words changed, inserted, left out, or the same
//! words in another order.

use std::ops::Range;

use super::super::quick::mixed;
use super::stream::Stream;
use crate::text::Join;

/// From so many words on, two edits are near.
const TWO_EDITS: usize = 9;
/// From so many words on, an edit may be at an edge; in shorter ones the first and the last word stay.
const AT_EDGES: usize = 5;
/// Fewest words with which an order can be told from another.
const REORDERED: usize = 3;

/// How many edits are near, for a row of so many words.
pub(super) fn allowance(words: usize) -> usize {
    match words {
        0..REORDERED => 0,
        REORDERED..TWO_EDITS => 1,
        _ => 2,
    }
}

/// Whether two rows, which are not the same, are near.
pub(super) fn are_near(one: &[u32], other: &[u32]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < REORDERED || long.len() - short.len() > allowance(long.len()) {
        return false;
    }
    if same_words(one, other) {
        return true;
    }
    if long.len() < AT_EDGES {
        // Words that come between the others; a word for another would be half of so short a phrase.
        let edges = short.first() == long.first() && short.last() == long.last();
        return edges && short.len() < long.len() && distances(short, long).last() == Some(&1);
    }
    distances(short, long).last().is_some_and(|&edits| edits <= allowance(long.len()))
}

/// Whether two rows are the same words in whatever order.
fn same_words(one: &[u32], other: &[u32]) -> bool {
    one.len() == other.len() && sorted(one) == sorted(other)
}

fn sorted(row: &[u32]) -> Vec<u32> {
    let mut row = row.to_vec();
    row.sort_unstable();
    row
}

/// The edit distances of `row` to each beginning of `other`, from the empty one on (Levenshtein).
fn distances(row: &[u32], other: &[u32]) -> Vec<usize> {
    let mut line: Vec<usize> = (0..=other.len()).collect();
    for (at, word) in row.iter().enumerate() {
        let mut corner = line[0];
        line[0] = at + 1;
        for (place, beside) in other.iter().enumerate() {
            let changed = corner + usize::from(word != beside);
            corner = line[place + 1];
            line[place + 1] = changed.min(corner + 1).min(line[place] + 1);
        }
    }
    line
}

/// The stretch of text that is near to `head`, where the words `anchor` of it stand at `at`; empty if none.
pub(super) fn around(
    stream: &Stream,
    head: &[u32],
    anchor: &Range<usize>,
    at: usize,
) -> Option<Range<usize>> {
    let sentence = sentence_of(stream, at, head.len() + 2);
    let edits = allowance(head.len());
    reordered(stream, head, &sentence, at, anchor.len()).or_else(|| {
        let left: Vec<u32> = head[..anchor.start].iter().rev().copied().collect();
        let from = sentence.start.max(at.saturating_sub(left.len() + edits));
        let beside = |it: usize, joined: usize| (stream.words[it].word, stream.words[joined].join);
        let before: Vec<_> = (from..at).rev().map(|it| beside(it, it + 1)).collect();
        let right = &head[anchor.end..];
        let end = at + anchor.len();
        let to = sentence.end.min(end + right.len() + edits);
        let after: Vec<_> = (end..to).map(|it| beside(it, it)).collect();
        // To the edges of the head if they can be reached; otherwise as far as costs least.
        [Reach::Edge, Reach::Nearest].into_iter().find_map(|reach| {
            let (left_edits, before) = reach.of(stream, &left, &before);
            let (right_edits, after) = reach.of(stream, right, &after);
            let found = at - before..end + after;
            let near = left_edits + right_edits <= edits
                && (head.len() >= AT_EDGES
                    || (found.len() > head.len() && keeps_edges(stream, head, &found)));
            near.then_some(found)
        })
    })
}

/// How far a stretch reaches to one side of the words by which it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// To the word at the head's edge, even past words that came between, or to one in its place: 任何人**都**不得 is not
    /// 不得 with a word left out.
    Edge,
    /// As far as takes fewest edits, and no farther.
    Nearest,
}

impl Reach {
    /// The beginning of `other` that is nearest to `row`, both from the inside out: how many edits, how long. Each word of
    /// `other` stands with how it is joined to the one inside.
    fn of(self, stream: &Stream, row: &[u32], other: &[(u32, Join)]) -> (usize, usize) {
        let words: Vec<u32> = other.iter().map(|&(word, _)| word).collect();
        let distances = distances(row, &words);
        let at_edge = |length: usize| {
            let (Some(&edge), Some(&(there, join))) = (row.last(), other[..length].last()) else {
                return length == row.len();
            };
            let in_place = length == row.len() && join < Join::Comma;
            edge == there || in_place && stream.can_replace(there, edge)
        };
        let of_edge = |length: usize| self == Self::Edge && !at_edge(length);
        let all = distances.iter().enumerate();
        let best = all.min_by_key(|&(length, &edits)| (of_edge(length), edits, length));
        best.map_or((0, 0), |(length, &edits)| (edits, length))
    }
}

fn keeps_edges(stream: &Stream, head: &[u32], found: &Range<usize>) -> bool {
    head.first() == stream.words.get(found.start).map(|it| &it.word)
        && head.last() == stream.words.get(found.end.saturating_sub(1)).map(|it| &it.word)
}

/// The stretch that has the words of `head` in another order, and holds those at `at`.
fn reordered(
    stream: &Stream,
    head: &[u32],
    sentence: &Range<usize>,
    at: usize,
    anchor: usize,
) -> Option<Range<usize>> {
    if head.len() < REORDERED {
        return None;
    }
    let first = sentence.start.max((at + anchor).saturating_sub(head.len()));
    let last = at.min(sentence.end.checked_sub(head.len())?);
    let whole = sum(head.iter().copied());
    (first..=last).map(|start| start..start + head.len()).find(|it| {
        let row = || stream.row(it.start, head.len());
        sum(row()) == whole && same_words(head, &row().collect::<Vec<_>>())
    })
}

/// A number that is the same for the same words in whatever order.
pub(super) fn sum(row: impl Iterator<Item = u32>) -> u64 {
    row.fold(0, |sum, word| sum.wrapping_add(mixed(u64::from(word) + 1)))
}

/// The words of a place's sentence, so many to either side at most.
fn sentence_of(stream: &Stream, at: usize, most: usize) -> Range<usize> {
    let mut start = at;
    while start > 0 && at - start < most && stream.words[start].join < Join::Apart {
        start -= 1;
    }
    let end = at + (stream.room[at] as usize).min(2 * most);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_of_five_may_change_come_or_go() {
        let head = [1, 2, 3, 4, 5];
        for near in [
            &[1, 2, 9, 4, 5][..],
            &[1, 2, 3, 9, 4, 5],
            &[1, 2, 4, 5],
            &[2, 3, 4, 5],
            &[4, 5, 1, 2, 3],
        ] {
            assert!(are_near(&head, near), "{near:?}");
        }
        for far in [&[1, 8, 9, 4, 5][..], &[1, 2, 3], &[9, 8, 3, 4, 5]] {
            assert!(!are_near(&head, far), "{far:?}");
        }
    }

    #[test]
    fn in_a_short_one_a_word_may_come_between() {
        assert!(are_near(&[1, 2, 3], &[1, 9, 2, 3]));
        for far in [&[1, 9, 3][..], &[9, 1, 2, 3], &[1, 2, 3, 9], &[1, 2]] {
            assert!(!are_near(&[1, 2, 3], far), "{far:?}");
        }
    }

    #[test]
    fn of_nine_words_two_may_change() {
        let head = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        assert!(are_near(&head, &[1, 20, 3, 4, 5, 6, 7, 30, 9]));
        assert!(!are_near(&head, &[1, 20, 3, 40, 5, 6, 7, 30, 9]));
    }
}
