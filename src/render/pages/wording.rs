//! The page of a wording: its history, its variants, by whom, what goes with it, and every use.

use std::ops::Range;

use super::super::context::{CompanionRow, Head, Link, WordingLink, WordingPage};
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site, all};
use super::super::words::fill;
use super::wordings::wordings_style;
use crate::derive::wordings::Wording;
use crate::derive::{Companion, Phrase, Phrases};
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
        for at in wordings {
            self.lines_pages(Phrase::Wording(at), &mut pages)?;
            self.variant_pages(&self.views.wordings.all[at], &mut pages)?;
        }
        Ok(pages)
    }

    fn wording_page(&self, at: usize) -> Result<Rendered, Vec<Diagnostic>> {
        let wording = &self.views.wordings.all[at];
        let links = self.links(&Route::Wording(&wording.id));
        let list = self.wordings_link(&links);
        let phrase = Phrase::Wording(at);
        let uses = self.uses_of(phrase);
        let company = &self.views.company;
        let (variants, more) = self.variants(wording, uses.all(), &links);
        let companions = company.companions(&self.views.wordings, at);
        let companions = self.companions(&companions, &links);
        let (before, after) = self.rests(phrase, &links).unzip();
        let languages = &wording.languages;
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
            chart: self.uses_chart("chart", languages, &wording.years, &links),
            variants,
            forms: wording.variants.len(),
            more_variants: (more > 0).then(|| self.more_variants(more)),
            voices: self.voices_of(uses.all(), &links),
            of_all: (!companions.is_empty()).then(|| {
                let (here, all) = (company.exchanges_of(phrase), company.of_all(phrase));
                of_all(&self.words.wording.of_all, here, all)
            }),
            companions,
            uses: self.lines(&uses, None, &links),
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

    /// What often goes with a wording or a term, with how often.
    pub(super) fn companions(&self, found: &[Companion], links: &Links<'_>) -> Vec<CompanionRow> {
        let rows = found.iter().take(COMPANIONS).map(|it| {
            let of = self.views.company.exchanges_of(it.phrase).to_string();
            let counts = [("n", &*it.together.to_string()), ("of", &*of)];
            CompanionRow {
                link: self.phrase_link(it.phrase, links),
                counts: fill(&self.words.wording.together, &counts),
            }
        });
        rows.collect()
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
            kind: None,
            count: wording.uses.len(),
        }
    }

    /// The link to a wording or a term.
    pub(super) fn phrase_link(&self, phrase: Phrase, links: &Links<'_>) -> WordingLink {
        let term = match phrase {
            Phrase::Wording(at) => return self.wording_link(at, links),
            Phrase::Term(at) => at,
        };
        let entry = &self.archive.terms[term].entry;
        WordingLink {
            href: links.to(&Route::Entry(EntryKind::Term, &entry.id)),
            title: entry.title.clone(),
            lang: None,
            kind: Some(self.words.term.term.clone()),
            count: self.views.terms[term].uses.len(),
        }
    }

    /// The wordings and terms of the archive.
    pub(super) fn phrases(&self) -> Phrases<'_> {
        self.views.phrases(self.archive)
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

/// In how many exchanges the company of a wording or a term is counted.
pub(super) fn of_all(pattern: &str, here: usize, all: usize) -> String {
    fill(pattern, &[("n", &here.to_string()), ("all", &all.to_string())])
}

/// The first of a list: those that weigh most.
fn first_of(list: &[usize]) -> &[usize] {
    &list[..list.len().min(NESTED)]
}
