//! What is claimed of wordings in time, and what is not.

mod pieces;
mod terms;

use super::*;
use crate::derive::terms::{TermView, by_section, collect};
use crate::derive::wordings::Wordings;
use crate::derive::{ExchangeAt, TwinsView, sample};
use crate::model::{Date, Extent, Section, Use};
use crate::resolve::Archive;
use crate::text::Language;

const WORDS: &str = "尽快修好下游石桥";
const LONGER: &str = "镇上决心尽快修好下游石桥，方便两岸往来。";
/// The same with one word changed.
const CHANGED: &str = "镇上决心尽快修好上游石桥，方便两岸往来。";

/// Five full records, one a year from 2011 on; the words are said in the second and the fourth.
const SAID: [&str; 5] =
    ["渡口今年不开。", "尽快修好下游石桥。", "集市在镇上。", "尽快修好下游石桥。", "水库很深。"];

fn archive() -> Archive {
    sample::archive_of(&SAID)
}

fn abridge(archive: &mut Archive, session: usize) {
    archive.sessions[session].session.header.witness.extent = Some(Extent::Abridged);
}

/// An archive with its wordings, its terms and their history.
struct Known<'a> {
    archive: &'a Archive,
    wordings: Wordings,
    terms: Vec<TermView>,
    history: History,
}

impl<'a> Known<'a> {
    fn new(archive: &'a Archive) -> Self {
        let (wordings, terms) =
            (Wordings::new(archive), collect(archive, &TwinsView::new(archive)));
        let phrases = Phrases { archive, wordings: &wordings, terms: &terms };
        let history = History::new(phrases, &Sizes::of(archive), &TwinsView::new(archive));
        Self { archive, wordings, terms, history }
    }

    fn said(&self, session: usize) -> Said {
        let Self { archive, wordings, terms, history } = self;
        let by_section = by_section(archive);
        let section = archive.sessions[session].session.exchanges[0].id;
        let here = by_section[session].iter().find(|it| it.section == Section::Exchange(section));
        let phrases = Phrases { archive, wordings, terms };
        history.said(phrases, here, ExchangeAt { session, exchange: 0 })
    }

    fn wording(&self, words: &str) -> Phrase {
        Phrase::Wording(self.wordings.find_words(words).unwrap())
    }
}

fn told(archive: &Archive) -> History {
    let known = Known::new(archive);
    let wanted = known.wording(WORDS);
    assert_eq!(known.wordings.all[known.wordings.find_words(WORDS).unwrap()].sessions.len(), 2);
    let mut history = known.history;
    let lists = history.sessions.iter_mut().chain(history.years.iter_mut().map(|(_, told)| told));
    for told in lists {
        for list in [&mut told.new, &mut told.returned, &mut told.last] {
            list.retain(|it| it.phrase == wanted);
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
    assert_eq!((returned.before, returned.silent), (Some((1, 24)), 1));
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
    archive.sessions[4].session.header.language = Language::new("en").unwrap();
    assert_eq!(told(&archive).sessions[3].last, [], "no Chinese one keeps the silence");
    let mut archive = sample::archive_of(&[&SAID[..], &["茶馆开门。"]].concat());
    abridge(&mut archive, 4);
    archive.sessions[4].session.header.language = Language::new("en").unwrap();
    assert_eq!(findings(&archive)[2], Finding::Known);
    let turns = &mut archive.sessions[4].session.exchanges[0].turns;
    turns[1].paragraphs[0].language = Some(Language::chinese());
    assert_eq!(findings(&archive)[2], doubt(1, 4, 4), "a paragraph of it is Chinese");
}

#[test]
fn a_wording_said_in_two_languages_rests_on_the_records_of_both() {
    let mut archive = archive();
    let english = |archive: &mut Archive, session: usize| {
        archive.sessions[session].session.header.language = Language::new("en").unwrap();
    };
    english(&mut archive, 3);
    english(&mut archive, 4);
    assert_eq!(told(&archive).sessions[3].last[0].silent, 1, "the English one since");
    abridge(&mut archive, 4);
    assert_eq!(findings(&archive), [Finding::Known, Finding::Known, doubt(1, 4, 4)]);
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
    let chinese = ["zh".to_owned()];
    assert_eq!(silence.elsewhere(2, &chinese), Finding::Known);
    assert_eq!(silence.elsewhere(0, &chinese), doubt(1, 2, 2));
}

#[test]
fn an_exchange_says_again_what_earlier_records_have_and_first_what_none_has() {
    let archive = archive();
    let known = Known::new(&archive);
    let wanted = known.wording(WORDS);
    let said = |session| known.said(session);
    let first = said(1).first.into_iter().find(|it| it.at.phrase == wanted).unwrap();
    assert_eq!((first.finding, first.silent), (Finding::Known, 1));
    let before = said(3).before.into_iter().find(|it| it.at.phrase == wanted).unwrap();
    assert_eq!((before.sessions, before.first, before.last), (1, 1, 1));
    assert!(!said(1).before.iter().any(|it| it.at.phrase == wanted));
    assert!(!said(3).first.iter().any(|it| it.at.phrase == wanted));
}

#[test]
fn a_record_of_the_same_day_is_not_before() {
    let mut archive = archive();
    archive.sessions[3].session.header.date = Date::new(2012, 3, 1);
    archive.sessions[2].session.header.date = Date::new(2012, 3, 1);
    let known = Known::new(&archive);
    let (said, wanted) = (known.said(3), known.wording(WORDS));
    assert!(!said.before.iter().any(|it| it.at.phrase == wanted));
    assert!(!said.first.iter().any(|it| it.at.phrase == wanted));
}

#[test]
fn a_form_found_in_one_record_is_said_so_only_there_if_all_others_are_full() {
    let mut archive = archive();
    for (session, words) in [(1, LONGER), (3, LONGER), (4, CHANGED)] {
        let turns = &mut archive.sessions[session].session.exchanges[0].turns;
        turns[1].paragraphs[0].text = words.to_owned();
    }
    let only = |archive: &Archive| {
        let said = Known::new(archive).said(4);
        let [only] = said.only[..] else { panic!("{said:?}") };
        let before = said.before.iter().find(|it| it.at == only.at).unwrap();
        assert!(before.sessions == 2 && before.nearly, "in nearly these words");
        only
    };
    let known = only(&archive);
    assert_eq!((known.finding, known.silent), (Finding::Known, 4));
    abridge(&mut archive, 2);
    assert_eq!(only(&archive).finding, doubt(1, 2, 2));
}

/// One wording and a near form of it, which two records have in a third and longer one, and a later record by itself.
fn within_a_longer_one(said: &[&str]) -> Archive {
    let replaced = |words: &&str| {
        let words = words.replace("FORM", "镇上决心尽快修好上游石桥");
        words.replace("HEAD", "镇上决心尽快修好下游石桥")
    };
    let said: Vec<String> = said.iter().map(replaced).collect();
    sample::archive_of(&said.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn a_form_that_others_have_within_a_longer_wording_is_not_said_so_only_here() {
    let archive = within_a_longer_one(&[
        "渡口今年不开。FORM和渡口码头。",
        "集市在镇上。HEAD。",
        "水库很深。FORM和渡口码头，大家放心。",
        "灯会照办。HEAD，不能再拖。",
        "学堂扩建。FORM。",
        "茶馆开门。",
    ]);
    let known = Known::new(&archive);
    let Phrase::Wording(at) = known.wording("镇上决心尽快修好下游石桥") else {
        unreachable!()
    };
    let wording = &known.wordings.all[at];
    assert_eq!((&*wording.sessions, &*wording.overlaid), (&[1, 3, 4][..], &[0, 2][..]));
    let form = &wording.variants[1];
    assert_eq!((form.sessions, form.alone), (1, false));
    let said = known.said(4);
    assert!(said.only.is_empty(), "{said:?}");
    let before = said.before.iter().find(|it| it.at.phrase == Phrase::Wording(at)).unwrap();
    assert_eq!(before.sessions, 2, "nearly these words are said before");
}

#[test]
fn what_earlier_records_have_within_a_longer_wording_is_not_new() {
    let mut said = vec!["渡口今年不开。FORM和渡口码头。", "水库很深。FORM和渡口码头，大家放心。"];
    said.extend([
        "老树。HEAD。再说一遍，HEAD！放心，HEAD，不能再拖。",
        "集市。HEAD。放心，HEAD！HEAD。",
        "学堂扩建。FORM。",
    ]);
    let archive = within_a_longer_one(&said);
    let known = Known::new(&archive);
    let wanted = known.wording("镇上决心尽快修好下游石桥");
    let events = |known: &Known<'_>| {
        let told = known.history.sessions.iter().flat_map(|told| &told.new);
        told.filter(|event| event.phrase == wanted).count()
    };
    assert_eq!(events(&known), 0);
    assert!(!known.said(2).first.iter().any(|it| it.at.phrase == wanted));
    // Where the longer one is of other words, it is new.
    said[0] = "渡口今年不开。雨季之前还要清理渡口码头。";
    said[1] = "水库很深。雨季之前还要清理渡口码头，大家放心。";
    let archive = within_a_longer_one(&said);
    assert_eq!(events(&Known::new(&archive)), 1);
}

#[test]
fn a_form_that_is_a_part_of_the_usual_one_is_not_said_only_here() {
    let archive = within_a_longer_one(&[
        "渡口今年不开。HEAD工程。",
        "集市在镇上。HEAD工程，不能再拖。",
        "学堂扩建。HEAD。",
        "茶馆开门。",
    ]);
    let known = Known::new(&archive);
    let usual = known.wordings.find_words("镇上决心尽快修好下游石桥工程").unwrap();
    let form = &known.wordings.all[usual].variants[1];
    assert_eq!((&*form.words, form.sessions), ("镇上决心尽快修好下游石桥", 1));
    assert!(known.said(2).only.is_empty(), "{:?}", known.said(2));
}

#[test]
fn a_form_that_is_a_part_of_another_is_not_said_only_there() {
    let mut archive = archive();
    let part = LONGER.strip_prefix("镇上决心").unwrap();
    for (session, words) in [(1, LONGER), (3, LONGER), (4, part)] {
        let turns = &mut archive.sessions[session].session.exchanges[0].turns;
        turns[1].paragraphs[0].text = words.to_owned();
    }
    let said = Known::new(&archive).said(4);
    assert_eq!(said.only, []);
    assert!(said.before.iter().any(|it| it.sessions == 2), "{said:?}");
}

#[test]
fn an_undated_exchange_has_no_before() {
    let mut archive = archive();
    archive.sessions[4].session.header.date = None;
    let turns = &mut archive.sessions[4].session.exchanges[0].turns;
    turns[1].paragraphs[0].text = "尽快修好下游石桥。".to_owned();
    assert_eq!(Known::new(&archive).said(4), Said::default());
}

#[test]
fn what_stands_to_the_letter_in_a_record_is_not_new_after_it_however_it_is_cut() {
    const SAID: &str = "始终坚持互利共赢";
    let said = [
        "渡口今年不开。",
        "镇上始终坚持互利共赢的办法。",
        "乡亲们，始终坚持互利共赢。",
        "集市在镇上。",
        "渡口始终坚持互利共赢。",
    ];
    let archive = sample::archive_of(&said);
    let known = Known::new(&archive);
    let at = known.wordings.all.iter().position(|it| it.words.contains("互利共赢")).unwrap();
    let wording = &known.wordings.all[at];
    assert_eq!((wording.words.as_str(), &*wording.sessions), (SAID, &[2, 4][..]), "cut otherwise");
    assert_eq!(wording.overlaid, [1]);
    let of = |told: &Events| told.new.iter().any(|it| it.phrase == Phrase::Wording(at));
    assert!(!known.history.sessions.iter().any(of));
}
