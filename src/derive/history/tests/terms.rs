//! Terms: the words of a wording, and what is said in one session alone.

use super::*;

/// The answer of each session that has one of these words gets a use there.
fn with_terms(said: &[&str], names: &[&str]) -> Archive {
    let mut archive = sample::archive_of(said);
    name(&mut archive, names);
    archive
}

/// The first place of each of these words in an answer becomes a use of a term.
pub(super) fn name(archive: &mut Archive, names: &[&str]) {
    archive.terms = names.iter().map(|name| sample::term("term", name)).collect();
    for archived in &mut archive.sessions {
        let section = Section::Exchange(archived.session.exchanges[0].id);
        let answer = &archived.session.exchanges[0].turns[1].paragraphs[0];
        for (term, name) in names.iter().enumerate() {
            let Some(at) = answer.text.find(name) else { continue };
            let start = answer.text[..at].chars().count();
            let end = start + name.chars().count();
            archived.uses.push(Use { section, paragraph: answer.id, start, end, term });
        }
    }
}

fn fair() -> Archive {
    let said = ["渡口今年不开。", "灯会在镇上。", "集市在镇上。", "水车很旧。", "水库很深。"];
    with_terms(&said, &["灯会"])
}

#[test]
fn a_wording_that_is_a_term_is_told_once_and_as_the_term() {
    let said = ["渡口不开。", "尽快修好下游石桥。", "集市。", "尽快修好下游石桥。", "水库。"];
    let archive = with_terms(&said, &[WORDS]);
    let known = Known::new(&archive);
    let Phrase::Wording(at) = known.wording(WORDS) else { unreachable!() };
    assert_eq!(known.wordings.all[at].term, Some(0));
    let events =
        known.history.sessions.iter().flat_map(|told| {
            [&told.new, &told.returned, &told.last].into_iter().flatten().copied()
        });
    let events: Vec<_> =
        events.map(|event| (event.session, event.phrase, event.finding.is_known())).collect();
    let term = Phrase::Term(0);
    let of_term: Vec<_> = events.iter().filter(|(_, phrase, _)| *phrase == term).collect();
    assert_eq!(of_term, [&(1, term, true), &(3, term, true), &(3, term, true)]);
    assert!(!events.iter().any(|(_, phrase, _)| *phrase == known.wording(WORDS)));
    assert!(known.said(3).before.iter().any(|it| it.at.phrase == term && it.sessions == 1));
}

#[test]
fn what_one_session_alone_says_is_told_as_that_and_nothing_else() {
    let archive = fair();
    let history = Known::new(&archive).history;
    let told = &history.sessions[1];
    let [only] = told.only[..] else { panic!("{told:?}") };
    assert_eq!((only.phrase, only.finding, only.silent), (Phrase::Term(0), Finding::Known, 4));
    assert!(!told.new.iter().chain(&told.last).any(|it| it.phrase == only.phrase));
    assert_eq!(history.years[1].1.only, told.only);
}

#[test]
fn of_the_only_session_it_is_still_told_what_can_be_known() {
    let mut archive = fair();
    abridge(&mut archive, 0);
    let told = Known::new(&archive).history.sessions[1].clone();
    assert_eq!(told.only[0].finding, doubt(1, 0, 0));
    assert_eq!(told.last[0].finding, Finding::Known, "all since are full");
    abridge(&mut archive, 4);
    let told = Known::new(&archive).history.sessions[1].clone();
    assert_eq!(told.only[0].finding, doubt(2, 0, 4));
    assert!(told.last.is_empty());
}

#[test]
fn a_question_has_a_term_alone_if_every_record_is_full_its_own_too() {
    let mut archive = fair();
    let only = |archive: &Archive| Known::new(archive).said(1).only[0];
    assert_eq!((only(&archive).finding, only(&archive).silent), (Finding::Known, 4));
    abridge(&mut archive, 1);
    assert_eq!(only(&archive).finding, doubt(1, 1, 1));
}

#[test]
fn a_record_in_which_a_longer_term_has_its_words_is_not_silent_of_a_term() {
    let mut archive = fair();
    archive.sessions[4].overlaid = vec![0];
    let known = Known::new(&archive);
    let told = &known.history.sessions[1];
    assert!(told.only.is_empty() && told.last.is_empty(), "{told:?}");
    assert!(known.said(1).only.is_empty());
}

#[test]
fn a_term_in_two_languages_rests_on_the_records_of_both() {
    let mut archive = fair();
    let session = &mut archive.sessions[4].session;
    session.header.language = Language::new("en").unwrap();
    session.header.witness.extent = Some(Extent::Abridged);
    let finding = |archive: &Archive| Known::new(archive).history.sessions[1].only[0].finding;
    assert_eq!(finding(&archive), Finding::Known, "it is Chinese");
    let turns = &mut archive.sessions[1].session.exchanges[0].turns;
    let mut english = turns[1].paragraphs[0].clone();
    english.id = crate::model::ParagraphId::from_index(2);
    english.language = Language::new("en").ok();
    turns[1].paragraphs.push(english.clone());
    let used = archive.sessions[1].uses[0];
    archive.sessions[1].uses.push(Use { paragraph: english.id, ..used });
    assert_eq!(finding(&archive), doubt(1, 4, 4));
}
