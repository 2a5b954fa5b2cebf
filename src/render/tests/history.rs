//! What years, sessions and questions say of their wordings, and what they don't.

mod weak;

use super::*;
use crate::derive::sample::{slug, term};
use crate::model::{Date, Extent, Section, Use};
use crate::resolve::{Assignment, Why};

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

/// The same with a term that stands in one of them alone.
fn with_term() -> Archive {
    let mut archive = decade();
    let archived = &mut archive.sessions[3];
    let exchange = &mut archived.session.exchanges[0];
    let section = Section::Exchange(exchange.id);
    let answer = &mut exchange.turns[1].paragraphs[0];
    answer.text.insert_str(0, "水车转了。水车旧了。要修水车。");
    let used = |start| Use { section, paragraph: answer.id, start, end: start + 2, term: 2 };
    archived.uses = [0, 5, 12].map(used).to_vec();
    archive.terms.push(term("wheel", "水车"));
    archive
}

/// Everything by which a claim is worded.
const CLAIMS: [&str; 10] = [
    "一处也没有",
    "新用的",
    "重又说起的",
    "此后不再说的",
    "在此首次说",
    "只在这里这样说的",
    "都不这样说",
    "只在一场里说的",
    "只在这一问里说的词语",
    // On the page of a wording or a term itself.
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
fn of_many_words_said_before_a_question_lists_the_first_and_says_how_many_it_does_not() {
    let said = many_formulas().join("。");
    let pages = pages(&crate::derive::sample::archive_of(&["渡口。", &said, &said, "集市。"]));
    let question = text(&pages, "s2013/q1.html");
    in_order(
        question,
        &["此前说过的话（49）", "<ul data-kind=\"before\">", "</ul>\n<p>还有9条未列。</p>"],
    );
    in_order(
        text(&pages, "s2012/q1.html"),
        &["在此首次说，后来又说的", "<ul data-kind=\"alone\">", "<p>还有8条未列。</p>"],
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
fn a_form_that_others_have_within_a_longer_wording_is_not_told_as_found_nowhere_else() {
    let mut archive = decade();
    for (session, before) in [(0, "渡口不开。"), (4, "集市照旧，")] {
        let turns = &mut archive.sessions[session].session.exchanges[0].turns;
        turns[1].paragraphs[0].text.extend([before, CHANGED, "和渡口码头。"]);
    }
    let pages = pages(&archive);
    let question = text(&pages, "s2018/q1.html");
    for claim in ["只在这里这样说的", "都不这样说"] {
        assert!(!question.contains(claim), "{claim}: {question}");
    }
    let listed = pages.iter().filter(|page| page.path.starts_with("wordings/"));
    let own = listed.map(|page| String::from_utf8_lossy(&page.bytes)).find(|html| {
        html.contains(&format!("<h1>{FORM}")) || html.contains(&format!("<title>{FORM}"))
    });
    let own = own.unwrap_or_default();
    let said = "此前1场（";
    in_order(
        &own,
        &[
            said,
            "里没有单独见到它；但有1场里它的字或与之相近的话属于别的提法，或与邻字连成别的词，因此不能断定这是首次使用。",
        ],
    );
}

#[test]
fn a_term_that_one_session_alone_has_is_told_by_its_year_its_session_and_its_question() {
    let pages = pages(&with_term());
    let told = [
        "<h3 id=\"only\">只在一场里说的</h3>",
        "terms/wheel.html\">水车</a>",
        "对数似然",
        "<span>词语</span>",
        "共3处；其余9场（",
        "一处也没有",
    ];
    in_order(text(&pages, "years/2014.html"), &told);
    in_order(text(&pages, "s2014/index.html"), &told);
    in_order(
        text(&pages, "s2014/q1.html"),
        &[
            "只在这一问里说的词语",
            "<ul data-kind=\"alone\">",
            "<a href=\"#p2\">水车</a> <a href=\"../terms/wheel.html\">本场别处和其余9场（",
        ],
    );
}

#[test]
fn of_a_term_nothing_is_claimed_that_an_abridged_record_could_contradict() {
    let mut archive = with_term();
    let abridge = |archive: &mut Archive, session: usize, extent| {
        archive.sessions[session].session.header.witness.extent = Some(extent);
    };
    abridge(&mut archive, 2, Extent::Abridged);
    let built = pages(&archive);
    for path in ["years/2014.html", "s2014/index.html"] {
        let page = text(&built, path);
        assert!(!page.contains("只在一场里说的"), "{path}: {page}");
        let doubt = "只见于一场。别处是否说过，无从断定：其余的记录有1场不是全文";
        in_order(page, &["此后不再说的", "terms/wheel.html", "此后6场", doubt]);
    }
    let question = text(&built, "s2014/q1.html");
    assert!(!question.contains("只在这一问里说的词语"), "{question}");
    in_order(question, &["别处是否说过，无从断定", "../s2013/index.html"]);
    let page = text(&built, "terms/wheel.html");
    in_order(page, &["不能断定这是首次使用", "../s2013/index.html", "此后6场"]);
    abridge(&mut archive, 7, Extent::Excerpt);
    let doubt = "只见于一场。别处是否说过，无从断定：其余的记录有2场不是全文";
    let built = pages(&archive);
    for path in ["years/2014.html", "s2014/index.html"] {
        let page = text(&built, path);
        assert!(!page.contains("此后不再说的"), "{path}: {page}");
        in_order(page, &[doubt, "../s2013/index.html", "../s2018/index.html", "水车"]);
    }
    // Its own record can have it in another question, and nowhere else.
    abridge(&mut archive, 2, Extent::Full);
    abridge(&mut archive, 7, Extent::Full);
    abridge(&mut archive, 3, Extent::Abridged);
    let built = pages(&archive);
    assert!(!text(&built, "s2014/q1.html").contains("只在这一问里说的词语"));
    assert!(text(&built, "s2014/index.html").contains("只在一场里说的"));
}

#[test]
fn who_asks_how_often_is_told_with_what_an_abridged_record_hides() {
    let mut archive = decade();
    archive.sessions[9].topics = vec![vec![Assignment { topic: 1, why: Why::Editor }]];
    let paths = [
        "organisations/gazette.html",
        "people/lin-xi.html",
        "topics/bridge.html",
        "statistics.html",
        "years/2020.html",
        "terms/stone-bridge.html",
    ];
    let section = archive.sessions[0].session.sections().nth(1).unwrap().0;
    let question = archive.sessions[0].session.exchanges[0].turns[0].paragraphs[0].id;
    archive.sessions[0].uses =
        vec![Use { section, paragraph: question, start: 4, end: 6, term: 1 }];
    let hidden = "记录未必齐全（有的不是全文，或不知是否全文），这里数的是本站所载的";
    let built = pages(&archive);
    for path in paths {
        assert!(!text(&built, path).contains(hidden), "{path}");
    }
    archive.sessions[8].session.header.witness.extent = Some(Extent::Abridged);
    let built = pages(&archive);
    for path in paths {
        let page = text(&built, path);
        assert_eq!(page.matches(hidden).count(), 1, "{path}: {page}");
    }
    in_order(text(&built, "years/2020.html"), &[hidden, "本站所载上一年有、本年没有的主题"]);
    let asker = text(&built, "organisations/gazette.html");
    in_order(asker, &["依据注明日期的10场，其中确知为全文的9场。", hidden, "各年提问"]);
}

#[test]
fn a_record_that_lacks_a_question_is_not_counted_as_full() {
    let mut archive = decade();
    archive.sessions[4].session.header.witness.questions_held = Some(2);
    let built = pages(&archive);
    assert!(text(&built, "statistics.html").contains("其中确知为全文的9场"));
}

#[test]
fn of_records_that_are_not_full_nothing_is_claimed() {
    let mut archive = with_term();
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
fn for_whom_the_archive_begins_nothing_is_new() {
    let pages = pages(&decade());
    let first = text(&pages, "years/2011.html");
    assert!(!first.contains("id=\"new\""), "nothing comes before it: {first}");
}

fn is_page(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|extension| extension == "html")
}
