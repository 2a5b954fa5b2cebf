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

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Lexicon, Session};
use crate::read::Draft;
use crate::say;

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
    let session = assemble::assemble(draft, cut, report);
    if session.sections().all(|(_, turns)| turns.is_empty()) {
        report.extend([no_speech(&session.source.path)]);
    }
    session
}

fn no_speech(path: &str) -> Diagnostic {
    Diagnostic::warning(
        Code::NoSpeech,
        say!(zh: "没有找到任何发言", en: "nobody was found to speak in this"),
        Place::File(path.to_owned()),
    )
    .hint(say!(
        zh: "发言以“名字：”起行；如果是别的样子，请在 speakers 里写明名字",
        en: "a turn begins on a line with `Name:`; if it looks otherwise, state the names under `speakers`",
    ))
}

/// Whether a label is a word for what anybody does who bears it (问, Q, 记者, 主持人) and names nobody.
pub fn names_nobody(label: &str) -> bool {
    raw::names_nobody(label)
}

#[cfg(test)]
mod round_trip;
