//! Titles of questions in writing with spaces between the words.

mod matter;

use matter::{matter, says_what};

use crate::structure::words::{holds_any, is_among, words};
use crate::text::{asks, clauses};

/// How long a title in other writing should be, in characters; a statement says what later than a question does.
const LIMIT: usize = 70;
const LIMIT_OF_STATEMENTS: usize = 90;

/// A question of fewer words than this says too little alone.
const LEAST: usize = 4;

/// How many openers are taken away one after the other.
const OPENERS_AT_MOST: usize = 12;

/// Words with which a clause begins that asks.
const ASKING_WORDS: &str = "\
    what, what's, whats, how, why, when, where, who, whom, whose, which, do, does, did, is, are, \
    was, were, will, would, can, could, should, has, have, had, may, might, isn't, aren't, don't, \
    doesn't, didn't, won't, wouldn't, couldn't, if, whether, qué, cómo, cuándo, cuál, cuáles, \
    dónde, quién, cuánto, cuántos, por, si";

/// Those of them with which a clause that goes on about something may begin, too (…, which means that…): the ones
/// that ask only with one of the others after them, and those that are never taken to.
const GOING_ON: &str = "when, where, if, whether";
const RELATIVE: &str = "who, whom, whose, which";

/// Words that stand before a question and are not it.
const OPENERS: &str = "\
    and, but, so, well, okay, uh, um, er, ok, now, yeah, yes, then, also, first, thank you, \
    thanks, good morning, good afternoon, good evening, hello, hi, i mean, my question is, \
    the question is, i wanted to ask, i want to ask, i'd like to ask, i was wondering, you know, \
    please, sir, mr. president, mr. secretary, mr. minister, y, pero, bueno, buenos días, \
    gracias, presidente, señor presidente, mi pregunta es, entonces";

pub(super) fn title(said: &[&str]) -> String {
    let asking = || said.iter().filter(|sentence| asks(sentence)).map(|sentence| spanish(sentence));
    let length = |sentence: &str| sentence.split_whitespace().count();
    let telling = asking().find(|sentence| {
        let question = without_openers(sentence);
        length(question) >= LEAST && !is_small_talk(sentence) && says_what(question)
    });
    if telling.is_none()
        && asking().next().is_some()
        && let Some(matter) = matter(said)
    {
        return capitalised(&shorten(matter, LIMIT_OF_STATEMENTS));
    }
    let question = telling
        .or_else(|| asking().find(|sentence| !is_small_talk(sentence)))
        .or_else(|| asking().next())
        .or_else(|| said.iter().copied().find(|s| length(without_openers(s)) >= LEAST))
        .or_else(|| said.first().copied())
        .unwrap_or_default();
    let question = without_openers(question);
    capitalised(&shorten(clause_that_asks(question), LIMIT))
}

/// A Spanish question from its `¿` on; any other as it is.
fn spanish(sentence: &str) -> &str {
    sentence.rfind('¿').map_or(sentence, |at| &sentence[at..])
}

/// Questions that ask for nothing.
const SMALL_TALK: &str =
    "how are you, how's it going, can you hear, may i ask, can i ask, could i ask, can i follow";

fn is_small_talk(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    lower.len() < 50 && holds_any(&lower, SMALL_TALK)
}

fn without_openers(mut text: &str) -> &str {
    for _ in 0..OPENERS_AT_MOST {
        let before = text.len();
        text = text.trim_start_matches(['-', '–', '—', ',', '.', ' ']);
        let opener = words(OPENERS)
            .filter(|opener| {
                text.get(..opener.len()).is_some_and(|start| start.to_lowercase() == *opener)
                    && text[opener.len()..].starts_with([',', ' ', '.', ':', '—', '–', '-'])
            })
            .max_by_key(|opener| opener.len());
        if let Some(opener) = opener {
            let rest = &text[opener.len()..];
            // "First" and "Yes" may begin the question itself; with a comma they stand before it.
            let weak = is_among(opener, "first, yes, now, then, please, presidente, y");
            if !weak || rest.starts_with([',', ':']) {
                text = rest.trim_start_matches([',', ' ', '.', ':', '—', '–', '-']);
            }
        }
        if text.len() == before {
            break;
        }
    }
    text
}

/// A question too long for a title from its clause that asks on: the first that then fits, else the last.
fn clause_that_asks(question: &str) -> &str {
    if question.chars().count() <= LIMIT {
        return question;
    }
    let mut at = 0;
    let mut best = question;
    for part in clauses(question) {
        let (from, is_first) = (question[at..].trim_start(), at == 0);
        at += part.len();
        if begins_asking(from, is_first) && from.split_whitespace().count() >= LEAST {
            best = from;
            if from.chars().count() <= LIMIT {
                break;
            }
        }
    }
    best
}

/// Whether a clause asks by its first words; as the first of its sentence it goes on about nothing.
fn begins_asking(clause: &str, is_first: bool) -> bool {
    let mut words =
        clause.split([' ', ',']).map(|word| word.trim_start_matches('¿').to_lowercase());
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let asks = |word: &str| is_among(word, ASKING_WORDS);
    if is_first {
        return asks(&first);
    }
    let goes_on = is_among(&first, GOING_ON) && !asks(&second);
    asks(&first) && !is_among(&first, RELATIVE) && !goes_on
}

/// As many words as `limit` characters hold, with an ellipsis if these are not all.
fn shorten(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let mut end = 0;
    let mut length = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        length += word.chars().count();
        if length > limit {
            break;
        }
        end += word.len();
    }
    if end == 0 {
        end = text.chars().take(limit).map(char::len_utf8).sum();
    }
    format!("{}…", text[..end].trim_end_matches(|c: char| !c.is_alphanumeric()))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}
