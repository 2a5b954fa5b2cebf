//! The site as a reader meets it, in a real browser: both archives, from a disk and from a host, with
//! scripts and without, on a phone, on paper.

mod copying;
mod every_page;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use tempfile::TempDir;
use wenda::pipeline::{self, Rules};

use crate::browser::{Media, Page, Server, file_url, page_kinds};
use crate::support::tree;

/// A built archive.
struct Built {
    _folder: TempDir,
    site: PathBuf,
}

/// An archive of this repository, built once for all tests. It is copied first: a build writes down the
/// ids that it allots, and a test leaves the repository as it was.
fn built(root: &str, once: &'static OnceLock<Built>) -> &'static Path {
    let built = once.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(root).join("content");
        for (path, bytes) in tree(&from) {
            let to = folder.path().join("content").join(path);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::write(to, bytes).unwrap();
        }
        let site = folder.path().join("site");
        let (published, report) = pipeline::build(folder.path(), &site, Rules::default(), &|_| ());
        assert!(published.is_some(), "{root} cannot be built: {:?}", report.iter().next());
        Built { _folder: folder, site }
    });
    &built.site
}

fn chinese() -> &'static Path {
    static SITE: OnceLock<Built> = OnceLock::new();
    built("", &SITE)
}

fn english() -> &'static Path {
    static SITE: OnceLock<Built> = OnceLock::new();
    built("examples/wherrymouth", &SITE)
}

fn both() -> [&'static Path; 2] {
    [chinese(), english()]
}

const QUESTION: &str = "2025-03-07-foreign-minister/q6.html";
const FOLLOWED_UP: &str = "2025-02-11-mayor/q6.html";
/// One without notes, so that the margin is free for the same subject elsewhere.
const WITHOUT_NOTES: &str = "2024-02-13-mayor/q8.html";

#[test]
fn a_reader_goes_from_the_first_page_to_another_question_by_its_topic() {
    for site in both() {
        let server = Server::start(site, "/any/prefix/");
        let addresses = [file_url(&site.join("index.html")), server.url("index.html")];
        for (home, javascript) in addresses.iter().flat_map(|url| [(url, true), (url, false)]) {
            let page = Page::new();
            page.javascript(javascript);
            page.open(home);
            page.follow(".lead-session a");
            assert!(page.count(".numbered .item") >= 10, "{}", page.address());
            page.follow(".numbered .item:nth-child(6) .title a");
            let question = page.text("h1");
            page.follow(".topics a");
            let found: bool = page.ask(
                "title => [...document.querySelectorAll('.item .title')].some(e => e.innerText === title)",
                &[&question],
            );
            assert!(found, "{question} is not on {}", page.address());
            page.follow(".whole a");
            page.follow(".exchange-title a");
            assert_ne!(page.text("h1"), question);
            assert!(page.count(".answer .words") > 0, "{}", page.address());
            page.assert_faultless();
        }
    }
}

#[test]
fn the_way_can_be_gone_by_touch_and_by_keyboard() {
    let page = Page::new();
    page.phone(360, 740);
    page.open(&file_url(&chinese().join("index.html")));
    page.follow(".lead-session a");
    page.follow("text=中俄关系");
    assert_eq!(page.text("h1"), "中俄关系");
    page.desktop(1280, 800);
    page.open(&file_url(&chinese().join("index.html")));
    page.press("Tab");
    assert_eq!(page.focused(), "跳到正文");
    page.press("Enter");
    page.press("Tab");
    page.press_and_follow("Enter");
    assert!(page.text("h1").contains("答中外记者提问"));
    let ring: String = page
        .js("(e => { e.focus({ focusVisible: true }); return getComputedStyle(e).outlineStyle })
         (document.querySelector('main a'))");
    assert_eq!(ring, "solid");
}

#[test]
fn a_question_page_begins_with_its_source_and_nothing_comes_before_the_answer() {
    for (width, beside) in [(360, false), (1440, true)] {
        let page = Page::new();
        page.desktop(width, 900);
        page.open(&file_url(&english().join(WITHOUT_NOTES)));
        let order: Vec<String> = page.js(
            "[...document.querySelectorAll('main .event, h1, main header .machine, .turn .who, .same-subject, .to-cite')]
                .filter(e => e.checkVisibility())
                .map(e => ({ name: e.className || e.tagName, top: e.getBoundingClientRect().top + scrollY }))
                .sort((one, other) => one.top - other.top).map(e => e.name.split(' ')[0])",
        );
        assert_eq!(order[..4], ["event", "exchange-title", "machine", "who"], "{width}");
        assert_eq!(order[4..].first().is_some_and(|name| name != "who"), beside, "{order:?}");
        assert_eq!(order.contains(&"to-cite".to_owned()), beside);
    }
}

#[test]
fn turns_are_headings_and_the_office_is_said_once() {
    let page = Page::new();
    page.open(&file_url(&english().join(FOLLOWED_UP)));
    let said: Vec<String> = page
        .texts("h2.who")
        .iter()
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        said,
        [
            "Question Courier",
            "Answer Mayor Marlpit Mayor of Wherrymouth",
            "Follow-up Courier, following up",
            "Answer Mayor Marlpit"
        ]
    );
}

#[test]
fn two_years_stand_side_by_side_and_what_both_say_leads_across() {
    let kinds = page_kinds(english());
    let page = Page::new();
    page.javascript(false);
    page.desktop(1440, 900);
    page.open(&file_url(&english().join("topics/river.html")));
    page.follow("a[href*='river/20']");
    assert_eq!(page.count(".side"), 2);
    page.open(&file_url(&english().join(&kinds["topics-one-years"])));
    page.javascript(true);
    let left = |side: &str| -> f64 {
        page.ask(
            "selector => document.querySelector(selector).getBoundingClientRect().left",
            &[side],
        )
    };
    assert!(left(".side:first-child") + 300.0 < left(".side:last-child"), "beside one another");
    assert!(page.count(".shared") > 1);
    let lost: usize = page.js("[...document.querySelectorAll('.shared')].filter(one => {
            const other = document.querySelector(one.getAttribute('href'));
            return !other || other.closest('.side') === one.closest('.side');
        }).length");
    assert_eq!(lost, 0, "each leads to the other side");
    page.phone(360, 740);
    assert!(
        (left(".side:first-child") - left(".side:last-child")).abs() < 1.0,
        "below one another"
    );
}

#[test]
fn the_three_voices_differ_by_more_than_colour() {
    let page = Page::new();
    page.open(&file_url(&english().join("topics/river.html")));
    let style = |selector: &str, property: &str| -> String {
        page.ask(
            "(selector, property) => getComputedStyle(document.querySelector(selector))[property]",
            &[selector, property],
        )
    };
    assert_eq!(style(".editor", "borderInlineStartStyle"), "solid");
    assert_eq!(page.text(".editor .mark"), "Note");
    assert_ne!(style(".about", "fontFamily"), style(".excerpt", "fontFamily"));
    assert_ne!(style(".about", "fontSize"), style(".excerpt", "fontSize"));
    let vermilion = style(".editor", "color");
    for other in ["main a", ".excerpt", ".about"] {
        assert_ne!(style(other, "color"), vermilion, "{other}");
    }
    page.media(Media::Forced);
    assert_eq!(style(".editor", "borderInlineStartStyle"), "solid");
}

#[test]
fn a_question_on_paper_is_a_sheet_to_cite_from() {
    let page = Page::new();
    page.open(&file_url(&chinese().join(QUESTION)));
    let sheets = page.pdf().sheets().join("\n");
    let plain: String = sheets.chars().filter(|c| !c.is_whitespace()).collect();
    for wanted in
        ["中美关系与加征关税", "2025年3月7日", QUESTION, "路透社记者", "相互尊重是国与国交往"]
    {
        assert!(plain.contains(wanted), "no {wanted} in\n{sheets}");
    }
    for n in 1..=6 {
        assert!(numbered(&sheets, n), "no number {n}\n{sheets}");
    }
    for unwanted in ["上一页", "下一页", "相关主题", "跳到正文", "机器可读副本"]
    {
        assert!(!plain.contains(unwanted), "{unwanted} is in\n{sheets}");
    }
}

#[test]
fn without_styles_a_page_reads_in_order() {
    let page = Page::new();
    page.javascript(false);
    page.open(&file_url(&chinese().join(QUESTION)));
    page.without_css();
    let text = page.text("body");
    let order = [
        "中美关系与加征关税",
        "本站所载第6问",
        "路透社记者",
        "打交道的方式",
        "王毅",
        "相互尊重是",
        "如何引用",
        "主题及缘由",
        "相关主题",
        "Atom",
    ];
    let mut at = 0;
    for words in order {
        let found = text[at..].find(words);
        at += found.unwrap_or_else(|| panic!("{words} is not there, or not in order:\n{text}"));
    }
}

/// Whether a line is the number `n`, or begins with it.
fn numbered(sheets: &str, n: usize) -> bool {
    sheets.lines().any(|line| line.split_whitespace().next() == Some(n.to_string().as_str()))
}
