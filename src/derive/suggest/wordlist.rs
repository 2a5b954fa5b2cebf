//! Terms in writing that sets spaces between words: names in capitals, and words by TF-IDF within the archive.
//!
//! There is no table of how common a word is in each language, so a word is measured against the archive's own
//! passages: what stands often in few of them is theirs.

use std::collections::{BTreeMap, BTreeSet};

use super::passages::Passage;
use super::stop::is_stopped;

/// How many words of each passage are its keywords.
const MOST: usize = 10;

/// Small words inside names: Bank of the North, Marta de la Vega.
const SMALL: [&str; 13] =
    ["of", "the", "de", "la", "del", "los", "las", "von", "van", "der", "e", "da", "di"];

/// Everyday words that names begin with all the same: New Quay, Long Mill.
const IN_NAMES: [&str; 10] =
    ["new", "old", "great", "long", "little", "big", "first", "state", "white", "high"];

/// The names of several words in `text`: runs of capitalised words.
pub(super) fn names(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut run: Vec<(usize, &str)> = Vec::new();
    let mut end = 0;
    for (at, word) in words(text).into_iter().map(Some).chain([None]).map(Option::unwrap_or_default)
    {
        let apart = !run.is_empty() && text[end..at.max(end)].chars().any(|c| c != ' ');
        let small = !run.is_empty() && SMALL.contains(&word);
        let capital = word.starts_with(char::is_uppercase);
        if apart || !(small || capital) {
            found.extend(name(text, &run));
            run.clear();
        }
        if capital || small && !run.is_empty() {
            run.push((at, word));
        }
        end = at + word.len();
    }
    found
}

/// What of a run is a name: it neither begins with a word that only begins a sentence nor ends with a small or
/// an everyday one.
fn name<'a>(text: &'a str, run: &[(usize, &'a str)]) -> Option<&'a str> {
    let begins = |word: &str| !is_stopped(word) || IN_NAMES.contains(&word.to_lowercase().as_str());
    let start = run.iter().position(|(_, word)| begins(word))?;
    let last = run.iter().rposition(|(_, word)| !SMALL.contains(word) && !is_stopped(word))?;
    let &(first, _) = run.get(start)?;
    let &(at, word) = run.get(last)?;
    (last > start).then(|| &text[first..at + word.len()])
}

/// The keywords of each passage by TF-IDF; those of passages in Chinese are none. A word that stands in lower
/// case anywhere is no name, and is given so.
pub(super) fn keywords<'a>(passages: impl Iterator<Item = &'a Passage<'a>>) -> Vec<Vec<String>> {
    let written: Vec<BTreeMap<&str, usize>> = passages.map(count).collect();
    let small: BTreeSet<&str> = written.iter().flat_map(BTreeMap::keys).copied().collect();
    let form = |word: &str| {
        let lower = word.to_lowercase();
        if small.contains(lower.as_str()) { lower } else { word.to_owned() }
    };
    let unified = |words: &BTreeMap<&str, usize>| {
        let mut unified: BTreeMap<String, usize> = BTreeMap::new();
        for (word, times) in words {
            *unified.entry(form(word)).or_default() += times;
        }
        unified
    };
    let counted: Vec<BTreeMap<String, usize>> = written.iter().map(unified).collect();
    let mut spread: BTreeMap<&str, usize> = BTreeMap::new();
    for word in counted.iter().flat_map(BTreeMap::keys) {
        *spread.entry(word).or_default() += 1;
    }
    let all = counted.iter().filter(|words| !words.is_empty()).count();
    counted.iter().map(|words| best(words, &spread, all)).collect()
}

/// The best words of a passage; `spread` is in how many of `all` passages each stands.
fn best(
    words: &BTreeMap<String, usize>,
    spread: &BTreeMap<&str, usize>,
    all: usize,
) -> Vec<String> {
    let weight = |word: &str, times: usize| {
        let spread = spread.get(word).copied().unwrap_or(1);
        #[allow(clippy::cast_precision_loss, reason = "counts of words are small")]
        let (times, share) = (times as f64, (all + 1) as f64 / (spread as f64));
        times * share.ln()
    };
    let mut ranked: Vec<(f64, &String)> =
        words.iter().map(|(word, &times)| (weight(word, times), word)).collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(other.1)));
    ranked.into_iter().take(MOST).map(|(_, word)| word.clone()).collect()
}

fn count<'a>(passage: &Passage<'a>) -> BTreeMap<&'a str, usize> {
    let mut counted = BTreeMap::new();
    for paragraph in passage.paragraphs.iter().filter(|words| !words.chinese) {
        for (_, word) in words(paragraph.text) {
            let long = word.chars().nth(2).is_some();
            if long && word.chars().any(char::is_alphabetic) && !is_stopped(word) {
                *counted.entry(word).or_default() += 1;
            }
        }
    }
    counted
}

/// The words of a text with where they begin: letters and digits, and what stands between them in one word.
pub(super) fn words(text: &str) -> Vec<(usize, &str)> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let mut found = Vec::new();
    let mut from = 0;
    for part in text.split(|c: char| !inside(c)) {
        let start = from + part.len() - part.trim_start_matches(['\'', '’', '-']).len();
        let word = part.trim_matches(['\'', '’', '-']);
        let plain = ["'s", "’s"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        if !plain.is_empty() {
            found.push((start, plain));
        }
        from += part.len();
        from += text[from..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_runs_of_capitals() {
        let text = "The Bank of the Quay and Mr. Ada Fenwick's Long Mill. They saw Harbour House.";
        assert_eq!(names(text), ["Bank of the Quay", "Ada Fenwick", "Long Mill", "Harbour House"]);
        assert_eq!(names("It Is. The Mayor said"), [""; 0]);
    }

    #[test]
    fn words_keep_their_place_and_lose_what_is_no_letter_at_their_ends() {
        assert_eq!(words("‘don’t’ Ada's"), [(3, "don’t"), (14, "Ada")]);
    }
}
