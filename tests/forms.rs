//! The machine forms of the archives in this repository are what their standards allow, and what they
//! quote stands on the pages they point to.

use std::path::Path;

use wenda::pipeline::{self, Rules};

use crate::standards::assert_sound;
use crate::support::tree;

#[test]
fn the_machine_forms_of_both_archives_are_sound() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for project in [root.to_owned(), root.join("examples/wherrymouth")] {
        let folder = tempfile::tempdir().unwrap();
        let rules = Rules { locked: true, ..Rules::default() };
        let (published, _) = pipeline::build(&project, folder.path(), rules, &|_| ());
        assert!(published.is_some(), "{} can't be built", project.display());
        let site = tree(folder.path());
        let files = site
            .iter()
            .filter_map(|(path, bytes)| Some((path.as_str(), std::str::from_utf8(bytes).ok()?)));
        let [sessions, ..] = assert_sound(&files.collect::<Vec<_>>());
        assert!(sessions > 0);
    }
}
