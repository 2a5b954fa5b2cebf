//! The same page in other languages, what a session is a translation of, and as which one it is counted.

use super::super::address;
use super::super::context::{Link, Translation};
use super::super::routes::{Links, Route};
use super::super::site::Site;
use crate::derive::TwinsView;
use crate::model::{Section, Slug};
use crate::text::Language;

/// A page of a session.
#[derive(Clone, Copy)]
pub(super) enum PageOf {
    /// Its own.
    Session,
    /// That of one section.
    Section(Section),
    /// The one with all of it.
    All,
}

impl PageOf {
    fn route(self, session: &Slug) -> Route<'_> {
        match self {
            Self::Session => Route::Session(session),
            Self::Section(section) => Route::Section(session, section),
            Self::All => Route::All(session),
        }
    }
}

impl<'a> Site<'a> {
    /// The id of the session as which one is counted, where that is not itself: of the same in several languages one is.
    pub(in crate::render) fn counted_as(&self, session: usize) -> &'a str {
        let lead = self.views.twins.lead(session);
        if lead == session { "" } else { self.archive.sessions[lead].session.id.as_str() }
    }
}

impl Site<'_> {
    /// A page of a session in all languages that the archive has it in, itself first; nothing where that is one.
    /// A section whose twin nobody knows leads to the session: a reader is helped by that, but a machine is not
    /// told that they are the same.
    pub(super) fn translations(
        &self,
        session: usize,
        page: PageOf,
        links: &Links<'_>,
    ) -> Vec<Translation> {
        let twins = self.views.twins.of(session);
        if twins.is_empty() {
            return Vec::new();
        }
        let leads_to = |index: usize, page: PageOf| {
            let route = page.route(&self.archive.sessions[index].session.id);
            let href = links.to(&route);
            let address = links.address(&route.path()).unwrap_or_else(|| href.clone());
            (href, address)
        };
        let own = &self.archive.sessions[session].session.header.language;
        let others = twins.iter().map(|twin| {
            let there = match page {
                PageOf::Section(section) => {
                    TwinsView::section(self.archive, session, section, twin).map(PageOf::Section)
                }
                whole => Some(whole),
            };
            let leads = leads_to(twin.session, there.unwrap_or(PageOf::Session));
            Translation { same: there.is_some(), ..self.translation(&twin.language, leads) }
        });
        let others: Vec<Translation> = others.collect();
        let same = others.iter().any(|other| other.same);
        let here = self.translation(own, leads_to(session, page));
        std::iter::once(Translation { here: true, same, ..here }).chain(others).collect()
    }

    /// The same in the other languages; the session, where nobody knows which of its questions that is.
    pub(super) fn other_languages(
        &self,
        session: usize,
        page: PageOf,
        links: &Links<'_>,
    ) -> Vec<Translation> {
        let mut all = self.translations(session, page, links);
        all.retain(|it| !it.here);
        all
    }

    fn translation(&self, language: &Language, (href, address): (String, String)) -> Translation {
        let tag = language.as_str().to_owned();
        let title = self.words.language(language).to_owned();
        Translation { href, address, title, tag, here: false, same: false }
    }

    /// What a session is a translation of.
    pub(super) fn original(&self, session: usize, links: &Links<'_>) -> Option<Link> {
        let named = self.archive.sessions[session].session.header.translation_of.as_ref()?;
        let sessions = &self.archive.sessions;
        let mut twins =
            self.views.twins.of(session).iter().map(|twin| &sessions[twin.session].session);
        if let Some(original) = twins.find(|twin| twin.id.as_str() == named.id) {
            return Some(self.session_link(original, links));
        }
        let href = address::outside(&named.id)?;
        Some(Link { href, title: named.id.clone() })
    }
}
