//! Notes placed: what each is about is looked for in its session, and found once or told. Nothing is
//! guessed.
//!
//! A note without a place is a warning, so that an editor's build goes on; the permalinks keep the
//! note's id and where it stood, so that one that moved or lost its words is told too.

mod anchor;
mod ground;
mod narrow;
mod tell;

use std::collections::BTreeMap;

use super::PlacedNote;
use super::permalinks::{FreshNote, LinkedNote, LinkedTarget, Links, Rank, allot_notes};
use crate::diagnostic::Diagnostic;
use crate::model::{Anchor, Note, NoteId, Section, Session, Unit};
use anchor::{Missed, anchor};
use ground::Ground;

/// Places the notes on a session, whose ids are the permalinks'. With what the build before left
/// (`kept`), they get their ids. Returns them in the order of their file, and what to keep of them.
pub fn place(
    session: &Session,
    notes: Vec<Note>,
    kept: Option<&Links>,
    report: &mut impl Extend<Diagnostic>,
) -> (Vec<PlacedNote>, Vec<LinkedNote>) {
    let old = kept.map_or(&[][..], |kept| &kept.notes);
    if notes.is_empty() {
        return (Vec::new(), allot_notes(old, Vec::new()));
    }
    let ground = Ground::new(session);
    let look = |note: &Note| note.targets.iter().map(|it| anchor(&ground, &it.selector)).collect();
    let found: Vec<Vec<Result<Anchor, Missed>>> = notes.iter().map(look).collect();
    let fresh = notes.iter().zip(&found).map(|(note, found)| fresh(note, found, session));
    let links = allot_notes(old, fresh.collect());

    let before: BTreeMap<NoteId, &LinkedNote> =
        old.iter().filter(|note| !note.dead).map(|note| (note.id, note)).collect();
    let mut placed = Vec::with_capacity(notes.len());
    for ((note, found), link) in notes.into_iter().zip(found).zip(&links) {
        for (target, found) in note.targets.iter().zip(&found) {
            let old = before.get(&link.id).and_then(|old| old.at(&target.selector)).zip(kept);
            match found {
                Err(missed) => {
                    let told = tell::unplaced(&ground, target, missed);
                    report.extend([match old {
                        Some((at, kept)) => told.hint(tell::it_stood(&target.selector, at, kept)),
                        None => told,
                    }]);
                }
                Ok(anchor) => {
                    let now = anchor.unit(session);
                    let moved = old.filter(|(at, _)| *at != now);
                    report.extend(moved.map(|(at, kept)| tell::moved(target, at, now, kept)));
                }
            }
        }
        let anchors = found.into_iter().map(Result::ok).collect();
        placed.push(PlacedNote { id: link.id, note, anchors });
    }
    (placed, links)
}

fn fresh(note: &Note, found: &[Result<Anchor, Missed>], session: &Session) -> FreshNote {
    let at = |found: &Result<Anchor, Missed>| -> Option<Unit> {
        found.as_ref().ok().map(|anchor| anchor.unit(session))
    };
    let targets = note.targets.iter().zip(found);
    let targets = targets
        .map(|(target, found)| LinkedTarget { selector: target.selector.clone(), at: at(found) });
    let said = [note.to.as_deref().unwrap_or_default(), &note.body].join(" ");
    let first = found.iter().flatten().map(|anchor| rank(*anchor, session)).min();
    let rank = first.unwrap_or((Some((Section::Closing, usize::MAX)), 0, 0));
    FreshNote::new(note.kind, targets.collect(), &said, rank)
}

/// Where an anchor stands in the text.
fn rank(anchor: Anchor, session: &Session) -> Rank {
    let (start, end) = match anchor {
        Anchor::Words { start, end, .. } => (start, end),
        // A gap between paragraphs comes after the one before it.
        Anchor::Gap(_) => (usize::MAX, usize::MAX),
        // The sign of a note on a whole paragraph stands at its end.
        Anchor::Unit(Unit::Paragraph(..)) => (usize::MAX, 0),
        Anchor::Unit(_) => (0, 0),
    };
    let place = match anchor.unit(session) {
        Unit::Session => None,
        Unit::Section(section) => Some((section, 0)),
        Unit::Paragraph(section, paragraph) => Some((section, paragraph.number())),
        Unit::Turn(section, turn) => {
            let turns = session.sections().find(|(found, _)| *found == section);
            let turn = turns.and_then(|(_, turns)| turns.iter().find(|it| it.id == turn));
            let first = turn.and_then(|turn| turn.paragraphs.first());
            Some((section, first.map_or(0, |paragraph| paragraph.id.number())))
        }
    };
    (place, start, end)
}

#[cfg(test)]
mod tests;
