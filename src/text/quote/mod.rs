//! Quotes found in a text: where words stand, and where words like them do.
//!
//! A quote sees through what a reader does not see, or sees as the same: widths of characters, shapes
//! of quotation marks, how many spaces stand in a row. Everything else must be to the letter. The text
//! is folded once for all quotes, and indexed by pairs of neighbouring characters, so that many quotes
//! cost little more than one.

mod fold;
mod near;
mod pairs;

use fold::{Folded, GAP, folded, folded_words};
use pairs::Pairs;

/// Parts two parts of a text; no character of either. (See [`folded`].)
const BREAK: char = '\0';

/// From this likeness on, in thousandths, words are told as near a quote.
const NEAR: usize = 600;

/// How many characters of a quote are compared with the text where it does not stand in it.
const COMPARED: usize = 160;

/// How many stretches of the text a quote that does not stand in it is compared with.
const STRETCHES: usize = 6;

/// Of the pairs of a quote that does not stand in the text, those with more places than this tell
/// nothing of where words like it do.
const COMMON: usize = 400;

/// A text in parts (paragraphs), ready to be searched. No quote reaches from one part into another.
#[derive(Debug)]
pub struct Searched {
    /// The folded parts, each with a [`BREAK`] after it.
    chars: Vec<Folded>,
    /// Where each part begins.
    parts: Vec<usize>,
    /// Where each pair of neighbours may stand.
    pairs: Pairs,
}

/// Words in the form in which they are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle(Vec<char>);

impl Needle {
    /// Takes words; `[……]`, `[…]` or `[...]` among them is the sign of a gap.
    pub fn new(words: &str) -> Self {
        Self(folded_words(words))
    }

    /// Whether nothing is left of them.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether they are the sign of a gap and nothing else.
    pub fn is_gap(&self) -> bool {
        self.0 == [GAP]
    }
}

/// Where words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The part, counted from 0.
    pub part: usize,
    /// Where they begin, in Unicode scalar values from the start of the part.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// Where they stand among all folded characters.
    at: (usize, usize),
}

impl Searched {
    /// Takes the parts: each its text, and the places of its gaps in Unicode scalar values, in order.
    pub fn new<'a>(parts: impl IntoIterator<Item = (&'a str, Vec<usize>)>) -> Self {
        let mut chars = Vec::new();
        let mut starts = Vec::new();
        for (text, gaps) in parts {
            starts.push(chars.len());
            chars.extend(folded(text, &gaps));
            chars.push(Folded { c: BREAK, start: 0, end: 0 });
        }
        let pairs = Pairs::new(&chars);
        Self { chars, parts: starts, pairs }
    }

    /// All places of words, in the order of the text; places may overlap.
    pub fn places(&self, needle: &Needle) -> Vec<Found> {
        let words = needle.0.as_slice();
        let (offset, candidates) = match words {
            [] => return Vec::new(),
            [one] => (0, self.pairs.begun_by(*one)),
            _ => self.rarest(words),
        };
        let starts = candidates.iter().filter_map(|&at| (at as usize).checked_sub(offset));
        let stands = |&start: &usize| self.stands_at(start, words);
        let mut starts: Vec<usize> = starts.filter(stands).collect();
        starts.sort_unstable();
        starts.into_iter().map(|start| self.found(start, start + words.len())).collect()
    }

    /// Whether these words stand right before a place; a space between does not count.
    pub fn is_before(&self, place: &Found, before: &Needle) -> bool {
        let (from, _) = self.bounds(place.part);
        let words = trimmed_end(&self.chars[from..place.at.0]);
        words.len() >= before.0.len() && is(&words[words.len() - before.0.len()..], &before.0)
    }

    /// Whether these words stand right after a place.
    pub fn is_after(&self, place: &Found, after: &Needle) -> bool {
        let (_, to) = self.bounds(place.part);
        let words = trimmed_start(&self.chars[place.at.1..to]);
        words.len() >= after.0.len() && is(&words[..after.0.len()], &after.0)
    }

    /// Whether a part begins with these words.
    pub fn begins_with(&self, part: usize, words: &Needle) -> bool {
        let (from, to) = self.bounds(part);
        to - from >= words.0.len() && is(&self.chars[from..from + words.0.len()], &words.0)
    }

    /// Whether a part ends with these words.
    pub fn ends_with(&self, part: usize, words: &Needle) -> bool {
        let (from, to) = self.bounds(part);
        to - from >= words.0.len() && is(&self.chars[to - words.0.len()..to], &words.0)
    }

    /// The places of words like these, the likest first: at most `most`, each at least 0.6 like them (by
    /// the characters put in, left out or changed, for each of theirs). Time is bounded: only places
    /// with which they share rare pairs of characters are compared.
    pub fn near(&self, needle: &Needle, most: usize) -> Vec<Found> {
        let words = &needle.0[..needle.0.len().min(COMPARED)];
        let mut windows: Vec<(usize, Found)> = Vec::new();
        for (from, to) in self.stretches(words) {
            let text: Vec<char> = self.chars[from..to].iter().map(|one| one.c).collect();
            let Some(window) = near::nearest(words, &text) else { continue };
            let (start, end) = (from + window.start, from + window.end);
            let met = windows.iter().any(|(_, other)| other.at.0 < end && start < other.at.1);
            if window.likeness >= NEAR && !met {
                windows.push((window.likeness, self.found(start, end)));
            }
        }
        windows.sort_by_key(|(likeness, found)| (std::cmp::Reverse(*likeness), found.at));
        windows.into_iter().take(most).map(|(_, found)| found).collect()
    }

    /// The stretches in which words like these are likely to stand: those that share most pairs with
    /// them at about the same distances.
    fn stretches(&self, words: &[char]) -> Vec<(usize, usize)> {
        let width = (words.len() / 2).max(4);
        let mut votes: Vec<(usize, usize)> = Vec::new();
        for (offset, pair) in words.windows(2).enumerate() {
            let places = self.pairs.of(pair[0], pair[1]);
            if places.len() > COMMON {
                continue;
            }
            for &at in places.iter().filter(|&&at| self.stands_at(at as usize, pair)) {
                let part = self.part_of(at as usize);
                let place = at as usize - self.parts[part];
                votes.push((part, place.saturating_sub(offset) / width));
            }
        }
        votes.sort_unstable();
        let mut counted: Vec<(usize, (usize, usize))> =
            votes.chunk_by(|one, other| one == other).map(|same| (same.len(), same[0])).collect();
        counted.sort_by_key(|&(count, place)| (std::cmp::Reverse(count), place));
        counted.truncate(STRETCHES);
        let stretch = |(part, bucket): (usize, usize)| {
            let (from, to) = self.bounds(part);
            let start = (from + bucket * width).saturating_sub(width).max(from);
            (start, (from + (bucket + 2) * width + words.len()).min(to))
        };
        counted.into_iter().map(|(_, place)| stretch(place)).collect()
    }

    /// The places of those two neighbours among `words` that have fewest, and where in `words` they are.
    fn rarest(&self, words: &[char]) -> (usize, &[u32]) {
        let pairs = words.windows(2).map(|two| self.pairs.of(two[0], two[1]));
        pairs.enumerate().min_by_key(|(_, places)| places.len()).unwrap_or((0, &[]))
    }

    fn stands_at(&self, start: usize, words: &[char]) -> bool {
        self.chars.get(start..start + words.len()).is_some_and(|here| is(here, words))
    }

    fn part_of(&self, at: usize) -> usize {
        self.parts.partition_point(|&start| start <= at).saturating_sub(1)
    }

    /// Where the folded characters of a part begin and end.
    fn bounds(&self, part: usize) -> (usize, usize) {
        let start = self.parts.get(part).copied().unwrap_or(self.chars.len());
        let next = self.parts.get(part + 1).copied().unwrap_or(self.chars.len());
        (start, next.saturating_sub(1).max(start))
    }

    fn found(&self, start: usize, end: usize) -> Found {
        let at = (start, end);
        let (start, end) = (self.chars[start].start as usize, self.chars[end - 1].end as usize);
        Found { part: self.part_of(at.0), start, end, at }
    }
}

fn is(here: &[Folded], words: &[char]) -> bool {
    here.iter().map(|one| one.c).eq(words.iter().copied())
}

fn trimmed_end(words: &[Folded]) -> &[Folded] {
    match words {
        [rest @ .., last] if last.c == ' ' => rest,
        words => words,
    }
}

fn trimmed_start(words: &[Folded]) -> &[Folded] {
    match words {
        [first, rest @ ..] if first.c == ' ' => rest,
        words => words,
    }
}

#[cfg(test)]
mod tests;
