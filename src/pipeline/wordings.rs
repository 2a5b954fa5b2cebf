//! What recurs across a project's sessions.

use std::path::Path;

use super::load::load;
use crate::derive::wordings::Wordings;
use crate::diagnostic::Report;
use crate::publish::Watch;
use crate::resolve::Archive;

/// Finds the wordings of the project in `root`. `None` if its archive can't be read.
pub fn wordings(root: &Path, watch: Watch<'_>) -> (Option<(Archive, Wordings)>, Report) {
    let (loaded, report) = load(root, watch);
    let found = loaded.map(|loaded| {
        let wordings = Wordings::new(&loaded.archive);
        (loaded.archive, wordings)
    });
    (found, report)
}
