//! The first page, the free pages, the page for addresses that lead nowhere, the feed, the sitemap,
//! `robots.txt` and the theme's assets.

use std::cmp::Reverse;

use super::super::context::{
    CountedLink, ExtentCount, FeedEntry, FeedPage, Head, HomePage, Link, MapPage, MapRow,
    NotFoundPage, RobotsPage,
};
use super::super::prose::entries;
use super::super::routes::{Links, Route, has_feed, section_pages};
use super::super::site::{Rendered, Site, all};
use super::super::words::fill;
use super::items::Detail;
use crate::derive::{self, ExchangeAt};
use crate::diagnostic::Diagnostic;
use crate::model::{Date, EntryKind, Extent, Section};
use crate::text::words_hash;

/// How many terms the first page names: as many as are taken in at a glance.
const TERMS_ON_HOME: usize = 16;

/// How many exchanges the feed holds at least, if there are so many; sessions are not cut.
const IN_FEED: usize = 50;

impl Site<'_> {
    /// All of these.
    pub(in crate::render) fn front_pages(&self) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        let mut pages = all(&self.archive.pages, |page| self.free_page(page))?;
        pages.push(self.home_page()?);
        pages.push(self.not_found_page()?);
        if has_feed(self.archive) {
            pages.push(self.feed()?);
        }
        let base = self.archive.settings.base_url.as_deref();
        if let Some(base) = base {
            pages.push(self.sitemap(base)?);
        }
        pages.extend(self.open_search().transpose()?);
        let links = self.links(&Route::Robots);
        let sitemap = links.address(&Route::Sitemap.path());
        pages.push(self.page(&links, "robots.txt", Head::default(), RobotsPage { sitemap })?);
        pages.extend(self.theme.assets().map(|(path, text)| Rendered {
            path: Route::Asset(path).path(),
            bytes: text.as_bytes().to_vec(),
        }));
        Ok(pages)
    }

    fn home_page(&self) -> Result<Rendered, Vec<Diagnostic>> {
        let links = self.links(&Route::Home);
        let settings = &self.archive.settings;
        let head = Head {
            title: settings.title.clone(),
            description: settings.description.clone(),
            kind: "website",
            part: "home",
            ..Head::default()
        };
        let sessions = &self.archive.sessions;
        let counted: Vec<usize> =
            (0..sessions.len()).filter(|&at| self.views.twins.is_counted(at)).collect();
        let date = |at: usize| sessions[at].session.header.date;
        let days: Vec<Date> = counted.iter().filter_map(|&at| date(at)).collect();
        let latest = days.len().checked_sub(1).or(counted.len().checked_sub(1));
        let latest = latest.map(|place| counted[place]);
        let latest_questions = latest.map_or(0, |index| sessions[index].session.exchanges.len());
        let latest_questions = (0..latest_questions)
            .map(|exchange| ExchangeAt { session: latest.unwrap_or_default(), exchange });
        let asked = (0..self.archive.topics.len())
            .filter(|&topic| !self.views.topics[topic].all.is_empty())
            .collect::<Vec<usize>>();
        let years = self.year_rows(&links);
        let day = |date: &Date| self.words.dates.day(*date);
        let page = HomePage {
            span: days.first().zip(days.last()).map(|(from, to)| (day(from), day(to))),
            sessions: counted.len(),
            questions: counted.iter().map(|&at| sessions[at].session.exchanges.len()).sum(),
            extents: self.extents(&counted),
            latest: latest.map(|index| self.session_item(index, &links)),
            latest_questions: latest_questions
                .map(|at| self.question_item(at, Detail::Brief, &links))
                .collect(),
            topics: self.topic_links(&asked, &links),
            terms: self.most_used_terms(&links),
            all_terms: self.all_terms(&links),
            years: if years.len() > 1 { years } else { Vec::new() },
            series: self.series_links(&links),
            pages: self.page_links(&links),
            data: self.data_links(&links),
        };
        self.page(&links, "home.html", head, page)
    }

    fn extents(&self, counted: &[usize]) -> Vec<ExtentCount> {
        let words = &self.words.front;
        let kinds = [
            (Some(Extent::Full), &words.full),
            (Some(Extent::Abridged), &words.abridged),
            (Some(Extent::Excerpt), &words.excerpt),
            (None, &words.unknown),
        ];
        let counts = kinds.into_iter().map(|(extent, pattern)| {
            let extent_of = |at: usize| self.archive.sessions[at].session.header.witness.extent;
            let of_this = counted.iter().filter(|&&at| extent_of(at) == extent).count();
            (pattern, of_this)
        });
        let counts = counts.filter(|&(_, count)| count > 0).map(|(pattern, count)| ExtentCount {
            text: fill(pattern, &[("n", &count.to_string())]),
        });
        counts.collect()
    }

    /// The terms that stand in the archive most often, in the order of their headings.
    fn most_used_terms(&self, links: &Links<'_>) -> Vec<CountedLink> {
        let uses = |&term: &usize| self.views.terms[term].uses.len();
        let mut terms: Vec<usize> =
            (0..self.archive.terms.len()).filter(|term| uses(term) > 0).collect();
        terms.sort_by_key(|term| (Reverse(uses(term)), *term));
        terms.truncate(TERMS_ON_HOME);
        self.term_links(&terms, links)
    }

    /// The link to the list of all terms.
    fn all_terms(&self, links: &Links<'_>) -> Option<CountedLink> {
        let count = self.archive.terms.len();
        (count > 0).then(|| CountedLink {
            href: links.to(&Route::Entries(EntryKind::Term)),
            title: self.words.terms.clone(),
            count,
        })
    }

    fn series_links(&self, links: &Links<'_>) -> Vec<CountedLink> {
        let series = self.archive.series.iter().zip(&self.views.series);
        let series = series.map(|(series, sessions)| CountedLink {
            href: links.to(&Route::Entry(EntryKind::Series, &series.entry.id)),
            title: series.entry.title.clone(),
            count: sessions.len(),
        });
        series.collect()
    }

    fn page_links(&self, links: &Links<'_>) -> Vec<Link> {
        let pages = self
            .archive
            .pages
            .iter()
            .map(|page| Link { href: links.to(&Route::Page(&page.id)), title: page.title.clone() });
        pages.collect()
    }

    /// The page that a host shows under any address that leads nowhere, so its links are absolute if
    /// they can be.
    fn not_found_page(&self) -> Result<Rendered, Vec<Diagnostic>> {
        let links = self.links(&Route::NotFound).absolute();
        let head =
            Head { title: self.words.not_found.title.clone(), kind: "website", ..Head::default() };
        let page = NotFoundPage { home: links.to(&Route::Home) };
        self.render_with(&self.absolute_frame(), links.here(), "404.html", head, page)
    }

    fn feed(&self) -> Result<Rendered, Vec<Diagnostic>> {
        let links = self.links(&Route::Feed).absolute();
        let settings = &self.archive.settings;
        let mut entries = Vec::new();
        let mut updated = None;
        let sessions = self.archive.sessions.iter().enumerate().rev();
        // Who reads the feed is told of a question once, not again in another language.
        for (index, archived) in sessions.filter(|&(index, _)| self.views.twins.is_counted(index)) {
            let Some(date) = archived.session.header.date else { continue };
            if entries.len() >= IN_FEED {
                break;
            }
            updated = updated.max(Some(date));
            let count = archived.session.exchanges.len();
            entries.extend((0..count).map(|exchange| {
                self.feed_entry(ExchangeAt { session: index, exchange }, date, &links)
            }));
        }
        let page = FeedPage {
            id: self.feed_id("", None, &links),
            updated: updated.map(moment).unwrap_or_default(),
            author: settings.editor.clone().unwrap_or_else(|| settings.title.clone()),
            itself: links.to(&Route::Feed),
            home: links.to(&Route::Home),
            entries,
        };
        let head = Head { title: settings.title.clone(), ..Head::default() };
        self.page(&links, "atom.xml", head, page)
    }

    fn feed_entry(&self, at: ExchangeAt, date: Date, links: &Links<'_>) -> FeedEntry {
        let (session, exchange) = derive::exchange(self.archive, at);
        let route = Route::Section(&session.id, Section::Exchange(exchange.id));
        let topics = self.archive.sessions[at.session].topics.get(at.exchange);
        let titles = topics.into_iter().flatten();
        let titles = titles.map(|one| self.archive.topics[one.topic].entry.title.clone());
        FeedEntry {
            id: self.feed_id(&route.path(), Some(date), links),
            href: links.to(&route),
            title: exchange.title.clone(),
            updated: moment(date),
            summary: self.excerpt(exchange),
            topics: titles.collect(),
        }
    }

    /// An id for the feed: the address of what is at `path`, or, where the site has none, a `tag:` id
    /// (RFC 4151) made from the archive's title and what never changes. The name in it is reserved for
    /// what has no host (RFC 2606), its date the first year in which such ids were made.
    fn feed_id(&self, path: &str, date: Option<Date>, links: &Links<'_>) -> String {
        if let Some(address) = links.address(path) {
            return address;
        }
        let date = date.map_or_else(|| "2025".to_owned(), |date| date.to_string());
        let archive = words_hash(&self.archive.settings.title);
        format!("tag:{archive}.wenda.invalid,{date}:{path}")
    }

    fn sitemap(&self, base: &str) -> Result<Rendered, Vec<Diagnostic>> {
        let mut rows = Vec::new();
        let mut row = |route: &Route<'_>, day: Option<Date>| {
            let day = day.map(|day| day.to_string());
            rows.push(MapRow { address: format!("{base}{}", route.path()), day });
        };
        let dates = self.archive.sessions.iter().map(|archived| archived.session.header.date);
        let latest = dates.flatten().max();
        row(&Route::Home, latest);
        for archived in &self.archive.sessions {
            let session = &archived.session;
            let day = session.header.date;
            row(&Route::Session(&session.id), day);
            row(&Route::All(&session.id), day);
            for section in section_pages(session) {
                row(&Route::Section(&session.id, section), day);
            }
        }
        row(&Route::Years, latest);
        for view in &self.views.years {
            let sessions = view.sessions.iter();
            let day = sessions
                .filter_map(|&index| self.archive.sessions[index].session.header.date)
                .max();
            row(&Route::Year(view.year), day);
        }
        row(&Route::Statistics, latest);
        for route in self.notes_routes() {
            row(&route, None);
        }
        let has_terms = !self.archive.terms.is_empty();
        for &kind in EntryKind::ALL.iter().filter(|&&kind| has_terms || kind != EntryKind::Term) {
            row(&Route::Entries(kind), None);
        }
        if has_terms {
            row(&Route::Glossary, None);
        }
        for (kind, entry) in entries(self.archive) {
            row(&Route::Entry(kind, &entry.id), None);
        }
        for route in self.wordings_routes() {
            row(&route, None);
        }
        for page in &self.archive.pages {
            row(&Route::Page(&page.id), None);
        }
        let links = self.links(&Route::Sitemap);
        self.page(&links, "sitemap.xml", Head::default(), MapPage { rows })
    }
}

/// The beginning of a day, as feeds write it.
fn moment(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
