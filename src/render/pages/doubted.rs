//! What cannot be known of wordings, and which records are why.

use super::super::context::{Doubted, Link, ToldWording};
use super::super::routes::Links;
use super::super::site::Site;
use super::super::words::fill;
use crate::derive::history::{Doubt, Finding};

impl Site<'_> {
    /// Wordings of which something cannot be known, and the records for which it cannot; nothing where all
    /// is known.
    pub(super) fn doubted(
        &self,
        pattern: &str,
        findings: impl Iterator<Item = Finding>,
        items: Vec<ToldWording>,
        links: &Links<'_>,
    ) -> Option<Doubted> {
        let doubts: Vec<Doubt> = findings.filter_map(doubt).collect();
        let first = doubts.iter().map(|doubt| doubt.first).min()?;
        let last = doubts.iter().map(|doubt| doubt.last).max()?;
        let most = doubts.iter().map(|doubt| doubt.records).max()?;
        let mut records = self.words.sessions_count.say(most);
        // Of wordings that are in doubt for different records, no one number is true but the least.
        let differ = doubts.iter().any(|doubt| *doubt != doubts[0]);
        if differ {
            records = fill(&self.words.history.at_least, &[("n", &records)]);
        }
        let wordings = self.words.history.wordings.say(doubts.len());
        let mut ends = vec![first, last];
        ends.dedup();
        Some(Doubted {
            text: filled(pattern, &[("wordings", wordings), ("records", records)]),
            between: ends.len() > 1 && (differ || most > ends.len()),
            records: ends.into_iter().map(|session| self.record_link(session, links)).collect(),
            not_listed: self.not_listed(doubts.len(), items.len()),
            items,
        })
    }

    /// The link to a record: by its day, or its title where it has none.
    pub(super) fn record_link(&self, session: usize, links: &Links<'_>) -> Link {
        let session = &self.archive.sessions[session].session;
        let link = self.session_link(session, links);
        Link { title: self.day(session).map_or(link.title, |day| day.text), ..link }
    }

    /// How many are not listed, in words.
    pub(super) fn not_listed(&self, all: usize, listed: usize) -> Option<String> {
        let left = all.saturating_sub(listed);
        (left > 0).then(|| fill(&self.words.history.not_listed, &[("n", &left.to_string())]))
    }
}

fn doubt(finding: Finding) -> Option<Doubt> {
    match finding {
        Finding::Known => None,
        Finding::Unknowable(doubt) => Some(doubt),
    }
}

/// The same as [`fill`], with values made for it.
pub(super) fn filled(pattern: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fill(pattern, &values)
}
