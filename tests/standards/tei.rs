//! TEI: by the schema of all of TEI P5, and by what a schema can't see.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::Command;

use super::File;

/// Asserts that documents are valid TEI, and that what they point to in themselves is there.
#[track_caller]
pub(crate) fn assert_valid(files: &[File<'_>]) {
    for (path, text) in files {
        let lost = lost_pointers(text);
        assert!(lost.is_empty(), "{path} points to what is not there: {lost:?}");
    }
    let faults = faults(files);
    assert!(faults.is_empty(), "not valid TEI:\n{faults}");
}

/// What jing finds in documents; all are read by one process, for the schema takes it longer than they do.
#[track_caller]
fn faults(files: &[File<'_>]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut jing = Command::new("jing");
    jing.arg(super::schema("tei_all.rng"));
    for (index, (_, text)) in files.iter().enumerate() {
        let file = folder.path().join(format!("{index}.xml"));
        std::fs::write(&file, text).unwrap();
        jing.arg(file);
    }
    let output = jing.output().unwrap_or_else(|error| {
        panic!("jing can't be run ({error}). `tests/run` installs it, please run that")
    });
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return String::new();
    }
    files.iter().enumerate().fold(said, |mut said, (index, (path, _))| {
        let _ = write!(said, "\n({index}.xml is {path})");
        said
    })
}

/// The ids within the document that its attributes point to and that it does not have.
fn lost_pointers(text: &str) -> BTreeSet<&str> {
    let values = |start: &'static str| {
        text.split(start).skip(1).filter_map(|rest| rest.split_once('"')).map(|(value, _)| value)
    };
    let ids: BTreeSet<&str> = values(" xml:id=\"").collect();
    let pointers = values("=\"#").flat_map(|value| value.split(' '));
    let pointers = pointers.map(|pointer| pointer.trim_start_matches('#'));
    let ranges = pointers.flat_map(|pointer| {
        let range = pointer.strip_prefix("range(").and_then(|range| range.strip_suffix(')'));
        range.unwrap_or(pointer).split(',')
    });
    ranges.filter(|id| !ids.contains(id)).collect()
}

#[test]
fn what_tei_does_not_allow_is_seen() {
    let sound = "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title/>\
        </titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>\
        </teiHeader><text><body><div><u xml:id=\"t1\">甲</u></div></body></text></TEI>";
    assert_eq!(faults(&[("a", sound)]), "");
    for (part, broken) in [("<u xml:id=\"t1\">", "<u xml:id=\"1\">"), ("<title/>", "")] {
        assert!(faults(&[("a", sound), ("b", &sound.replace(part, broken))]).contains("1.xml:1:"));
    }
    let pointing = "<a xml:id=\"b\" target=\"#b #range(c,b)\" who=\"#d\"/>";
    assert_eq!(lost_pointers(pointing), BTreeSet::from(["c", "d"]));
}
