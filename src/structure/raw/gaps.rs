//! Finds the paragraphs of a text that have lost words.

use super::gap::{self, Verdict};
use super::piece::{Piece, What};
use crate::text::Language;

/// A paragraph that has lost words, or may have.
#[derive(Debug)]
pub(super) struct Found {
    /// The piece.
    pub(super) piece: usize,
    /// Why it is thought so.
    pub(super) why: String,
    /// Whether it was marked; otherwise it is only reported.
    pub(super) marked: bool,
}

/// Marks the paragraphs whose beginnings are lost.
pub(super) fn mark(pieces: &mut [Piece<'_>], language: &Language) -> Vec<Found> {
    // The evidence is of simplified characters; Latin writing is judged by its capitals.
    let judged = language.as_str() == "zh-Hans" || !language.is_chinese();
    let mut found = Vec::new();
    let mut before: Option<usize> = None;
    for at in 0..pieces.len() {
        match pieces[at].what {
            What::Label(_) => before = None,
            What::Words => {
                if let Some(before) = before.filter(|_| judged) {
                    let verdict = gap::judge(&pieces[at].text, &pieces[before].text);
                    let (why, marked) = match verdict {
                        Verdict::Whole => (String::new(), false),
                        Verdict::Lost(why) => (why, true),
                        Verdict::Doubtful(why) => (why, false),
                    };
                    if marked {
                        pieces[at].lost = Some(why.clone());
                    }
                    if !why.is_empty() {
                        found.push(Found { piece: at, why, marked });
                    }
                }
                before = Some(at);
            }
            _ => {}
        }
    }
    found
}
