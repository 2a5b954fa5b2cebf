//! Where a term stands in the archive: every sentence, in order of time, and the pages of single years where
//! one page would be too long.

use std::ops::Range;

use super::super::context::{
    DatedUse, Head, Link, Name, Sentence, Uses, UsesOfYear, UsesPage, YearCount,
};
use super::super::marked::marked;
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site};
use super::super::theme::Html;
use super::super::words::fill;
use super::items::tongue;
use super::wordings::wordings_style;
use crate::derive::{self, UseAt};
use crate::diagnostic::Diagnostic;
use crate::model::{
    Date, EntryKind, Paragraph, ParagraphId, Section, Session, TitleSource, Turn, TurnKind,
};
use crate::structure::names_nobody;

/// More uses than this are parted by years: some half an hour of reading.
const ON_ONE_PAGE: usize = 300;

/// The uses of one year, in order; `None` for those without a date.
pub(super) type Year<'a> = (Option<i16>, &'a [UseAt]);

/// A stretch of a paragraph, one sentence or several, with the uses that stand in it.
struct Found<'a> {
    /// The first of them.
    at: &'a UseAt,
    words: Range<usize>,
    marks: Vec<(usize, usize)>,
}

impl Site<'_> {
    /// The uses of a term, by year.
    pub(super) fn years_of_uses(&self, term: usize) -> Vec<Year<'_>> {
        let year =
            |at: &UseAt| self.archive.sessions[at.session].session.header.date.map(Date::year);
        let years = self.views.terms[term].uses.chunk_by(|one, other| year(one) == year(other));
        years.filter_map(|uses| Some((year(uses.first()?), uses))).collect()
    }

    /// Where a term stands: on its own page, or on that of the year at `open`.
    pub(super) fn uses(
        &self,
        term: usize,
        years: &[Year<'_>],
        open: Option<usize>,
        links: &Links<'_>,
    ) -> Uses {
        let id = &self.archive.terms[term].entry.id;
        let uses = &self.views.terms[term].uses;
        let parted = uses.len() > ON_ONE_PAGE;
        let shown = match open {
            Some(at) => &years[at..=at],
            None if parted => &[],
            None => years,
        };
        let mut has_gap = false;
        let groups = shown.iter().map(|year| self.uses_of_year(year, links, &mut has_gap));
        let groups = groups.collect();
        let counts = years.iter().enumerate().filter(|_| parted).map(|(at, (year, uses))| {
            let route = Route::CollectedYear(EntryKind::Term, id, *year);
            YearCount {
                href: (open != Some(at)).then(|| links.to(&route)),
                title: self.year_title(*year),
                count: uses.len(),
            }
        });
        let dated = || uses.iter().filter_map(|at| self.dated_use(at, links));
        let first = dated().next();
        let day = |one: &DatedUse| one.day.iso.clone();
        let last = dated().next_back().filter(|last| first.as_ref().map(day) != Some(day(last)));
        Uses { count: uses.len(), first, last, years: counts.collect(), groups, has_gap }
    }

    /// The pages of single years, where one page would be too long.
    pub(super) fn uses_pages(
        &self,
        term: usize,
        pages: &mut Vec<Rendered>,
    ) -> Result<(), Vec<Diagnostic>> {
        if self.views.terms[term].uses.len() <= ON_ONE_PAGE {
            return Ok(());
        }
        let years = self.years_of_uses(term);
        for at in 0..years.len() {
            pages.push(self.uses_page(term, &years, at)?);
        }
        Ok(())
    }

    fn uses_page(
        &self,
        term: usize,
        years: &[Year<'_>],
        at: usize,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let entry = &self.archive.terms[term].entry;
        let route = |at: usize| Route::CollectedYear(EntryKind::Term, &entry.id, years[at].0);
        let links = self.links(&route(at));
        let around = |at: usize| {
            let (year, _) = years.get(at)?;
            Some(Link { href: links.to(&route(at)), title: self.year_title(*year) })
        };
        let here = Link {
            href: links.to(&Route::Entry(EntryKind::Term, &entry.id)),
            title: entry.title.clone(),
        };
        let above = Link {
            href: links.to(&Route::Entries(EntryKind::Term)),
            title: self.words.terms.clone(),
        };
        let year = self.year_title(years[at].0);
        let head = Head {
            title: fill(&self.words.term.in_year, &[("title", &entry.title), ("year", &year)]),
            kind: "article",
            part: EntryKind::Term.folder(),
            trail: vec![self.home(&links), above, here.clone()],
            previous: at.checked_sub(1).and_then(around),
            next: around(at + 1),
            style: Some(wordings_style(&links)),
            script: Some(self.sorting(&links)),
            ..Head::default()
        };
        let page = UsesPage { term: here, uses: self.uses(term, years, Some(at), &links) };
        self.page(&links, "uses.html", head, page)
    }

    fn uses_of_year(
        &self,
        &(year, uses): &Year<'_>,
        links: &Links<'_>,
        has_gap: &mut bool,
    ) -> UsesOfYear {
        let sentences = self.sentences(uses);
        let sentences = sentences.iter().filter_map(|found| self.sentence(found, links, has_gap));
        UsesOfYear {
            title: self.year_title(year),
            href: year.map(|year| links.to(&Route::Year(year))),
            count: uses.len(),
            sentences: sentences.collect(),
        }
    }

    /// The sentences in which uses stand, each once.
    fn sentences<'u>(&self, uses: &'u [UseAt]) -> Vec<Found<'u>> {
        let mut found: Vec<Found<'_>> = Vec::new();
        for at in uses {
            let place = at.place(self.archive);
            let known = found.last_mut().filter(|known| {
                let before = known.at.place(self.archive);
                known.at.session == at.session
                    && (before.section, before.paragraph) == (place.section, place.paragraph)
                    && at.sentence.start < known.words.end
            });
            let mark = (place.start, place.end);
            if let Some(known) = known {
                known.words.end = known.words.end.max(at.sentence.end);
                known.marks.push(mark);
            } else {
                found.push(Found { at, words: at.sentence.clone(), marks: vec![mark] });
            }
        }
        found
    }

    fn sentence(
        &self,
        found: &Found<'_>,
        links: &Links<'_>,
        has_gap: &mut bool,
    ) -> Option<Sentence> {
        let session = &self.archive.sessions[found.at.session].session;
        let place = found.at.place(self.archive);
        let (turn, paragraph) = spoken(session, place.section, found.at)?;
        let quoted = marked(paragraph, &found.words, &found.marks, &self.words.gap);
        *has_gap |= quoted.has_gap;
        let (title, derived) = self.title_of_section(session, place.section);
        let (speaker, asker) = self.who(session, found.at.exchange, turn, links);
        let own = paragraph.language.as_ref();
        let own = own.filter(|&language| language != &self.archive.settings.language);
        Some(Sentence {
            html: Html::new(&quoted.html),
            href: paragraph_link(session, place.section, place.paragraph, links),
            title,
            derived,
            day: self.day(session),
            speaker,
            asker,
            lang: own.map(tongue).or_else(|| self.tongue(session)),
            title_lang: self.tongue(session),
        })
    }

    fn dated_use(&self, at: &UseAt, links: &Links<'_>) -> Option<DatedUse> {
        let session = &self.archive.sessions[at.session].session;
        let place = at.place(self.archive);
        let href = paragraph_link(session, place.section, place.paragraph, links);
        Some(DatedUse { href, day: self.day(session)? })
    }

    /// What a section is called, and whether the program made the title.
    fn title_of_section(&self, session: &Session, section: Section) -> (String, bool) {
        let of = |pattern: &str| fill(pattern, &[("session", self.session_title(session))]);
        match section {
            Section::Exchange(id) => {
                let exchange = session.exchanges.iter().find(|exchange| exchange.id == id);
                exchange.map_or_else(Default::default, |exchange| {
                    (exchange.title.clone(), exchange.title_source == TitleSource::Derived)
                })
            }
            Section::Opening => (of(&self.words.record.opening_of), false),
            Section::Closing => (of(&self.words.record.closing_of), false),
            Section::Lead => (self.session_title(session).to_owned(), false),
        }
    }

    /// Who speaks in a turn, and who had asked, where that is another one.
    pub(super) fn who(
        &self,
        session: &Session,
        exchange: Option<usize>,
        turn: Option<&Turn>,
        links: &Links<'_>,
    ) -> (Option<Name>, Option<Name>) {
        let name = |speaker| self.name(session, speaker, links);
        let speaker = turn.and_then(|turn| session.speaker(turn)).map(name);
        let answers = turn.is_some_and(|turn| turn.kind == TurnKind::Answer);
        let exchange = exchange.filter(|_| answers);
        let asker = exchange.and_then(|exchange| {
            let asker = derive::askers(session.exchanges.get(exchange)?).first().copied()?;
            let asker = session.speakers.get(asker)?;
            (!names_nobody(&asker.label)).then(|| name(asker))
        });
        (speaker, asker)
    }
}

/// The paragraph of a use, with the turn in which it is spoken; the lead has none.
fn spoken<'s>(
    session: &'s Session,
    section: Section,
    at: &UseAt,
) -> Option<(Option<&'s Turn>, &'s Paragraph)> {
    let Some(turn) = at.turn else {
        return session.lead.get(at.paragraph).map(|paragraph| (None, paragraph));
    };
    let (_, turns) = session.sections().find(|(one, _)| *one == section)?;
    let turn = turns.get(turn)?;
    Some((Some(turn), turn.paragraphs.get(at.paragraph)?))
}

/// The link to the paragraph of a use on the page of its section; the lead stands on the session's.
pub(super) fn paragraph_link(
    session: &Session,
    section: Section,
    paragraph: ParagraphId,
    links: &Links<'_>,
) -> String {
    let prefix = if section == Section::Lead { "lead-" } else { "" };
    let page = links.to(&Route::Section(&session.id, section));
    format!("{page}#{prefix}{paragraph}")
}
