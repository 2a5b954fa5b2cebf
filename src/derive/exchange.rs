//! One exchange: where it is, who asks and answers in it, and which turns are the question and the
//! answer proper.

use crate::model::{Entry, Exchange, Person, Session, Slug, Speaker, Turn, TurnKind};
use crate::resolve::Archive;

/// An exchange of the archive. Their order is the order in time, then that of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExchangeAt {
    /// Its session, as an index into [`Archive::sessions`].
    pub session: usize,
    /// Its place among the session's exchanges, from 0.
    pub exchange: usize,
}

/// The session and the exchange that `at` names.
///
/// # Panics
/// If `at` is not of this archive.
pub fn exchange(archive: &Archive, at: ExchangeAt) -> (&Session, &Exchange) {
    let session = &archive.sessions[at.session].session;
    (session, &session.exchanges[at.exchange])
}

/// The speakers who ask in an exchange, in the order of their first question, as indices into the
/// session's speakers.
pub fn askers(exchange: &Exchange) -> Vec<usize> {
    speakers_of(exchange, |kind| kind == TurnKind::Question)
}

/// The speakers who answer in an exchange, in the order of their first answer.
pub fn answerers(exchange: &Exchange) -> Vec<usize> {
    speakers_of(exchange, |kind| kind == TurnKind::Answer)
}

fn speakers_of(exchange: &Exchange, wanted: impl Fn(TurnKind) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    for turn in exchange.turns.iter().filter(|turn| wanted(turn.kind)) {
        if let Some(speaker) = turn.speaker
            && !found.contains(&speaker)
        {
            found.push(speaker);
        }
    }
    found
}

/// The speaker whose question a turn answers: who asks in the nearest question before it in its exchange. Nothing
/// where the turn is no answer or stands in no exchange, and where the record names nobody for that question.
pub fn answered_asker(session: &Session, exchange: Option<usize>, turn: usize) -> Option<&Speaker> {
    let turns = &session.exchanges.get(exchange?)?.turns;
    let before = turns.get(..turn)?;
    turns.get(turn).filter(|turn| turn.kind == TurnKind::Answer)?;
    let question = before.iter().rev().find(|turn| turn.kind == TurnKind::Question)?;
    session.speaker(question)
}

/// The turn that is the question: the first of its kind.
pub fn question(exchange: &Exchange) -> Option<&Turn> {
    exchange.turns.iter().find(|turn| turn.kind == TurnKind::Question)
}

/// The turn that is the answer: the first of its kind; where a record calls nothing an answer, the
/// first turn after the question.
pub fn answer(exchange: &Exchange) -> Option<&Turn> {
    let answer = exchange.turns.iter().find(|turn| turn.kind == TurnKind::Answer);
    answer.or_else(|| {
        let asked = exchange.turns.iter().position(|turn| turn.kind == TurnKind::Question)?;
        exchange.turns[asked + 1..].iter().find(|turn| turn.kind != TurnKind::Question)
    })
}

/// The place of the entry with this id among `entries`, which are sorted by id.
pub fn find<T>(entries: &[T], entry: impl Fn(&T) -> &Entry, id: &str) -> Option<usize> {
    entries.binary_search_by(|one| entry(one).id.as_str().cmp(id)).ok()
}

/// The office that a speaker of a session holds on its day: as printed, or as the person's entry has it.
pub fn office_of<'a>(
    archive: &'a Archive,
    session: &Session,
    speaker: &'a Speaker,
) -> Option<&'a str> {
    let held = || {
        let person = &archive.people[person_of(archive, speaker)?];
        Some(person.office_on(session.header.date?)?.title.as_str())
    };
    speaker.office.as_deref().or_else(held)
}

/// The person a speaker is, as an index into the archive's people.
pub fn person_of(archive: &Archive, speaker: &Speaker) -> Option<usize> {
    let id = speaker.person.as_ref().map(Slug::as_str)?;
    find(&archive.people, |person: &Person| &person.entry, id)
}

/// The organisation for which a speaker speaks, as an index into the archive's organisations.
pub fn organisation_of(archive: &Archive, speaker: &Speaker) -> Option<usize> {
    let id = speaker.organisation.as_ref().map(Slug::as_str)?;
    find(&archive.organisations, |organisation| &organisation.entry, id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::archive;

    #[test]
    fn an_answer_is_to_the_nearest_question_before_it() {
        let mut session = archive().sessions[1].session.clone();
        let mut other = session.speakers[0].clone();
        other.label = "渡口电台记者".to_owned();
        session.speakers.push(other);
        // A call, a question, its answer, a follow-up by another, its answer.
        session.exchanges[0].turns[3].speaker = Some(session.speakers.len() - 1);
        let asker = |turn| answered_asker(&session, Some(0), turn).map(|it| it.label.as_str());
        assert_eq!((asker(2), asker(4)), (Some("《青石公报》记者"), Some("渡口电台记者")));
        assert_eq!((asker(0), asker(1), asker(3), asker(9)), (None, None, None, None));
        assert_eq!(answered_asker(&session, None, 0), None);
        session.exchanges[0].turns[3].speaker = None;
        assert_eq!(answered_asker(&session, Some(0), 4), None, "nobody is named");
        session.exchanges[0].turns.remove(1);
        assert_eq!(answered_asker(&session, Some(0), 1), None, "an answer before any question");
    }
}
