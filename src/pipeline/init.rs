//! A new archive, from the example that is compiled in.

use std::path::Path;

use super::starter;
use crate::diagnostic::{Code, Diagnostic, Tongue};
use crate::{disk, say};

/// What stands in a starter file for the version of this program.
const VERSION: &str = "{version}";

/// Makes a new archive in `folder`, its words and explanations in `tongue`, and gives the paths of its
/// files. If any of them is there already, nothing is written and each is told.
pub fn init(folder: &Path, tongue: Tongue) -> Result<Vec<String>, Vec<Diagnostic>> {
    let mut there: Vec<Diagnostic> = starter::archive(tongue)
        .filter(|(path, _)| disk::is_file(folder, path) || disk::is_folder(folder, path))
        .map(|(path, _)| disk::exists(folder, path))
        .collect();
    if disk::is_file(folder, "") {
        there.push(disk::exists(folder, ""));
    }
    if !there.is_empty() {
        return Err(there.into_iter().map(elsewhere).collect());
    }
    let mut written = Vec::new();
    for (path, text) in starter::archive(tongue) {
        let text = text.replace(VERSION, env!("CARGO_PKG_VERSION"));
        // Made anew, so that a file that came in between is not overwritten either.
        disk::create_new(folder, path, text.as_bytes()).map_err(|fault| {
            vec![if fault.code == Code::FileExists { elsewhere(fault) } else { fault }]
        })?;
        written.push(path.to_owned());
    }
    Ok(written)
}

fn elsewhere(fault: Diagnostic) -> Diagnostic {
    fault.hint(say!(
        zh: "请另选一个文件夹，或先把它移走",
        en: "choose another folder, or move it away first",
    ))
}
