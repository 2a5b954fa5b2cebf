//! The machine forms against their standards: TEI's schema, the ontologies of Web Annotation and SKOS,
//! all kept in `tests/schemas`.
//!
//! Shared by the unit tests of `render`, which have the hostile archive, and the integration tests,
//! which have the published sites.

pub(crate) mod annotations;
pub(crate) mod page;
mod rdf;
pub(crate) mod skos;
pub(crate) mod tei;

use std::path::{Path, PathBuf};

/// A file of a site: its path there, and its text.
pub(crate) type File<'a> = (&'a str, &'a str);

fn schema(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas").join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(schema(name)).unwrap()
}

/// Holds all machine forms of a site against their standards; how many there were, of each of the three.
#[track_caller]
pub(crate) fn assert_sound(files: &[File<'_>]) -> [usize; 3] {
    let ending = |end: &str| -> Vec<File<'_>> {
        files.iter().copied().filter(|(path, _)| path.ends_with(end)).collect()
    };
    let sessions = ending("/session.xml");
    tei::assert_valid(&sessions);
    let notes = ending("/annotations.jsonld");
    for file in &notes {
        annotations::assert_valid(*file);
        annotations::assert_found(*file, files);
    }
    let schemes: Vec<_> = ["data/topics.jsonld", "data/terms.jsonld"].map(ending).concat();
    for file in &schemes {
        skos::assert_valid(*file);
    }
    [sessions.len(), notes.len(), schemes.len()]
}
