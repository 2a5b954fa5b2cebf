//! The table of a site's files: what is kept of each once its bytes are let go.

use std::collections::BTreeMap;
use std::path::Path;

use super::links::{Anchors, Links, anchors};
use super::manifest::{Listed, MANIFEST_FILE, Manifest};
use super::scan::scan;
use super::workshop::Plan;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::render::Rendered;
use crate::{disk, say};

/// How many of many files a message names.
const NAMED: usize = 10;

/// The files of a site, or of some jobs.
#[derive(Debug, Default)]
pub(super) struct Table {
    files: Vec<Record>,
    links: Links,
}

/// What is kept of a file.
#[derive(Debug)]
struct Record {
    path: String,
    listed: Listed,
    anchors: Anchors,
    state: State,
}

/// How a file compares with the published one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// There is none yet.
    New,
    /// There is another.
    Changed,
    /// It is the same, byte for byte.
    Unchanged,
}

impl Table {
    /// Keeps what is to be known of a file, and lets go of its bytes.
    pub(super) fn add(&mut self, rendered: Rendered, state: State) {
        let Rendered { path, bytes } = rendered;
        let markup = is_markup(&path).then(|| std::str::from_utf8(&bytes).ok()).flatten();
        let anchors = markup.map(|markup| {
            let scan = scan(markup);
            self.links.add(&path, &scan);
            anchors(&scan)
        });
        let listed = Listed { sha256: disk::sha256_hex(&bytes), bytes: bytes.len() };
        self.files.push(Record { path, listed, anchors, state });
    }

    /// Adds the files of another table.
    pub(super) fn absorb(&mut self, other: Self) {
        self.files.extend(other.files);
        self.links.absorb(other.links);
    }

    /// How many files there are.
    pub(super) fn files(&self) -> usize {
        self.files.len()
    }

    /// How many of them are pages.
    pub(super) fn pages(&self) -> usize {
        self.files.iter().filter(|file| has_extension(&file.path, "html")).count()
    }

    /// The manifest of the files.
    pub(super) fn manifest(&self) -> Manifest {
        let mut manifest = Manifest::default();
        for file in &self.files {
            manifest.add(file.path.clone(), file.listed.clone());
        }
        manifest
    }

    /// What is wrong with the site as a whole: paths that are one on some machines, paths where a
    /// folder stands, links that lead nowhere. What was `published` before and is not in the table will
    /// be removed, and is nothing to link to.
    pub(super) fn check(&self, target: &Path, published: &Manifest) -> Vec<Diagnostic> {
        let mut faults = self.clashes();
        faults.extend(self.blocked(target));
        let pages: BTreeMap<&str, &Anchors> =
            self.files.iter().map(|file| (file.path.as_str(), &file.anchors)).collect();
        let others = |path: &str| published.get(path).is_none() && disk::is_file(target, path);
        faults.extend(self.links.check(&pages, &others));
        faults
    }

    /// Refuses to overwrite files that are not `ours`.
    pub(super) fn check_foreign(&self, ours: impl Fn(&str) -> bool) -> Result<(), Vec<Diagnostic>> {
        let mut foreign: Vec<&str> = self
            .files
            .iter()
            .filter(|file| file.state == State::Changed && !ours(&file.path))
            .map(|file| file.path.as_str())
            .collect();
        if foreign.is_empty() {
            return Ok(());
        }
        foreign.sort_unstable();
        let count = foreign.len();
        let more = if count > NAMED { " …" } else { "" };
        let names = foreign[..count.min(NAMED)].join(" ");
        Err(vec![
            Diagnostic::error(
                Code::ForeignFile,
                say!(
                    zh: "目标文件夹里有 {count} 个文件不是 Wenda 写的，发布会覆盖它们：{names}{more}",
                    en: "{count} files in the target folder were not written by Wenda and would be overwritten: {names}{more}",
                ),
                Place::Nowhere,
            )
            .hint(say!(
                zh: "请另选文件夹（--site），或移走这些文件；确要覆盖，请加 --force",
                en: "choose another folder (--site) or move them away; to overwrite them, add --force",
            )),
        ])
    }

    /// What is to be put in place, in the order that serves readers who look on: new pages before the
    /// changed ones that link to them, the manifest last.
    pub(super) fn plan(&self) -> Plan {
        let mut put: Vec<&Record> =
            self.files.iter().filter(|file| file.state != State::Unchanged).collect();
        put.sort_by_key(|file| (file.path == MANIFEST_FILE, file.state, &file.path));
        Plan { put: put.into_iter().map(|file| file.path.clone()).collect(), remove: Vec::new() }
    }

    /// What stands where new files, or folders for them, must.
    fn blocked(&self, target: &Path) -> Vec<Diagnostic> {
        let new = || self.files.iter().filter(|file| file.state != State::Unchanged);
        let folders: BTreeMap<&str, &str> = new()
            .flat_map(|file| {
                file.path.match_indices('/').map(|(at, _)| (&file.path[..at], &*file.path))
            })
            .collect();
        let files = folders.into_iter().filter(|(folder, _)| disk::is_file(target, folder));
        let same = new().map(|file| (&*file.path, &*file.path));
        files
            .chain(same.filter(|(path, _)| disk::is_folder(target, path)))
            .map(|(in_the_way, path)| {
                Diagnostic::error(
                    Code::Unwritable,
                    say!(
                        zh: "{in_the_way} 占了位置，写不了 {path}",
                        en: "{in_the_way} is in the way of {path}",
                    ),
                    Place::File(in_the_way.to_owned()),
                )
            })
            .collect()
    }

    fn clashes(&self) -> Vec<Diagnostic> {
        let reserved = (MANIFEST_FILE.to_owned(), MANIFEST_FILE);
        let mut seen = BTreeMap::from([reserved]);
        let mut paths: Vec<&str> = self.files.iter().map(|file| file.path.as_str()).collect();
        paths.sort_unstable();
        let mut clashes = Vec::new();
        for path in paths {
            if let Some(other) = seen.insert(path.to_lowercase(), path) {
                clashes.push(Diagnostic::error(
                    Code::PathClash,
                    say!(
                        zh: "两个页面要写到同一个路径：{other} 与 {path}（有些电脑不分大小写）",
                        en: "two pages would be written to one path: {other} and {path} (some machines are blind to case)",
                    ),
                    Place::File(path.to_owned()),
                ));
            }
        }
        clashes
    }
}

impl State {
    /// Compares a file with the one published in `target`.
    pub(super) fn of(target: &Path, rendered: &Rendered) -> Result<Self, Diagnostic> {
        let Rendered { path, bytes } = rendered;
        Ok(if disk::holds(target, path, bytes)? {
            Self::Unchanged
        } else if disk::is_file(target, path) {
            Self::Changed
        } else {
            Self::New
        })
    }
}

fn is_markup(path: &str) -> bool {
    ["html", "xml", "svg"].iter().any(|extension| has_extension(path, extension))
}

fn has_extension(path: &str, extension: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| end == extension)
}
