//! The same subject, the same asker: what stands before and after an exchange in a list.

use super::{ExchangeAt, Views};
use crate::resolve::Archive;

/// What stands before and after an exchange's session in a list, in order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbours<'a> {
    /// Those in earlier sessions, the nearest last.
    pub earlier: &'a [ExchangeAt],
    /// Those in later sessions, the nearest first.
    pub later: &'a [ExchangeAt],
}

/// The `most` nearest of `list` on either side that belong to other sessions. `list` is in order.
pub fn neighbours(list: &[ExchangeAt], session: usize, most: usize) -> Neighbours<'_> {
    let before = list.partition_point(|other| other.session < session);
    let after = list.partition_point(|other| other.session <= session);
    let end = list.len().min(after + most);
    Neighbours { earlier: &list[before.saturating_sub(most)..before], later: &list[after..end] }
}

/// The last answer on a subject before an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastAnswer {
    /// The topic they share, as an index into the archive's topics.
    pub topic: usize,
    /// The earlier exchange.
    pub at: ExchangeAt,
}

/// The latest exchange of an earlier session that shares a topic with `at`. Where either session has no
/// date there is none: nobody knows what came before. It is the one in the language of `at`, where there is such a twin.
pub fn last_answer(archive: &Archive, views: &Views, at: ExchangeAt) -> Option<LastAnswer> {
    archive.sessions[at.session].session.header.date?;
    let topics = archive.sessions[at.session].topics.get(at.exchange)?;
    let lead = views.twins.lead(at.session);
    let latest = topics.iter().filter_map(|assignment| {
        let earlier = neighbours(&views.topics[assignment.topic].own, lead, 1).earlier;
        earlier.last().map(|&at| LastAnswer { topic: assignment.topic, at })
    });
    // Of equals the first topic wins: it is the one the editor put first.
    let last = latest.reduce(|best, next| if next.at > best.at { next } else { best })?;
    Some(LastAnswer { at: views.twins.for_reader_of(archive, at.session, last.at), ..last })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::{archive, reference};

    fn at(session: usize, exchange: usize) -> ExchangeAt {
        ExchangeAt { session, exchange }
    }

    #[test]
    fn neighbours_leave_out_the_session_itself() {
        let list = [at(0, 1), at(1, 0), at(2, 0), at(2, 3), at(4, 0), at(5, 0)];
        let found = neighbours(&list, 2, 1);
        assert_eq!((found.earlier, found.later), (&[at(1, 0)][..], &[at(4, 0)][..]));
        assert_eq!(neighbours(&list, 2, 9).earlier, [at(0, 1), at(1, 0)]);
        assert!(neighbours(&[], 2, 9).later.is_empty());
    }

    #[test]
    fn the_last_answer_is_the_latest_of_an_earlier_session_on_any_shared_topic() {
        let archive = archive();
        let views = Views::new(&archive);
        let last = last_answer(&archive, &views, at(1, 0)).unwrap();
        assert_eq!(last.at, at(0, 0));
        assert_eq!(archive.topics[last.topic].entry.id.as_str(), "bridge");
        assert_eq!(last_answer(&archive, &views, at(0, 0)), None);
    }

    #[test]
    fn a_translation_does_not_follow_its_original() {
        let mut archive = archive();
        archive.sessions[1].session.header.translation_of = Some(reference("2023-04-01-spring"));
        let views = Views::new(&archive);
        assert_eq!(last_answer(&archive, &views, at(1, 0)), None);
    }
}
