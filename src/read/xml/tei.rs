//! TEI: parliaments (`u`, `seg`, after `ParlaMint`) and plays or interviews (`sp`, `speaker`).

mod body;
mod header;
mod people;

use super::tape::{Tape, bad};
use crate::diagnostic::Diagnostic;
use crate::read::draft::Block;
use crate::read::front::Front;
use crate::say;

/// What a TEI file states, and its blocks.
pub(super) fn read(
    tape: &Tape<'_>,
    report: &mut Vec<Diagnostic>,
) -> Result<(Front, Vec<Block>), Diagnostic> {
    let texts: Vec<usize> = tape.within(0, "text").collect();
    if texts.is_empty() {
        let message = say!(
            zh: "这个 TEI 文件没有正文（<text>），只是语料的总头",
            en: "this TEI file has no <text>: it is the header of a corpus",
        );
        return Err(bad(tape.source, tape.span(0), message));
    }
    let mut front = header::read(tape);
    let mut people = people::People::read(tape, front.language.as_ref(), front.date);
    let blocks = body::read(tape, &texts, &front, &mut people, report);
    front.speakers = people.stated(tape, report);
    Ok((front, blocks))
}
