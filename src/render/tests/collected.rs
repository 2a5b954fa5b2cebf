//! Questions gathered under an entry, and a year against the year before.

use super::{in_order, pages, text};
use crate::derive::sample::archive;

#[test]
fn an_entry_has_all_its_questions_in_full_in_two_orders() {
    let pages = pages(&archive());
    in_order(
        text(&pages, "topics/bridge/all.html"),
        &[
            "<a href=\"../bridge.html\">石桥</a>",
            "<h1>石桥：全部问答</h1>",
            "从早到晚</span> <a href=\"newest.html\">从晚到早</a>",
            "<h2><a href=\"../../years/2023.html\">2023年</a></h2>",
            "id=\"2023-04-01-spring-q1\"",
            "<h2><a href=\"../../years/2024.html\">2024年</a></h2>",
            "id=\"2024-04-02-spring-q1-p2\"><a class=\"number\" id=\"2024-04-02-spring-q1-p2~",
            "href=\"../../2024-04-02-spring/q1.html#p2~",
        ],
    );
    let newest = text(&pages, "topics/bridge/newest.html");
    in_order(newest, &[">2024年</a></h2>", ">2023年</a></h2>"]);
    assert!(text(&pages, "topics/bridge.html").contains("href=\"bridge/all.html\""));
}

#[test]
fn an_entry_with_very_many_questions_has_a_page_for_each_year() {
    let mut archive = archive();
    let session = &mut archive.sessions[0];
    let (exchange, topics) = (session.session.exchanges[0].clone(), session.topics[0].clone());
    for number in 10..60 {
        let id = format!("q{number}").parse().unwrap();
        session.session.exchanges.push(crate::model::Exchange { id, ..exchange.clone() });
        session.topics.push(topics.clone());
    }
    let pages = pages(&archive);
    let contents = text(&pages, "topics/bridge/all.html");
    in_order(contents, &["href=\"2023.html\">2023年</a> <span class=\"count\">51", "2024.html"]);
    assert!(!contents.contains("class=\"words\""));
    let year = text(&pages, "topics/bridge/2023.html");
    assert_eq!(year.matches("<article class=\"exchange\"").count(), 51);
    in_order(year, &["<h1>石桥：全部问答，2023年</h1>", "rel=\"next\" href=\"2024.html\""]);
    assert!(!pages.iter().any(|page| page.path == "topics/bridge/newest.html"));
}

#[test]
fn a_year_says_of_its_topics_how_they_stand_to_the_year_before() {
    let pages = pages(&archive());
    in_order(
        text(&pages, "years/2024.html"),
        &["石桥</a>", "1问</span> <span>与2023年同数", "上一年有、本年没有的主题", "2023年有1问"],
    );
    assert!(!text(&pages, "years/2023.html").contains("同数"));
}

#[test]
fn only_the_first_turn_of_a_speaker_says_the_office() {
    let pages = pages(&archive());
    let page = text(&pages, "2024-04-02-spring/q1.html");
    assert_eq!(page.matches("<span class=\"office\">发言人</span>").count(), 1);
}

#[test]
fn a_year_without_a_topic_names_those_of_the_year_before() {
    let mut archive = archive();
    archive.sessions[1].topics = vec![Vec::new()];
    let pages = pages(&archive);
    let year = text(&pages, "years/2024.html");
    in_order(
        year,
        &["<a href=\"#topics\">", "上一年有、本年没有的主题", "石桥</a>", "2023年有1问"],
    );
    assert!(!year.contains("<ul class=\"compared\">\n</ul>"), "{year}");
}
