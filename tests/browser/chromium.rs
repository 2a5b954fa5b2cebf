//! The browser's process: found, started once for all tests, and ended with them.
//!
//! A shell stands between: it gives the browser our pipes where it looks for them (descriptors 3 and 4),
//! and removes the folder with the profile when the browser has ended. The browser ends when its pipe closes,
//! which a test process does by ending, even when it is killed. Both are in a process group of their
//! own, so that Ctrl-C reaches the tests and not the clearing up.

use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::json;

use super::pipe::Pipe;

/// What the browser is called, on one system or another.
const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const FLAGS: &[&str] = &[
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-startup-window",
    // Containers: no user to sandbox as, no graphics, little shared memory.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    // Only what a test does: no first-run pages, no updates, no traffic of its own.
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-quic",
    "--disable-sync",
    "--disable-features=BackForwardCache,MediaRouter,OptimizationHints,Translate",
    "--metrics-recording-only",
    "--mute-audio",
    "--password-store=basic",
    // No name is looked up: a page that asks another host gets an error at once.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    // A page behind another is as awake as the one before it.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    // The same picture and the same words of errors everywhere.
    "--force-color-profile=srgb",
    "--lang=en-US",
];

/// `cat` reads as long as any of the browser's processes lives, and they write to the profile until then.
const SHELL: &str = r#"
    folder=$1; shift
    exec 3<&0 4>&1 </dev/null
    { "$@" 2>&1; echo "$?" >"$folder/status"; } | cat >"$folder/log" 3<&- 4>&-
    rm -rf "$folder/profile"
    [ "$(cat "$folder/status")" -ne 0 ] || rm -rf "$folder"
"#;

/// A running browser. It ends when this is dropped.
pub(super) struct Browser {
    pub(super) pipe: Pipe,
    /// Where its profile and its log are: gone when the browser is, unless it has failed.
    pub(super) folder: PathBuf,
}

/// The browser of this run, started when first asked for.
#[track_caller]
pub(super) fn browser() -> &'static Browser {
    static BROWSER: OnceLock<Result<Browser, String>> = OnceLock::new();
    let first = || {
        // Pictures of an earlier run's failures would be taken for this one's.
        let _ = std::fs::remove_dir_all(super::capture::failures());
        Browser::start()
    };
    match BROWSER.get_or_init(first) {
        Ok(browser) => browser,
        Err(error) => panic!("{error}"),
    }
}

impl Browser {
    /// Starts a browser and waits until it answers.
    pub(super) fn start() -> Result<Self, String> {
        let program = find().ok_or_else(|| {
            format!("no browser: none of {NAMES:?} is here. `tests/run` installs Chromium, please run that")
        })?;
        let failed =
            |error: std::io::Error| format!("{} cannot be started: {error}", program.display());
        let folder =
            tempfile::Builder::new().prefix("wenda-browser-").tempdir().map_err(failed)?.keep();
        let mut shell = Command::new("sh")
            .args(["-c", SHELL, "sh"])
            .args([&folder, &program])
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", folder.join("profile").display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .map_err(failed)?;
        let (Some(to), Some(from)) = (shell.stdin.take(), shell.stdout.take()) else {
            return Err("the browser has no pipes".to_owned());
        };
        let browser = Self { pipe: Pipe::new(to, from).map_err(failed)?, folder };
        browser.pipe.call(None, "Browser.getVersion", &json!({})).map_err(|error| {
            let said = std::fs::read_to_string(browser.folder.join("log")).unwrap_or_default();
            format!("{} does not start: {error}\n{said}", program.display())
        })?;
        Ok(browser)
    }
}

/// The first of [`NAMES`] on the path.
#[expect(clippy::disallowed_methods, reason = "where programs are is what the environment says")]
fn find() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    NAMES.iter().find_map(|name| {
        folders.iter().map(|folder| folder.join(name)).find(|file| Path::is_file(file))
    })
}
