//! The page of a wording: its history, its variants, by whom, what goes with it, and every use.

use std::ops::Range;

use super::super::context::{CompanionRow, Head, Link, WordingLink, WordingPage};
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site, all};
use super::super::words::fill;
use super::wordings::wordings_style;
use crate::derive::wordings::Wording;
use crate::diagnostic::Diagnostic;
use crate::model::{Entry, EntryKind};

/// How many companions are named.
const COMPANIONS: usize = 12;
/// How many longer and shorter wordings are named.
const NESTED: usize = 12;

impl Site<'_> {
    /// Makes all pages of some wordings.
    pub(in crate::render) fn wording_pages(
        &self,
        wordings: Range<usize>,
    ) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        let mut pages = all(wordings.clone(), |at| self.wording_page(at))?;
        for wording in &self.views.wordings.all[wordings] {
            self.lines_pages(wording, &mut pages)?;
            self.variant_pages(wording, &mut pages)?;
        }
        Ok(pages)
    }

    fn wording_page(&self, at: usize) -> Result<Rendered, Vec<Diagnostic>> {
        let wording = &self.views.wordings.all[at];
        let links = self.links(&Route::Wording(&wording.id));
        let list = self.wordings_link(&links);
        let years = self.years_of_wording(wording);
        let company = &self.views.company;
        let (variants, more) = self.variants(wording, &links);
        let companions = self.companions(at, &links);
        let (before, after) = self.rests(wording, &links).unzip();
        let language = wording.uses.first().map(|at| at.language_in(self.archive));
        let record = language.map_or(&*self.views.record, |it| self.views.record_in(it));
        let page = WordingPage {
            words: wording.words.clone(),
            lang: self.tongue_of(wording),
            class: Link {
                href: format!("{}#{}", list.href, wording.class.as_str()),
                title: self.class_title(wording.class).to_owned(),
            },
            sessions: wording.sessions.len(),
            before,
            after,
            part_of: self.first_wordings(&wording.part_of, &links),
            parts: self.first_wordings(&company.parts[at], &links),
            inside: self.inside(wording, &links),
            chart: self.uses_chart("chart", record, &wording.years, &links),
            variants,
            forms: wording.variants.len(),
            more_variants: (more > 0).then(|| self.more_variants(more)),
            voices: self.voices_of_wording(wording, &links),
            of_all: (!companions.is_empty()).then(|| self.of_all(at)),
            companions,
            uses: self.lines(wording, &years, None, &links),
        };
        let head = Head {
            title: wording.words.clone(),
            description: Some(self.wording_description(wording)),
            kind: "article",
            part: "wordings",
            trail: vec![self.home(&links), list],
            style: Some(wordings_style(&links)),
            script: Some(self.sorting(&links)),
            ..Head::default()
        };
        self.page(&links, "wording.html", head, page)
    }

    /// How often a wording stands in the archive, and from when to when.
    fn wording_description(&self, wording: &Wording) -> String {
        let quoted = fill(&self.words.cite.title, &[("title", &wording.words)]);
        let uses = self.words.term.uses_count.say(wording.uses.len());
        let sessions = self.words.sessions_count.say(wording.sessions.len());
        let dates = wording.dates.map(|(first, last)| {
            let day = |date| self.words.dates.day(date).text;
            let ends = [("from", &*day(first)), ("to", &*day(last))];
            fill(&self.words.term.from_to, &ends)
        });
        let parts: Vec<String> = [quoted, uses, sessions].into_iter().chain(dates).collect();
        parts.join(&self.words.cite.separator) + &self.words.cite.end
    }

    /// What often goes with a wording, with how often.
    fn companions(&self, at: usize, links: &Links<'_>) -> Vec<CompanionRow> {
        let company = &self.views.company;
        let found = company.companions(&self.views.wordings, at).into_iter().take(COMPANIONS);
        let rows = found.map(|it| {
            let of = company.exchanges[it.wording].to_string();
            let counts = [("n", &*it.together.to_string()), ("of", &*of)];
            CompanionRow {
                link: self.wording_link(it.wording, links),
                counts: fill(&self.words.wording.together, &counts),
            }
        });
        rows.collect()
    }

    /// In how many exchanges the company of a wording is counted.
    fn of_all(&self, at: usize) -> String {
        let company = &self.views.company;
        let (here, all) = (company.exchanges[at].to_string(), company.of[at].to_string());
        fill(&self.words.wording.of_all, &[("n", &here), ("all", &all)])
    }

    fn more_variants(&self, more: usize) -> String {
        let values = [("n", &*more.to_string()), ("file", "wordings.csv")];
        fill(&self.words.wording.more_variants, &values)
    }

    /// The links to some wordings, in their order.
    pub(super) fn wording_links(&self, wordings: &[usize], links: &Links<'_>) -> Vec<WordingLink> {
        wordings.iter().map(|&at| self.wording_link(at, links)).collect()
    }

    /// The links to the first of some wordings: those that weigh most.
    pub(super) fn first_wordings(&self, wordings: &[usize], links: &Links<'_>) -> Vec<WordingLink> {
        self.wording_links(first_of(wordings), links)
    }

    /// The link to a wording.
    pub(super) fn wording_link(&self, at: usize, links: &Links<'_>) -> WordingLink {
        let wording = &self.views.wordings.all[at];
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

/// The first of a list: those that weigh most.
fn first_of(list: &[usize]) -> &[usize] {
    &list[..list.len().min(NESTED)]
}
