//! Two years or two sessions on one topic, side by side.

use serde::Serialize;

use super::{CollectedQuestion, Link, Tongue, WordingLink};
use crate::render::theme::Html;

/// `compare.html`: what two years, or two sessions, have on a topic.
#[derive(Debug, Serialize)]
pub struct ComparePage {
    /// The topic.
    pub topic: Link,
    /// The two sides, the earlier first.
    pub sides: Vec<CompareSide>,
    /// On what the page rests, and what it does not say.
    pub notes: Vec<String>,
    /// How many stretches stand on both sides.
    pub count: usize,
    /// The first of them, numbered as they are marked.
    pub common: Vec<CommonRow>,
    /// Those that follow, to be unfolded.
    pub further: Vec<CommonRow>,
    /// How many more there are, in words.
    pub more: Option<String>,
    /// The first of the names and phrases of conversation that stand on both sides.
    pub besides: Vec<CompareWording>,
    /// How many there are of these.
    pub besides_count: usize,
    /// How many of them are not listed, in words.
    pub more_besides: Option<String>,
    /// Other comparisons on the topic: the first year against the latest, the years of two sessions.
    pub others: Vec<Link>,
    /// Whether a gap is marked anywhere on the page.
    pub has_gap: bool,
}

/// A side.
#[derive(Debug, Serialize)]
pub struct CompareSide {
    /// Its id on the page: `one` or `other`.
    pub id: &'static str,
    /// The year or the session.
    pub title: Link,
    /// The session, where the side is one: its title.
    pub session: Option<Link>,
    /// How much is said on it, in words.
    pub size: String,
    /// Which of its records are not in full, in words.
    pub doubt: Option<String>,
    /// The formulas that stand on this side alone so often that it is hardly by chance, the surest difference
    /// first.
    pub only: Vec<OnlyRow>,
    /// How many others stand on this side alone, in words; that none does, where none does.
    pub only_rest: Vec<String>,
    /// The language of the records, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// The exchanges, in order.
    pub questions: Vec<CompareQuestion>,
    /// Where the exchanges are that the page has no room for.
    pub rest: Option<Link>,
}

/// An exchange on a side.
#[derive(Debug, Serialize)]
pub struct CompareQuestion {
    /// The exchange with its words; where the page has no room for all, with the paragraphs that hold a
    /// common stretch.
    pub exchange: CollectedQuestion,
    /// How many paragraphs are left out, in words.
    pub left_out: Option<String>,
}

/// A stretch that stands on both sides.
#[derive(Debug, Serialize)]
pub struct CommonRow {
    /// Its number.
    pub number: usize,
    /// Its words.
    pub words: String,
    /// Their language, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// The page of the wording; `None` where it is none, but whole clauses word for word.
    pub href: Option<String>,
    /// How often it stands on either side, with the link to its first place there.
    pub uses: Vec<CommonUses>,
    /// The forms of the wording by side, where they are not all the same.
    pub forms: Vec<CompareForm>,
    /// The first of the wordings that stand in it, where it is none itself.
    pub holds: Vec<WordingLink>,
    /// How many more of them there are, in words.
    pub more_holds: Option<String>,
}

/// The uses of a stretch on one side.
#[derive(Debug, Serialize)]
pub struct CommonUses {
    /// The side, in few words.
    pub side: String,
    /// How many.
    pub count: usize,
    /// The first of them on the page; `None` where the page has no room for it.
    pub href: Option<String>,
}

/// A form of a wording.
#[derive(Debug, Serialize)]
pub struct CompareForm {
    /// The form, with what differs from the wording's most frequent one marked.
    pub html: Html,
    /// How often each side has it, in words.
    pub uses: String,
}

/// A wording that stands on both sides.
#[derive(Debug, Serialize)]
pub struct CompareWording {
    /// The wording.
    pub wording: WordingLink,
    /// How often each side has it, in words.
    pub uses: String,
}

/// A wording that stands on one side alone.
#[derive(Debug, Serialize)]
pub struct OnlyRow {
    /// The wording.
    pub wording: WordingLink,
    /// How often it stands there.
    pub count: usize,
    /// How sure the difference is, as a number.
    pub log_likelihood: String,
    /// How large it is, as a number.
    pub log_ratio: String,
}
