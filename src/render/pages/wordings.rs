//! The lists of wordings: the weightiest of each class on one page, and all of a class on as many as it needs.

use super::super::context::{
    Head, Link, Script, ScriptWord, Tongue, WordingRow, WordingsOfClass, WordingsPage, WordingsPart,
};
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site};
use super::super::words::fill;
use crate::derive::wordings::{Wording, WordingClass};
use crate::diagnostic::Diagnostic;

/// How many of each class stand on the first page: formulas, names, routine.
const FIRST: [usize; 3] = [200, 50, 50];
/// How many stand on one page of a class.
const ON_ONE_PAGE: usize = 500;

impl Site<'_> {
    /// The first page of wordings, and all pages of the classes that are longer.
    pub(in crate::render) fn wordings_pages(&self) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        let mut pages = vec![self.wordings_page()?];
        for (&class, first) in WordingClass::ALL.iter().zip(FIRST) {
            let all = self.of_class(class);
            if all.len() > first {
                for page in 1..=all.len().div_ceil(ON_ONE_PAGE) {
                    pages.push(self.class_page(class, &all, page)?);
                }
            }
        }
        Ok(pages)
    }

    /// The lists and the wordings themselves; nothing where there are none.
    pub(super) fn wordings_routes(&self) -> Vec<Route<'_>> {
        let all = &self.views.wordings.all;
        let list = (!all.is_empty()).then_some(Route::Wordings);
        let each = all.iter().map(|wording| Route::Wording(&wording.id));
        list.into_iter().chain(each).collect()
    }

    fn wordings_page(&self) -> Result<Rendered, Vec<Diagnostic>> {
        let links = self.links(&Route::Wordings);
        let classes = WordingClass::ALL.iter().zip(FIRST).filter_map(|(&class, first)| {
            let all = self.of_class(class);
            let rows = all.iter().take(first).map(|wording| self.wording_row(wording, &links));
            let more = all.len() > first;
            (!all.is_empty()).then(|| WordingsOfClass {
                id: class.as_str(),
                title: self.class_title(class).to_owned(),
                count: all.len(),
                all: more.then(|| links.to(&Route::WordingsOf(class, 1))),
                rows: rows.collect(),
            })
        });
        let head = Head {
            title: self.words.wording.title.clone(),
            kind: "website",
            part: "wordings",
            trail: vec![self.home(&links)],
            style: Some(wordings_style(&links)),
            ..Head::default()
        };
        let page = WordingsPage {
            count: self.views.wordings.all.len(),
            of_class: false,
            classes: classes.collect(),
            pages: Vec::new(),
            file: self.wordings_file(&links),
        };
        self.page(&links, "wordings.html", head, page)
    }

    /// One page of all wordings of a class; `page` is counted from 1.
    fn class_page(
        &self,
        class: WordingClass,
        all: &[&Wording],
        page: usize,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let route = |page: usize| Route::WordingsOf(class, page);
        let links = self.links(&route(page));
        let pages = all.len().div_ceil(ON_ONE_PAGE);
        let of = |page: usize| {
            let from = (page - 1) * ON_ONE_PAGE;
            from..all.len().min(from + ON_ONE_PAGE)
        };
        let parts = (1..=pages).filter(|_| pages > 1).map(|at| WordingsPart {
            href: (at != page).then(|| links.to(&route(at))),
            title: fill(
                &self.words.wording.from_to,
                &[("from", &(of(at).start + 1).to_string()), ("to", &of(at).end.to_string())],
            ),
        });
        let around = |at: usize| {
            (1..=pages).contains(&at).then(|| Link {
                href: links.to(&route(at)),
                title: self.class_page_title(class, at),
            })
        };
        let title = match page {
            1 => self.class_title(class).to_owned(),
            _ => self.class_page_title(class, page),
        };
        let head = Head {
            title: title.clone(),
            kind: "website",
            part: "wordings",
            trail: vec![self.home(&links), self.wordings_link(&links)],
            previous: around(page.saturating_sub(1)),
            next: around(page + 1),
            style: Some(wordings_style(&links)),
            ..Head::default()
        };
        let rows = all[of(page)].iter().map(|wording| self.wording_row(wording, &links));
        let listed = WordingsOfClass {
            id: class.as_str(),
            title,
            count: all.len(),
            all: None,
            rows: rows.collect(),
        };
        let page = WordingsPage {
            count: all.len(),
            of_class: true,
            classes: vec![listed],
            pages: parts.collect(),
            file: self.wordings_file(&links),
        };
        self.page(&links, "wordings.html", head, page)
    }

    fn class_page_title(&self, class: WordingClass, page: usize) -> String {
        let title = self.class_title(class);
        fill(&self.words.wording.page, &[("title", title), ("n", &page.to_string())])
    }

    /// The wordings of a class, the weightiest first.
    fn of_class(&self, class: WordingClass) -> Vec<&Wording> {
        self.views.wordings.all.iter().filter(|wording| wording.class == class).collect()
    }

    fn wording_row(&self, wording: &Wording, links: &Links<'_>) -> WordingRow {
        let years = wording.dates.map(|(first, last)| match (first.year(), last.year()) {
            (from, to) if from == to => from.to_string(),
            (from, to) => fill(
                &self.words.wording.from_to,
                &[("from", &from.to_string()), ("to", &to.to_string())],
            ),
        });
        WordingRow {
            href: links.to(&Route::Wording(&wording.id)),
            words: wording.words.clone(),
            lang: self.tongue_of(wording),
            uses: wording.uses.len(),
            sessions: wording.sessions.len(),
            years,
        }
    }

    /// What a class is called.
    pub(super) fn class_title(&self, class: WordingClass) -> &str {
        let words = &self.words.wording;
        match class {
            WordingClass::Formula => &words.formula,
            WordingClass::Name => &words.name,
            WordingClass::Routine => &words.routine,
        }
    }

    /// The language of a wording, where it is one and not the interface's.
    pub(super) fn tongue_of(&self, wording: &Wording) -> Option<Tongue> {
        let language = wording.language.as_ref()?;
        // Without script and country it says no more than the page does.
        let own = self.archive.settings.language.primary();
        if language.as_str() == own { None } else { self.foreign(language) }
    }

    /// The way to the list.
    pub(super) fn wordings_link(&self, links: &Links<'_>) -> Link {
        Link { href: links.to(&Route::Wordings), title: self.words.wording.title.clone() }
    }

    /// The script of pages with uses: it sorts them.
    pub(super) fn sorting(&self, links: &Links<'_>) -> Script {
        let words = &self.words.wording;
        let said = [
            ("sorted", &words.sorted),
            ("date", &words.by_date),
            ("left", &words.by_left),
            ("right", &words.by_right),
        ];
        let words = said.map(|(name, text)| ScriptWord { name, text: text.clone() });
        Script { href: links.to(&Route::Asset("wordings.js")), words: words.into() }
    }

    fn wordings_file(&self, links: &Links<'_>) -> Link {
        let href = links.to(&Route::Data("wordings.csv"));
        Link { href, title: format!("{} (CSV)", self.words.table("wordings")) }
    }
}

/// The style sheet of these pages.
pub(super) fn wordings_style(links: &Links<'_>) -> String {
    links.to(&Route::Asset("wordings.css"))
}
