//! Who a label stands for, in one session.

use super::Slug;
use crate::diagnostic::{Message, Span};
use crate::text::trim;

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
    pub why: Message,
}

impl Speaker {
    /// Whether a canonical transcript can tell `label` at the start of a line: it is not empty, and
    /// holds no sign that means something else there.
    pub fn label_can_stand(label: &str) -> bool {
        let starts = [">", "##"];
        let signs = ["\\", "**", "](", "[^", "[…", "[..."];
        let plain = |c: char| !c.is_control() && !matches!(c, '\u{A0}' | '\u{2028}' | '\u{2029}');
        !label.is_empty()
            && trim(label) == label
            && !label.ends_with(['：', ':'])
            && label.chars().all(plain)
            && !starts.iter().any(|sign| label.starts_with(sign))
            && !signs.iter().any(|sign| label.contains(sign))
    }
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
