//! People and organisations: whoever speaks under a label for which there is no entry.

use std::collections::BTreeMap;

use super::known::{Known, key};
use super::proposal::{Draft, Spot};
use crate::model::{EntryKind, Lexicon, Meaning, Slug, Speaker};
use crate::resolve::Archive;
use crate::structure::{Named, is_known, named};

/// In how many passages a label must speak, unless asked otherwise.
const LEAST: usize = 1;

/// A name, and the labels that name it.
#[derive(Default)]
struct Found {
    draft: Draft,
    /// Each label once, in the order of the archive.
    labels: Vec<String>,
}

/// The speakers of one kind that are proposed: those who speak in most passages first.
pub(super) fn find(
    archive: &Archive,
    kind: EntryKind,
    known: &Known,
    least: Option<usize>,
) -> Vec<Draft> {
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    for (index, archived) in archive.sessions.iter().enumerate() {
        let session = &archived.session;
        for (section, turns) in session.sections() {
            for turn in turns {
                let Some(speaker) = session.speaker(turn) else { continue };
                let Some(name) = name_of(speaker, kind).filter(|name| !known.has(name)) else {
                    continue;
                };
                let found = found.entry(key(&name)).or_default();
                if found.draft.title.is_empty() {
                    found.draft.title = name;
                }
                if !found.labels.contains(&speaker.label) {
                    found.labels.push(speaker.label.clone());
                }
                if let Some(paragraph) = turn.paragraphs.first() {
                    let spot = Spot { session: index, section, paragraph: paragraph.id };
                    found.draft.stands_at(spot, 1);
                }
            }
        }
    }
    let mut drafts: Vec<Draft> = found.into_values().map(with_aliases).collect();
    drafts.retain(|draft| draft.counts.passages >= least.unwrap_or(LEAST));
    drafts.sort_by(|one, other| {
        let rank = |draft: &Draft| (draft.counts.passages, draft.counts.times);
        rank(other).cmp(&rank(one)).then_with(|| one.title.cmp(&other.title))
    });
    drafts
}

/// The name under which a speaker without an entry would have one of this kind.
fn name_of(speaker: &Speaker, kind: EntryKind) -> Option<String> {
    if speaker.person.is_some() || speaker.organisation.is_some() {
        return None;
    }
    match (named(&speaker.label, speaker.role)?, kind) {
        (Named::Person(name), EntryKind::Person)
        | (Named::Organisation(name), EntryKind::Organisation) => Some(name),
        _ => None,
    }
}

/// The draft with those labels as aliases by which an entry of its title would not be known.
fn with_aliases(found: Found) -> Draft {
    let Found { mut draft, labels } = found;
    let mut lexicon = Lexicon::default();
    if let Ok(id) = Slug::new("x") {
        lexicon.add(&draft.title, Meaning::Person(id));
    }
    draft.aliases = labels.into_iter().filter(|label| !is_known(label, &lexicon)).collect();
    draft
}
