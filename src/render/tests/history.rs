//! What years, sessions and questions say of their wordings, and what they don't.

use super::*;
use crate::derive::sample::slug;
use crate::model::{Date, Extent};

/// Said again and again in the second half of ten years, the first time in answer to a question.
const NEW: &str = "尽快修好下游石桥";
/// Said again and again in the first half.
const LAST: &str = "推动集市稳步发展";
/// Said in the first year and again in the last.
const RETURNED: &str = "保持河道长期畅通";

/// Said in four years, in one of them with a word changed.
const FORM: &str = "镇上决心尽早重修上游水坝，方便两岸往来";
const CHANGED: &str = "镇上决心尽早重修下游水坝，方便两岸往来";

/// Ten full records, one a year from 2011 on.
fn decade() -> Archive {
    let mut archive = archive();
    let pattern = archive.sessions[0].clone();
    archive.sessions = (0..10_u8)
        .map(|place| {
            let mut archived = pattern.clone();
            archived.uses.clear();
            archived.topics.truncate(1);
            let session = &mut archived.session;
            session.id = slug(&format!("s{}", 2011 + i16::from(place)));
            session.header.date = Date::new(2011 + i16::from(place), 3, 1);
            session.header.witness.extent = Some(Extent::Full);
            session.exchanges.truncate(1);
            let often = if place < 5 { LAST } else { NEW };
            let mut said = format!("{often}。大家放心，{often}。我们也要{often}。");
            if matches!(place, 0 | 9) {
                said.extend([RETURNED, "。总之，", RETURNED, "。并且", RETURNED, "。"]);
            }
            match place {
                1 | 3 | 8 => said.extend([FORM, "。"]),
                7 => said.extend([CHANGED, "。"]),
                _ => {}
            }
            let turns = &mut session.exchanges[0].turns;
            turns[0].paragraphs[0].text = format!("第{place}年的石桥怎样？");
            turns[1].paragraphs[0].text = said;
            archived
        })
        .collect();
    archive
}

/// Everything by which a claim is worded.
const CLAIMS: [&str; 8] = [
    "一处也没有",
    "新用的",
    "重又说起的",
    "此后不再说的",
    "在此首次说",
    "只在这里这样说的",
    "都不这样说",
    // On a wording's own page.
    "就这些记录而言",
];

#[test]
fn full_records_are_told_with_the_counts_they_rest_on() {
    let pages = pages(&decade());
    in_order(
        text(&pages, "years/2016.html"),
        &[
            "本年用语的变化",
            "依据注明日期的10场，发言",
            "<h3 id=\"new\">新用的</h3>",
            "wordings/",
            NEW,
            "对数似然",
            "s2016/q1.html#p2\">2016年3月1日</a>",
            "自此共15处；此前5场（",
            "一处也没有",
        ],
    );
    in_order(
        text(&pages, "s2015/index.html"),
        &["本场用语的变化", "此后不再说的", LAST, "q1.html#p2\">第1问</a>", "至此共15处；此后5场"],
    );
    in_order(
        text(&pages, "years/2020.html"),
        &["隔一年以上重又说起的", RETURNED, "隔9年，上次是2011年3月1日；其间8场"],
    );
    assert!(!text(&pages, "years/2013.html").contains("本年用语的变化"));
}

#[test]
fn a_question_tells_what_was_said_before_and_what_it_says_first() {
    let pages = pages(&decade());
    in_order(
        text(&pages, "s2018/q1.html"),
        &[
            "<a href=\"#said\">此前说过的话（",
            "<details class=\"machine related\" id=\"said\">",
            "<ul data-kind=\"before\">",
            &format!("<a href=\"#p2\">{NEW}</a> <a href=\"../wordings/"),
            "此前见于2场：2016年3月1日至2017年3月1日",
        ],
    );
    in_order(
        text(&pages, "s2016/q1.html"),
        &["在此首次说，后来又说的", "<ul data-kind=\"alone\">", NEW, "此前5场（"],
    );
}

#[test]
fn a_form_found_nowhere_else_is_told_with_the_usual_one() {
    let pages = pages(&decade());
    in_order(
        text(&pages, "s2018/q1.html"),
        &["只在这里这样说的", CHANGED, &format!("别处作“{FORM}”；其余9场（")],
    );
}

#[test]
fn of_records_that_are_not_full_nothing_is_claimed() {
    let mut archive = decade();
    let all = pages(&archive).into_iter().flat_map(|page| page.bytes).collect::<Vec<u8>>();
    let all = String::from_utf8_lossy(&all);
    assert!(CLAIMS.iter().all(|claim| all.contains(claim)), "full records allow every claim");
    for archived in &mut archive.sessions {
        archived.session.header.witness.extent = Some(Extent::Abridged);
    }
    for page in pages(&archive) {
        let html = String::from_utf8_lossy(&page.bytes);
        for claim in CLAIMS.iter().filter(|_| is_page(&page.path)) {
            assert!(!html.contains(claim), "{claim} in {}", page.path);
        }
    }
}

#[test]
fn one_abridged_record_forbids_what_it_could_contradict_and_is_named() {
    let mut archive = decade();
    archive.sessions[2].session.header.witness.extent = Some(Extent::Abridged);
    let pages = pages(&archive);
    let year = text(&pages, "years/2016.html");
    assert!(CLAIMS.iter().all(|claim| !year.contains(claim)), "{year}");
    in_order(
        year,
        &[
            "条用语在本站所存的记录里最早见于此。更早是否说过，无从断定：此前的记录有1场不是全文",
            "../s2013/index.html\">2013年3月1日</a>。",
            "<summary class=\"machine\">列出</summary>",
            NEW,
            "见15处，2016年3月1日至2020年3月1日",
        ],
    );
    let question = text(&pages, "s2016/q1.html");
    assert!(CLAIMS.iter().all(|claim| !question.contains(claim)), "{question}");
    in_order(question, &["别处是否说过，无从断定", "../s2013/index.html"]);
    let returned = text(&pages, "years/2020.html");
    assert!(!returned.contains("重又说起的"), "{returned}");
    in_order(returned, &["其间是否说过，无从断定", "../s2013/index.html", RETURNED]);
    let last = text(&pages, "years/2015.html");
    in_order(last, &["此后不再说的", LAST, "此后5场"]);
}

#[test]
fn for_whom_the_archive_begins_and_what_chance_explains_nothing_is_told() {
    let pages = pages(&decade());
    let first = text(&pages, "years/2011.html");
    assert!(!first.contains("id=\"new\""), "nothing comes before it: {first}");
    let last = text(&pages, "years/2019.html");
    assert!(!last.contains("此后不再说的"), "{last}");
}

/// Whether this is a page that is read, and no table or other file.
fn is_page(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|extension| extension == "html")
}
