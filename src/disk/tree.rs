//! Which files there are: listings in one order on every machine.
//!
//! Apart from reading, because what is told here concerns names and not contents: hidden files are
//! none of ours, names that differ only in case are one file on other machines, and a link that leads
//! back to its own folder has no end.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use unicode_normalization::UnicodeNormalization as _;
use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::say;

/// Whether `root`/`path` is a file. `path` is relative, with `/`.
pub fn is_file(root: &Path, path: &str) -> bool {
    root.join(path).is_file()
}

/// Whether `root`/`path` is a folder. `path` is relative, with `/`.
pub fn is_folder(root: &Path, path: &str) -> bool {
    root.join(path).is_dir()
}

/// A folder's path as the machine knows it: whole, and without links. `None` if there is none.
pub fn real(folder: &Path) -> Option<PathBuf> {
    // An empty path is the current folder everywhere here, but not to the machine.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    folder.canonicalize().ok().filter(|path| path.is_dir())
}

/// The bytes of the file `root`/`path`, if it is one and lies below `root` itself, whatever `..` or links
/// may stand in its path; hidden files are none of ours.
pub fn read_inside(root: &Path, path: &str) -> Option<Vec<u8>> {
    if path.split('/').any(|part| part.starts_with('.')) {
        return None;
    }
    let root = real(root)?;
    let whole = root.join(path).canonicalize().ok()?;
    let inside = whole.starts_with(&root) && whole.is_file();
    inside.then(|| std::fs::read(&whole).ok()).flatten()
}

/// The paths of all files below `root`/`folder`, relative to `root`, with `/`, sorted by code point.
///
/// Files and folders whose name begins with a dot are left out; links are followed. A folder that
/// is not there holds no files. What can't be read, and names that differ only in case, are told.
pub fn list_files(root: &Path, folder: &str, report: &mut impl Extend<Diagnostic>) -> Vec<String> {
    let start = root.join(folder);
    if !start.exists() {
        return Vec::new();
    }
    let walk = WalkDir::new(&start).follow_links(true).sort_by_file_name();
    let mut files = Vec::new();
    for found in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        match found {
            Ok(entry) if entry.file_type().is_file() => match shown(root, entry.path()) {
                Some(path) => files.push(path),
                None => report.extend([bad_name(root, entry.path())]),
            },
            Ok(_) => {}
            Err(error) => report.extend([unreadable(root, folder, &error)]),
        }
    }
    files.sort();
    report.extend(clashes(&files));
    files
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// The path below `root` with `/`; `None` if it is no Unicode.
fn shown(root: &Path, path: &Path) -> Option<String> {
    let parts =
        path.strip_prefix(root).unwrap_or(path).components().filter_map(|part| match part {
            Component::Normal(name) => Some(name.to_str()),
            _ => None,
        });
    parts.collect::<Option<Vec<_>>>().map(|parts| parts.join("/"))
}

fn lossy(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

fn bad_name(root: &Path, path: &Path) -> Diagnostic {
    Diagnostic::error(
        Code::BadFileName,
        say!(zh: "文件名的编码不是 Unicode，读不了", en: "the name of this file is not Unicode; it is left out"),
        Place::File(lossy(root, path)),
    )
    .hint(say!(zh: "请改名", en: "rename it"))
}

fn unreadable(root: &Path, folder: &str, error: &walkdir::Error) -> Diagnostic {
    let path = error.path().map_or_else(|| folder.to_owned(), |path| lossy(root, path));
    if error.loop_ancestor().is_some() {
        return Diagnostic::warning(
            Code::LinkLoop,
            say!(
                zh: "这个链接指回它所在的文件夹，已跳过",
                en: "this link leads back to a folder that holds it; it was skipped",
            ),
            Place::File(path),
        );
    }
    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    Diagnostic::error(
        Code::Unreadable,
        say!(zh: "读不了：{reason}", en: "cannot read this: {reason}"),
        Place::File(path),
    )
}

/// Names that are one on a machine whose file system is blind to case or to Unicode's forms.
fn clashes(files: &[String]) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for path in files {
        let key: String = path.nfc().flat_map(char::to_lowercase).collect();
        match first.get(&key) {
            None => {
                first.insert(key, path);
            }
            Some(other) => found.push(
                Diagnostic::error(
                    Code::CaseClash,
                    say!(
                        zh: "“{path}”与“{other}”只有大小写不同，在有些电脑上是同一个文件",
                        en: "`{path}` and `{other}` differ only in case: on some machines they are one file",
                    ),
                    Place::File(path.clone()),
                )
                .hint(say!(zh: "请给其中一个改名", en: "rename one of them")),
            ),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(paths: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for path in paths {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        root
    }

    #[test]
    fn only_files_inside_are_read() {
        let root = tree(&["site/own/a.pdf", "site/.wenda/lock", "secret.txt"]);
        let site = root.path().join("site");
        assert_eq!(read_inside(&site, "own/a.pdf"), Some(Vec::new()));
        let secret = root.path().join("secret.txt");
        for path in ["../secret.txt", "own/../../secret.txt", ".wenda/lock", "own", "no.pdf"] {
            assert_eq!(read_inside(&site, path), None, "{path}");
        }
        assert_eq!(read_inside(&site, secret.to_str().unwrap()), None);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&secret, site.join("own/link.txt")).unwrap();
            assert_eq!(read_inside(&site, "own/link.txt"), None);
        }
    }

    #[test]
    fn files_are_listed_in_order_with_slashes_and_without_hidden_ones() {
        let root =
            tree(&["a/问答.md", "a/2025/b.txt", "a/.git/c.md", "a/.d.md", "a/2024/e.md", "f.md"]);
        let mut report = Vec::new();
        let files = list_files(root.path(), "a", &mut report);
        assert_eq!(files, ["a/2024/e.md", "a/2025/b.txt", "a/问答.md"]);
        assert!(list_files(root.path(), "nowhere", &mut report).is_empty());
        assert_eq!(report, []);
    }

    #[test]
    fn a_hidden_root_is_no_reason_to_leave_files_out() {
        let root = tree(&[".hidden/a/b.md"]);
        let files = list_files(&root.path().join(".hidden"), "a", &mut Vec::new());
        assert_eq!(files, ["a/b.md"]);
    }

    #[test]
    fn names_that_differ_only_in_case_or_form_are_told() {
        let paths = ["a/Caf\u{e9}.md", "a/b.md", "a/cafe\u{301}.md"].map(str::to_owned);
        let found = clashes(&paths);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].code, Code::CaseClash);
        assert!(found[0].message.en.contains("a/Caf"), "{found:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_back_is_told_and_skipped() {
        let root = tree(&["a/b.md"]);
        std::os::unix::fs::symlink(root.path().join("a"), root.path().join("a/back")).unwrap();
        let mut report = Vec::new();
        assert_eq!(list_files(root.path(), "a", &mut report), ["a/b.md"]);
        assert_eq!(report.len(), 1);
        assert_eq!((report[0].code, report[0].path()), (Code::LinkLoop, Some("a/back")));
    }
}
