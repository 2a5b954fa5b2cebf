//! Tests of whole sites: the sample archive's, and variations of it.

mod annotated;
mod charts;
mod collected;
mod compare;
mod forms;
mod history;
mod hostile;
mod links;
mod related;
#[path = "../../tests/standards/mod.rs"]
mod standards;
mod tables;
mod terms;
mod twins;
mod wordings;

use super::built_in::FILES;
use super::*;
use crate::derive::sample::{archive, entry};
use crate::model::Topic;
use crate::resolve::Archive;
use crate::text::{Language, is_chinese};

fn pages(archive: &Archive) -> Vec<Rendered> {
    let site = Site::new(archive, Theme::built_in().unwrap()).unwrap();
    (0..site.jobs()).flat_map(|job| site.render(job).unwrap()).collect()
}

fn text<'a>(pages: &'a [Rendered], path: &str) -> &'a str {
    let page = pages.iter().find(|page| page.path == path);
    std::str::from_utf8(&page.unwrap_or_else(|| panic!("no page {path}")).bytes).unwrap()
}

fn with_address() -> Archive {
    let mut archive = archive();
    archive.settings.base_url = Some("https://a.example/wenda/".to_owned());
    archive
}

/// Asserts that `parts` stand in `page` in this order.
fn in_order(page: &str, parts: &[&str]) {
    let mut rest = page;
    for part in parts {
        let at =
            rest.find(part).unwrap_or_else(|| panic!("not there, or not in order: {part}\n{page}"));
        rest = &rest[at + part.len()..];
    }
}

/// Forty-eight sentences that are no names and address nobody.
fn many_formulas() -> Vec<String> {
    let what = ["下游石桥", "东岸河道", "西街学堂", "水库闸门", "镇北粮仓", "山后小路"];
    let deeds = [
        "年内全部修完",
        "明年春天动工",
        "由工匠轮流看守",
        "早就交给镇公所",
        "每月请人查验",
        "入冬以前加固",
        "不再收取费用",
        "需要更多人手",
    ];
    what.iter().flat_map(|what| deeds.iter().map(move |deed| format!("{what}{deed}"))).collect()
}

#[test]
fn a_site_comes_out_the_same_each_time_and_no_path_twice() {
    let pages_once = pages(&archive());
    assert_eq!(pages_once, pages(&archive()));
    let mut paths: Vec<&str> = pages_once.iter().map(|page| page.path.as_str()).collect();
    paths.sort_unstable();
    let count = paths.len();
    paths.dedup();
    assert_eq!(paths.len(), count);
}

#[test]
fn a_question_page_is_in_reading_order() {
    let pages = pages(&archive());
    in_order(
        text(&pages, "2024-04-02-spring/q1.html"),
        &[
            "<html lang=\"zh-Hans\" dir=\"ltr\">",
            "Content-Security-Policy",
            "<title>石桥修得怎样了？ · 青石镇问答</title>",
            "<meta name=\"description\" content=\"去年说夏天修好。石桥修得怎样了？桥墩已经修好。\">",
            "<meta property=\"og:type\" content=\"article\">",
            "<meta name=\"citation_author\" content=\"林溪\">",
            "<meta name=\"DC.title\" content=\"石桥修得怎样了？\">",
            "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\"",
            "<link rel=\"prev\" href=\"opening.html\">",
            "<link rel=\"next\" href=\"closing.html\">",
            "class=\"skip\" href=\"#main\"",
            "<a href=\"../years/index.html\">年份</a>",
            "<a href=\"../series/spring.html\">春季问答会</a> <a href=\"index.html\"><time datetime=\"2024-04-02\">2024年4月2日</time></a>",
            "<h1 class=\"derived exchange-title\">石桥修得怎样了？</h1>",
            "题目摘自提问",
            "本站所载第1问，共1问；当日共7问（据《渡口报》）；节录；经来源编辑。",
            "主持人",
            "问</span> <a class=\"label\" href=\"../organisations/gazette.html\">《青石公报》记者</a>",
            "<p class=\"words\" id=\"p2\"><a class=\"number\" id=\"p2~",
            "答</span> <a class=\"label\" href=\"../people/lin-xi.html\">林溪</a> <span class=\"office\">发言人</span>",
            "桥墩</a><span class=\"aside stage\">（掌声）</span>已经修好。</p>",
            "石桥旧影。",
            "[……]</span>力<strong>修桥</strong>，见<a href=\"https://plans.example/?a=1&amp;b=2\">图纸</a>",
            "id=\"fn1-1\" data-n=\"1\" aria-label=\"来源原注1\"></a>",
            "<aside class=\"note footnote\" id=\"fn1\" role=\"doc-footnote\"",
            "图纸在镇公所。",
            "href=\"#fn1-1\" aria-label=\"回到正文\"",
            "<p class=\"gap\"><span class=\"gap\"",
            "追问</span>",
            "lang=\"en\" dir=\"ltr\"",
            "The lamps come later.",
            "缺文不作补写",
            "上一次谈到“石桥”</span> <span><time datetime=\"2023-04-01\">",
            "rel=\"prev\" href=\"opening.html\"",
            "<dt>GB/T 7714</dt>",
            "春季问答会（第二年）[N/OL]. 青石公报, 2024-04-03(1)[",
            "林溪. 石桥修得怎样了？: 春季问答会（第二年）, 2024-04-02[EB/OL]//",
            "<span class=\"accessed\" data-form=\"iso\">____</span>",
            "href=\"cite.bib\"",
            "问句中有“石桥”",
            "其他场次谈同一主题",
            "2023-04-01-spring/q1.html",
            "相关主题",
            "../topics/river.html",
            "的其他提问",
            "class=\"trail\"",
            "<script src=\"../assets/wenda.js\" defer",
        ],
    );
}

#[test]
fn nothing_is_claimed_that_the_witness_does_not_say() {
    let pages = pages(&archive());
    let page = text(&pages, "undated/q1.html");
    assert!(page.contains("<span>本站所载第1问，共1问。</span></p>"), "{page}");
    assert!(page.contains("<h3>本站文本</h3>"));
    for claim in ["原始出处", "当日", "全文", "节录", "<time", "上一次"] {
        assert!(!page.contains(claim), "{claim}");
    }
}

#[test]
fn furniture_is_never_among_the_words_but_told_on_the_sessions_page() {
    let pages = pages(&archive());
    for page in ["q1.html", "all.html", "closing.html"] {
        assert!(!text(&pages, &format!("2024-04-02-spring/{page}")).contains("青石公报 第1版"));
    }
    in_order(
        text(&pages, "2024-04-02-spring/index.html"),
        &[
            "春日，镇上举行问答会。",
            "opening.html",
            "all.html",
            "石桥修得怎样了？",
            "closing.html",
            "整理说明",
            "青石公报 第1版",
            "<span class=\"why\">编者所标</span>",
            "<a href=\"q1.html#p4\">[……]力修桥，见图纸。</a>",
            "<span class=\"why\">段首不成句</span>",
        ],
    );
}

#[test]
fn reasons_are_told_in_the_language_of_the_site() {
    let reasons = |tag: &str| {
        let mut archive = archive();
        archive.settings.language = Language::new(tag).unwrap();
        let pages = pages(&archive);
        let page = text(&pages, "2024-04-02-spring/index.html");
        let reasons = page.split("<span class=\"why\"").skip(1);
        reasons
            .filter_map(|rest| Some(rest.split_once("</span>")?.0.to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(reasons("zh-Hans"), [">编者所标", ">段首不成句", ">编者所标"]);
    let (editor, words) = (">marked by the editor", ">it begins in mid-sentence");
    assert_eq!(reasons("en"), [editor, words, editor]);
}

#[test]
fn a_broader_topic_says_through_what_a_question_is_there() {
    let pages = pages(&archive());
    in_order(
        text(&pages, "topics/river.html"),
        &[
            "下级主题",
            "2023年",
            "石桥何时修好？",
            "归于“石桥”",
            "今年夏天。",
            "河道何时清理？",
            "2024年",
        ],
    );
}

#[test]
fn askers_without_an_entry_stand_on_the_index() {
    let pages = pages(&archive());
    in_order(
        text(&pages, "organisations/index.html"),
        &[
            "《青石公报》",
            "尚无条目的署名",
            "<a href=\"../2023-04-01-spring/q2.html\">渡口电台记者</a>",
        ],
    );
}

#[test]
fn who_asks_stands_in_a_list_where_somebody_is_named() {
    let mut archive = archive();
    let asked_by = |archive: &Archive| {
        let pages = pages(archive);
        let index = text(&pages, "2023-04-01-spring/index.html");
        index.match_indices("<span class=\"asker\">").count()
    };
    assert_eq!(asked_by(&archive), 2);
    let session =
        archive.sessions.iter_mut().find(|it| it.session.id.as_str() == "2023-04-01-spring");
    let asker =
        session.and_then(|it| it.session.speakers.iter_mut().find(|it| it.label == "渡口电台记者"));
    asker.expect("the second question is asked by the radio").label = "问".to_owned();
    assert_eq!(asked_by(&archive), 1);
}

#[test]
fn long_indexes_have_a_letter_bar_and_are_in_order() {
    let mut archive = archive();
    assert!(!text(&pages(&archive), "topics/index.html").contains("class=\"letters\""));
    let names = "长江 黄河 珠江 淮河 海河 辽河 塔里木 汉江 湘江 赣江 闽江 钱塘江 韩江 鸭绿江 图们江 嫩江 \
                 松花江 黑龙江 乌江 岷江 沱江 雅砻江";
    archive.topics = names
        .split_whitespace()
        .chain(["Amber", "zinc", "48"])
        .enumerate()
        .map(|(index, name)| Topic {
            entry: entry("topics", &format!("t{index:02}"), name, ""),
            rules: Vec::new(),
            broader: Vec::new(),
            related: Vec::new(),
        })
        .collect();
    for session in &mut archive.sessions {
        session.topics.iter_mut().for_each(Vec::clear);
    }
    archive.organisations.clear();
    in_order(
        text(&pages(&archive), "topics/index.html"),
        &[
            "class=\"letters\"",
            "href=\"#letter-A\"",
            "href=\"#letter-Z\"",
            "id=\"letter-G\"",
            "赣江",
            "id=\"letter-H\"",
            "海河",
            "韩江",
            "id=\"letter-Z\"",
            "长江",
            "zinc",
        ],
    );
}

#[test]
fn without_an_address_there_is_no_sitemap_and_feeds_have_tags() {
    let pages = pages(&archive());
    assert!(!pages.iter().any(|page| page.path == "sitemap.xml"));
    assert!(!text(&pages, "index.html").contains("canonical"));
    let feed = text(&pages, "atom.xml");
    assert!(feed.contains(".wenda.invalid,2024-04-02:2024-04-02-spring/q1.html</id>"), "{feed}");
    assert!(feed.contains("<updated>2024-04-02T00:00:00Z</updated>"));
    assert!(text(&pages, "404.html").contains("href=\"index.html\""));
}

#[test]
fn with_an_address_pages_know_their_own() {
    let pages = pages(&with_address());
    let page = text(&pages, "2024-04-02-spring/q1.html");
    let address = "https://a.example/wenda/2024-04-02-spring/q1.html";
    assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")));
    assert!(page.contains("property=\"og:title\""));
    assert!(page.contains("href=\"../assets/wenda.css\""), "links stay relative");
    let map = text(&pages, "sitemap.xml");
    assert!(map.contains(&format!("<loc>{address}</loc><lastmod>2024-04-02</lastmod>")));
    assert!(text(&pages, "robots.txt").contains("Sitemap: https://a.example/wenda/sitemap.xml"));
    assert!(text(&pages, "404.html").contains("href=\"https://a.example/wenda/assets/wenda.css\""));
    assert!(text(&pages, "atom.xml").contains(&format!("<id>{address}</id>")));
}

#[test]
fn an_empty_archive_is_a_site_too() {
    let mut archive = archive();
    archive.sessions.clear();
    archive.topics.clear();
    archive.people.clear();
    archive.organisations.clear();
    archive.series.clear();
    archive.pages.clear();
    let pages = pages(&archive);
    assert!(text(&pages, "index.html").contains("还没有任何场次。"));
    assert!(!pages.iter().any(|page| page.path == "atom.xml"));
}

#[test]
fn an_archives_own_templates_replace_the_built_in_ones() {
    let archive = archive();
    let own = vec![
        ("404.html".to_owned(), "自己的 {{ site.title }}".to_owned()),
        ("assets/own.css".to_owned(), "body{}".to_owned()),
    ];
    let site = Site::new(&archive, Theme::with_overrides(own).unwrap()).unwrap();
    let pages: Vec<_> = (0..site.jobs()).flat_map(|job| site.render(job).unwrap()).collect();
    assert_eq!(text(&pages, "404.html"), "自己的 青石镇问答");
    assert_eq!(text(&pages, "assets/own.css"), "body{}");
    assert!(text(&pages, "index.html").contains("最近一场"));
}

#[test]
fn templates_hold_no_words_of_one_language() {
    for (name, text) in FILES.iter().filter(|(name, _)| !name.contains('/')) {
        assert!(!text.chars().any(is_chinese), "{name}");
    }
    let mut archive = archive();
    archive.settings.language = Language::new("en").unwrap();
    let pages = pages(&archive);
    in_order(
        text(&pages, "2024-04-02-spring/q1.html"),
        &[
            "<html lang=\"en\" dir=\"ltr\">",
            "<time datetime=\"2024-04-02\">2 April 2024</time>",
            "<h1 class=\"derived exchange-title\" lang=\"zh-Hans\" dir=\"ltr\">石桥修得怎样了？</h1>",
            "Question 1 of the 1 held here; the event had 7 (says 《渡口报》); abridged; edited by the source.",
            "How to cite",
        ],
    );
}

#[test]
fn broken_links_in_prose_stop_the_site_with_their_place() {
    let mut archive = archive();
    archive.topics[0].entry = entry("topics", "bridge", "石桥", "见[这里](nowhere.md)。");
    let errors = Site::new(&archive, Theme::built_in().unwrap()).err().unwrap();
    assert_eq!(errors[0].path(), Some("content/topics/bridge.md"));
    assert_eq!(errors[0].position().unwrap().column, 2);
}

#[test]
fn a_session_has_files_for_reference_managers_with_all_its_questions() {
    let mut archive = with_address();
    let session = &mut archive.sessions[0].session;
    let answerer = session.exchanges[1].turns[1].speaker.unwrap();
    session.speakers[answerer].person = None;
    session.speakers[answerer].label = "答".to_owned();
    let pages = pages(&archive);
    let file = |name: &str| text(&pages, &format!("2023-04-01-spring/{name}"));
    let csl: Vec<serde_json::Value> = serde_json::from_str(file("cite.json")).unwrap();
    let of_questions = csl.iter().filter(|one| one["type"] == "webpage").collect::<Vec<_>>();
    assert_eq!(of_questions.len(), archive.sessions[0].session.exchanges.len());
    assert_eq!(of_questions[0]["URL"], "https://a.example/wenda/2023-04-01-spring/q1.html");
    assert!(of_questions[1].get("author").is_none(), "a bare 答 is no author");
    assert!(file("cite.bib").contains("@online{2023-04-01-spring-q2,"));
    assert!(file("cite.ris").contains("TY  - ELEC"));
    let page = file("index.html");
    in_order(page, &["机器可读副本", "JSON", "cite.bib", "cite.ris", "cite.json"]);
}

#[test]
fn a_page_from_right_to_left_says_so_and_what_is_not_says_that() {
    let mut archive = archive();
    archive.settings.language = Language::new("ar").unwrap();
    let site = Site::new(&archive, Theme::built_in().unwrap()).unwrap();
    assert_eq!(site.notes()[0].code, crate::diagnostic::Code::OtherWords);
    let pages = pages(&archive);
    in_order(
        text(&pages, "2024-04-02-spring/q1.html"),
        &[
            "<html lang=\"ar\" dir=\"rtl\">",
            " lang=\"zh-Hans\" dir=\"ltr\">石桥修得怎样了？</h1>",
            "<p class=\"words\" id=\"p2\" lang=\"zh-Hans\" dir=\"ltr\">",
            "lang=\"en\" dir=\"ltr\"",
        ],
    );
}
