//! `wenda build`: the site, from the content.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::Build;
use super::environment::Environment;
use super::exit::Exit;
use super::progress::Bar;
use super::project::among_content;
use super::terminal::Terminal;
use crate::diagnostic::Message;
use crate::pipeline::{self, Rules};
use crate::publish::Published;
use crate::say;

/// What was published, for machines.
#[derive(Serialize)]
struct Summary {
    pages: usize,
    files: usize,
    written: usize,
    unchanged: usize,
    removed: usize,
}

/// The site's folder: the one given, or the project's own.
pub(super) fn site_of(root: &Path, given: Option<&Path>) -> PathBuf {
    given.map_or_else(|| root.join("site"), Path::to_owned)
}

/// Builds.
pub(super) fn run(
    build: &Build,
    root: &Path,
    environment: &Environment,
    terminal: &Terminal,
) -> Exit {
    let site = site_of(root, build.site.as_deref());
    if let Some(fault) = among_content(&site, root, environment) {
        let report = std::iter::once(fault).collect();
        return terminal.end("build", Exit::of(&report, false), &report, (), None);
    }
    let rules = Rules { locked: build.locked, strict: build.strict, force: build.force };
    let bar = Bar::new(terminal.tongue(), terminal.shows_progress());
    let (published, report) = pipeline::build(root, &site, rules, &|progress| bar.watch(progress));
    drop(bar);
    let exit = Exit::of(&report, build.strict);
    let words = match &published {
        Some(published) => told(published, &site),
        None => {
            say!(zh: "没有发布，网站原样未动", en: "nothing was published; the site is as it was")
        }
    };
    terminal.end("build", exit, &report, published.map(Summary::from), Some(words))
}

fn told(published: &Published, site: &Path) -> Message {
    let Published { pages, written, unchanged, removed, .. } = *published;
    let site = site.display();
    let (zh, en) = match removed {
        0 => (String::new(), String::new()),
        _ => (format!("，移除 {removed} 个"), format!(", {removed} removed")),
    };
    say!(
        zh: "{site}：共 {pages} 页；写入 {written} 个文件，{unchanged} 个未变{zh}",
        en: "{site}: {pages} pages; {written} files written, {unchanged} unchanged{en}",
    )
}

impl From<Published> for Summary {
    fn from(published: Published) -> Self {
        let Published { pages, files, written, unchanged, removed } = published;
        Self { pages, files, written, unchanged, removed }
    }
}
