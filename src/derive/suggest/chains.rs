//! Terms of several words: words that stand side by side again and again, and seldom apart.
//!
//! TextRank's own last step, over the whole archive: 人类, 命运 and 共同体 are keywords each, but the term is all
//! three. Two words hold together if their pair is a fair part of all uses of either.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::passages::{Passage, Words};
use super::stop::{is_count_or_date, is_stopped};
use super::wordlist;
use crate::text::{WordClass, classified, is_chinese};

/// How many words a chain may have; longer ones are sentences that are said again.
const LONGEST: usize = 5;

/// How often two words must stand side by side.
const LEAST: usize = 3;

/// A term of several words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chain {
    pub(super) words: String,
    /// How often it stands there whole, and in how many passages.
    pub(super) times: usize,
    pub(super) passages: usize,
}

/// The words of one paragraph that can be part of a chain; `None` parts them.
type Row<'a> = Vec<Option<&'a str>>;

/// The chains of all passages, by their words.
pub(super) fn find(passages: &[Passage<'_>]) -> Vec<Chain> {
    let rows: Vec<Vec<Row<'_>>> = passages.par_iter().map(rows).collect();
    let mut single: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for row in rows.iter().flatten() {
        for word in row.iter().flatten() {
            *single.entry(word).or_default() += 1;
        }
        for pair in row.windows(2) {
            if let [Some(one), Some(other)] = pair {
                *pairs.entry((one, other)).or_default() += 1;
            }
        }
    }
    pairs.retain(|(one, other), times| {
        let of = |word: &str| single.get(word).copied().unwrap_or(1);
        // The geometric mean of the two shares is at least a fifth.
        *times >= LEAST && *times * *times * 25 >= of(one) * of(other)
    });
    let mut chains: BTreeMap<String, (usize, usize, usize)> = BTreeMap::new();
    for (passage, rows) in rows.iter().enumerate() {
        for chain in rows.iter().flat_map(|row| whole(row, &pairs)) {
            let (times, passages, last) = chains.entry(chain).or_insert((0, 0, usize::MAX));
            *times += 1;
            *passages += usize::from(*last != passage);
            *last = passage;
        }
    }
    let chains = chains.into_iter().filter(|(_, (times, ..))| *times >= LEAST);
    chains.map(|(words, (times, passages, _))| Chain { words, times, passages }).collect()
}

fn rows<'a>(passage: &Passage<'a>) -> Vec<Row<'a>> {
    let row =
        |words: &Words<'a>| if words.chinese { chinese(words.text) } else { spaced(words.text) };
    passage.paragraphs.iter().map(row).collect()
}

fn chinese(text: &str) -> Row<'_> {
    let classified = classified(text).into_iter();
    classified.map(|(word, class)| can_be_part(word, class).then_some(word)).collect()
}

/// The words of writing that sets spaces: more than a space between two parts them.
fn spaced(text: &str) -> Row<'_> {
    let mut row = Vec::new();
    let mut end = 0;
    for (at, word) in wordlist::words(text) {
        if text.get(end..at) != Some(" ") {
            row.push(None);
        }
        let plain = !is_stopped(word) && word.chars().any(char::is_alphabetic);
        row.push(plain.then_some(word));
        end = at + word.len();
    }
    row
}

fn can_be_part(word: &str, class: WordClass) -> bool {
    // A person with an office is no term: 王毅部长, 国务卿蓬佩奥.
    !matches!(class, WordClass::Other | WordClass::Person)
        && !is_count_or_date(word)
        && word.chars().all(char::is_alphanumeric)
}

/// The longest runs of a row in which all neighbours hold together.
fn whole(row: &[Option<&str>], pairs: &BTreeMap<(&str, &str), usize>) -> Vec<String> {
    let mut found = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    for word in row.iter().copied().chain([None]) {
        let holds = match (run.last(), word) {
            (Some(last), Some(word)) => pairs.contains_key(&(*last, word)),
            (None, Some(_)) => true,
            _ => false,
        };
        if !holds {
            if (2..=LONGEST).contains(&run.len()) {
                let spaced = run.iter().all(|word| !word.contains(is_chinese));
                found.push(run.join(if spaced { " " } else { "" }));
            }
            run.clear();
        }
        run.extend(word);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::suggest::tests::passage;

    #[test]
    fn words_that_keep_together_are_one_term() {
        let texts =
            ["防洪堤坝今年开工。", "看了防洪堤坝，也看了学校。", "防洪堤坝要修好，学校也要修好。"];
        let passages: Vec<Passage<'_>> = texts.iter().map(|text| passage(&[text])).collect();
        let chains = find(&passages);
        assert_eq!(chains.len(), 1, "{chains:?}");
        assert_eq!(chains[0], Chain { words: "防洪堤坝".to_owned(), times: 3, passages: 3 });
    }
}
