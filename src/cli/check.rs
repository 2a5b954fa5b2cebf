//! `wenda check`: what is wrong with the content.

use std::path::Path;

use super::args::Check;
use super::build::site_of;
use super::exit::Exit;
use super::progress::Bar;
use super::terminal::Terminal;
use crate::diagnostic::Severity;
use crate::pipeline::{self, Rules};
use crate::say;

/// Checks.
pub(super) fn run(check: &Check, root: &Path, terminal: &Terminal) -> Exit {
    let rules = Rules { locked: check.locked, strict: check.strict, force: false };
    let bar = Bar::new(terminal.tongue(), terminal.shows_progress());
    let report =
        pipeline::check(root, &site_of(root, None), rules, &|progress| bar.watch(progress));
    drop(bar);
    let exit = Exit::of(&report, check.strict);
    let clean = report.count(Severity::Error) + report.count(Severity::Warning) == 0;
    let words = clean.then(|| say!(zh: "没有发现问题", en: "nothing is wrong"));
    terminal.end("check", exit, &report, (), words)
}
