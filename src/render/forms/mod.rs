//! The archive in the forms of other people's tools: a session as TEI P5, its notes as W3C Web
//! Annotations, topics and terms as SKOS.
//!
//! They stand in `render` because they are files of the site whose links go through the table of routes;
//! apart from `pages` because no template makes them and their shapes are three standards'; and not in
//! `write`, which knows one session and neither entries nor notes. What they hold is said in
//! docs/data.md, and the tests hold them against the standards' own schema and vocabularies.

mod annotations;
mod json;
mod places;
mod quote;
mod skos;
mod tei;

pub(super) use tei::xml::Xml;

use super::context::{Alternate, Link};
use super::routes::{Copy, Links, Route};
use super::site::{Rendered, Site, entry_count};
use crate::model::{EntryKind, NoteKind, Section, Session, Slug};
use crate::resolve::PlacedNote;
use crate::settings::Settings;

/// A form of a page's contents for machines: what the page's head and its list of copies say of it.
pub(super) struct Form<'a> {
    /// Where it is.
    pub(super) route: Route<'a>,
    /// Its media type.
    pub(super) media_type: &'static str,
    /// What it is called.
    pub(super) title: &'static str,
}

/// The media type of Web Annotations.
const ANNOTATIONS: &str = "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"";

impl<'a> Form<'a> {
    /// The copy of a session or an exchange that a route names.
    pub(super) fn copy(copy: Copy, route: Route<'a>) -> Self {
        let (media_type, title) = match copy {
            Copy::Json => ("application/json", "JSON"),
            Copy::Markdown => ("text/markdown", "Markdown"),
        };
        Self { route, media_type, title }
    }

    /// The link to it.
    pub(super) fn link(&self, links: &Links<'_>) -> Link {
        Link { href: links.to(&self.route), title: self.title.to_owned() }
    }
}

/// The forms of a page, for its head.
pub(super) fn alternates(forms: &[Form<'_>], links: &Links<'_>) -> Vec<Alternate> {
    let alternate = |form: &Form<'_>| Alternate {
        href: links.to(&form.route),
        title: form.title.to_owned(),
        media_type: form.media_type,
    };
    forms.iter().map(alternate).collect()
}

impl Site<'_> {
    /// The forms in which a session is there for machines.
    pub(super) fn session_forms<'s>(&self, index: usize, id: &'s Slug) -> Vec<Form<'s>> {
        let mut forms = vec![
            Form::copy(Copy::Json, Route::SessionCopy(id, Copy::Json)),
            Form::copy(Copy::Markdown, Route::SessionCopy(id, Copy::Markdown)),
            Form { route: Route::Tei(id), media_type: "application/tei+xml", title: "TEI" },
        ];
        if self.has_annotations(index) {
            forms.push(Form {
                route: Route::Annotations(id),
                media_type: ANNOTATIONS,
                title: "Web Annotations",
            });
        }
        forms
    }

    /// A session as TEI and, where notes are placed in it, its notes as Web Annotations.
    pub(super) fn standard_forms(&self, index: usize) -> Vec<Rendered> {
        let session = &self.archive.sessions[index].session;
        let rendered = |route: Route<'_>, text: String| Rendered {
            path: route.path(),
            bytes: text.into_bytes(),
        };
        let mut files = vec![rendered(Route::Tei(&session.id), tei::document(self, index))];
        if self.has_annotations(index) {
            let text = annotations::collection(self, index);
            files.push(rendered(Route::Annotations(&session.id), text));
        }
        files
    }

    /// The forms in which the entries of a kind are there for machines, all in one.
    pub(super) fn concept_forms(&self, kind: EntryKind) -> Vec<Form<'static>> {
        let name = skos::file_name(kind).filter(|_| entry_count(self.archive, kind) > 0);
        let form = |name| Form {
            route: Route::Data(name),
            media_type: "application/ld+json",
            title: "SKOS",
        };
        name.map(form).into_iter().collect()
    }

    /// The topics and the terms as SKOS, those of which there are any.
    pub(super) fn concept_files(&self) -> Vec<Rendered> {
        skos::files(self)
    }

    fn has_annotations(&self, index: usize) -> bool {
        self.archive.sessions[index].notes.iter().any(is_placed)
    }

    /// The links of a file that is read far from its site: whole addresses, where the site's is known.
    fn outward(&self, route: &Route<'_>) -> Links<'_> {
        self.links(route).absolute()
    }
}

/// Whether at least one of a note's targets was found.
fn is_placed(note: &PlacedNote) -> bool {
    note.anchors.iter().any(Option::is_some)
}

/// What a note does, in the words of the Web Annotation vocabulary, which TEI uses too: only a correction
/// asks for other words; a source, a definition, another witness's reading and a translation say what
/// the words are; the rest says something about them.
const fn motivation(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Comment | NoteKind::Context => "commenting",
        NoteKind::Correction => "editing",
        NoteKind::Source | NoteKind::Definition | NoteKind::Variant | NoteKind::Translation => {
            "describing"
        }
    }
}

/// The address of the licence, where the archive has one that leads somewhere.
fn licence(settings: &Settings) -> Option<String> {
    settings.licence_url.as_deref().and_then(super::address::outside)
}

/// The page of a section, which may be the session's own: the lead's, and where nobody speaks.
fn page_of(session: &Session, section: Section) -> Route<'_> {
    let silent = match section {
        Section::Lead => true,
        Section::Opening => session.opening.is_empty(),
        Section::Closing => session.closing.is_empty(),
        Section::Exchange(_) => false,
    };
    if silent { Route::Session(&session.id) } else { Route::Section(&session.id, section) }
}
