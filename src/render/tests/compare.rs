//! Two years or two sessions of a topic side by side.

use super::*;
use crate::model::{Date, Extent};

const YEARS: &str = "topics/bridge/2023-2024.html";
const SESSIONS: &str = "topics/bridge/at-2024-04-02-spring.html";
const SAID: &str = "木料已经全部运到了渡口，水一退下去就动工";

/// The sample, with a sentence that both years have.
fn with_common() -> Archive {
    let mut archive = archive();
    for session in &mut archive.sessions[..2] {
        let turns = &mut session.session.exchanges[0].turns;
        let answer = turns.iter_mut().find(|turn| turn.kind == crate::model::TurnKind::Answer);
        answer.unwrap().paragraphs[0].text = format!("请放心。{SAID}。");
    }
    archive
}

#[test]
fn what_both_years_say_has_the_same_number_on_both_sides_and_leads_across() {
    let pages = pages(&with_common());
    let page = text(&pages, YEARS);
    in_order(
        page,
        &[
            "<h1>石桥：2023年与2024年对读</h1>",
            "2023年，1问，",
            "其记录不知是否全文。",
            "两边同有",
            "href=\"#one-1-1\">2023年 1次</a> <a href=\"#other-1-1\">2024年 1次</a>",
            "只见于一边的提法",
            "<h2 id=\"one\"><a href=\"../../years/2023.html\">2023年</a></h2>",
            "href=\"../../2023-04-01-spring/q1.html#p2~",
            "请放心。<a class=\"shared\" href=\"#other-1-1\" id=\"one-1-1\" data-n=\"1\">",
            "<h2 id=\"other\">",
            "<a class=\"shared\" href=\"#one-1-1\" id=\"other-1-1\" data-n=\"1\">",
        ],
    );
    assert!(page.contains("href=\"../../assets/compare.css\""));
}

#[test]
fn sessions_stand_side_by_side_too_and_topic_and_year_pages_lead_there() {
    let pages = pages(&with_common());
    in_order(
        text(&pages, SESSIONS),
        &[
            "<h1>石桥：2023年4月1日与2024年4月2日对读</h1>",
            "href=\"2023-2024.html\">2023年与2024年对读</a>",
            "id=\"2023-04-01-spring-q1\"",
            "id=\"2024-04-02-spring-q1\"",
        ],
    );
    in_order(
        text(&pages, "topics/bridge.html"),
        &[
            "href=\"bridge/2023-2024.html\">与2023年对读</a>",
            "href=\"bridge/at-2024-04-02-spring.html\">与2023年4月1日对读</a>",
        ],
    );
    in_order(
        text(&pages, "years/2024.html"),
        &["石桥</a>", "与2023年同数", "href=\"../topics/bridge/2023-2024.html\">与2023年对读</a>"],
    );
    assert!(!text(&pages, "topics/market.html").contains("对读"));
}

#[test]
fn the_first_year_and_the_latest_stand_side_by_side_where_others_lie_between() {
    let mut archive = with_common();
    let mut third = archive.sessions[1].clone();
    third.session.id = crate::derive::sample::slug("2027-spring");
    third.session.header.date = Date::new(2027, 4, 1);
    third.session.header.witness.extent = Some(Extent::Full);
    third.session.header.witness.questions_held = None;
    archive.sessions.insert(2, third);
    let pages = pages(&archive);
    let whole = text(&pages, "topics/bridge/2023-2027.html");
    assert_eq!(whole.matches("不知是否全文").count(), 1, "the third is in full");
    assert!(text(&pages, "topics/bridge.html").contains("href=\"bridge/2023-2027.html\""));
    in_order(text(&pages, YEARS), &["rel=\"next\" href=\"2024-2027.html\""]);
    in_order(
        text(&pages, "topics/bridge/2024-2027.html"),
        &["rel=\"prev\" href=\"2023-2024.html\""],
    );
}

#[test]
fn where_there_is_no_room_for_all_the_paragraphs_with_common_words_stand() {
    let mut archive = with_common();
    for (session, word) in archive.sessions.iter_mut().zip(["水", "山"]) {
        let turns = &mut session.session.exchanges[0].turns;
        let answer = turns.iter_mut().find(|turn| turn.kind == crate::model::TurnKind::Answer);
        let paragraphs = &mut answer.unwrap().paragraphs;
        for number in 50..90 {
            let mut more = paragraphs[0].clone();
            more.id = crate::model::ParagraphId::from_index(number);
            more.text = format!("{number}{}。", word.repeat(500));
            paragraphs.push(more);
        }
    }
    let pages = pages(&archive);
    let page = text(&pages, YEARS);
    in_order(page, &["<a class=\"shared\"", "段，见本问之页", "<a class=\"shared\""]);
    assert!(page.len() < 60_000, "{}", page.len());
}

#[test]
fn what_is_copied_is_the_record() {
    let pages = pages(&with_common());
    let (_, rest) = text(&pages, YEARS).split_once("<a class=\"shared\"").unwrap();
    let (_, words) = rest.split_once('>').unwrap();
    assert!(words.starts_with(&format!("{SAID}</a>。</p>")), "{words}");
}
