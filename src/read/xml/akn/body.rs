//! The debate: sections into exchanges, speeches, questions and answers into turns of stated kinds,
//! remarks into asides.

use super::meta::Names;
use crate::diagnostic::Diagnostic;
use crate::model::{AsideKind, Time, TurnKind, milliseconds};
use crate::read::draft::{Block, StatedTurn};
use crate::read::front::Front;
use crate::read::xml::flow::Flow;
use crate::read::xml::tape::Tape;
use crate::read::xml::walk::Walk;
use crate::text::Language;

/// Elements that hold no words of the record, or whose words have been taken already.
const PASSED: [&str; 7] = ["meta", "docTitle", "docDate", "from", "num", "heading", "subheading"];

/// Elements that are paragraphs.
const PARAGRAPHS: [&str; 9] = [
    "p",
    "li",
    "block",
    "listIntroduction",
    "listConclusion",
    "point",
    "tr",
    "longTitle",
    "blockContainer",
];

/// The blocks of the debate.
pub(super) fn read(
    tape: &Tape<'_>,
    debate: usize,
    front: &Front,
    names: &mut Names,
    report: &mut Vec<Diagnostic>,
) -> Vec<Block> {
    let mut reading = Reading {
        tape,
        names,
        flow: Flow::new(front.language.as_ref()),
        open: Vec::new(),
        spoken: false,
        returned: false,
        clock: None,
    };
    reading.walk(debate);
    reading.flow.paragraph();
    reading.flow.spaces.tell(tape.source, report);
    reading.flow.blocks
}

/// What is to be done when an element ends.
enum Then {
    Nothing,
    /// The paragraph ends, and the language is this one again.
    Paragraph(Option<Language>),
    /// The turn ends.
    Turn,
    /// The section ends, which has opened an exchange or not.
    Section {
        opened: bool,
    },
}

struct Reading<'a> {
    tape: &'a Tape<'a>,
    names: &'a mut Names,
    flow: Flow,
    /// The open elements, and what is to be done when they end.
    open: Vec<(usize, Then)>,
    /// Whether anybody has spoken yet.
    spoken: bool,
    /// Whether an exchange has ended and no other has begun.
    returned: bool,
    /// When the first speech began, in milliseconds of its day.
    clock: Option<u64>,
}

impl<'a> Walk<'a> for Reading<'a> {
    type Then = Then;

    fn tape(&self) -> &'a Tape<'a> {
        self.tape
    }

    fn open(&mut self) -> &mut Vec<(usize, Then)> {
        &mut self.open
    }

    fn flow(&mut self) -> &mut Flow {
        &mut self.flow
    }

    fn spoken(&self) -> bool {
        self.spoken
    }

    fn speaking(&self) -> bool {
        self.open.iter().any(|(_, then)| matches!(then, Then::Turn))
    }

    fn end(&mut self, index: usize, then: Then) {
        match then {
            Then::Paragraph(before) => {
                self.flow.paragraph();
                self.flow.language = before;
            }
            Then::Turn => {
                self.flow.end_turn(self.tape.span(index));
                self.flow.time = None;
            }
            Then::Section { opened } => {
                self.flow.paragraph();
                self.returned |= opened;
            }
            Then::Nothing => {}
        }
    }

    fn element(&mut self, at: usize, name: &str) -> Option<Then> {
        let kind = match name {
            "speech" => None,
            "question" => Some(TurnKind::Question),
            "answer" => Some(TurnKind::Answer),
            "scene" => Some(TurnKind::Scene),
            "narrative" => Some(TurnKind::Narrative),
            "summary" => Some(TurnKind::Summary),
            "other" => Some(TurnKind::Other),
            _ => return self.inside(at, name),
        };
        // What stands in a speech is part of it, and words in a line are no turn.
        if self.speaking() {
            return Some(Then::Nothing);
        }
        Some(self.turn(at, kind))
    }
}

impl Reading<'_> {
    fn inside(&mut self, at: usize, name: &str) -> Option<Then> {
        match name {
            _ if PASSED.contains(&name) => return None,
            // The line of a title page from which title and day were taken.
            "p" if self.tape.within(at, "docTitle").next().is_some() => {
                self.aside(at, AsideKind::Editor);
            }
            _ if PARAGRAPHS.contains(&name) => {
                self.flow.paragraph();
                let before = self.flow.language.clone();
                self.flow.language = self.tape.language(at).or(before.clone());
                return Some(Then::Paragraph(before));
            }
            "remark" => self.aside(at, AsideKind::Stage),
            "recordedTime" => self.aside(at, AsideKind::Time),
            "authorialNote" => self.aside(at, AsideKind::Editor),
            "eol" => self.flow.break_line(),
            _ => {
                let names = ["num", "heading", "subheading"];
                let is_titled =
                    self.tape.children(at).any(|child| names.contains(&self.tape.name(child)));
                if is_titled || matches!(name, "debateSection" | "questions") {
                    return Some(self.section(at));
                }
                return Some(Then::Nothing);
            }
        }
        None
    }

    /// A section with speech right in it is an exchange; one that only holds other sections has its
    /// title among the asides.
    fn section(&mut self, at: usize) -> Then {
        let tape = self.tape;
        let title = |name: &str| {
            let words: Vec<String> =
                tape.children_named(at, name).map(|at| tape.words(at)).collect();
            words.join(" ")
        };
        let head = format!("{} {}", title("num"), title("heading"));
        let titles = [head.trim().to_owned(), title("subheading").trim().to_owned()];
        let titles: Vec<&str> =
            titles.iter().map(String::as_str).filter(|title| !title.is_empty()).collect();
        let title = titles.join(" — ");
        let speaks = ["speech", "question", "answer", "speechGroup"];
        let speaks = tape.children(at).any(|child| speaks.contains(&tape.name(child)));
        let opened = speaks && !title.is_empty();
        if opened {
            self.flow.heading(title, tape.span(at));
            (self.returned, self.spoken) = (false, true);
        } else if !title.is_empty() {
            self.flow.paragraph();
            self.flow.aside(AsideKind::Editor, &title, tape.span(at));
        }
        Then::Section { opened }
    }

    fn turn(&mut self, at: usize, kind: Option<TurnKind>) -> Then {
        if std::mem::take(&mut self.returned) {
            // Speech after the end of a section is no part of it.
            self.flow.heading(String::new(), self.tape.span(at));
        }
        let label = self.names.label(self.tape, at);
        self.spoken = true;
        self.flow.turn(StatedTurn { label, kind });
        self.flow.time = self.time(at);
        Then::Turn
    }

    /// When a speech is said, counted from the beginning of the first.
    fn time(&mut self, at: usize) -> Option<Time> {
        let clock = |name| self.tape.attribute(at, name).as_deref().and_then(of_day);
        let (start, end) = (clock("startTime")?, clock("endTime"));
        let first = *self.clock.get_or_insert(start);
        // A debate may go on past midnight.
        let since =
            |time: u64| if time < first { time + 24 * 3_600_000 - first } else { time - first };
        Some(Time::new(since(start), end.map(since)))
    }

    fn aside(&mut self, at: usize, kind: AsideKind) {
        let words = self.tape.words(at);
        if !words.is_empty() {
            self.flow.aside(kind, &words, self.tape.span(at));
        }
    }
}

/// The milliseconds since midnight of `2031-05-04T10:00:00+01:00` or `10:00:00`.
fn of_day(stamp: &str) -> Option<u64> {
    let time = stamp.split_once('T').map_or(stamp, |(_, time)| time);
    let time = time.trim_end_matches('Z');
    let end = time.rfind(['+', '-']).unwrap_or(time.len());
    let time = &time[..end];
    milliseconds(&if time.matches(':').count() == 1 {
        format!("{time}:00")
    } else {
        time.to_owned()
    })
}
