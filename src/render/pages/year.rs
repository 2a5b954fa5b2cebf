//! The pages of the years.

use super::super::context::{CountedLink, Head, Link, YearPage, YearRow, YearsPage};
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site, all};
use crate::derive::YearView;
use crate::diagnostic::Diagnostic;

impl Site<'_> {
    /// The list of years and all its pages.
    pub(in crate::render) fn year_pages(&self) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        let mut pages = all(&self.views.years, |year| self.year_page(year))?;
        pages.push(self.years_page()?);
        Ok(pages)
    }

    fn year_page(&self, view: &YearView) -> Result<Rendered, Vec<Diagnostic>> {
        let links = self.links(&Route::Year(view.year));
        let years = Link { href: links.to(&Route::Years), title: self.words.years.clone() };
        let at = self.views.years.partition_point(|other| other.year < view.year);
        let link = |at: usize| {
            let year = self.views.years.get(at)?.year;
            Some(Link { href: links.to(&Route::Year(year)), title: self.words.dates.year(year) })
        };
        let head = Head {
            title: self.words.dates.year(view.year),
            description: Some(self.years_description(view)),
            kind: "website",
            part: "years",
            trail: vec![self.home(&links), years],
            previous: at.checked_sub(1).and_then(link),
            next: link(at + 1),
            ..Head::default()
        };
        let topics = view
            .topics
            .iter()
            .map(|&(topic, count)| CountedLink { count, ..self.topic_link(topic, &links) });
        let page = YearPage {
            title: head.title.clone(),
            count: view.exchanges,
            sessions: self.session_items(&view.sessions, &links),
            topics: topics.collect(),
        };
        self.page(&links, "year.html", head, page)
    }

    fn years_description(&self, view: &YearView) -> String {
        let parts = [
            self.words.dates.year(view.year),
            self.words.sessions_count.say(view.sessions.len()),
            self.words.questions.say(view.exchanges),
        ];
        parts.join(&self.words.cite.separator) + &self.words.cite.end
    }

    fn years_page(&self) -> Result<Rendered, Vec<Diagnostic>> {
        let links = self.links(&Route::Years);
        let head = Head {
            title: self.words.years.clone(),
            kind: "website",
            part: "years",
            trail: vec![self.home(&links)],
            ..Head::default()
        };
        let undated = self.session_items(&self.views.undated, &links);
        let page = YearsPage { years: self.year_rows(&links), undated };
        self.page(&links, "years.html", head, page)
    }

    /// The years, latest first.
    pub(super) fn year_rows(&self, links: &Links<'_>) -> Vec<YearRow> {
        let years = self.views.years.iter().rev().map(|view| YearRow {
            href: links.to(&Route::Year(view.year)),
            title: self.words.dates.year(view.year),
            sessions: view.sessions.len(),
            questions: view.exchanges,
        });
        years.collect()
    }
}
