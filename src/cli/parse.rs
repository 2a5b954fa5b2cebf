//! `wenda parse`: transcripts as JSON.

use std::ops::ControlFlow;
use std::path::Path;

use super::args::Parse;
use super::environment::Environment;
use super::exit::Exit;
use super::project::{named, nothing_there};
use super::terminal::{self, Format, Terminal, Told};
use crate::diagnostic::{Diagnostic, Report};
use crate::pipeline::{self, File, Parsed};
use crate::write::SessionJson;

/// Parses. Files that can't be read are told; the others are printed all the same, each as soon as those
/// before it are, and let go.
pub(super) fn run(
    parse: &Parse,
    root: Option<&Path>,
    environment: &Environment,
    terminal: &Terminal,
) -> Exit {
    let archive = root.filter(|_| !parse.no_archive);
    let files: Vec<File> =
        parse.files.iter().map(|file| named(file, parse.encoding, root, environment)).collect();
    let mut printer = Printer {
        terminal,
        several: files.len() > 1,
        printed: 0,
        exit: Exit::Done,
        unread: Report::default(),
        told: Told::default(),
    };
    pipeline::parse_each(&files, archive, &mut |file, parsed| match parsed {
        Ok(parsed) => printer.print(&parsed),
        Err(fault) => {
            printer.unread(nothing_there(file).unwrap_or(fault));
            ControlFlow::Continue(())
        }
    });
    printer.end()
}

/// What prints one session after the other.
struct Printer<'a> {
    terminal: &'a Terminal,
    /// Whether they stand in an array.
    several: bool,
    printed: usize,
    exit: Exit,
    /// What has no session in whose JSON it could be told.
    unread: Report,
    told: Told,
}

impl Printer<'_> {
    fn unread(&mut self, fault: Diagnostic) {
        let report: Report = std::iter::once(fault).collect();
        self.exit = self.exit.max(Exit::of(&report, false));
        self.unread.extend(report);
    }

    fn print(&mut self, parsed: &Parsed) -> ControlFlow<()> {
        let Parsed { session, diagnostics } = parsed;
        let report: Report = diagnostics.iter().cloned().collect();
        self.exit = self.exit.max(Exit::of(&report, false));
        // In the JSON each session has its own diagnostics.
        if self.terminal.format == Format::Human {
            self.terminal.tell_part(&report, &mut self.told);
        }
        let session = SessionJson::new(session, diagnostics, self.terminal.tongue());
        let Ok(mut text) = serde_json::to_string_pretty(&session) else {
            self.exit = Exit::Machine;
            return ControlFlow::Break(());
        };
        if self.several {
            let before = if self.printed == 0 { "[\n  " } else { ",\n  " };
            // No word in JSON holds a line break: all of them are between.
            text = before.to_owned() + &text.replace('\n', "\n  ");
        }
        self.printed += 1;
        self.write(&text)
    }

    fn write(&mut self, text: &str) -> ControlFlow<()> {
        match terminal::print_part(text) {
            Ok(flow) => flow,
            Err(exit) => {
                self.exit = exit;
                ControlFlow::Break(())
            }
        }
    }

    fn end(mut self) -> Exit {
        if self.printed == 0 {
            return self.terminal.end("parse", self.exit, &self.unread, (), None);
        }
        let unread = std::mem::take(&mut self.unread);
        self.terminal.tell_part(&unread, &mut self.told);
        self.terminal.tell_counts(&self.told);
        // If the reader has gone, there is nobody to whom an end could matter.
        let _ = self.write(if self.several { "\n]\n" } else { "\n" });
        self.exit
    }
}
