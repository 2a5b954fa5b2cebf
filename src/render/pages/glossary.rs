//! The glossary: its page and its files.

use super::super::glossary::{GlossaryTerm, Header, table, tbx};
use super::super::routes::Route;
use super::super::site::{Rendered, Site};
use super::entry::elsewhere;
use crate::derive;
use crate::diagnostic::Diagnostic;
use crate::model::EntryKind;

impl Site<'_> {
    /// Makes the glossary's page and its files.
    pub(in crate::render) fn glossary_pages(&self) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        let mut pages = vec![self.glossary_page()?];
        let settings = &self.archive.settings;
        let page = self.links(&Route::Glossary).address(&Route::Glossary.path());
        let header = Header {
            language: settings.language.as_str(),
            title: &self.glossary_title(),
            source: page.as_deref().unwrap_or(&settings.title),
            words: &self.words,
        };
        let terms =
            || self.in_order(|_| true).into_iter().map(|(_, term)| self.glossary_term(term));
        let file = |name, text: String| Rendered {
            path: Route::Data(name).path(),
            bytes: text.into_bytes(),
        };
        pages.push(file("glossary.csv", table(terms())));
        pages.push(file("glossary.tbx", tbx(&header, terms())));
        Ok(pages)
    }

    /// What the glossary is called away from the site.
    pub(super) fn glossary_title(&self) -> String {
        [self.words.glossary.title.as_str(), &self.archive.settings.title].join(" · ")
    }

    fn glossary_term(&self, index: usize) -> GlossaryTerm<'_> {
        let term = &self.archive.terms[index];
        let links = self.links(&Route::Glossary);
        let page = Route::Entry(EntryKind::Term, &term.entry.id).path();
        let elsewhere = term.entry.same_as.iter().filter_map(|same| elsewhere(same));
        GlossaryTerm {
            term,
            kind: self.words.term_kind(term.kind),
            renderings: derive::current_renderings(term),
            dates: self.views.terms[index].dates,
            uses: self.views.terms[index].uses.len(),
            elsewhere: elsewhere.map(|link| link.href).collect(),
            page: links.address(&page).unwrap_or(page),
        }
    }
}
