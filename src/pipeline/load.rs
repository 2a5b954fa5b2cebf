//! Everything below `content/` becomes an archive.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::files::{self, Files};
use crate::diagnostic::{Diagnostic, Report};
use crate::disk;
use crate::model::{Lexicon, Note, Slug};
use crate::publish::{Progress, Stage, Watch};
use crate::read::{self, Home};
use crate::resolve::permalinks::{self, Changes, Links};
use crate::resolve::{Annotated, Archive, entries, notes, resolve};
use crate::settings::Settings;
use crate::structure::structure;

/// An archive, and what of its permalinks a build must write.
#[derive(Debug)]
pub struct Loaded {
    /// The archive.
    pub archive: Archive,
    /// The permalinks that are not as they should be on disk, by path.
    pub permalinks: Vec<PermalinksChange>,
}

/// A permalinks file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PermalinksChange {
    path: String,
    text: String,
    changes: Changes,
}

impl PermalinksChange {
    /// The error that says what would change, for a run that may not.
    pub fn refused(&self) -> Option<Diagnostic> {
        self.changes.refused(&self.path)
    }

    /// Writes the file below `root`.
    pub(super) fn write(&self, root: &Path) -> Result<(), Diagnostic> {
        disk::write(root, &self.path, self.text.as_bytes())
    }
}

/// Reads the project in `root`: settings, entries and sessions, side by side. `None` if it has no
/// settings that can be read; whatever is wrong besides is left out of the archive and told.
pub fn load(root: &Path, watch: Watch<'_>) -> (Option<Loaded>, Report) {
    let mut report = Report::default();
    let settings = Settings::load(root, &mut report);
    let entries = entries::load(root, &mut report);
    let lexicon = entries::lexicon(&entries, &mut report);
    let lexicon = match &settings {
        Some(settings) => lexicon.with_language(settings.language.clone()),
        None => lexicon,
    };
    let files = files::list(root, &mut report);

    let (done, of) = (AtomicUsize::new(0), files.sessions.len());
    let read: Vec<(Option<One>, Vec<Diagnostic>)> = files
        .sessions
        .par_iter()
        .map(|path| {
            let mut faults = Vec::new();
            let one = one(root, path, &files, &lexicon, &mut faults);
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            watch(Progress { stage: Stage::Reading, done, of });
            (one, faults)
        })
        .collect();
    let mut sessions = Vec::with_capacity(read.len());
    let mut changes = Vec::new();
    for (one, faults) in read {
        report.extend(faults);
        if let Some(One { annotated, change }) = one {
            sessions.push(annotated);
            changes.extend(change);
        }
    }
    let ids: Vec<Slug> = sessions.iter().map(|it: &Annotated| it.session.id.clone()).collect();
    permalinks::orphans(root, &ids, &mut report);

    let loaded = settings.map(|settings| {
        let archive = resolve(settings, entries, sessions, &mut report);
        Loaded { archive, permalinks: changes }
    });
    report.sort();
    (loaded, report)
}

/// A session with its notes, and what its permalinks need.
struct One {
    annotated: Annotated,
    change: Option<PermalinksChange>,
}

fn one(
    root: &Path,
    path: &str,
    files: &Files,
    lexicon: &Lexicon,
    report: &mut Vec<Diagnostic>,
) -> Option<One> {
    let draft = match read::read(root, path, None, Home::Archive, report) {
        Ok(draft) => draft,
        Err(fault) => {
            report.push(fault);
            return None;
        }
    };
    // A stem that is no id would give the session another one than its file says.
    entries::id_of(path, report)?;
    let mut session = structure(&draft, lexicon, report);
    let kept = permalinks::load(root, &session.id, report);
    let links = permalinks::align(&kept, &mut session, report);
    let notes = read_notes(root, path, &files.notes, report);
    let (notes, linked) = notes::place(&session, notes, kept.links(), report);
    let change = links.and_then(|links| {
        let links = Links { notes: linked, ..links };
        let changes = Changes::between(kept.links(), &links);
        (!changes.is_empty()).then(|| PermalinksChange {
            path: permalinks::path_of(&session.id),
            text: links.serialise(),
            changes,
        })
    });
    Some(One { annotated: Annotated { session, notes }, change })
}

/// The notes on the session whose source stands at `path`, if there are any among the files of notes.
fn read_notes(
    root: &Path,
    path: &str,
    files: &BTreeSet<String>,
    report: &mut Vec<Diagnostic>,
) -> Vec<Note> {
    let beside = read::notes_beside(path);
    if !files.contains(&beside) {
        return Vec::new();
    }
    read::read_notes(root, &beside, report).unwrap_or_else(|fault| {
        report.push(fault);
        Vec::new()
    })
}
