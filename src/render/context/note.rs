//! Notes and the glossary of a page; the list of all notes.

use serde::Serialize;

use super::{Day, Link, Tongue};
use crate::render::theme::Html;

/// A note as it stands on a page: the editor's, or a footnote of the source.
#[derive(Debug, Serialize)]
pub struct NoteText {
    /// Its id on the page: `n3`, or `q5-n3` where a session stands on one page; `fn1` for a footnote.
    pub id: String,
    /// What stands for it among the words: its number, or the footnote's own label.
    pub sign: String,
    /// `comment`, `source`, `definition`, `correction`, `variant`, `context`, `translation`; `footnote` for
    /// one of the source.
    pub kind: &'static str,
    /// What this is called.
    pub name: String,
    /// The link to it on the section's own page.
    pub href: String,
    /// The words that it is about, shortened where they are many.
    pub words: Option<String>,
    /// The language of these words, where it is not the interface's.
    pub words_lang: Option<Tongue>,
    /// What it is about, where that is no words: a paragraph, a whole question.
    pub about: Option<String>,
    /// What should stand there, or stands there in another witness.
    pub reading: Option<Reading>,
    /// What it says.
    pub html: Html,
    /// The language of what it says, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// Who wrote it, where that is not the same for all notes of the session.
    pub by: Option<String>,
    /// The day it was written, where that is not the same for all.
    pub day: Option<Day>,
    /// The id of its words; `None` where it stands at the head of what it is about.
    pub back: Option<String>,
    /// The other places that it is about.
    pub elsewhere: Vec<Link>,
}

/// Another reading of words.
#[derive(Debug, Serialize)]
pub struct Reading {
    /// What comes before the words as they stand: “original”.
    pub stands: String,
    /// What comes before the other words: “should read”, or who has them.
    pub name: String,
    /// The other words.
    pub text: String,
}

/// A note whose words were not found.
#[derive(Debug, Serialize)]
pub struct UnplacedNote {
    /// The words as the editor wrote them.
    pub quote: String,
    /// The note.
    pub note: NoteText,
}

/// A term in the glossary of a page.
#[derive(Debug, Serialize)]
pub struct WordHere {
    /// Its id on the page: `term-` and the term's.
    pub id: String,
    /// The term's page.
    pub href: String,
    /// The term.
    pub title: String,
    /// Its reading in Latin letters.
    pub transliteration: Option<String>,
    /// What it means, in a sentence.
    pub definition: Option<String>,
    /// How it is put in other languages today, one for each.
    pub renderings: Vec<CurrentRendering>,
}

/// How a term is put in another language.
#[derive(Debug, Serialize)]
pub struct CurrentRendering {
    /// The words.
    pub text: String,
    /// Their language.
    pub lang: Tongue,
    /// Whether it is the speaker's side's own.
    pub official: bool,
}

/// `notes.html`: all notes of the archive; or those of one year, or only the list of the years.
#[derive(Debug, Serialize)]
pub struct NotesPage {
    /// The title.
    pub title: String,
    /// How many notes the archive has, or the year.
    pub count: usize,
    /// The years, where one page would be too long.
    pub years: Vec<YearOfNotes>,
    /// The notes, by kind.
    pub kinds: Vec<NotesOfKind>,
}

/// A year, and how many notes its sessions have.
#[derive(Debug, Serialize)]
pub struct YearOfNotes {
    /// Its page; `None` for the one that is open.
    pub href: Option<String>,
    /// The year, in words.
    pub title: String,
    /// How many notes it has.
    pub count: usize,
}

/// The notes of one kind.
#[derive(Debug, Serialize)]
pub struct NotesOfKind {
    /// `comment`, `source`, …: its id on the page.
    pub kind: &'static str,
    /// What it is called.
    pub name: String,
    /// How many there are.
    pub count: usize,
    /// The notes, by session.
    pub sessions: Vec<NotesOfSession>,
}

/// The notes of one session.
#[derive(Debug, Serialize)]
pub struct NotesOfSession {
    /// The session.
    pub session: Link,
    /// The day.
    pub day: Option<Day>,
    /// The language of the record, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// Its notes, in the order of the text.
    pub notes: Vec<NoteItem>,
}

/// A note in the list.
#[derive(Debug, Serialize)]
pub struct NoteItem {
    /// The note.
    pub href: String,
    /// Its number in the session.
    pub sign: String,
    /// Where its words stand: the question, the paragraph.
    pub place: String,
    /// The words that it is about; as the editor wrote them where they were not found.
    pub words: Option<String>,
    /// What should stand there, or stands there in another witness.
    pub reading: Option<Reading>,
    /// The beginning of what it says.
    pub excerpt: String,
    /// The language of what it says, where it is not the interface's.
    pub lang: Option<Tongue>,
}
