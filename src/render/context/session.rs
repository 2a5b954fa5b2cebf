//! The pages of one session as a whole.

use serde::Serialize;

use super::{
    AsideText, Day, Link, Name, NoteText, QuestionItem, Speech, Told, Tongue, Translation,
    UnplacedNote, WordHere,
};

/// `session.html`: what the event was, how complete the record is, and what is in it.
#[derive(Debug, Serialize)]
pub struct SessionPage {
    /// The title.
    pub title: String,
    /// The series.
    pub series: Option<Link>,
    /// The day.
    pub day: Option<Day>,
    /// Who, where, how long, from which source.
    pub facts: Vec<Fact>,
    /// Who answers.
    pub answerers: Vec<Name>,
    /// How complete the record is, in one line.
    pub record: String,
    /// The address of the source.
    pub source_url: Option<String>,
    /// What it is a translation of: a session of the archive, or an address.
    pub original: Option<Link>,
    /// The language of the record, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// The notes on all of it.
    pub notes: Vec<NoteText>,
    /// Unspoken text before the first turn.
    pub lead: Speech,
    /// Whether notes stand on the page: on wide screens they take the margin.
    pub annotated: bool,
    /// The opening.
    pub opening: Option<SectionItem>,
    /// The exchanges.
    pub questions: Vec<QuestionItem>,
    /// The closing.
    pub closing: Option<SectionItem>,
    /// The session on one page.
    pub whole: String,
    /// What it stands out by in its wordings.
    pub told: Option<Told>,
    /// What nobody speaks and no other page shows.
    pub asides: Vec<AsideText>,
    /// The notes whose words were not found.
    pub unplaced: Vec<UnplacedNote>,
    /// The terms in the lead.
    pub words_here: Vec<WordHere>,
    /// What was left out of the speech.
    pub removed: Vec<Treatment>,
    /// What was marked as a gap.
    pub marked: Vec<Treatment>,
    /// How to cite it.
    pub citation: super::Citation,
    /// The machine's copies.
    pub copies: Vec<Link>,
}

/// An opening or a closing in a list.
#[derive(Debug, Serialize)]
pub struct SectionItem {
    /// Its page.
    pub href: String,
    /// Its first sentences.
    pub excerpt: Option<String>,
}

/// A fact about the event.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// What it is about, in the interface's words.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// A place of the text that was not left as it came.
#[derive(Debug, Serialize)]
pub struct Treatment {
    /// What it was taken for, in the interface's words.
    pub name: String,
    /// The words.
    pub text: String,
    /// Where it is on the site.
    pub href: Option<String>,
    /// Why it was taken for this.
    pub why: Reason,
    /// Its line in the source.
    pub line: usize,
}

/// Why the program did something: in Chinese on a Chinese site, in English on any other.
#[derive(Debug, Serialize)]
pub struct Reason {
    /// The words.
    pub text: String,
    /// Their language, where it is not the interface's.
    pub lang: Option<Tongue>,
}

/// `all.html`: a session on one page.
#[derive(Debug, Serialize)]
pub struct AllPage {
    /// The title.
    pub title: String,
    /// The session's page.
    pub session: String,
    /// The day.
    pub day: Option<Day>,
    /// How complete the record is, in one line.
    pub record: String,
    /// The language of the record, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// The notes on all of it.
    pub notes: Vec<NoteText>,
    /// Unspoken text before the first turn.
    pub lead: Speech,
    /// Speech before the first question.
    pub opening: Speech,
    /// The exchanges.
    pub questions: Vec<AllQuestion>,
    /// Speech after the last answer.
    pub closing: Speech,
    /// Whether notes stand on the page: on wide screens they take the margin.
    pub annotated: bool,
    /// The terms in it.
    pub words_here: Vec<WordHere>,
    /// How to cite it.
    pub citation: super::Citation,
}

/// An exchange among all of a session.
#[derive(Debug, Serialize)]
pub struct AllQuestion {
    /// Its id on the page: `q5`.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Whether the title was taken from the question by the program.
    pub derived: bool,
    /// Its place among the session's exchanges, from 1.
    pub number: usize,
    /// The question and the answer.
    pub speech: Speech,
}

/// `speech.html`: an opening or a closing.
#[derive(Debug, Serialize)]
pub struct SpeechPage {
    /// 开场 or 结束, in the interface's words.
    pub title: String,
    /// The series.
    pub series: Option<Link>,
    /// The session.
    pub session: Link,
    /// The day.
    pub day: Option<Day>,
    /// How complete the record is, in one line.
    pub record: String,
    /// The language of the record, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// What is said.
    pub speech: Speech,
    /// Whether notes stand in it: on wide screens they take the margin.
    pub annotated: bool,
    /// The terms in it.
    pub words_here: Vec<WordHere>,
    /// How to cite it.
    pub citation: super::Citation,
    /// The whole session on one page.
    pub whole: String,
}

/// A session in a list.
#[derive(Debug, Serialize)]
pub struct SessionItem {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The day.
    pub day: Option<Day>,
    /// How many exchanges it holds.
    pub questions: usize,
    /// How complete the record is, in one line.
    pub record: String,
    /// The language of the record, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// The same in other languages.
    pub translations: Vec<Translation>,
}
