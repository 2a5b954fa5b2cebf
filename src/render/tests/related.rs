//! What leads from one question to another: related ones, references back, the same in other languages.

use super::*;
use crate::derive::sample::reference;

const FIRST: &str = "2023-04-01-spring/q1.html";
const SECOND: &str = "2024-04-02-spring/q1.html";

#[test]
fn related_questions_say_what_both_speak_of() {
    let mut archive = archive();
    let turns = &mut archive.sessions[0].session.exchanges[0].turns;
    turns[1].paragraphs[0].text = "桥墩今年夏天修好。".to_owned();
    let pages = pages(&archive);
    let section = "<h2 id=\"related-questions\">相关提问</h2>";
    in_order(
        text(&pages, FIRST),
        &[section, "此后", "2024-04-02-spring/q1.html", "都谈到：", "桥墩"],
    );
    in_order(text(&pages, SECOND), &[section, "此前", "2023-04-01-spring/q1.html", "都谈到："]);
    assert!(
        !text(&pages, "undated/q1.html").contains(section),
        "what is related to nothing has no list"
    );
}

#[test]
fn what_has_no_day_stands_neither_before_nor_after() {
    let mut archive = archive();
    let turns = &mut archive.sessions[0].session.exchanges[0].turns;
    turns[1].paragraphs[0].text = "桥墩今年夏天修好。".to_owned();
    archive.sessions[0].session.header.date = None;
    let pages = pages(&archive);
    for page in [FIRST, SECOND] {
        let page = text(&pages, page);
        in_order(page, &["先后不明", "<h2 id=\"related-questions\">相关提问</h2>", "先后不明"]);
        assert!(!page.contains("此前") && !page.contains("此后"), "{page}");
    }
}

#[test]
fn a_reason_is_named_as_the_page_has_it_and_once() {
    let mut archive = archive();
    let english = Language::new("en").unwrap();
    let said = [
        (0, 0, ["When will the lanterns burn?", "Wardle has hung the lanterns."]),
        (1, 1, ["How is the lantern?", "Wardle has cleaned the lantern."]),
    ];
    for (session, first, said) in said {
        let session = &mut archive.sessions[session].session;
        session.header.language = english.clone();
        let turns = session.exchanges[0].turns.iter_mut().skip(first);
        for (turn, words) in turns.zip(said) {
            turn.paragraphs.truncate(1);
            words.clone_into(&mut turn.paragraphs[0].text);
        }
    }
    archive.topics[0].entry.title = "Wardle".to_owned();
    let pages = pages(&archive);
    let reason = |page: &str| {
        let (_, rest) = text(&pages, page).split_once("都谈到：").unwrap();
        rest.split('<').next().unwrap().to_owned()
    };
    let (first, second) = (reason(FIRST), reason(SECOND));
    assert!(first.contains("lanterns") && !second.contains("lanterns"), "{first} {second}");
    assert!(second.contains("lantern"), "{second}");
    assert_eq!(first.matches("Wardle").count(), 1, "a topic and a word: {first}");
}

#[test]
fn a_reference_back_stands_on_both_pages() {
    let mut archive = archive();
    archive.sessions[1].session.exchanges[0].follows = vec![reference("2023-04-01-spring#q1")];
    let pages = pages(&archive);
    in_order(text(&pages, SECOND), &["接着问的是", "2023-04-01-spring/q1.html", "石桥何时修好？"]);
    in_order(text(&pages, FIRST), &["后来接着问起的", "2024-04-02-spring/q1.html"]);
    let data = text(&pages, "data/exchanges.json");
    assert!(data.contains("2023-04-01-spring#q1"), "{data}");
}

#[test]
fn translations_lead_to_each_other_question_by_question() {
    let mut archive = archive();
    let english = &mut archive.sessions[2].session;
    english.header.language = Language::new("en").unwrap();
    english.header.translation_of = Some(reference("2024-04-02-spring"));
    let pages = pages(&archive);
    for (page, tag, other) in [
        (SECOND, "en", "../undated/q1.html"),
        ("undated/q1.html", "zh-Hans", "../2024-04-02-spring/q1.html"),
        ("2024-04-02-spring/index.html", "en", "../undated/index.html"),
    ] {
        let head = format!("<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{other}\">");
        in_order(text(&pages, page), &[&head, "其他语言", other]);
    }
    // What has no twin leads to the session, and is not called the same.
    let closing = text(&pages, "2024-04-02-spring/closing.html");
    in_order(closing, &["其他语言", "../undated/index.html"]);
    assert!(!closing.contains("<link rel=\"alternate\" hreflang"), "{closing}");
    in_order(text(&pages, "undated/index.html"), &["译自", "../2024-04-02-spring/index.html"]);
    assert!(!text(&pages, FIRST).contains("hreflang"));
    archive.settings.base_url = Some("https://a.example/wenda/".to_owned());
    let pages = self::pages(&archive);
    let address = "hreflang=\"en\" href=\"https://a.example/wenda/undated/q1.html\">";
    in_order(text(&pages, SECOND), &[address, "其他语言", "../undated/q1.html"]);
}

#[test]
fn a_translation_of_what_is_elsewhere_leads_there() {
    let mut archive = archive();
    let address = "https://gazette.example/2024/spring";
    archive.sessions[2].session.header.translation_of = Some(reference(address));
    let pages = pages(&archive);
    in_order(text(&pages, "undated/index.html"), &["译自", address]);
}
