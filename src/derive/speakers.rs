//! People and organisations: where each asks, answers, or speaks otherwise; and the labels that stand
//! for neither.

use std::collections::BTreeMap;

use super::exchange::{answerers, askers, organisation_of, person_of};
use super::times::exchanges_of;
use super::{ExchangeAt, TwinsView};
use crate::model::Speaker;
use crate::resolve::Archive;
use crate::structure::names_nobody;

/// Where a person or an organisation speaks: of twins the lead is counted, whichever names the speaker.
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

/// A label that stands for no entry and names somebody: a bare 问 or Q is none. Of twins those of the lead alone are there:
/// the others have the same names in other words.
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

pub(super) fn collect(archive: &Archive, twins: &TwinsView) -> Speakers {
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
            speakers.note(archive, speaker, |view| view.sessions.push(twins.lead(index)));
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
                        Part::Asks => view.asked.extend(twins.lead_of(at)),
                        Part::Answers => view.answered.extend(twins.lead_of(at)),
                    });
                    if !known && !names_nobody(&speaker.label) && twins.is_counted(index) {
                        let exchanges: &mut Vec<ExchangeAt> =
                            labels.entry(speaker.label.clone()).or_default();
                        exchanges.push(at);
                    }
                }
            }
        }
    }
    for view in speakers.people.iter_mut().chain(&mut speakers.organisations) {
        each_once(&mut view.asked);
        each_once(&mut view.answered);
        each_once(&mut view.sessions);
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

/// A list in order: two labels of one exchange may stand for the same entry, as may those of two twins.
fn each_once<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}

fn listed(labels: BTreeMap<String, Vec<ExchangeAt>>) -> Vec<LabelView> {
    let views = labels.into_iter().map(|(label, mut exchanges)| {
        each_once(&mut exchanges);
        LabelView { label, exchanges }
    });
    views.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::{archive, reference};

    fn collected(archive: &Archive) -> Speakers {
        collect(archive, &TwinsView::new(archive))
    }

    #[test]
    fn of_twins_one_is_counted_whichever_names_the_speaker() {
        let mut archive = archive();
        // Of the second the third is the original, which does not say who answers.
        archive.sessions[1].session.header.translation_of = Some(reference("undated"));
        let at = |session, exchange| ExchangeAt { session, exchange };
        let speakers = collected(&archive);
        assert_eq!(speakers.people[0].answered, [at(0, 0), at(0, 1), at(2, 0)]);
        assert_eq!(speakers.people[0].sessions, [0, 2]);
        let other = &mut archive.sessions[1].session;
        other.speakers[0].organisation = None;
        assert_eq!(collected(&archive).organisations[0].asked, [at(0, 0)]);
        let labels = collected(&archive).asking_labels;
        assert_eq!(labels.len(), 1, "the asker's other name is none of its own: {labels:?}");
    }

    #[test]
    fn people_and_organisations_know_where_they_ask_and_answer() {
        let speakers = collected(&archive());
        let gazette = &speakers.organisations[0];
        assert_eq!(gazette.asked.len(), 2);
        assert_eq!(gazette.count(), 2);
        assert_eq!(speakers.people[0].answered.len(), 3);
        assert_eq!(speakers.people[0].sessions, [0, 1]);
    }

    #[test]
    fn labels_without_an_entry_are_kept_as_printed_unless_they_name_nobody() {
        let speakers = collected(&archive());
        let labels: Vec<_> =
            speakers.asking_labels.iter().map(|view| view.label.as_str()).collect();
        assert_eq!(labels, ["渡口电台记者"]);
        assert!(speakers.answering_labels.is_empty());
    }
}
