//! Which project a command is about, and where files named on the command line lie in it.

use std::path::{Component, Path, PathBuf};

use super::environment::Environment;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::disk::Encoding;
use crate::pipeline::File;
use crate::settings::ARCHIVE_FILE;
use crate::{disk, say};

/// The project's folder: the one given, or the nearest from the current folder upwards that holds an
/// archive; short where it can be, because paths in messages begin with it.
pub(super) fn root(given: Option<&Path>, environment: &Environment) -> Option<PathBuf> {
    if let Some(given) = given {
        return Some(given.to_owned());
    }
    let found =
        environment.folder.ancestors().find(|folder| disk::is_file(folder, ARCHIVE_FILE))?;
    Some(if found == environment.folder { PathBuf::new() } else { found.to_owned() })
}

/// Where a file named on the command line lies: below the project if it does, otherwise below the current
/// folder, otherwise in its own. So the same file gets the same name from wherever it is named.
pub(super) fn named(
    file: &Path,
    encoding: Option<Encoding>,
    root: Option<&Path>,
    environment: &Environment,
) -> File {
    let whole = plain(&environment.folder.join(file));
    let root = root.map(|root| plain(&environment.folder.join(root)));
    let candidates = [root.as_deref(), Some(&environment.folder), whole.parent()];
    candidates
        .into_iter()
        .flatten()
        .find_map(|folder| {
            let path = slashed(whole.strip_prefix(folder).ok()?)?;
            Some(File { folder: folder.to_owned(), path, encoding })
        })
        .unwrap_or_else(|| File {
            folder: PathBuf::new(),
            path: file.to_string_lossy().replace('\\', "/"),
            encoding,
        })
}

/// The error for a file named on the command line that is not there: the command was wrong, not the
/// machine.
pub(super) fn nothing_there(file: &File) -> Option<Diagnostic> {
    (!disk::is_file(&file.folder, &file.path)).then(|| {
        let message = if disk::is_folder(&file.folder, &file.path) {
            say!(zh: "这是文件夹，不是文件", en: "this is a folder, not a file")
        } else {
            say!(zh: "没有这个文件", en: "there is no such file")
        };
        Diagnostic::error(Code::NoSuchFile, message, Place::File(file.path.clone()))
    })
}

/// The error for a site that would be written into the project's content or templates, where its files
/// would be taken for an editor's.
pub(super) fn among_content(
    site: &Path,
    root: &Path,
    environment: &Environment,
) -> Option<Diagnostic> {
    let whole = |path: &Path| plain(&environment.folder.join(path));
    let site_path = whole(site);
    ["content", "templates"].iter().find(|own| site_path.starts_with(whole(&root.join(own)))).map(
        |own| {
            Diagnostic::error(
                Code::SiteInContent,
                say!(
                    zh: "网站不能写进 {own} 文件夹，那里是编者的文件",
                    en: "the site cannot be written into `{own}`: that folder holds the editor's files",
                ),
                Place::File(site.to_string_lossy().replace('\\', "/")),
            )
        },
    )
}

/// A path without `.` and `..`, by its words alone.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// A path with `/`, if it is Unicode and not empty.
pub(super) fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/")).filter(|path| !path.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(folder: &Path) -> Environment {
        Environment { folder: folder.to_owned(), ..Environment::default() }
    }

    #[test]
    fn the_project_is_looked_for_upwards() {
        let folder = tempfile::tempdir().unwrap();
        disk::put(folder.path(), ARCHIVE_FILE, b"").unwrap();
        let below = folder.path().join("content/sessions");
        assert_eq!(root(None, &at(&below)).as_deref(), Some(folder.path()));
        assert_eq!(root(None, &at(folder.path())), Some(PathBuf::new()));
        assert_eq!(root(Some(Path::new("x")), &at(&below)), Some(PathBuf::from("x")));
        let elsewhere = tempfile::tempdir().unwrap();
        assert_eq!(root(None, &at(elsewhere.path())), None);
    }

    #[test]
    fn a_site_is_not_written_among_the_content() {
        let refused = |site: &str| {
            among_content(Path::new(site), Path::new(""), &at(Path::new("/a/project"))).is_some()
        };
        for site in ["content", "./content/site", "/a/project/templates", "site/../content"] {
            assert!(refused(site), "{site}");
        }
        for site in ["site", ".", "contents", "/srv/content"] {
            assert!(!refused(site), "{site}");
        }
    }

    #[test]
    fn a_file_has_one_name_from_wherever_it_is_named() {
        let (project, here) = (Path::new("/a/project"), Path::new("/a/project/content"));
        let name = |file: &str, root: Option<&Path>, here: &Path| {
            let named = named(Path::new(file), None, root, &at(here));
            (named.folder.to_string_lossy().replace('\\', "/"), named.path)
        };
        let inside = ("/a/project".to_owned(), "content/b.md".to_owned());
        assert_eq!(name("b.md", Some(project), here), inside);
        assert_eq!(name("./content/../content/b.md", Some(Path::new("")), project), inside);
        assert_eq!(name("b.md", None, here), ("/a/project/content".to_owned(), "b.md".to_owned()));
        assert_eq!(name("../../c/b.md", None, here), ("/a/c".to_owned(), "b.md".to_owned()));
    }
}
