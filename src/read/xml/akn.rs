//! Akoma Ntoso: debates. Kinds of speech, sections and who speaks are all stated.

mod body;
mod meta;

use super::tape::{Tape, bad};
use crate::diagnostic::Diagnostic;
use crate::read::draft::Block;
use crate::read::front::Front;
use crate::say;

/// What an Akoma Ntoso file states, and its blocks.
pub(super) fn read(
    tape: &Tape<'_>,
    report: &mut Vec<Diagnostic>,
) -> Result<(Front, Vec<Block>), Diagnostic> {
    let Some(debate) = tape.within(0, "debate").next() else {
        let what = tape.children(0).next().map_or("", |child| tape.name(child)).to_owned();
        let message = say!(
            zh: "这个 Akoma Ntoso 文件是 <{what}>，不是 <debate>，里面没有人说话",
            en: "this Akoma Ntoso file is a <{what}> and no <debate>: nobody speaks in it",
        );
        return Err(bad(tape.source, tape.span(0), message));
    };
    let mut front = meta::read(tape, debate);
    let mut names = meta::Names::read(tape, debate);
    let blocks = body::read(tape, debate, &front, &mut names, report);
    front.speakers = names.stated(tape);
    Ok((front, blocks))
}
