//! A draft and a lexicon become a session: who speaks, where questions begin, what nobody speaks.
//!
//! A settled transcript (`labels: declared`) is cut by its declarations alone, by rules that are
//! frozen: better guesses never cut anew what is published. Everything else is raw, and is cut by rules
//! that guess and say why. Both end in a [`cut::Cut`], and one module puts it together.

mod assemble;
mod cut;
mod day;
mod finish;
mod marks;
mod named;
mod paragraph;
mod prune;
mod raw;
mod settled;
mod stem;
mod title;
mod who;
mod words;

use crate::diagnostic::{Code, Diagnostic, Place, Span};
use crate::model::{Lexicon, Session};
use crate::read::Draft;
use crate::say;

pub use named::{Named, is_medium, named};

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
    } else if draft.states_turns {
        raw::cut_stated(draft, lexicon, report)
    } else {
        raw::cut(draft, lexicon, report)
    };
    let session = assemble::assemble(draft, cut, report);
    report.extend(no_speech(draft, &session));
    session
}

/// What is to be said where nobody speaks.
fn no_speech(draft: &Draft, session: &Session) -> Option<Diagnostic> {
    if session.sections().any(|(_, turns)| !turns.is_empty()) {
        return None;
    }
    let start = Place::At(Span::new(&draft.source.text, 0..0));
    let diagnostic = if draft.blocks.is_empty() {
        let message = say!(zh: "这个文件里没有文字", en: "there are no words in this file");
        Diagnostic::warning(Code::NoSpeech, message, start).hint(say!(
            zh: "请检查文件是否存完整",
            en: "see whether the file was saved whole",
        ))
    } else {
        let message =
            say!(zh: "没有找到说话人，全文作导语", en: "no label was found: nobody speaks here");
        Diagnostic::warning(Code::NoSpeech, message, start).hint(say!(
            zh: "说话人写在行首，后加冒号；也可在 speakers 中声明",
            en: "a label stands at the start of a line, with a colon; or declare it under `speakers`",
        ))
    };
    Some(diagnostic)
}

pub use day::day_in;

/// Whether a label is a word for what anybody does who bears it (问, Q, 记者, 主持人) and names nobody.
pub fn names_nobody(label: &str) -> bool {
    raw::names_nobody(label)
}

/// Whether an entry of the lexicon is known by `label`.
pub fn is_known(label: &str, lexicon: &Lexicon) -> bool {
    who::look_up(label, lexicon) != who::Known::Nobody
}

#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod stated_formats;
