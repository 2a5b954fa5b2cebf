//! `wenda parse`: transcripts as JSON.

use std::path::Path;

use super::args::Parse;
use super::environment::Environment;
use super::exit::Exit;
use super::project::{named, nothing_there};
use super::terminal::{self, Format, Terminal};
use crate::diagnostic::Report;
use crate::pipeline::{self, File, Parsed};
use crate::write::SessionJson;

/// Parses. Files that can't be read are told; the others are printed all the same.
pub(super) fn run(
    parse: &Parse,
    root: Option<&Path>,
    environment: &Environment,
    terminal: &Terminal,
) -> Exit {
    let archive = root.filter(|_| !parse.no_archive);
    let files: Vec<File> =
        parse.files.iter().map(|file| named(file, parse.encoding, root, environment)).collect();
    let mut unread = Report::default();
    let mut read: Vec<Parsed> = Vec::with_capacity(files.len());
    for (file, parsed) in files.iter().zip(pipeline::parse(&files, archive)) {
        match parsed {
            Ok(parsed) => read.push(parsed),
            Err(fault) => unread.push(nothing_there(file).unwrap_or(fault)),
        }
    }
    let report: Report = read.iter().flat_map(|one| one.diagnostics.iter().cloned()).collect();
    let exit = Exit::of(&unread, false).max(Exit::of(&report, false));
    if read.is_empty() {
        return terminal.end("parse", exit, &unread, (), None);
    }
    // In the JSON each session has its own diagnostics; what has no session has no other place.
    if terminal.format == Format::Human {
        unread.extend(report);
    }
    terminal.tell(&unread);
    let sessions: Vec<SessionJson<'_>> = read
        .iter()
        .map(|one| SessionJson::new(&one.session, &one.diagnostics, terminal.tongue()))
        .collect();
    match sessions.as_slice() {
        [one] if files.len() == 1 => terminal::print_json(one, exit),
        several => terminal::print_json(&several, exit),
    }
}
