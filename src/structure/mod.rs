//! A draft and a lexicon become a session: who speaks, where questions begin, what nobody speaks.
//!
//! A settled transcript (`labels: declared`) is cut by its declarations alone, by rules that are
//! frozen: better guesses never cut anew what is published. Everything else is raw, and is cut by rules
//! that guess and say why. Both end in a [`cut::Cut`], and one module puts it together.

mod assemble;
mod cut;
mod finish;
mod marks;
mod paragraph;
mod prune;
mod raw;
mod sentence;
mod settled;
mod stem;
mod title;
mod who;
mod words;

use crate::diagnostic::Diagnostic;
use crate::model::{Lexicon, Session};
use crate::read::Draft;

/// Cuts a draft into a session. Never fails: what is wrong or in doubt is reported, and every word of
/// the draft is in the session, as text, aside or footnote.
///
/// The session's id is the draft's stem, or, where that is no id, the nearest thing to it that is one:
/// inside an archive, whoever asks for ids must compare.
pub fn structure(
    draft: &Draft,
    lexicon: &Lexicon,
    report: &mut impl Extend<Diagnostic>,
) -> Session {
    let cut = if draft.front.labels_declared {
        settled::cut(draft, lexicon, report)
    } else {
        raw::cut(draft, lexicon, report)
    };
    assemble::assemble(draft, cut, report)
}

/// Whether a label is a word for what anybody does who bears it (问, Q, 记者, 主持人) and names nobody.
pub fn names_nobody(label: &str) -> bool {
    raw::names_nobody(label)
}

#[cfg(test)]
mod round_trip;
