//! Where a session's file and its notes belong, and which files have its id already.

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
    let is_other = |path: &String| stem(path) == id.as_str() && path != target;
    transcripts(root).into_iter().filter(is_other).collect()
}

/// The path of the notes on a session: beside its transcript. `None` where there is no such session.
pub(super) fn of_notes(root: &Path, id: &Slug) -> Option<String> {
    let transcript = transcripts(root).into_iter().find(|path| stem(path) == id.as_str())?;
    Some(read::notes_beside(&transcript))
}

/// The ids of all sessions of the project.
pub(super) fn sessions(root: &Path) -> Vec<String> {
    transcripts(root).iter().map(|path| stem(path).to_owned()).collect()
}

fn transcripts(root: &Path) -> Vec<String> {
    // What is wrong with the folder itself is for a build to tell.
    let files = disk::list_files(root, SESSIONS, &mut Vec::new());
    files.into_iter().filter(|path| read::is_readable(path) && !read::is_notes(path)).collect()
}

/// A file's name without its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
