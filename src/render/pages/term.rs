//! The page of a term: what the editor says of it, its renderings, its history as a wording's page tells it, and every
//! use in the archive.

use std::ops::Range;

use super::super::address::outside;
use super::super::context::{
    CountedLink, Figure, Head, Link, NamedSource, RenderedIn, RenderingText, TermPage,
};
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site, all};
use super::super::theme::Html;
use super::entry::elsewhere;
use super::items::{heading_key, tongue};
use super::wording::of_all;
use super::wordings::wordings_style;
use crate::cite;
use crate::derive::{InLanguage, Phrase, TermView};
use crate::diagnostic::Diagnostic;
use crate::model::{EntryKind, Rendering, Term};
use crate::{derive, text};

impl Site<'_> {
    /// Makes all pages of some terms.
    pub(in crate::render) fn term_pages(
        &self,
        terms: Range<usize>,
    ) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        let mut pages = all(terms.clone(), |term| self.term_page(term))?;
        for term in terms {
            self.lines_pages(Phrase::Term(term), &mut pages)?;
        }
        Ok(pages)
    }

    fn term_page(&self, index: usize) -> Result<Rendered, Vec<Diagnostic>> {
        let term = &self.archive.terms[index];
        let entry = &term.entry;
        let links = self.links(&Route::Entry(EntryKind::Term, &entry.id));
        let list = Route::Entries(EntryKind::Term);
        let above = Link { href: links.to(&list), title: self.words.terms.clone() };
        let view = &self.views.terms[index];
        let phrase = Phrase::Term(index);
        let uses = self.uses_of(phrase);
        let (before, after) = self.rests(phrase, &links).unzip();
        let company = &self.views.company;
        let companions = company.companions_of_term(self.phrases(), index);
        let companions = self.companions(&companions, &links);
        let page = TermPage {
            title: entry.title.clone(),
            kind: Link {
                href: format!("{}#{}", above.href, term.kind.as_str()),
                title: self.words.term_kind(term.kind).to_owned(),
            },
            transliteration: term.transliteration.clone(),
            aliases: entry.aliases.clone(),
            definition: term.definition.clone(),
            prose: self.prose(&entry.path),
            renderings: self.renderings(derive::renderings_by_date(term)),
            sources: term.sources.iter().map(named_source).collect(),
            elsewhere: entry.same_as.iter().filter_map(|same| elsewhere(same)).collect(),
            broader: self.term_links(&view.broader, &links),
            narrower: self.term_links(&view.narrower, &links),
            related: self.term_links(&view.related, &links),
            sessions: self.views.twins.count(&view.sessions),
            before,
            after,
            forms: self.forms_of_term(index, uses.all(), &links),
            chart: self.term_chart(view, &links),
            voices: self.voices_of(uses.all(), &links),
            wordings: self.first_wordings(&company.of_terms[index], &links),
            of_all: (!companions.is_empty()).then(|| {
                let (here, all) = (company.exchanges_of(phrase), company.of_all(phrase));
                of_all(&self.words.term.of_all, here, all)
            }),
            companions,
            uses: self.lines(&uses, None, &links),
        };
        let head = Head {
            title: entry.title.clone(),
            description: Some(self.term_description(term, view.uses.len())),
            kind: "article",
            part: EntryKind::Term.folder(),
            trail: vec![self.home(&links), above],
            style: Some(wordings_style(&links)),
            script: Some(self.sorting(&links)),
            json_ld: Some(Html::new(&self.term_json_ld(term, &page, &links))),
            ..Head::default()
        };
        self.page(&links, "term.html", head, page)
    }

    /// The uses of a term by year, in the records in its language.
    fn term_chart(&self, view: &TermView, links: &Links<'_>) -> Option<Figure> {
        let mut figure = self.uses_chart("chart", &view.languages, &view.years, links)?;
        let in_lead = view.uses.iter().any(|at| at.turn.is_none());
        figure.notes.extend(in_lead.then(|| self.words.chart.leads.clone()));
        Some(figure)
    }

    /// What a term means, and how often it stands in the archive.
    fn term_description(&self, term: &Term, uses: usize) -> String {
        let count = self.words.term.uses_count.say(uses);
        let count = [term.entry.title.as_str(), &count].join(&self.words.cite.separator)
            + &self.words.cite.end;
        let mut description = String::new();
        for sentence in [&count].into_iter().chain(&term.definition) {
            text::join_lines(&mut description, sentence);
        }
        description
    }

    fn term_json_ld(&self, term: &Term, page: &TermPage, links: &Links<'_>) -> String {
        let settings = &self.archive.settings;
        cite::term_json_ld(&cite::DefinedTerm {
            name: &term.entry.title,
            other_names: &term.entry.aliases,
            definition: term.definition.as_deref(),
            language: settings.language.as_str(),
            page: links.address(links.here()),
            same_as: page.elsewhere.iter().map(|link| link.href.as_str()).collect(),
            set: &self.glossary_title(),
            set_page: links.address(&Route::Glossary.path()),
        })
    }

    /// The links to several terms, in the order of their headings, with the numbers of their uses.
    pub(super) fn term_links(&self, terms: &[usize], links: &Links<'_>) -> Vec<CountedLink> {
        let mut terms = terms.to_vec();
        let key = |term: usize| heading_key(&self.archive.terms[term].entry);
        terms.sort_by(|&one, &other| self.compare(key(one), key(other)));
        let terms = terms.into_iter().map(|term| {
            let entry = &self.archive.terms[term].entry;
            CountedLink {
                href: links.to(&Route::Entry(EntryKind::Term, &entry.id)),
                title: entry.title.clone(),
                count: self.views.terms[term].uses.len(),
            }
        });
        terms.collect()
    }

    /// Renderings as pages show them.
    pub(super) fn renderings(&self, languages: Vec<InLanguage<'_>>) -> Vec<RenderedIn> {
        let languages = languages.into_iter().map(|one| RenderedIn {
            language: self.words.language(one.language).to_owned(),
            lang: tongue(one.language),
            renderings: one.renderings.into_iter().map(|it| self.rendering(it)).collect(),
        });
        languages.collect()
    }

    fn rendering(&self, rendering: &Rendering) -> RenderingText {
        RenderingText {
            text: rendering.text.clone(),
            day: rendering.date.map(|date| self.words.dates.day(date)),
            source: rendering.source.clone(),
            href: rendering.url.as_deref().and_then(outside),
            official: rendering.official,
        }
    }
}

fn named_source(source: &crate::model::Source) -> NamedSource {
    NamedSource { text: source.text.clone(), href: source.url.as_deref().and_then(outside) }
}
