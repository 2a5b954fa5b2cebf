//! What is said of a use besides its words: where it stands, who says it, and whose question it answers.

use super::super::context::Name;
use super::super::routes::{Links, Route};
use super::super::site::Site;
use crate::derive;
use crate::model::{ParagraphId, Section, Session, Turn, TurnKind};
use crate::structure::names_nobody;

impl Site<'_> {
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
