//! `suggest.yaml`: what `wenda suggest` proposed and the editor turned down.

use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;

use super::yaml;
use crate::diagnostic::{Diagnostic, SourceText};
use crate::disk;
use crate::model::EntryKind;

/// Where the list stands, below the project's root.
pub const DECLINED_FILE: &str = "content/suggest.yaml";

/// Names that are not to be proposed again, by kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Declined {
    terms: Vec<String>,
    people: Vec<String>,
    organisations: Vec<String>,
    topics: Vec<String>,
    follows: Vec<String>,
}

/// The keys of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    #[serde(default)]
    declined: Declined,
}

impl Declined {
    /// The exchanges, each as `SESSION#q5`, that refer back to nothing in the archive.
    pub fn follows(&self) -> &[String] {
        &self.follows
    }

    /// Reads [`DECLINED_FILE`] below `root`; without the file nothing was turned down. `None`, with the
    /// reason in `report`, if it can't be understood.
    pub fn load(root: &Path, report: &mut impl Extend<Diagnostic>) -> Option<Self> {
        if !disk::is_file(root, DECLINED_FILE) {
            return Some(Self::default());
        }
        let source = disk::read_source(root, DECLINED_FILE, report);
        let read = source.and_then(|source| Self::parse(&source.text));
        read.map_err(|fault| report.extend([fault])).ok()
    }

    fn parse(source: &Arc<SourceText>) -> Result<Self, Diagnostic> {
        Ok(yaml::parse::<Keys>(source, 0..source.text().len())?.declined)
    }

    /// The names of one kind that were turned down.
    pub fn of(&self, kind: EntryKind) -> &[String] {
        match kind {
            EntryKind::Term => &self.terms,
            EntryKind::Person => &self.people,
            EntryKind::Organisation => &self.organisations,
            EntryKind::Topic => &self.topics,
            // Nothing proposes a series.
            EntryKind::Series => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    fn parse(yaml: &str) -> Result<Declined, Diagnostic> {
        Declined::parse(&SourceText::new(DECLINED_FILE, yaml))
    }

    #[test]
    fn names_are_listed_by_kind() {
        let declined = parse("declined:\n  terms: [石桥, no]\n  people: []\n").unwrap();
        assert_eq!(declined.of(EntryKind::Term), ["石桥", "no"]);
        assert!(declined.of(EntryKind::Topic).is_empty());
        for blank in ["", "# 空\n", "declined: {}\n"] {
            assert_eq!(parse(blank).unwrap(), Declined::default());
        }
    }

    #[test]
    fn faults_are_told_with_their_place() {
        for (yaml, code, line) in [
            ("declined:\n  term: [石桥]\n", Code::UnknownKey, 2),
            ("terms: [石桥]\n", Code::UnknownKey, 1),
            ("declined:\n  terms: 石桥\n", Code::BadValue, 2),
        ] {
            let fault = parse(yaml).unwrap_err();
            assert_eq!((fault.code, fault.position().unwrap().line), (code, line), "{yaml}");
        }
    }

    #[test]
    fn without_the_file_nothing_was_turned_down() {
        let root = tempfile::tempdir().unwrap();
        let mut report = Vec::new();
        assert_eq!(Declined::load(root.path(), &mut report), Some(Declined::default()));
        disk::put(root.path(), DECLINED_FILE, b"declined: [").unwrap();
        assert_eq!(Declined::load(root.path(), &mut report), None);
        assert_eq!(report.len(), 1);
    }
}
