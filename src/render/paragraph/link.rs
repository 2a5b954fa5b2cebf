//! The links on a paragraph's words.

use std::collections::BTreeMap;

use super::super::address::outside;
use super::super::escape::escape_into;
use super::weave::{Lead, Run};
use super::{Place, Stretch, Writer};
use crate::model::{MarkKind, Paragraph};

/// Which runs are the first and the last of their link: the one takes its id, the other shows its number.
pub(super) struct Parts(Vec<Part>);

/// A run's place in its link.
#[derive(Clone, Copy)]
pub(super) struct Part {
    first: bool,
    last: bool,
}

impl Parts {
    /// Those of all runs of a paragraph.
    pub(super) fn of(runs: &[Run]) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        let mut seen: BTreeMap<Lead, usize> = BTreeMap::new();
        for (index, run) in runs.iter().enumerate() {
            let before = seen.insert(run.lead, index);
            if let Some(part) = before.and_then(|before| parts.get_mut(before)) {
                part.last = false;
            }
            parts.push(Part { first: before.is_none(), last: true });
        }
        Self(parts)
    }

    /// That of one run.
    pub(super) fn of_run(&self, index: usize) -> Part {
        self.0.get(index).copied().unwrap_or(Part { first: false, last: false })
    }
}

impl Writer<'_> {
    /// Writes the start tag of a run.
    pub(super) fn open(
        &mut self,
        out: &mut String,
        paragraph: &Paragraph,
        stretches: &[Stretch],
        run: &Run,
        part: Part,
    ) {
        match run.lead {
            Lead::Source(mark) => {
                let href = match &paragraph.marks[mark].kind {
                    MarkKind::Link { href } => outside(href).unwrap_or_default(),
                    _ => String::new(),
                };
                out.push_str("<a href=\"");
                escape_into(out, &href);
                out.push_str("\">");
            }
            Lead::Shared(index) => {
                let shared = &self.shown.shared(paragraph.id)[index];
                for part in ["<a class=\"shared\" href=\"#", &shared.other] {
                    out.push_str(part);
                }
                if part.first {
                    out.push_str("\" id=\"");
                    out.push_str(&shared.id);
                }
                if part.last {
                    out.push_str("\" data-n=\"");
                    out.push_str(&shared.number.to_string());
                }
                out.push_str("\">");
            }
            Lead::Note(stretch) => {
                self.note_start(out, "noted", stretches[stretch].place, part.first, part.last);
                out.push('>');
            }
            Lead::Term(index) => {
                let uses = self.source.annotations.uses(self.stand.section, paragraph.id);
                let id = self.source.terms[uses[index].term].entry.id.as_str();
                for part in ["<a class=\"term\" role=\"doc-glossref\" href=\"#term-", id, "\">"] {
                    out.push_str(part);
                }
            }
        }
    }

    /// Begins the start tag of a link to a note, without its end. `named` gives it the target's id,
    /// `numbered` the note's number to show.
    pub(super) fn note_start(
        &mut self,
        out: &mut String,
        class: &str,
        place: Place,
        named: bool,
        numbered: bool,
    ) {
        let annotations = self.source.annotations;
        let id = annotations.id(place.note);
        for part in ["<a class=\"", class, "\" role=\"doc-noteref\" href=\""] {
            out.push_str(part);
        }
        if self.shown.is_elsewhere() {
            out.push_str(self.stand.page);
            out.push('#');
            out.push_str(&id);
        } else {
            let prefix = self.stand.prefix;
            out.push('#');
            out.push_str(self.shown.meet(place.note, || format!("{prefix}{id}")).0);
        }
        if named && !self.shown.is_elsewhere() {
            for part in ["\" id=\"", self.stand.prefix, &annotations.target_id(place)] {
                out.push_str(part);
            }
        }
        if numbered {
            let number = annotations.notes[place.note].id.number().to_string();
            out.push_str("\" data-n=\"");
            out.push_str(&number);
        }
        out.push('"');
    }
}
