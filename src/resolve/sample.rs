//! Small sessions for the tests, as `structure` would hand them over: numbered by position.

use crate::diagnostic::{Message, SourceText, Span};
use crate::model::{
    Aside, AsideKind, At, Exchange, ExchangeId, Header, Paragraph, ParagraphId, Reference, Role,
    Section, Session, Slug, SourceInfo, Speaker, TitleSource, Turn, TurnId, TurnKind, Witness,
};
use crate::text::Language;

/// A label and what is said under it.
pub(super) type Said = (String, String);

/// The words of a session; in an exchange, the first paragraph is the question.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    pub(super) lead: Vec<String>,
    pub(super) opening: Vec<Said>,
    pub(super) exchanges: Vec<Vec<Said>>,
    pub(super) closing: Vec<Said>,
    pub(super) wishes: Vec<Option<String>>,
}

/// The session with these words. In each paragraph of an exchange stands an aside of the same words.
pub(super) fn build(text: &Text) -> Session {
    let mut speakers = Vec::new();
    let lead = text.lead.iter().enumerate().map(|(index, words)| paragraph(index, words)).collect();
    let opening = turns(&text.opening, &mut speakers, TurnKind::Speech);
    let mut exchanges = Vec::new();
    let mut asides = Vec::new();
    for (index, said) in text.exchanges.iter().enumerate() {
        let id = ExchangeId::from_index(index);
        let wished = text.wishes.get(index).and_then(Option::as_deref);
        exchanges.push(Exchange {
            id,
            title: String::new(),
            title_source: TitleSource::Derived,
            wish: wished.map(reference),
            topics: Vec::new(),
            follows: Vec::new(),
            turns: turns(said, &mut speakers, TurnKind::Question),
        });
        asides.extend(said.iter().enumerate().map(|(place, (_, words))| Aside {
            kind: AsideKind::Stage,
            text: words.clone(),
            at: At {
                section: Section::Exchange(id),
                paragraph: Some(ParagraphId::from_index(place)),
                offset: None,
            },
            line: 1,
            why: Message::default(),
        }));
    }
    let closing = turns(&text.closing, &mut speakers, TurnKind::Speech);
    Session {
        id: slug(),
        header: Header {
            title: None,
            date: None,
            language: Language::chinese(),
            place: None,
            duration: None,
            series: None,
            translation_of: None,
            witness: Witness::default(),
        },
        source: SourceInfo {
            path: "content/sessions/town-hall.md".to_owned(),
            sha256: String::new(),
            encoding: String::new(),
        },
        speakers,
        lead,
        opening,
        exchanges,
        closing,
        asides,
        footnotes: Vec::new(),
    }
}

fn paragraph(index: usize, words: &str) -> Paragraph {
    let id = ParagraphId::from_index(index);
    Paragraph { id, text: words.to_owned(), line: 1, language: None, time: None, marks: Vec::new() }
}

/// One turn for each paragraph; the first is of the kind given.
fn turns(said: &[Said], speakers: &mut Vec<Speaker>, first: TurnKind) -> Vec<Turn> {
    let mut turns = Vec::new();
    for (index, (label, words)) in said.iter().enumerate() {
        let known = speakers.iter().position(|speaker: &Speaker| speaker.label == *label);
        let speaker = known.unwrap_or_else(|| {
            speakers.push(speaker(label));
            speakers.len() - 1
        });
        turns.push(Turn {
            id: TurnId::from_index(index),
            kind: if index == 0 { first } else { TurnKind::Answer },
            follow_up: false,
            kind_stated: false,
            speaker: Some(speaker),
            paragraphs: vec![paragraph(index, words)],
        });
    }
    turns
}

fn speaker(label: &str) -> Speaker {
    Speaker {
        label: label.to_owned(),
        role: Role::Unknown,
        person: None,
        organisation: None,
        office: None,
        follow_up: false,
        stated: None,
        why: Message::default(),
    }
}

/// The words of the paragraph at a place.
pub(super) fn words_at(session: &Session, at: At) -> Option<String> {
    let (_, turns) = session.sections().find(|(section, _)| *section == at.section)?;
    let mut paragraphs = turns.iter().flat_map(|turn| &turn.paragraphs);
    paragraphs.find(|paragraph| Some(paragraph.id) == at.paragraph).map(|it| it.text.clone())
}

/// The id of the session.
pub(super) fn slug() -> Slug {
    Slug::new("town-hall").unwrap()
}

/// A word that should be an id, as an editor wrote it.
pub(super) fn reference(word: &str) -> Reference {
    let source = SourceText::new("content/sessions/town-hall.md", word);
    Reference { id: word.to_owned(), span: Span::new(&source, 0..word.len()) }
}
