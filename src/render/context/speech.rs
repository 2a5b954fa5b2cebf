//! Speech: turns, paragraphs, asides. The same wherever it is printed.

use serde::Serialize;

use super::{Name, NoteText, Tongue};
use crate::render::theme::Html;

/// What is said in one section: an exchange, an opening, a closing, a lead.
#[derive(Debug, Serialize)]
pub struct Speech {
    /// The notes on all of it.
    pub notes: Vec<NoteText>,
    /// The asides before the first paragraph.
    pub before: Vec<AsideText>,
    /// The turns, in order; one without heading for a lead.
    pub turns: Vec<TurnText>,
    /// Whether a gap is marked anywhere in it.
    pub has_gap: bool,
}

/// What one speaker says in one go.
#[derive(Debug, Serialize)]
pub struct TurnText {
    /// Its id on the page.
    pub id: String,
    /// `question`, `answer`, `speech`, `narrative`, `scene`, `summary` or `other`.
    pub kind: &'static str,
    /// What it is, in the interface's words: 问, 追问, 答; `None` where nobody speaks.
    pub heading: Option<String>,
    /// Who speaks, if the source says so; the office only where the name first stands.
    pub name: Option<Name>,
    /// The notes on all of it.
    pub notes: Vec<NoteText>,
    /// The paragraphs.
    pub paragraphs: Vec<ParagraphText>,
}

/// A paragraph.
#[derive(Debug, Serialize)]
pub struct ParagraphText {
    /// Its id on the page: `p3`, or `q5-p3` where a session stands on one page.
    pub id: String,
    /// The id of its present words: `p3~k3f9a2qx`. A link to it is what a reader cites.
    pub cite: String,
    /// The link to these words on the section's own page.
    pub href: String,
    /// Its visible number within its section.
    pub number: usize,
    /// The same in words, for who hears the page.
    pub called: String,
    /// Its words, with their marks.
    pub html: Html,
    /// Its language, where it is not the session's.
    pub lang: Option<Tongue>,
    /// The notes that are met here first, and the source's footnotes.
    pub notes: Vec<NoteText>,
    /// The asides after it.
    pub after: Vec<AsideText>,
}

/// What nobody speaks.
#[derive(Debug, Serialize)]
pub struct AsideText {
    /// `caption`, `stage`, `editor`, `gap`, `time`, `dateline` or `duration`.
    pub kind: &'static str,
    /// What it is, in the interface's words.
    pub name: String,
    /// Its words; empty for a gap.
    pub text: String,
    /// A gap's sign, a link where it has a note; `None` for all else.
    pub sign: Option<Html>,
    /// The notes on it.
    pub notes: Vec<NoteText>,
}
