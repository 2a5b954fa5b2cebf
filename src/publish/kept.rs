//! A site that is checked as one to be published is, and kept in memory instead.
//!
//! For whoever looks at an archive while it is being written: nothing on disk changes, and a path can
//! name nothing but a file of the site.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::manifest::{MANIFEST_FILE, Manifest};
use super::table::State;
use super::{Pages, Watch, checked};
use crate::diagnostic::Diagnostic;
use crate::disk;
use crate::render::Rendered;

/// The files of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    files: BTreeMap<String, Vec<u8>>,
    pages: usize,
    version: String,
    /// Where the site would be published, and what Wenda has published there.
    target: PathBuf,
    published: Manifest,
}

/// Renders all pages and checks them as [`super::prepare`] does for the folder `target`; writes nothing.
pub fn keep(pages: &impl Pages, target: &Path, watch: Watch<'_>) -> Result<Kept, Vec<Diagnostic>> {
    let files = Mutex::new(BTreeMap::new());
    let stage = |rendered: &Rendered| {
        // Where a thread died, the whole run ends with it; the map itself is never half changed.
        let mut files = files.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(rendered.path.clone(), rendered.bytes.clone());
        Ok(State::New)
    };
    let table = checked(pages, target, &stage, watch)?;
    let manifest = table.manifest().to_bytes();
    let version = disk::sha256_hex(&manifest);
    let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.insert(MANIFEST_FILE.to_owned(), manifest);
    let published = Manifest::read(target, &mut Vec::new()).map_err(|fault| vec![fault])?;
    Ok(Kept { files, pages: table.pages(), version, target: target.to_owned(), published })
}

impl Kept {
    /// The bytes of a file; `path` is relative, with `/`.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// The bytes of a file that somebody else put where the site would be published, to which pages may
    /// link; `None` for what Wenda published there before, and for what lies elsewhere.
    pub fn beside(&self, path: &str) -> Option<Vec<u8>> {
        if self.published.get(path).is_some() {
            return None;
        }
        disk::read_inside(&self.target, path)
    }

    /// The paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// A name for exactly these bytes under these paths.
    pub fn version(&self) -> &str {
        &self.version
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::prepare;
    use crate::publish::tests::Fake;

    fn kept(target: &Path, pages: &[(&'static str, &'static str)]) -> Kept {
        keep(&Fake(pages.to_vec()), target, &|_| ()).unwrap()
    }

    #[test]
    fn the_same_files_are_kept_as_would_be_published_and_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let pages = [("index.html", "<a href='s/q1.html'>"), ("s/q1.html", "甲")];
        let kept = kept(folder.path(), &pages);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        assert_eq!((kept.pages(), kept.file("s/q1.html")), (2, Some("甲".as_bytes())));
        prepare(&Fake(pages.to_vec()), folder.path(), false, &|_| ())
            .unwrap()
            .put_in_place(&|_| ())
            .unwrap();
        for path in kept.paths() {
            let published = std::fs::read(folder.path().join(path)).unwrap();
            assert_eq!(kept.file(path), Some(published.as_slice()), "{path}");
        }
    }

    #[test]
    fn a_broken_link_is_told_and_a_version_names_the_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let broken = Fake(vec![("index.html", "<a href='no.html'>")]);
        assert!(keep(&broken, folder.path(), &|_| ()).is_err());
        let version = |words| kept(folder.path(), &[("index.html", words)]).version().to_owned();
        assert_eq!(version("甲"), version("甲"));
        assert_ne!(version("甲"), version("乙"));
    }

    #[test]
    fn files_of_others_beside_the_site_are_there_and_its_old_pages_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let old = Fake(vec![("old.html", "旧")]);
        prepare(&old, folder.path(), false, &|_| ()).unwrap().put_in_place(&|_| ()).unwrap();
        std::fs::create_dir(folder.path().join("own")).unwrap();
        std::fs::write(folder.path().join("own/file.pdf"), "1").unwrap();
        let kept = kept(folder.path(), &[("index.html", "<a href='own/file.pdf'>")]);
        assert_eq!(kept.beside("own/file.pdf"), Some(b"1".to_vec()));
        assert_eq!(kept.beside("old.html"), None);
        assert_eq!(kept.beside("no.pdf"), None);
    }
}
