//! How complete a record is, in words.

use super::super::site::Site;
use super::super::words::fill;
use crate::derive::Completeness;
use crate::model::{Extent, Made, Session};

impl Site<'_> {
    /// How complete a session's record is, in one line; with `number`, for the exchange that is the
    /// number-th of it. Only what can be counted, or what the witness says.
    pub(in crate::render) fn record_line(
        &self,
        session: &Session,
        number: Option<usize>,
    ) -> String {
        let facts = Completeness::of(session);
        let words = &self.words.record;
        let total = facts.contained.to_string();
        let mut parts = Vec::new();
        if let Some(number) = number {
            parts.push(fill(&words.position, &[("n", &number.to_string()), ("total", &total)]));
        } else if facts.contained > 0 {
            parts.push(words.contained.say(facts.contained));
        }
        if let Some(held) = facts.held {
            let held = held.to_string();
            parts.push(match facts.source {
                Some(source) => fill(&words.held_by, &[("held", &held), ("source", source)]),
                None => fill(&words.held, &[("held", &held)]),
            });
        }
        parts.extend(facts.extent.map(|extent| match extent {
            Extent::Full => words.full.clone(),
            Extent::Abridged => words.abridged.clone(),
            Extent::Excerpt => words.excerpt.clone(),
        }));
        parts.extend(facts.made.map(|made| match made {
            Made::Verbatim => words.verbatim.clone(),
            Made::Edited => words.edited.clone(),
            Made::Translated => words.translated.clone(),
        }));
        if parts.is_empty() {
            return String::new();
        }
        parts.join(&words.separator) + &words.end
    }
}
