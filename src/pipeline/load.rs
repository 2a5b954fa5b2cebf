//! Everything below `content/` becomes an archive.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Place, Report};
use crate::model::{Lexicon, Session, Slug};
use crate::publish::{Progress, Stage, Watch};
use crate::read;
use crate::resolve::permalinks::{self, Changes};
use crate::resolve::{Archive, entries, resolve};
use crate::settings::{SESSIONS, Settings};
use crate::structure::structure;
use crate::{disk, say};

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
    let files = transcripts(root, &mut report);

    let (done, of) = (AtomicUsize::new(0), files.len());
    let read: Vec<(Option<One>, Vec<Diagnostic>)> = files
        .par_iter()
        .map(|path| {
            let mut faults = Vec::new();
            let one = one(root, path, &lexicon, &mut faults);
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            watch(Progress { stage: Stage::Reading, done, of });
            (one, faults)
        })
        .collect();
    let mut sessions = Vec::with_capacity(read.len());
    let mut changes = Vec::new();
    for (one, faults) in read {
        report.extend(faults);
        if let Some(One { session, change }) = one {
            sessions.push(session);
            changes.extend(change);
        }
    }
    let ids: Vec<Slug> = sessions.iter().map(|session| session.id.clone()).collect();
    permalinks::orphans(root, &ids, &mut report);

    let loaded = settings.map(|settings| {
        let archive = resolve(settings, entries, sessions, &mut report);
        Loaded { archive, permalinks: changes }
    });
    report.sort();
    (loaded, report)
}

/// A session and what its permalinks need.
struct One {
    session: Session,
    change: Option<PermalinksChange>,
}

fn one(root: &Path, path: &str, lexicon: &Lexicon, report: &mut Vec<Diagnostic>) -> Option<One> {
    let draft = match read::read(root, path, None, report) {
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
    let change = permalinks::align(&kept, &mut session, report).and_then(|links| {
        let changes = Changes::between(kept.links(), &links);
        (!changes.is_empty()).then(|| PermalinksChange {
            path: permalinks::path_of(&session.id),
            text: links.serialise(),
            changes,
        })
    });
    Some(One { session, change })
}

/// The transcripts below [`SESSIONS`]. Other files there are told, but for those that say what a raw
/// text beside them does not.
fn transcripts(root: &Path, report: &mut Report) -> Vec<String> {
    let files = disk::list_files(root, SESSIONS, report);
    let (sessions, others): (Vec<String>, Vec<String>) =
        files.into_iter().partition(|path| read::is_readable(path) && !is_notes(path));
    for path in others {
        let place = Place::File(path.clone());
        if is_notes(&path) {
            report.push(Diagnostic::info(
                Code::NotesUnused,
                say!(
                    zh: "这个版本还不显示注释，这个文件暂未使用",
                    en: "this version does not show notes yet; this file is not used",
                ),
                place,
            ));
        } else if !is_beside(&path, &sessions) {
            report.push(
                Diagnostic::warning(
                    Code::NotASession,
                    say!(
                        zh: "这里只读 .md 和 .txt 文件，这个文件没有用到",
                        en: "only .md and .txt files are read here; this one is not used",
                    ),
                    place,
                )
                .hint(say!(
                    zh: "原文的副本请放在 content/sources/",
                    en: "copies of sources belong in content/sources/",
                )),
            );
        }
    }
    sessions
}

pub(super) fn is_notes(path: &str) -> bool {
    path.ends_with(".notes.md")
}

/// Whether a file states what its raw text does not: `NAME.txt.yaml` beside `NAME.txt`.
fn is_beside(path: &str, sessions: &[String]) -> bool {
    path.strip_suffix(".yaml").is_some_and(|text| sessions.iter().any(|session| session == text))
}
