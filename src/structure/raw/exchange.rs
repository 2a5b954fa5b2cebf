//! Where exchanges open in a raw text.

use std::collections::BTreeSet;

use super::names::Name;
use super::narrated::brings_in;
use super::piece::Piece;
use super::role::{Part, Seating};
use super::sitting::Sitting;
use super::voice::{Utterance, Voice};
use crate::model::{CuttingRule, Role};

/// With as many askers who ask for somebody, the same one asking again goes on.
const PRESS: usize = 3;
/// A question as long as this (see [`Utterance::length`]) brings a subject of its own, unless it refers back.
const OWN_SUBJECT: usize = 180;
/// An asker's turn shorter than this that asks nothing (我知道了。) opens nothing.
const SAYS_SOMETHING: usize = 90;

/// The pieces (labels) at which an exchange opens; in question time, speeches around the questions are
/// marked as such.
pub(super) fn open(
    pieces: &mut [Piece<'_>],
    names: &[Name<'_>],
    (parts, seating): (&[Part], Seating),
    utterances: &[Utterance],
    voices: &[Voice],
    headings_only: bool,
) -> BTreeSet<usize> {
    if headings_only || !matches!(seating, Seating::House { .. }) {
        return openings(names, parts, utterances, voices, headings_only);
    }
    let sitting = Sitting::of(pieces, utterances, parts);
    sitting.mark(pieces);
    sitting.opens
}

fn openings(
    names: &[Name<'_>],
    parts: &[Part],
    utterances: &[Utterance],
    voices: &[Voice],
    headings_only: bool,
) -> BTreeSet<usize> {
    let role = |one: &Utterance| parts.get(one.name).map(|part| part.role);
    let anonymous = |name: usize| names[name].role_word.is_some_and(|word| word.nobody);
    let askers: BTreeSet<usize> = utterances
        .iter()
        .filter(|one| role(one) == Some(Role::Asker))
        .map(|one| one.name)
        .collect();
    let named = askers.iter().filter(|&&name| !anonymous(name)).count();
    let usual = usual_anonymous(voices, &askers, &anonymous);

    let mut rule = CuttingRule::new(headings_only);
    let mut open = BTreeSet::new();
    let mut last_asker = None;
    for one in utterances {
        if one.after_heading {
            rule.heading();
            last_asker = None;
        }
        if one.interjected {
            continue;
        }
        let asker = role(one) == Some(Role::Asker);
        if asker && !anonymous(one.name) && !one.asks && one.length < SAYS_SOMETHING {
            continue;
        }
        let declared = names[one.name].stated.is_some_and(|stated| stated.follow_up);
        let says_so = names[one.name].role_word.is_some_and(|word| word.follow_up);
        let again = named >= PRESS
            && last_asker == Some(one.name)
            && !anonymous(one.name)
            && (one.length < OWN_SUBJECT || one.refers_back);
        // Among 问 and 答, a 记者 who puts in a word is no new question.
        let puts_in = usual.is_some_and(|usual| usual != one.name)
            && anonymous(one.name)
            && !brings_in(&names[one.name].label);
        let follow_up = declared || says_so || again || puts_in;
        if rule.turn(role(one), follow_up)
            && let Some(&label) = one.labels.first()
        {
            open.insert(label);
        }
        if asker {
            last_asker = Some(one.name);
        }
    }
    open
}

/// The label of nobody under which most questions stand, where there are several such labels and none
/// that names somebody.
fn usual_anonymous(
    voices: &[Voice],
    askers: &BTreeSet<usize>,
    anonymous: &impl Fn(usize) -> bool,
) -> Option<usize> {
    let mut counts: Vec<(usize, usize)> = askers
        .iter()
        .filter(|&&name| anonymous(name))
        .map(|&name| (voices[name].turns, name))
        .collect();
    counts.sort_unstable();
    match counts.as_slice() {
        [.., (less, _), (most, name)] if *most >= 3 && most > &(2 * less) => Some(*name),
        _ => None,
    }
}
