//! Titles of questions in writing with spaces between the words.

use crate::structure::words::{holds_any, is_among, words};
use crate::text::{asks, clauses};

/// How long a title in other writing should be, in characters.
const LIMIT: usize = 70;
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
    let question = asking()
        .find(|sentence| length(without_openers(sentence)) >= LEAST && !is_small_talk(sentence))
        .or_else(|| asking().next())
        .or_else(|| said.iter().copied().find(|s| length(without_openers(s)) >= LEAST))
        .or_else(|| said.first().copied())
        .unwrap_or_default();
    capitalised(&shorten(without_openers(question)))
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

/// The question from the clause that asks on, if the whole is too long; then as many words as fit.
fn shorten(question: &str) -> String {
    if question.chars().count() <= LIMIT {
        return question.to_owned();
    }
    let parts = clauses(question);
    let mut at = 0;
    let mut best = question;
    for part in &parts {
        let from = question[at..].trim_start();
        let first = from.split([' ', ',']).next().unwrap_or_default();
        let first = first.trim_start_matches('¿').to_lowercase();
        at += part.len();
        let length = from.chars().count();
        if is_among(&first, ASKING_WORDS) && from.split_whitespace().count() >= LEAST {
            best = from;
            if length <= LIMIT {
                break;
            }
        }
    }
    if best.chars().count() <= LIMIT {
        return best.to_owned();
    }
    let mut end = 0;
    let mut length = 0;
    for word in best.split_inclusive(char::is_whitespace) {
        length += word.chars().count();
        if length > LIMIT {
            break;
        }
        end += word.len();
    }
    if end == 0 {
        end = best.chars().take(LIMIT).map(char::len_utf8).sum();
    }
    format!("{}…", best[..end].trim_end_matches(|c: char| !c.is_alphanumeric()))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}
