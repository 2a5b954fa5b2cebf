//! How complete a record is, and how to cite it, in words.

use super::super::context::Citation;
use super::super::routes::Links;
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
            parts.push(fill(&words.contained, &[("total", &total)]));
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

    /// How to cite a page of a session: `part` is what of the session it shows, and `number` its number
    /// as printed; without them it is the session.
    pub(in crate::render) fn citation(
        &self,
        session: &Session,
        part: Option<&str>,
        number: Option<String>,
        links: &Links<'_>,
    ) -> Citation {
        let witness = &session.header.witness;
        let title = self.session_title(session);
        let day = |date| self.words.dates.day(date).text;
        let original = witness.publisher.as_ref().map(|publisher| {
            let title = witness.title.as_deref().unwrap_or(title);
            let date = witness.date.or(session.header.date).map(day);
            self.cited([
                Some(publisher.clone()),
                Some(fill(&self.words.cite.title, &[("title", title)])),
                date,
                witness.page.clone(),
            ])
        });
        let here = links.here();
        let edition = self.cited([
            part.map(|part| fill(&self.words.cite.question, &[("title", part)])),
            Some(fill(&self.words.cite.title, &[("title", title)])),
            session.header.date.map(day),
            number,
            Some(self.archive.settings.title.clone()),
            Some(links.address(here).unwrap_or_else(|| here.to_owned())),
        ]);
        let original_url = witness.url.as_deref().and_then(super::super::address::outside);
        Citation { original, original_url, edition }
    }

    fn cited<const N: usize>(&self, parts: [Option<String>; N]) -> String {
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(&self.words.cite.separator) + &self.words.cite.end
    }
}
