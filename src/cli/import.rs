//! `wenda import`: raw texts become transcripts: one, told at length, or many, told in a summary.

mod items;
mod summary;

use std::path::Path;

use serde::Serialize;

use super::args::Import;
use super::environment::Environment;
use super::exit::Exit;
use super::progress::Bar;
use super::project::nothing_there;
use super::terminal::{self, Format, Terminal};
use crate::diagnostic::{Code, Diagnostic, Place, Report};
use crate::pipeline::{self, Fate, Outcome, Over};
use crate::say;
use summary::Summary;

/// What one file has become, for machines.
#[derive(Serialize)]
struct One<'a> {
    path: Option<&'a str>,
    source: Option<&'a str>,
    transcript: Option<&'a str>,
    status: &'static str,
}

/// Imports.
pub(super) fn run(
    import: &Import,
    root: &Path,
    environment: &Environment,
    terminal: &Terminal,
) -> Exit {
    let asked = match items::asked(import, root, environment) {
        Ok(asked) => asked,
        Err(report) => {
            return terminal.end("import", Exit::of(&report, false), &report, (), None);
        }
    };
    if asked.alone || (import.files.len() == 1 && asked.items.len() == 1 && !asked.folder) {
        return one(&asked.import, root, terminal);
    }
    if import.stdout || import.id.is_some() {
        let report = std::iter::once(one_only(import.stdout)).collect();
        return terminal.end("import", Exit::of(&report, false), &report, (), None);
    }
    many(&asked.import, root, terminal)
}

/// One file. Remarks are always shown: they say what was done to the text, once and for all.
fn one(asked: &pipeline::Import, root: &Path, terminal: &Terminal) -> Exit {
    let terminal = &Terminal { verbose: true, ..*terminal };
    let missing = asked.items.first().and_then(|item| nothing_there(&item.file));
    if let Some(missing) = missing {
        let report = std::iter::once(missing).collect();
        return terminal.end("import", Exit::of(&report, false), &report, (), None);
    }
    let mut outcome = None;
    pipeline::import(root, asked, &|_| (), &mut |one| outcome = Some(one));
    let Some(outcome) = outcome else { return Exit::Done };
    let report: Report = outcome.diagnostics.iter().cloned().collect();
    let exit = Exit::of(&report, false);
    if let Some(transcript) =
        outcome.transcript.as_ref().filter(|_| terminal.format == Format::Human)
    {
        terminal.tell(&report);
        return terminal::print(transcript, exit);
    }
    let Outcome { path, source_path, .. } = &outcome;
    let result = One {
        path: path.as_deref(),
        source: source_path.as_deref(),
        transcript: outcome.transcript.as_deref(),
        status: outcome.fate.as_str(),
    };
    let words = match (path, source_path) {
        (Some(path), Some(source)) if exit == Exit::Done && outcome.fate != Fate::Unchanged => {
            Some(say!(
                zh: "发言记录：{path}\n原文：{source}\n请对照原文看一遍，补上空着的设置；再运行 wenda check",
                en: "transcript: {path}\nsource: {source}\nCompare them, fill in what front matter lacks, then run wenda check",
            ))
        }
        (Some(path), _) if outcome.fate == Fate::Unchanged => Some(say!(
            zh: "发言记录：{path}\n原文没有变，发言记录原样未动",
            en: "transcript: {path}\nthe source is as it was, and so is the transcript",
        )),
        _ => None,
    };
    let result = (exit == Exit::Done || outcome.transcript.is_some()).then_some(result);
    terminal.end("import", exit, &report, result, words)
}

/// Many files. Each is told in a line of the summary, and let go; what was doubtful in it is counted.
fn many(asked: &pipeline::Import, root: &Path, terminal: &Terminal) -> Exit {
    let bar = Bar::new(terminal.tongue(), terminal.shows_progress());
    let mut summary = Summary::new(terminal);
    pipeline::import(root, asked, &|progress| bar.watch(progress), &mut |outcome| {
        summary.take(outcome);
    });
    drop(bar);
    summary.end(asked.over == Over::Renew)
}

/// The error for what can be done to one file only.
fn one_only(stdout: bool) -> Diagnostic {
    let option = if stdout { "--stdout" } else { "--id" };
    Diagnostic::error(
        Code::OneFileOnly,
        say!(
            zh: "{option} 只能用于一个文件",
            en: "{option} is for one file only",
        ),
        Place::Nowhere,
    )
    .hint(say!(
        zh: "几个文件的编号由日期和系列得出，也可在规则文件（--rules）里用 id 写明怎样得出",
        en: "the ids of several come from their days and series, or from what `id` says in a rule file (--rules)",
    ))
}
