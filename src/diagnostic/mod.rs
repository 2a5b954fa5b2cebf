//! What went wrong or was decided, where, and what to do about it.
//!
//! Every stage reports through [`Diagnostic`] values and none prints: the library never decides how
//! a message reaches a person. A [`Report`] holds all diagnostics of a run.

mod code;
pub mod html;
pub mod human;
pub mod json;
mod message;
mod report;
mod source;

pub use code::Code;
pub use message::{Message, Tongue};
pub use report::Report;
pub use source::{Position, SourceText, Span};

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The content is wrong: a build stops before it publishes.
    Error,
    /// Probably wrong, or in doubt: the build goes on, an editor should look.
    Warning,
    /// Something was done to the text (taken out, joined, converted) and is said so.
    Info,
}

impl Severity {
    /// The name used in JSON: `error`, `warning` or `info`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// Where a diagnostic points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Some words of a source.
    At(Span),
    /// A file or folder as a whole, by its path as shown to the user.
    File(String),
    /// The run as a whole.
    Nowhere,
}

/// One thing to tell the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Which kind of thing it is; stable, for machines and for the guide.
    pub code: Code,
    /// What is wrong, with the words in question.
    pub message: Message,
    /// Where.
    pub place: Place,
    /// What to do, most helpful first.
    pub hints: Vec<Message>,
}

impl Diagnostic {
    /// A diagnostic without hints.
    pub fn new(severity: Severity, code: Code, message: Message, place: Place) -> Self {
        Self { severity, code, message, place, hints: Vec::new() }
    }

    /// An [`Severity::Error`] at `place`.
    pub fn error(code: Code, message: Message, place: Place) -> Self {
        Self::new(Severity::Error, code, message, place)
    }

    /// A [`Severity::Warning`] at `place`.
    pub fn warning(code: Code, message: Message, place: Place) -> Self {
        Self::new(Severity::Warning, code, message, place)
    }

    /// An [`Severity::Info`] at `place`.
    pub fn info(code: Code, message: Message, place: Place) -> Self {
        Self::new(Severity::Info, code, message, place)
    }

    /// The same with one more hint.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }

    /// The path it concerns, as shown to the user.
    pub fn path(&self) -> Option<&str> {
        match &self.place {
            Place::At(span) => Some(span.source.path()),
            Place::File(path) => Some(path),
            Place::Nowhere => None,
        }
    }

    /// Line and column, both counted from 1, the column in Unicode scalar values.
    pub fn position(&self) -> Option<Position> {
        match &self.place {
            Place::At(span) => Some(span.start()),
            _ => None,
        }
    }
}
