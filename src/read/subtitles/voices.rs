//! Who speaks, as far as the format and its habits state it: voice tags, `>>` and `>>>` at a change of
//! speaker, dashes before the lines of a dialogue. A bare `NAME:` is left to the rules for raw texts,
//! which weigh it over the whole file.

use std::collections::BTreeSet;

use super::cues::{Cue, Words};
use super::label;
use crate::read::draft::StatedTurn;
use crate::text::trim;

/// Settles where turns begin; whether the file states it at all.
pub(super) fn settle(cues: &mut [Cue]) -> bool {
    if all(cues).any(|words| words.voice.is_some()) {
        by_tags(cues);
        return true;
    }
    let chevrons = all(cues).any(|words| chevron(&words.text).is_some());
    let dashes = has_dialogues(cues);
    if !chevrons && !dashes {
        return false;
    }
    by_signs(cues, dashes);
    true
}

fn all(cues: &[Cue]) -> impl Iterator<Item = &Words> {
    cues.iter().flat_map(|cue| &cue.words)
}

/// A voice speaks until another does: tags are often given only where the voice changes.
fn by_tags(cues: &mut [Cue]) {
    let mut speaking: Option<String> = None;
    for words in cues.iter_mut().flat_map(|cue| &mut cue.words) {
        if words.voice.is_some() && words.voice != speaking {
            speaking.clone_from(&words.voice);
            words.turn = Some(StatedTurn { label: words.voice.clone(), kind: None });
        }
    }
}

/// What stands after the sign of another speaker.
fn chevron(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches('>');
    (text.len() - rest.len() >= ">>".len()).then(|| trim(rest))
}

/// What stands after the dash of a dialogue.
fn dash(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['-', '–', '—'])?;
    let rest = trim(rest);
    (!rest.is_empty() && !rest.starts_with(['-', '–', '—'])).then_some(rest)
}

/// Whether dashes tell speakers apart: a cue has two lines that begin with one, more than once, or
/// names follow them.
fn has_dialogues(cues: &[Cue]) -> bool {
    let lines = |cue: &Cue| cue.words.iter().filter(|words| dash(&words.text).is_some()).count();
    let pairs = cues.iter().filter(|cue| lines(cue) >= 2).count();
    let named =
        |words: &&Words| dash(&words.text).is_some_and(|rest| label::at_start(rest).is_some());
    pairs >= 2 || all(cues).filter(named).count() >= 2
}

/// Whoever is named after a sign is known by that name without one, too.
fn by_signs(cues: &mut [Cue], dashes: bool) {
    let signed = |text: &str| -> Option<usize> {
        let rest = chevron(text).or_else(|| dash(text).filter(|_| dashes))?;
        Some(text.len() - rest.len())
    };
    let known: BTreeSet<String> = all(cues)
        .filter_map(|words| label::at_start(&words.text[signed(&words.text)?..]))
        .map(|(name, _)| name.to_owned())
        .collect();
    for words in cues.iter_mut().flat_map(|cue| &mut cue.words) {
        let sign = signed(&words.text);
        let rest = &words.text[sign.unwrap_or(0)..];
        let name =
            label::at_start(rest).filter(|(name, _)| sign.is_some() || known.contains(*name));
        if sign.is_none() && name.is_none() {
            continue;
        }
        let after = name.map_or(0, |(_, after)| after);
        let label = name.map(|(name, _)| name.to_owned());
        words.turn = Some(StatedTurn { label, kind: None });
        words.text = trim(&rest[after..]).to_owned();
    }
}
