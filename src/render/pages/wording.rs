//! The page of a wording: its history, its variants, by whom, what goes with it, and every use.

use std::ops::Range;

use super::super::context::{Head, Link, Voices, WordingLink, WordingPage};
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site, all};
use crate::derive::wordings::Wording;
use crate::diagnostic::Diagnostic;
use crate::model::{Entry, EntryKind};

impl Site<'_> {
    /// Makes all pages of some wordings.
    pub(in crate::render) fn wording_pages(
        &self,
        wordings: Range<usize>,
    ) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        let mut pages = all(wordings.clone(), |at| self.wording_page(at))?;
        for wording in &self.views.wordings.families[wordings] {
            self.lines_pages(wording, &mut pages)?;
        }
        Ok(pages)
    }

    fn wording_page(&self, at: usize) -> Result<Rendered, Vec<Diagnostic>> {
        let wording = &self.views.wordings.families[at];
        let links = self.links(&Route::Wording(&wording.id));
        let list = self.wordings_link(&links);
        let years = self.years_of_wording(wording);
        let page = WordingPage {
            words: wording.words.clone(),
            lang: self.tongue_of(wording),
            class: Link {
                href: format!("{}#{}", list.href, wording.class.as_str()),
                title: self.class_title(wording.class).to_owned(),
            },
            sessions: wording.sessions.len(),
            rests: Vec::new(),
            part_of: self.wording_links(&wording.part_of, &links),
            parts: Vec::new(),
            inside: self.inside(wording, &links),
            chart: self.uses_chart("chart", &wording.years, &links),
            variants: Vec::new(),
            more_variants: None,
            voices: Voices::default(),
            companions: Vec::new(),
            of_all: None,
            uses: self.lines(wording, &years, None, &links),
        };
        let head = Head {
            title: wording.words.clone(),
            description: Some(self.wording_description(wording)),
            kind: "article",
            part: "wordings",
            trail: vec![self.home(&links), list],
            style: Some(self.wordings_style(&links)),
            ..Head::default()
        };
        self.page(&links, "wording.html", head, page)
    }

    /// How often a wording stands in the archive, and from when to when.
    fn wording_description(&self, wording: &Wording) -> String {
        let quoted =
            super::super::words::fill(&self.words.cite.title, &[("title", &wording.words)]);
        let uses = self.words.term.uses_count.say(wording.uses.len());
        let sessions = self.words.sessions_count.say(wording.sessions.len());
        let dates = wording.dates.map(|(first, last)| {
            let day = |date| self.words.dates.day(date).text;
            let ends = [("from", &*day(first)), ("to", &*day(last))];
            super::super::words::fill(&self.words.term.from_to, &ends)
        });
        let parts: Vec<String> = [quoted, uses, sessions].into_iter().chain(dates).collect();
        parts.join(&self.words.cite.separator) + &self.words.cite.end
    }

    /// The links to some wordings, in their order.
    pub(super) fn wording_links(&self, wordings: &[usize], links: &Links<'_>) -> Vec<WordingLink> {
        wordings.iter().map(|&at| self.wording_link(at, links)).collect()
    }

    pub(super) fn wording_link(&self, at: usize, links: &Links<'_>) -> WordingLink {
        let wording = &self.views.wordings.families[at];
        WordingLink {
            href: links.to(&Route::Wording(&wording.id)),
            title: wording.words.clone(),
            lang: self.tongue_of(wording),
            count: wording.uses.len(),
        }
    }

    /// The entries in a wording: terms, people, organisations.
    fn inside(&self, wording: &Wording, links: &Links<'_>) -> Vec<Link> {
        let link = |kind, entry: &Entry| Link {
            href: links.to(&Route::Entry(kind, &entry.id)),
            title: entry.title.clone(),
        };
        let terms = wording.terms.iter().map(|&at| &self.archive.terms[at].entry);
        let people = wording.people.iter().map(|&at| &self.archive.people[at].entry);
        let bodies = wording.organisations.iter().map(|&at| &self.archive.organisations[at].entry);
        let terms = terms.map(|entry| link(EntryKind::Term, entry));
        let people = people.map(|entry| link(EntryKind::Person, entry));
        let bodies = bodies.map(|entry| link(EntryKind::Organisation, entry));
        terms.chain(people).chain(bodies).collect()
    }
}
