//! A raw text becomes a transcript of the archive.

use std::path::Path;

use super::files::SESSIONS;
use super::parse::{File, lexicon};
use super::place;
use crate::diagnostic::{Code, Diagnostic, Place, Report};
use crate::model::Slug;
use crate::structure::structure;
use crate::{disk, read, say, write};

/// What is to be imported, and how.
#[derive(Debug, Clone)]
pub struct Import {
    /// The raw text.
    pub file: File,
    /// The session's id; by default what the file's name gives.
    pub id: Option<String>,
}

/// A raw text as it will stand in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The path of the transcript, below the project's root.
    pub path: String,
    /// The transcript.
    pub transcript: String,
    /// The path of the source's own bytes, below the project's root.
    pub source_path: String,
    bytes: Vec<u8>,
}

/// Makes a transcript out of a raw text for the project in `root`, and writes nothing yet.
///
/// `None` if the text can't be read or its id can't stand; every doubtful place is told.
pub fn import(root: &Path, import: &Import) -> (Option<Imported>, Report) {
    let mut report = Report::default();
    let imported = make(root, import, &mut report);
    report.sort();
    (imported, report)
}

impl Imported {
    /// Writes transcript and source below `root`: both, or, where one is there already and may not be
    /// overwritten, none.
    pub fn write(&self, root: &Path, force: bool) -> Result<(), Vec<Diagnostic>> {
        let files =
            [(&self.source_path, self.bytes.as_slice()), (&self.path, self.transcript.as_bytes())];
        if !force {
            let there: Vec<Diagnostic> = files
                .iter()
                .filter(|(path, bytes)| {
                    // The same bytes again are no loss to anybody.
                    disk::is_file(root, path) && !disk::holds(root, path, bytes).unwrap_or(false)
                })
                .map(|(path, _)| {
                    disk::exists(root, path)
                        .hint(say!(zh: "要覆盖，请加 --force", en: "to overwrite it, add --force"))
                })
                .collect();
            if !there.is_empty() {
                return Err(there);
            }
        }
        for (path, bytes) in files {
            disk::write(root, path, bytes).map_err(|fault| vec![fault])?;
        }
        Ok(())
    }
}

fn make(root: &Path, import: &Import, report: &mut Report) -> Option<Imported> {
    let File { folder, path, encoding } = &import.file;
    let mut told = |fault| report.push(fault);
    let bytes = disk::read_bytes(folder, path).map_err(&mut told).ok()?;
    let draft =
        read::read(folder, path, *encoding, report).map_err(|fault| report.push(fault)).ok()?;
    let mut session = structure(&draft, &lexicon(Some(root)), report);
    let stem = import.id.as_deref().unwrap_or(&draft.stem);
    let Ok(id) = Slug::new(stem) else {
        report.push(bad_id(stem, &session.id, path));
        return None;
    };
    session.id = id;
    let extension = path.rsplit_once('.').map_or("txt", |(_, extension)| extension);
    let id = &session.id;
    let source = format!("sources/{id}.{}", extension.to_ascii_lowercase());
    let target = place::of_session(id, session.header.date);
    check_others(root, id, &target, &import.file, report);
    session.header.witness.file = Some(source.clone());
    session.header.witness.sha256 = Some(session.source.sha256.clone());
    let transcript = write::import(&session);
    Some(Imported { path: target, transcript, source_path: format!("content/{source}"), bytes })
}

/// Tells of transcripts of the same id elsewhere in the archive: only one of them can stay.
fn check_others(root: &Path, id: &Slug, target: &str, file: &File, report: &mut Report) {
    for path in place::others(root, id, target) {
        let itself = file.folder.join(&file.path) == root.join(&path) || file.path == path;
        let place = Place::File(path.clone());
        report.push(if itself {
            Diagnostic::warning(
                Code::DoubleSession,
                say!(
                    zh: "原文本身在 {SESSIONS} 里，与它的发言记录编号相同，两者不能并存",
                    en: "the raw text stands in {SESSIONS} itself and has the id of its transcript; both cannot stay",
                ),
                place,
            )
            .hint(say!(
                zh: "请删去它：它的字节已存入 content/sources/",
                en: "delete it: its bytes are kept in content/sources/",
            ))
        } else {
            Diagnostic::error(
                Code::DoubleSession,
                say!(
                    zh: "已有编号为“{id}”的场次",
                    en: "there is a session `{id}` already",
                ),
                place,
            )
            .hint(say!(zh: "请用 --id 另定编号", en: "choose another id by --id"))
        });
    }
}

fn bad_id(stem: &str, likely: &Slug, path: &str) -> Diagnostic {
    Diagnostic::error(
        Code::BadId,
        say!(
            zh: "“{stem}”不能作编号：只能用小写字母 a-z、数字和中间的连字符，也不能是网站自己要用的名字",
            en: "`{stem}` can be no id: an id is a-z and 0-9 with single hyphens between, and no name the site itself needs",
        ),
        Place::File(path.to_owned()),
    )
    .hint(say!(
        zh: "请用 --id 指定，最好以日期开头，例如 --id {likely}",
        en: "give one by --id, best beginning with the date, as in --id {likely}",
    ))
}
