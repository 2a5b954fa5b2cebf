//! Entries: the editor's files for topics, people, organisations and series, and the free pages.
//!
//! Read before any session, because the names in them are what `structure` knows labels by. What an
//! entry refers to is looked up later, when all are there.

mod file;
mod keys;
mod lexicon;
mod name;
mod term;

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::disk;
use crate::model::{EntryKind, Organisation, Page, Person, Series, Term, Topic};
use crate::say;

pub use lexicon::lexicon;
pub(crate) use name::id_of;

/// All entries and pages of an archive, each kind by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entries {
    /// The topics.
    pub topics: Vec<Topic>,
    /// The people.
    pub people: Vec<Person>,
    /// The organisations.
    pub organisations: Vec<Organisation>,
    /// The series.
    pub series: Vec<Series>,
    /// The terms.
    pub terms: Vec<Term>,
    /// The free pages, by their order, then by id.
    pub pages: Vec<Page>,
}

/// Reads all entries and pages below `root`/`content`. A file that can't be understood is reported and
/// left out; the others are read all the same.
pub fn load(root: &Path, report: &mut impl Extend<Diagnostic>) -> Entries {
    let mut entries = Entries {
        topics: files(root, EntryKind::Topic.folder(), report, file::topic),
        people: files(root, EntryKind::Person.folder(), report, file::person),
        organisations: files(root, EntryKind::Organisation.folder(), report, file::organisation),
        series: files(root, EntryKind::Series.folder(), report, file::series),
        terms: files(root, EntryKind::Term.folder(), report, term::term),
        pages: files(root, "pages", report, file::page),
    };
    entries.topics.sort_by(|one, other| one.entry.id.cmp(&other.entry.id));
    entries.people.sort_by(|one, other| one.entry.id.cmp(&other.entry.id));
    entries.organisations.sort_by(|one, other| one.entry.id.cmp(&other.entry.id));
    entries.series.sort_by(|one, other| one.entry.id.cmp(&other.entry.id));
    entries.terms.sort_by(|one, other| one.entry.id.cmp(&other.entry.id));
    entries.pages.sort_by(|one, other| (one.order, &one.id).cmp(&(other.order, &other.id)));
    entries
}

/// Reads the files of one folder with `read`, which reports what it refuses.
fn files<T, R: Extend<Diagnostic>>(
    root: &Path,
    folder: &str,
    report: &mut R,
    read: fn(&file::EntryFile, &mut R) -> Option<T>,
) -> Vec<T> {
    let folder = format!("content/{folder}");
    let mut found = Vec::new();
    for path in disk::list_files(root, &folder, report) {
        let below = path[folder.len()..].trim_start_matches('/');
        if let Some(diagnostic) = misplaced(&path, below) {
            report.extend([diagnostic]);
            continue;
        }
        let Some(id) = name::id_of(&path, report) else { continue };
        match disk::read_source(root, &path, report) {
            Ok(source) => found.extend(read(&file::EntryFile { id, source: source.text }, report)),
            Err(diagnostic) => report.extend([diagnostic]),
        }
    }
    found
}

/// A file that is no entry: it lies deeper than the folder, or is no Markdown.
fn misplaced(path: &str, below: &str) -> Option<Diagnostic> {
    let place = Place::File(path.to_owned());
    if below.contains('/') {
        let message = say!(
            zh: "词条文件直接放在文件夹里，不分子文件夹；这个文件没有读",
            en: "entries stand in the folder itself, not in folders below it; this file was not read",
        );
        return Some(Diagnostic::error(Code::NotAnEntry, message, place));
    }
    let extension = below.rsplit_once('.').map(|(_, extension)| extension);
    if extension == Some("md") {
        return None;
    }
    let message = say!(
        zh: "这里的文件都应以 .md 结尾；这个文件没有读",
        en: "files here end in .md; this one was not read",
    );
    Some(Diagnostic::warning(Code::NotAnEntry, message, place))
}

#[cfg(test)]
mod tests;
