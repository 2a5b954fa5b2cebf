//! What pages say of wordings and terms in time.

use serde::Serialize;

use super::{Link, Tongue};

/// What a year or a session stands out by in its wordings and terms.
#[derive(Debug, Serialize)]
pub struct Told {
    /// What the section is called.
    pub title: String,
    /// How much it rests on, and how it is ranked.
    pub basis: String,
    /// What is new, what has returned, what was not said since, what was said in one session alone; lists with nothing in them are left out.
    pub lists: Vec<ToldList>,
    /// What stands out in the records held, where others are in doubt: not claims.
    pub doubted: Vec<Doubted>,
    /// What has too few uses for that, to be folded away.
    pub weak: Option<Weak>,
}

/// What chance could make as well.
#[derive(Debug, Serialize)]
pub struct Weak {
    /// That it is of little weight, and how much there is of it.
    pub title: String,
    /// What that means.
    pub note: String,
    /// The same lists as of what is surer, each shorter; nothing follows them.
    pub lists: Vec<ToldList>,
    /// The same of records in doubt: not claims.
    pub doubted: Vec<Doubted>,
    /// How much of what the lists could hold is not listed, in words.
    pub not_listed: Option<String>,
}

/// Wordings of which the same can be claimed.
#[derive(Debug, Serialize)]
pub struct ToldList {
    /// `new`, `returned`, `last` or `only`.
    pub kind: &'static str,
    /// The claim.
    pub title: String,
    /// The surest.
    pub items: Vec<ToldWording>,
    /// Those that follow.
    pub more: Vec<ToldWording>,
    /// How many follow, in words.
    pub more_title: String,
    /// How many are not listed, in words.
    pub not_listed: Option<String>,
}

/// A wording or a term, and what is told of it.
#[derive(Debug, Serialize)]
pub struct ToldWording {
    /// Its page.
    pub href: String,
    /// Its words.
    pub words: String,
    /// Their language, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// Of a term, that it is one, in words.
    pub kind: Option<String>,
    /// Where it is said: the day or, in a session, the question.
    pub at: Link,
    /// What is told, with its counts.
    pub counts: String,
    /// How sure and how large the difference is; `None` where nothing is claimed.
    pub measure: Option<String>,
}

/// Wordings of which a claim would need records that are not known to be full.
#[derive(Debug, Serialize)]
pub struct Doubted {
    /// What was found, and what cannot be known.
    pub text: String,
    /// The first and the last of the records in doubt; one, if they are one.
    pub records: Vec<Link>,
    /// Whether there are more between them.
    pub between: bool,
    /// The wordings; what is told of them is what was found.
    pub items: Vec<ToldWording>,
    /// How many are not listed, in words.
    pub not_listed: Option<String>,
}

/// What a question and its answer say in words that were said before, first, or only here.
#[derive(Debug, Serialize)]
pub struct SaidHere {
    /// What the list is called, with the number of words that were said before.
    pub title: String,
    /// What was said before.
    pub before: Option<SaidList>,
    /// What is said here first.
    pub first: Option<SaidList>,
    /// What is said so only here.
    pub only: Option<SaidList>,
    /// The terms that are said only here.
    pub terms: Option<SaidList>,
    /// What might be, if the records were full.
    pub doubted: Option<Doubted>,
}

/// Words of a question or its answer of which the same can be said.
#[derive(Debug, Serialize)]
pub struct SaidList {
    /// The first of them, in the order of the text.
    pub items: Vec<SaidWords>,
    /// How many are not listed, in words.
    pub not_listed: Option<String>,
}

/// Words of a question or its answer.
#[derive(Debug, Serialize)]
pub struct SaidWords {
    /// Their paragraph on the page.
    pub at: String,
    /// The words, as they stand there.
    pub words: String,
    /// Their language, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// When else they were said, or that they were not, with counts.
    pub counts: String,
    /// The page of the wording or the term.
    pub href: String,
}
