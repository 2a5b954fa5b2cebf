//! What is claimed of wordings in time, and what is not.

use super::*;
use crate::derive::sample;
use crate::model::{Date, Extent, Slug};
use crate::text::Language;

const WORDS: &str = "尽快修好下游石桥";

/// Five full records, one a year from 2011 on; the words are said in the second and the fourth.
fn archive() -> Archive {
    let said = [
        "渡口今年不开。",
        "尽快修好下游石桥。",
        "集市在镇上。",
        "尽快修好下游石桥。",
        "水库很深。",
    ];
    let mut archive = sample::archive();
    let pattern = archive.sessions[0].clone();
    let each = said.iter().zip(2011_i16..);
    archive.sessions = each
        .map(|(words, year)| {
            let mut archived = pattern.clone();
            archived.uses.clear();
            archived.session.id = Slug::new(&format!("s{year}")).unwrap();
            archived.session.header.date = Date::new(year, 3, 1);
            archived.session.header.witness.extent = Some(Extent::Full);
            archived.session.exchanges.truncate(1);
            archived.topics.truncate(1);
            archived.session.exchanges[0].turns[1].paragraphs[0].text = (*words).to_owned();
            archived
        })
        .collect();
    archive
}

fn abridge(archive: &mut Archive, session: usize) {
    archive.sessions[session].session.header.witness.extent = Some(Extent::Abridged);
}

fn told(archive: &Archive) -> History {
    let wordings = Wordings::new(archive);
    assert_eq!(wordings.families[wordings.find_words(WORDS).unwrap()].sessions.len(), 2);
    let mut history = History::new(archive, &wordings);
    let wanted = wordings.find_words(WORDS).unwrap();
    let lists = history.sessions.iter_mut().chain(history.years.iter_mut().map(|(_, told)| told));
    for told in lists {
        for list in [&mut told.new, &mut told.returned, &mut told.last] {
            list.retain(|it| it.wording == wanted);
        }
    }
    history
}

/// The findings for the words: new, returned, last.
fn findings(archive: &Archive) -> [Finding; 3] {
    let history = told(archive);
    [history.sessions[1].new[0], history.sessions[3].returned[0], history.sessions[3].last[0]]
        .map(|event| event.finding)
}

fn doubt(records: usize, first: usize, last: usize) -> Finding {
    Finding::Unknowable(Doubt { records, first, last })
}

#[test]
fn full_records_tell_what_is_new_what_returned_and_what_was_not_said_since() {
    use Finding::Known;
    let archive = archive();
    assert_eq!(findings(&archive), [Known; 3]);
    let history = told(&archive);
    let returned = history.sessions[3].returned[0];
    assert_eq!((returned.before, returned.silent), (Some((1, 730)), 1));
    assert_eq!((returned.keyness.uses, returned.keyness.other_uses), (2, 0));
    assert_eq!(history.sessions[3].last[0].silent, 1);
    let (year, of_year) = &history.years[3];
    assert_eq!((*year, &of_year.last), (2014, &history.sessions[3].last));
    assert!(history.sessions[0].new.is_empty() && history.sessions[4].last.is_empty());
}

#[test]
fn an_abridged_record_forbids_the_claims_that_it_could_contradict_and_no_other() {
    use Finding::Known;
    let cases = [
        (0, [doubt(1, 0, 0), Known, Known]),
        (1, [Known; 3]),
        (2, [Known, doubt(1, 2, 2), Known]),
        (3, [Known; 3]),
        (4, [Known, Known, doubt(1, 4, 4)]),
    ];
    for (session, expected) in cases {
        let mut archive = archive();
        abridge(&mut archive, session);
        assert_eq!(findings(&archive), expected, "{session}");
    }
}

#[test]
fn a_record_is_not_full_if_nobody_says_so_or_if_it_lacks_a_question() {
    let mut archive = archive();
    archive.sessions[4].session.header.witness.extent = None;
    assert_eq!(findings(&archive)[2], doubt(1, 4, 4));
    archive.sessions[4].session.header.witness.extent = Some(Extent::Full);
    archive.sessions[4].session.header.witness.questions_held = Some(2);
    assert_eq!(findings(&archive)[2], doubt(1, 4, 4));
}

#[test]
fn a_record_in_another_language_contradicts_nothing() {
    let mut archive = archive();
    abridge(&mut archive, 4);
    let session = &mut archive.sessions[4].session;
    session.header.language = Language::new("en").unwrap();
    assert_eq!(findings(&archive)[2], Finding::Known);
    let turns = &mut archive.sessions[4].session.exchanges[0].turns;
    turns[1].paragraphs[0].language = Some(Language::chinese());
    assert_eq!(findings(&archive)[2], doubt(1, 4, 4), "a paragraph of it is Chinese");
}

#[test]
fn a_record_without_a_date_belongs_to_any_time() {
    let mut archive = archive();
    archive.sessions[4].session.header.date = None;
    assert_eq!(findings_of_two(&archive), [Finding::Known; 2]);
    abridge(&mut archive, 4);
    assert_eq!(findings_of_two(&archive), [doubt(1, 4, 4); 2]);
}

/// New and returned alone, where no dated session follows the last use.
fn findings_of_two(archive: &Archive) -> [Finding; 2] {
    let history = told(archive);
    assert!(history.sessions[3].last.is_empty());
    [history.sessions[1].new[0].finding, history.sessions[3].returned[0].finding]
}

#[test]
fn only_here_needs_all_other_records() {
    let mut archive = archive();
    abridge(&mut archive, 2);
    let silence = told(&archive).silence;
    assert_eq!(silence.elsewhere(2, &Language::chinese()), Finding::Known);
    assert_eq!(silence.elsewhere(0, &Language::chinese()), doubt(1, 2, 2));
}

#[test]
fn two_sets_are_told_apart_with_their_counts() {
    let archive = archive();
    let wordings = Wordings::new(&archive);
    let wanted = wordings.find_words(WORDS).unwrap();
    let keys = keys(&wordings, &[1, 3], &[0, 2, 4]);
    let key = keys.iter().find(|it| it.wording == wanted).unwrap();
    assert_eq!((key.keyness.uses, key.keyness.other_uses), (2, 0));
    assert!(key.keyness.log_ratio > 0.0 && key.keyness.characters > 0);
}
