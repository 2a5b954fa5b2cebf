//! What has no entry yet and might deserve one: terms, people, organisations and topics, with the places
//! where they stand. Behind `wenda suggest`; no page is made from it.
//!
//! Terms are quoted expressions and titles, keywords by TF-IDF and TextRank, and keywords that stand side by
//! side again and again. People and organisations are those whose labels stand for no entry. Topics are words that
//! questions without a topic share. What has an entry by any of its names, or was turned down by the
//! editor, is never proposed; of two overlapping names the longer counts.

mod chains;
mod cues;
mod follow_ups;
mod gather;
mod ids;
mod known;
mod passages;
mod proposal;
mod ranking;
mod speakers;
mod stop;
mod terms;
mod topics;
mod wordlist;

pub use follow_ups::{FollowUp, follow_ups};
pub use proposal::{Counts, Proposal, Spot};
pub(super) use stop::is_stopped;

use rayon::prelude::*;

use crate::model::EntryKind;
use crate::resolve::Archive;
use crate::settings::Declined;
use crate::text::FinderError;
use ids::Ids;
use known::Known;

/// The kinds that are proposed, in the order in which they are listed.
pub const KINDS: [EntryKind; 4] =
    [EntryKind::Term, EntryKind::Person, EntryKind::Organisation, EntryKind::Topic];

/// What is proposed for an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestions {
    /// For each kind asked for, the proposals, best first.
    pub kinds: Vec<(EntryKind, Vec<Proposal>)>,
}

/// Proposes entries of these `kinds` for what stands in at least `least` passages (exchanges, openings,
/// closings); without it, in as many as is usual for each kind.
///
/// # Errors
/// If the words are too many to be looked for.
pub fn suggest(
    archive: &Archive,
    declined: &Declined,
    kinds: &[EntryKind],
    least: Option<usize>,
) -> Result<Suggestions, FinderError> {
    let passages = passages::of(archive);
    let found: Result<Vec<_>, FinderError> = kinds
        .par_iter()
        .map(|&kind| {
            let known = Known::new(archive, declined, kind);
            let drafts = match kind {
                EntryKind::Term => terms::find(archive, &passages, &known, least)?,
                EntryKind::Person | EntryKind::Organisation => {
                    speakers::find(archive, kind, &known, least)
                }
                EntryKind::Topic => topics::find(archive, &passages, &known, least)?,
                EntryKind::Series => Vec::new(),
            };
            let mut ids = Ids::of(archive, kind);
            Ok((kind, drafts.into_iter().map(|draft| draft.with_id(kind, &mut ids)).collect()))
        })
        .collect();
    Ok(Suggestions { kinds: found? })
}

#[cfg(test)]
mod tests;
