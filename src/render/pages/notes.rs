//! The list of all notes of the archive, by kind and session; and what a session's own page says of its
//! notes.

use super::super::annotations::{Place, Shown};
use super::super::context::{
    Head, Link, NoteItem, NoteText, NotesOfKind, NotesOfSession, NotesPage, UnplacedNote,
    YearOfNotes,
};
use super::super::paragraph::Card;
use super::super::prose;
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site, all};
use super::super::words::fill;
use super::card::{Cards, as_written, section_of};
use crate::diagnostic::Diagnostic;
use crate::model::{Anchor, Date, NoteKind, Section, Session, Unit};
use crate::text::sentences_within;

/// More notes than this are parted by years.
const ON_ONE_PAGE: usize = 300;

/// How many characters of a note the list shows.
const EXCERPT: usize = 80;

/// Sessions of one year, as indices; `None` for those without a date.
type Year = (Option<i16>, Vec<usize>);

impl Site<'_> {
    /// The notes on a session as a whole, which stand at the head of its page.
    pub(super) fn session_notes(
        &self,
        index: usize,
        links: &Links<'_>,
        shown: &mut Shown,
    ) -> Vec<NoteText> {
        let annotations = &self.annotations[index];
        let places = annotations.on_unit(Unit::Session).iter();
        let first = places.filter(|place| shown.meet(place.note, || annotations.id(place.note)).1);
        let cards: Vec<Card> = first.map(|&place| Card::Note(place)).collect();
        let route = Route::Session(&self.archive.sessions[index].session.id);
        let page = if links.here() == route.path() { String::new() } else { links.to(&route) };
        let cards_of = Cards { site: self, links, session: index, prefix: "", page: &page };
        cards_of.texts(&cards)
    }

    /// The notes of a session whose words were not found, target by target.
    pub(super) fn unplaced(&self, index: usize, links: &Links<'_>) -> Vec<UnplacedNote> {
        let annotations = &self.annotations[index];
        let cards = Cards { site: self, links, session: index, prefix: "", page: "" };
        let mut unplaced = Vec::new();
        for (note, placed) in annotations.notes.iter().enumerate() {
            let nowhere = placed.anchors.iter().all(Option::is_none);
            for (target, of) in placed.note.targets.iter().enumerate() {
                if placed.anchors.get(target).is_some_and(Option::is_some) {
                    continue;
                }
                let place = Place { note, target };
                // The note's own id stands where its card does, or with the first that has no place.
                let id = match (nowhere, target) {
                    (true, 0) => annotations.id(note),
                    _ => annotations.target_id(place),
                };
                let href = format!("#{id}");
                let quote = as_written(&of.selector);
                unplaced
                    .push(UnplacedNote { quote, note: NoteText { id, href, ..cards.note(place) } });
            }
        }
        unplaced
    }

    /// Who wrote the notes of a session and when, where that is the same for all.
    pub(super) fn annotators(&self, index: usize) -> Option<String> {
        let annotations = &self.annotations[index];
        let by = annotations.author().map(str::to_owned);
        let date = annotations.date().map(|date| self.words.dates.day(date).text);
        let parts: Vec<String> = by.into_iter().chain(date).collect();
        (!parts.is_empty()).then(|| parts.join(&self.words.cite.separator))
    }

    /// The pages that list all notes, if there are any.
    pub(super) fn notes_routes(&self) -> Vec<Route<'static>> {
        let annotated = self.annotated();
        let all = (!annotated.is_empty()).then_some(Route::Notes);
        let many = self.count_of_notes(&annotated) > ON_ONE_PAGE;
        let years = self.annotated_years(&annotated).into_iter().filter(|_| many);
        all.into_iter().chain(years.map(|(year, _)| Route::NotesYear(year))).collect()
    }

    /// The sessions with notes, the latest first.
    fn annotated(&self) -> Vec<usize> {
        let sessions = self.archive.sessions.iter().enumerate().rev();
        let annotated = sessions.filter(|(_, archived)| !archived.notes.is_empty());
        annotated.map(|(index, _)| index).collect()
    }

    fn annotated_years(&self, annotated: &[usize]) -> Vec<Year> {
        let year = |index: usize| self.archive.sessions[index].session.header.date.map(Date::year);
        let years = annotated.chunk_by(|&one, &other| year(one) == year(other));
        years.filter_map(|chunk| Some((year(*chunk.first()?), chunk.to_vec()))).collect()
    }

    /// Makes the pages that list all notes.
    pub(in crate::render) fn notes_pages(&self) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        let annotated = self.annotated();
        if self.count_of_notes(&annotated) <= ON_ONE_PAGE {
            return self.notes_page(&Route::Notes, &annotated, &[], None).map(|page| vec![page]);
        }
        let years = self.annotated_years(&annotated);
        let mut pages = vec![self.notes_page(&Route::Notes, &[], &years, None)?];
        pages.extend(all(0..years.len(), |at| {
            let (year, sessions) = &years[at];
            self.notes_page(&Route::NotesYear(*year), sessions, &years, Some(at))
        })?);
        Ok(pages)
    }

    fn count_of_notes(&self, sessions: &[usize]) -> usize {
        sessions.iter().map(|&index| self.archive.sessions[index].notes.len()).sum()
    }

    fn notes_page(
        &self,
        route: &Route<'_>,
        sessions: &[usize],
        years: &[Year],
        open: Option<usize>,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let links = self.links(route);
        let words = &self.words.notes;
        let year_title = |year: Option<i16>| {
            year.map_or_else(|| self.words.undated.clone(), |year| self.words.dates.year(year))
        };
        let title = match open {
            Some(at) => fill(&words.title_of, &[("year", &year_title(years[at].0))]),
            None => words.title.clone(),
        };
        let mut trail = vec![self.home(&links)];
        if open.is_some() {
            trail.push(Link { href: links.to(&Route::Notes), title: words.title.clone() });
        }
        let head = Head { title: title.clone(), kind: "website", trail, ..Head::default() };
        let rows = years.iter().enumerate().map(|(at, (year, sessions))| YearOfNotes {
            href: (open != Some(at)).then(|| links.to(&Route::NotesYear(*year))),
            title: year_title(*year),
            count: self.count_of_notes(sessions),
        });
        let page = NotesPage {
            title,
            count: match (open, years) {
                (None, [_, ..]) => years.iter().map(|(_, of)| self.count_of_notes(of)).sum(),
                _ => self.count_of_notes(sessions),
            },
            years: rows.collect(),
            kinds: self.notes_by_kind(sessions, &links),
        };
        self.page(&links, "notes.html", head, page)
    }

    fn notes_by_kind(&self, sessions: &[usize], links: &Links<'_>) -> Vec<NotesOfKind> {
        let kinds = NoteKind::ALL.iter().map(|&kind| {
            let of_sessions = sessions.iter().map(|&index| self.notes_of(index, kind, links));
            let sessions: Vec<NotesOfSession> =
                of_sessions.filter(|session| !session.notes.is_empty()).collect();
            NotesOfKind {
                kind: kind.as_str(),
                name: self.kind_of_note(kind).to_owned(),
                count: sessions.iter().map(|session| session.notes.len()).sum(),
                sessions,
            }
        });
        kinds.filter(|kind| kind.count > 0).collect()
    }

    fn notes_of(&self, index: usize, kind: NoteKind, links: &Links<'_>) -> NotesOfSession {
        let session = &self.archive.sessions[index].session;
        let annotations = &self.annotations[index];
        let notes = annotations.notes.iter().enumerate();
        let mut notes: Vec<_> = notes
            .filter(|(_, placed)| placed.note.kind == kind)
            .map(|(note, placed)| {
                let anchor = placed.anchors.iter().flatten().next().copied();
                (anchor.map(|anchor| rank(session, &anchor)), note, anchor)
            })
            .collect();
        // Those without a place come last.
        notes.sort_by_key(|&(rank, note, _)| (rank.is_none(), rank, note));
        let notes =
            notes.into_iter().map(|(_, note, anchor)| self.item(index, note, anchor, links));
        NotesOfSession {
            session: self.session_link(session, links),
            day: self.day(session),
            lang: self.tongue(session),
            notes: notes.collect(),
        }
    }

    fn item(
        &self,
        index: usize,
        note: usize,
        anchor: Option<Anchor>,
        links: &Links<'_>,
    ) -> NoteItem {
        let session = &self.archive.sessions[index].session;
        let placed = &self.annotations[index].notes[note];
        let section = anchor.and_then(|anchor| section_of(session, &anchor));
        let page = section
            .map_or(Route::Session(&session.id), |section| Route::Section(&session.id, section));
        let prefix = if section == Some(Section::Lead) { "lead-" } else { "" };
        let body = prose::words(&placed.note.body);
        let quoted = anchor.and_then(|anchor| self.quoted(session, &anchor));
        let written = || {
            let first = placed.note.targets.first().filter(|_| anchor.is_none())?;
            Some(as_written(&first.selector))
        };
        let language = placed.note.language.as_ref();
        NoteItem {
            href: format!("{}#{prefix}{}", links.to(&page), placed.id),
            sign: placed.id.number().to_string(),
            place: anchor.map_or_else(
                || self.words.notes.unplaced.clone(),
                |anchor| self.place_name(session, &anchor, None),
            ),
            words: quoted.map(|(words, _)| words).or_else(written),
            reading: self.reading(&placed.note),
            excerpt: sentences_within(&body, EXCERPT).to_owned(),
            lang: language.and_then(|one| self.foreign(one)),
        }
    }
}

/// The place of an anchor in the order of the text.
fn rank(session: &Session, anchor: &Anchor) -> (usize, usize, usize) {
    let Some(section) = section_of(session, anchor) else { return (0, 0, 0) };
    let of_section = match section {
        Section::Lead => 1,
        Section::Opening => 2,
        Section::Exchange(id) => {
            3 + session.exchanges.iter().take_while(|exchange| exchange.id != id).count()
        }
        Section::Closing => usize::MAX,
    };
    let turns = session.sections().find(|&(found, _)| found == section).map_or(&[][..], |at| at.1);
    let spoken = turns.iter().flat_map(|turn| &turn.paragraphs).map(|paragraph| paragraph.id);
    let lead = session.lead.iter().map(|paragraph| paragraph.id);
    let before = |id| match section {
        Section::Lead => lead.clone().take_while(|other| *other != id).count(),
        _ => spoken.clone().take_while(|other| *other != id).count(),
    };
    match *anchor {
        Anchor::Words { paragraph, start, .. } => (of_section, 1 + before(paragraph), start),
        Anchor::Unit(Unit::Paragraph(_, paragraph)) => {
            (of_section, 1 + before(paragraph), usize::MAX)
        }
        Anchor::Unit(Unit::Turn(_, turn)) => {
            let earlier = turns.iter().take_while(|other| other.id != turn);
            (of_section, 1 + earlier.map(|turn| turn.paragraphs.len()).sum::<usize>(), 0)
        }
        Anchor::Gap(aside) => {
            let after = session.asides.get(aside).and_then(|aside| aside.at.paragraph);
            (of_section, after.map_or(0, |id| 1 + before(id)), usize::MAX)
        }
        Anchor::Unit(_) => (of_section, 0, 0),
    }
}
