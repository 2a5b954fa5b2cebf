//! The search of a small archive in six scripts, held against plain looking through its text: what `benches/search`
//! does with large ones.

use std::path::Path;
use std::process::Command;

use wenda::pipeline::{self, Rules};

use crate::support::Project;

/// How many strings are looked for.
const STRINGS: &str = "2000";

#[test]
fn any_string_in_any_script_is_found_wherever_it_stands_and_nowhere_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = Project::empty();
    for file in std::fs::read_dir(root.join("tests/search/small")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let place = if name == "archive.yaml" { "content" } else { "content/sessions/2031" };
        project.write(&format!("{place}/{name}"), &std::fs::read_to_string(&path).unwrap());
    }
    let site = project.at("site");
    let (published, report) = pipeline::build(project.path(), &site, Rules::default(), &|_| ());
    assert!(published.is_some(), "{:?}", report.iter().collect::<Vec<_>>());
    let told = Command::new("node")
        .arg(root.join("benches/search/run.js"))
        .arg(&site)
        .args(["--queries", STRINGS])
        .output()
        .unwrap_or_else(|error| panic!("node: {error}. `tests/run` installs it, please run that"));
    let said = [told.stdout, told.stderr].map(|words| String::from_utf8_lossy(&words).into_owned());
    assert!(told.status.success(), "{}", said.join("\n"));
}
