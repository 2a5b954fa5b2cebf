//! The text: utterances and speeches into turns, segments into paragraphs, incidents into asides, heads
//! of the divisions that hold speech into exchanges.

use std::collections::BTreeMap;

use super::header::choose;
use super::people::People;
use crate::diagnostic::Diagnostic;
use crate::model::AsideKind;
use crate::read::draft::{Block, StatedTurn};
use crate::read::front::Front;
use crate::read::xml::flow::Flow;
use crate::read::xml::tape::Tape;
use crate::read::xml::walk::Walk;
use crate::text::Language;

/// Elements that hold no words of the record: annotation, lists of people, pictures' addresses.
const PASSED: [&str; 9] = [
    "teiHeader",
    "linkGrp",
    "spanGrp",
    "listPerson",
    "listOrg",
    "standOff",
    "timeline",
    "castList",
    "fs",
];

/// The blocks of the texts.
pub(super) fn read(
    tape: &Tape<'_>,
    texts: &[usize],
    front: &Front,
    people: &mut People,
    report: &mut Vec<Diagnostic>,
) -> Vec<Block> {
    let mut reading = Reading {
        tape,
        people,
        session: front.language.as_ref(),
        flow: Flow::new(front.language.as_ref()),
        open: Vec::new(),
        speaks: BTreeMap::new(),
        printed: None,
        spoken: false,
    };
    for &text in texts {
        reading.walk(text);
    }
    reading.flow.paragraph();
    reading.flow.spaces.tell(tape.source, report);
    reading.flow.blocks
}

/// What is to be done when an element ends.
enum Then {
    Nothing,
    /// The paragraph ends.
    Paragraph,
    /// The turn ends.
    Turn,
    /// Words that join the next have ended.
    Glue,
    /// The language is this one again.
    Language(Option<Language>),
}

struct Reading<'a> {
    tape: &'a Tape<'a>,
    people: &'a mut People,
    session: Option<&'a Language>,
    flow: Flow,
    /// The open elements, and what is to be done when they end.
    open: Vec<(usize, Then)>,
    /// For each division with a head, whether speech stands right in it.
    speaks: BTreeMap<usize, bool>,
    /// The printed name before the words to come.
    printed: Option<String>,
    /// Whether anybody has spoken yet.
    spoken: bool,
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
            Then::Paragraph => self.flow.paragraph(),
            Then::Turn => {
                self.flow.end_turn(self.tape.span(index));
                self.flow.language = None;
            }
            Then::Glue => self.flow.glue(),
            Then::Language(before) => {
                self.flow.paragraph();
                self.flow.language = before;
            }
            Then::Nothing => {}
        }
    }

    fn element(&mut self, at: usize, name: &str) -> Option<Then> {
        match name {
            _ if PASSED.contains(&name) => return None,
            "u" | "sp" => return Some(self.turn(at, name)),
            "seg" | "p" | "ab" | "lg" | "item" | "head" | "opener" | "closer" | "trailer"
            | "row" | "titlePart" | "byline" => {
                return self.paragraph(at, name);
            }
            "speaker" => self.printed = Some(label(&self.tape.words(at))),
            "l" | "lb" => {
                self.flow.break_line();
                return Some(Then::Nothing);
            }
            "w" | "pc" => {
                let joins = self.tape.attribute(at, "join").unwrap_or_default();
                if matches!(joins.as_str(), "left" | "both" | "overlap") {
                    self.flow.glue();
                }
                let glues = matches!(joins.as_str(), "right" | "both");
                return Some(if glues { Then::Glue } else { Then::Nothing });
            }
            "note" => self.note(at),
            "stage" | "vocal" | "kinesic" | "incident" | "writing" | "desc" => {
                self.aside(at, AsideKind::Stage);
            }
            "gap" => self.aside(at, AsideKind::Gap),
            "time" if !self.speaking() => self.aside(at, AsideKind::Time),
            "figure" => self.aside(at, AsideKind::Caption),
            "fw" => self.aside(at, AsideKind::Furniture),
            "pb" | "cb" | "anchor" | "milestone" => {}
            _ => return Some(Then::Nothing),
        }
        None
    }
}

impl Reading<'_> {
    fn turn(&mut self, at: usize, name: &str) -> Then {
        let mut printed = self.printed.take();
        if name == "sp" {
            let speaker = self.tape.children_named(at, "speaker").next();
            printed = speaker.map(|speaker| label(&self.tape.words(speaker)));
        }
        let printed = printed.filter(|printed| !printed.is_empty());
        // What a play prints before a speech is the label; who that is, the header may say.
        let label = self.people.label(self.tape, at, printed.as_deref());
        self.spoken = true;
        self.flow.turn(StatedTurn { label, kind: None });
        self.flow.language = self.tape.language(at);
        Then::Turn
    }

    fn paragraph(&mut self, at: usize, name: &str) -> Option<Then> {
        if name == "head" {
            return self.head(at);
        }
        self.flow.paragraph();
        match self.tape.language(at) {
            Some(language) => {
                let before = self.flow.language.replace(language);
                Some(Then::Language(before))
            }
            None => Some(Then::Paragraph),
        }
    }

    /// A head opens an exchange if speech stands right in its division; otherwise it is a line of the
    /// lead, or an insertion.
    fn head(&mut self, at: usize) -> Option<Then> {
        let title = self.tape.words(at);
        let span = self.tape.span(at);
        let tape = self.tape;
        let speaks = self.open.last().is_some_and(|&(division, _)| {
            *self.speaks.entry(division).or_insert_with(|| {
                tape.children(division).any(|child| matches!(tape.name(child), "u" | "sp"))
            })
        });
        if speaks {
            self.flow.heading(title, span);
            self.spoken = true;
            return None;
        }
        if self.spoken {
            self.flow.paragraph();
            self.flow.aside(AsideKind::Editor, &title, span);
            return None;
        }
        self.flow.paragraph();
        Some(Then::Paragraph)
    }

    fn note(&mut self, at: usize) {
        match self.tape.attribute(at, "type").as_deref() {
            Some("speaker") => self.printed = Some(label(&self.tape.words(at))),
            Some("time") => self.aside(at, AsideKind::Time),
            Some("narrative" | "comment" | "editorial") | None => self.aside(at, AsideKind::Editor),
            Some(_) => self.aside(at, AsideKind::Stage),
        }
    }

    fn aside(&mut self, at: usize, kind: AsideKind) {
        let described: Vec<usize> = self.tape.children_named(at, "desc").collect();
        let words = if described.is_empty() {
            Some(self.tape.words(at))
        } else {
            choose(self.tape, &described, self.session)
        };
        let words = words.filter(|words| !words.is_empty()).or_else(|| {
            let said =
                self.tape.attribute(at, "type").or_else(|| self.tape.attribute(at, "reason"));
            said.map(|said| format!("[{said}]"))
        });
        if let Some(words) = words {
            self.flow.aside(kind, &words, self.tape.span(at));
        } else if kind == AsideKind::Gap {
            self.flow.aside(kind, "[……]", self.tape.span(at));
        }
    }
}

/// A label without what stands after it in print.
fn label(words: &str) -> String {
    let words = words.trim_end_matches([':', '：', ' ', '\u{A0}']);
    let abbreviated = words.rsplit(' ').next().is_some_and(|last| last.chars().count() <= 3);
    let words = if abbreviated { words } else { words.trim_end_matches('.') };
    crate::text::trim(words).to_owned()
}
