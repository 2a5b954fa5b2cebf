//! A session and its translation: held once, and counted once.

use super::*;
use crate::derive::sample::{reference, slug};
use crate::text::Language;

/// The invented archive, the second session with a translation question by question; and where its question is.
fn with_translation() -> (Archive, &'static str) {
    let mut archive = archive();
    let mut twin = archive.sessions[1].clone();
    twin.session.id = slug("2024-04-02-spring-en");
    twin.session.header.language = Language::new("en").unwrap();
    twin.session.header.translation_of = Some(reference("2024-04-02-spring"));
    twin.session.header.title = Some("Questions in spring".to_owned());
    twin.session.exchanges[0].title = "How is the bridge?".to_owned();
    archive.sessions.insert(2, twin);
    (archive, "2024-04-02-spring-en/q1.html")
}

#[test]
fn pages_count_it_once_and_lead_to_the_other_language() {
    let (archive, english) = with_translation();
    let pages = pages(&archive);
    let year = text(&pages, "years/2024.html");
    let other = "2024-04-02-spring-en/index.html\" hreflang=\"en\">英语</a>";
    in_order(year, &["2024-04-02-spring/index.html", other, "与2023年同数"]);
    assert!(year.contains("依据注明日期的2场，中文发言"), "{year}");
    assert!(year.contains("字、英语发言"), "{year}");
    let sessions = year.split("<h2 id=\"topics\">").next().unwrap();
    assert_eq!(sessions.matches("<li class=\"item\">").count(), 1, "{year}");
    let topic = text(&pages, "topics/bridge.html");
    in_order(topic, &["2024-04-02-spring/q1.html", english, "英语"]);
    assert_eq!(topic.matches("<li class=\"item\">").count(), 2, "{topic}");
    assert!(text(&pages, "index.html").contains("3场"), "{}", text(&pages, "index.html"));
    let statistics = text(&pages, "statistics.html");
    in_order(
        statistics,
        &["依据注明日期的2场", "回答字数的中位数：中文", "回答的长短（字数）：中文", "：英语"],
    );
}

#[test]
fn what_stands_before_and_after_is_another_session() {
    let (mut archive, english) = with_translation();
    archive.sessions[2].session.exchanges[0].follows = vec![reference("2023-04-01-spring#q2")];
    let mut early = archive.sessions[0].clone();
    early.session.id = slug("2023-04-01-spring-en");
    early.session.header.language = Language::new("en").unwrap();
    early.session.header.translation_of = Some(reference("2023-04-01-spring"));
    early.session.exchanges[0].title = "When will the bridge be mended?".to_owned();
    archive.sessions.insert(1, early);
    let pages = pages(&archive);
    let page = text(&pages, english);
    in_order(page, &["When will the bridge be mended?"]);
    assert!(!page.contains("石桥何时修好？"), "in its own language: {page}");
    assert!(!page.contains("上一次谈到<a href=\"../2024"), "{page}");
    in_order(page, &["接着问的是", "../2023-04-01-spring-en/q2.html"]);
    let original = text(&pages, "2024-04-02-spring/q1.html");
    in_order(original, &["接着问的是", "../2023-04-01-spring/q2.html"]);
    in_order(text(&pages, "2023-04-01-spring-en/q2.html"), &["后来接着问起的", english]);
    let whole = text(&pages, "2023-04-01-spring-en/all.html");
    in_order(whole, &["hreflang=\"zh-Hans\" href=\"../2023-04-01-spring/all.html\">", "其他语言"]);
}

#[test]
fn tables_say_as_what_it_is_counted() {
    let (archive, _) = with_translation();
    let pages = pages(&archive);
    let questions = text(&pages, "data/questions.csv");
    assert!(questions.contains("How is the bridge?,derived,en,2024-04-02-spring,"), "{questions}");
    let years = text(&pages, "data/statistics-years.csv");
    assert!(years.contains("2024,1,0,1\r\n"), "{years}");
    let languages = text(&pages, "data/statistics-languages.csv");
    in_order(languages, &["2023,zh,1,23,", "2024,en,"]);
    let sessions = text(&pages, "data/sessions.json");
    assert!(sessions.contains("\"counted_as\": \"2024-04-02-spring\""), "{sessions}");
}
