//! Wordings of archives in which it is known what was said again.

mod planted;
mod rules;

use planted::{Place, Plan, Planted, plant};

use super::*;
use crate::derive::sample;
use crate::model::{ExchangeId, TurnKind};
use crate::text::Language;

/// The archive with these sessions; each answer is a paragraph.
fn archive(planted: &Planted, language: &str) -> Archive {
    let mut archive = sample::archive();
    let pattern = archive.sessions[0].clone();
    let each = planted.sessions.iter().enumerate();
    archive.sessions = each
        .map(|(at, event)| {
            let mut archived = pattern.clone();
            let session = &mut archived.session;
            session.id = Slug::new(&format!("s{at}")).unwrap();
            session.header.date = Date::new(event.year, event.month, 1);
            session.header.language = Language::new(language).unwrap();
            let exchange = session.exchanges[0].clone();
            let exchanges = event.exchanges.iter().enumerate();
            session.exchanges = exchanges
                .map(|(at, (question, answer))| {
                    let mut exchange = exchange.clone();
                    exchange.id = ExchangeId::from_index(at);
                    for turn in &mut exchange.turns {
                        let said = if turn.kind == TurnKind::Question { question } else { answer };
                        turn.paragraphs[0].text.clone_from(said);
                    }
                    exchange
                })
                .collect();
            archived.topics = vec![Vec::new(); session.exchanges.len()];
            archived.uses.clear();
            archived
        })
        .collect();
    archive
}

const PLAN: Plan =
    Plan { sessions: 180, exchanges: 4, sentences: 4, formulas: 120, chinese: true, names: 0 };

/// How well the planted formulas are found: recall of wordings, their precision, recall of uses.
fn measured(plan: Plan, language: &str) -> (f64, f64, f64) {
    let planted = plant(plan);
    let archive = archive(&planted, language);
    let found = Wordings::new(&archive);
    let key = |words: &str| words.replace([' ', '，'], "");
    let mut right = 0;
    let (mut planted_uses, mut found_uses) = (0, 0);
    for formula in &planted.formulas {
        let words = formula.words.concat();
        let places = formula.places.iter();
        planted_uses += places.len();
        let Some(wording) = found.all.iter().position(|it| key(&it.words) == words) else {
            continue;
        };
        right += 1;
        let uses = &found.all[wording].uses;
        found_uses += places.filter(|place| uses.iter().any(|at| covers(at, place))).count();
    }
    let wordings = found.all.len();
    let share = edges::share;
    (share(right, planted.formulas.len()), share(right, wordings), share(found_uses, planted_uses))
}

/// Whether a use holds more than half of what was planted.
fn covers(at: &WordingUse, place: &Place) -> bool {
    let same = (at.session, at.exchange) == (place.session, Some(place.exchange)) && at.turn == 1;
    let common = at.end.min(place.end).saturating_sub(at.start.max(place.start));
    same && 2 * common > place.end - place.start
}

#[test]
fn planted_formulas_are_found_in_chinese() {
    let (recall, precision, uses) = measured(PLAN, "zh-Hans");
    assert!(recall >= 0.98 && precision >= 0.95 && uses >= 0.98, "{recall} {precision} {uses}");
}

#[test]
fn planted_formulas_are_found_in_a_language_with_spaces() {
    let plan = Plan { chinese: false, ..PLAN };
    let (recall, precision, uses) = measured(plan, "eo");
    assert!(recall >= 0.98 && precision >= 0.95 && uses >= 0.98, "{recall} {precision} {uses}");
}

/// The wordings of an archive in which each of these answers is given in a session of its own.
fn found_in(answers: &[&str]) -> Wordings {
    let event = |(month, answer): (i8, &&str)| planted::Event {
        year: 2031,
        month,
        exchanges: vec![("请谈谈。".to_owned(), (*answer).to_owned())],
    };
    let sessions = (1..).zip(answers).map(event).collect();
    Wordings::new(&archive(&Planted { sessions, formulas: Vec::new() }, "zh-Hans"))
}

#[test]
fn a_form_said_once_reaches_as_far_as_the_head_does() {
    let usual = "任何人不得以任何借口侵占公共岸线。";
    for (once, difference) in [
        ("任何人都不得以任何借口侵占公共岸线。", "任何人{+都+}不得以任何借口侵占公共岸线"),
        ("公司不得以任何借口侵占公共岸线。", "[-任何人-]{+公司+}不得以任何借口侵占公共岸线"),
        ("任何人不得以任何借口侵占公共河道。", "任何人不得以任何借口侵占公共[-岸线-]{+河道+}"),
        ("不得以任何借口侵占公共岸线。", "[-任何人-]不得以任何借口侵占公共岸线"),
        ("岸线，不得以任何借口侵占公共岸线。", "[-任何人-]不得以任何借口侵占公共岸线"),
    ] {
        let found = found_in(&[usual, usual, once, usual, usual]);
        let variants = found.all.iter().flat_map(|wording| &wording.variants);
        let told: Vec<String> = variants.map(|variant| variant.difference.in_signs()).collect();
        assert_eq!(told, ["任何人不得以任何借口侵占公共岸线", difference], "{once}");
    }
}

#[test]
fn what_is_said_again_as_a_whole_sentence_is_found_whatever_it_begins_and_ends_with() {
    for words in [
        "让老百姓喝上放心水",
        "必须把群众的安全放在第一位",
        "为全镇居民创造更好的生活环境",
        "不会因为换了镇长而改变",
        "要把海滩还给孩子，还给渔民",
    ] {
        let beside = ["渡口开了。", "集市在镇上。", "石桥很美。", "水库很深。", "学校放假。"];
        let answers = beside.map(|beside| format!("{beside}{words}。"));
        let found = found_in(&answers.each_ref().map(String::as_str));
        let found: Vec<&str> = found.all.iter().map(|wording| wording.words.as_str()).collect();
        assert_eq!(found, [words]);
    }
}

#[test]
fn a_set_phrase_of_four_characters_is_found_and_words_that_stand_beside_others_too_are_not() {
    let answers = [
        "镇里反对零和博弈。石桥工程进展良好。石桥通车了。",
        "零和博弈没有出路。工程款已经付清，石桥工程照常进行。",
        "两岸应当合作，而不是零和博弈。市民喜欢石桥，老石桥也要修。",
        "我们不搞零和博弈，石桥工程将在五月完工。石桥很美。",
        "任何零和博弈都会失败。水库工程推迟，石桥工程不推迟。",
        "渡口和车站之间没有零和博弈。石桥工程由镇里出钱，道路工程也是。",
    ];
    let found = found_in(&answers);
    let words: Vec<&str> = found.all.iter().map(|wording| wording.words.as_str()).collect();
    assert!(words.contains(&"零和博弈") && !words.contains(&"石桥工程"), "{words:?}");
}

#[test]
fn forms_that_differ_by_a_word_are_one_wording_though_what_is_near_to_both_belongs_to_another() {
    // Each form in fewer records than the one before, from which it differs by a word; the last two by the same one.
    let forms = ["尽快修好下游", "尽快修好上游", "及时修好上游", "按时修好上游"];
    let marks = ["。", "，不能再拖。", "！", "，也要修路。"];
    let said = forms.iter().zip([6, 5, 4, 3]).flat_map(|(form, times)| {
        marks.iter().cycle().take(times).map(move |mark| format!("镇上决心{form}石桥{mark}"))
    });
    let event = |(year, answer)| planted::Event {
        year,
        month: 5,
        exchanges: vec![("请谈谈。".to_owned(), answer)],
    };
    let sessions = (2001..).zip(said).map(event).collect();
    let found = Wordings::new(&archive(&Planted { sessions, formulas: Vec::new() }, "zh-Hans"));
    let sessions =
        |words: &str| found.find_words(words).map(|wording| found.all[wording].sessions.len());
    assert_eq!(sessions("镇上决心尽快修好下游石桥"), Some(11));
    assert_eq!(sessions("镇上决心及时修好上游石桥"), Some(7));
    assert_eq!(sessions("镇上决心按时修好上游石桥"), None);
}

#[test]
fn wordings_are_the_same_whatever_the_number_of_threads() {
    let archive = archive(&plant(Plan { sessions: 40, ..PLAN }), "zh-Hans");
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| Wordings::new(&archive))
    };
    assert_eq!(with(1), with(3));
}

#[test]
fn what_a_translation_leaves_as_it_stands_was_said_once() {
    const SAID: &str = "尽快修好下游石桥和东岸水库。";
    let mut archive = sample::archive_of(&[SAID, SAID, "集市在镇上。"]);
    let found = |archive: &Archive| {
        Wordings::new(archive).find_words(SAID.trim_end_matches('。')).is_some()
    };
    assert!(found(&archive));
    archive.sessions[1].session.header.translation_of = Some(sample::reference("s2011"));
    assert!(!found(&archive));
    archive.sessions[2].session.exchanges[0].turns[1].paragraphs[0].text = SAID.to_owned();
    assert!(found(&archive));
    let wordings = Wordings::new(&archive);
    let wording = &wordings.all[wordings.find_words(SAID.trim_end_matches('。')).unwrap()];
    assert_eq!(wording.sessions, [0, 2]);
}
