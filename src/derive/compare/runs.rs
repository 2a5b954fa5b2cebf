//! Longer stretches that two texts have word for word: rows of whole clauses.
//!
//! Clauses are compared as wholes, so that no stretch begins in the middle of a phrase, and each is looked up, so
//! that the cost is that of reading the texts.

use std::ops::Range;

use crate::text::{is_east_asian, is_letter, lookup_hash};

/// A shorter row says little: in characters, or in words counted twice.
const SHORTEST: usize = 10;
/// No more places of one clause are looked at.
const PLACES: usize = 32;

/// A text cut into clauses.
pub(super) struct Text<'a> {
    words: &'a str,
    clauses: Vec<Clause>,
    letters: usize,
}

/// Where the words of a clause begin and end, without the marks and spaces around them.
struct Clause {
    bytes: Range<usize>,
    chars: Range<usize>,
    /// The words' hash, by which they are looked up: many begin alike.
    hash: u64,
}

/// A row of clauses that two texts share: for either text its place among the texts, and where the words begin
/// and end in it, in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run<'a> {
    pub(super) words: &'a str,
    pub(super) one: (usize, Range<usize>),
    pub(super) other: (usize, Range<usize>),
}

impl<'a> Text<'a> {
    /// Cuts a text.
    pub(super) fn new(text: &'a str) -> Self {
        let mut clauses: Vec<Clause> = Vec::new();
        let mut letters = 0;
        // What is before the first words parts nothing, and needs no clause to part from.
        let mut parted = true;
        let mut before: Option<char> = None;
        for (place, (at, c)) in text.char_indices().enumerate() {
            if is_letter(c) {
                letters += 1;
                let end = at + c.len_utf8();
                match clauses.last_mut().filter(|_| !parted) {
                    Some(clause) => (clause.bytes.end, clause.chars.end) = (end, place + 1),
                    None => {
                        clauses.push(Clause { bytes: at..end, chars: place..place + 1, hash: 0 });
                    }
                }
                parted = false;
            } else {
                parted |= parts(c)
                    || (c.is_whitespace() && before.is_some_and(|c| matches!(c, ',' | '.' | ':')));
            }
            before = Some(c);
        }
        for clause in &mut clauses {
            clause.hash = lookup_hash(&text[clause.bytes.clone()]);
        }
        Self { words: text, clauses, letters }
    }

    /// How many letters and figures it has.
    pub(super) fn letters(&self) -> usize {
        self.letters
    }

    fn clause(&self, at: usize) -> Option<&'a str> {
        Some(&self.words[self.clauses.get(at)?.bytes.clone()])
    }

    /// What stands between a clause and the next.
    fn after(&self, at: usize) -> Option<&'a str> {
        Some(&self.words[self.clauses.get(at)?.bytes.end..self.clauses.get(at + 1)?.bytes.start])
    }

    /// How many clauses stand alike here from `at` on and in another text from `there` on.
    fn alike(&self, at: usize, other: &Self, there: usize) -> usize {
        let same_words = |length: usize| {
            self.clause(at + length).is_some_and(|it| Some(it) == other.clause(there + length))
        };
        let mut length = usize::from(same_words(0));
        while length > 0
            && self.after(at + length - 1) == other.after(there + length - 1)
            && same_words(length)
        {
            length += 1;
        }
        length
    }

    /// Where a row of clauses begins and ends, in characters.
    fn ends(&self, at: usize, length: usize) -> Range<usize> {
        self.clauses[at].chars.start..self.clauses[at + length - 1].chars.end
    }

    /// All of a row of clauses, with what stands between them.
    fn row(&self, at: usize, length: usize) -> &'a str {
        &self.words[self.clauses[at].bytes.start..self.clauses[at + length - 1].bytes.end]
    }
}

/// Whether a mark parts clauses wherever it stands.
fn parts(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '？' | '！' | '…' | '—' | '–' | ';' | '?' | '!' | '\n')
}

/// The rows that some texts share with others, in the order of the others; in them no two overlap.
pub(super) fn runs<'a>(ones: &[&Text<'a>], others: &[&Text<'a>]) -> Vec<Run<'a>> {
    let places = places(ones);
    let mut found = Vec::new();
    for (index, other) in others.iter().enumerate() {
        let mut at = 0;
        while let Some(clause) = other.clauses.get(at) {
            let first = places.partition_point(|&(hash, ..)| hash < clause.hash);
            let known = places[first..].iter().take_while(|&&(hash, ..)| hash == clause.hash);
            let rows = known
                .take(PLACES)
                .map(|&(_, text, there)| (other.alike(at, ones[text], there), text, there));
            // Of equals the first in the order of the text.
            let longest = rows.reduce(|best, next| if next.0 > best.0 { next } else { best });
            let (length, text, there) = longest.unwrap_or_default();
            if length > 0 && weight(other.row(at, length)) >= SHORTEST {
                let words = other.row(at, length);
                let one = (text, ones[text].ends(there, length));
                found.push(Run { words, one, other: (index, other.ends(at, length)) });
            }
            at += length.max(1);
        }
    }
    found
}

/// The clauses of some texts by their hashes, then in the order of the texts: the text and the place in it.
fn places(texts: &[&Text<'_>]) -> Vec<(u64, usize, usize)> {
    let clauses = texts.iter().enumerate().flat_map(|(text, one)| {
        one.clauses.iter().enumerate().map(move |(at, clause)| (clause.hash, text, at))
    });
    let mut places: Vec<_> = clauses.collect();
    places.sort_unstable();
    places
}

/// How long words are: characters of a script without spaces, others' words counted twice.
fn weight(words: &str) -> usize {
    let is_dense = |c: char| is_east_asian(c) && is_letter(c);
    let dense = words.chars().filter(|&c| is_dense(c)).count();
    let spaced = words.split_whitespace().filter(|word| !word.chars().any(is_dense));
    dense + 2 * spaced.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(ones: &[&str], others: &[&str]) -> Vec<String> {
        let left: Vec<Text<'_>> = ones.iter().map(|text| Text::new(text)).collect();
        let right: Vec<Text<'_>> = others.iter().map(|text| Text::new(text)).collect();
        let words = |text: &str, at: Range<usize>| {
            text.chars().skip(at.start).take(at.len()).collect::<String>()
        };
        let (left, right): (Vec<_>, Vec<_>) = (left.iter().collect(), right.iter().collect());
        let found = runs(&left, &right).into_iter().map(|run| {
            assert_eq!(words(ones[run.one.0], run.one.1), run.words);
            assert_eq!(words(others[run.other.0], run.other.1), run.words);
            run.words.to_owned()
        });
        found.collect()
    }

    #[test]
    fn a_row_of_clauses_is_found_with_what_stands_between() {
        let one = "今年水大。石桥的木料已经备齐，水一退就动工。别的没有了。";
        let other = "我说过，石桥的木料已经备齐，水一退就动工！";
        assert_eq!(shared(&[one], &[other]), ["石桥的木料已经备齐，水一退就动工"]);
    }

    #[test]
    fn clauses_with_other_marks_between_are_two() {
        let one = "石桥的木料昨天已经备齐；水一退下去我们就动工。";
        let other = "石桥的木料昨天已经备齐，水一退下去我们就动工。";
        assert_eq!(shared(&[one], &[other]), ["石桥的木料昨天已经备齐", "水一退下去我们就动工"]);
    }

    #[test]
    fn short_rows_and_parts_of_clauses_are_no_stretches() {
        assert!(
            shared(&["是的，好。石桥明年夏天以前修好。"], &["是的，好。石桥明年夏天以前修不好。"])
                .is_empty()
        );
    }

    #[test]
    fn words_with_spaces_count_as_words() {
        let one = "Well, the bridge will be ready by May. Next.";
        assert_eq!(
            shared(&[one], &["As I said, the bridge will be ready by May, at last."]),
            ["the bridge will be ready by May"]
        );
        assert!(shared(&["Yes, thank you."], &["No, thank you."]).is_empty());
    }

    #[test]
    fn of_several_places_the_longest_row_is_taken() {
        let ones = ["石桥的木料昨天已经备齐。", "石桥的木料昨天已经备齐，水退就动工。"];
        let found = shared(&ones, &["石桥的木料昨天已经备齐，水退就动工。"]);
        assert_eq!(found, ["石桥的木料昨天已经备齐，水退就动工"]);
    }
}
