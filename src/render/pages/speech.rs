//! Speech as pages show it: turns with their headings, paragraphs with their ids, asides and notes in their
//! place.

use super::super::annotations::Shown;
use super::super::context::{AsideText, Name, ParagraphText, Speech, TurnText};
use super::super::paragraph::{Source, Stand, Writer};
use super::super::routes::{Links, Route};
use super::super::site::Site;
use super::super::theme::Html;
use super::super::words::fill;
use super::card::Cards;
use super::items::tongue;
use crate::model::{
    Aside, AsideKind, Paragraph, ParagraphId, Role, Section, Session, Speaker, Turn, TurnKind, Unit,
};
use crate::text::words_hash;

/// An aside with its index among the session's.
type Indexed<'a> = (usize, &'a Aside);

impl Site<'_> {
    /// What is said in a section of a session. `prefix` goes before all ids: it is empty on the section's
    /// own page. `shown` is what the page has shown before.
    pub(in crate::render) fn speech(
        &self,
        index: usize,
        section: Section,
        prefix: &str,
        links: &Links<'_>,
        shown: &mut Shown,
    ) -> Speech {
        let session = &self.archive.sessions[index].session;
        let page = match section {
            Section::Lead => String::new(),
            section => own_page(&Route::Section(&session.id, section), links),
        };
        let stand = Stand { section, prefix, page: &page };
        let annotations = &self.annotations[index];
        let mut printer = Printer {
            site: self,
            session,
            index,
            links,
            stand,
            asides: shown_asides(session, section),
            writer: Writer::new(self.source(index), stand, shown),
        };
        let notes = printer.writer.met(annotations.on_unit(Unit::Section(section)));
        let notes = printer.cards().texts(&notes);
        let before = printer.aside_texts(None);
        let turns = match section {
            Section::Lead => printer.lead(),
            section => printer.turns(turns_of(session, section)),
        };
        Speech { notes, before, turns, has_gap: printer.writer.has_gap }
    }

    /// What paragraphs of a session are written with.
    fn source(&self, index: usize) -> Source<'_> {
        Source {
            words: &self.words,
            footnotes: &self.archive.sessions[index].session.footnotes,
            annotations: &self.annotations[index],
            terms: &self.archive.terms,
        }
    }

    /// The asides of sections that no page has, because nobody speaks in them, with their notes.
    pub(in crate::render) fn silent_asides(
        &self,
        index: usize,
        section: Section,
        links: &Links<'_>,
        shown: &mut Shown,
    ) -> Vec<AsideText> {
        let session = &self.archive.sessions[index].session;
        let prefix = format!("{section}-");
        let stand = Stand { section, prefix: &prefix, page: "" };
        let asides = shown_asides(session, section);
        let writer = Writer::new(self.source(index), stand, shown);
        let mut printer = Printer { site: self, session, index, links, stand, asides, writer };
        let asides = printer.asides.clone();
        asides.into_iter().map(|aside| printer.aside_text(aside)).collect()
    }

    /// What a kind of aside is called.
    pub(in crate::render) fn aside_name(&self, kind: AsideKind) -> &str {
        let words = &self.words.aside;
        match kind {
            AsideKind::Caption => &words.caption,
            AsideKind::Stage => &words.stage,
            AsideKind::Editor => &words.editor,
            AsideKind::Furniture => &words.furniture,
            AsideKind::Gap => &words.gap,
            AsideKind::Time => &words.time,
            AsideKind::Dateline => &words.dateline,
            AsideKind::Duration => &words.duration,
        }
    }

    /// What a turn is called: by its kind, and for speech by who speaks.
    fn heading(&self, turn: &Turn, speaker: Option<&Speaker>) -> &str {
        let words = &self.words.turn;
        match (turn.kind, speaker.map(|speaker| speaker.role)) {
            (TurnKind::Question, _) if turn.follow_up => &words.follow_up,
            (TurnKind::Question, _) => &words.question,
            (_, Some(Role::Interpreter)) => &words.interpreter,
            (TurnKind::Answer, _) => &words.answer,
            (TurnKind::Speech, Some(Role::Moderator)) => &words.moderator,
            (TurnKind::Speech, _) => &words.speech,
            (TurnKind::Narrative, _) => &words.narrative,
            (TurnKind::Scene, _) => &words.scene,
            (TurnKind::Summary, _) => &words.summary,
            (TurnKind::Other, _) => &words.other,
        }
    }
}

/// What the words of one section are printed with.
struct Printer<'a> {
    site: &'a Site<'a>,
    session: &'a Session,
    index: usize,
    links: &'a Links<'a>,
    stand: Stand<'a>,
    asides: Vec<Indexed<'a>>,
    writer: Writer<'a>,
}

impl<'a> Printer<'a> {
    fn cards(&self) -> Cards<'a> {
        Cards::of(self.site, self.index, self.stand, self.links)
    }

    fn turns(&mut self, turns: &[Turn]) -> Vec<TurnText> {
        let Stand { section, prefix, .. } = self.stand;
        let mut named: Vec<usize> = Vec::new();
        let turns = turns.iter().map(|turn| {
            let speaker = self.session.speaker(turn);
            let name = speaker.map(|speaker| {
                let name = self.site.name(self.session, speaker, self.links);
                // The office is said once: a follow-up is answered by the same person.
                let known = turn.speaker.is_some_and(|index| named.contains(&index));
                named.extend(turn.speaker);
                Name { office: name.office.filter(|_| !known), ..name }
            });
            let on_turn = self.site.annotations[self.index].on_unit(Unit::Turn(section, turn.id));
            let notes = self.writer.met(on_turn);
            TurnText {
                id: format!("{prefix}{}", turn.id),
                kind: turn.kind.as_str(),
                heading: Some(self.site.heading(turn, speaker).to_owned()),
                name,
                notes: self.cards().texts(&notes),
                paragraphs: self.paragraphs(&turn.paragraphs),
            }
        });
        turns.collect()
    }

    /// The lead: words that nobody speaks.
    fn lead(&mut self) -> Vec<TurnText> {
        let session = self.session;
        if session.lead.is_empty() {
            return Vec::new();
        }
        vec![TurnText {
            id: "lead".to_owned(),
            kind: TurnKind::Other.as_str(),
            heading: None,
            name: None,
            notes: Vec::new(),
            paragraphs: self.paragraphs(&session.lead),
        }]
    }

    fn paragraphs(&mut self, paragraphs: &[Paragraph]) -> Vec<ParagraphText> {
        let mut shown = Vec::with_capacity(paragraphs.len());
        for paragraph in paragraphs {
            if self.writer.has(paragraph) {
                shown.push(self.paragraph(paragraph));
            }
        }
        shown
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> ParagraphText {
        let Stand { prefix, page, .. } = self.stand;
        let here = |(_, aside): &&Indexed<'_>| {
            aside.at.paragraph == Some(paragraph.id) && is_inside(aside)
        };
        let inside: Vec<Indexed<'_>> = self.asides.iter().filter(here).copied().collect();
        let language = paragraph.language.as_ref();
        let other = language.filter(|&language| language != &self.session.header.language);
        let words = format!("{}~{}", paragraph.id, words_hash(&paragraph.text));
        let cite = format!("{prefix}{words}");
        let number = paragraph.id.number();
        let written = self.writer.paragraph(paragraph, &inside);
        ParagraphText {
            id: format!("{prefix}{}", paragraph.id),
            href: match page {
                "" => format!("#{cite}"),
                page => format!("{page}#{words}"),
            },
            cite,
            number,
            called: fill(&self.site.words.turn.paragraph, &[("n", &number.to_string())]),
            html: Html::new(&written.html),
            lang: other.map(tongue),
            notes: self.cards().texts(&written.cards),
            after: self.aside_texts(Some(paragraph.id)),
        }
    }

    /// The asides that stand after a paragraph, or before the first.
    fn aside_texts(&mut self, after: Option<ParagraphId>) -> Vec<AsideText> {
        let here = |(_, aside): &&Indexed<'_>| aside.at.paragraph == after && !is_inside(aside);
        let here: Vec<Indexed<'a>> = self.asides.iter().filter(here).copied().collect();
        here.into_iter().map(|aside| self.aside_text(aside)).collect()
    }

    /// An aside in words.
    fn aside_text(&mut self, (index, aside): Indexed<'_>) -> AsideText {
        let places = self.site.annotations[self.index].on_gap(index);
        let notes = self.writer.met(places);
        let sign = (aside.kind == AsideKind::Gap).then(|| {
            let mut sign = String::new();
            self.writer.gap(&mut sign, places);
            Html::new(&sign)
        });
        AsideText {
            kind: aside.kind.as_str(),
            name: self.site.aside_name(aside.kind).to_owned(),
            text: aside.text.clone(),
            sign,
            notes: self.cards().texts(&notes),
        }
    }
}

/// The turns of a section that speaks.
fn turns_of(session: &Session, section: Section) -> &[Turn] {
    session.sections().find(|&(found, _)| found == section).map_or(&[], |(_, turns)| turns)
}

/// The link to a section's page, empty on that page itself.
fn own_page(section: &Route<'_>, links: &Links<'_>) -> String {
    let path = section.path();
    if path == links.here() { String::new() } else { links.to_path(&path) }
}

/// The asides of a section that are shown among its words: all but furniture.
fn shown_asides(session: &Session, section: Section) -> Vec<Indexed<'_>> {
    let asides = session.asides.iter().enumerate();
    asides
        .filter(|(_, aside)| aside.at.section == section && aside.kind != AsideKind::Furniture)
        .collect()
}

/// Whether an aside is shown inside its paragraph. What the source's layout put there by chance, such as
/// a picture's caption, is shown after it.
pub(in crate::render) fn is_inside(aside: &Aside) -> bool {
    let kind = matches!(
        aside.kind,
        AsideKind::Stage | AsideKind::Editor | AsideKind::Time | AsideKind::Gap
    );
    kind && aside.at.paragraph.is_some() && aside.at.offset.is_some()
}
