//! Where a session's file belongs, and which files have its id already.

use std::path::Path;

use crate::model::{Date, Slug};
use crate::settings::SESSIONS;
use crate::{disk, read};

/// The path of a session's transcript below `into`, in the folder of its year: that of its day, or the one
/// with which its id begins.
pub(super) fn of_session(into: &str, id: &Slug, date: Option<Date>) -> String {
    let first = id.as_str().split('-').next().unwrap_or_default();
    let of_id = (first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| first.to_owned());
    let year = date.map(|date| date.year().to_string()).or(of_id);
    format!("{into}/{}/{id}.md", year.unwrap_or_else(|| "undated".to_owned()))
}

/// The other transcripts in the project that have the id of the one at `target`.
pub(super) fn others(root: &Path, id: &Slug, target: &str) -> Vec<String> {
    let is_other = |path: &String| {
        let name = path.rsplit('/').next().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        stem == id.as_str() && path != target && read::is_readable(path)
    };
    // What is wrong with the folder itself is for a build to tell.
    let files = disk::list_files(root, SESSIONS, &mut Vec::new());
    files.into_iter().filter(is_other).collect()
}
