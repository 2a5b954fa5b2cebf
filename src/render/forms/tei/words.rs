//! The words of a paragraph with what stands among them.

use std::cmp::Reverse;

use super::super::super::address::outside;
use super::points::Side;
use super::xml::Xml;
use super::{Document, id_in};
use crate::diagnostic::Message;
use crate::model::{Aside, Mark, MarkKind, Paragraph, Section};

/// What stands between two characters.
enum Point<'a> {
    Gap(&'a Message),
    Footnote(&'a str),
    Aside(usize, &'a Aside),
    Anchor(&'a str),
}

/// Things between characters, each with its place and its order there.
type Points<'a> = Vec<(usize, Side, Point<'a>)>;

impl<'s> Document<'s> {
    /// A paragraph as an element of its own.
    pub(super) fn paragraph(
        &self,
        xml: &mut Xml,
        element: &'static str,
        section: Section,
        paragraph: &'s Paragraph,
    ) {
        let language = paragraph.language.as_ref().map_or("", |language| language.as_str());
        let id = id_in(section, paragraph.id);
        xml.open(element, &[("xml:id", &id), ("xml:lang", language)]);
        self.words(xml, section, paragraph);
        xml.close();
        xml.line();
    }

    /// Goes through the text once, closing, inserting and opening at each character.
    fn words(&self, xml: &mut Xml, section: Section, paragraph: &'s Paragraph) {
        let text = &paragraph.text;
        let points = self.points_in(section, paragraph);
        let mut points = points.iter().peekable();
        let mut spans: Vec<&Mark> = paragraph.marks.iter().filter(|mark| is_span(mark)).collect();
        // The longest first, so that they nest.
        spans.sort_by_key(|mark| (mark.start, Reverse(mark.end)));
        let mut spans = spans.into_iter().peekable();
        let mut open: Vec<&Mark> = Vec::new();
        let mut written = 0;
        let ends = text.char_indices().map(|(byte, _)| (byte, false)).chain([(text.len(), true)]);
        for (at, (byte, last)) in ends.enumerate() {
            let due = |place: usize| place <= at || last;
            let any = points.peek().is_some_and(|&&(place, ..)| due(place))
                || spans.peek().is_some_and(|mark| mark.start <= at)
                || open.iter().any(|mark| mark.end <= at);
            if !any {
                continue;
            }
            xml.text(&text[written..byte]);
            written = byte;
            close(xml, &mut open, at);
            while let Some((.., point)) = points.next_if(|&&(place, ..)| due(place)) {
                self.point(xml, point);
            }
            while let Some(mark) = spans.next_if(|mark| mark.start <= at) {
                if !last && mark.end > at {
                    start(xml, mark);
                    open.push(mark);
                }
            }
        }
        xml.text(&text[written..]);
        close(xml, &mut open, usize::MAX);
    }

    fn points_in(&'s self, section: Section, paragraph: &'s Paragraph) -> Points<'s> {
        let marks = paragraph.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::Gap { why } => Some((mark.start, Point::Gap(why))),
            MarkKind::Footnote { label } => Some((mark.start, Point::Footnote(label))),
            MarkKind::Strong | MarkKind::Link { .. } => None,
        });
        let inside = self.places.inside(section, paragraph.id);
        let inside = inside.map(|(index, aside)| {
            (aside.at.offset.unwrap_or_default(), Point::Aside(index, aside))
        });
        let record = marks.chain(inside).map(|(at, point)| (at, Side::Record, point));
        let ends = self.points.ends(section, paragraph.id).iter();
        let ends = ends.map(|end| (end.at, end.side, Point::Anchor(&end.id)));
        let mut points: Points<'s> = record.chain(ends).collect();
        points.sort_by_key(|&(at, side, _)| (at, side));
        points
    }

    fn point(&self, xml: &mut Xml, point: &Point<'_>) {
        match point {
            Point::Gap(why) => self.gap(xml, "", why),
            Point::Footnote(label) => match self.footnote_id(label) {
                Some(id) => {
                    let target = format!("#{id}");
                    xml.empty("ptr", &[("type", "footnote"), ("n", label), ("target", &target)]);
                }
                None => xml.empty("ref", &[("type", "footnote"), ("n", label)]),
            },
            Point::Aside(index, aside) => self.aside(xml, *index, aside),
            Point::Anchor(id) => xml.empty("anchor", &[("xml:id", id)]),
        }
    }
}

fn is_span(mark: &Mark) -> bool {
    matches!(mark.kind, MarkKind::Strong | MarkKind::Link { .. })
}

fn start(xml: &mut Xml, mark: &Mark) {
    let address = match &mark.kind {
        MarkKind::Link { href } => outside(href),
        _ => None,
    };
    match (&mark.kind, address) {
        (MarkKind::Link { .. }, Some(address)) => xml.open("ref", &[("target", &address)]),
        (MarkKind::Link { .. }, None) => xml.open("seg", &[("type", "link")]),
        _ => xml.open("hi", &[("rend", "strong")]),
    }
}

/// Closes what ends at or before `at`; marks that overlap it are closed and opened again.
fn close(xml: &mut Xml, open: &mut Vec<&Mark>, at: usize) {
    let Some(first) = open.iter().position(|mark| mark.end <= at) else { return };
    let above = open.split_off(first);
    for _ in &above {
        xml.close();
    }
    for again in above.into_iter().filter(|mark| mark.end > at) {
        start(xml, again);
        open.push(again);
    }
}
