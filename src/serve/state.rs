//! What is shown now, and who waits for something else.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::disk;
use crate::publish::Kept;

/// What is shown, for all that ask.
#[derive(Debug, Default)]
pub(super) struct State {
    now: Mutex<Now>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Now {
    /// Nothing before the first build is done.
    shown: Option<Arc<Shown>>,
    stopped: bool,
}

/// The outcome of a build.
#[derive(Debug)]
pub(super) struct Shown {
    /// The site; while builds fail, the last one that could be made.
    pub(super) site: Option<Arc<Kept>>,
    /// The page that says what is wrong, in the place of all others.
    pub(super) faults: Option<String>,
    /// A name for exactly this.
    pub(super) version: String,
}

impl State {
    /// Shows a site; whether it is another than before.
    pub(super) fn show(&self, site: Kept) -> bool {
        let version = site.version().to_owned();
        self.put(|_| Shown { site: Some(Arc::new(site)), faults: None, version })
    }

    /// Shows a page that says what is wrong; whether it says something else than before.
    pub(super) fn show_faults(&self, page: String) -> bool {
        let version = disk::sha256_hex(page.as_bytes());
        self.put(|before| {
            let site = before.and_then(|before| before.site.clone());
            Shown { site, faults: Some(page), version }
        })
    }

    /// Lets go of all who wait.
    pub(super) fn stop(&self) {
        self.lock().stopped = true;
        self.changed.notify_all();
    }

    /// What is shown; before the first build is done, what that gives. `None` if it does not come in time.
    pub(super) fn shown(&self, patience: Duration) -> Option<Arc<Shown>> {
        self.wait(patience, |now| now.shown.is_some())
    }

    /// What is shown as soon as it is another than `version`, or when `patience` is at an end.
    pub(super) fn other_than(&self, version: &str, patience: Duration) -> Option<Arc<Shown>> {
        self.wait(patience, |now| now.shown.as_ref().is_some_and(|shown| shown.version != version))
    }

    fn wait(&self, patience: Duration, done: impl Fn(&Now) -> bool) -> Option<Arc<Shown>> {
        let waited = self
            .changed
            .wait_timeout_while(self.lock(), patience, |now| !now.stopped && !done(now))
            .unwrap_or_else(PoisonError::into_inner);
        waited.0.shown.clone()
    }

    fn put(&self, make: impl FnOnce(Option<&Shown>) -> Shown) -> bool {
        let mut now = self.lock();
        let shown = make(now.shown.as_deref());
        let changed = now.shown.as_ref().is_none_or(|before| before.version != shown.version);
        // The site is taken even where its bytes are the same: what stands beside it may have changed.
        now.shown = Some(Arc::new(shown));
        drop(now);
        if changed {
            self.changed.notify_all();
        }
        changed
    }

    /// A thread that died holding the lock has changed nothing by halves: there is one assignment.
    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: Duration = Duration::from_millis(1);
    const LONG: Duration = Duration::from_mins(1);

    #[test]
    fn who_waits_is_told_when_something_else_is_shown() {
        let state = Arc::new(State::default());
        assert!(state.shown(SHORT).is_none());
        assert!(state.show_faults("甲".to_owned()));
        let first = state.shown(LONG).unwrap();
        assert!(!state.show_faults("甲".to_owned()), "the same is no change");
        assert_eq!(state.other_than(&first.version, SHORT).unwrap().version, first.version);
        let waiting = {
            let (state, version) = (Arc::clone(&state), first.version.clone());
            std::thread::spawn(move || state.other_than(&version, LONG).unwrap())
        };
        assert!(state.show_faults("乙".to_owned()));
        assert_eq!(waiting.join().unwrap().faults.as_deref(), Some("乙"));
    }

    #[test]
    fn whoever_waits_is_let_go_when_all_stops() {
        let state = Arc::new(State::default());
        state.show_faults("甲".to_owned());
        let version = state.shown(LONG).unwrap().version.clone();
        let waiting = {
            let state = Arc::clone(&state);
            std::thread::spawn(move || state.other_than(&version, LONG).is_some())
        };
        state.stop();
        assert!(waiting.join().unwrap());
    }
}
