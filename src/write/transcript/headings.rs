//! Which exchanges need a `##` line for a settled transcript to be cut as the session is.

use crate::model::{CuttingRule, Exchange, Role, Section, Session, TitleSource, Turn};

/// How a session's exchanges are to be opened.
pub(super) struct Headings {
    /// Whether nothing but headings may open one: `exchanges: headings`.
    pub(super) only: bool,
    /// For each exchange, whether it needs a heading.
    pub(super) needed: Vec<bool>,
}

/// By the askers alone where the frozen rule cuts in the same places, with a bare heading where it
/// would not cut, and by headings only where it would cut and must not.
pub(super) fn plan(session: &Session) -> Headings {
    match by_askers(session) {
        Some(needed) => Headings { only: false, needed },
        None => Headings { only: true, needed: vec![true; session.exchanges.len()] },
    }
}

fn role(session: &Session, turn: &Turn) -> Option<Role> {
    if turn.kind_stated {
        return turn.kind.role();
    }
    session.speaker(turn).map(|speaker| speaker.role)
}

/// `None` if an asker would open an exchange where none opens.
fn by_askers(session: &Session) -> Option<Vec<bool>> {
    let mut rule = CuttingRule::new(false);
    let opens = |rule: &mut CuttingRule, turn: &Turn| {
        let speaker = session.speaker(turn);
        rule.turn(role(session, turn), speaker.is_some_and(|who| who.follow_up))
    };
    if session.opening.iter().any(|turn| opens(&mut rule, turn)) {
        return None;
    }
    let mut needed = Vec::with_capacity(session.exchanges.len());
    let mut last = session.opening.last();
    for exchange in &session.exchanges {
        let mut needs = says_something(session, exchange) || !begins_alike(session, exchange, last);
        let calls = exchange.turns.iter().take_while(|turn| is_moderator(session, turn)).count();
        let (callers, rest) = exchange.turns.split_at(calls);
        for turn in callers {
            opens(&mut rule, turn);
        }
        let mut trial = rule.clone();
        let opened = rest.first().is_some_and(|turn| opens(&mut trial, turn));
        needs |= !opened;
        if needs {
            rule.heading();
        }
        let mut turns = rest.iter();
        let first = turns.next();
        first.map(|turn| opens(&mut rule, turn));
        if turns.any(|turn| opens(&mut rule, turn)) {
            return None;
        }
        needed.push(needs);
        last = exchange.turns.last();
    }
    let cut_wrongly = session.closing.iter().any(|turn| opens(&mut rule, turn));
    (!cut_wrongly).then_some(needed)
}

/// Whether there is something that only a heading can say.
fn says_something(session: &Session, exchange: &Exchange) -> bool {
    let section = Section::Exchange(exchange.id);
    exchange.title_source == TitleSource::Heading
        || exchange.wish.is_some()
        || !exchange.topics.is_empty()
        || !exchange.follows.is_empty()
        || session.asides_in(section).any(|aside| aside.at.paragraph.is_none())
}

/// Whether an exchange without a heading would begin where this one does: with its asker, or with the
/// one turn of a moderator before that, and with no moderator right before it.
fn begins_alike(session: &Session, exchange: &Exchange, last: Option<&Turn>) -> bool {
    let asker = exchange.turns.iter().position(|turn| role(session, turn) == Some(Role::Asker));
    let called = match asker {
        Some(0) => true,
        Some(1) => is_moderator(session, &exchange.turns[0]),
        _ => false,
    };
    called && !last.is_some_and(|last| is_moderator(session, last))
}

fn is_moderator(session: &Session, turn: &Turn) -> bool {
    role(session, turn) == Some(Role::Moderator)
}
