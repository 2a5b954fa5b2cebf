//! The pages of wordings, and their lists.

use serde::Serialize;

use super::{DatedUse, Figure, Link, Tongue, YearCount};
use crate::render::theme::Html;

/// `wordings.html`: a list of wordings, the weightiest of each class or one page of all of a class.
#[derive(Debug, Serialize)]
pub struct WordingsPage {
    /// How many wordings there are in all, or of the class.
    pub count: usize,
    /// Whether the page is one of a class alone.
    pub of_class: bool,
    /// The classes, in order.
    pub classes: Vec<WordingsOfClass>,
    /// The pages of the class; empty where there is one, or all classes stand on this page.
    pub pages: Vec<WordingsPart>,
    /// The table of all as a file.
    pub file: Link,
}

/// The wordings of a class on a page.
#[derive(Debug, Serialize)]
pub struct WordingsOfClass {
    /// Its id on the page: `formula`, `name`, `routine`.
    pub id: &'static str,
    /// What it is called.
    pub title: String,
    /// How many it has in all.
    pub count: usize,
    /// Where all are, if not all are here.
    pub all: Option<String>,
    /// The wordings, the weightiest first.
    pub rows: Vec<WordingRow>,
}

/// One of the pages of a class.
#[derive(Debug, Serialize)]
pub struct WordingsPart {
    /// The page; `None` for the one that is open.
    pub href: Option<String>,
    /// Which of the wordings it has, from the first to the last.
    pub title: String,
}

/// A wording in a list.
#[derive(Debug, Serialize)]
pub struct WordingRow {
    /// Its page.
    pub href: String,
    /// Its words.
    pub words: String,
    /// Their language, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// How many uses it has.
    pub uses: usize,
    /// How many sessions have it.
    pub sessions: usize,
    /// From which year to which, in words.
    pub years: Option<String>,
}

/// `wording.html`: a wording, its history, its variants and every use.
#[derive(Debug, Serialize)]
pub struct WordingPage {
    /// Its words: those used most.
    pub words: String,
    /// Their language, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// The class, and where it stands in the list.
    pub class: Link,
    /// How many sessions have it.
    pub sessions: usize,
    /// What can be known of the time before the earliest use found, and on what that rests.
    pub before: Option<Rest>,
    /// What can be known of the time since the latest.
    pub after: Option<Rest>,
    /// The longer wordings of which it is a part, with their uses.
    pub part_of: Vec<WordingLink>,
    /// The shorter ones that are part of it.
    pub parts: Vec<WordingLink>,
    /// The terms, people and organisations in it.
    pub inside: Vec<Link>,
    /// Its uses by year; none where there are no two years to compare.
    pub chart: Option<Figure>,
    /// Its forms, the usual one first; empty where there is but one.
    pub variants: Vec<VariantRow>,
    /// How many forms it has.
    pub forms: usize,
    /// Where the others are, where they are too many.
    pub more_variants: Option<String>,
    /// By whom.
    pub voices: Voices,
    /// What often goes with it.
    pub companions: Vec<CompanionRow>,
    /// In how many exchanges all of this is counted, in words.
    pub of_all: Option<String>,
    /// Every use.
    pub uses: Lines,
}

/// `uses.html`: one year of the uses of a wording or a term, where one page would be too long.
#[derive(Debug, Serialize)]
pub struct UsesPage {
    /// What it is: `wording` or `term`.
    pub kind: &'static str,
    /// Its page and words.
    pub of: Link,
    /// Their language, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// The uses.
    pub uses: Lines,
}

/// `wording-variant.html`: leads from the id of a variant to its wording.
#[derive(Debug, Serialize)]
pub struct WordingVariantPage {
    /// The variant's words.
    pub words: String,
    /// Their language, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// The wording's page and words.
    pub wording: Link,
}

/// What can be known of one end of a wording's history.
#[derive(Debug, Serialize)]
pub struct Rest {
    /// What is known, or why it is not.
    pub text: String,
    /// Whether the claim is made.
    pub known: bool,
    /// The first and the last of the records in doubt.
    pub doubtful: Vec<Link>,
}

/// A wording, or a term, that has to do with another.
#[derive(Debug, Serialize)]
pub struct WordingLink {
    /// Its page.
    pub href: String,
    /// Its words.
    pub title: String,
    /// Their language, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// Of a term, that it is one, in words.
    pub kind: Option<String>,
    /// How many uses it has.
    pub count: usize,
}

/// A form of a wording or a term.
#[derive(Debug, Serialize)]
pub struct VariantRow {
    /// Its number among the forms, from 1; the usual one is 1.
    pub number: usize,
    /// Its words; of a wording with what is added or left out against the head.
    pub html: Html,
    /// What kind of difference it is; of a term, what kind of name.
    pub kind: String,
    /// How many uses it has.
    pub count: usize,
    /// The first dated use.
    pub first: Option<DatedUse>,
    /// The last one, where it is of another day.
    pub last: Option<DatedUse>,
}

/// By whom something is said, and to whose question.
#[derive(Debug, Default, Serialize)]
pub struct Voices {
    /// Who says it, most often first.
    pub speakers: Vec<Voice>,
    /// What is left over of them, in words.
    pub more_speakers: Vec<String>,
    /// Whose question is answered, where it is said in an answer.
    pub askers: Vec<Voice>,
    /// What is left over of them, in words.
    pub more_askers: Vec<String>,
}

/// Somebody who speaks, with how often.
#[derive(Debug, Serialize)]
pub struct Voice {
    /// The name.
    pub name: String,
    /// The page, if there is one.
    pub href: Option<String>,
    /// How often.
    pub count: usize,
}

/// A wording or a term that goes with another.
#[derive(Debug, Serialize)]
pub struct CompanionRow {
    /// What it is.
    pub link: WordingLink,
    /// How often both stand together, in words.
    pub counts: String,
}

/// The uses of a wording or a term on a page, as lines with what stands around them.
#[derive(Debug, Serialize)]
pub struct Lines {
    /// How many uses there are in all, or in the year.
    pub count: usize,
    /// The first dated use of all.
    pub first: Option<DatedUse>,
    /// The last one, where it is of another day.
    pub last: Option<DatedUse>,
    /// The years, where one page would be too long: each has a page of its own.
    pub years: Vec<YearCount>,
    /// The parts of the year that is open, where one page would be too long for it: each has a page of its own.
    pub parts: Vec<YearCount>,
    /// The lines, in order of time; none where the years, or the parts of the year, have pages of their own.
    pub lines: Vec<UseLine>,
    /// Whether a gap is marked anywhere among them.
    pub has_gap: bool,
}

/// A use with what stands around it.
#[derive(Debug, Serialize)]
pub struct UseLine {
    /// The paragraph.
    pub href: String,
    /// The day, as `2025-03-07`.
    pub day: Option<String>,
    /// What leads to it where there is no day: the session's title.
    pub title: Option<String>,
    /// What stands before, in the same paragraph.
    pub left: Html,
    /// The words.
    pub words: Html,
    /// What stands after.
    pub right: Html,
    /// Who says it, as labelled there.
    pub speaker: Option<String>,
    /// Who had asked, in words, where another one says it.
    pub asked: Option<String>,
    /// The number of the form, where it is not the usual one.
    pub variant: Option<usize>,
    /// The language of the words, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// The language of the names, where it is not the interface's.
    pub name_lang: Option<Tongue>,
}
