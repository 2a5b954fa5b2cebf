//! Speech as pages show it: turns with their headings, paragraphs with their ids, asides in their place.

use super::super::context::{AsideText, FootnoteText, Name, ParagraphText, Speech, TurnText};
use super::super::paragraph::Writer;
use super::super::routes::{Links, Route};
use super::super::site::Site;
use super::super::theme::Html;
use super::items::tongue;
use crate::model::{
    Aside, AsideKind, Paragraph, ParagraphId, Role, Section, Session, Speaker, Turn, TurnKind,
};
use crate::text::words_hash;

impl Site<'_> {
    /// What is said in a section. `prefix` goes before all ids: it is empty on the section's own page.
    pub(in crate::render) fn speech(
        &self,
        session: &Session,
        section: Section,
        turns: &[Turn],
        prefix: &str,
        links: &Links<'_>,
    ) -> Speech {
        let asides = shown(session, section);
        let mut writer = Writer::new(&self.words.gap, &session.footnotes, prefix);
        let page = own_page(&Route::Section(&session.id, section), links);
        let mut named: Vec<usize> = Vec::new();
        let turns = turns
            .iter()
            .map(|turn| {
                let speaker = session.speaker(turn);
                TurnText {
                    id: format!("{prefix}{}", turn.id),
                    kind: turn.kind.as_str(),
                    heading: Some(self.heading(turn, speaker).to_owned()),
                    name: speaker.map(|speaker| {
                        let name = self.name(session, speaker, links);
                        // The office is said once: a follow-up is answered by the same person.
                        let known = turn.speaker.is_some_and(|index| named.contains(&index));
                        named.extend(turn.speaker);
                        Name { office: name.office.filter(|_| !known), ..name }
                    }),
                    paragraphs: self.paragraphs(
                        session,
                        &turn.paragraphs,
                        &asides,
                        At { prefix, page: &page },
                        &mut writer,
                    ),
                }
            })
            .collect();
        self.finished(turns, &asides, &writer)
    }

    /// The lead: words that nobody speaks.
    pub(in crate::render) fn lead(&self, session: &Session) -> Speech {
        let prefix = "lead-";
        let asides = shown(session, Section::Lead);
        let mut writer = Writer::new(&self.words.gap, &session.footnotes, prefix);
        let at = At { prefix, page: "" };
        let paragraphs = self.paragraphs(session, &session.lead, &asides, at, &mut writer);
        let turn = TurnText {
            id: "lead".to_owned(),
            kind: TurnKind::Other.as_str(),
            heading: None,
            name: None,
            paragraphs,
        };
        let turns = if session.lead.is_empty() { Vec::new() } else { vec![turn] };
        self.finished(turns, &asides, &writer)
    }

    fn finished(&self, turns: Vec<TurnText>, asides: &[&Aside], writer: &Writer<'_>) -> Speech {
        let notes = writer.notes().into_iter().map(|(footnote, id, back)| FootnoteText {
            id,
            back,
            label: footnote.label.clone(),
            text: footnote.text.clone(),
        });
        let gap = asides.iter().any(|aside| aside.kind == AsideKind::Gap);
        Speech {
            before: self.aside_texts(asides, None),
            turns,
            footnotes: notes.collect(),
            has_gap: writer.has_gap || gap,
        }
    }

    fn paragraphs(
        &self,
        session: &Session,
        paragraphs: &[Paragraph],
        asides: &[&Aside],
        at: At<'_>,
        writer: &mut Writer<'_>,
    ) -> Vec<ParagraphText> {
        let made = paragraphs.iter().map(|paragraph| {
            let here = asides.iter().filter(|aside| aside.at.paragraph == Some(paragraph.id));
            let inside: Vec<&Aside> = here.filter(|aside| is_inside(aside)).copied().collect();
            let language = paragraph.language.as_ref();
            let other = language.filter(|&language| language != &session.header.language);
            let words = format!("{}~{}", paragraph.id, words_hash(&paragraph.text));
            let cite = format!("{}{words}", at.prefix);
            ParagraphText {
                id: format!("{}{}", at.prefix, paragraph.id),
                href: match at.page {
                    "" => format!("#{cite}"),
                    page => format!("{page}#{words}"),
                },
                cite,
                number: paragraph.id.number(),
                html: Html::new(&writer.html(paragraph, &inside)),
                lang: other.map(tongue),
                after: self.aside_texts(asides, Some(paragraph.id)),
            }
        });
        made.collect()
    }

    /// The asides that stand after a paragraph, or before the first.
    fn aside_texts(&self, asides: &[&Aside], after: Option<ParagraphId>) -> Vec<AsideText> {
        let here = asides.iter().filter(|aside| aside.at.paragraph == after && !is_inside(aside));
        here.map(|aside| self.aside_text(aside)).collect()
    }

    /// An aside in words.
    pub(in crate::render) fn aside_text(&self, aside: &Aside) -> AsideText {
        let kind = aside.kind.as_str();
        AsideText { kind, name: self.aside_name(aside.kind).to_owned(), text: aside.text.clone() }
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

/// Where paragraphs are printed.
#[derive(Clone, Copy)]
struct At<'a> {
    /// What goes before their ids.
    prefix: &'a str,
    /// The link to the section's own page, where they are cited; empty on that page.
    page: &'a str,
}

/// The link to a section's page, empty on that page itself.
fn own_page(section: &Route<'_>, links: &Links<'_>) -> String {
    let path = section.path();
    if path == links.here() { String::new() } else { links.to_path(&path) }
}

/// The asides of a section that are shown among its words: all but furniture.
fn shown(session: &Session, section: Section) -> Vec<&Aside> {
    session.asides_in(section).filter(|aside| aside.kind != AsideKind::Furniture).collect()
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
