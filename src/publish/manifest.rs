//! The manifest: which files of a published site are Wenda's, with their hashes.
//!
//! By it a later build knows its own pages from the files that somebody else put beside them, and a
//! keeper can tell in twenty years whether a copy is whole.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::{disk, say};

/// Where it stands in the site; it does not list itself.
pub(super) const MANIFEST_FILE: &str = "data/manifest.json";

const FORMAT: &str = "wenda-manifest/1";

/// The files of a site, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    files: BTreeMap<String, Listed>,
}

/// What is known of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub(super) sha256: String,
    /// How many bytes it has.
    pub(super) bytes: usize,
}

#[derive(Serialize, Deserialize)]
struct Line {
    path: String,
    sha256: String,
    bytes: usize,
}

#[derive(Deserialize)]
struct Document {
    format: String,
    files: Vec<Line>,
}

impl Manifest {
    /// Reads the manifest of the site in `target`; empty if it has none. One that can't be understood is
    /// told, and counts as none.
    pub(super) fn read(target: &Path, warnings: &mut Vec<Diagnostic>) -> Result<Self, Diagnostic> {
        let Some(bytes) = disk::read_if_there(target, MANIFEST_FILE)? else {
            return Ok(Self::default());
        };
        match serde_json::from_slice::<Document>(&bytes) {
            Ok(document) if document.format == FORMAT => Ok(document.files.into_iter().collect()),
            _ => {
                warnings.push(Diagnostic::warning(
                    Code::BadManifest,
                    say!(
                        zh: "读不懂已发布网站的清单，无从知道其中哪些文件是 Wenda 写的",
                        en: "the manifest of the published site can't be understood, so it is not known which of its files are Wenda's",
                    ),
                    Place::File(MANIFEST_FILE.to_owned()),
                ));
                Ok(Self::default())
            }
        }
    }

    /// The file's bytes: one line for each file, so that versions can be compared by line.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let lines: Vec<String> = self
            .files
            .iter()
            .map(|(path, listed)| {
                let line =
                    Line { path: path.clone(), sha256: listed.sha256.clone(), bytes: listed.bytes };
                serde_json::to_string(&line).unwrap_or_default()
            })
            .collect();
        let lines = lines.join(",\n");
        format!("{{\"format\":\"{FORMAT}\",\"files\":[\n{lines}\n]}}\n").into_bytes()
    }

    /// Adds a file.
    pub(super) fn add(&mut self, path: String, listed: Listed) {
        self.files.insert(path, listed);
    }

    /// What is known of the file at `path`, if it is listed.
    pub(super) fn get(&self, path: &str) -> Option<&Listed> {
        self.files.get(path)
    }

    /// The paths listed here and not in `other`, in order.
    pub(super) fn without(&self, other: &Self) -> impl Iterator<Item = (&str, &Listed)> {
        self.files
            .iter()
            .filter(|(path, _)| !other.files.contains_key(*path))
            .map(|(path, listed)| (path.as_str(), listed))
    }
}

impl FromIterator<Line> for Manifest {
    fn from_iter<T: IntoIterator<Item = Line>>(lines: T) -> Self {
        let files = lines
            .into_iter()
            .map(|line| (line.path, Listed { sha256: line.sha256, bytes: line.bytes }))
            .collect();
        Self { files }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(paths: &[&str]) -> Manifest {
        let mut manifest = Manifest::default();
        for path in paths {
            manifest.add((*path).to_owned(), Listed { sha256: "0".repeat(64), bytes: path.len() });
        }
        manifest
    }

    fn read(bytes: &[u8]) -> (Manifest, usize) {
        let folder = tempfile::tempdir().unwrap();
        disk::write(folder.path(), MANIFEST_FILE, bytes).unwrap();
        let mut warnings = Vec::new();
        (Manifest::read(folder.path(), &mut warnings).unwrap(), warnings.len())
    }

    #[test]
    fn what_is_written_is_read_back_in_order() {
        let written = manifest(&["b.html", "a/中.html"]);
        let bytes = written.to_bytes();
        assert_eq!(read(&bytes), (written, 0));
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.find("a/中").unwrap() < text.find("b.html").unwrap());
        assert_eq!(text.lines().count(), 4);
        assert_eq!(read(&manifest(&[]).to_bytes()), (manifest(&[]), 0));
    }

    #[test]
    fn a_manifest_of_something_else_counts_as_none() {
        for bytes in [&b"<<<<<<< HEAD"[..], b"{\"format\":\"other/1\",\"files\":[]}", b""] {
            assert_eq!(read(bytes), (Manifest::default(), 1));
        }
    }

    #[test]
    fn what_one_has_and_the_other_lacks_can_be_asked_for() {
        let (old, new) = (manifest(&["a", "b", "c"]), manifest(&["b"]));
        let paths: Vec<&str> = old.without(&new).map(|(path, _)| path).collect();
        assert_eq!(paths, ["a", "c"]);
    }
}
