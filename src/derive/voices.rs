//! Who says something how often, and to whose question.

use super::UseAt;
use super::exchange::{answered_asker, organisation_of, person_of};
use crate::model::{Speaker, TurnKind};
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
    /// Whose question is answered, where it is said in an answer, most often first.
    pub askers: Vec<Counted>,
    /// In how many answers nobody is named who had asked.
    pub unnamed_askers: usize,
}

impl Voices {
    /// Counts those who speak at some places; what stands in a lead is said by nobody.
    ///
    /// # Panics
    /// If a place is not of this archive.
    pub fn of<'a>(archive: &Archive, places: impl IntoIterator<Item = &'a UseAt>) -> Self {
        let (mut speakers, mut asking) = (Vec::new(), Vec::new());
        let mut voices = Self::default();
        for at in places {
            let Some((turn, index)) = at.turn_in(archive).zip(at.turn) else { continue };
            let session = at.session_in(archive);
            match session.speaker(turn).and_then(|speaker| voice(archive, speaker)) {
                Some(voice) => speakers.push(voice),
                None => voices.unnamed += 1,
            }
            if turn.kind != TurnKind::Answer || at.exchange.is_none() {
                continue;
            }
            let asker = answered_asker(session, at.exchange, index);
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

    /// A use in every turn of the exchanges of an archive.
    fn everywhere(archive: &Archive) -> Vec<UseAt> {
        let mut uses = Vec::new();
        for (session, archived) in archive.sessions.iter().enumerate() {
            for (section, exchange, turns) in archived.session.numbered_sections() {
                let turns = turns.iter().enumerate().filter(|_| exchange.is_some());
                uses.extend(turns.map(|(turn, it)| UseAt {
                    session,
                    section,
                    exchange,
                    turn: Some(turn),
                    paragraph: 0,
                    id: it.paragraphs[0].id,
                    start: 0,
                    end: 1,
                    form: 0,
                }));
            }
        }
        uses
    }

    fn gazette() -> Voice {
        Voice::Organisation(0)
    }

    fn radio() -> Voice {
        Voice::Label("渡口电台记者".to_owned())
    }

    #[test]
    fn speakers_and_those_they_answer_are_counted() {
        let archive = archive();
        let voices = Voices::of(&archive, everywhere(&archive).iter().take(4));
        assert_eq!(voices.speakers, [(Voice::Person(0), 2), (gazette(), 1), (radio(), 1)]);
        assert_eq!(voices.askers, [(gazette(), 1), (radio(), 1)]);
        assert_eq!((voices.unnamed, voices.unnamed_askers), (0, 0));
    }

    #[test]
    fn an_answer_to_a_follow_up_counts_for_who_asked_that() {
        let mut archive = archive();
        let session = &mut archive.sessions[1].session;
        let mut other = session.speakers[0].clone();
        (other.label, other.organisation) = ("渡口电台记者".to_owned(), None);
        session.speakers.push(other);
        session.exchanges[0].turns[3].speaker = Some(session.speakers.len() - 1);
        let uses = everywhere(&archive);
        let of_session = |uses: &&UseAt| uses.session == 1;
        let voices = Voices::of(&archive, uses.iter().filter(of_session));
        assert_eq!(voices.askers, [(gazette(), 1), (radio(), 1)]);
    }
}
