//! The settled pass: a transcript whose labels are declared, cut by its declarations alone.
//!
//! A label opens a turn where it stands bare at the start of a line, followed by a colon; or, in a
//! format that says where turns begin, there and nowhere else. Nothing is guessed here, and nothing of
//! what is done here may change: what is published was cut so.

mod labels;
mod speakers;

use std::borrow::Cow;
use std::ops::Range;

use super::cut::{Cut, Element, Said};
use super::paragraph::{Between, Joining};
use crate::diagnostic::Diagnostic;
use crate::model::{AsideKind, CuttingRule, Header, Lexicon, Speaker, TurnKind};
use crate::read::{Block, BlockKind, Draft, Front, Line};
use crate::say;
use crate::text::Language;
use labels::Labels;
pub(super) use speakers::stated_as;

/// Cuts a draft by the labels its front matter declares.
pub(super) fn cut(draft: &Draft, lexicon: &Lexicon, report: &mut impl Extend<Diagnostic>) -> Cut {
    let front = if draft.states_turns {
        Cow::Owned(speakers::with_stated(draft))
    } else {
        Cow::Borrowed(&draft.front)
    };
    let speakers = speakers::declared(&front, lexicon, report);
    let mut pass = Pass {
        speakers: &speakers,
        states_turns: draft.states_turns,
        labels: Labels::new(&front),
        rule: CuttingRule::new(front.exchanges_by_headings),
        elements: Vec::new(),
        open: None,
    };
    for block in &draft.blocks {
        pass.block(block);
    }
    pass.close();
    if !draft.states_turns {
        pass.labels.tell(draft, report);
    }
    let elements = pass.elements;
    let stated = front.language.clone();
    let language = stated.unwrap_or_else(|| lexicon.language());
    Cut { header: Header { language, ..header(&front) }, speakers, elements }
}

/// What the front matter states of the event.
pub(super) fn header(front: &Front) -> Header {
    Header {
        title: front.title.clone(),
        date: front.date,
        language: front.language.clone().unwrap_or_else(Language::chinese),
        place: front.place.clone(),
        duration: front.duration.clone(),
        series: front.series.clone(),
        translation_of: front.translation_of.clone(),
        witness: front.witness.clone(),
    }
}

struct Pass<'a> {
    speakers: &'a [Speaker],
    /// Whether the format says where turns begin, so that no label is looked for.
    states_turns: bool,
    labels: Labels<'a>,
    rule: CuttingRule,
    elements: Vec<Element>,
    /// The paragraph to which the next line belongs.
    open: Option<Joining>,
}

impl Pass<'_> {
    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Text => {
                if !block.attached {
                    self.close();
                }
                self.text(block);
            }
            BlockKind::Aside(kind) => self.aside(*kind, block),
            BlockKind::Heading(heading) => {
                self.close();
                self.rule.heading();
                let title = block.lines.first().map(|line| line.text.clone()).unwrap_or_default();
                let (wish, topics) = (heading.id.clone(), heading.topics.clone());
                let follows = heading.follows.clone();
                let span = block.span();
                self.elements.push(Element::Heading { title, wish, topics, follows, span });
            }
            BlockKind::Footnote { label } => {
                self.close();
                let (label, text) = (label.clone(), block.joined());
                self.elements.push(Element::Footnote { label, text, span: block.span() });
            }
            BlockKind::PageBreak => self.close(),
        }
    }

    fn text(&mut self, block: &Block) {
        let said = Said::of(&block.facts);
        let turn = block.facts.turn.as_ref();
        let mut kind = turn.and_then(|turn| turn.kind);
        if self.states_turns {
            let label = turn.and_then(|turn| turn.label.as_deref());
            let speaker = label.and_then(|label| self.labels.number(label));
            let start = block.span().start;
            self.turn(speaker, kind.take(), start..start);
        }
        if let Some(open) = &mut self.open {
            open.go_on(&said);
        }
        for line in &block.lines {
            self.line(line, kind.take(), &said);
        }
    }

    fn line(&mut self, line: &Line, kind: Option<TurnKind>, said: &Said) {
        let found = if self.states_turns { None } else { self.labels.at_start(line) };
        if found.is_some() || kind.is_some() {
            let (speaker, rest) = found.map_or((None, 0), |found| (Some(found.index), found.rest));
            let label = speaker.map_or(0, |index| self.speakers[index].label.len());
            self.turn(speaker, kind, line.span.start..line.span.start + label);
            self.open = Some(Joining::new(line, rest).with(said.clone()));
        } else if let Some(open) = &mut self.open {
            open.line(line);
        } else {
            self.open = Some(Joining::new(line, 0).with(said.clone()));
        }
    }

    /// Begins a turn, if there is somebody who speaks or a kind of speech is stated.
    fn turn(&mut self, speaker: Option<usize>, kind: Option<TurnKind>, span: Range<usize>) {
        if speaker.is_none() && kind.is_none() {
            return;
        }
        self.close();
        let who = speaker.map(|index| &self.speakers[index]);
        let role = match kind {
            Some(kind) => kind.role(),
            None => who.map(|who| who.role),
        };
        let opens_exchange = self.rule.turn(role, who.is_some_and(|who| who.follow_up));
        self.elements.push(Element::Turn { speaker, kind, opens_exchange, span });
    }

    fn aside(&mut self, kind: AsideKind, block: &Block) {
        let why = say!(zh: "文稿中已标明", en: "marked in the transcript");
        let aside = Between { kind, text: block.joined(), why, span: block.span() };
        match &mut self.open {
            Some(open) if block.attached => open.aside(aside),
            _ => {
                self.close();
                let Between { kind, text, why, span } = aside;
                self.elements.push(Element::Aside { kind, text, inside: None, why, span });
            }
        }
    }

    fn close(&mut self) {
        self.elements.extend(self.open.take().map(Joining::finish).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests;
