//! The pages of terms, their index, the glossary and its files.

use super::{archive, in_order, pages, text, with_address};
use crate::model::{Extent, Use};
use crate::resolve::Archive;

#[test]
fn a_terms_page_is_in_reading_order() {
    let pages = pages(&with_address());
    in_order(
        text(&pages, "terms/stone-bridge.html"),
        &[
            "<meta name=\"description\" content=\"石桥，2处。青石镇河上的桥。\">",
            "\"@type\":\"DefinedTerm\",\"url\":\"https://a.example/wenda/terms/stone-bridge.html\",\"name\":\"石桥\"",
            "\"alternateName\":[\"老石桥\"]",
            "\"sameAs\":[\"https://www.wikidata.org/wiki/Q1\"]",
            "\"@type\":\"DefinedTermSet\",\"name\":\"词汇表 · 青石镇问答\",\"url\":\"https://a.example/wenda/glossary.html\"",
            "<a href=\"index.html#name\">名称</a>",
            "<h1>石桥</h1>",
            "lang=\"und-Latn\">shí qiáo</span>",
            "又称 老石桥",
            "<span>2处</span> <span>2场</span>",
            "class=\"editor prose\"",
            "<p class=\"definition\">青石镇河上的桥。</p>",
            "<p>镇上最老的桥。</p>",
            "最早见于</dt>\n<dd><a href=\"../2023-04-01-spring/q1.html#p1\"><time datetime=\"2023-04-01\">",
            "本站这种语言注明日期的记录从这一场开始",
            "最近见于</dt>\n<dd><a href=\"../2024-04-02-spring/q1.html#p2\">",
            "<a href=\"https://annals.example/\">《镇志》</a>",
            "下级词语",
            "<a href=\"pier.html\">桥墩</a> <span class=\"count\">1</span>",
            "Wikidata Q1",
            "<th scope=\"rowgroup\" rowspan=\"2\">英语</th>",
            "<span class=\"rendering\" lang=\"en\" dir=\"ltr\">Old Bridge</span></td>",
            "<time datetime=\"2019-05-01\">2019年5月1日</time> <span>镇政府简报</span>",
            "Stone Bridge</span> <span class=\"official\">官方</span>",
            "<a href=\"https://town.example/\">镇政府简报</a>",
            "<figcaption>各年用例（每万字）</figcaption>",
            "<section class=\"concordance\"",
            "用例 <span class=\"count\">2处</span>",
            "<a href=\"../2023-04-01-spring/q1.html#p1\"><time>2023-04-01</time>",
            "<span class=\"by\">《青石公报》记者</span>",
            "<span class=\"left\"></span><span class=\"rest\"><mark>石桥</mark><span class=\"right\">何时修好？",
            "<a href=\"../2024-04-02-spring/q1.html#p2\">",
            "去年说夏天修好。</span><span class=\"rest\"><mark>石桥</mark>",
        ],
    );
}

#[test]
fn who_answers_stands_with_who_had_asked() {
    let pages = pages(&archive());
    in_order(
        text(&pages, "terms/pier.html"),
        &[
            "上级词语",
            "<a href=\"stone-bridge.html\">石桥</a> <span class=\"count\">2</span>",
            "<a href=\"../2024-04-02-spring/q1.html#p3\"",
            "<span class=\"by\">林溪</span> <span class=\"asked\">答《青石公报》记者</span>",
            "<mark>桥墩</mark><span class=\"right\">已经修好。",
        ],
    );
}

#[test]
fn a_term_under_other_names_has_its_forms_with_their_days() {
    let mut archive = archive();
    let forms = |archive: &Archive| {
        text(&pages(archive), "terms/stone-bridge.html").contains("id=\"forms\"")
    };
    assert!(!forms(&archive), "it is always found as in its heading");
    let paragraph = &mut archive.sessions[1].session.exchanges[0].turns[1].paragraphs[0];
    paragraph.text = "老石桥修得怎样了？石拱桥呢？".to_owned();
    archive.terms[1].entry.hidden = vec!["石拱桥".to_owned()];
    let place = archive.sessions[1].uses[0];
    let used = |start, end| Use { start, end, ..place };
    archive.sessions[1].uses.splice(0..1, [used(0, 3), used(9, 12)]);
    in_order(
        text(&pages(&archive), "terms/stone-bridge.html"),
        &[
            "<h2 id=\"forms\">见到的名称</h2>",
            "<p class=\"said\">石桥</p>\n<p class=\"about machine\"><span>条目名</span> <span>1处</span> <span><a href=\"../2023-04-01-spring/q1.html#p1\">",
            "<p class=\"said\">老石桥</p>\n<p class=\"about machine\"><span>又称</span> <span>1处</span> <span><a href=\"../2024-04-02-spring/q1.html#p2\">",
            "<p class=\"said\">石拱桥</p>\n<p class=\"about machine\"><span>其他名称</span>",
            "用例 <span class=\"count\">3处</span>",
        ],
    );
}

#[test]
fn of_full_records_a_term_has_its_first_and_last_use_with_what_they_rest_on() {
    let mut archive = crate::derive::sample::archive_of(&["渡口。", "石桥。", "集市。", "水库。"]);
    let section = archive.sessions[1].session.sections().nth(1).unwrap().0;
    let paragraph = archive.sessions[1].session.exchanges[0].turns[1].paragraphs[0].id;
    archive.sessions[1].uses = vec![Use { section, paragraph, start: 0, end: 2, term: 1 }];
    let rests = |archive: &Archive| text(&pages(archive), "terms/stone-bridge.html").to_owned();
    in_order(
        &rests(&archive),
        &[
            "此前1场（8字）都是全文，没有一处用它：就这些记录而言，这是首次使用。",
            "此后2场（16字）都是全文，没有一处用它：就这些记录而言，此后没有再用。",
        ],
    );
    archive.sessions[3].overlaid = vec![1];
    let page = rests(&archive);
    assert!(
        page.contains("但有1场里它的字属于别的词语，或夹有标点，因此不能断定此后没有再用"),
        "{page}"
    );
    archive.sessions[0].session.header.witness.extent = Some(Extent::Excerpt);
    let page = rests(&archive);
    in_order(
        &page,
        &["class=\"machine unknown\">此前1场", "存疑的记录： <a href=\"../s2011/index.html\">"],
    );
    assert!(!page.contains("就这些记录而言"), "{page}");
}

#[test]
fn a_term_with_very_many_uses_has_a_page_for_each_year() {
    let mut archive = archive();
    let place = archive.sessions[0].uses[0];
    let question = &mut archive.sessions[0].session.exchanges[0].turns[0];
    question.paragraphs[0].text = "石桥。".repeat(300);
    archive.sessions[0].uses =
        (0..300).map(|at| Use { start: 3 * at, end: 3 * at + 2, ..place }).collect();
    let pages = pages(&archive);
    let page = text(&pages, "terms/stone-bridge.html");
    in_order(
        page,
        &[
            "301处",
            "href=\"stone-bridge/2023.html\">2023年</a> <span class=\"count\">300",
            "href=\"stone-bridge/2024.html\">2024年</a> <span class=\"count\">1<",
        ],
    );
    assert!(!page.contains("<mark>"));
    let year = text(&pages, "terms/stone-bridge/2023.html");
    assert_eq!(year.matches("<mark>").count(), 300);
    in_order(
        year,
        &[
            "<h1>石桥：2023年的用例</h1>",
            "<span class=\"here\">2023年</span>",
            "href=\"../../2023-04-01-spring/q1.html#p1\"",
            "rel=\"next\" href=\"2024.html\"",
        ],
    );
}

#[test]
fn the_index_is_by_kind_and_says_how_often_and_when() {
    let pages = pages(&archive());
    in_order(
        text(&pages, "terms/index.html"),
        &[
            "<h1>词语 <span class=\"count\">2条</span>",
            "href=\"../glossary.html\"",
            "<a href=\"#allusion\">典故</a> <span class=\"count\">1</span>",
            "<h2 id=\"allusion\">典故",
            "<a href=\"pier.html\">桥墩</a>",
            "<h2 id=\"name\">名称",
            "<a href=\"stone-bridge.html\">石桥</a>",
            "shí qiáo",
            "青石镇河上的桥。",
            "<span>2处</span> <span>2023年至2024年</span>",
            "href=\"../data/glossary.csv\"",
        ],
    );
}

#[test]
fn the_glossary_has_all_terms_in_one_order_with_the_current_renderings() {
    let pages = pages(&archive());
    in_order(
        text(&pages, "glossary.html"),
        &[
            "桥墩</a>",
            "石桥</a>",
            "<span class=\"machine\">英语</span>",
            "Stone Bridge</span> <span class=\"official\">官方</span></span>； ",
            "Old Bridge",
            "青石镇河上的桥。",
            "<span>2处</span> <span>2023年4月1日至2024年4月2日</span>",
        ],
    );
}

#[test]
fn the_first_page_and_the_data_have_the_terms_like_the_others() {
    let pages = pages(&with_address());
    in_order(
        text(&pages, "index.html"),
        &[
            "<h2 id=\"terms\">词语</h2>",
            "<a href=\"terms/pier.html\">桥墩</a> <span class=\"count\">1</span>",
            "<a href=\"terms/index.html\">全部词语（2）</a>",
            "href=\"data/terms.json\"",
            "href=\"data/glossary.tbx\"",
        ],
    );
    in_order(
        text(&pages, "data/terms.json"),
        &[
            "\"wenda-terms/1\"",
            "\"pier\"",
            "\"kind\": \"allusion\"",
            "\"first_use\": \"2024-04-02\"",
        ],
    );
    assert!(text(&pages, "data/glossary.csv").contains("https://a.example/wenda/terms/pier.html"));
    assert!(text(&pages, "data/glossary.tbx").contains("target=\"term-stone-bridge\""));
    assert!(text(&pages, "sitemap.xml").contains("https://a.example/wenda/glossary.html"));
}

#[test]
fn an_archive_without_terms_has_no_glossary_and_nothing_leads_there() {
    let mut archive = with_address();
    archive.terms.clear();
    archive.sessions.iter_mut().for_each(|one| one.uses.clear());
    let pages = pages(&archive);
    assert!(!pages.iter().any(|page| page.path.contains("glossary")));
    for page in ["index.html", "sitemap.xml"] {
        assert!(!text(&pages, page).contains("glossary"), "{page}");
        assert!(!text(&pages, page).contains("terms/"), "{page}");
    }
}

#[test]
fn a_year_with_more_uses_than_a_page_holds_leads_to_its_parts() {
    let mut archive = archive();
    archive.sessions[1].session.exchanges[0].turns[1].paragraphs[0].text = "石桥。".repeat(650);
    let place = archive.sessions[1].uses[0];
    let uses = (0..650).map(|at| Use { start: 3 * at, end: 3 * at + 2, ..place });
    archive.sessions[1].uses.splice(0..1, uses);
    let pages = pages(&archive);
    let of = |part: &str| text(&pages, &format!("terms/stone-bridge/{part}.html"));
    let lines = |part: &str| of(part).matches("<p class=\"line\"").count();
    assert_eq!(["2023", "2024"].map(lines), [1, 0]);
    assert_eq!(["2024-04", "2024-04-2", "2024-04-3"].map(lines), [300, 300, 50]);
    in_order(
        of("2024"),
        &[
            "<h1>石桥：2024年的用例</h1>",
            "<p class=\"machine\">650处</p>",
            "<a href=\"2023.html\">2023年</a> <span class=\"count\">1</span>",
            "<span class=\"here\">2024年</span> <span class=\"count\">650</span>",
            "aria-label=\"按月份分页\"",
            "<a href=\"2024-04.html\">2024年4月（第1页）</a> <span class=\"count\">300</span>",
            "<a href=\"2024-04-3.html\">2024年4月（第3页）</a> <span class=\"count\">50</span>",
            "rel=\"prev\" href=\"2023.html\"",
            "rel=\"next\" href=\"2024-04.html\"",
        ],
    );
    in_order(
        of("2024-04-2"),
        &[
            "<h1>石桥：2024年4月（第2页）的用例</h1>",
            "<p class=\"machine\">300处</p>",
            "<a href=\"2024.html\">2024年</a> <span class=\"count\">650</span>",
            "<span class=\"here\">2024年4月（第2页）</span>",
            "rel=\"prev\" href=\"2024-04.html\"",
            "rel=\"next\" href=\"2024-04-3.html\"",
            "<li><a href=\"../stone-bridge.html\">石桥</a></li>\n<li><a href=\"2024.html\">2024年</a></li>",
        ],
    );
    assert!(of("2023").contains("rel=\"next\" href=\"2024-04.html\""), "{}", of("2023"));
    assert!(text(&pages, "terms/stone-bridge.html").contains("href=\"stone-bridge/2024.html\""));
}
