//! The cards of notes: the editor's, and the footnotes of the source, which look alike and speak in another
//! voice.

use super::super::annotations::{Annotations, Place};
use super::super::context::{Day, Link, NoteText, Reading, Tongue};
use super::super::escape::escape;
use super::super::paragraph::{Card, Stand, within};
use super::super::routes::{Links, Route};
use super::super::site::Site;
use super::super::theme::Html;
use super::super::words::fill;
use super::items::tongue;
use crate::model::{
    Anchor, Aside, NoteKind, Paragraph, ParagraphId, Section, Selector, Session, Unit,
};
use crate::text::shortened;

/// As many characters of a note's words stand on its card: in Chinese writing, and in any other.
const WORDS: (usize, usize) = (24, 60);

/// Where cards are printed.
#[derive(Clone, Copy)]
pub(super) struct Cards<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) links: &'a Links<'a>,
    /// The session, as an index.
    pub(super) session: usize,
    /// What goes before the cards' ids.
    pub(super) prefix: &'a str,
    /// The link to the page on which they stand by themselves; empty on that page.
    pub(super) page: &'a str,
}

impl<'a> Cards<'a> {
    /// Those of a section's paragraphs.
    pub(super) fn of(
        site: &'a Site<'a>,
        session: usize,
        stand: Stand<'a>,
        links: &'a Links<'a>,
    ) -> Self {
        Self { site, links, session, prefix: stand.prefix, page: stand.page }
    }

    /// The cards in words.
    pub(super) fn texts(&self, cards: &[Card]) -> Vec<NoteText> {
        let text = |card: &Card| match *card {
            Card::Note(place) => self.note(place),
            Card::Footnote(index) => self.footnote(index),
        };
        cards.iter().map(text).collect()
    }

    fn session(&self) -> &'a Session {
        &self.site.archive.sessions[self.session].session
    }

    fn annotations(&self) -> &'a Annotations<'a> {
        &self.site.annotations[self.session]
    }

    /// The card of a note, at one of its targets.
    pub(super) fn note(&self, place: Place) -> NoteText {
        let annotations = self.annotations();
        let (id, prefix) = (annotations.id(place.note), self.prefix);
        let placed = &annotations.notes[place.note];
        let note = &placed.note;
        let anchor = placed.anchors.get(place.target).copied().flatten();
        let quoted = anchor.and_then(|anchor| self.site.quoted(self.session(), &anchor));
        let (words, words_lang) = quoted.map_or((None, None), |(words, lang)| (Some(words), lang));
        let marked = match anchor {
            Some(Anchor::Unit(unit)) => matches!(unit, Unit::Paragraph(..)),
            Some(_) => true,
            None => false,
        };
        let site = self.site;
        let language = note.language.as_ref();
        NoteText {
            sign: placed.id.number().to_string(),
            kind: note.kind.as_str(),
            name: site.kind_of_note(note.kind).to_owned(),
            href: match self.page {
                "" => format!("#{prefix}{id}"),
                page => format!("{page}#{id}"),
            },
            about: anchor.filter(|_| words.is_none()).and_then(|anchor| self.about(&anchor)),
            words,
            words_lang,
            reading: site.reading(note),
            html: site.note_prose(self.session, place.note),
            lang: language.filter(|&one| one != &site.archive.settings.language).map(tongue),
            by: note.by.clone().filter(|_| annotations.author().is_none()),
            day: self.day(note.date.filter(|_| annotations.date().is_none())),
            back: marked.then(|| format!("{prefix}{}", annotations.target_id(place))),
            elsewhere: self.elsewhere(place),
            id: format!("{prefix}{id}"),
        }
    }

    fn day(&self, date: Option<crate::model::Date>) -> Option<Day> {
        date.map(|date| self.site.words.dates.day(date))
    }

    /// The card of a footnote of the source.
    fn footnote(&self, index: usize) -> NoteText {
        let footnote = &self.session().footnotes[index];
        let (id, prefix) = (format!("fn{}", index + 1), self.prefix);
        NoteText {
            sign: footnote.label.clone(),
            kind: "footnote",
            name: self.site.words.footnotes.heading.clone(),
            href: match self.page {
                "" => format!("#{prefix}{id}"),
                page => format!("{page}#{id}"),
            },
            words: None,
            words_lang: None,
            about: None,
            reading: None,
            html: Html::new(&format!("<p>{}</p>\n", escape(&footnote.text))),
            lang: self.site.tongue(self.session()),
            by: None,
            day: None,
            back: Some(format!("{prefix}{id}-1")),
            elsewhere: Vec::new(),
            id: format!("{prefix}{id}"),
        }
    }

    /// What a note on a unit is about, in words.
    fn about(&self, anchor: &Anchor) -> Option<String> {
        let words = &self.site.words.notes;
        let Anchor::Unit(unit) = anchor else { return None };
        Some(match unit {
            Unit::Session => words.session.clone(),
            Unit::Section(Section::Exchange(_)) => words.exchange.clone(),
            Unit::Section(section) => self.site.section_name(self.session(), *section),
            Unit::Turn(..) => words.turn.clone(),
            Unit::Paragraph(_, id) => self.site.paragraph_name(*id),
        })
    }

    /// The other places of a note, with links to them.
    fn elsewhere(&self, place: Place) -> Vec<Link> {
        let anchors = &self.annotations().notes[place.note].anchors;
        let others = anchors.iter().enumerate().filter(|(target, _)| *target != place.target);
        let here = anchors.get(place.target).copied().flatten();
        let here = here.and_then(|anchor| section_of(self.session(), &anchor));
        let links = others.filter_map(|(target, anchor)| {
            let anchor = anchor.as_ref()?;
            let other = Place { target, ..place };
            let title = self.site.place_name(self.session(), anchor, here);
            Some(Link { href: self.place_href(other, anchor), title })
        });
        links.collect()
    }

    /// The link to a target of a note, on this page if it stands there.
    fn place_href(&self, place: Place, anchor: &Anchor) -> String {
        let session = self.session();
        let whole = self.links.here() == Route::All(&session.id).path();
        let section = section_of(session, anchor);
        let own = section
            .map_or(Route::Session(&session.id), |section| Route::Section(&session.id, section));
        let lead = section == Some(Section::Lead);
        let prefix = match section {
            Some(section) if whole || lead => format!("{section}-"),
            _ => String::new(),
        };
        let fragment = match anchor {
            Anchor::Unit(Unit::Session | Unit::Section(Section::Lead)) => String::new(),
            Anchor::Unit(Unit::Section(section)) if whole => format!("#{section}"),
            Anchor::Unit(Unit::Section(_)) => String::new(),
            Anchor::Unit(Unit::Turn(_, turn)) => format!("#{prefix}{turn}"),
            _ => format!("#{prefix}{}", self.annotations().target_id(place)),
        };
        let path = own.path();
        if !fragment.is_empty() && (whole || path == self.links.here()) {
            return fragment;
        }
        self.links.to_path(&path) + &fragment
    }
}

impl Site<'_> {
    /// The words that an anchor stands on, shortened, with their language where it is not the
    /// interface's; `None` for a unit.
    pub(super) fn quoted(
        &self,
        session: &Session,
        anchor: &Anchor,
    ) -> Option<(String, Option<Tongue>)> {
        let sign = &self.words.gap.sign;
        match *anchor {
            Anchor::Unit(_) => None,
            Anchor::Gap(_) => Some((sign.clone(), None)),
            Anchor::Words { start, end, .. } if start >= end => Some((sign.clone(), None)),
            Anchor::Words { section, paragraph, start, end } => {
                let found = find_paragraph(session, section, paragraph)?;
                let words = within(found, start..end, &self.words.gap);
                let language = found.language.as_ref().unwrap_or(&session.header.language);
                let limit = if language.is_chinese() { WORDS.0 } else { WORDS.1 };
                let other = language != &self.archive.settings.language;
                Some((shortened(&words, limit), other.then(|| tongue(language))))
            }
        }
    }

    /// The other reading that a note gives.
    pub(super) fn reading(&self, note: &crate::model::Note) -> Option<Reading> {
        let words = &self.words.notes;
        let name = match (note.kind, &note.witness) {
            (NoteKind::Translation, _) => words.rendered.clone(),
            (_, Some(witness)) => fill(&words.witness_reads, &[("witness", witness)]),
            (NoteKind::Variant, None) => words.other_reads.clone(),
            (_, None) => words.should_read.clone(),
        };
        let text = note.to.clone()?;
        Some(Reading { stands: words.stands.clone(), name, text })
    }

    /// What a kind of notes is called.
    pub(super) fn kind_of_note(&self, kind: NoteKind) -> &str {
        let words = &self.words.note_kinds;
        match kind {
            NoteKind::Comment => &words.comment,
            NoteKind::Source => &words.source,
            NoteKind::Definition => &words.definition,
            NoteKind::Correction => &words.correction,
            NoteKind::Variant => &words.variant,
            NoteKind::Context => &words.context,
            NoteKind::Translation => &words.translation,
        }
    }

    /// What a section is called: 第5问, 开场.
    pub(super) fn section_name(&self, session: &Session, section: Section) -> String {
        match section {
            Section::Lead => self.words.notes.lead.clone(),
            Section::Opening => self.words.record.opening.clone(),
            Section::Closing => self.words.record.closing.clone(),
            Section::Exchange(id) => {
                let at = session.exchanges.iter().position(|exchange| exchange.id == id);
                let number = at.map_or_else(|| id.number(), |at| at + 1).to_string();
                fill(&self.words.question.number, &[("n", &number)])
            }
        }
    }

    fn paragraph_name(&self, id: ParagraphId) -> String {
        fill(&self.words.notes.paragraph, &[("n", &id.number().to_string())])
    }

    /// A place in words, for one who is at the section `here`.
    pub(super) fn place_name(
        &self,
        session: &Session,
        anchor: &Anchor,
        here: Option<Section>,
    ) -> String {
        let Some(section) = section_of(session, anchor) else {
            return self.words.notes.session.clone();
        };
        let within = match anchor {
            Anchor::Words { paragraph, .. } | Anchor::Unit(Unit::Paragraph(_, paragraph)) => {
                Some(self.paragraph_name(*paragraph))
            }
            Anchor::Unit(Unit::Turn(..)) => Some(self.words.notes.turn.clone()),
            Anchor::Gap(_) => Some(self.words.aside.gap.clone()),
            Anchor::Unit(_) => None,
        };
        let section = (here != Some(section) || within.is_none())
            .then(|| self.section_name(session, section));
        let parts: Vec<String> = section.into_iter().chain(within).collect();
        parts.join(&self.words.cite.separator)
    }
}

/// The section in which an anchor stands; `None` for all of a session.
pub(super) fn section_of(session: &Session, anchor: &Anchor) -> Option<Section> {
    match *anchor {
        Anchor::Unit(Unit::Session) => None,
        Anchor::Unit(
            Unit::Section(section) | Unit::Turn(section, _) | Unit::Paragraph(section, _),
        )
        | Anchor::Words { section, .. } => Some(section),
        Anchor::Gap(index) => session.asides.get(index).map(|aside: &Aside| aside.at.section),
    }
}

fn find_paragraph(session: &Session, section: Section, id: ParagraphId) -> Option<&Paragraph> {
    if section == Section::Lead {
        return session.lead.iter().find(|paragraph| paragraph.id == id);
    }
    let (_, turns) = session.sections().find(|&(found, _)| found == section)?;
    turns.iter().flat_map(|turn| &turn.paragraphs).find(|paragraph| paragraph.id == id)
}

/// A target as the editor wrote it.
pub(super) fn as_written(selector: &Selector) -> String {
    match selector {
        Selector::Quote(quote) => quote.exact.clone(),
        Selector::Unit(Unit::Session) => "@session".to_owned(),
        Selector::Unit(Unit::Section(section)) => format!("@{section}"),
        Selector::Unit(Unit::Turn(section, turn)) => format!("@{section}-{turn}"),
        Selector::Unit(Unit::Paragraph(section, id)) => format!("@{section}-{id}"),
    }
}
