//! Finds the paragraphs of a text that have lost words.

use super::gap::{self, Verdict};
use super::piece::{Piece, What};
use crate::diagnostic::Message;
use crate::say;
use crate::text::{Language, is_finished};

/// A paragraph shorter than this may be a list's line or a cry, and end without a full stop.
const LONG: usize = 20;
/// Where more than one in so many paragraphs breaks off, that is the text's way and tells nothing.
const ONE_IN: usize = 40;

/// A paragraph that has lost words, or may have.
#[derive(Debug)]
pub(super) struct Found {
    /// The piece.
    pub(super) piece: usize,
    /// Why it is thought so.
    pub(super) why: Message,
    /// Whether it was marked; otherwise it is only reported.
    pub(super) marked: bool,
    /// Whether the words are missing at its end, not at its beginning.
    pub(super) end: bool,
}

/// Marks the paragraphs whose beginnings are lost, and finds those that break off.
pub(super) fn mark(pieces: &mut [Piece<'_>], language: &Language) -> Vec<Found> {
    let mut found = beginnings(pieces, language);
    found.extend(ends(pieces));
    found
}

fn beginnings(pieces: &mut [Piece<'_>], language: &Language) -> Vec<Found> {
    // The evidence is of simplified characters; Latin writing is judged by its capitals.
    let judged = language.as_str() == "zh-Hans" || !language.is_chinese();
    let mut found = Vec::new();
    let mut before: Option<usize> = None;
    for at in 0..pieces.len() {
        match pieces[at].what {
            What::Label(_) => before = None,
            What::Words => {
                if let Some(before) = before.filter(|_| judged) {
                    let (why, marked) = match gap::judge(&pieces[at].text, &pieces[before].text) {
                        Verdict::Whole => (None, false),
                        Verdict::Lost(why) => (Some(why), true),
                        Verdict::Doubtful(why) => (Some(why), false),
                    };
                    if marked {
                        pieces[at].lost.clone_from(&why);
                    }
                    found.extend(why.map(|why| Found { piece: at, why, marked, end: false }));
                }
                before = Some(at);
            }
            _ => {}
        }
    }
    found
}

/// Spoken paragraphs that end in mid-sentence, in a text where hardly any does.
fn ends(pieces: &[Piece<'_>]) -> Vec<Found> {
    let first = pieces.iter().position(Piece::is_label).unwrap_or(pieces.len());
    let spoken = || pieces.iter().enumerate().skip(first).filter(|(_, piece)| piece.is_words());
    let all = spoken().count();
    let open: Vec<usize> = spoken()
        .filter(|(_, piece)| {
            let long = piece.text.chars().nth(LONG).is_some();
            let word = piece.text.chars().next_back().is_some_and(char::is_alphanumeric);
            long && word && !is_finished(&piece.text)
        })
        .map(|(at, _)| at)
        .collect();
    if open.len() > 1 && open.len() * ONE_IN > all {
        return Vec::new();
    }
    let why = || {
        say!(
            zh: "末尾没有句号，而别的段落都有",
            en: "no full stop at its end, in a text where paragraphs have one",
        )
    };
    let found = |piece| Found { piece, why: why(), marked: false, end: true };
    open.into_iter().map(found).collect()
}
