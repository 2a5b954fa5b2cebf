//! The notes of a session as W3C Web Annotations.
//!
//! One collection with all its annotations on one page. An annotation's id is an address within its file
//! (`annotations.jsonld#n3`): it never moves, wherever the note is shown, and leads to the annotation as
//! data. All addresses are whole where the site's own is known; otherwise they are relative to the file,
//! which is the base that JSON-LD takes. Words are found by a text quote within a paragraph.

use serde_json::{Value, json};

use super::super::escape::without_controls;
use super::super::prose::{self, Prose, Within};
use super::super::routes::{Links, Route};
use super::super::site::Site;
use super::json::{object, one_or_all, text};
use super::places::Places;
use super::quote::{Shown, shown};
use super::{is_placed, licence, motivation, page_of};
use crate::model::{Anchor, Aside, NoteKind, Paragraph, Section, Session, Unit};
use crate::resolve::PlacedNote;
use crate::text::Language;

/// Where the Web Annotation model says that its terms are defined.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// How fragments of HTML are written.
const HTML_FRAGMENT: &str = "http://tools.ietf.org/rfc/rfc3236";

/// The file of a session's notes; those that could be placed.
pub(super) fn collection(site: &Site<'_>, index: usize) -> String {
    let archived = &site.archive.sessions[index];
    let session = &archived.session;
    let maker = Maker::new(site, session);
    let notes = archived.notes.iter().filter(|note| is_placed(note));
    let items: Vec<Value> = notes.map(|note| maker.annotation(note)).collect();
    text(&object([
        ("@context", CONTEXT.into()),
        ("id", maker.file.clone().into()),
        ("type", "AnnotationCollection".into()),
        ("label", site.session_title(session).into()),
        ("total", items.len().into()),
        (
            "first",
            object([
                ("id", format!("{}#page", maker.file).into()),
                ("type", "AnnotationPage".into()),
                ("partOf", maker.file.clone().into()),
                ("startIndex", 0.into()),
                ("items", items.into()),
            ]),
        ),
    ]))
}

struct Maker<'s> {
    site: &'s Site<'s>,
    session: &'s Session,
    links: Links<'s>,
    places: Places<'s>,
    /// The file's own address.
    file: String,
}

impl<'s> Maker<'s> {
    fn new(site: &'s Site<'s>, session: &'s Session) -> Self {
        let route = Route::Annotations(&session.id);
        let links = site.outward(&route);
        let file = links.to(&route);
        Self { site, session, links, places: Places::of(session), file }
    }

    fn annotation(&self, placed: &PlacedNote) -> Value {
        let note = &placed.note;
        let targets = placed.anchors.iter().flatten().filter_map(|&anchor| self.target(anchor));
        // The day as the first moment of it: the model wants a time.
        let created = note.date.map(|date| format!("{date}T00:00:00Z"));
        object([
            ("id", format!("{}#{}", self.file, placed.id).into()),
            ("type", "Annotation".into()),
            ("motivation", motivation(note.kind).into()),
            ("creator", note.by.as_ref().map_or(Value::Null, |name| json!({ "name": name }))),
            ("created", created.into()),
            ("rights", licence(&self.site.archive.settings).into()),
            ("body", self.bodies(placed).into()),
            ("target", one_or_all(targets.collect())),
        ])
    }

    /// What the note says: its prose, the words it puts beside the record's, and its kind as a tag, for the
    /// motivations are fewer than the kinds.
    fn bodies(&self, placed: &PlacedNote) -> Vec<Value> {
        let note = &placed.note;
        let language = note.language.as_ref().unwrap_or(&self.site.archive.settings.language);
        let prose =
            Prose { body: &note.body, span: &note.body_span, path: note.body_span.source.path() };
        // What is wrong in the prose was told when the page was made from it.
        let within = Within { heading: 2, prefix: &format!("{}-", placed.id) };
        let html = prose::html(prose, within, &self.site.targets, &self.links, &mut Vec::new());
        let html = Some(html.trim()).filter(|html| !html.is_empty()).map(|html| {
            json!({
                "type": "TextualBody",
                "purpose": motivation(note.kind),
                "format": "text/html",
                "language": language.as_str(),
                "value": html,
            })
        });
        let spoken = (note.kind != NoteKind::Translation)
            .then(|| self.session.header.language.as_str())
            .or(note.language.as_ref().map(Language::as_str));
        let words = note.to.as_ref().map(|words| {
            object([
                ("type", "TextualBody".into()),
                ("purpose", motivation(note.kind).into()),
                ("format", "text/plain".into()),
                ("language", spoken.into()),
                ("value", words.as_str().into()),
                ("dcterms:source", note.witness.as_deref().into()),
            ])
        });
        let tag = json!({
            "type": "TextualBody",
            "purpose": "tagging",
            "format": "text/plain",
            "language": "en",
            "value": note.kind.as_str(),
        });
        words.into_iter().chain(html).chain([tag]).collect()
    }

    fn target(&self, anchor: Anchor) -> Option<Value> {
        match anchor {
            Anchor::Unit(Unit::Session) => Some(self.source(&Route::Session(&self.session.id))),
            Anchor::Unit(Unit::Section(section)) => {
                Some(self.source(&page_of(self.session, section)))
            }
            Anchor::Unit(Unit::Turn(section, turn)) => {
                Some(self.specific(section, fragment(section, turn, None)))
            }
            Anchor::Unit(Unit::Paragraph(section, paragraph)) => {
                Some(self.specific(section, fragment(section, paragraph, None)))
            }
            Anchor::Words { section, paragraph, start, end } => {
                let found = self.places.paragraph(section, paragraph)?;
                let inside = self.places.inside(section, paragraph);
                let inside: Vec<&Aside> = inside.map(|(_, aside)| aside).collect();
                let gap = &self.site.words.gap.sign;
                let quote = quote(&shown(found, &inside, gap, (start, end)));
                Some(self.specific(section, fragment(section, paragraph, Some(quote))))
            }
            Anchor::Gap(index) => {
                let section = self.session.asides.get(index)?.at.section;
                Some(self.specific(section, self.gap(index)?))
            }
        }
    }

    fn source(&self, page: &Route<'_>) -> Value {
        json!({ "type": "SpecificResource", "source": self.links.to(page) })
    }

    fn specific(&self, section: Section, selector: Value) -> Value {
        let mut target = self.source(&page_of(self.session, section));
        target["selector"] = selector;
        target
    }

    /// A gap between paragraphs has no id on its page: its sign is quoted, with the words around it.
    fn gap(&self, index: usize) -> Option<Value> {
        let at = self.session.asides.get(index)?.at;
        let all = paragraphs(self.session, at.section);
        let after = match at.paragraph {
            Some(id) => all.iter().position(|one| one.id == id).map_or(all.len(), |at| at + 1),
            None => 0,
        };
        let words = |place: Option<usize>| {
            place.and_then(|place| all.get(place)).map_or("", |one| one.text.as_str())
        };
        let before: Vec<char> = words(after.checked_sub(1)).chars().collect();
        Some(quote(&Shown {
            prefix: before[before.len().saturating_sub(32)..].iter().collect(),
            exact: self.site.words.gap.sign.clone(),
            suffix: words(Some(after)).chars().take(32).collect(),
        }))
    }
}

fn quote(shown: &Shown) -> Value {
    // As the page has them, where no control character gets through.
    let known = |words: &String| Some(without_controls(words.clone())).filter(|it| !it.is_empty());
    object([
        ("type", "TextQuoteSelector".into()),
        ("exact", known(&shown.exact).into()),
        ("prefix", known(&shown.prefix).into()),
        ("suffix", known(&shown.suffix).into()),
    ])
}

/// An element of the page by its id.
fn fragment(section: Section, id: impl std::fmt::Display, refined: Option<Value>) -> Value {
    let prefix = if section == Section::Lead { "lead-" } else { "" };
    object([
        ("type", "FragmentSelector".into()),
        ("conformsTo", HTML_FRAGMENT.into()),
        ("value", format!("{prefix}{id}").into()),
        ("refinedBy", refined.into()),
    ])
}

/// The paragraphs of a section, in order.
fn paragraphs(session: &Session, section: Section) -> Vec<&Paragraph> {
    if section == Section::Lead {
        return session.lead.iter().collect();
    }
    let turns = session.sections().filter(|&(found, _)| found == section);
    turns.flat_map(|(_, turns)| turns).flat_map(|turn| &turn.paragraphs).collect()
}
