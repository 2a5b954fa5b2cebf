//! Exchanges that refer back to others, as their editor says (`follows`), from both sides.

use std::collections::{BTreeMap, HashMap};

use super::{ExchangeAt, TwinsView};
use crate::model::{ExchangeId, Slug};
use crate::resolve::{Archive, followed};

/// Which exchanges refer back to which. What is said of one of several twins is true of all: it is kept of the lead, where
/// it is known which exchange of it is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FollowsView {
    before: BTreeMap<ExchangeAt, Vec<ExchangeAt>>,
    after: BTreeMap<ExchangeAt, Vec<ExchangeAt>>,
}

impl FollowsView {
    /// Takes them from the archive, where each reference names an exchange.
    pub(super) fn new(archive: &Archive, twins: &TwinsView) -> Self {
        let lead = |at: ExchangeAt| twins.lead_of(at).unwrap_or(at);
        let places = places(archive);
        let mut view = Self::default();
        for (session, archived) in archive.sessions.iter().enumerate() {
            let id = &archived.session.id;
            for (exchange, it) in archived.session.exchanges.iter().enumerate() {
                let at = lead(ExchangeAt { session, exchange });
                let named = it.follows.iter().filter_map(|one| followed(&one.id));
                let before = named.filter_map(|(session, exchange)| {
                    places.get(&(session.unwrap_or_else(|| id.clone()), exchange)).copied()
                });
                for before in before.map(lead) {
                    view.before.entry(at).or_default().push(before);
                    view.after.entry(before).or_default().push(at);
                }
            }
        }
        for list in view.before.values_mut().chain(view.after.values_mut()) {
            list.sort_unstable();
            list.dedup();
        }
        view
    }

    /// The exchanges to which `at` refers back, in order of time.
    pub fn before(&self, at: ExchangeAt) -> &[ExchangeAt] {
        self.before.get(&at).map_or(&[], Vec::as_slice)
    }

    /// The exchanges that refer back to `at`, in order of time.
    pub fn after(&self, at: ExchangeAt) -> &[ExchangeAt] {
        self.after.get(&at).map_or(&[], Vec::as_slice)
    }
}

/// Where the exchanges of an archive are that has any reference; nothing in one that has none.
fn places(archive: &Archive) -> HashMap<(Slug, ExchangeId), ExchangeAt> {
    let any = |it: &crate::model::Session| it.exchanges.iter().any(|one| !one.follows.is_empty());
    if !archive.sessions.iter().any(|archived| any(&archived.session)) {
        return HashMap::new();
    }
    let sessions = archive.sessions.iter().enumerate();
    let all = sessions.flat_map(|(session, archived)| {
        let exchanges = archived.session.exchanges.iter().enumerate();
        exchanges.map(move |(exchange, it)| {
            ((archived.session.id.clone(), it.id), ExchangeAt { session, exchange })
        })
    });
    all.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::{archive, reference};

    #[test]
    fn a_reference_back_is_known_on_both_sides() {
        let mut archive = archive();
        archive.sessions[1].session.exchanges[0].follows =
            vec![reference("2023-04-01-spring#q2"), reference("2023-04-01-spring#q1")];
        archive.sessions[0].session.exchanges[1].follows = vec![reference("q1")];
        let view = FollowsView::new(&archive, &TwinsView::new(&archive));
        let at = |session, exchange| ExchangeAt { session, exchange };
        assert_eq!(view.before(at(1, 0)), [at(0, 0), at(0, 1)]);
        assert_eq!(view.before(at(0, 1)), [at(0, 0)]);
        assert_eq!(view.after(at(0, 0)), [at(0, 1), at(1, 0)]);
        assert!(view.before(at(0, 0)).is_empty() && view.after(at(1, 0)).is_empty());
    }

    #[test]
    fn what_one_of_twins_refers_back_to_the_others_do_too() {
        let mut archive = archive();
        archive.sessions[1].session.header.translation_of = Some(reference("undated"));
        archive.sessions[1].session.exchanges[0].follows = vec![reference("2023-04-01-spring#q2")];
        archive.sessions[2].session.exchanges[0].follows = vec![reference("2023-04-01-spring#q2")];
        let view = FollowsView::new(&archive, &TwinsView::new(&archive));
        let at = |session, exchange| ExchangeAt { session, exchange };
        assert_eq!(view.before(at(2, 0)), [at(0, 1)]);
        assert_eq!(view.after(at(0, 1)), [at(2, 0)]);
    }
}
