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
