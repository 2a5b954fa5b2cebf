//! What stands in the archive already, by what an import must know of it.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use crate::model::Witness;
use crate::settings::SESSIONS;
use crate::{disk, read};

/// The sessions of the archive.
#[derive(Debug, Default)]
pub(super) struct Standing {
    ids: BTreeMap<String, Stands>,
    hashes: BTreeMap<String, String>,
    names: BTreeMap<String, Vec<String>>,
}

/// A session of the archive.
#[derive(Debug)]
pub(super) struct Stands {
    /// The path of its file, below the project's root.
    pub(super) path: String,
    /// What it says of its source; nothing, where it is a raw text.
    pub(super) witness: Witness,
}

impl Standing {
    /// Looks at the sessions of the project in `root`. What is wrong with them is for a build to tell.
    pub(super) fn load(root: &Path) -> Self {
        let files = disk::list_files(root, SESSIONS, &mut Vec::new());
        let sessions =
            files.par_iter().filter(|path| read::is_readable(path) && !read::is_notes(path));
        let sessions: Vec<(String, Stands)> = sessions
            .map(|path| {
                let bytes = disk::read_if_there(root, path).ok().flatten().unwrap_or_default();
                let witness = read::front_of(path, &bytes).witness;
                (stem(path).to_owned(), Stands { path: path.clone(), witness })
            })
            .collect();
        let mut standing = Self::default();
        for (id, stands) in sessions {
            if let Some(sha) = &stands.witness.sha256 {
                standing.hashes.entry(sha.clone()).or_insert_with(|| id.clone());
            }
            if let Some(name) = &stands.witness.name {
                standing.names.entry(name.clone()).or_default().push(id.clone());
            }
            // A transcript stands before the raw text of the same id.
            let raw = |path: &str| !is_transcript(path);
            let known = standing.ids.get(&id);
            if known.is_none_or(|known| raw(&known.path) && !raw(&stands.path)) {
                standing.ids.insert(id, stands);
            }
        }
        standing
    }

    /// The session of this id.
    pub(super) fn of_id(&self, id: &str) -> Option<&Stands> {
        self.ids.get(id)
    }

    /// The id of the session that was made from bytes of this hash.
    pub(super) fn of_sha(&self, sha: &str) -> Option<&str> {
        self.hashes.get(sha).map(String::as_str)
    }

    /// The ids of the sessions that were made from a file of this name.
    pub(super) fn of_name(&self, name: &str) -> &[String] {
        self.names.get(name).map_or(&[], Vec::as_slice)
    }
}

/// Whether a file is a transcript and no raw text.
pub(super) fn is_transcript(path: &str) -> bool {
    read::is_transcript(path)
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
