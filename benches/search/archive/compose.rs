//! One question with its answer, out of the text of a group.
//!
//! As long as a group has exchanges that were not taken yet, one of them is taken as it is and others' paragraphs of
//! answers follow until it is long enough. Later ones are put together sentence by sentence, and numbers in them are
//! drawn anew, so that no two are alike.

use super::chance::Chance;
use super::pool::{Asked, Group};

/// How many characters an exchange has: at least, and how many more at most. About 1,150 in the middle.
const SHORTEST: usize = 700;
const SPREAD: usize = 900;
/// Latin letters carry less each.
const LATIN: usize = 2;

/// The exchange number `number` of this group.
pub(crate) fn compose(group: &Group, number: usize, chance: &mut Chance) -> Asked {
    let factor = if east_asian(group) { 1 } else { LATIN };
    let wanted = (SHORTEST + chance.below(SPREAD)) * factor;
    let mut made = match group.exchanges.get(number) {
        Some(whole) => Asked { question: whole.question.clone(), answer: whole.answer.clone() },
        None => Asked {
            question: vec![drawn(&group.asked, 2 + chance.below(2), chance)],
            answer: Vec::new(),
        },
    };
    let mut have: usize =
        made.question.iter().chain(&made.answer).map(|text| text.chars().count()).sum();
    while have < wanted {
        let more = if number < group.exchanges.len() {
            chance.one(&group.exchanges).and_then(|other| chance.one(&other.answer)).cloned()
        } else {
            Some(drawn(&group.answered, 3 + chance.below(4), chance))
        };
        let Some(more) = more else { break };
        have += more.chars().count();
        made.answer.push(more);
    }
    made
}

fn east_asian(group: &Group) -> bool {
    let first = group.answered.first().map_or("", String::as_str);
    first.chars().any(wenda::text::is_east_asian)
}

/// A paragraph of `count` sentences.
fn drawn(sentences: &[String], count: usize, chance: &mut Chance) -> String {
    let mut text = String::new();
    for _ in 0..count {
        let Some(sentence) = chance.one(sentences) else { break };
        if text.ends_with(|c: char| c.is_ascii_punctuation()) {
            text.push(' ');
        }
        text.push_str(&renumbered(sentence, chance));
    }
    text
}

/// The sentence with every number drawn anew, as long as it was; years stay years.
fn renumbered(sentence: &str, chance: &mut Chance) -> String {
    let mut text = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        text.push_str(&rest[..start]);
        let digits = &rest[start..];
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let number = &digits[..end];
        if number.len() == 4 && (number.starts_with("19") || number.starts_with("20")) {
            text.push_str(&(1949 + chance.below(80)).to_string());
        } else {
            let digit = |index: usize, chance: &mut Chance| match index {
                0 => char::from(b'1' + u8::try_from(chance.below(9)).unwrap_or(0)),
                _ => char::from(b'0' + u8::try_from(chance.below(10)).unwrap_or(0)),
            };
            text.extend((0..number.len()).map(|index| digit(index, chance)));
        }
        rest = &digits[end..];
    }
    text.push_str(rest);
    text
}
