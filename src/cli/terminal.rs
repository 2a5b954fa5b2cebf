//! The only printer: results to standard output, diagnostics to standard error.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;

use serde::Serialize;

use super::exit::Exit;
use crate::diagnostic::human::{self, Style};
use crate::diagnostic::json::{self, JsonDiagnostic};
use crate::diagnostic::{Diagnostic, Message, Report, Severity, Tongue};

/// How many warnings of one kind are shown of one file: a file with more has one fault, not many.
const OF_A_KIND: usize = 10;

/// And how many of one kind in all: an archive with more has one fault, too, and others would be lost among them.
const OF_A_KIND_IN_ALL: usize = 30;

/// How much of a result that is printed piece by piece goes out at once, in bytes.
const AT_ONCE: usize = 1 << 15;

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

type Counts = BTreeMap<Severity, usize>;

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// How many diagnostics a run has had so far.
#[derive(Debug, Default)]
pub(super) struct Told {
    all: Counts,
    hidden: Counts,
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
            let diagnostics = json::diagnostics(report, self.tongue());
            return self.document(command, exit, result, diagnostics);
        }
        self.tell(report);
        match words {
            Some(words) => print(&(words.in_tongue(self.tongue()).to_owned() + "\n"), exit),
            None => exit,
        }
    }

    /// Prints the one document that machines get.
    #[expect(clippy::unused_self, reason = "only a terminal prints")]
    pub(super) fn document(
        &self,
        command: &str,
        exit: Exit,
        result: impl Serialize,
        diagnostics: Vec<JsonDiagnostic>,
    ) -> Exit {
        let format = "wenda-report/1";
        let status = exit.status();
        print_json(&Document { format, command, status, result, diagnostics }, exit)
    }

    /// Tells people the diagnostics, and how many there are: all errors; of warnings as many of a kind as
    /// can be read; remarks if asked for.
    pub(super) fn tell(&self, report: &Report) {
        let mut told = Told::default();
        self.tell_part(report, &mut told);
        self.tell_counts(&told);
    }

    /// Tells people some of a run's diagnostics; the counts come at its end.
    pub(super) fn tell_part(&self, report: &Report, told: &mut Told) {
        let shown = if self.verbose { report.iter().collect() } else { readable(report) };
        mention(&self.style.diagnostics(shown.iter().copied()));
        for severity in SEVERITIES {
            let all = report.count(severity);
            let seen = shown.iter().filter(|one| one.severity == severity).count();
            *told.all.entry(severity).or_default() += all;
            *told.hidden.entry(severity).or_default() += all - seen;
        }
    }

    /// Tells people how many diagnostics a run had, and how many of them were not shown.
    pub(super) fn tell_counts(&self, told: &Told) {
        let of = |counts: &Counts, severity| counts.get(&severity).copied().unwrap_or(0);
        let mut text = String::new();
        let count = human::count(|severity| of(&told.all, severity), self.tongue());
        if let Some(count) = count {
            text.push_str(&count);
            text.push('\n');
        }
        for severity in [Severity::Warning, Severity::Info] {
            let hidden = of(&told.hidden, severity);
            if hidden > 0 {
                let Message { zh, en } = human::counted(severity, hidden);
                let words = crate::say!(
                    zh: "{zh}未列出，加 --verbose 可见\n",
                    en: "{en} not shown; add --verbose to see them\n",
                );
                text.push_str(words.in_tongue(self.tongue()));
            }
        }
        mention(&text);
    }
}

/// What people read of a report unless they ask for all.
fn readable(report: &Report) -> Vec<&Diagnostic> {
    let mut of_file: BTreeMap<(Option<&str>, &str), usize> = BTreeMap::new();
    let mut in_all: BTreeMap<&str, usize> = BTreeMap::new();
    report
        .iter()
        .filter(|one| match one.severity {
            Severity::Error => true,
            Severity::Info => false,
            Severity::Warning => {
                let of_file = of_file.entry((one.path(), one.code.as_str())).or_default();
                let in_all = in_all.entry(one.code.as_str()).or_default();
                *of_file += 1;
                let shown = *of_file <= OF_A_KIND && *in_all < OF_A_KIND_IN_ALL;
                *in_all += usize::from(shown);
                shown
            }
        })
        .collect()
}

/// Prints a result.
pub(super) fn print(text: &str, exit: Exit) -> Exit {
    let mut out = io::stdout().lock();
    ended(out.write_all(text.as_bytes()).and_then(|()| out.flush()), exit)
}

/// Prints a result piece by piece, as it is found; false if the reader has seen enough before its end.
pub(super) fn print_pieces(pieces: impl Iterator<Item = String>) -> Result<bool, Exit> {
    let mut waiting = String::new();
    for piece in pieces {
        waiting.push_str(&piece);
        if waiting.len() >= AT_ONCE {
            if print_part(&waiting)?.is_break() {
                return Ok(false);
            }
            waiting.clear();
        }
    }
    Ok(print_part(&waiting)?.is_continue())
}

/// Prints a part of a result; breaks off when the reader has seen enough.
pub(super) fn print_part(text: &str) -> Result<ControlFlow<()>, Exit> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(ControlFlow::Continue(())),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ControlFlow::Break(())),
        Err(error) => {
            mention(&format!("{error}\n"));
            Err(Exit::Machine)
        }
    }
}

/// Says something on standard error. What can't be said there can't be said anywhere.
pub(super) fn mention(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Prints a result, as JSON; what it makes as it goes on is never there as a whole.
pub(super) fn print_json(value: &impl Serialize, exit: Exit) -> Exit {
    let mut out = BufWriter::with_capacity(AT_ONCE, io::stdout().lock());
    let written = serde_json::to_writer_pretty(&mut out, value).map_err(io::Error::from);
    ended(written.and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()), exit)
}

/// How printing ended. A reader who has seen enough (`| head`) is no failure.
fn ended(written: io::Result<()>, exit: Exit) -> Exit {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            mention(&format!("{error}\n"));
            Exit::Machine
        }
        _ => exit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Place};
    use crate::say;

    #[test]
    fn all_errors_are_shown_and_of_one_kind_of_warning_a_few_in_one_file_and_in_all() {
        let one = |severity, path: &str| {
            let place = Place::File(path.to_owned());
            Diagnostic::new(severity, Code::BadValue, say!(zh: "", en: ""), place)
        };
        let mut report = Report::default();
        for _ in 0..OF_A_KIND + 5 {
            report.push(one(Severity::Error, "a"));
            report.push(one(Severity::Warning, "a"));
            report.push(one(Severity::Warning, "b"));
            report.push(one(Severity::Info, "b"));
        }
        let shown: Report = readable(&report).into_iter().cloned().collect();
        assert_eq!(shown.count(Severity::Error), OF_A_KIND + 5);
        assert_eq!(shown.count(Severity::Warning), 2 * OF_A_KIND);
        assert_eq!(shown.count(Severity::Info), 0);
        for file in 0..OF_A_KIND_IN_ALL + 5 {
            report.push(one(Severity::Warning, &format!("c{file}")));
        }
        let other = Diagnostic::new(
            Severity::Warning,
            Code::NoTopic,
            say!(zh: "", en: ""),
            Place::File("z".to_owned()),
        );
        report.push(other);
        let shown: Report = readable(&report).into_iter().cloned().collect();
        assert_eq!(shown.count(Severity::Warning), OF_A_KIND_IN_ALL + 1, "another kind is seen");
    }
}
