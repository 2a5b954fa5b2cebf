//! A session as the text now stands, reduced to what ids depend on.

use super::links::Words;
use crate::model::{Exchange, Paragraph, ParagraphId, Section, Session, Turn, TurnKind};

/// A section of the session.
pub(super) struct FreshSection {
    /// The id that `structure` gave it, by position.
    pub(super) id: Section,
    pub(super) paragraphs: Vec<FreshParagraph>,
}

/// A paragraph of it.
pub(super) struct FreshParagraph {
    /// The id that `structure` gave it, by position.
    pub(super) id: ParagraphId,
    pub(super) label: Option<String>,
    pub(super) question: bool,
    pub(super) words: Words,
}

/// The sections in the order of the text; lead, opening and closing also where they are empty.
pub(super) fn sections(session: &Session) -> Vec<FreshSection> {
    let unspoken = session.lead.iter().map(|paragraph| fresh(paragraph, None, false));
    let named =
        |id: Section, turns: &[Turn]| FreshSection { id, paragraphs: spoken(session, turns, None) };
    let exchange = |exchange: &Exchange| FreshSection {
        id: Section::Exchange(exchange.id),
        paragraphs: spoken(session, &exchange.turns, first_question(&exchange.turns)),
    };
    let mut sections = vec![FreshSection { id: Section::Lead, paragraphs: unspoken.collect() }];
    sections.push(named(Section::Opening, &session.opening));
    sections.extend(session.exchanges.iter().map(exchange));
    sections.push(named(Section::Closing, &session.closing));
    sections
}

fn first_question(turns: &[Turn]) -> Option<usize> {
    turns.iter().position(|turn| turn.kind == TurnKind::Question)
}

fn spoken(session: &Session, turns: &[Turn], question: Option<usize>) -> Vec<FreshParagraph> {
    let mut paragraphs = Vec::new();
    for (index, turn) in turns.iter().enumerate() {
        let label = session.speaker(turn).map(|speaker| speaker.label.as_str());
        let is_question = question == Some(index);
        paragraphs.extend(turn.paragraphs.iter().map(|it| fresh(it, label, is_question)));
    }
    paragraphs
}

fn fresh(paragraph: &Paragraph, label: Option<&str>, question: bool) -> FreshParagraph {
    FreshParagraph {
        id: paragraph.id,
        label: label.map(str::to_owned),
        question,
        words: Words::new(&paragraph.text),
    }
}
