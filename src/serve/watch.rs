//! Watching an archive's folders. The one door to `notify`.
//!
//! Its debouncers are not used: they forget whether a file was written or only read, and a build reads
//! them all. What is done instead is short: wait until nothing has changed for a moment.

use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, Event, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::{disk, say};

/// The folders whose files a site is made from.
const FOLDERS: &[&str] = &["content", "templates"];

/// How long nothing must change before a build begins: editors save in several steps.
const QUIET: Duration = Duration::from_millis(40);

/// How long to wait for that at most, where changes do not end.
const LONGEST: Duration = Duration::from_millis(250);

/// What the server must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signal {
    /// Files have changed.
    Changed,
    /// One of [`FOLDERS`] has come, gone, or lost its watch.
    Folders,
    /// It is to stop.
    Stop,
}

/// A project being watched.
#[derive(Debug)]
pub(super) struct Watching {
    root: PathBuf,
    watcher: RecommendedWatcher,
    sender: Sender<Signal>,
    signals: Receiver<Signal>,
}

impl Watching {
    /// Begins to watch the project in `root`. Its folders need not be there yet.
    pub(super) fn begin(root: &Path) -> Result<Self, Diagnostic> {
        let real = disk::real(root).ok_or_else(|| no_folder(root))?;
        let (sender, signals) = channel();
        let (told, of) = (sender.clone(), real.clone());
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let signal = match event {
                Ok(event) => signal(&of, &event),
                // Some changes were lost, so there may have been one.
                Err(_) => Some(Signal::Changed),
            };
            if let Some(signal) = signal {
                // A server that is gone needs no signals.
                let _ = told.send(signal);
            }
        });
        let failed = |error: notify::Error| cannot_watch(root, &error);
        let mut watching = Self { root: real, watcher: watcher.map_err(failed)?, sender, signals };
        watching.watcher.watch(&watching.root, RecursiveMode::NonRecursive).map_err(failed)?;
        watching.watch_folders().map_err(failed)?;
        Ok(watching)
    }

    /// Where signals are sent to.
    pub(super) fn sender(&self) -> Sender<Signal> {
        self.sender.clone()
    }

    /// Waits until something has changed, and then until nothing changes any more; false if it is time to
    /// stop.
    pub(super) fn wait(&mut self) -> bool {
        let Ok(mut signal) = self.signals.recv() else { return false };
        let begun = super::now();
        let mut folders = false;
        loop {
            match signal {
                Signal::Stop => return false,
                Signal::Folders => folders = true,
                Signal::Changed => {}
            }
            if begun.elapsed() >= LONGEST {
                break;
            }
            signal = match self.signals.recv_timeout(QUIET) {
                Ok(signal) => signal,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            };
        }
        if folders {
            // A folder that can't be watched now is tried again when it next changes.
            let _ = self.watch_folders();
        }
        true
    }

    /// Watches the folders that are there, anew: one of the same name may be another than before.
    fn watch_folders(&mut self) -> notify::Result<()> {
        for folder in FOLDERS {
            let path = self.root.join(folder);
            // There may be no watch to end.
            let _ = self.watcher.unwatch(&path);
            if path.is_dir() {
                self.watcher.watch(&path, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }
}

/// What an event means for the project in `root`; nothing, where a file was only read, or is none that a
/// build reads.
fn signal(root: &Path, event: &Event) -> Option<Signal> {
    if event.need_rescan() {
        return Some(Signal::Folders);
    }
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => {}
        EventKind::Access(_) => return None,
        _ => {}
    }
    let of_path = |path: &PathBuf| {
        // A path that lies elsewhere was reached through a link.
        let Ok(below) = path.strip_prefix(root) else { return Some(Signal::Changed) };
        let parts: Vec<&[u8]> = below
            .components()
            .filter_map(|part| match part {
                Component::Normal(name) => Some(name.as_encoded_bytes()),
                _ => None,
            })
            .collect();
        let (first, rest) = parts.split_first()?;
        let ours = FOLDERS.iter().any(|folder| folder.as_bytes() == *first);
        let hidden = rest.iter().any(|name| name.starts_with(b"."));
        match (ours && !hidden, rest.is_empty()) {
            (false, _) => None,
            (true, true) => Some(Signal::Folders),
            (true, false) => Some(Signal::Changed),
        }
    };
    let signals: Vec<Signal> = event.paths.iter().filter_map(of_path).collect();
    let folders = signals.iter().find(|signal| **signal == Signal::Folders);
    folders.or(signals.first()).copied()
}

fn no_folder(root: &Path) -> Diagnostic {
    Diagnostic::error(
        Code::NoArchive,
        say!(zh: "没有这个文件夹", en: "there is no such folder"),
        Place::File(root.to_string_lossy().replace('\\', "/")),
    )
}

fn cannot_watch(root: &Path, error: &notify::Error) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        Code::CannotWatch,
        say!(
            zh: "不能监视这个文件夹里的改动：{error}",
            en: "cannot watch this folder for changes: {error}",
        ),
        Place::File(root.to_string_lossy().replace('\\', "/")),
    );
    if matches!(error.kind, notify::ErrorKind::MaxFilesWatch) {
        return diagnostic.hint(say!(
            zh: "系统允许监视的文件夹已用完：请关掉别的编辑器，或调高 fs.inotify.max_user_watches",
            en: "the system's watches are used up: close other editors, or raise fs.inotify.max_user_watches",
        ));
    }
    diagnostic
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, DataChange, Flag, ModifyKind};

    use super::*;

    fn of(kind: EventKind, path: &str) -> Option<Signal> {
        signal(Path::new("/a"), &Event::new(kind).add_path(PathBuf::from(path)))
    }

    #[test]
    fn writing_is_a_change_and_reading_is_none() {
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        assert_eq!(of(written, "/a/content/topics/b.md"), Some(Signal::Changed));
        assert_eq!(of(written, "/a/templates/base.html"), Some(Signal::Changed));
        let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
        assert_eq!(of(closed, "/a/content/b.md"), Some(Signal::Changed));
        for read in [AccessKind::Open(AccessMode::Any), AccessKind::Close(AccessMode::Read)] {
            assert_eq!(of(EventKind::Access(read), "/a/content/b.md"), None);
        }
    }

    #[test]
    fn what_no_build_reads_is_no_change() {
        let made = EventKind::Create(CreateKind::File);
        for path in ["/a/site/index.html", "/a/b.md", "/a/content/.b.md.swp", "/a/content/.git/c"] {
            assert_eq!(of(made, path), None, "{path}");
        }
    }

    #[test]
    fn a_folder_that_comes_or_goes_is_watched_anew() {
        assert_eq!(
            of(EventKind::Create(CreateKind::Folder), "/a/templates"),
            Some(Signal::Folders)
        );
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(signal(Path::new("/a"), &lost), Some(Signal::Folders));
    }

    #[test]
    fn a_thousand_saves_are_one_change_and_stopping_is_heard() {
        let project = tempfile::tempdir().unwrap();
        std::fs::create_dir(project.path().join("content")).unwrap();
        let mut watching = Watching::begin(project.path()).unwrap();
        for number in 0..1000 {
            std::fs::write(project.path().join(format!("content/{number}.md")), "甲").unwrap();
        }
        assert!(watching.wait());
        std::fs::remove_dir_all(project.path().join("content")).unwrap();
        assert!(watching.wait());
        std::fs::create_dir_all(project.path().join("content/topics")).unwrap();
        assert!(watching.wait());
        std::fs::write(project.path().join("content/topics/b.md"), "乙").unwrap();
        assert!(watching.wait());
        watching.sender().send(Signal::Stop).unwrap();
        while watching.wait() {}
    }
}
