//! `wenda import`: a raw text becomes a transcript.

use std::path::Path;

use serde::Serialize;

use super::args::Import;
use super::environment::Environment;
use super::exit::Exit;
use super::project::{named, nothing_there};
use super::terminal::{self, Format, Terminal};
use crate::pipeline;
use crate::say;

/// What was imported, for machines.
#[derive(Serialize)]
struct Summary<'a> {
    path: &'a str,
    source: &'a str,
    transcript: Option<&'a str>,
}

/// Imports. Remarks are always shown: they say what was done to the text, once and for all.
pub(super) fn run(
    import: &Import,
    root: &Path,
    environment: &Environment,
    terminal: &Terminal,
) -> Exit {
    let terminal = &Terminal { verbose: true, ..*terminal };
    let file = named(&import.file, import.encoding, Some(root), environment);
    let missing = nothing_there(&file);
    let asked = pipeline::Import { file, id: import.id.clone() };
    let (imported, mut report) = pipeline::import(root, &asked);
    if let Some(missing) = missing {
        report = std::iter::once(missing).collect();
    }
    let Some(imported) = imported else {
        return terminal.end("import", Exit::of(&report, false), &report, (), None);
    };
    if import.stdout && terminal.format == Format::Human {
        terminal.tell(&report);
        return terminal::print(&imported.transcript, Exit::of(&report, false));
    }
    let refused = report.has_errors() && !import.stdout;
    if !import.stdout
        && !refused
        && let Err(faults) = imported.write(root, import.force)
    {
        report.extend(faults);
    }
    let exit = Exit::of(&report, false);
    let transcript = import.stdout.then_some(imported.transcript.as_str());
    let summary = Summary { path: &imported.path, source: &imported.source_path, transcript };
    let (path, source) = (&imported.path, &imported.source_path);
    let words = (exit == Exit::Done).then(|| {
        say!(
            zh: "发言记录：{path}\n原文：{source}\n请对照原文看一遍，补上空着的设置；再运行 wenda check",
            en: "transcript: {path}\nsource: {source}\nCompare them, fill in what front matter lacks, then run wenda check",
        )
    });
    terminal.end("import", exit, &report, (exit == Exit::Done).then_some(summary), words)
}
