//! Two years or two sessions of a topic side by side.

use super::*;
use crate::model::{Date, Extent};

const YEARS: &str = "topics/bridge/2023-2024.html";
const SESSIONS: &str = "topics/bridge/at-2024-10-05-autumn.html";
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

/// The same with a third session, of the given day, that says what the second says.
fn with_a_third(id: &str, year: i16, month: i8) -> Archive {
    let mut archive = with_common();
    let mut third = archive.sessions[1].clone();
    third.session.id = crate::derive::sample::slug(id);
    third.session.header.date = Date::new(year, month, 5);
    archive.sessions.insert(2, third);
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
            "其记录不是全文，或不知是否全文。",
            "两边同有",
            "href=\"#one-1-1\">2023年 1次</a> <a href=\"#other-1-1\">2024年 1次</a>",
            "只见于一边的提法",
            "没有只见于这一边的提法。",
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
fn sessions_of_a_year_stand_side_by_side_too_and_topic_and_year_pages_lead_there() {
    let pages = pages(&with_a_third("2024-10-05-autumn", 2024, 10));
    in_order(
        text(&pages, SESSIONS),
        &[
            "<h1>石桥：2024年4月2日与2024年10月5日对读</h1>",
            "href=\"2023-2024.html\">2023年与2024年对读</a>",
            "id=\"2024-04-02-spring-q1\"",
            "id=\"2024-10-05-autumn-q1\"",
        ],
    );
    in_order(
        text(&pages, "topics/bridge.html"),
        &[
            "href=\"bridge/2023-2024.html\">与2023年对读</a>",
            "href=\"bridge/at-2024-10-05-autumn.html\">与2024年4月2日对读</a>",
        ],
    );
    in_order(
        text(&pages, "years/2024.html"),
        &["石桥</a>", "href=\"../topics/bridge/2023-2024.html\">与2023年对读</a>"],
    );
    assert!(!pages.iter().any(|page| page.path.ends_with("at-2024-04-02-spring.html")));
    assert!(!text(&pages, "topics/market.html").contains("对读"));
}

#[test]
fn what_has_nothing_in_common_has_no_page_and_no_link() {
    let mut archive = with_common();
    for (session, words) in archive.sessions.iter_mut().zip(["渡口今年不开。", "集市在镇上。"])
    {
        session.uses.clear();
        for turn in &mut session.session.exchanges[0].turns {
            for paragraph in &mut turn.paragraphs {
                words.clone_into(&mut paragraph.text);
            }
        }
    }
    let pages = pages(&archive);
    assert!(!pages.iter().any(|page| page.path == YEARS));
    assert!(!text(&pages, "topics/bridge.html").contains("对读"));
    assert!(!text(&pages, "years/2024.html").contains("对读"));
}

#[test]
fn the_first_year_and_the_latest_stand_side_by_side_where_others_lie_between() {
    let mut archive = with_a_third("2027-spring", 2027, 4);
    let witness = &mut archive.sessions[2].session.header.witness;
    witness.extent = Some(Extent::Full);
    witness.questions_held = None;
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

/// The first session says a formula so often that the second does not say.
fn said_alone(times: usize) -> Archive {
    let mut archive = with_a_third("2027-spring", 2027, 4);
    let one = "尽快修好下游石桥。";
    for (at, words) in [one.repeat(times), "水".repeat(one.len() / 3 * times), one.to_owned()]
        .into_iter()
        .enumerate()
    {
        let turns = &mut archive.sessions[at].session.exchanges[0].turns;
        let answer = turns.iter_mut().find(|turn| turn.kind == crate::model::TurnKind::Answer);
        answer.unwrap().paragraphs[0].text = format!("{SAID}。{words}。");
    }
    archive
}

#[test]
fn what_chance_would_explain_is_counted_with_the_size_of_the_record_and_not_listed() {
    let seldom = pages(&said_alone(1));
    in_order(
        text(&seldom, YEARS),
        &[
            "只见于一边的提法",
            "2023年",
            "只见于这一边的提法有1条，但就这样大小的记录（1问，",
            "字）",
        ],
    );
    assert!(!text(&seldom, YEARS).contains("<table class=\"only\">"));
    let often = pages(&said_alone(9));
    in_order(
        text(&often, YEARS),
        &["Dunning 1993", "<table class=\"only\">", "尽快修好下游石桥</a></th><td>9</td>"],
    );
}

#[test]
fn of_many_common_stretches_the_first_ten_stand_open() {
    let mut archive = with_common();
    let clauses = [
        "下游石桥的木料已经全部运到渡口",
        "东岸河道的淤泥在入冬以前清完",
        "西街学堂的屋顶换成了新烧的瓦",
        "集市从下月起改在镇北空地开张",
        "水库闸门由两名工匠轮流看守",
        "渡船每天清早和傍晚各走一趟",
        "镇上的粮仓足够吃到明年夏收",
        "山后小路铺了碎石不再积水",
        "医馆新来的大夫逢单日坐诊",
        "灯油的价钱比去年便宜了一成",
        "井水每月都请人来查验一次",
        "钟楼的大钟修好后准时敲响",
    ];
    let said = clauses.join("。先说这些。");
    let other = clauses.join("。再说别的。");
    for (session, words) in archive.sessions.iter_mut().zip([said, other]) {
        let turns = &mut session.session.exchanges[0].turns;
        let answer = turns.iter_mut().find(|turn| turn.kind == crate::model::TurnKind::Answer);
        answer.unwrap().paragraphs[0].text = words;
    }
    let pages = pages(&archive);
    in_order(
        text(&pages, YEARS),
        &[
            "<ol class=\"common\" start=\"1\">",
            clauses[0],
            "<summary>展开其余2条</summary>",
            "<ol class=\"common\" start=\"11\">",
            clauses[11],
        ],
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

#[test]
fn the_forms_of_a_common_wording_have_their_difference_by_element_sign_and_word() {
    let pages = pages(&super::wordings::said());
    in_order(
        text(&pages, "topics/bridge/2013-2014.html"),
        &[
            "<ul class=\"forms\">",
            "<del><span class=\"status\">[删： </span>石桥<span class=\"status\">]</span></del>\
             <ins><span class=\"status\">[增： </span>木桥<span class=\"status\">]</span></ins>",
        ],
    );
}

#[test]
fn of_many_phrases_of_conversation_the_first_are_listed_and_all_are_counted() {
    let asked = |at: usize| format!("您说{}。", many_formulas()[at]);
    let said: String = (0..20).map(asked).collect();
    let other: String = (0..20).rev().map(asked).collect();
    let pages = pages(&crate::derive::sample::archive_of(&[&said, &other, "渡口。"]));
    in_order(
        text(&pages, "topics/bridge/2011-2012.html"),
        &[
            "两边同有的名称与应答套语 <span class=\"count\">20</span>",
            "<ul class=\"besides\">",
            "另有8条未列。",
        ],
    );
}
