//! What might be a term, from all that points to one, before it is counted.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::known::Known;
use super::passages::{Passage, Words};
use super::stop::{is_count_or_date, is_stopped};
use super::{chains, wordlist};
use crate::text::{WordClass, by_text_rank, by_tf_idf, classified, is_chinese, quoted};

/// How many words of a passage rank high in it.
const MOST: usize = 15;

/// How long words in quotation marks may be and still be an expression: in characters, where they hold
/// Chinese, and in words otherwise.
const LONGEST_CHINESE: usize = 16;
const LONGEST_LATIN: usize = 6;

/// Titles are longer.
const LONGEST_TITLE: usize = 40;

/// What might be a term, and what points to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The words as they first stand.
    pub(super) words: String,
    /// How often they stand in quotation marks.
    pub(super) quoted: usize,
    /// How often they stand in the marks of a title.
    pub(super) titled: usize,
    /// In how many passages they rank high.
    pub(super) tf_idf: usize,
    pub(super) text_rank: usize,
    /// Whether they are several words that keep together, or a name in capitals.
    pub(super) chain: bool,
    /// What the dictionary says of a single word.
    pub(super) class: Option<WordClass>,
}

/// Candidates by their words in lower case.
pub(super) type Candidates = BTreeMap<String, Candidate>;

/// All candidates of the passages that are not known.
pub(super) fn gather(passages: &[Passage<'_>], known: &Known) -> Candidates {
    let mut found = Candidates::new();
    for words in passages.iter().flat_map(|passage| &passage.paragraphs) {
        take_quoted(words, &mut found);
        for name in wordlist::names(words.text).into_iter().filter(|_| !words.chinese) {
            candidate(name, &mut found).chain = true;
        }
    }
    take_keywords(passages, &mut found);
    for chain in chains::find(passages) {
        candidate(&chain.words, &mut found).chain = true;
    }
    found.retain(|_, candidate| can_be_a_term(&candidate.words) && !known.has(&candidate.words));
    found
}

fn candidate<'a>(words: &str, found: &'a mut Candidates) -> &'a mut Candidate {
    let new = || Candidate { words: words.to_owned(), ..Candidate::default() };
    found.entry(words.to_ascii_lowercase()).or_insert_with(new)
}

fn take_quoted(words: &Words<'_>, found: &mut Candidates) {
    for one in quoted(words.text) {
        let inside =
            words.text[one.at].trim_end_matches(['，', '。', ',', '.', '、', '；', '？', '！']);
        let length = inside.chars().count();
        let fits = if one.title {
            length <= LONGEST_TITLE
        } else if inside.chars().any(is_chinese) {
            length <= LONGEST_CHINESE
        } else {
            inside.split_whitespace().count() <= LONGEST_LATIN
        };
        let whole =
            !inside.contains(['。', '？', '！', '?', '!', '；', '“', '”', '《', '》', '\n']);
        let begins = inside.split_whitespace().next().unwrap_or_default();
        let clause = !inside.contains(is_chinese) && is_stopped(begins);
        if fits && whole && !clause {
            let candidate = candidate(inside, found);
            candidate.titled += usize::from(one.title);
            candidate.quoted += usize::from(!one.title);
        }
    }
}

fn take_keywords(passages: &[Passage<'_>], found: &mut Candidates) {
    let ranked: Vec<(Vec<String>, Vec<String>)> = passages
        .par_iter()
        .map(|passage| {
            let text = passage.chinese();
            (by_tf_idf(&text, MOST), by_text_rank(&text, MOST))
        })
        .collect();
    for (tf_idf, text_rank) in &ranked {
        for word in tf_idf {
            candidate(word, found).tf_idf += 1;
        }
        for word in text_rank {
            candidate(word, found).text_rank += 1;
        }
    }
    for word in wordlist::keywords(passages.iter()).into_iter().flatten() {
        candidate(&word, found).tf_idf += 1;
    }
    for candidate in found.values_mut() {
        if let [(_, class)] = classified(&candidate.words).as_slice() {
            candidate.class = Some(*class);
        }
    }
}

/// Whether words can be an entry's title at all.
fn can_be_a_term(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    letters > 1 && !is_stopped(words) && !is_count_or_date(words)
}
