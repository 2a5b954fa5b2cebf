//! Exact citations of the invented records, and of records that lack one thing or another.

use super::super::sample;
use super::super::{DayForm, Medium, Name, Original};
use super::*;
use crate::model::Date;
use crate::text::Language;

/// The citations as plain text, with `_` around what is italic.
fn written(citations: &[Citation]) -> Vec<String> {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) | Piece::Url(text) => text.clone(),
        Piece::Italic(title) => format!("_{title}_"),
        Piece::Accessed(_) => super::super::BLANK.to_owned(),
    };
    citations.iter().map(|citation| citation.pieces.iter().map(piece).collect()).collect()
}

fn edition(work: &Work<'_>) -> Vec<String> {
    written(&citations(work).edition)
}

fn original(language: &str, original: &Original) -> Vec<String> {
    let mut sample = sample::english();
    sample.event.language = Language::new(language).unwrap();
    sample.original = Some(original.clone());
    written(&citations(&sample.question()).original)
}

#[test]
fn a_question_of_a_chinese_record() {
    let sample = sample::chinese();
    assert_eq!(
        edition(&sample.question()),
        [
            "沈青禾. 北桥何时通车？: 云桥市市长沈青禾答记者问, 2024-03-05[EB/OL]//林一苇. 云桥答问录[____]. https://yunqiao.example/2024-03-05-mayor/q2.html.",
            "沈青禾（2024年3月5日）。北桥何时通车？〔云桥市市长沈青禾答记者问，云桥市会堂〕。载于林一苇（编），《云桥答问录》。____取自 https://yunqiao.example/2024-03-05-mayor/q2.html",
            "沈青禾：《北桥何时通车？》，云桥市市长沈青禾答记者问，云桥市会堂，2024年3月5日，载林一苇编：《云桥答问录》，____访问，https://yunqiao.example/2024-03-05-mayor/q2.html。",
        ]
    );
    assert_eq!(
        written(&citations(&sample.question()).original),
        [
            "沈青禾就《云桥志》与北桥答记者问[N]. 云桥日报, 2024-03-06(3).",
            "沈青禾就《云桥志》与北桥答记者问（2024年3月6日）。《云桥日报》，第3版。",
            "《沈青禾就〈云桥志〉与北桥答记者问》，《云桥日报》2024年3月6日，第3版。",
        ]
    );
}

#[test]
fn a_session_of_a_chinese_record() {
    assert_eq!(
        edition(&sample::chinese().session()),
        [
            "沈青禾. 云桥市市长沈青禾答记者问: 2024-03-05[EB/OL]//林一苇. 云桥答问录[____]. https://yunqiao.example/2024-03-05-mayor/index.html.",
            "沈青禾（2024年3月5日）。云桥市市长沈青禾答记者问。载于林一苇（编），《云桥答问录》。____取自 https://yunqiao.example/2024-03-05-mayor/index.html",
            "沈青禾：《云桥市市长沈青禾答记者问》，云桥市会堂，2024年3月5日，载林一苇编：《云桥答问录》，____访问，https://yunqiao.example/2024-03-05-mayor/index.html。",
        ]
    );
}

#[test]
fn a_question_of_an_english_record_with_all_facts() {
    let sample = sample::english();
    assert_eq!(
        edition(&sample.question()),
        [
            "QUILLAN H M, CORROW I. When will the “new” bridge open?: Mayor Hester Quillan Meets the Press, 2022-02-08[EB/OL]//Wilf Amberley. Larkford Answers[____]. https://larkford.example/2022-02-08-mayor/q3.html.",
            "Quillan, H. M., & Corrow, I. (2022, February 8). When will the “new” bridge open? [Mayor Hester Quillan Meets the Press, Town Hall, Larkford]. In Wilf Amberley (Ed.), _Larkford Answers_. Retrieved ____, from https://larkford.example/2022-02-08-mayor/q3.html",
            "Hester M. Quillan and Ines Corrow, “When will the ‘new’ bridge open?” (Mayor Hester Quillan Meets the Press, Town Hall, Larkford, February 8, 2022), in _Larkford Answers_, ed. Wilf Amberley, accessed ____, https://larkford.example/2022-02-08-mayor/q3.html.",
            "Quillan, Hester M., and Ines Corrow. “When will the ‘new’ bridge open?” Mayor Hester Quillan Meets the Press, Town Hall, Larkford, February 8, 2022. In _Larkford Answers_, edited by Wilf Amberley. Accessed ____. https://larkford.example/2022-02-08-mayor/q3.html.",
        ]
    );
    assert_eq!(
        written(&citations(&sample.question()).original),
        [
            "The Mayor’s February[N/OL]. The Larkford Gazette, 2022-02-09(2–5)[____]. https://gazette.example/february.",
            "The Mayor’s February. (2022, February 9). _The Larkford Gazette_, 2–5. https://gazette.example/february",
            "“The Mayor’s February,” _Larkford Gazette_, February 9, 2022, https://gazette.example/february.",
            "_Larkford Gazette_. “The Mayor’s February.” February 9, 2022. https://gazette.example/february.",
        ]
    );
}

#[test]
fn a_record_of_which_almost_nothing_is_known() {
    let sample = sample::bare();
    assert_eq!(
        edition(&sample.question()),
        [
            "The weather: A conversation[EB/OL]//Larkford Answers[____].",
            "The weather [A conversation]. (n.d.). In _Larkford Answers_.",
            "“The weather” (A conversation), in _Larkford Answers_.",
            "“The weather.” A conversation. In _Larkford Answers_.",
        ]
    );
    assert_eq!(
        edition(&sample.session()),
        [
            "A conversation[EB/OL]//Larkford Answers[____].",
            "A conversation. (n.d.). In _Larkford Answers_.",
            "“A conversation,” in _Larkford Answers_.",
            "“A conversation.” In _Larkford Answers_.",
        ]
    );
    assert!(citations(&sample.question()).original.is_empty());
    let mut chinese = sample::bare();
    chinese.event.language = Language::chinese();
    assert_eq!(
        edition(&chinese.session()),
        [
            "A conversation[EB/OL]//Larkford Answers[____].",
            "A conversation（无日期）。载于《Larkford Answers》。",
            "《A conversation》，载《Larkford Answers》。",
        ]
    );
}

#[test]
fn an_original_on_the_web() {
    let mut page = Original {
        medium: Medium::Web,
        publisher: Some("云桥市政府".to_owned()),
        title: "市长答记者问".to_owned(),
        date: Date::new(2024, 3, 6),
        page: None,
        url: Some("https://gov.example/1".to_owned()),
    };
    assert_eq!(
        original("zh-Hans", &page),
        [
            "市长答记者问[EB/OL]. 云桥市政府, 2024(2024-03-06)[____]. https://gov.example/1.",
            "《市长答记者问》（2024年3月6日）。云桥市政府。https://gov.example/1",
            "《市长答记者问》，云桥市政府，2024年3月6日，https://gov.example/1。",
        ]
    );
    assert_eq!(
        original("en", &page)[1..],
        [
            "_市长答记者问_. (2024, March 6). 云桥市政府. https://gov.example/1",
            "“市长答记者问,” 云桥市政府, March 6, 2024, https://gov.example/1.",
            "云桥市政府. “市长答记者问.” March 6, 2024. https://gov.example/1.",
        ]
    );
    // Without a day of its own it is cited with the day of access.
    page.publisher = None;
    page.date = None;
    assert_eq!(
        original("zh-TW", &page),
        [
            "市长答记者问[EB/OL]. [____]. https://gov.example/1.",
            "〈市长答记者问〉（無日期）。https://gov.example/1",
            "〈市长答记者问〉，____訪問，https://gov.example/1。",
        ]
    );
    assert_eq!(
        original("en", &page)[1..],
        [
            "_市长答记者问_. (n.d.). https://gov.example/1",
            "“市长答记者问,” accessed ____, https://gov.example/1.",
            "“市长答记者问.” Accessed ____. https://gov.example/1.",
        ]
    );
}

#[test]
fn what_the_standard_demands_stands_where_place_and_publisher_are_not_known() {
    let page = Original {
        medium: Medium::Other,
        publisher: None,
        title: "Minutes".to_owned(),
        date: Date::new(2024, 3, 6),
        page: Some("p. 4".to_owned()),
        url: None,
    };
    assert_eq!(
        original("en", &page),
        [
            "Minutes[Z]. [S.l.]: [s.n.], 2024: 4.",
            "_Minutes_. (2024, March 6). p. 4.",
            "“Minutes,” March 6, 2024.",
            "“Minutes.” March 6, 2024.",
        ]
    );
    assert_eq!(original("zh-Hans", &page)[0], "Minutes[Z]. [出版地不详]: [出版者不详], 2024: 4.");
}

#[test]
fn of_many_speakers_each_standard_names_its_number() {
    let mut sample = sample::english();
    let person =
        |family: &str| Name::person(&format!("A. {family}"), Some(&format!("{family}, A.")));
    sample.answerers = ["Reed", "Moss", "Fenn", "Lark"].map(person).to_vec();
    let starts = edition(&sample.session());
    assert!(starts[0].starts_with("REED A, MOSS A, FENN A, et al. Mayor"), "{}", starts[0]);
    assert!(
        starts[1].starts_with("Reed, A., Moss, A., Fenn, A., & Lark, A. (2022"),
        "{}",
        starts[1]
    );
    assert!(starts[2].starts_with("A. Reed et al., “Mayor"), "{}", starts[2]);
    assert!(starts[3].starts_with("Reed, A., A. Moss, A. Fenn, and A. Lark. “"), "{}", starts[3]);
    sample.answerers = (0..21).map(|n| Name::label(&format!("Speaker {n}"))).collect();
    let starts = edition(&sample.session());
    assert!(starts[1].contains("Speaker 18, . . . Speaker 20. (2022"), "{}", starts[1]);
    assert!(starts[3].contains("Speaker 6, et al. “Mayor"), "{}", starts[3]);
    let mut chinese = sample::chinese();
    chinese.answerers = ["甲一", "乙二", "丙三", "丁四"].map(Name::label).to_vec();
    let starts = edition(&chinese.session());
    assert!(starts[0].starts_with("甲一, 乙二, 丙三, 等. 云桥"), "{}", starts[0]);
    assert!(starts[1].starts_with("甲一、乙二、丙三、丁四（2024年"), "{}", starts[1]);
    assert!(starts[2].starts_with("甲一、乙二、丙三等：《"), "{}", starts[2]);
}

#[test]
fn the_blank_and_the_address_are_pieces_of_their_own() {
    let sample = sample::chinese();
    let all = citations(&sample.question());
    let forms: Vec<&Piece> = all
        .edition
        .iter()
        .flat_map(|citation| &citation.pieces)
        .filter(|piece| !matches!(piece, Piece::Text(_)))
        .collect();
    let url = Piece::Url(sample.page.clone().unwrap());
    let (iso, chinese) = (Piece::Accessed(DayForm::Iso), Piece::Accessed(DayForm::Chinese));
    assert_eq!(forms, [&iso, &url, &chinese, &url, &chinese, &url]);
}
