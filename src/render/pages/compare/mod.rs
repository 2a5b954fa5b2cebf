//! Two years, or two sessions, of a topic side by side; and the ways to such pages.
//!
//! Each year stands beside the one before that has questions on the topic, the first beside the latest, and each session
//! beside the one before in its year, as far as both have words in common: of others there is no page, and no link
//! leads there.

mod rows;
mod sides;

use std::ops::Range;

use super::super::context::{ComparePage, CompareSide, Head, Link, YearGroup};
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site, all};
use super::super::words::fill;
use crate::derive::Completeness;
use crate::derive::compare::{Chain, Comparison, Pair, Readings};
use crate::diagnostic::Diagnostic;
use crate::model::{Date, EntryKind, Slug};
use sides::{SIDES, Shown};

/// So many common stretches stand on the page at once; the others are unfolded.
const FIRST: usize = 10;

/// A pair of a topic.
#[derive(Clone, Copy)]
struct Compared<'a> {
    topic: usize,
    chain: &'a Chain,
    pair: Pair,
}

impl Site<'_> {
    /// Makes some pages of a topic, counted over all its pairs.
    pub(in crate::render) fn compare_pages(
        &self,
        topic: usize,
        pairs: Range<usize>,
    ) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        let chains = &self.views.chains[topic];
        let readings = chains.iter().map(|chain| Readings::of(self.archive, &chain.exchanges));
        let readings: Vec<Readings<'_>> = readings.collect();
        let each = chains
            .iter()
            .zip(&readings)
            .flat_map(|(chain, read)| {
                let compared = move |&pair| (Compared { topic, chain, pair }, read);
                chain.pairs.iter().map(compared)
            })
            .skip(pairs.start)
            .take(pairs.len());
        all(each, |(compared, readings)| self.compare_page(compared, readings))
    }

    fn compare_page(
        &self,
        compared: Compared<'_>,
        readings: &Readings<'_>,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let Compared { topic, chain, pair } = compared;
        let links = self.links(&self.compared_route(compared));
        let entry = self.entry(EntryKind::Topic, topic);
        let above = Link {
            href: links.to(&Route::Entries(EntryKind::Topic)),
            title: self.kind_title(EntryKind::Topic).to_owned(),
        };
        let here = Link {
            href: links.to(&Route::Entry(EntryKind::Topic, &entry.id)),
            title: entry.title.clone(),
        };
        let [one, other] = self.side_names(chain, pair);
        let values = [("title", entry.title.as_str()), ("one", &one), ("other", &other)];
        let [previous, next] = chain
            .around(pair)
            .map(|pair| pair.map(|pair| self.compared_link(Compared { pair, ..compared }, &links)));
        let head = Head {
            title: fill(&self.words.compare.title, &values),
            description: Some(fill(&self.words.compare.description, &values)),
            kind: "article",
            part: EntryKind::Topic.folder(),
            trail: vec![self.home(&links), above, here.clone()],
            previous,
            next,
            style: Some(links.to(&Route::Asset("compare.css"))),
            ..Head::default()
        };
        let comparison = Comparison::new(readings, &self.views.wordings, chain.ranges(pair));
        let shown = Shown::choose(self.archive, &comparison, chain.sides(pair));
        let sides = [0, 1].map(|side| self.side(compared, &comparison, &shown, side, &links));
        let mut common = self.common_rows(compared, &comparison, &shown, &links);
        let further = common.split_off(common.len().min(FIRST));
        let page = ComparePage {
            topic: here,
            notes: vec![fill(&self.words.compare.rests, &[("topic", &entry.title)])],
            count: comparison.common.len() + comparison.more,
            common,
            further,
            more: (comparison.more > 0).then(|| self.words.compare.more.say(comparison.more)),
            besides: self.besides(compared, &comparison, &links),
            besides_count: comparison.besides.len(),
            more_besides: self.more_besides(&comparison),
            others: self.other_comparisons(compared, &links),
            has_gap: sides
                .iter()
                .flat_map(|side| &side.questions)
                .any(|it| it.exchange.speech.has_gap),
            sides: sides.into(),
        };
        self.page(&links, "compare.html", head, page)
    }

    fn side(
        &self,
        compared: Compared<'_>,
        comparison: &Comparison,
        shown: &Shown,
        side: usize,
        links: &Links<'_>,
    ) -> CompareSide {
        let Compared { chain, pair, .. } = compared;
        let words = &self.words.compare;
        let exchanges = chain.sides(pair)[side];
        let size = comparison.sizes[side];
        let characters = fill(&words.characters, &[("n", &size.characters.to_string())]);
        let said = [self.words.questions.say(size.questions), characters];
        let (title, session) = self.side_title(chain, pair, side, links);
        let size = said.join(&self.words.cite.separator);
        let alone = &comparison.only[side];
        let language = self.foreign(&chain.language);
        CompareSide {
            id: SIDES[side],
            title,
            session,
            doubt: self.doubt(exchanges),
            only: self.only_rows(alone, links),
            only_rest: self.only_rest(alone, &size),
            size,
            lang: language,
            questions: self.compared_questions(shown, side, links),
            rest: self.rest_of_side(compared, shown.rest(side, exchanges.len()), side, links),
        }
    }

    /// Which of the records a side rests on are not known to be full.
    fn doubt(&self, exchanges: &[crate::derive::ExchangeAt]) -> Option<String> {
        let mut sessions: Vec<usize> = exchanges.iter().map(|at| at.session).collect();
        sessions.dedup();
        let full =
            |&session: &usize| Completeness::of(&self.archive.sessions[session].session).is_full();
        let all = sessions.len();
        sessions.retain(|session| !full(session));
        if all == 1 {
            return sessions.first().map(|_| self.words.compare.doubt_one.clone());
        }
        let of = [("n", sessions.len().to_string()), ("all", all.to_string())];
        let of = of.each_ref().map(|(name, value)| (*name, value.as_str()));
        (!sessions.is_empty()).then(|| fill(&self.words.compare.doubt, &of))
    }

    /// The two sides in few words.
    fn side_names(&self, chain: &Chain, pair: Pair) -> [String; 2] {
        let (Pair::Years(one, other) | Pair::Sessions(one, other)) = pair;
        [one, other].map(|at| match pair {
            Pair::Years(..) => self.words.dates.year(chain.years[at].0),
            Pair::Sessions(..) => {
                let session = &self.archive.sessions[chain.sessions[at].0].session;
                let day = self.day(session).map(|day| day.text);
                day.unwrap_or_else(|| self.session_title(session).to_owned())
            }
        })
    }

    /// The year or the day of a side; of a session also its title.
    fn side_title(
        &self,
        chain: &Chain,
        pair: Pair,
        side: usize,
        links: &Links<'_>,
    ) -> (Link, Option<Link>) {
        let (Pair::Years(one, other) | Pair::Sessions(one, other)) = pair;
        let at = [one, other][side];
        let title = self.side_names(chain, pair)[side].clone();
        match pair {
            Pair::Years(..) => {
                (Link { href: links.to(&Route::Year(chain.years[at].0)), title }, None)
            }
            Pair::Sessions(..) => {
                let session = &self.archive.sessions[chain.sessions[at].0].session;
                let link = self.session_link(session, links);
                (Link { href: link.href.clone(), title }, Some(link))
            }
        }
    }

    /// The first year beside the latest; of two sessions the years in which they are.
    fn other_comparisons(&self, compared: Compared<'_>, links: &Links<'_>) -> Vec<Link> {
        let Compared { chain, pair, .. } = compared;
        let year = |session: usize| {
            let (session, _) = chain.sessions[session];
            self.archive.sessions[session].session.header.date.map(Date::year)
        };
        let wanted = match pair {
            Pair::Years(..) => None,
            Pair::Sessions(_, other) => year(other).and_then(|year| chain.year(year)),
        };
        let wanted = wanted.into_iter().chain(chain.whole()).filter(|other| *other != pair);
        let mut wanted: Vec<Pair> = wanted.collect();
        wanted.dedup();
        let link = |pair| self.compared_link(Compared { pair, ..compared }, links);
        wanted.into_iter().map(link).collect()
    }

    /// The link to a pair: "2018 and 2019 side by side".
    fn compared_link(&self, compared: Compared<'_>, links: &Links<'_>) -> Link {
        let [one, other] = self.side_names(compared.chain, compared.pair);
        let values = [("one", one.as_str()), ("other", &other)];
        let href = links.to(&self.compared_route(compared));
        Link { href, title: fill(&self.words.compare.pair, &values) }
    }

    /// The same, where it is said of the later side: "compare with 2018".
    fn beside(&self, compared: Compared<'_>, links: &Links<'_>) -> Link {
        let [one, _] = self.side_names(compared.chain, compared.pair);
        let own = &self.archive.settings.language;
        let language = &compared.chain.language;
        let title = fill(&self.words.compare.beside, &[("title", &one)]);
        let title = if language == own {
            title
        } else {
            [title.as_str(), self.words.language(language)].join(&self.words.cite.separator)
        };
        Link { href: links.to(&self.compared_route(compared)), title }
    }

    fn compared_route<'s>(&'s self, compared: Compared<'s>) -> Route<'s> {
        let Compared { topic, chain, pair } = compared;
        let id: &Slug = &self.archive.topics[topic].entry.id;
        match pair {
            Pair::Years(one, other) => {
                let own = chain.language == self.archive.settings.language;
                let language = (!own).then(|| chain.language.as_str());
                Route::ComparedYears(id, chain.years[one].0, chain.years[other].0, language)
            }
            Pair::Sessions(_, other) => {
                let (session, _) = chain.sessions[other];
                Route::ComparedSession(id, &self.archive.sessions[session].session.id)
            }
        }
    }

    /// A year of a topic beside the one before, in each language.
    pub(super) fn year_compared(&self, topic: usize, year: i16, links: &Links<'_>) -> Vec<Link> {
        let chains = self.views.chains[topic].iter();
        let pairs = chains.filter_map(|chain| Some((chain, chain.year(year)?)));
        pairs.map(|(chain, pair)| self.beside(Compared { topic, chain, pair }, links)).collect()
    }

    /// A session on a topic beside the one before in its year.
    pub(super) fn session_compared(
        &self,
        topic: usize,
        session: usize,
        links: &Links<'_>,
    ) -> Option<Link> {
        let mut chains = self.views.chains[topic].iter();
        let (chain, pair) = chains.find_map(|chain| Some((chain, chain.session(session)?)))?;
        Some(self.beside(Compared { topic, chain, pair }, links))
    }

    /// The first year of a topic beside the latest, where others lie between, in each language.
    pub(super) fn topic_compared(&self, topic: usize, links: &Links<'_>) -> Vec<Link> {
        let chains = self.views.chains[topic].iter();
        let pairs = chains.filter_map(|chain| Some((chain, chain.whole()?)));
        pairs
            .map(|(chain, pair)| self.compared_link(Compared { topic, chain, pair }, links))
            .collect()
    }

    /// The years of a topic's page, each with the way to the one before.
    pub(super) fn years_compared(
        &self,
        topic: usize,
        mut groups: Vec<YearGroup>,
        links: &Links<'_>,
    ) -> Vec<YearGroup> {
        let date = |session: usize| self.archive.sessions[session].session.header.date;
        let all = self.views.topics[topic].all.iter();
        let mut years: Vec<Option<i16>> =
            all.map(|listed| date(listed.at.session).map(Date::year)).collect();
        years.dedup();
        for (group, year) in groups.iter_mut().zip(years) {
            group.compare =
                year.map_or_else(Vec::new, |year| self.year_compared(topic, year, links));
        }
        groups
    }
}
