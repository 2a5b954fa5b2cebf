//! The cut: what a pass over a draft decides, before it is put together.
//!
//! The settled pass (declared labels) and the raw pass (rules that guess) both end in one, so that how
//! turns are joined, numbered and placed cannot differ between them.

use std::ops::Range;

use crate::diagnostic::Message;
use crate::model::{AsideKind, Header, Mark, Reference, Speaker, Time, TurnKind};
use crate::read::Facts;
use crate::text::Language;

/// A draft cut up: what each stretch of it is, in the order of the text.
#[derive(Debug, Clone)]
pub(super) struct Cut {
    /// What is known of the event, stated or inferred.
    pub(super) header: Header,
    /// The labels, each once; in any order, as [`Element::Turn`] refers to them by index.
    pub(super) speakers: Vec<Speaker>,
    /// The stretches, in the order of the text.
    pub(super) elements: Vec<Element>,
}

/// What is stated of a paragraph's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// When they are said in the recording.
    pub(super) time: Option<Time>,
    /// Their language.
    pub(super) language: Option<Language>,
}

impl Said {
    /// What the format states of a block's words.
    pub(super) fn of(facts: &Facts) -> Self {
        Self { time: facts.time, language: facts.language.clone() }
    }

    /// Takes up what is stated of words that go on with these.
    pub(super) fn go_on(&mut self, next: &Self) {
        self.time = match (self.time, next.time) {
            (Some(time), Some(next)) => Some(time.until(next)),
            (time, next) => time.or(next),
        };
    }
}

/// A stretch of the draft. All ranges are bytes of the draft's source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Element {
    /// A heading: the turns after it are an exchange of their own.
    Heading {
        /// The title; empty where the exchange is to be opened and not named.
        title: String,
        /// The id wished for.
        wish: Option<Reference>,
        /// The topics given.
        topics: Vec<Reference>,
        /// The exchanges it is said to follow.
        follows: Vec<Reference>,
        /// Where it stands.
        span: Range<usize>,
    },
    /// A label: the paragraphs after it are this speaker's. The same speaker twice in a row is one
    /// turn, unless the second opens an exchange.
    Turn {
        /// The speaker, as an index into [`Cut::speakers`]; `None` for words under no label at the head
        /// of an exchange. Elsewhere it means nothing: a transcript has no way to write it.
        speaker: Option<usize>,
        /// What kind of speech it is, where that is stated; then it is a turn even of nobody, and goes
        /// on with the turn before only if that is stated to be of the same kind.
        kind: Option<TurnKind>,
        /// Whether an exchange opens here. Right below a heading the heading has opened it already.
        opens_exchange: bool,
        /// Where the label stands.
        span: Range<usize>,
    },
    /// A paragraph: of the turn before it, or of the lead if there is none. With no words and nothing
    /// but marks of gaps it becomes an aside, unless it is the first of its turn.
    Paragraph {
        /// The words; white space at both ends is taken off.
        text: String,
        /// The marks on them, in any order.
        marks: Vec<Mark>,
        /// What is stated of them.
        said: Said,
        /// Where it begins and ends.
        span: Range<usize>,
    },
    /// What nobody speaks.
    Aside {
        /// What it is.
        kind: AsideKind,
        /// Its words, as printed.
        text: String,
        /// Where it stands inside the paragraph that comes before it in the cut, in Unicode scalar
        /// values into its text, at least one; `None` where it stands after that paragraph.
        inside: Option<usize>,
        /// Why it is taken for this; short, in English part of the public JSON.
        why: Message,
        /// Where it stands.
        span: Range<usize>,
    },
    /// A footnote of the source.
    Footnote {
        /// Its label, as in `[^1]`.
        label: String,
        /// Its words.
        text: String,
        /// Where it stands.
        span: Range<usize>,
    },
}
