//! Who says something how often, and to whose question.

use super::exchange::{askers, organisation_of, person_of};
use crate::model::{Session, Speaker, TurnKind};
use crate::resolve::Archive;
use crate::structure::names_nobody;

/// Somebody who speaks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// A person, as an index into the archive's.
    Person(usize),
    /// An organisation for which somebody speaks who has no entry.
    Organisation(usize),
    /// A label that stands for no entry, as printed.
    Label(String),
}

/// Somebody with how often.
type Counted = (Voice, usize);

/// By whom something is said, and to whose question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voices {
    /// Who says it, most often first.
    pub speakers: Vec<Counted>,
    /// How often nobody is named.
    pub unnamed: usize,
    /// Who had asked, where it is said in an answer, most often first.
    pub askers: Vec<Counted>,
    /// In how many answers nobody is named who had asked.
    pub unnamed_askers: usize,
}

/// A place where somebody speaks: the session, the turn's kind and speaker, and the exchange.
#[derive(Debug, Clone, Copy)]
pub struct Spoken<'a> {
    /// The session.
    pub session: &'a Session,
    /// The turn's speaker.
    pub speaker: Option<&'a Speaker>,
    /// The turn's kind.
    pub kind: TurnKind,
    /// The exchange, if it is in one.
    pub exchange: Option<usize>,
}

impl Voices {
    /// Counts those who speak at some places.
    pub fn of<'a>(archive: &Archive, places: impl IntoIterator<Item = Spoken<'a>>) -> Self {
        let (mut speakers, mut asking) = (Vec::new(), Vec::new());
        let mut voices = Self::default();
        for at in places {
            match at.speaker.and_then(|speaker| voice(archive, speaker)) {
                Some(voice) => speakers.push(voice),
                None => voices.unnamed += 1,
            }
            let answered = at.exchange.filter(|_| at.kind == TurnKind::Answer);
            let Some(exchange) = answered.and_then(|it| at.session.exchanges.get(it)) else {
                continue;
            };
            let asker = askers(exchange).first().and_then(|&it| at.session.speakers.get(it));
            match asker.and_then(|asker| voice(archive, asker)) {
                Some(voice) => asking.push(voice),
                None => voices.unnamed_askers += 1,
            }
        }
        voices.speakers = counted(speakers);
        voices.askers = counted(asking);
        voices
    }
}

fn voice(archive: &Archive, speaker: &Speaker) -> Option<Voice> {
    let person = person_of(archive, speaker).map(Voice::Person);
    let body = || organisation_of(archive, speaker).map(Voice::Organisation);
    let label = || {
        let named = !names_nobody(&speaker.label);
        named.then(|| Voice::Label(speaker.label.clone()))
    };
    person.or_else(body).or_else(label)
}

/// Each once, most often first.
fn counted(mut voices: Vec<Voice>) -> Vec<Counted> {
    voices.sort_unstable();
    let runs = voices.chunk_by(|one, other| one == other);
    let mut counted: Vec<Counted> = runs.map(|run| (run[0].clone(), run.len())).collect();
    counted.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::archive;

    #[test]
    fn speakers_and_those_they_answer_are_counted() {
        let archive = archive();
        let sessions = archive.sessions.iter().flat_map(|archived| {
            let session = &archived.session;
            session.exchanges.iter().enumerate().flat_map(move |(at, exchange)| {
                exchange.turns.iter().map(move |turn| Spoken {
                    session,
                    speaker: session.speaker(turn),
                    kind: turn.kind,
                    exchange: Some(at),
                })
            })
        });
        let voices = Voices::of(&archive, sessions.take(4));
        let gazette = Voice::Organisation(0);
        let radio = Voice::Label("渡口电台记者".to_owned());
        assert_eq!(
            voices.speakers,
            [(Voice::Person(0), 2), (gazette.clone(), 1), (radio.clone(), 1)]
        );
        assert_eq!(voices.askers, [(gazette, 1), (radio, 1)]);
        assert_eq!((voices.unnamed, voices.unnamed_askers), (0, 0));
    }
}
