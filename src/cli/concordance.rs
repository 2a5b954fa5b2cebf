//! `wenda concordance`: every place where some words stand, one a line, the words below one another.

use std::path::Path;

use serde::Serialize;

use super::args;
use super::exit::Exit;
use super::progress::Bar;
use super::terminal::{self, Format, Terminal};
use crate::derive::{Line, Query};
use crate::diagnostic::human::columns;
use crate::diagnostic::{Code, Diagnostic, Place, Report, Severity};
use crate::text::Pattern;
use crate::{pipeline, render, say};

/// The columns of the table.
const COLUMNS: [&str; 9] =
    ["date", "session", "section", "paragraph", "speaker", "askers", "left", "words", "right"];

/// A line, for machines.
#[derive(Serialize)]
struct Row<'a> {
    date: Option<String>,
    session: &'a str,
    section: String,
    paragraph: &'a str,
    speaker: Option<&'a str>,
    askers: &'a [String],
    left: &'a str,
    words: &'a str,
    right: &'a str,
}

/// Looks and prints. To find nothing is no failure, and is said.
pub(super) fn run(asked: &args::Concordance, root: &Path, terminal: &Terminal) -> Exit {
    let pattern_of = if asked.regex { Pattern::new } else { Pattern::words };
    let pattern = match pattern_of(&asked.pattern, asked.ignore_case) {
        Ok(pattern) => pattern,
        Err(error) => return refuse(&error.to_string(), terminal),
    };
    let query = Query {
        pattern,
        years: asked.year.map(|years| (years.from, years.to)),
        speaker: asked.speaker.clone(),
        asker: asked.asker.clone(),
        topic: asked.topic.clone(),
        left: asked.left,
        right: asked.right,
    };
    let bar = Bar::new(terminal.tongue(), terminal.shows_progress());
    let watch = |progress| bar.watch(progress);
    let (lines, mut report) = pipeline::concordance(root, &query, &watch);
    drop(bar);
    if !terminal.verbose {
        report = report.iter().filter(|one| one.severity == Severity::Error).cloned().collect();
    }
    let exit = Exit::of(&report, false);
    let Some(lines) = lines else {
        return terminal.end("concordance", exit.max(Exit::Command), &report, None::<()>, None);
    };
    if terminal.format == Format::Json {
        let rows: Vec<Row<'_>> = lines.iter().map(Row::of).collect();
        return terminal.end("concordance", exit, &report, rows, None);
    }
    terminal.tell(&report);
    let printed = terminal::print(&if asked.csv { table(&lines) } else { aligned(&lines) }, exit);
    terminal::mention(count(&lines).in_tongue(terminal.tongue()));
    printed
}

fn refuse(error: &str, terminal: &Terminal) -> Exit {
    let words = say!(zh: "正则表达式有误：{error}", en: "not a regular expression: {error}");
    let fault = Diagnostic::error(Code::BadValue, words, Place::Nowhere);
    let report: Report = std::iter::once(fault).collect();
    terminal.end("concordance", Exit::Command, &report, None::<()>, None)
}

fn count(lines: &[Line]) -> crate::diagnostic::Message {
    let mut sessions: Vec<&str> = lines.iter().map(|line| line.session.as_str()).collect();
    sessions.dedup();
    let (places, sessions) = (lines.len(), sessions.len());
    if places == 0 {
        return say!(zh: "没有找到\n", en: "nothing found\n");
    }
    say!(zh: "{places} 处，见于 {sessions} 场\n", en: "places: {places}, in sessions: {sessions}\n")
}

/// One line each, with the words found below one another: a full-width character takes two columns.
fn aligned(lines: &[Line]) -> String {
    let widest = |of: fn(&Line) -> &str| lines.iter().map(|line| columns(of(line))).max();
    let left = widest(|line| &line.left).unwrap_or_default();
    let right = widest(|line| &line.right).unwrap_or_default();
    let words = widest(|line| &line.words).unwrap_or_default();
    let mut out = String::new();
    for line in lines {
        let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(columns(text)));
        let date = line.date.map_or_else(|| " ".repeat(10), |date| date.to_string());
        let place = format!("{}#{}-{}", line.session, line.section, line.paragraph);
        let speaker = line.speaker.as_deref().unwrap_or_default();
        let after = pad(&format!("{}{}", line.words, line.right), words + right);
        let parts = [
            &date,
            "  ",
            &pad(&line.left, left),
            &line.left,
            "  ",
            &line.words,
            "  ",
            &line.right,
            &after,
            "  ",
            &place,
            "  ",
            speaker,
        ];
        let whole = parts.concat();
        out.push_str(whole.trim_end());
        out.push('\n');
    }
    out
}

fn table(lines: &[Line]) -> String {
    let mut out = render::TABLE_MARK.to_owned();
    render::table_row(&mut out, COLUMNS);
    for line in lines {
        let row = Row::of(line);
        let cells = [
            row.date.as_deref().unwrap_or_default(),
            row.session,
            &row.section,
            row.paragraph,
            row.speaker.unwrap_or_default(),
            &row.askers.join("; "),
            row.left,
            row.words,
            row.right,
        ];
        render::table_row(&mut out, cells);
    }
    out
}

impl<'a> Row<'a> {
    fn of(line: &'a Line) -> Self {
        Self {
            date: line.date.map(|date| date.to_string()),
            session: &line.session,
            section: line.section.to_string(),
            paragraph: &line.paragraph,
            speaker: line.speaker.as_deref(),
            askers: &line.askers,
            left: &line.left,
            words: &line.words,
            right: &line.right,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(left: &str, words: &str, right: &str) -> Line {
        Line {
            session: "a".to_owned(),
            date: None,
            section: crate::model::Section::Opening,
            paragraph: "p1".to_owned(),
            speaker: Some("甲".to_owned()),
            askers: Vec::new(),
            left: left.to_owned(),
            words: words.to_owned(),
            right: right.to_owned(),
        }
    }

    #[test]
    fn the_words_found_stand_below_one_another_whatever_their_width() {
        let made = aligned(&[line("修石", "桥", "的钱"), line("a stone ", "桥", ".")]);
        let columns: Vec<usize> =
            made.lines().map(|line| super::columns(line.split('桥').next().unwrap())).collect();
        assert_eq!(columns, [22, 22], "{made}");
        let places: Vec<usize> =
            made.lines().map(|line| super::columns(line.split("a#").next().unwrap())).collect();
        assert_eq!(places[0], places[1], "{made}");
    }

    #[test]
    fn a_table_has_a_head_and_safe_cells() {
        let made = table(&[line("=1", "桥", "a,b")]);
        assert!(made.starts_with(
            "\u{feff}date,session,section,paragraph,speaker,askers,left,words,right\r\n"
        ));
        assert!(
            made.contains(",,a,opening,p1,甲,,'=1,桥,\"a,b\"\r\n")
                || made.contains(",a,opening,p1,甲,,'=1,桥,\"a,b\"\r\n"),
            "{made}"
        );
    }
}
