//! The files below `content/sessions/`: sources, notes on them, and what belongs to neither.

use std::collections::BTreeSet;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place, Report};
use crate::settings::SESSIONS;
use crate::text::nearest;
use crate::{disk, read, say};

/// What there is to read.
pub(super) struct Files {
    /// The sources, transcripts and raw texts.
    pub(super) sessions: Vec<String>,
    /// The notes, each beside the source of its session.
    pub(super) notes: BTreeSet<String>,
}

/// Lists the files below [`SESSIONS`]. Others there are told, but for those that say what a raw text
/// beside them does not.
pub(super) fn list(root: &Path, report: &mut Report) -> Files {
    let files = disk::list_files(root, SESSIONS, report);
    let (notes, files): (Vec<String>, Vec<String>) =
        files.into_iter().partition(|path| read::is_notes(path));
    let (sessions, others): (Vec<String>, Vec<String>) =
        files.into_iter().partition(|path| read::is_readable(path));
    report.extend(others.into_iter().filter(|path| !is_beside(path, &sessions)).map(unused));
    let annotated: BTreeSet<String> =
        sessions.iter().map(|path| read::notes_beside(path)).collect();
    let (notes, lost): (BTreeSet<String>, BTreeSet<String>) =
        notes.into_iter().partition(|path| annotated.contains(path));
    report.extend(lost.into_iter().map(|path| orphan(path, &sessions)));
    Files { sessions, notes }
}

/// Whether a file states what its raw text does not: `NAME.txt.yaml` beside `NAME.txt`.
fn is_beside(path: &str, sessions: &[String]) -> bool {
    path.strip_suffix(".yaml").is_some_and(|text| sessions.iter().any(|session| session == text))
}

fn unused(path: String) -> Diagnostic {
    Diagnostic::warning(
        Code::NotASession,
        say!(
            zh: "没有读取程序认识这种文件，这个文件没有用到",
            en: "no reader knows files of this kind; this one is not used",
        ),
        Place::File(path),
    )
    .hint(say!(
        zh: "原文的副本请放在 content/sources/",
        en: "copies of sources belong in content/sources/",
    ))
}

fn orphan(path: String, sessions: &[String]) -> Diagnostic {
    let stem = read::session_of_notes(&path).to_owned();
    let known: Vec<(String, &String)> = sessions
        .iter()
        .map(|source| (read::session_of_notes(&read::notes_beside(source)).to_owned(), source))
        .collect();
    let diagnostic = Diagnostic::error(
        Code::OrphanNotes,
        say!(
            zh: "同一文件夹里没有场次“{stem}”，这些注释无处可归",
            en: "there is no session `{stem}` in this folder for these notes to be on",
        ),
        Place::File(path),
    );
    if let Some((_, source)) = known.iter().find(|(known, _)| *known == stem) {
        return diagnostic.hint(say!(
            zh: "它的文稿在 {source}，请把注释移到旁边",
            en: "its source is {source}; move the notes beside it",
        ));
    }
    match nearest(&stem, known.iter().map(|(known, _)| known.as_str())) {
        Some(near) => diagnostic.hint(say!(
            zh: "是不是“{near}”？那就改名为 {near}.notes.md",
            en: "did you mean `{near}`? Then name the file {near}.notes.md",
        )),
        None => diagnostic.hint(say!(
            zh: "注释文件与文稿同名、同处：文稿是 ID.md 或 ID.txt，注释是 ID.notes.md",
            en: "notes stand beside their session under its name: ID.notes.md beside ID.md or ID.txt",
        )),
    }
}
