//! Rolling captions: each cue shows the line of the cue before again, above its own, or its last line
//! grown by a word. What is shown again is said once.

use std::ops::Range;
use std::sync::Arc;

use super::cues::{Cue, Words};
use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::say;
use crate::text::trim;

/// How many lines a rolling display has at most.
const MOST_LINES: usize = 4;

/// Between cues that roll there is no longer pause, in milliseconds.
const PAUSE: u64 = 500;

/// The fewest cues that show words of the last and more, in a file that rolls.
const MOVES: usize = 2;

/// Of this many cues at least one shows the last again, if a file rolls.
const ONE_IN: usize = 4;

/// How much of a cue was shown by the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Again {
    Nothing,
    /// Its first lines, so many.
    Lines(usize),
    /// The first so many bytes of its first line.
    Grown(usize),
}

/// Takes out what is shown again, if the file as a whole rolls; a sentence that is said twice in a file
/// that does not is said twice.
pub(super) fn take_out(source: &Arc<SourceText>, cues: &mut [Cue], report: &mut Vec<Diagnostic>) {
    let mut again: Vec<Again> = vec![Again::Nothing];
    again.extend(cues.windows(2).map(|pair| shown_again(&pair[0], &pair[1])));
    // A whole cue that is shown again may be a word said again.
    let moves = again.iter().zip(&*cues).filter(|(one, cue)| match one {
        Again::Nothing => false,
        Again::Lines(count) => *count < cue.words.len(),
        Again::Grown(_) => true,
    });
    let moves = moves.count();
    if moves < MOVES || moves * ONE_IN < cues.len() {
        return;
    }
    let rolling = again.iter().filter(|one| **one != Again::Nothing).count();
    let mut first: Option<Range<usize>> = None;
    for (cue, again) in cues.iter_mut().zip(again) {
        let Some(words) = cue.words.first_mut() else { continue };
        match again {
            Again::Nothing => continue,
            Again::Lines(_) => {}
            Again::Grown(length) => words.text = trim(&words.text[length..]).to_owned(),
        }
        first.get_or_insert_with(|| words.span.clone());
        if let Again::Lines(count) = again {
            cue.words.drain(..count);
        }
    }
    let Some(first) = first else { return };
    report.push(Diagnostic::info(
        Code::RollingCaptions,
        say!(
            zh: "这是滚动字幕，有 {rolling} 条重复了上一条的文字，重复的已略去，这是第一处",
            en: "these captions roll: {rolling} cues show words of the cue before again, which were left out; this is the first",
        ),
        Place::At(Span::new(source, first)),
    ));
}

fn shown_again(before: &Cue, cue: &Cue) -> Again {
    if let (Some(before), Some(cue)) = (before.time, cue.time)
        && cue.start > before.end.unwrap_or(before.start).saturating_add(PAUSE)
    {
        return Again::Nothing;
    }
    let same = |one: &Words, other: &Words| one.text == other.text && one.voice == other.voice;
    let most = before.words.len().min(cue.words.len()).min(MOST_LINES);
    let shown = (1..=most).rev().find(|&count| {
        let tail = &before.words[before.words.len() - count..];
        tail.iter().zip(&cue.words).all(|(one, other)| same(one, other))
    });
    if let Some(count) = shown {
        return Again::Lines(count);
    }
    match (before.words.last(), cue.words.first()) {
        (Some(last), Some(first)) => {
            let grown = first.text.strip_prefix(last.text.as_str());
            let grown = grown.is_some_and(|rest| rest.starts_with(' '));
            if grown { Again::Grown(last.text.len()) } else { Again::Nothing }
        }
        _ => Again::Nothing,
    }
}
