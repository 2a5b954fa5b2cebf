//! What stands between two characters of a paragraph: gaps, asides, the signs of footnotes, and the signs
//! of notes that have no words of their own to be a link.

use std::collections::BTreeSet;

use super::super::escape::escape_into;
use super::super::words::{Gap, fill};
use super::weave::{Lead, Run};
use super::{Card, Place, Stretch, Writer};
use crate::model::{Aside, AsideKind, MarkKind, Paragraph};

/// What stands between two characters.
pub(super) enum Point<'a> {
    /// The sign of a note.
    Sign(Place),
    /// A gap, with what is said of it.
    Gap(Vec<Place>),
    /// The sign of a footnote of the source, by its label.
    Footnote(&'a str),
    /// Words that nobody speaks.
    Aside(&'a Aside),
}

impl Writer<'_> {
    /// All that stands between characters, in order.
    pub(super) fn points<'p>(
        &self,
        paragraph: &'p Paragraph,
        inside: &[(usize, &'p Aside)],
        stretches: &[Stretch],
        runs: &[Run],
        whole: &[Place],
    ) -> Vec<(usize, Point<'p>)> {
        let length = paragraph.text.chars().count();
        let mut on_gaps = stretches.iter().filter(|one| one.start >= one.end).peekable();
        let mut gap = |at: usize, mut places: Vec<Place>| {
            while let Some(one) = on_gaps.next_if(|one| one.start <= at) {
                places.push(one.place);
            }
            Point::Gap(places)
        };
        let mut between: Vec<(usize, Point<'p>)> = Vec::new();
        for mark in &paragraph.marks {
            let at = mark.start.min(length);
            match &mark.kind {
                MarkKind::Gap { .. } => between.push((at, gap(at, Vec::new()))),
                MarkKind::Footnote { label } => between.push((at, Point::Footnote(label))),
                MarkKind::Strong | MarkKind::Link { .. } => {}
            }
        }
        for &(index, aside) in inside {
            let at = aside.at.offset.unwrap_or_default().min(length);
            between.push(match aside.kind {
                AsideKind::Gap => {
                    let places = self.source.annotations.on_gap(index).to_vec();
                    (at, gap(at, places))
                }
                _ => (at, Point::Aside(aside)),
            });
        }
        // A note whose words are all part of other links still needs a way to it, right after them.
        let leads: BTreeSet<Lead> = runs.iter().map(|run| run.lead).collect();
        let signs = stretches
            .iter()
            .enumerate()
            .filter(|(index, one)| one.start < one.end && !leads.contains(&Lead::Note(*index)));
        let signs = signs.map(|(_, one)| (one.end, Point::Sign(one.place)));
        let strays = on_gaps.map(|one| (one.end, Point::Sign(one.place)));
        let mut points: Vec<(usize, Point<'p>)> = signs.chain(strays).chain(between).collect();
        points.sort_by_key(|&(at, _)| at);
        points.extend(whole.iter().map(|&place| (length, Point::Sign(place))));
        points
    }

    /// Whether a point is a link, which may not stand in another.
    pub(super) fn is_link(&self, point: &Point<'_>) -> bool {
        match point {
            Point::Sign(_) => true,
            Point::Gap(places) => !places.is_empty(),
            Point::Footnote(label) => self.footnote(label).is_some(),
            Point::Aside(_) => false,
        }
    }

    /// Writes a point.
    pub(super) fn point(
        &mut self,
        out: &mut String,
        point: &Point<'_>,
        at: usize,
        cards: &mut Vec<(usize, Card)>,
    ) {
        match point {
            Point::Sign(place) => self.sign(out, *place),
            Point::Gap(places) => self.gap(out, places),
            Point::Footnote(label) => {
                let card = self.footnote_sign(out, label);
                cards.extend(card.map(|card| (at, card)));
            }
            Point::Aside(aside) => {
                out.push_str("<span class=\"aside ");
                out.push_str(aside.kind.as_str());
                out.push_str("\">");
                escape_into(out, &aside.text);
                out.push_str("</span>");
            }
        }
    }

    /// A gap's sign: a link where something is said of it, and never filled in.
    pub(in crate::render) fn gap(&mut self, out: &mut String, places: &[Place]) {
        self.has_gap = true;
        let gap = &self.source.words.gap;
        let Some((&first, others)) = places.split_first() else {
            gap_sign(out, gap);
            return;
        };
        self.note_start(out, "noted gap", first, true, true);
        out.push_str(" aria-label=\"");
        escape_into(out, &[gap.meaning.as_str(), &self.sign_name(first)].join(" "));
        out.push_str("\">");
        escape_into(out, &gap.sign);
        out.push_str("</a>");
        for &place in others {
            self.sign(out, place);
        }
    }

    /// The sign of a note, without words.
    fn sign(&mut self, out: &mut String, place: Place) {
        self.note_start(out, "note-sign", place, true, true);
        out.push_str(" aria-label=\"");
        escape_into(out, &self.sign_name(place));
        out.push_str("\"></a>");
    }

    /// What a screen reader calls the sign of a note.
    fn sign_name(&self, place: Place) -> String {
        let number = self.source.annotations.notes[place.note].id.number().to_string();
        fill(&self.source.words.notes.sign, &[("n", &number)])
    }

    fn footnote(&self, label: &str) -> Option<usize> {
        self.source.footnotes.iter().position(|footnote| footnote.label == label)
    }

    /// The sign of a footnote of the source; its card, where this is the first.
    fn footnote_sign(&mut self, out: &mut String, label: &str) -> Option<Card> {
        let name = fill(&self.source.words.footnotes.sign, &[("label", label)]);
        let Some(index) = self.footnote(label) else {
            // The source has a sign and no footnote: the sign is told all the same.
            out.push_str("<span class=\"footnote-sign\" role=\"img\" aria-label=\"");
            escape_into(out, &name);
            out.push_str("\" data-n=\"");
            escape_into(out, label);
            out.push_str("\"></span>");
            return None;
        };
        self.references[index] += 1;
        let time = self.references[index];
        let id = format!("{}fn{}", self.stand.prefix, index + 1);
        let time_of = format!("-{time}");
        let start = "<a class=\"footnote-sign\" role=\"doc-noteref\" href=\"#";
        for part in [start, &id, "\" id=\"", &id, &time_of, "\" data-n=\""] {
            out.push_str(part);
        }
        escape_into(out, label);
        out.push_str("\" aria-label=\"");
        escape_into(out, &name);
        out.push_str("\"></a>");
        self.shown.footnote();
        (time == 1).then_some(Card::Footnote(index))
    }
}

/// Writes the sign of a gap of which nothing is said.
pub(in crate::render) fn gap_sign(out: &mut String, gap: &Gap) {
    out.push_str("<span class=\"gap\" role=\"img\" aria-label=\"");
    escape_into(out, &gap.meaning);
    out.push_str("\" title=\"");
    escape_into(out, &gap.meaning);
    out.push_str("\">");
    escape_into(out, &gap.sign);
    out.push_str("</span>");
}
