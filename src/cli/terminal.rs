//! The only printer: results to standard output, diagnostics to standard error.

use std::io::{self, Write};

use serde::Serialize;

use super::exit::Exit;
use crate::diagnostic::human::{self, Style};
use crate::diagnostic::json::{self, JsonDiagnostic};
use crate::diagnostic::{Diagnostic, Message, Report, Severity, Tongue};

/// For whom diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(super) enum Format {
    /// For people, to standard error.
    #[default]
    Human,
    /// For machines, as one JSON document on standard output.
    Json,
}

/// Where and how to print.
#[derive(Debug)]
pub(super) struct Terminal {
    /// For people or for machines.
    pub(super) format: Format,
    /// How diagnostics look to people.
    pub(super) style: Style,
    /// Whether to show remarks, too.
    pub(super) verbose: bool,
    /// Whether somebody looks on: standard error is a terminal.
    pub(super) drawn: bool,
}

/// What a command says to machines, beside what it says to people.
#[derive(Serialize)]
struct Document<'a, R> {
    format: &'static str,
    command: &'a str,
    status: u8,
    result: R,
    diagnostics: Vec<JsonDiagnostic>,
}

impl Terminal {
    /// The language spoken.
    pub(super) fn tongue(&self) -> Tongue {
        self.style.tongue
    }

    /// Whether a bar may be drawn while work goes on.
    pub(super) fn shows_progress(&self) -> bool {
        self.drawn && self.format == Format::Human
    }

    /// Ends a command: tells its diagnostics, and its result, as JSON to machines and by `words` to
    /// people. `Exit::Machine` if standard output can't be written.
    pub(super) fn end(
        &self,
        command: &str,
        exit: Exit,
        report: &Report,
        result: impl Serialize,
        words: Option<Message>,
    ) -> Exit {
        if self.format == Format::Json {
            let document = Document {
                format: "wenda-report/1",
                command,
                status: exit.status(),
                result,
                diagnostics: json::diagnostics(report, self.tongue()),
            };
            return print_json(&document, exit);
        }
        self.tell(report);
        match words {
            Some(words) => print(&(words.in_tongue(self.tongue()).to_owned() + "\n"), exit),
            None => exit,
        }
    }

    /// Tells people the diagnostics, and how many there are.
    pub(super) fn tell(&self, report: &Report) {
        let wanted =
            |diagnostic: &Diagnostic| self.verbose || diagnostic.severity != Severity::Info;
        let mut text = self.style.report(report, wanted);
        let hidden = if self.verbose { 0 } else { report.count(Severity::Info) };
        if let Some(count) = human::count(report, self.tongue()) {
            text.push_str(&count);
            text.push('\n');
        }
        if hidden > 0 {
            let remarks = human::counted(Severity::Info, hidden);
            let (zh, en) = (remarks.zh, remarks.en);
            let words = crate::say!(
                zh: "另有 {zh}，加 --verbose 可见\n",
                en: "{en} not shown; add --verbose to see them\n",
            );
            text.push_str(words.in_tongue(self.tongue()));
        }
        mention(&text);
    }
}

/// Prints a result. A reader who has seen enough (`| head`) is no failure.
pub(super) fn print(text: &str, exit: Exit) -> Exit {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            mention(&format!("{error}\n"));
            Exit::Machine
        }
        _ => exit,
    }
}

/// Says something on standard error. What can't be said there can't be said anywhere.
pub(super) fn mention(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Prints a result, as JSON.
pub(super) fn print_json(value: &impl Serialize, exit: Exit) -> Exit {
    match serde_json::to_string_pretty(value) {
        Ok(text) => print(&(text + "\n"), exit),
        Err(_) => Exit::Machine,
    }
}
