//! Permalinks: the ids of exchanges and paragraphs, allotted once and kept.
//!
//! `content/permalinks/SESSION.json` holds, for each session, every id it ever gave with the words the
//! id stands for. A build brings the kept ids and the text as it now stands together ([`align()`]) and
//! writes the file again if they differ; under `--locked` a difference is an error ([`Changes`]).
//!
//! What is promised:
//!
//! - An **exchange** keeps its id while its first question, or all its words, are the same or like
//!   enough (Dice's coefficient of at least 0.5 over pairs of neighbouring characters or words) and it
//!   stands between the same neighbours; moved elsewhere, while the likeness is at least 0.8 and there are
//!   words enough to tell. Where it is cut in two, the part with the question keeps the id.
//! - A **paragraph** keeps its id within its section by the same measure; if another label is put before
//!   it, by 0.8. In another section it is given another id.
//! - An id whose words were taken out is **dead**: kept with its last words, and given again only to
//!   those very words, should they come back.
//! - A new unit is given the number after the largest ever used in its session or section.
//! - A **note** keeps its id while it has the same kind and targets, or is like enough by the measure
//!   of paragraphs (see [`allot_notes`]).
//!
//! The words are kept whole, the present ones too: the present words are the past ones of the next
//! edit, when the transcript no longer has them. The file is then about as large as the transcript, and
//! an edit touches one line of it.

mod align;
mod allot;
mod chain;
mod changes;
mod file;
mod fresh;
mod index;
mod likeness;
mod links;
mod notes;
mod wish;

use std::collections::BTreeSet;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::disk;
use crate::model::{Session, Slug};
use crate::say;
use crate::text::nearest;

pub use changes::Changes;
pub use links::{LinkedNote, LinkedParagraph, LinkedSection, LinkedTarget, Links, Words};
pub use notes::{FreshNote, Rank, allot_notes};

/// Where the permalinks stand, below the project's root.
const FOLDER: &str = "content/permalinks";

/// What the build before left for a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// Nothing: this is the first build.
    Nothing,
    /// Its links.
    Links(Links),
    /// A file that can't be relied on; it is left alone.
    Unreadable,
}

impl Kept {
    /// The links, if there are any.
    pub fn links(&self) -> Option<&Links> {
        match self {
            Self::Links(links) => Some(links),
            _ => None,
        }
    }
}

/// The path of a session's permalinks file, below the project's root.
pub fn path_of(session: &Slug) -> String {
    format!("{FOLDER}/{session}.json")
}

/// Reads what the build before left for `session`; a file that can't be relied on is an error.
pub fn load(root: &Path, session: &Slug, report: &mut impl Extend<Diagnostic>) -> Kept {
    let path = path_of(session);
    if !disk::is_file(root, &path) {
        return Kept::Nothing;
    }
    let links = disk::read_source(root, &path, report)
        .and_then(|source| Links::parse(&source.text, session));
    match links {
        Ok(links) => Kept::Links(links),
        Err(diagnostic) => {
            report.extend([diagnostic]);
            Kept::Unreadable
        }
    }
}

/// Gives the exchanges and paragraphs of `session` their ids, and its asides their places by them.
///
/// The session comes as `structure` made it, its sections and paragraphs numbered by position. Returns
/// the links to keep, with the notes as they were; `None`, and the session as it was, where the kept ones can't be relied on.
pub fn align(
    kept: &Kept,
    session: &mut Session,
    report: &mut impl Extend<Diagnostic>,
) -> Option<Links> {
    let first = Links { session: session.id.clone(), sections: Vec::new(), notes: Vec::new() };
    let old = match kept {
        Kept::Nothing => &first,
        Kept::Links(links) => links,
        Kept::Unreadable => return None,
    };
    let fresh = fresh::sections(session);
    let links = allot::allot(old, session, &fresh, report);
    allot::set_ids(session, &fresh, &links);
    Some(links)
}

/// Warns of permalinks files whose session is gone; they are kept, as their ids are published.
pub fn orphans(root: &Path, sessions: &[Slug], report: &mut impl Extend<Diagnostic>) {
    let known: BTreeSet<&str> = sessions.iter().map(Slug::as_str).collect();
    for path in disk::list_files(root, FOLDER, report) {
        let name = path[FOLDER.len()..].trim_start_matches('/');
        let stem = name.strip_suffix(".json");
        if stem.is_some_and(|stem| known.contains(stem)) {
            continue;
        }
        let stem = stem.unwrap_or(name);
        let diagnostic = Diagnostic::warning(
            Code::OrphanPermalinks,
            say!(
                zh: "没有场次“{stem}”，这个永久编号文件没有用到；它会保留",
                en: "there is no session `{stem}`; its permalinks are not used, and are kept",
            ),
            Place::File(path.clone()),
        );
        report.extend([match nearest(stem, known.iter().copied()) {
            Some(near) => diagnostic.hint(say!(
                zh: "如果文稿改名成了“{near}”，请改回原名，否则已发布的网址会失效",
                en: "if the transcript was renamed to `{near}`, give it back its old name: its addresses are published",
            )),
            None => diagnostic.hint(say!(
                zh: "如果文稿是误删的，请恢复它",
                en: "if the transcript was deleted by mistake, restore it",
            )),
        }]);
    }
}

#[cfg(test)]
mod tests;
