//! Two texts laid beside each other, word by word (Chinese: character by character).
//!
//! First where eight words in a row stand once in both, then, between those places, by the longest
//! common subsequence. A stretch too long for that counts as altogether different.

use std::collections::BTreeMap;

/// How many words in a row make a place that is surely the same.
const RUN: usize = 8;
/// The largest stretch that is compared word by word: the product of both lengths.
const LARGEST: usize = 4_000_000;

/// For each word of `one`, the word of `other` that it is, in growing order.
pub(crate) fn align(one: &[&str], other: &[&str]) -> Vec<Option<usize>> {
    let mut found = vec![None; one.len()];
    let mut last = (0, 0);
    for (start, twin) in anchors(one, other) {
        if start < last.0 || twin < last.1 {
            continue;
        }
        between(one, other, last, (start, twin), &mut found);
        let mut length = 0;
        while one.get(start + length).is_some_and(|word| other.get(twin + length) == Some(word)) {
            found[start + length] = Some(twin + length);
            length += 1;
        }
        last = (start + length, twin + length);
    }
    between(one, other, last, (one.len(), other.len()), &mut found);
    found
}

/// The places that stand once in both texts, as far as they come in the same order.
fn anchors(one: &[&str], other: &[&str]) -> Vec<(usize, usize)> {
    fn once<'a>(words: &'a [&'a str]) -> BTreeMap<&'a [&'a str], Option<usize>> {
        let mut found = BTreeMap::new();
        for (at, run) in words.windows(RUN).enumerate() {
            found.entry(run).and_modify(|place| *place = None).or_insert(Some(at));
        }
        found
    }
    let twins = once(other);
    let mut pairs: Vec<(usize, usize)> =
        once(one).into_iter().filter_map(|(run, at)| Some((at?, (*twins.get(run)?)?))).collect();
    pairs.sort_unstable();
    growing(&pairs)
}

/// The longest row of pairs whose second numbers grow as the first do.
fn growing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the pair with which a row of that length ends lowest.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < pair.1);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut row = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(one) = at {
        row.push(pairs[one]);
        at = before[one];
    }
    row.reverse();
    row
}

/// Aligns what stands between two places.
fn between(
    one: &[&str],
    other: &[&str],
    from: (usize, usize),
    to: (usize, usize),
    found: &mut [Option<usize>],
) {
    let (a, b) = (&one[from.0..to.0], &other[from.1..to.1]);
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    for at in 0..head {
        found[from.0 + at] = Some(from.1 + at);
    }
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    for at in 0..tail {
        found[to.0 - 1 - at] = Some(to.1 - 1 - at);
    }
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    if a.is_empty() || b.is_empty() || a.len().saturating_mul(b.len()) > LARGEST {
        return;
    }
    let width = b.len() + 1;
    let mut longest = vec![0_u32; (a.len() + 1) * width];
    for x in (0..a.len()).rev() {
        for y in (0..b.len()).rev() {
            longest[x * width + y] = if a[x] == b[y] {
                longest[(x + 1) * width + y + 1] + 1
            } else {
                longest[(x + 1) * width + y].max(longest[x * width + y + 1])
            };
        }
    }
    let (mut x, mut y) = (0, 0);
    while x < a.len() && y < b.len() {
        if a[x] == b[y] {
            found[from.0 + head + x] = Some(from.1 + head + y);
            (x, y) = (x + 1, y + 1);
        } else if longest[(x + 1) * width + y] >= longest[x * width + y + 1] {
            x += 1;
        } else {
            y += 1;
        }
    }
}
