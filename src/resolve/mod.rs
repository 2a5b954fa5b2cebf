//! Sessions, entries and permalinks become an archive: names are looked up, ids are allotted and kept,
//! topics are assigned, terms are found, and whatever refers to nothing is an error with its place.

mod archive;
pub mod entries;
mod follows;
mod former;
mod hierarchy;
pub mod notes;
pub mod permalinks;
mod references;
mod sessions;
mod terms;
mod topics;
mod translations;

pub use archive::{Annotated, Archive, ArchivedSession, Assignment, PlacedNote, Why};
pub use follows::followed;
pub use terms::find as find_terms;

use entries::Entries;

use crate::diagnostic::Diagnostic;
use crate::settings::Settings;

/// Puts the archive together.
///
/// The sessions come with the ids that [`permalinks::align`] set, the notes as [`notes::place`] placed
/// them. Whatever is wrong is in `report`;
/// what refers to nothing is left out of the archive, so that it is complete and checked in any case.
pub fn resolve(
    settings: Settings,
    mut entries: Entries,
    sessions: Vec<Annotated>,
    report: &mut impl Extend<Diagnostic>,
) -> Archive {
    let known = references::Known::new(&entries);
    known.check_entries(&mut entries, report);
    hierarchy::break_circles(&mut entries.topics, report);
    former::check(entries.topics.iter_mut().map(|it| &mut it.entry), report);
    former::check(entries.people.iter_mut().map(|it| &mut it.entry), report);
    former::check(entries.organisations.iter_mut().map(|it| &mut it.entry), report);
    former::check(entries.series.iter_mut().map(|it| &mut it.entry), report);
    former::check(entries.terms.iter_mut().map(|it| &mut it.entry), report);

    let rules = match topics::Rules::new(&entries.topics) {
        Ok(rules) => Some(rules),
        Err(diagnostic) => {
            report.extend([diagnostic]);
            None
        }
    };
    let mut archived = Vec::with_capacity(sessions.len());
    for Annotated { mut session, notes } in sessions::in_order(sessions, report) {
        known.check_session(&mut session, report);
        sessions::check_header(&session, report);
        let assign = |exchange| rules.as_ref().map(|rules| rules.assign(exchange));
        let topics: Vec<Vec<Assignment>> =
            session.exchanges.iter().map(|it| assign(it).unwrap_or_default()).collect();
        if known.has_topics() && rules.is_some() {
            sessions::check_topics(&session, &topics, report);
        }
        archived.push(ArchivedSession { notes, ..ArchivedSession::new(session, topics) });
    }
    follows::check(&mut archived, report);
    translations::check(&mut archived, report);
    find_terms(&entries.terms, &mut archived, report);
    let Entries { topics, people, organisations, series, terms, pages } = entries;
    Archive { settings, sessions: archived, topics, people, organisations, series, terms, pages }
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
