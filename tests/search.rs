//! The scripts of the search page, in Node, held to the same vectors as the index's own code.

use std::path::Path;
use std::process::Command;

#[test]
fn the_scripts_pass_their_tests() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(root.join("tests/search"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(".test.js"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    let output = Command::new("node").arg("--test").args(files).current_dir(root).output();
    let output = output.unwrap_or_else(|error| {
        panic!("node can't be run ({error}). `tests/run` installs it, please run that")
    });
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
