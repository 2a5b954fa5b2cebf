//! What is claimed of wordings in time, and what is not.

use super::*;
use crate::derive::wordings::UseOf;
use crate::derive::{ExchangeAt, sample};
use crate::model::{Date, Extent};
use crate::text::Language;

const WORDS: &str = "尽快修好下游石桥";
const LONGER: &str = "镇上决心尽快修好下游石桥，方便两岸往来。";
/// The same with one word changed.
const CHANGED: &str = "镇上决心尽快修好上游石桥，方便两岸往来。";

/// Five full records, one a year from 2011 on; the words are said in the second and the fourth.
fn archive() -> Archive {
    let said = [
        "渡口今年不开。",
        "尽快修好下游石桥。",
        "集市在镇上。",
        "尽快修好下游石桥。",
        "水库很深。",
    ];
    sample::archive_of(&said)
}

fn abridge(archive: &mut Archive, session: usize) {
    archive.sessions[session].session.header.witness.extent = Some(Extent::Abridged);
}

fn told(archive: &Archive) -> History {
    let wordings = Wordings::new(archive);
    assert_eq!(wordings.all[wordings.find_words(WORDS).unwrap()].sessions.len(), 2);
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
fn an_exchange_says_again_what_earlier_records_have_and_first_what_none_has() {
    let archive = archive();
    let wordings = Wordings::new(&archive);
    let history = History::new(&archive, &wordings);
    let said = |session| history.said(&archive, &wordings, ExchangeAt { session, exchange: 0 });
    let wanted = wordings.find_words(WORDS).unwrap();
    let of = |at: UseOf| at.wording == wanted;
    let first = said(1).first.into_iter().find(|it| of(it.at)).unwrap();
    assert_eq!((first.finding, first.silent), (Finding::Known, 1));
    let before = said(3).before.into_iter().find(|it| of(it.at)).unwrap();
    assert_eq!((before.sessions, before.first, before.last), (1, 1, 1));
    assert!(!said(1).before.iter().any(|it| of(it.at)));
    assert!(!said(3).first.iter().any(|it| of(it.at)));
}

#[test]
fn a_record_of_the_same_day_is_not_before() {
    let mut archive = archive();
    archive.sessions[3].session.header.date = Date::new(2012, 3, 1);
    archive.sessions[2].session.header.date = Date::new(2012, 3, 1);
    let wordings = Wordings::new(&archive);
    let history = History::new(&archive, &wordings);
    let at = ExchangeAt { session: 3, exchange: 0 };
    let said = history.said(&archive, &wordings, at);
    let wanted = wordings.find_words(WORDS).unwrap();
    assert!(!said.before.iter().any(|it| it.at.wording == wanted));
    assert!(!said.first.iter().any(|it| it.at.wording == wanted));
}

#[test]
fn a_form_found_in_one_record_is_said_so_only_there_if_all_others_are_full() {
    let mut archive = archive();
    for (session, words) in [(1, LONGER), (3, LONGER), (4, CHANGED)] {
        let turns = &mut archive.sessions[session].session.exchanges[0].turns;
        turns[1].paragraphs[0].text = words.to_owned();
    }
    let only = |archive: &Archive| {
        let wordings = Wordings::new(archive);
        let history = History::new(archive, &wordings);
        let said = history.said(archive, &wordings, ExchangeAt { session: 4, exchange: 0 });
        let [only] = said.only[..] else { panic!("{said:?}") };
        assert!(!said.before.iter().any(|it| it.at == only.at), "not in these words");
        only
    };
    let known = only(&archive);
    assert_eq!((known.finding, known.silent), (Finding::Known, 4));
    abridge(&mut archive, 2);
    assert_eq!(only(&archive).finding, doubt(1, 2, 2));
}

#[test]
fn an_undated_exchange_has_no_before() {
    let mut archive = archive();
    archive.sessions[4].session.header.date = None;
    let turns = &mut archive.sessions[4].session.exchanges[0].turns;
    turns[1].paragraphs[0].text = "尽快修好下游石桥。".to_owned();
    let wordings = Wordings::new(&archive);
    let history = History::new(&archive, &wordings);
    let at = ExchangeAt { session: 4, exchange: 0 };
    assert_eq!(history.said(&archive, &wordings, at), Said::default());
}
