//! What is said of a use besides its words: where it stands, who says it, and whose question it answers.

use super::super::routes::{Links, Route};
use crate::derive;
use crate::model::{ParagraphId, Section, Session, Speaker, Turn, TurnKind};
use crate::structure::names_nobody;

/// Who speaks in a turn, and who had asked, where that is another one; as they are labelled, if they are named.
pub(super) fn who<'a>(
    session: &'a Session,
    exchange: Option<usize>,
    turn: Option<&Turn>,
) -> (Option<&'a str>, Option<&'a str>) {
    let named = |speaker: &'a Speaker| Some(&*speaker.label).filter(|label| !names_nobody(label));
    let speaker = turn.and_then(|turn| session.speaker(turn)).and_then(named);
    let answers = turn.is_some_and(|turn| turn.kind == TurnKind::Answer);
    let exchange = exchange.filter(|_| answers).and_then(|at| session.exchanges.get(at));
    let asker = exchange.and_then(|exchange| {
        let asker = derive::askers(exchange).first().copied()?;
        named(session.speakers.get(asker)?)
    });
    (speaker, asker)
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
