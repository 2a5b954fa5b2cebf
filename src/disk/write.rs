//! Writing: whole files or nothing, and never over what was not meant.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::say;

/// A lock on a folder, held until it is dropped or the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Writes the file `root`/`path` as a whole, making its folders: a reader, and the next run after a power
/// cut, finds the old bytes or the new ones and never a part.
pub fn write(root: &Path, path: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
    let target = root.join(path);
    let draft = beside(&target);
    let written = make_folder_of(&target)
        .and_then(|()| File::create(&draft))
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&draft, &target));
    written.map_err(|error| {
        // Whatever is left of the draft is of no use to anybody; the failure itself is what is told.
        let _ = fs::remove_file(&draft);
        unwritable(&target, &error)
    })
}

/// Writes the file `root`/`path`, making its folders, only if nothing stands there yet.
pub fn create_new(root: &Path, path: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
    let target = root.join(path);
    let created = make_folder_of(&target)
        .and_then(|()| OpenOptions::new().write(true).create_new(true).open(&target));
    match created {
        Ok(mut file) => file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|error| {
            let _ = fs::remove_file(&target);
            unwritable(&target, &error)
        }),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(exists(root, path)),
        Err(error) => Err(unwritable(&target, &error)),
    }
}

/// The diagnostic for a file that stands where one should be made.
pub fn exists(root: &Path, path: &str) -> Diagnostic {
    Diagnostic::error(
        Code::FileExists,
        say!(zh: "这里已有文件，没有覆盖", en: "a file is there already; it was not overwritten"),
        Place::File(shown(&root.join(path))),
    )
}

/// Puts a file at `root`/`path` by the shortest way: for staging, where a half-written file is thrown away.
pub fn put(root: &Path, path: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
    let target = root.join(path);
    let put = match fs::write(&target, bytes) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            make_folder_of(&target).and_then(|()| fs::write(&target, bytes))
        }
        other => other,
    };
    put.map_err(|error| unwritable(&target, &error))
}

/// The bytes of `root`/`path`; `None` if there is no such file.
pub fn read_if_there(root: &Path, path: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
    let target = root.join(path);
    match fs::read(&target) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if is_absence(&error) || target.is_dir() => Ok(None),
        Err(error) => Err(unreadable(&target, &error)),
    }
}

/// Whether the file `root`/`path` holds exactly `bytes`; a file of another length is not read.
pub fn holds(root: &Path, path: &str, bytes: &[u8]) -> Result<bool, Diagnostic> {
    match fs::metadata(root.join(path)) {
        Ok(data) if !data.is_file() || data.len() != bytes.len() as u64 => Ok(false),
        Ok(_) => Ok(read_if_there(root, path)?.is_some_and(|old| old == bytes)),
        Err(error) if is_absence(&error) => Ok(false),
        Err(error) => Err(unreadable(&root.join(path), &error)),
    }
}

/// Moves a file below `root` to another path below it, making folders and replacing what stands there.
pub fn rename(root: &Path, from: &str, to: &str) -> Result<(), Diagnostic> {
    let (from, to) = (root.join(from), root.join(to));
    let renamed = match fs::rename(&from, &to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            make_folder_of(&to).and_then(|()| fs::rename(&from, &to))
        }
        other => other,
    };
    renamed.map_err(|error| unwritable(&to, &error))
}

/// Removes the file `root`/`path` if it is there, and the folders below `root` that this leaves empty.
pub fn remove(root: &Path, path: &str) -> Result<(), Diagnostic> {
    let target = root.join(path);
    match fs::remove_file(&target) {
        Err(error) if !is_absence(&error) => return Err(unwritable(&target, &error)),
        _ => {}
    }
    for folder in Path::new(path).ancestors().skip(1) {
        // A folder that still holds something refuses to go, and so do those above it.
        if folder.as_os_str().is_empty() || fs::remove_dir(root.join(folder)).is_err() {
            break;
        }
    }
    Ok(())
}

/// Removes `folder` if nothing is in it.
pub fn remove_if_empty(folder: &Path) {
    // One that holds something refuses to go, as it should.
    let _ = fs::remove_dir(folder);
}

/// Removes the folder `root`/`path` with all it holds, if it is there.
pub fn remove_tree(root: &Path, path: &str) -> Result<(), Diagnostic> {
    let target = root.join(path);
    match fs::remove_dir_all(&target) {
        Err(error) if !is_absence(&error) => Err(unwritable(&target, &error)),
        _ => Ok(()),
    }
}

/// Locks the file `root`/`path`, making it; `None` if another process holds the lock.
pub fn lock(root: &Path, path: &str) -> Result<Option<Lock>, Diagnostic> {
    let target = root.join(path);
    let failed = |error: io::Error| unwritable(&target, &error);
    make_folder_of(&target).map_err(failed)?;
    let file = File::create(&target).map_err(failed)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Ok(None),
        // On a file system without locks two runs at a time are the user's to avoid.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(Lock { _file: file })),
    }
}

fn make_folder_of(file: &Path) -> io::Result<()> {
    file.parent().map_or(Ok(()), fs::create_dir_all)
}

fn beside(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.wenda-draft"))
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(
        Code::Unwritable,
        say!(zh: "写不了：{error}", en: "cannot write here: {error}"),
        Place::File(shown(path)),
    )
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(
        Code::Unreadable,
        say!(zh: "读不了：{error}", en: "cannot read this: {error}"),
        Place::File(shown(path)),
    )
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    #[test]
    fn a_file_is_written_whole_with_its_folders_and_leaves_no_draft() {
        let folder = folder();
        write(folder.path(), "a/b.txt", b"1").unwrap();
        write(folder.path(), "a/b.txt", b"2").unwrap();
        assert_eq!(read_if_there(folder.path(), "a/b.txt").unwrap().unwrap(), b"2");
        assert_eq!(fs::read_dir(folder.path().join("a")).unwrap().count(), 1);
    }

    #[test]
    fn what_is_there_is_not_created_anew() {
        let folder = folder();
        create_new(folder.path(), "a/b.txt", b"1").unwrap();
        let refused = create_new(folder.path(), "a/b.txt", b"2").unwrap_err();
        assert_eq!(refused.code, Code::FileExists);
        assert!(refused.path().unwrap().ends_with("a/b.txt"));
        assert_eq!(read_if_there(folder.path(), "a/b.txt").unwrap().unwrap(), b"1");
    }

    #[test]
    fn a_file_in_the_way_of_a_folder_is_told_with_its_path() {
        let folder = folder();
        write(folder.path(), "a", b"1").unwrap();
        let refused = write(folder.path(), "a/b.txt", b"2").unwrap_err();
        assert_eq!(refused.code, Code::Unwritable);
        assert!(refused.path().unwrap().ends_with("a/b.txt"));
    }

    #[test]
    fn absence_is_no_failure() {
        let folder = folder();
        assert_eq!(read_if_there(folder.path(), "a/b").unwrap(), None);
        assert!(!holds(folder.path(), "a/b", b"").unwrap());
        remove(folder.path(), "a/b").unwrap();
        remove_tree(folder.path(), "a").unwrap();
    }

    #[test]
    fn removing_takes_the_folders_that_become_empty_and_no_others() {
        let folder = folder();
        put(folder.path(), "a/b/c", b"1").unwrap();
        put(folder.path(), "a/d", b"1").unwrap();
        remove(folder.path(), "a/b/c").unwrap();
        assert!(!folder.path().join("a/b").exists());
        assert!(folder.path().join("a/d").exists());
    }

    #[test]
    fn a_lock_keeps_others_out_until_it_goes() {
        let folder = folder();
        let held = lock(folder.path(), "x/lock").unwrap();
        assert!(held.is_some());
        assert!(lock(folder.path(), "x/lock").unwrap().is_none());
        drop(held);
        assert!(lock(folder.path(), "x/lock").unwrap().is_some());
    }
}
