//! One event is told once, not of every piece of a formula.

use super::*;

/// A formula, a piece of it, and what reaches over its edge.
const WHOLE: &str = "镇上决心尽快修好下游石桥和渡口码头";
const PIECE: &str = "镇上决心尽快修好下游石桥";
const OVER: &str = "渡口码头一律免收过桥钱";
/// Another formula over the edge of which that reaches.
const OTHER: &str = "免收过桥钱的规矩明年照旧施行";
/// Much in which none of these stands.
const MUCH: &str = "天地玄黄，宇宙洪荒，日月盈昃，辰宿列张，寒来暑往，秋收冬藏，闰余成岁，律吕调阳，云腾致雨，露结为霜，\
                    金生丽水，玉出昆冈，剑号巨阙，珠称夜光，果珍李柰，菜重芥姜，海咸河淡，鳞潜羽翔。";

/// Eight full records, the words in those from the fifth on.
fn later(first: &str, said: [&str; 4]) -> Archive {
    let names = [("WHOLE", WHOLE), ("PIECE", PIECE), ("OVER", OVER), ("OTHER", OTHER)];
    let replaced = |words: &str| {
        names.iter().fold(words.to_owned(), |words, (name, with)| words.replace(name, with))
    };
    let said = said.map(replaced);
    let before = [first, "集市在镇上。", "水库很深。", "茶馆开门。"];
    sample::archive_of(&[before, said.each_ref().map(String::as_str)].concat())
}

/// How many uses each of these is told with as new, by its session; none if it is not.
fn new<const N: usize>(archive: &Archive, wanted: [&str; N]) -> [Option<usize>; N] {
    let known = Known::new(archive);
    wanted.map(|words| {
        let phrase = known.wording(words);
        let of = |told: &Events| told.new.iter().find(|event| event.phrase == phrase).copied();
        let of_session = known.history.sessions.iter().find_map(of);
        let of_year = known.history.years.iter().find_map(|(_, told)| of(told));
        assert_eq!(of_session, of_year, "a year of one session tells the same: {words}");
        of_year.map(|event| event.keyness.uses)
    })
}

#[test]
fn a_piece_that_is_mostly_said_in_the_whole_is_not_told_beside_it() {
    let said = ["WHOLE。", "PIECE。老树很高，WHOLE。", "WHOLE，放心。", "大家知道，PIECE。"];
    assert_eq!(new(&later("渡口。", said), [WHOLE, PIECE]), [Some(3), None]);
}

#[test]
fn a_piece_that_is_said_apart_as_often_as_not_is_told_too() {
    let said = ["WHOLE。", "PIECE。老树很高，WHOLE。", "PIECE，放心。", "大家知道，PIECE。"];
    assert_eq!(new(&later("渡口。", said), [WHOLE, PIECE]), [Some(2), Some(5)]);
}

#[test]
fn a_piece_is_told_if_those_of_its_uses_that_are_apart_make_it_sure() {
    let said = ["WHOLE。", "PIECE。老树很高，WHOLE。", "WHOLE，放心。", "大家知道，PIECE。"];
    let much = MUCH.repeat(3);
    let archive = later(&much, said);
    let told = new(&archive, [WHOLE, PIECE]);
    assert_eq!(told, [Some(3), Some(5)]);
    let known = Known::new(&archive);
    let piece = known.history.sessions[4].new.iter().find(|it| it.keyness.uses == 5).unwrap();
    let [apart, fewer] = [2, 1].map(|uses| piece.keyness.with_uses(uses).is_sure());
    assert!(apart && !fewer, "{piece:?}");
}

#[test]
fn what_reaches_over_the_edge_of_a_longer_one_is_a_piece_of_the_same() {
    let told = |times: usize| {
        let both = "WHOLE一律免收过桥钱。渡口码头一律OTHER！".repeat(times);
        let said = [
            &both,
            "WHOLE。OVER？WHOLE！OTHER。",
            "OVER。OVER！OTHER？",
            "WHOLE，OVER，WHOLE？OTHER！",
        ];
        new(&later("渡口。", said), [WHOLE, OVER])
    };
    assert_eq!(told(3), [Some(7), None]);
    assert_eq!(told(2), [Some(6), Some(8)], "half of its uses are apart");
}

#[test]
fn a_term_is_told_whatever_it_stands_in_and_a_piece_of_a_term_is_a_piece() {
    let said = ["WHOLE。", "PIECE。老树很高，WHOLE。", "WHOLE，放心。", "大家知道，PIECE。"];
    let archive = later("渡口。", said);
    let of_term = |name: &str| {
        let mut archive = archive.clone();
        terms::name(&mut archive, &[name]);
        let known = Known::new(&archive);
        let told = known.history.sessions[4].new.clone();
        told.iter().map(|it| (it.phrase, it.keyness.uses)).collect::<Vec<_>>()
    };
    let term = Phrase::Term(0);
    assert_eq!(of_term(WHOLE), [(term, 3)]);
    assert!(of_term(PIECE).iter().any(|it| it.0 == term));
}

#[test]
fn what_is_in_doubt_of_a_whole_takes_nothing_from_what_is_known_of_a_piece() {
    let said =
        ["WHOLE。放心，WHOLE！", "PIECE。老树很高，WHOLE。", "大家知道，PIECE。", "茶馆照旧。"];
    let mut archive = later("渡口。", said);
    let last = |archive: &Archive| {
        let known = Known::new(archive);
        let (year, told) = &known.history.years[4];
        assert_eq!(*year, 2015);
        let finding = |words| {
            let told = told.last.iter().find(|it| it.phrase == known.wording(words));
            told.map(|event| event.finding)
        };
        [WHOLE, PIECE].map(finding)
    };
    for (session, month) in [(5, 4), (6, 5), (7, 6)] {
        archive.sessions[session].session.header.date = Date::new(2015, month, 1);
    }
    assert_eq!(last(&archive), [Some(Finding::Known), None]);
    abridge(&mut archive, 6);
    assert_eq!(last(&archive), [Some(doubt(1, 6, 6)), Some(Finding::Known)]);
}
