//! How complete a record is: what the witness says, and what can be counted in the text.

use crate::model::{Extent, Made, Session};

/// The facts; what nobody says is empty and may not be claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completeness<'a> {
    /// How many exchanges the record holds.
    pub contained: usize,
    /// How many questions the event had, if a source says so.
    pub held: Option<u32>,
    /// The source that says so.
    pub source: Option<&'a str>,
    /// How much of the event the witness holds.
    pub extent: Option<Extent>,
    /// How its text was made.
    pub made: Option<Made>,
}

impl<'a> Completeness<'a> {
    /// The facts about one session.
    pub fn of(session: &'a Session) -> Self {
        let witness = &session.header.witness;
        Self {
            contained: session.exchanges.len(),
            held: witness.questions_held,
            source: witness.questions_source.as_deref(),
            extent: witness.extent,
            made: witness.made,
        }
    }

    /// Whether the record is known to hold all that was said: its silence then shows something.
    pub fn is_full(&self) -> bool {
        let all = self.held.is_none_or(|held| held as usize <= self.contained);
        self.extent == Some(Extent::Full) && all
    }
}
