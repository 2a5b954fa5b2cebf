//! The index of terms, by kind, and the glossary, which has them all in one order.

use super::super::context::{
    GlossaryEntry, GlossaryGroup, GlossaryPage, Head, KindOfTerms, Letter, Link, TermGroup,
    TermRow, TermsPage,
};
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site};
use super::super::words::fill;
use super::index::{WITHOUT_LETTERS, letter};
use super::items::heading_key;
use crate::derive::{self, InLanguage};
use crate::diagnostic::Diagnostic;
use crate::model::{Date, EntryKind, TermKind};
use crate::text::{first_sentence, initial};

impl Site<'_> {
    /// Makes the index of terms.
    pub(in crate::render) fn terms_page(&self) -> Result<Rendered, Vec<Diagnostic>> {
        let links = self.links(&Route::Entries(EntryKind::Term));
        let head = Head {
            title: self.words.terms.clone(),
            kind: "website",
            part: EntryKind::Term.folder(),
            trail: vec![self.home(&links)],
            ..Head::default()
        };
        let kinds = TermKind::ALL.iter().map(|&kind| self.kind_of_terms(kind, &links));
        let page = TermsPage {
            count: self.archive.terms.len(),
            kinds: kinds.filter(|kind| kind.count > 0).collect(),
            glossary: links.to(&Route::Glossary),
            files: file_links(&links),
        };
        self.page(&links, "terms.html", head, page)
    }

    /// Makes the glossary.
    pub(in crate::render) fn glossary_page(&self) -> Result<Rendered, Vec<Diagnostic>> {
        let links = self.links(&Route::Glossary);
        let index = Route::Entries(EntryKind::Term);
        let above = Link { href: links.to(&index), title: self.words.terms.clone() };
        let about = &self.words.glossary.about;
        let head = Head {
            title: self.words.glossary.title.clone(),
            description: Some(fill(about, &[("site", &self.archive.settings.title)])),
            kind: "article",
            part: EntryKind::Term.folder(),
            trail: vec![self.home(&links), above.clone()],
            ..Head::default()
        };
        let terms = self.in_order(|_| true);
        let groups = by_letter(&terms, "").map(|(letter, terms)| GlossaryGroup {
            letter,
            entries: terms.iter().map(|&(_, term)| self.glossary_entry(term, &links)).collect(),
        });
        let groups: Vec<GlossaryGroup> = groups.collect();
        let page = GlossaryPage {
            count: terms.len(),
            index: above.href,
            files: file_links(&links),
            letters: bar(groups.iter().map(|group| &group.letter)),
            groups,
        };
        self.page(&links, "glossary.html", head, page)
    }

    /// Some terms in the order of their headings, each with the words it is sorted by.
    pub(in crate::render) fn in_order(
        &self,
        wanted: impl Fn(TermKind) -> bool,
    ) -> Vec<(&str, usize)> {
        let terms = self.archive.terms.iter().enumerate();
        let terms = terms.filter(|(_, term)| wanted(term.kind));
        let mut terms: Vec<(&str, usize)> =
            terms.map(|(index, term)| (heading_key(&term.entry), index)).collect();
        terms.sort_by(|one, other| self.compare(one.0, other.0).then(one.1.cmp(&other.1)));
        terms
    }

    fn kind_of_terms(&self, kind: TermKind, links: &Links<'_>) -> KindOfTerms {
        let terms = self.in_order(|one| one == kind);
        let id = kind.as_str();
        let prefix = format!("{id}-");
        let groups = by_letter(&terms, &prefix).map(|(letter, terms)| TermGroup {
            letter,
            rows: terms.iter().map(|&(_, term)| self.term_row(term, links)).collect(),
        });
        let groups: Vec<TermGroup> = groups.collect();
        KindOfTerms {
            id: id.to_owned(),
            title: self.words.term_kind(kind).to_owned(),
            count: terms.len(),
            letters: bar(groups.iter().map(|group| &group.letter)),
            groups,
        }
    }

    fn term_row(&self, index: usize, links: &Links<'_>) -> TermRow {
        let term = &self.archive.terms[index];
        let definition = term.definition.as_deref();
        TermRow {
            href: links.to(&Route::Entry(EntryKind::Term, &term.entry.id)),
            title: term.entry.title.clone(),
            transliteration: term.transliteration.clone(),
            definition: definition.map(|words| first_sentence(words).to_owned()),
            count: self.views.terms[index].uses.len(),
            years: self.years_of_term(index),
        }
    }

    /// From which year to which a term is used, in words.
    fn years_of_term(&self, term: usize) -> Option<String> {
        let (first, last) = self.views.terms[term].dates?;
        let year = |date: Date| self.words.dates.year(date.year());
        if first.year() == last.year() {
            return Some(year(first));
        }
        let years = [("from", &*year(first)), ("to", &*year(last))];
        Some(fill(&self.words.term.from_to, &years))
    }

    fn glossary_entry(&self, index: usize, links: &Links<'_>) -> GlossaryEntry {
        let term = &self.archive.terms[index];
        let dates = self.views.terms[index].dates;
        let day = |date| self.words.dates.day(date);
        GlossaryEntry {
            href: links.to(&Route::Entry(EntryKind::Term, &term.entry.id)),
            title: term.entry.title.clone(),
            transliteration: term.transliteration.clone(),
            definition: term.definition.clone(),
            renderings: self.renderings(each_once(derive::current_renderings(term))),
            count: self.views.terms[index].uses.len(),
            first: dates.map(|(first, _)| day(first)),
            last: dates.filter(|(first, last)| first != last).map(|(_, last)| day(last)),
        }
    }
}

/// The links to the glossary's files.
fn file_links(links: &Links<'_>) -> Vec<Link> {
    let files = [("glossary.csv", "CSV"), ("glossary.tbx", "TBX")];
    let files = files
        .map(|(name, title)| Link { href: links.to(&Route::Data(name)), title: title.to_owned() });
    files.into()
}

/// Renderings without those that say the same as one before them on another day.
fn each_once(mut languages: Vec<InLanguage<'_>>) -> Vec<InLanguage<'_>> {
    for language in &mut languages {
        let mut said: Vec<&str> = Vec::new();
        language.renderings.retain(|rendering| {
            let new = !said.contains(&rendering.text.as_str());
            said.push(&rendering.text);
            new
        });
    }
    languages
}

/// Terms in order by their letters, in one group without letter where there are few. `prefix` goes before
/// the ids of the letters.
fn by_letter<'t>(
    terms: &'t [(&'t str, usize)],
    prefix: &str,
) -> impl Iterator<Item = (Option<Letter>, &'t [(&'t str, usize)])> {
    let parted = terms.len() > WITHOUT_LETTERS;
    let groups = terms.chunk_by(move |one, other| !parted || initial(one.0) == initial(other.0));
    groups.map(move |group| {
        let first = group.first().filter(|_| parted);
        let letter = first.map(|(heading, _)| letter(initial(heading)));
        (letter.map(|one| Letter { id: format!("{prefix}{}", one.id), ..one }), group)
    })
}

/// The letters of a letter bar.
fn bar<'l>(letters: impl Iterator<Item = &'l Option<Letter>>) -> Vec<Letter> {
    let letters = letters.flatten();
    letters.map(|letter| Letter { letter: letter.letter.clone(), id: letter.id.clone() }).collect()
}
