//! The machine's copies of a session and of each of its exchanges: the canonical transcript and the JSON
//! that `wenda parse` prints.

use super::super::routes::{Copy, Route};
use super::super::site::Rendered;
use crate::model::{Aside, Exchange, MarkKind, Section, Session, Speaker};
use crate::write;

/// The copies of a session and of all its exchanges, into `pages`.
pub(super) fn copies(session: &Session, pages: &mut Vec<Rendered>) {
    for copy in [Copy::Json, Copy::Markdown] {
        pages.push(made(session, &Route::SessionCopy(&session.id, copy), copy));
    }
    for exchange in &session.exchanges {
        let alone = alone(session, exchange);
        for copy in [Copy::Json, Copy::Markdown] {
            pages.push(made(&alone, &Route::ExchangeCopy(&session.id, exchange.id, copy), copy));
        }
    }
}

fn made(session: &Session, route: &Route<'_>, copy: Copy) -> Rendered {
    let text = match copy {
        Copy::Json => write::json(session),
        Copy::Markdown => write::transcript(session),
    };
    Rendered { path: route.path(), bytes: text.into_bytes() }
}

/// The session with nothing in it but one exchange: its turns, who speaks in them, the asides among
/// them, the footnotes to which they refer. The header stays whole, for it says where the words are from.
fn alone(session: &Session, exchange: &Exchange) -> Session {
    let mut exchange = exchange.clone();
    let mut speaking: Vec<usize> = exchange.turns.iter().filter_map(|turn| turn.speaker).collect();
    speaking.sort_unstable();
    speaking.dedup();
    for turn in &mut exchange.turns {
        turn.speaker = turn.speaker.and_then(|speaker| speaking.binary_search(&speaker).ok());
    }
    let speakers: Vec<Speaker> =
        speaking.iter().filter_map(|&speaker| session.speakers.get(speaker)).cloned().collect();
    let marks = exchange.turns.iter().flat_map(|turn| &turn.paragraphs).flat_map(|one| &one.marks);
    let labels: Vec<&str> = marks
        .filter_map(|mark| match &mark.kind {
            MarkKind::Footnote { label } => Some(label.as_str()),
            _ => None,
        })
        .collect();
    let footnotes = session.footnotes.iter();
    let footnotes =
        footnotes.filter(|footnote| labels.contains(&footnote.label.as_str())).cloned().collect();
    let asides: Vec<Aside> = session.asides_in(Section::Exchange(exchange.id)).cloned().collect();
    Session {
        id: session.id.clone(),
        header: session.header.clone(),
        source: session.source.clone(),
        speakers,
        lead: Vec::new(),
        opening: Vec::new(),
        exchanges: vec![exchange],
        closing: Vec::new(),
        asides,
        footnotes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::archive;

    #[test]
    fn an_exchange_alone_keeps_its_own_and_nothing_else() {
        let archive = archive();
        let session = &archive.sessions[1].session;
        let alone = alone(session, &session.exchanges[0]);
        assert_eq!(alone.footnotes.len(), 1);
        assert_eq!(alone.asides.len(), 4);
        assert!(alone.opening.is_empty() && alone.lead.is_empty());
        let first = &archive.sessions[0].session;
        let second = super::alone(first, &first.exchanges[1]);
        let labels = |session: &Session| -> Vec<String> {
            let turns = &session.exchanges[0].turns;
            turns.iter().filter_map(|turn| Some(session.speaker(turn)?.label.clone())).collect()
        };
        assert_eq!(labels(&second), ["渡口电台记者", "林溪"]);
        assert_eq!(second.speakers.len(), 2);
    }
}
