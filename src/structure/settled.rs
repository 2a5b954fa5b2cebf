//! The settled pass: a transcript whose labels are declared, cut by its declarations alone.
//!
//! A label opens a turn where it stands bare at the start of a line, followed by a colon. Nothing is
//! guessed here, and nothing of what is done here may change: what is published was cut so.

mod labels;
mod speakers;

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
    let speakers = speakers::declared(&draft.front, lexicon, report);
    let mut pass = Pass {
        speakers: &speakers,
        labels: Labels::new(&draft.front),
        rule: CuttingRule::new(draft.front.exchanges_by_headings),
        elements: Vec::new(),
        open: None,
    };
    for block in &draft.blocks {
        pass.block(block);
    }
    pass.close();
    pass.labels.tell(draft, report);
    let elements = pass.elements;
    Cut { header: header(&draft.front), speakers, elements }
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
        witness: front.witness.clone(),
    }
}

struct Pass<'a> {
    speakers: &'a [Speaker],
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
                self.elements.push(Element::Heading { title, wish, topics, span: block.span() });
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
        if let Some(open) = &mut self.open {
            open.go_on(&said);
        }
        let mut kind = block.facts.turn.as_ref().and_then(|turn| turn.kind);
        for line in &block.lines {
            self.line(line, kind.take(), &said);
        }
    }

    fn line(&mut self, line: &Line, kind: Option<TurnKind>, said: &Said) {
        let found = self.labels.at_start(line);
        if found.is_some() || kind.is_some() {
            self.close();
            let speaker = found.as_ref().map(|found| &self.speakers[found.index]);
            let role = match kind {
                Some(kind) => kind.role(),
                None => speaker.map(|speaker| speaker.role),
            };
            let follow_up = speaker.is_some_and(|speaker| speaker.follow_up);
            let opens_exchange = self.rule.turn(role, follow_up);
            let label = speaker.map_or(0, |speaker| speaker.label.len());
            let span = line.span.start..line.span.start + label;
            let (speaker, rest) = found.map_or((None, 0), |found| (Some(found.index), found.rest));
            self.elements.push(Element::Turn { speaker, kind, opens_exchange, span });
            self.open = Some(Joining::new(line, rest).with(said.clone()));
        } else if let Some(open) = &mut self.open {
            open.line(line);
        } else {
            self.open = Some(Joining::new(line, 0).with(said.clone()));
        }
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
