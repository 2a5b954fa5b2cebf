//! The pages of one session: its own, the whole on one page, opening and closing, and those of its
//! exchanges.

use super::super::annotations::Shown;
use super::super::context::{
    AllPage, AllQuestion, AsideText, Fact, Head, Link, Name, SectionItem, SessionPage, SpeechPage,
};
use super::super::forms::alternates;
use super::super::routes::{Links, Route, section_pages};
use super::super::site::{Rendered, Site, all};
use super::super::words::fill;
use super::super::work::{Cited, citation_files};
use super::copies::copies;
use super::history::told_style;
use super::items::{Detail, is_named};
use super::translations::PageOf;
use crate::cite::Work;
use crate::derive::{self, ExchangeAt};
use crate::diagnostic::Diagnostic;
use crate::model::{Section, Session, Slug, TitleSource, Turn};

/// The way through a session: its section pages in reading order, with their titles.
pub(super) struct Way<'s> {
    session: &'s Slug,
    pages: Vec<(Section, String)>,
}

impl Way<'_> {
    /// The pages before and after the one at `place`.
    pub(super) fn around(&self, place: usize, links: &Links<'_>) -> (Option<Link>, Option<Link>) {
        let link = |place: usize| {
            let (section, title) = self.pages.get(place)?;
            let href = links.to(&Route::Section(self.session, *section));
            Some(Link { href, title: title.clone() })
        };
        (place.checked_sub(1).and_then(link), link(place + 1))
    }
}

impl<'a> Site<'a> {
    /// All pages of one session.
    pub(in crate::render) fn session_pages(
        &self,
        index: usize,
    ) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        let session = &self.archive.sessions[index].session;
        let titles = session.exchanges.iter().map(|exchange| &exchange.title);
        let mut titles = titles.cloned();
        let pages = section_pages(session).map(|section| {
            let title = match section {
                Section::Exchange(_) => titles.next().unwrap_or_default(),
                other => self.section_title(other).to_owned(),
            };
            (section, title)
        });
        let way = Way { session: &session.id, pages: pages.collect() };
        let cited = self.cited(session);
        let opening = usize::from(!session.opening.is_empty());
        let mut pages = Vec::with_capacity(3 * session.exchanges.len() + 9);
        pages.push(self.session_page(index, &cited)?);
        pages.push(self.all_page(index, &cited)?);
        if !session.opening.is_empty() {
            pages.push(self.speech_page(index, Section::Opening, 0, &way)?);
        }
        pages.extend(all(0..session.exchanges.len(), |exchange| {
            let at = ExchangeAt { session: index, exchange };
            self.question_page(at, opening + exchange, &way, &cited)
        })?);
        if !session.closing.is_empty() {
            let place = opening + session.exchanges.len();
            pages.push(self.speech_page(index, Section::Closing, place, &way)?);
        }
        copies(session, &mut pages);
        pages.extend(self.standard_forms(index));
        pages.extend(self.citation_pages(index, &cited));
        Ok(pages)
    }

    fn section_title(&self, section: Section) -> &str {
        match section {
            Section::Closing => &self.words.record.closing,
            _ => &self.words.record.opening,
        }
    }

    /// The trail to the pages of a session: first page, series, session.
    pub(super) fn session_trail(&self, session: &'a Session, links: &Links<'_>) -> Vec<Link> {
        let mut trail = vec![self.home(links)];
        trail.extend(self.series_link(session, links));
        trail.push(self.session_link(session, links));
        trail
    }

    /// The link to a session.
    pub(super) fn session_link(&self, session: &'a Session, links: &Links<'_>) -> Link {
        let href = links.to(&Route::Session(&session.id));
        Link { href, title: self.session_title(session).to_owned() }
    }

    fn session_page(&self, index: usize, cited: &Cited) -> Result<Rendered, Vec<Diagnostic>> {
        let session = &self.archive.sessions[index].session;
        let links = self.links(&Route::Session(&session.id));
        let mut trail = self.session_trail(session, &links);
        trail.pop();
        let head = Head {
            title: self.session_title(session).to_owned(),
            kind: "article",
            trail,
            ..Head::default()
        };
        let work = self.session_work(index, &Route::Session(&session.id), cited);
        let head = self.session_head(session, &work, head);
        let forms = self.session_forms(index, &session.id);
        let told = self.told_of_session(index, &links);
        let head = Head {
            alternates: alternates(&forms, &links),
            translations: self.translations(index, PageOf::Session, &links),
            style: told_style(told.as_ref(), &links),
            ..head
        };
        let copies = forms.iter().map(|form| form.link(&links));
        let copies = copies.chain(citation_files(&session.id, &links)).collect();
        let places =
            (0..session.exchanges.len()).map(|exchange| ExchangeAt { session: index, exchange });
        let section = |section, turns: &[Turn]| {
            (!turns.is_empty()).then(|| SectionItem {
                href: links.to(&Route::Section(&session.id, section)),
                excerpt: self.beginning(turns.first()),
            })
        };
        let witness = &session.header.witness;
        let mut shown = Shown::default();
        let notes = self.session_notes(index, &links, &mut shown);
        let lead = self.speech(index, Section::Lead, "lead-", &links, &mut shown);
        let asides = self.loose_asides(index, &links, &mut shown);
        let page = SessionPage {
            title: head.title.clone(),
            series: self.series_link(session, &links),
            day: self.day(session),
            facts: self.facts(index),
            answerers: self.answerers(session, &links),
            record: self.record_line(session, None),
            original: self.original(index, &links),
            source_url: witness.url.as_deref().and_then(super::super::address::outside),
            lang: self.tongue(session),
            notes,
            lead,
            annotated: shown.any(),
            opening: section(Section::Opening, &session.opening),
            questions: places.map(|at| self.question_item(at, Detail::Topics, &links)).collect(),
            closing: section(Section::Closing, &session.closing),
            whole: links.to(&Route::All(&session.id)),
            told,
            asides,
            unplaced: self.unplaced(index, &links),
            words_here: self.words_here(&shown, &links),
            removed: self.removed(session),
            marked: self.marked(session, &links),
            citation: self.citation(&work, &links),
            copies,
        };
        self.page(&links, "session.html", head, page)
    }

    fn session_head(&self, session: &Session, work: &Work<'_>, head: Head) -> Head {
        let line = Some(self.record_line(session, None)).filter(|line| !line.is_empty());
        Self::head_of(work, Head { description: line, ..head })
    }

    fn facts(&self, index: usize) -> Vec<Fact> {
        let session = &self.archive.sessions[index].session;
        let words = &self.words.record;
        let header = &session.header;
        let witness = &header.witness;
        let day = |date| self.words.dates.day(date).text;
        let published = [
            witness.publisher.clone(),
            witness.title.as_ref().map(|title| fill(&self.words.cite.title, &[("title", title)])),
            witness.date.map(day),
            witness.page.clone(),
        ];
        let published: Vec<String> = published.into_iter().flatten().collect();
        let published = published.join(&self.words.cite.separator);
        let facts = [
            (&words.place, header.place.clone()),
            (&words.duration, header.duration.clone()),
            (&words.published, Some(published).filter(|words| !words.is_empty())),
            (&words.dateline, witness.dateline.clone()),
            (&words.fetched, witness.fetched.map(day)),
            (&self.words.notes.by, self.annotators(index)),
        ];
        let known = facts.into_iter().filter_map(|(name, text)| Some((name, text?)));
        known.map(|(name, text)| Fact { name: name.clone(), text }).collect()
    }

    /// Those who answer in a session, as far as they are named, in the order of its labels.
    fn answerers(&self, session: &Session, links: &Links<'_>) -> Vec<Name> {
        let mut answering: Vec<usize> =
            session.exchanges.iter().flat_map(derive::answerers).collect();
        answering.sort_unstable();
        answering.dedup();
        let speakers = answering.into_iter().filter_map(|speaker| session.speakers.get(speaker));
        let named = speakers.filter(|speaker| is_named(speaker));
        named.map(|speaker| self.name(session, speaker, links)).collect()
    }

    /// The asides that no section's page shows: those of an opening or closing without speech.
    fn loose_asides(&self, index: usize, links: &Links<'_>, shown: &mut Shown) -> Vec<AsideText> {
        let session = &self.archive.sessions[index].session;
        let sections = [(Section::Opening, &session.opening), (Section::Closing, &session.closing)];
        let silent = sections.into_iter().filter(|(_, turns)| turns.is_empty());
        silent.flat_map(|(section, _)| self.silent_asides(index, section, links, shown)).collect()
    }

    fn speech_page(
        &self,
        index: usize,
        section: Section,
        place: usize,
        way: &Way<'_>,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let session = &self.archive.sessions[index].session;
        let links = self.links(&Route::Section(&session.id, section));
        let (turns, pattern) = match section {
            Section::Closing => (&session.closing, &self.words.record.closing_of),
            _ => (&session.opening, &self.words.record.opening_of),
        };
        let (previous, next) = way.around(place, &links);
        let title = self.section_title(section).to_owned();
        let whole_title = fill(pattern, &[("session", self.session_title(session))]);
        let cited = self.speech_cited(session, turns, &whole_title);
        let work = self.speech_work(session, section, turns, &cited);
        let head = Head {
            title: whole_title,
            kind: "article",
            trail: self.session_trail(session, &links),
            previous,
            next,
            ..Head::default()
        };
        let translations = self.translations(index, PageOf::Section(section), &links);
        let head = Head { translations, ..Self::head_of(&work, head) };
        let mut shown = Shown::default();
        let speech = self.speech(index, section, "", &links, &mut shown);
        let page = SpeechPage {
            citation: self.citation(&work, &links),
            title,
            series: self.series_link(session, &links),
            session: self.session_link(session, &links),
            day: self.day(session),
            record: self.record_line(session, None),
            lang: self.tongue(session),
            annotated: shown.any(),
            words_here: self.words_here(&shown, &links),
            speech,
            whole: links.to(&Route::All(&session.id)),
        };
        self.page(&links, "speech.html", head, page)
    }

    fn all_page(&self, index: usize, cited: &Cited) -> Result<Rendered, Vec<Diagnostic>> {
        let session = &self.archive.sessions[index].session;
        let links = self.links(&Route::All(&session.id));
        let head = Head {
            title: fill(&self.words.record.whole, &[("session", self.session_title(session))]),
            kind: "article",
            trail: self.session_trail(session, &links),
            ..Head::default()
        };
        let work = self.session_work(index, &Route::All(&session.id), cited);
        let head = Head {
            translations: self.translations(index, PageOf::All, &links),
            ..self.session_head(session, &work, head)
        };
        let mut shown = Shown::default();
        let notes = self.session_notes(index, &links, &mut shown);
        let mut speech = |section: Section| {
            self.speech(index, section, &format!("{section}-"), &links, &mut shown)
        };
        let (lead, opening) = (speech(Section::Lead), speech(Section::Opening));
        let questions = session.exchanges.iter().enumerate().map(|(place, exchange)| {
            let section = Section::Exchange(exchange.id);
            AllQuestion {
                id: exchange.id.to_string(),
                href: links.to(&Route::Section(&session.id, section)),
                title: exchange.title.clone(),
                derived: exchange.title_source == TitleSource::Derived,
                number: place + 1,
                speech: speech(section),
            }
        });
        let questions = questions.collect();
        let closing = speech(Section::Closing);
        let page = AllPage {
            title: self.session_title(session).to_owned(),
            session: links.to(&Route::Session(&session.id)),
            day: self.day(session),
            record: self.record_line(session, None),
            lang: self.tongue(session),
            notes,
            lead,
            opening,
            questions,
            closing,
            annotated: shown.any(),
            words_here: self.words_here(&shown, &links),
            citation: self.citation(&work, &links),
        };
        self.page(&links, "all.html", head, page)
    }
}
