//! A session as TEI P5, with `ParlaMint`'s elements for speech: an exchange is a `div`, a turn a `u`, a
//! paragraph a `seg`.
//!
//! - The `seg` holds the record's words and nothing else but marks: `hi`, `ref`, empty elements, and the
//!   stage directions that stand among the words (`incident`). Footnotes stand in the back.
//! - Notes are stand-off, as `annotation`s with the motivations of the Web Annotation model. Their words
//!   lie between two empty `anchor`s, which any tool can find, and the target says
//!   `#range(n3-1-from,n3-1-to)`.
//! - Ids are those of the site with the section before them (`q5-p3`); no id of an archive can be
//!   the same as one made here, for those begin with a word and a hyphen (`topic-ukraine`).

mod body;
mod header;
mod notes;
mod people;
mod points;
mod words;
pub(in crate::render) mod xml;

use super::super::routes::{Links, Route};
use super::super::site::Site;
use super::places::Places;
use crate::model::{Section, Session};
use crate::resolve::ArchivedSession;
use points::Points;
use xml::Xml;

/// Where TEI's elements are defined.
const NAMESPACE: &str = "http://www.tei-c.org/ns/1.0";

/// What all parts of the document are made from.
struct Document<'s> {
    site: &'s Site<'s>,
    archived: &'s ArchivedSession,
    session: &'s Session,
    links: Links<'s>,
    places: Places<'s>,
    /// What the notes have in the text: anchors, ids.
    points: Points,
}

/// A session as a TEI document.
pub(super) fn document(site: &Site<'_>, index: usize) -> String {
    let archived = &site.archive.sessions[index];
    let session = &archived.session;
    let links = site.outward(&Route::Tei(&session.id));
    let (places, points) = (Places::of(session), Points::of(&archived.notes));
    let document = Document { site, archived, session, links, places, points };
    let mut xml = Xml::new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let language = session.header.language.as_str();
    xml.open("TEI", &[("xmlns", NAMESPACE), ("xml:lang", language)]);
    xml.line();
    document.header(&mut xml);
    document.notes(&mut xml);
    document.text(&mut xml);
    xml.close();
    xml.line();
    xml.finish()
}

/// The id of a unit of the text: `q5-p3`.
fn id_in(section: Section, unit: impl std::fmt::Display) -> String {
    format!("{section}-{unit}")
}
