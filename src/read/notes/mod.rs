//! Notes files: `ID.notes.md` beside a session's source. Each `##` heading quotes the words it is about,
//! lines in braces right below narrow and describe it, the rest is Markdown up to the next heading.
//!
//! A heading with nothing below it that a note needs (no text, no `kind`, no `to`) names one more
//! target of the note that follows. Where the words stand is for `resolve`.

mod faults;
mod pieces;
mod statements;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;

use super::braces;
use crate::diagnostic::{Diagnostic, SourceText, Span};
use crate::disk;
use crate::model::{Date, Note, Quote, Selector, Target};
use crate::settings::{front_matter, yaml};
use crate::text::{Language, collapse, trim_range};
use pieces::Piece;
use statements::Statements;

/// How the name of a notes file ends.
const ENDING: &str = ".notes.md";

/// Whether a path is that of a notes file.
pub fn is_notes(path: &str) -> bool {
    path.ends_with(ENDING)
}

/// The path of the notes on the session whose source stands at `path`.
pub fn notes_beside(path: &str) -> String {
    let folder = &path[..path.len() - super::file_name(path).len()];
    format!("{folder}{}{ENDING}", super::stem_of(path))
}

/// The stem of the session that the notes file at `path` is about.
pub fn session_of_notes(path: &str) -> &str {
    super::file_name(path).strip_suffix(ENDING).unwrap_or(path)
}

/// Reads the notes file at `root`/`path`. What is wrong with a note is an error in `report`; the others
/// are kept.
pub fn read_notes(
    root: &Path,
    path: &str,
    report: &mut impl Extend<Diagnostic>,
) -> Result<Vec<Note>, Diagnostic> {
    Ok(notes(&disk::read_source(root, path, report)?.text, report))
}

/// What holds for all notes of a file unless one says otherwise.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Front {
    by: Option<String>,
    date: Option<Date>,
    language: Option<Language>,
}

/// Reads the text of a notes file.
fn notes(source: &Arc<SourceText>, report: &mut impl Extend<Diagnostic>) -> Vec<Note> {
    let parts = front_matter::split(source, report);
    let front = parts.yaml.map(|yaml| yaml::parse(source, yaml));
    let front = front.unwrap_or_else(|| Ok(Front::default())).unwrap_or_else(|fault| {
        report.extend([fault]);
        Front::default()
    });
    let mut reader = Reader { source, front, waiting: Vec::new(), notes: Vec::new() };
    let mut told = Vec::new();
    let found = pieces::cut(source, parts.body);
    told.extend(found.before.map(|at| faults::text_before(source, &at)));
    for piece in found.list {
        reader.piece(piece, &mut told);
    }
    told.extend(reader.waiting.iter().map(|waiting| faults::dangling(source, &waiting.range)));
    told.extend(found.unclosed.map(|at| faults::unclosed_code(source, &at)));
    report.extend(told);
    reader.notes
}

/// A heading as a target; without one where it could not be understood, which was told.
struct Waiting {
    range: Range<usize>,
    target: Option<Target>,
}

struct Reader<'a> {
    source: &'a Arc<SourceText>,
    front: Front,
    /// The headings since the last note.
    waiting: Vec<Waiting>,
    notes: Vec<Note>,
}

impl Reader<'_> {
    fn piece(&mut self, piece: Piece, report: &mut Vec<Diagnostic>) {
        let Piece { heading, braces: mut lines, body } = piece;
        let (words, own) = parted(self.source.text(), heading.clone());
        lines.splice(0..0, own);
        let said = statements::read(self.source, &lines, report);
        let target = self.target(&heading, words, &said, report);
        self.waiting.push(Waiting { range: heading.clone(), target });
        if body.is_none() && said.kind.is_none() && said.to.is_none() {
            let stray = said.of_the_note().map(|at| faults::not_of_a_target(self.source, at));
            report.extend(stray);
            return;
        }
        let targets = std::mem::take(&mut self.waiting);
        self.note(&heading, targets, said, body, report);
    }

    fn target(
        &self,
        heading: &Range<usize>,
        words: Range<usize>,
        said: &Statements,
        report: &mut Vec<Diagnostic>,
    ) -> Option<Target> {
        let exact = collapse(&self.source.text()[words.clone()]);
        let span = Span::new(self.source, heading.clone());
        if exact.is_empty() || exact == "##" {
            report.push(faults::no_quote(self.source, heading));
            return None;
        }
        let Some(unit) = exact.strip_prefix('@') else {
            let literal = exact.strip_prefix('\\').filter(|rest| rest.starts_with(['@', '\\']));
            let exact = literal.map_or(exact.clone(), str::to_owned);
            let selector = Selector::Quote(Quote {
                exact,
                before: said.before.as_ref().map(|(words, _)| words.clone()),
                after: said.after.as_ref().map(|(words, _)| words.clone()),
                within: said.within.as_ref().map(|(unit, _)| *unit),
            });
            return Some(Target { selector, span });
        };
        let Ok(unit) = unit.parse() else {
            report.push(faults::malformed_unit(self.source, &words, true));
            return None;
        };
        let within = said.within.as_ref().map(|(_, at)| at);
        let context = [&said.before, &said.after];
        let context = context.into_iter().filter_map(|said| said.as_ref().map(|(_, at)| at));
        let idle = within.into_iter().chain(context);
        report.extend(idle.map(|at| faults::narrowed_unit(self.source, at)));
        Some(Target { selector: Selector::Unit(unit), span })
    }

    fn note(
        &mut self,
        heading: &Range<usize>,
        targets: Vec<Waiting>,
        said: Statements,
        body: Option<Range<usize>>,
        report: &mut Vec<Diagnostic>,
    ) {
        let kind = said.kind.map(|(kind, _)| kind).unwrap_or_default();
        if !kind.gives_a_reading() {
            let readings = [&said.to, &said.witness].into_iter().flatten();
            report.extend(readings.map(|(_, at)| faults::misplaced(self.source, at, kind)));
        }
        if body.is_none() && said.to.is_none() {
            report.push(faults::empty(self.source, heading, kind));
            return;
        }
        let targets: Vec<Target> = targets.into_iter().filter_map(|it| it.target).collect();
        if targets.is_empty() {
            return;
        }
        let body = body.unwrap_or(heading.end..heading.end);
        let words = |said: statements::Said<String>| said.map(|(words, _)| words);
        self.notes.push(Note {
            kind,
            by: words(said.by)
                .or_else(|| self.front.by.as_deref().map(collapse).filter(|by| !by.is_empty())),
            date: said.date.map(|(date, _)| date).or(self.front.date),
            language: said.language.map(|(tag, _)| tag).or_else(|| self.front.language.clone()),
            targets,
            to: words(said.to),
            witness: words(said.witness),
            body: self.source.text()[body.clone()].to_owned(),
            body_span: Span::new(self.source, body),
        });
    }
}

/// The words of a heading, and the braces at its end if they hold nothing but statements.
fn parted(text: &str, heading: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
    let words = &text[heading.clone()];
    let open = words.strip_suffix('}').and_then(|words| words.rfind('{'));
    let Some(open) = open.map(|open| heading.start + open) else { return (heading, None) };
    match braces::items(text, open + 1..heading.end - 1) {
        Ok(items) if !items.is_empty() => {
            (trim_range(text, heading.start..open), Some(open..heading.end))
        }
        _ => (heading, None),
    }
}

#[cfg(test)]
mod tests;
