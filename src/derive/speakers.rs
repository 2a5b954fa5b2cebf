//! People and organisations: where each asks, answers, or speaks otherwise; and the labels that stand
//! for neither.

use std::collections::BTreeMap;

use super::ExchangeAt;
use super::exchange::{answerers, askers, organisation_of, person_of};
use super::times::exchanges_of;
use crate::model::Speaker;
use crate::resolve::Archive;
use crate::structure::names_nobody;

/// Where a person or an organisation speaks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SpeakerView {
    /// The exchanges in which it asks.
    pub asked: Vec<ExchangeAt>,
    /// The exchanges in which it answers.
    pub answered: Vec<ExchangeAt>,
    /// The sessions in which it speaks at all.
    pub sessions: Vec<usize>,
}

impl SpeakerView {
    /// How many exchanges it has a part in as asker or answerer.
    pub fn count(&self) -> usize {
        self.asked.len() + self.answered.len()
    }
}

/// A label that stands for no entry and names somebody: a bare 问 or Q is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelView {
    /// The label as printed.
    pub label: String,
    /// The exchanges in which it asks, or answers.
    pub exchanges: Vec<ExchangeAt>,
}

/// All views of speakers.
pub(super) struct Speakers {
    pub(super) people: Vec<SpeakerView>,
    pub(super) organisations: Vec<SpeakerView>,
    pub(super) asking_labels: Vec<LabelView>,
    pub(super) answering_labels: Vec<LabelView>,
}

/// What a speaker does in an exchange.
#[derive(Clone, Copy)]
enum Part {
    Asks,
    Answers,
}

pub(super) fn collect(archive: &Archive) -> Speakers {
    let mut speakers = Speakers {
        people: vec![SpeakerView::default(); archive.people.len()],
        organisations: vec![SpeakerView::default(); archive.organisations.len()],
        asking_labels: Vec::new(),
        answering_labels: Vec::new(),
    };
    let mut asking = BTreeMap::new();
    let mut answering = BTreeMap::new();
    for (index, archived) in archive.sessions.iter().enumerate() {
        let session = &archived.session;
        let turns = session.sections().flat_map(|(_, turns)| turns);
        let mut speaking: Vec<usize> = turns.filter_map(|turn| turn.speaker).collect();
        speaking.sort_unstable();
        speaking.dedup();
        for speaker in speaking.iter().filter_map(|&speaker| session.speakers.get(speaker)) {
            speakers.note(archive, speaker, |view| push(&mut view.sessions, index));
        }
        for at in exchanges_of(archive, index) {
            let exchange = &session.exchanges[at.exchange];
            let parts = [
                (Part::Asks, askers(exchange), &mut asking),
                (Part::Answers, answerers(exchange), &mut answering),
            ];
            for (part, found, labels) in parts {
                for speaker in found.iter().filter_map(|&speaker| session.speakers.get(speaker)) {
                    let known = speakers.note(archive, speaker, |view| match part {
                        Part::Asks => push(&mut view.asked, at),
                        Part::Answers => push(&mut view.answered, at),
                    });
                    if !known && !names_nobody(&speaker.label) {
                        let exchanges: &mut Vec<ExchangeAt> =
                            labels.entry(speaker.label.clone()).or_default();
                        push(exchanges, at);
                    }
                }
            }
        }
    }
    speakers.asking_labels = listed(asking);
    speakers.answering_labels = listed(answering);
    speakers
}

impl Speakers {
    /// Notes something for the entries a speaker stands for; whether there are any.
    fn note(
        &mut self,
        archive: &Archive,
        speaker: &Speaker,
        note: impl Fn(&mut SpeakerView),
    ) -> bool {
        let person = person_of(archive, speaker);
        let organisation = organisation_of(archive, speaker);
        if let Some(person) = person {
            note(&mut self.people[person]);
        }
        if let Some(organisation) = organisation {
            note(&mut self.organisations[organisation]);
        }
        person.is_some() || organisation.is_some()
    }
}

/// Adds to a list in order; two labels of one exchange may stand for the same entry.
fn push<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if list.last() != Some(&value) {
        list.push(value);
    }
}

fn listed(labels: BTreeMap<String, Vec<ExchangeAt>>) -> Vec<LabelView> {
    labels.into_iter().map(|(label, exchanges)| LabelView { label, exchanges }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::archive;

    #[test]
    fn people_and_organisations_know_where_they_ask_and_answer() {
        let speakers = collect(&archive());
        let gazette = &speakers.organisations[0];
        assert_eq!(gazette.asked.len(), 2);
        assert_eq!(gazette.count(), 2);
        assert_eq!(speakers.people[0].answered.len(), 3);
        assert_eq!(speakers.people[0].sessions, [0, 1]);
    }

    #[test]
    fn labels_without_an_entry_are_kept_as_printed_unless_they_name_nobody() {
        let speakers = collect(&archive());
        let labels: Vec<_> =
            speakers.asking_labels.iter().map(|view| view.label.as_str()).collect();
        assert_eq!(labels, ["渡口电台记者"]);
        assert!(speakers.answering_labels.is_empty());
    }
}
