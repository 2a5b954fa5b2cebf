//! Charts on the pages of entries and terms.

use super::*;
use crate::model::{Date, Extent};
use crate::render::routes::Route;

/// The sample archive with a year between its two sessions that has none.
fn with_a_hole() -> Archive {
    let mut archive = archive();
    archive.sessions[1].session.header.date = Date::new(2025, 4, 2);
    archive.sessions[0].session.header.witness.extent = Some(Extent::Full);
    archive
}

#[test]
fn a_topic_is_charted_by_year_with_the_same_as_a_table() {
    let pages = pages(&with_a_hole());
    in_order(
        text(&pages, "topics/river.html"),
        &[
            "依据注明日期的2场，其中确知为全文的1场。",
            "记录未必齐全（有的不是全文，或不知是否全文），这里数的是本站所载的",
            "虚框的年份本站没有场次，与0不同。",
            "<figcaption>各年的问数</figcaption>",
            "<title id=\"chart-t\">各年的问数</title>",
            "<desc id=\"chart-d\">2023年至2025年；最多的是2023年：2。</desc>",
            "<title>2023 2</title>",
            "<title>2024 没有场次</title><rect class=\"none\"",
            "<title>2025 1</title>",
            "<summary>数据表</summary>",
            "<a href=\"../years/2023.html\">2023年</a></th><td>2</td><td>2</td><td>1</td>",
            "2024年</th><td></td><td></td><td>没有场次</td>",
        ],
    );
}

#[test]
fn a_year_with_sessions_and_nothing_on_the_topic_has_a_zero() {
    let mut archive = with_a_hole();
    archive.sessions[1].topics = vec![Vec::new()];
    let pages = pages(&archive);
    let page = text(&pages, "topics/river.html");
    assert!(page.contains("<title>2025 0</title><text class=\"value\""), "{page}");
}

#[test]
fn who_asks_who_answers_and_terms_are_charted_too() {
    let pages = pages(&with_a_hole());
    let organisation = text(&pages, "organisations/gazette.html");
    assert!(organisation.contains("id=\"chart-asked-t\">各年提问<"), "{organisation}");
    assert!(!organisation.contains("chart-answered"), "it answers nothing");
    assert!(text(&pages, "people/lin-xi.html").contains("id=\"chart-answered-t\">各年回答<"));
    let term = pages.iter().find(|page| {
        page.path.starts_with("terms/") && page.bytes.windows(9).any(|it| it == b"chart-t\">")
    });
    let term = std::str::from_utf8(&term.unwrap().bytes).unwrap();
    assert!(term.contains("各年用例（每万字）"), "{term}");
}

#[test]
fn one_use_in_millions_of_characters_has_a_bar_and_is_not_said_to_be_none() {
    let archive = archive();
    let mut site = Site::new(&archive, Theme::built_in().unwrap()).unwrap();
    for year in &mut site.views.record_in_all_languages {
        year.characters = 3_000_000;
    }
    let links = site.links(&Route::Statistics);
    let figure = site.uses_chart("c", &[], &[(2023, 1)], &links).unwrap();
    let drawing = serde_json::to_value(figure.drawing).unwrap();
    let drawing = drawing.as_str().unwrap();
    assert!(drawing.contains("<title>2023 0.0033</title><rect"), "{drawing}");
    assert!(drawing.contains("<title>2024 0</title><text"), "{drawing}");
}

#[test]
fn a_single_year_has_nothing_to_compare() {
    let mut archive = archive();
    archive.sessions.truncate(1);
    // The statistics have more than years to chart.
    let with_drawing = |page: &&Rendered| {
        page.path != "statistics.html" && page.bytes.windows(4).any(|it| it == b"<svg")
    };
    let pages = pages(&archive);
    let drawn: Vec<&str> =
        pages.iter().filter(with_drawing).map(|page| page.path.as_str()).collect();
    assert_eq!(drawn, [""; 0]);
}

#[test]
fn a_year_in_which_nothing_could_be_counted_is_no_zero() {
    let mut archive = with_a_hole();
    let answer = |turn: &crate::model::Turn| turn.kind == crate::model::TurnKind::Answer;
    for exchange in &mut archive.sessions[1].session.exchanges {
        exchange.turns.retain(|turn| !answer(turn));
    }
    let built = pages(&archive);
    let (_, medians) = text(&built, "statistics.html").split_once("id=\"medians-t\"").unwrap();
    let (medians, _) = medians.split_once("</figure>").unwrap();
    in_order(
        medians,
        &[
            "<title>2024 没有场次</title><rect class=\"none\"",
            "<title>2025 没有可计算的内容</title><rect class=\"none\"",
            "有场次而为虚框的年份没有可计算的内容，也与0不同。",
        ],
    );
    for exchange in &mut archive.sessions[0].session.exchanges {
        exchange.turns.retain(|turn| !answer(turn));
    }
    assert!(!text(&pages(&archive), "statistics.html").contains("medians-t"), "no answer at all");
}

#[test]
fn a_year_in_which_nothing_is_spoken_has_no_rate() {
    let mut archive = with_a_hole();
    archive.sessions[1].uses.clear();
    let session = &mut archive.sessions[1].session;
    session.opening.clear();
    session.closing.clear();
    session.exchanges[0].turns.truncate(1);
    session.exchanges[0].turns[0].paragraphs[0].text = "……".to_owned();
    let pages = pages(&archive);
    let term = text(&pages, "terms/stone-bridge.html");
    in_order(
        term,
        &["<title>2025 没有可计算的内容</title><rect class=\"none\"", "<td>0</td><td>0</td>"],
    );
}

/// Six full records, one a year, of which the last three are in English; and one without a date.
fn with_english(undated: &str) -> Archive {
    let mut archive = crate::derive::sample::archive_of(&["石桥。"; 7]);
    for archived in &mut archive.sessions[3..] {
        archived.session.header.language = Language::new("en").unwrap();
        archived.session.exchanges[0].turns[0].paragraphs[0].text = "When?".to_owned();
        let paragraph = &mut archived.session.exchanges[0].turns[1].paragraphs[0];
        paragraph.text = "The bridge comes later.".to_owned();
    }
    for archived in &mut archive.sessions[3..6] {
        let (section, turns) = archived.session.sections().nth(1).unwrap();
        let paragraph = turns[1].paragraphs[0].id;
        archived.uses = vec![crate::model::Use { section, paragraph, start: 4, end: 10, term: 1 }];
    }
    let last = &mut archive.sessions[6].session;
    last.header.date = None;
    last.header.language = Language::new(undated).unwrap();
    archive
}

#[test]
fn a_chart_of_one_language_counts_the_undated_records_of_that_language() {
    let note = |undated: &str| {
        let mut archive = with_english(undated);
        for turn in &mut archive.sessions[6].session.exchanges[0].turns {
            turn.paragraphs[0].text = "…".to_owned();
        }
        text(&pages(&archive), "terms/stone-bridge.html").contains("另有1场未注明日期")
    };
    assert!(note("en"));
    assert!(!note("zh-Hans"));
}
