//! The pages of the years.

use super::super::context::{Head, Link, YearPage, YearRow, YearTopic, YearsPage};
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site, all};
use super::super::words::fill;
use super::history::told_style;
use crate::derive::YearView;
use crate::diagnostic::Diagnostic;

impl Site<'_> {
    /// The list of years and all its pages.
    pub(in crate::render) fn year_pages(&self) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        let mut pages = all(&self.views.years, |year| self.year_page(year))?;
        pages.push(self.years_page()?);
        pages.push(self.statistics_page()?);
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
        let told = self.told_of_year(view.year, &links);
        let head = Head {
            style: told_style(told.as_ref(), &links),
            title: self.words.dates.year(view.year),
            description: Some(self.years_description(view)),
            kind: "website",
            part: "years",
            trail: vec![self.home(&links), years],
            previous: at.checked_sub(1).and_then(link),
            next: link(at + 1),
            ..Head::default()
        };
        let before = at.checked_sub(1).and_then(|at| self.views.years.get(at));
        let topics = view.topics.iter();
        let topics = topics
            .map(|&(topic, count)| self.year_topic(topic, (view.year, count), before, &links))
            .collect();
        let gone = before.into_iter().flat_map(|before| &before.topics);
        let gone = gone
            .filter(|&&(topic, _)| view.count(topic) == 0)
            .map(|&(topic, _)| self.year_topic(topic, (view.year, 0), before, &links))
            .collect();
        let page = YearPage {
            title: head.title.clone(),
            count: view.exchanges,
            sessions: self.session_items(&view.sessions, &links),
            not_full: self.not_full([Some(view.year), before.map(|before| before.year)]),
            topics,
            gone,
            told,
        };
        self.page(&links, "year.html", head, page)
    }

    /// What cannot be concluded from the numbers of questions of these years, if their record is not complete.
    fn not_full(&self, years: [Option<i16>; 2]) -> Option<String> {
        let mut of = self.views.record.iter().filter(|it| years.contains(&Some(it.year)));
        of.any(|it| it.full < it.sessions).then(|| self.words.chart.not_full.clone())
    }

    /// A topic in a year, against the year before.
    fn year_topic(
        &self,
        topic: usize,
        (year, count): (i16, usize),
        before: Option<&YearView>,
        links: &Links<'_>,
    ) -> YearTopic {
        let words = &self.words.year;
        let change = before.map(|before| {
            let before_year = self.words.dates.year(before.year);
            let had = before.count(topic);
            let pattern = match (had, count) {
                (0, _) => &words.new,
                (_, 0) => &words.before,
                _ if had < count => &words.more,
                _ if had > count => &words.fewer,
                _ => &words.same,
            };
            let by = had.abs_diff(count).to_string();
            fill(pattern, &[("n", &by), ("had", &had.to_string()), ("year", &before_year)])
        });
        let link = self.topic_link(topic, links);
        let compare = self.year_compared(topic, year, links);
        YearTopic { href: link.href, title: link.title, count, change, compare }
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
        let statistics = links.to(&Route::Statistics);
        let page = YearsPage { years: self.year_rows(&links), undated, statistics };
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
