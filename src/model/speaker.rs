//! Who a label stands for, in one session.

use super::Slug;
use crate::diagnostic::Span;

/// A label of a session, and what is known of whom it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The name as printed, without the colon.
    pub label: String,
    /// What the speaker does in this session.
    pub role: Role,
    /// The person the label stands for, if it has an entry.
    pub person: Option<Slug>,
    /// The organisation for which an asker asks, if it has an entry.
    pub organisation: Option<Slug>,
    /// The office held on the day, if the source or the editor says so.
    pub office: Option<String>,
    /// Whether a question under this label goes on with the one before it (追问).
    pub follow_up: bool,
    /// Where the editor declared the label, if so.
    pub stated: Option<Span>,
    /// Why label and role are taken for what they are.
    pub why: String,
}

/// What a speaker does in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Asks.
    Asker,
    /// Answers.
    Answerer,
    /// Calls on the askers, opens and closes.
    Moderator,
    /// Renders what others say.
    Interpreter,
    /// Nothing in the source tells.
    Unknown,
}

impl Role {
    /// The name used in JSON and front matter: `asker`, `answerer`, …
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asker => "asker",
            Self::Answerer => "answerer",
            Self::Moderator => "moderator",
            Self::Interpreter => "interpreter",
            Self::Unknown => "unknown",
        }
    }
}
