//! The committed site is what its content gives.

use std::path::Path;

use wenda::pipeline::{self, Rules};

use crate::support::{difference, tree};

#[test]
fn the_committed_site_is_what_its_content_gives() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    // Locked: a test writes nothing into the repository.
    let rules = Rules { locked: true, ..Rules::default() };
    let (published, report) = pipeline::build(root, folder.path(), rules, &|_| ());
    let told: Vec<String> =
        report.iter().map(|one| format!("{:?} {}", one.path(), one.message.en)).collect();
    assert!(published.is_some(), "the content can't be built:\n{}", told.join("\n"));
    if let Some(difference) = difference(&tree(&root.join("site")), &tree(folder.path())) {
        panic!(
            "site/ is not what content/ gives: {difference} (first: committed, second: rebuilt)\n\
             refresh it with: cargo run --release -- build"
        );
    }
}
