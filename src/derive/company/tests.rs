//! What goes with what, and against how many it is counted.

use super::*;
use crate::derive::TwinsView;
use crate::derive::sample;
use crate::derive::terms::{by_section, collect};
use crate::model::{Date, Use};
use crate::resolve::Archive;
use crate::text::Language;

const PAIR: [&str; 2] = ["尽快修好下游石桥", "按时清理东岸河道"];
const ALONE: &str = "欢迎大家前来参观集市";

/// Twenty sessions with an answer each: the pair stands together in nine, the third where they are not.
fn archive() -> Archive {
    let mut archive = sample::archive();
    let pattern = archive.sessions[0].clone();
    archive.sessions = (0..20_i16)
        .map(|at| {
            let mut archived = pattern.clone();
            archived.uses.clear();
            archived.session.id = sample::slug(&format!("s{at}"));
            archived.session.header.date = Date::new(2001 + at, 3, 1);
            archived.session.exchanges.truncate(1);
            archived.topics.truncate(1);
            let said = match at % 2 {
                0 if at < 18 => format!("{}。{}。", PAIR[0], PAIR[1]),
                _ => format!("{ALONE}。"),
            };
            archived.session.exchanges[0].turns[1].paragraphs[0].text = said;
            archived
        })
        .collect();
    archive
}

fn counts(company: &Company, phrase: Phrase) -> (usize, usize) {
    (company.exchanges_of(phrase), company.of_all(phrase))
}

/// Every term is used in each answer that has its words.
fn use_terms(archive: &mut Archive) {
    for archived in &mut archive.sessions {
        let answer = &archived.session.exchanges[0].turns[1].paragraphs[0];
        let section = archived.session.sections().nth(1).unwrap().0;
        let terms = archive.terms.iter().enumerate();
        let uses = terms.filter_map(|(term, it)| {
            let start = answer.text.find(&it.entry.title)?;
            let start = answer.text[..start].chars().count();
            Some(Use { section, paragraph: answer.id, start, end: start + 2, term })
        });
        archived.uses = uses.collect();
        archived.uses.sort_by_key(|it| it.start);
    }
}

#[test]
fn what_often_stands_together_is_told_with_its_counts() {
    let archive = archive();
    let wordings = Wordings::new(&archive);
    let phrases = Phrases { archive: &archive, wordings: &wordings, terms: &[] };
    let company = Company::new(phrases, &[]);
    let [one, other] = PAIR.map(|words| wordings.find_words(words).unwrap());
    let found = company.companions(&wordings, one);
    let found: Vec<_> = found.iter().map(|it| (it.phrase, it.together)).collect();
    assert_eq!(found, [(Phrase::Wording(other), 9)]);
    assert_eq!(counts(&company, Phrase::Wording(one)), (9, 20));
    let alone = wordings.find_words(ALONE).unwrap();
    assert!(company.companions(&wordings, alone).is_empty());
}

#[test]
fn what_goes_with_a_term_is_told_and_not_the_wordings_in_which_it_stands() {
    let mut archive = archive();
    archive.terms = vec![sample::term("bank", "东岸"), sample::term("bridge", "石桥")];
    use_terms(&mut archive);
    let wordings = Wordings::new(&archive);
    let terms = collect(&archive, &TwinsView::default());
    let phrases = Phrases { archive: &archive, wordings: &wordings, terms: &terms };
    let company = Company::new(phrases, &by_section(&archive));
    let found = company.companions_of_term(phrases, 1);
    let found: Vec<_> = found.iter().map(|it| (it.phrase, it.together)).collect();
    let east = wordings.find_words(PAIR[1]).unwrap();
    assert_eq!(found, [(Phrase::Term(0), 9), (Phrase::Wording(east), 9)]);
    assert_eq!(counts(&company, Phrase::Term(1)), (9, 20));
}

#[test]
fn how_often_two_stand_together_is_counted_in_long_speeches_too() {
    let mut archive = archive();
    archive.terms = vec![sample::term("bank", "东岸"), sample::term("bridge", "石桥")];
    // Before the pair four of the nine speeches have more terms than are looked at.
    let others: Vec<String> = ('\u{5000}'..).take(80).map(|c| format!("{c}水")).collect();
    archive.terms.extend(others.iter().map(|name| sample::term("other", name)));
    for archived in archive.sessions.iter_mut().step_by(2).take(4) {
        let said = &mut archived.session.exchanges[0].turns[1].paragraphs[0].text;
        *said = format!("{}。{said}", others.join("，"));
    }
    use_terms(&mut archive);
    let wordings = Wordings::new(&archive);
    let terms = collect(&archive, &TwinsView::default());
    let phrases = Phrases { archive: &archive, wordings: &wordings, terms: &terms };
    let company = Company::new(phrases, &by_section(&archive));
    let found = company.companions_of_term(phrases, 1);
    let bank = found.iter().find(|it| it.phrase == Phrase::Term(0)).unwrap();
    assert_eq!((bank.together, company.exchanges_of(bank.phrase)), (9, 9));
}

#[test]
fn what_is_found_in_two_languages_is_counted_against_each_exchange_once() {
    let mut archive = archive();
    archive.terms = vec![sample::term("bridge", "石桥"), sample::term("fair", "集市")];
    use_terms(&mut archive);
    // In five of the nine with the bridge English is spoken.
    for archived in archive.sessions.iter_mut().step_by(4) {
        archived.session.header.language = Language::new("en").unwrap();
    }
    let wordings = Wordings::new(&archive);
    let terms = collect(&archive, &TwinsView::default());
    let phrases = Phrases { archive: &archive, wordings: &wordings, terms: &terms };
    let company = Company::new(phrases, &by_section(&archive));
    let both = ["en", "zh"].map(str::to_owned);
    assert_eq!([&terms[0].languages[..], &terms[1].languages], [&both[..], &both[1..]]);
    let of_terms = |at| counts(&company, Phrase::Term(at));
    assert_eq!(of_terms(0), (9, 20), "both languages");
    assert_eq!(of_terms(1), (11, 15), "the Chinese ones");
    let [bridge, fair] = [PAIR[0], ALONE].map(|words| wordings.find_words(words).unwrap());
    assert_eq!([bridge, fair].map(|at| company.of_all(Phrase::Wording(at))), [20, 15]);
}
