//! The site's pages as the search index sees them: every page with words of its own, stretch by stretch, with
//! the fragments that lead to them.
//!
//! Lists, collected pages and entries repeat what stands elsewhere, and are none.

use std::collections::BTreeSet;

use super::annotations::{Annotations, Place};
use super::prose;
use super::routes::{Route, section_pages};
use super::site::Site;
use crate::derive;
use crate::model::{
    Aside, AsideKind, MarkKind, Paragraph, ParagraphId, Role, Section, Session, Speaker,
    TitleSource, Turn, TurnKind, Unit,
};
use crate::search::{Document, Fields, Heading, Library, Part, Stretch, Value};
use crate::structure::names_nobody;
use crate::text::Language;

/// The fields, as places in [`Fields`].
const ASKER: usize = 0;
const ORGANISATION: usize = 1;
const SPEAKER: usize = 2;
const TOPIC: usize = 3;
const TERM: usize = 4;
const SERIES: usize = 5;

impl Library for Site<'_> {
    fn sessions(&self) -> usize {
        self.archive.sessions.len()
    }

    fn heading(&self, session: usize) -> Heading {
        let session = &self.archive.sessions[session].session;
        Heading {
            id: session.id.to_string(),
            title: self.session_title(session).to_owned(),
            date: session.header.date.map(|date| date.to_string()).unwrap_or_default(),
            day: session
                .header
                .date
                .map(|date| self.words.dates.day(date).text)
                .unwrap_or_default(),
        }
    }

    fn documents(&self, index: usize) -> Vec<Document> {
        let session = &self.archive.sessions[index].session;
        let sections = section_pages(session).map(|section| self.section_document(index, section));
        std::iter::once(self.session_document(index)).chain(sections).collect()
    }

    fn language(&self) -> &str {
        self.archive.settings.language.as_str()
    }
}

impl Site<'_> {
    /// The session's own page: the lead, the asides that no other page has, the notes on all of it.
    fn session_document(&self, index: usize) -> Document {
        let session = &self.archive.sessions[index].session;
        let annotations = &self.annotations[index];
        let mut reader = Reader::new(self, index, "");
        reader.notes(annotations.on_unit(Unit::Session));
        reader.prefix = "lead-";
        reader.section(Section::Lead, |reader| {
            session.lead.iter().for_each(|paragraph| {
                reader.paragraph(Section::Lead, paragraph, Part::Around);
            });
        });
        let silent = [(Section::Opening, &session.opening), (Section::Closing, &session.closing)];
        for (section, _) in silent.into_iter().filter(|(_, turns)| turns.is_empty()) {
            reader.asides(section, |_| true, "");
        }
        reader.prefix = "";
        for (note, placed) in annotations.notes.iter().enumerate() {
            if placed.anchors.iter().all(Option::is_none) {
                reader.notes(&[Place { note, target: 0 }]);
            }
        }
        Document {
            page: Route::Session(&session.id).path(),
            title: self.session_title(session).to_owned(),
            derived: false,
            stretches: reader.stretches,
            fields: self.session_fields(session),
        }
    }

    /// The page of a section that speaks.
    fn section_document(&self, index: usize, section: Section) -> Document {
        let session = &self.archive.sessions[index].session;
        let turns = session.sections().find(|&(found, _)| found == section);
        let turns = turns.map_or(&[][..], |(_, turns)| turns);
        let mut reader = Reader::new(self, index, "");
        reader.section(section, |reader| {
            for turn in turns {
                reader.turn(section, turn);
            }
        });
        let place =
            session.exchanges.iter().position(|exchange| section == Section::Exchange(exchange.id));
        let exchange = place.map(|place| &session.exchanges[place]);
        let title = match (exchange, section) {
            (Some(exchange), _) => &exchange.title,
            (None, Section::Closing) => &self.words.record.closing,
            (None, _) => &self.words.record.opening,
        };
        Document {
            page: Route::Section(&session.id, section).path(),
            title: title.clone(),
            derived: exchange.is_some_and(|exchange| exchange.title_source == TitleSource::Derived),
            stretches: reader.stretches,
            fields: self.section_fields(index, section, place, turns),
        }
    }

    fn session_fields(&self, session: &Session) -> Fields {
        let mut fields = Fields::default();
        if let Some(series) = self.series_of(session) {
            let entry = &self.archive.series[series].entry;
            fields[SERIES].insert(value(entry.id.as_str(), &entry.title));
        }
        fields
    }

    fn section_fields(
        &self,
        index: usize,
        section: Section,
        exchange: Option<usize>,
        turns: &[Turn],
    ) -> Fields {
        let archived = &self.archive.sessions[index];
        let session = &archived.session;
        let mut fields = self.session_fields(session);
        for turn in turns {
            let Some(speaker) = session.speaker(turn) else { continue };
            match part_of(turn, Some(speaker)) {
                Part::Question => {
                    fields[ASKER].extend(self.known_as(speaker));
                    let organisation = derive::organisation_of(self.archive, speaker);
                    fields[ORGANISATION].extend(organisation.map(|index| {
                        let entry = &self.archive.organisations[index].entry;
                        value(entry.id.as_str(), &entry.title)
                    }));
                }
                Part::Answer => fields[SPEAKER].extend(self.known_as(speaker)),
                Part::Title | Part::Around => {}
            }
        }
        let assigned = exchange.and_then(|place| archived.topics.get(place));
        for assignment in assigned.into_iter().flatten() {
            for topic in self.with_broader(assignment.topic) {
                let entry = &self.archive.topics[topic].entry;
                fields[TOPIC].insert(value(entry.id.as_str(), &entry.title));
            }
        }
        for used in archived.uses.iter().filter(|used| used.section == section) {
            let entry = &self.archive.terms[used.term].entry;
            fields[TERM].insert(value(entry.id.as_str(), &entry.title));
        }
        fields
    }

    /// A topic and all that it is part of: who looks for a river looks for its bridges.
    fn with_broader(&self, topic: usize) -> Vec<usize> {
        let mut topics = vec![topic];
        let mut next = 0;
        while let Some(&current) = topics.get(next) {
            next += 1;
            for &broader in &self.views.topics[current].broader {
                if !topics.contains(&broader) {
                    topics.push(broader);
                }
            }
        }
        topics
    }

    /// Whom a label stands for, or the label itself if it names somebody.
    fn known_as(&self, speaker: &Speaker) -> Option<Value> {
        if let Some(person) = derive::person_of(self.archive, speaker) {
            let entry = &self.archive.people[person].entry;
            return Some(value(entry.id.as_str(), &entry.title));
        }
        (!names_nobody(&speaker.label)).then(|| value(&speaker.label, &speaker.label))
    }
}

fn value(id: &str, name: &str) -> Value {
    Value { id: id.to_owned(), name: name.to_owned() }
}

/// What part a turn's words belong to.
fn part_of(turn: &Turn, speaker: Option<&Speaker>) -> Part {
    match (turn.kind, speaker.map(|speaker| speaker.role)) {
        (TurnKind::Question, _) => Part::Question,
        (TurnKind::Answer, _) | (TurnKind::Speech, Some(Role::Answerer)) => Part::Answer,
        _ => Part::Around,
    }
}

/// Reads one page, in its order.
struct Reader<'a> {
    session: &'a Session,
    annotations: &'a Annotations<'a>,
    /// The archive's language.
    language: &'a Language,
    /// What goes before ids.
    prefix: &'static str,
    stretches: Vec<Stretch>,
    /// The notes and footnotes that were read.
    notes: BTreeSet<usize>,
    footnotes: BTreeSet<usize>,
}

impl<'a> Reader<'a> {
    fn new(site: &'a Site<'a>, index: usize, prefix: &'static str) -> Self {
        Self {
            session: &site.archive.sessions[index].session,
            annotations: &site.annotations[index],
            language: &site.archive.settings.language,
            prefix,
            stretches: Vec::new(),
            notes: BTreeSet::new(),
            footnotes: BTreeSet::new(),
        }
    }

    fn push(&mut self, part: Part, id: &str, words: &str, language: &Language) {
        let language = (language != self.language).then(|| language.as_str().to_owned());
        let anchor = if id.is_empty() { String::new() } else { format!("{}{id}", self.prefix) };
        self.stretches.push(Stretch { part, anchor, words: words.to_owned(), language });
    }

    fn section(&mut self, section: Section, words: impl FnOnce(&mut Self)) {
        self.notes(self.annotations.on_unit(Unit::Section(section)));
        self.asides_at(section, None, "");
        words(self);
    }

    fn turn(&mut self, section: Section, turn: &Turn) {
        let speaker = self.session.speaker(turn);
        if let Some(speaker) = speaker.filter(|speaker| !names_nobody(&speaker.label)) {
            let language = &self.session.header.language;
            self.push(Part::Around, &turn.id.to_string(), &speaker.label, language);
        }
        self.notes(self.annotations.on_unit(Unit::Turn(section, turn.id)));
        let part = part_of(turn, speaker);
        turn.paragraphs.iter().for_each(|paragraph| self.paragraph(section, paragraph, part));
    }

    fn paragraph(&mut self, section: Section, paragraph: &Paragraph, part: Part) {
        let language = paragraph.language.as_ref().unwrap_or(&self.session.header.language);
        self.push(part, &paragraph.id.to_string(), &paragraph.text, language);
        for mark in &paragraph.marks {
            if let MarkKind::Footnote { label } = &mark.kind {
                self.footnote(label);
            }
        }
        let annotations = self.annotations;
        let words = annotations.on_words(section, paragraph.id).iter().map(|one| one.place);
        let whole = annotations.on_unit(Unit::Paragraph(section, paragraph.id));
        let places: Vec<Place> = words.chain(whole.iter().copied()).collect();
        self.notes(&places);
        self.asides_at(section, Some(paragraph.id), &paragraph.id.to_string());
    }

    fn asides_at(&mut self, section: Section, paragraph: Option<ParagraphId>, anchor: &str) {
        self.asides(section, |aside| aside.at.paragraph == paragraph, anchor);
    }

    fn asides(&mut self, section: Section, wanted: impl Fn(&Aside) -> bool, anchor: &str) {
        let asides = self.session.asides.iter().enumerate();
        let here = asides.filter(|(_, aside)| {
            aside.at.section == section && aside.kind != AsideKind::Furniture && wanted(aside)
        });
        for (index, aside) in here {
            self.push(Part::Around, anchor, &aside.text, &self.session.header.language);
            self.notes(self.annotations.on_gap(index));
        }
    }

    /// The notes at these places, each where its card stands.
    fn notes(&mut self, places: &[Place]) {
        for place in places {
            if !self.notes.insert(place.note) {
                continue;
            }
            let id = self.annotations.id(place.note);
            let note = &self.annotations.notes[place.note].note;
            let language = note.language.as_ref().unwrap_or(self.language);
            if let Some(reading) = &note.to {
                self.push(Part::Around, &id, reading, language);
            }
            self.push(Part::Around, &id, &prose::words(&note.body), language);
        }
    }

    fn footnote(&mut self, label: &str) {
        let footnotes = &self.session.footnotes;
        let Some(index) = footnotes.iter().position(|footnote| footnote.label == label) else {
            return;
        };
        if self.footnotes.insert(index) {
            let id = format!("fn{}", index + 1);
            self.push(Part::Around, &id, &footnotes[index].text, &self.session.header.language);
        }
    }
}
