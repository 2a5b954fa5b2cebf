//! The editor's own server: the site as it would be built, on this machine alone, made anew with every
//! save and shown at once.
//!
//! Nothing is written: neither the site's folder nor the permalinks change, since what an editor is
//! halfway through is not yet anybody's to cite. The site is kept in memory, checked as [`publish`] checks
//! it; what makes open pages reload is put into the answers and never into the site. While a build
//! fails, every page says why; the next good save brings the site back.
//!
//! [`publish`]: crate::publish

mod answer;
mod content_type;
mod http;
mod page;
mod policy;
mod state;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use crate::diagnostic::{Diagnostic, Report, Tongue};
use crate::pipeline;
use crate::publish::{Kept, Watch};
use http::Door;
use state::State;
use watch::{Signal, Watching};

/// A server that listens.
#[derive(Debug)]
pub struct Server {
    root: PathBuf,
    site: PathBuf,
    tongue: Tongue,
    port: u16,
    state: Arc<State>,
    watching: Watching,
    /// Closed when the server goes.
    _door: Door,
}

/// Stops a [`Server`] from wherever it is called.
#[derive(Debug, Clone)]
pub struct Stopper(Sender<Signal>);

/// What a build came to.
#[derive(Debug)]
pub struct Built {
    /// How many pages the site has; `None` if it could not be made.
    pub pages: Option<usize>,
    /// Whether anything is shown otherwise than before.
    pub changed: bool,
    /// How long it took.
    pub took: Duration,
    /// What is wrong.
    pub report: Report,
}

impl Server {
    /// Listens on `port` of this machine, or else on a free one, and begins to watch the project in
    /// `root`. `site` is where its site would be published: pages may link to other files that stand
    /// there. Pages of the server's own speak `tongue`.
    pub fn open(
        root: &Path,
        site: &Path,
        port: Option<u16>,
        tongue: Tongue,
    ) -> Result<Self, Diagnostic> {
        let (listener, port) = http::listen(port)?;
        let watching = Watching::begin(root)?;
        let state = Arc::new(State::default());
        let door = Door::open(listener, Arc::clone(&state), tongue)?;
        Ok(Self {
            root: root.to_owned(),
            site: site.to_owned(),
            tongue,
            port,
            state,
            watching,
            _door: door,
        })
    }

    /// Where the site is to be seen.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// What stops it.
    pub fn stopper(&self) -> Stopper {
        Stopper(self.watching.sender())
    }

    /// Makes the site and shows it, or what is wrong with it; open pages reload if that is another.
    pub fn build(&self, watch: Watch<'_>) -> Built {
        let begun = now();
        let (site, report) = pipeline::preview(&self.root, &self.site, watch);
        let pages = site.as_ref().map(Kept::pages);
        let changed = match site {
            Some(site) => self.state.show(site),
            None => self.state.show_faults(page::faults(&report, self.tongue)),
        };
        Built { pages, changed, took: begun.elapsed(), report }
    }

    /// Waits until something has changed on disk; false if the server is to stop.
    pub fn wait(&mut self) -> bool {
        self.watching.wait()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.state.stop();
    }
}

impl Stopper {
    /// Stops the server.
    pub fn stop(&self) {
        // A server that is gone has stopped.
        let _ = self.0.send(Signal::Stop);
    }
}

/// The time, for deciding when to build and telling how long it took; nothing that is shown on a page
/// of the site depends on it.
#[expect(clippy::disallowed_methods, reason = "when a build is made, not what it makes")]
fn now() -> Instant {
    Instant::now()
}
