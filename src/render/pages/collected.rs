//! All questions and answers of an entry in full: for who reads a subject through, and for print and find.
//! Where that would be too long for one page, each year has a page of its own.

use super::super::annotations::Shown;
use super::super::context::{
    CollectedGroup, CollectedPage, CollectedQuestion, Head, Link, Ordered, YearOfQuestions,
};
use super::super::routes::{Links, Order, Route};
use super::super::site::{Rendered, Site};
use super::super::words::fill;
use crate::derive::{self, ExchangeAt};
use crate::diagnostic::Diagnostic;
use crate::model::{Date, EntryKind, Section, TitleSource};

/// More exchanges than this are parted by years: some two hours of reading.
const ON_ONE_PAGE: usize = 40;

/// The exchanges of one year, in order; `None` for those without a date.
type Year = (Option<i16>, Vec<ExchangeAt>);

impl Site<'_> {
    /// The link to the page with all exchanges of an entry in full, if there are any.
    pub(super) fn collected_link(
        &self,
        kind: EntryKind,
        index: usize,
        links: &Links<'_>,
    ) -> Option<String> {
        let entry = self.entry(kind, index);
        let any = !self.exchanges_of(kind, index).is_empty();
        any.then(|| links.to(&Route::Collected(kind, &entry.id, Order::Oldest)))
    }

    /// Makes these pages of an entry.
    pub(super) fn collected_pages(
        &self,
        kind: EntryKind,
        index: usize,
        pages: &mut Vec<Rendered>,
    ) -> Result<(), Vec<Diagnostic>> {
        let exchanges = self.exchanges_of(kind, index);
        if exchanges.is_empty() {
            return Ok(());
        }
        let id = &self.entry(kind, index).id;
        let years = self.parted(&exchanges);
        let collection =
            Collection { kind, index, count: exchanges.len(), years: &years, open: None };
        if exchanges.len() <= ON_ONE_PAGE {
            for order in [Order::Oldest, Order::Newest] {
                let route = Route::Collected(kind, id, order);
                pages.push(self.collected_page(&route, Some(order), &collection)?);
            }
            return Ok(());
        }
        let contents = Route::Collected(kind, id, Order::Oldest);
        pages.push(self.collected_page(&contents, None, &collection)?);
        for (at, (year, _)) in years.iter().enumerate() {
            let route = Route::CollectedYear(kind, id, *year);
            let collection = Collection { open: Some(at), ..collection };
            pages.push(self.collected_page(&route, None, &collection)?);
        }
        Ok(())
    }

    /// The page with the exchanges of a topic in full; of one year, where they are parted by years.
    pub(super) fn collected_topic(&self, topic: usize, year: i16) -> Route<'_> {
        let id = &self.entry(EntryKind::Topic, topic).id;
        if self.views.topics[topic].all.len() > ON_ONE_PAGE {
            Route::CollectedYear(EntryKind::Topic, id, Some(year))
        } else {
            Route::Collected(EntryKind::Topic, id, Order::Oldest)
        }
    }

    /// The exchanges of an entry, in order: those on a topic; those in which somebody asks or answers.
    fn exchanges_of(&self, kind: EntryKind, index: usize) -> Vec<ExchangeAt> {
        let view = match kind {
            EntryKind::Topic => {
                return self.views.topics[index].all.iter().map(|listed| listed.at).collect();
            }
            EntryKind::Person => &self.views.people[index],
            EntryKind::Organisation => &self.views.organisations[index],
            EntryKind::Series | EntryKind::Term => return Vec::new(),
        };
        let mut exchanges = [view.asked.as_slice(), &view.answered].concat();
        exchanges.sort_unstable();
        exchanges.dedup();
        exchanges
    }

    fn parted(&self, exchanges: &[ExchangeAt]) -> Vec<Year> {
        let year =
            |at: ExchangeAt| self.archive.sessions[at.session].session.header.date.map(Date::year);
        let years = exchanges.chunk_by(|one, other| year(*one) == year(*other));
        years.filter_map(|chunk| Some((year(*chunk.first()?), chunk.to_vec()))).collect()
    }

    fn collected_page(
        &self,
        route: &Route<'_>,
        order: Option<Order>,
        collection: &Collection<'_>,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let &Collection { kind, index, count, years, open } = collection;
        let links = self.links(route);
        let entry = self.entry(kind, index);
        let year = open.map(|at| self.year_title(years[at].0));
        let title = fill(&self.words.collected.title, &[("title", &entry.title)]);
        let here =
            Link { href: links.to(&Route::Entry(kind, &entry.id)), title: entry.title.clone() };
        let above =
            Link { href: links.to(&Route::Entries(kind)), title: self.kind_title(kind).to_owned() };
        let around = |at: Option<usize>| {
            let (year, _) = years.get(at?)?;
            let href = links.to(&Route::CollectedYear(kind, &entry.id, *year));
            Some(Link { href, title: self.year_title(*year) })
        };
        let head = Head {
            title: match &year {
                Some(year) => [title.as_str(), year].join(&self.words.cite.separator),
                None => title,
            },
            kind: "article",
            part: kind.folder(),
            trail: vec![self.home(&links), above, here.clone()],
            previous: around(open.and_then(|at| at.checked_sub(1))),
            next: around(open.map(|at| at + 1)),
            ..Head::default()
        };
        let groups = self.collected_groups(collection, order, &links);
        let page = CollectedPage {
            entry: here,
            count,
            orders: order
                .filter(|_| count > 1)
                .map_or_else(Vec::new, |order| self.orders(collection, order, &links)),
            years: match order {
                Some(_) => Vec::new(),
                None => self.years_of_questions(collection, &links),
            },
            has_gap: groups
                .iter()
                .any(|group| group.questions.iter().any(|question| question.speech.has_gap)),
            groups,
        };
        self.page(&links, "collected.html", head, page)
    }

    /// What a page shows: everything in an order; without one, the open year or nothing.
    fn collected_groups(
        &self,
        of: &Collection<'_>,
        order: Option<Order>,
        links: &Links<'_>,
    ) -> Vec<CollectedGroup> {
        let years = match (order, of.open) {
            (Some(_), _) => of.years,
            (None, Some(at)) => &of.years[at..=at],
            (None, None) => &[],
        };
        let mut groups: Vec<_> = years.iter().map(|year| self.group(year, links)).collect();
        if order == Some(Order::Newest) {
            groups.reverse();
            for group in &mut groups {
                group.questions.reverse();
            }
        }
        groups
    }

    fn years_of_questions(&self, of: &Collection<'_>, links: &Links<'_>) -> Vec<YearOfQuestions> {
        let id = &self.entry(of.kind, of.index).id;
        let years = of.years.iter().enumerate().map(|(at, (year, exchanges))| YearOfQuestions {
            href: (of.open != Some(at))
                .then(|| links.to(&Route::CollectedYear(of.kind, id, *year))),
            title: self.year_title(*year),
            count: exchanges.len(),
        });
        years.collect()
    }

    fn orders(&self, of: &Collection<'_>, open: Order, links: &Links<'_>) -> Vec<Ordered> {
        let words = &self.words.collected;
        let orders = [(Order::Oldest, &words.oldest), (Order::Newest, &words.newest)];
        let id = &self.entry(of.kind, of.index).id;
        let orders = orders.map(|(order, title)| Ordered {
            title: title.clone(),
            href: (order != open).then(|| links.to(&Route::Collected(of.kind, id, order))),
        });
        orders.into()
    }

    fn group(&self, (year, exchanges): &Year, links: &Links<'_>) -> CollectedGroup {
        CollectedGroup {
            title: self.year_title(*year),
            href: year.map(|year| links.to(&Route::Year(year))),
            questions: {
                let one = |&at| self.collected_question(at, links, &mut Shown::elsewhere());
                exchanges.iter().map(one).collect()
            },
        }
    }

    /// An exchange in full, away from its session. `shown` is what the page shows of it.
    pub(super) fn collected_question(
        &self,
        at: ExchangeAt,
        links: &Links<'_>,
        shown: &mut Shown,
    ) -> CollectedQuestion {
        let (session, exchange) = derive::exchange(self.archive, at);
        let section = Section::Exchange(exchange.id);
        let id = format!("{}-{}", session.id, exchange.id);
        CollectedQuestion {
            href: links.to(&Route::Section(&session.id, section)),
            title: exchange.title.clone(),
            derived: exchange.title_source == TitleSource::Derived,
            session: self.session_link(session, links),
            day: self.day(session),
            lang: self.tongue(session),
            speech: self.speech(at.session, section, &format!("{id}-"), links, shown),
            id,
        }
    }

    /// A year in words, or that there is none.
    pub(super) fn year_title(&self, year: Option<i16>) -> String {
        year.map_or_else(|| self.words.undated.clone(), |year| self.words.dates.year(year))
    }
}

/// What an entry has.
#[derive(Clone, Copy)]
struct Collection<'a> {
    kind: EntryKind,
    index: usize,
    count: usize,
    years: &'a [Year],
    /// The one year that the page holds, by its place among the years.
    open: Option<usize>,
}
