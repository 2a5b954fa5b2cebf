//! What is said of a use besides its words: where it stands, who says it, and whose question it answers.

use super::super::routes::{Links, Route};
use crate::derive::{UseAt, answered_asker};
use crate::model::{ParagraphId, Section, Session, Speaker};
use crate::resolve::Archive;
use crate::structure::names_nobody;

/// Who speaks at a use, and whose question that answers; as they are labelled, if they are named.
pub(super) fn who<'a>(archive: &'a Archive, at: &UseAt) -> (Option<&'a str>, Option<&'a str>) {
    let session = at.session_in(archive);
    let named = |speaker: &'a Speaker| Some(&*speaker.label).filter(|label| !names_nobody(label));
    let speaker = at.turn_in(archive).and_then(|turn| session.speaker(turn));
    let asker = at.turn.and_then(|turn| answered_asker(session, at.exchange, turn));
    (speaker.and_then(named), asker.and_then(named))
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
