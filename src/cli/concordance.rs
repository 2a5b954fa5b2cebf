//! `wenda concordance`: every place where some words stand, one a line, the words below one another.

use std::iter::once;
use std::path::Path;

use serde::{Serialize, Serializer};

use super::args;
use super::exit::Exit;
use super::progress::Bar;
use super::terminal::{self, Format, Terminal};
use crate::derive::{Concordance, Line, Query};
use crate::diagnostic::human::columns;
use crate::diagnostic::{Code, Diagnostic, Message, Place, Report, Severity};
use crate::text::Pattern;
use crate::{pipeline, render, say};

/// The columns of the table.
const COLUMNS: [&str; 9] =
    ["date", "session", "section", "paragraph", "speaker", "askers", "left", "words", "right"];

/// The lines, for machines: made one by one as they are written.
struct Rows<'a>(&'a Concordance);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.lines().map(Row::of))
    }
}

/// A line, for machines.
#[derive(Serialize)]
struct Row {
    date: Option<String>,
    session: String,
    section: String,
    paragraph: String,
    speaker: Option<String>,
    askers: Vec<String>,
    left: String,
    words: String,
    right: String,
}

/// How many lines there are, in how many sessions.
#[derive(Default)]
struct Count {
    places: usize,
    sessions: usize,
    /// The last one seen.
    session: String,
}

/// How wide the widest is of what stands before the words, of them, and after them.
#[derive(Default)]
struct Widths {
    left: usize,
    words: usize,
    right: usize,
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
    let (found, mut report) = pipeline::concordance(root, query, &watch);
    drop(bar);
    if !terminal.verbose {
        report = report.iter().filter(|one| one.severity == Severity::Error).cloned().collect();
    }
    let exit = Exit::of(&report, false);
    let Some(found) = found else {
        return terminal.end("concordance", exit.max(Exit::Command), &report, None::<()>, None);
    };
    if terminal.format == Format::Json {
        return terminal.end("concordance", exit, &report, Rows(&found), None);
    }
    terminal.tell(&report);
    let mut count = Count::default();
    let printed = if asked.csv {
        let rows = found.lines().inspect(|line| count.add(line)).map(|line| row(&line));
        terminal::print_pieces(once(head()).chain(rows))
    } else {
        // Looked through twice, so that the words stand below one another without all lines being held.
        let widths = found
            .lines()
            .inspect(|line| count.add(line))
            .fold(Widths::default(), |widths, line| widths.with(&line));
        terminal::print_pieces(found.lines().map(|line| aligned(&line, &widths)))
    };
    match printed {
        Ok(to_its_end) => {
            if to_its_end {
                terminal::mention(count.told().in_tongue(terminal.tongue()));
            }
            exit
        }
        Err(failed) => failed,
    }
}

fn refuse(error: &str, terminal: &Terminal) -> Exit {
    let words = say!(zh: "正则表达式有误：{error}", en: "not a regular expression: {error}");
    let fault = Diagnostic::error(Code::BadValue, words, Place::Nowhere);
    let report: Report = std::iter::once(fault).collect();
    terminal.end("concordance", Exit::Command, &report, None::<()>, None)
}

impl Count {
    fn add(&mut self, line: &Line) {
        let is_first = self.places == 0 || self.session != line.session;
        self.places += 1;
        if is_first {
            self.sessions += 1;
            self.session.clone_from(&line.session);
        }
    }

    fn told(&self) -> Message {
        let Self { places, sessions, .. } = self;
        if *places == 0 {
            return say!(zh: "没有找到\n", en: "nothing found\n");
        }
        say!(zh: "{places} 处，见于 {sessions} 场\n", en: "places: {places}, in sessions: {sessions}\n")
    }
}

impl Widths {
    fn with(self, line: &Line) -> Self {
        Self {
            left: self.left.max(columns(&line.left)),
            words: self.words.max(columns(&line.words)),
            right: self.right.max(columns(&line.right)),
        }
    }
}

/// A line with the words found below those of the others: a full-width character takes two columns.
fn aligned(line: &Line, widths: &Widths) -> String {
    let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(columns(text)));
    let date = line.date.map_or_else(|| " ".repeat(10), |date| date.to_string());
    let place = format!("{}#{}-{}", line.session, line.section, line.paragraph);
    let speaker = line.speaker.as_deref().unwrap_or_default();
    let after = pad(&format!("{}{}", line.words, line.right), widths.words + widths.right);
    let parts = [
        &date,
        "  ",
        &pad(&line.left, widths.left),
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
    format!("{}\n", whole.trim_end())
}

/// The head of the table.
fn head() -> String {
    let mut out = render::TABLE_MARK.to_owned();
    render::table_row(&mut out, COLUMNS);
    out
}

/// A row of the table.
fn row(line: &Line) -> String {
    let cells = [
        &line.date.map(|date| date.to_string()).unwrap_or_default(),
        &line.session,
        &line.section.to_string(),
        &line.paragraph,
        line.speaker.as_deref().unwrap_or_default(),
        &line.askers.join("; "),
        &line.left,
        &line.words,
        &line.right,
    ];
    let mut out = String::new();
    render::table_row(&mut out, cells);
    out
}

impl Row {
    fn of(line: Line) -> Self {
        Self {
            date: line.date.map(|date| date.to_string()),
            session: line.session,
            section: line.section.to_string(),
            paragraph: line.paragraph,
            speaker: line.speaker,
            askers: line.askers,
            left: line.left,
            words: line.words,
            right: line.right,
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
        let lines = [line("修石", "桥", "的钱"), line("a stone ", "桥", ".")];
        let widths =
            lines.iter().cloned().fold(Widths::default(), |widths, line| widths.with(&line));
        let made = lines.map(|line| aligned(&line, &widths)).concat();
        let columns: Vec<usize> =
            made.lines().map(|line| super::columns(line.split('桥').next().unwrap())).collect();
        assert_eq!(columns, [22, 22], "{made}");
        let places: Vec<usize> =
            made.lines().map(|line| super::columns(line.split("a#").next().unwrap())).collect();
        assert_eq!(places[0], places[1], "{made}");
    }

    #[test]
    fn lines_of_a_session_stand_together_and_count_as_one() {
        let mut count = Count::default();
        assert_eq!(count.told().en, "nothing found\n");
        let other = Line { session: "b".to_owned(), ..line("", "桥", "") };
        for line in [line("", "桥", ""), line("修", "桥", ""), other] {
            count.add(&line);
        }
        assert_eq!(count.told().en, "places: 3, in sessions: 2\n");
    }

    #[test]
    fn a_table_has_a_head_and_safe_cells() {
        let made = head() + &row(&line("=1", "桥", "a,b"));
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
