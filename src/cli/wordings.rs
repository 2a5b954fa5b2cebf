//! `wenda wordings`: what recurs across sessions, as a list, a table or JSON.

use std::path::Path;

use serde::Serialize;

use super::args;
use super::exit::Exit;
use super::progress::Bar;
use super::terminal::{self, Format, Terminal};
use crate::derive::wordings::{Asked, Wording, Wordings};
use crate::diagnostic::human::columns;
use crate::diagnostic::{Message, Severity};
use crate::resolve::Archive;
use crate::{pipeline, render, say};

/// A wording, for machines.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    words: &'a str,
    class: &'static str,
    weight: f64,
    uses: usize,
    sessions: usize,
    first_use: Option<String>,
    last_use: Option<String>,
    variants: Vec<Form<'a>>,
}

/// One of its forms; the first is the usual one.
#[derive(Serialize)]
struct Form<'a> {
    words: &'a str,
    difference: &'static str,
    uses: usize,
    sessions: usize,
    first_use: Option<String>,
    last_use: Option<String>,
}

/// Finds and prints. To find nothing is no failure, and is said.
pub(super) fn run(asked: &args::Wordings, root: &Path, terminal: &Terminal) -> Exit {
    let wanted = Asked {
        words: asked.words.clone(),
        class: asked.class.map(args::Class::class),
        years: asked.year.map(|years| (years.from, years.to)),
        least_sessions: asked.min_sessions,
    };
    let bar = Bar::new(terminal.tongue(), terminal.shows_progress());
    let watch = |progress| bar.watch(progress);
    let (found, mut report) = pipeline::wordings(root, &watch);
    drop(bar);
    if !terminal.verbose {
        report = report.iter().filter(|one| one.severity == Severity::Error).cloned().collect();
    }
    let exit = Exit::of(&report, false);
    let Some((archive, wordings)) = found else {
        return terminal.end("wordings", exit.max(Exit::Command), &report, None::<()>, None);
    };
    let listed = wordings.listed(&wanted);
    if terminal.format == Format::Json {
        let rows = listed.iter().map(|&at| Row::of(&archive, &wordings.all[at]));
        return terminal.end("wordings", exit, &report, rows.collect::<Vec<_>>(), None);
    }
    terminal.tell(&report);
    let text = if asked.csv {
        render::wordings_table(&archive, &wordings, &listed)
    } else {
        lines(&wordings, &listed, asked.variants)
    };
    let printed = terminal::print(&text, exit);
    terminal::mention(count(&wordings, &listed).in_tongue(terminal.tongue()));
    printed
}

fn count(wordings: &Wordings, listed: &[usize]) -> Message {
    let uses: usize = listed.iter().map(|&at| wordings.all[at].uses.len()).sum();
    let found = listed.len();
    if found == 0 {
        return say!(zh: "没有找到\n", en: "nothing found\n");
    }
    say!(zh: "{found} 条提法，{uses} 处\n", en: "wordings: {found}, uses: {uses}\n")
}

/// One line each: uses, sessions, the first and the last year, the words; a full-width character takes two columns.
fn lines(wordings: &Wordings, listed: &[usize], variants: bool) -> String {
    let of = |at: &usize| &wordings.all[*at];
    let widest = |width: fn(&Wording) -> usize| listed.iter().map(|at| width(of(at))).max();
    let uses = widest(|it| it.uses.len().to_string().len()).unwrap_or_default();
    let sessions = widest(|it| it.sessions.len().to_string().len()).unwrap_or_default();
    let words = widest(|it| columns(&it.words)).unwrap_or_default().min(60);
    let mut out = String::new();
    for wording in listed.iter().map(of) {
        let years = wording
            .dates
            .map_or_else(String::new, |(first, last)| format!("{}-{}", first.year(), last.year()));
        let pad = " ".repeat(words.saturating_sub(columns(&wording.words)));
        let line = format!(
            "{:>uses$}  {:>sessions$}  {years:9}  {:7}  {}{pad}  {}",
            wording.uses.len(),
            wording.sessions.len(),
            wording.class.as_str(),
            wording.words,
            wording.id,
        );
        out.push_str(line.trim_end());
        out.push('\n');
        for form in wording.variants.iter().skip(1).filter(|_| variants) {
            let indent = " ".repeat(sessions + 24);
            let line = format!("{:>uses$}{indent}{}\n", form.uses, form.difference.in_signs());
            out.push_str(&line);
        }
    }
    out
}

impl<'a> Row<'a> {
    fn of(archive: &Archive, wording: &'a Wording) -> Self {
        let day = |date: crate::model::Date| date.to_string();
        let dates = wording.days_of_forms(archive);
        let forms = wording.variants.iter().zip(dates).map(|(form, dates)| Form {
            words: &form.words,
            difference: form.difference.kind.as_str(),
            uses: form.uses,
            sessions: form.sessions,
            first_use: dates.map(|(first, _)| day(first)),
            last_use: dates.map(|(_, last)| day(last)),
        });
        Self {
            id: wording.id.as_str(),
            words: &wording.words,
            class: wording.class.as_str(),
            weight: wording.weight,
            uses: wording.uses.len(),
            sessions: wording.sessions.len(),
            first_use: wording.dates.map(|(first, _)| day(first)),
            last_use: wording.dates.map(|(_, last)| day(last)),
            variants: forms.collect(),
        }
    }
}
