//! The editor's notes, stand-off: what each is about, and what it says.

use super::super::super::prose::{self, Prose};
use super::super::{is_placed, motivation};
use super::Document;
use super::points::target;
use super::xml::Xml;
use crate::model::{Anchor, NoteKind};
use crate::resolve::PlacedNote;

impl Document<'_> {
    /// The notes that could be placed.
    pub(super) fn notes(&self, xml: &mut Xml) {
        let mut notes = self.archived.notes.iter().filter(|note| is_placed(note)).peekable();
        if notes.peek().is_none() {
            return;
        }
        xml.open("standOff", &[]);
        xml.open("listAnnotation", &[]);
        xml.line();
        for note in notes {
            self.note(xml, note);
        }
        xml.close();
        xml.close();
        xml.line();
    }

    fn note(&self, xml: &mut Xml, placed: &PlacedNote) {
        let note = &placed.note;
        let anchors = placed.anchors.iter().enumerate();
        let targets: Vec<String> =
            anchors.filter_map(|(index, &anchor)| Some(target(placed, index, anchor?))).collect();
        let id = placed.id.to_string();
        let language = note.language.as_ref().unwrap_or(&self.site.archive.settings.language);
        xml.open(
            "annotation",
            &[
                ("xml:id", &id),
                ("target", &targets.join(" ")),
                ("motivation", motivation(note.kind)),
                ("xml:lang", language.as_str()),
            ],
        );
        author(xml, placed);
        xml.open("note", &[("type", note.kind.as_str())]);
        self.other_words(xml, placed);
        let prose =
            Prose { body: &note.body, span: &note.body_span, path: note.body_span.source.path() };
        prose::tei(prose, &self.site.targets, &self.links, xml);
        xml.close();
        xml.close();
        xml.line();
    }

    /// The words that a note puts beside the record's: what was meant, what another witness has, how it is
    /// put in another language.
    fn other_words(&self, xml: &mut Xml, placed: &PlacedNote) {
        let note = &placed.note;
        let Some(to) = &note.to else { return };
        let quoted = placed.anchors.iter().flatten().find_map(|&anchor| self.quoted(anchor));
        let spoken = self.session.header.language.as_str();
        match (note.kind, quoted) {
            (NoteKind::Correction, Some(words)) => {
                xml.open("choice", &[("xml:lang", spoken)]);
                xml.leaf("sic", &[], &words);
                xml.leaf("corr", &[], to);
                xml.close();
            }
            (NoteKind::Variant, Some(words)) => {
                xml.open("app", &[("xml:lang", spoken)]);
                xml.leaf("lem", &[], &words);
                xml.leaf("rdg", &[], to);
                xml.close();
            }
            _ => xml.leaf("q", &[], to),
        }
        if let Some(witness) = &note.witness {
            xml.leaf("bibl", &[("type", "witness")], witness);
        }
    }

    /// The words of a target; none of a gap or a whole unit.
    fn quoted(&self, anchor: Anchor) -> Option<String> {
        let Anchor::Words { section, paragraph, start, end } = anchor else { return None };
        let found = self.places.paragraph(section, paragraph)?;
        let words = found.text.chars().skip(start).take(end.saturating_sub(start)).collect();
        Some(words).filter(|words: &String| !words.is_empty())
    }
}

/// Who wrote the note, and when.
fn author(xml: &mut Xml, placed: &PlacedNote) {
    let Some(by) = &placed.note.by else { return };
    let day = placed.note.date.map(|day| day.to_string()).unwrap_or_default();
    xml.open("respStmt", &[]);
    xml.leaf("resp", &[("when", &day)], "annotation");
    xml.leaf("name", &[], by);
    xml.close();
}
