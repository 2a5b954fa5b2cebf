//! Topics: the exchanges of each, and how topics stand to one another.

use super::exchange::find;
use super::times::exchanges_of;
use super::{ExchangeAt, TwinsView};
use crate::model::Reference;
use crate::resolve::Archive;

/// One topic.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopicView {
    /// The exchanges to which the topic itself is assigned, of twins the lead.
    pub own: Vec<ExchangeAt>,
    /// The same with those of all narrower topics: who reads about a river reads about its bridges.
    pub all: Vec<Listed>,
    /// All of these in every language that the archive has them in.
    pub records: Vec<ExchangeAt>,
    /// The topics it is part of, by id.
    pub broader: Vec<usize>,
    /// The topics that are part of it, by id.
    pub narrower: Vec<usize>,
    /// Topics that have to do with it, said on either side, by id.
    pub related: Vec<usize>,
}

/// An exchange in a topic's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// The exchange.
    pub at: ExchangeAt,
    /// The narrower topic through which alone it is there.
    pub through: Option<usize>,
}

/// The views of all topics.
pub(super) fn collect(archive: &Archive, twins: &TwinsView) -> Vec<TopicView> {
    let mut views = vec![TopicView::default(); archive.topics.len()];
    let mut records = vec![Vec::new(); archive.topics.len()];
    for session in 0..archive.sessions.len() {
        for at in exchanges_of(archive, session) {
            for assignment in
                archive.sessions[session].topics.get(at.exchange).into_iter().flatten()
            {
                records[assignment.topic].push(at);
                views[assignment.topic].own.extend(twins.lead_of(at));
            }
        }
    }
    for view in &mut views {
        view.own.sort_unstable();
        view.own.dedup();
    }
    for (index, topic) in archive.topics.iter().enumerate() {
        for broader in places(archive, &topic.broader) {
            views[index].broader.push(broader);
            views[broader].narrower.push(index);
        }
        for related in places(archive, &topic.related) {
            views[index].related.push(related);
            views[related].related.push(index);
        }
    }
    for view in &mut views {
        for list in [&mut view.broader, &mut view.narrower, &mut view.related] {
            list.sort_unstable();
            list.dedup();
        }
    }
    for index in 0..views.len() {
        views[index].all = with_narrower(&views, index, |topic| &views[topic].own);
        let every = with_narrower(&views, index, |topic| &records[topic]);
        views[index].records = every.into_iter().map(|listed| listed.at).collect();
    }
    views
}

fn places(archive: &Archive, references: &[Reference]) -> Vec<usize> {
    let found = references
        .iter()
        .filter_map(|reference| find(&archive.topics, |topic| &topic.entry, &reference.id));
    found.collect()
}

/// A topic's own exchanges and those of all topics below it, each once.
fn with_narrower<'a>(
    views: &[TopicView],
    topic: usize,
    own_of: impl Fn(usize) -> &'a Vec<ExchangeAt>,
) -> Vec<Listed> {
    let own = own_of(topic).iter().map(|&at| Listed { at, through: None });
    let mut all: Vec<Listed> = own.collect();
    // Visited topics are kept, so that topics broader than one another do no harm.
    let mut visited = vec![topic];
    let mut next = 0;
    while let Some(&current) = visited.get(next) {
        next += 1;
        for &narrower in &views[current].narrower {
            if !visited.contains(&narrower) {
                visited.push(narrower);
                let through = Some(narrower);
                all.extend(own_of(narrower).iter().map(|&at| Listed { at, through }));
            }
        }
    }
    // `None` sorts first, so an exchange that is there in its own right stays so.
    all.sort_unstable();
    all.dedup_by_key(|listed| listed.at);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::{archive, reference};

    fn at(session: usize, exchange: usize) -> ExchangeAt {
        ExchangeAt { session, exchange }
    }

    fn collected(archive: &Archive) -> Vec<TopicView> {
        collect(archive, &TwinsView::new(archive))
    }

    #[test]
    fn of_twins_the_lead_is_listed_whichever_has_the_topic() {
        let mut archive = archive();
        archive.sessions[1].session.header.translation_of = Some(reference("undated"));
        let views = collected(&archive);
        assert_eq!(views[0].own, [at(0, 0), at(2, 0)]);
        assert_eq!(views[0].records, [at(0, 0), at(1, 0)]);
        archive.sessions[2].topics = archive.sessions[1].topics.clone();
        let views = collected(&archive);
        assert_eq!(views[0].own, [at(0, 0), at(2, 0)], "counted once");
        assert_eq!(views[0].records, [at(0, 0), at(1, 0), at(2, 0)]);
    }

    #[test]
    fn a_translation_with_other_questions_is_not_counted() {
        let mut archive = archive();
        archive.sessions[1].session.header.translation_of = Some(reference("2023-04-01-spring"));
        let views = collected(&archive);
        assert_eq!(views[0].own, [at(0, 0)]);
        assert_eq!(views[2].records, [at(0, 0), at(0, 1), at(1, 0)]);
    }

    #[test]
    fn a_broader_topic_lists_what_its_narrower_ones_have() {
        let views = collected(&archive());
        // bridge, market, river; bridge is part of river.
        assert_eq!(views[0].own, [at(0, 0), at(1, 0)]);
        assert_eq!((&views[0].broader, &views[2].narrower), (&vec![2], &vec![0]));
        let all: Vec<_> = views[2].all.iter().map(|listed| (listed.at, listed.through)).collect();
        assert_eq!(all, [(at(0, 0), Some(0)), (at(0, 1), None), (at(1, 0), Some(0))]);
    }

    #[test]
    fn related_topics_know_of_each_other() {
        let views = collected(&archive());
        assert_eq!((&views[0].related, &views[1].related), (&vec![1], &vec![0]));
    }

    #[test]
    fn topics_broader_than_one_another_do_not_hang() {
        let mut archive = archive();
        let id = |id: &str| Reference { id: id.to_owned(), ..archive.topics[0].broader[0].clone() };
        let bridge = id("bridge");
        archive.topics[2].broader.push(bridge);
        assert_eq!(collected(&archive)[0].all.len(), 3);
    }
}
