//! The site as a reader meets it, in a real browser: both archives, from a disk and from a host, with
//! scripts and without, on a phone, on paper.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
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
fn a_paragraphs_link_is_copied_from_its_number() {
    let server = Server::start(chinese(), "/any/prefix/");
    let page = Page::new();
    for url in [server.url(QUESTION), file_url(&chinese().join(QUESTION))] {
        page.open(&url);
        assert_eq!(page.count("button.bar, .bar"), 0, "nothing is offered before it is asked for");
        page.click("#p3 > .number");
        let cite = page.attribute("#p3 > .number", "id").unwrap();
        assert!(page.address().ends_with(&format!("#{cite}")));
        let copied = page.copied(|page| page.click("text=复制链接"));
        assert_eq!(copied, format!("{url}#{cite}"));
        page.wait_for("document.querySelector('.status').textContent === '已复制'");
        page.assert_faultless();
    }
    // The same by keyboard: the button follows its number.
    page.open(&server.url(QUESTION));
    page.js::<()>("document.querySelector('#p2 > .number').focus()");
    page.press("Enter");
    page.press("Tab");
    assert_eq!(page.focused(), "复制链接");
    let copied = page.copied(|page| page.press("Enter"));
    assert!(copied.contains("#p2~"), "{copied}");
}

#[test]
fn selected_words_are_copied_with_their_source() {
    let server = Server::start(chinese(), "/any/prefix/");
    let page = Page::new();
    page.open(&server.url(QUESTION));
    page.select("#p2", "相互尊重是国与国交往的基本准则");
    page.wait_for("document.querySelector('#p2 .bar button')");
    let copied = page.copied(|page| page.click("text=复制选文和出处"));
    let cite = page.attribute("#p2 > .number", "id").unwrap();
    let url = server.url(QUESTION);
    assert_eq!(
        copied,
        format!(
            "“相互尊重是国与国交往的基本准则”——王毅：《中美关系与加征关税》，2025年3月7日，第2段，{url}#{cite}"
        )
    );
    // Where many stand together, the source is still the question's own page.
    page.open(&server.url("topics/us-china/all.html"));
    page.select(".words[id$=q6-p2]", "相互尊重");
    page.wait_for("document.querySelector('.bar button')");
    let copied = page.copied(|page| page.click("text=复制选文和出处"));
    assert!(copied.ends_with(&format!("第2段，{url}#{cite}")), "{copied}");
    assert!(copied.contains("《中美关系与加征关税》，2025年3月7日"), "{copied}");
    page.assert_faultless();
}

#[test]
fn a_citation_is_copied_and_the_day_of_access_filled_in() {
    let page = Page::new();
    page.open(&file_url(&english().join(FOLLOWED_UP)));
    let day = page.js::<String>("new Date().toLocaleDateString('sv')");
    assert!(page.text(".citation .accessed").contains(&day));
    let copied = page.copied(|page| page.click(".citations button"));
    assert_eq!(copied, page.text(".citation"));
    page.javascript(false);
    page.open(&file_url(&english().join(FOLLOWED_UP)));
    assert!(!page.text("#main").contains(&day));
    assert_eq!(page.count("main button"), 0, "without its script there are no dead buttons");
    page.assert_faultless();
}

#[test]
fn nothing_scrolls_sideways_and_every_page_is_without_fault() {
    for site in both() {
        for path in page_kinds(site).values() {
            let page = Page::new();
            page.phone(320, 640);
            page.open(&file_url(&site.join(path)));
            page.assert_fits();
            for width in [700, 1100, 1440] {
                page.desktop(width, 800);
                page.assert_fits();
            }
            page.assert_faultless();
        }
    }
}

#[test]
fn every_kind_of_page_is_accessible_light_and_dark() {
    for site in both() {
        for path in page_kinds(site).values() {
            let page = Page::new();
            page.open(&file_url(&site.join(path)));
            for media in [Media::Light, Media::Dark] {
                page.media(media);
                page.assert_accessible();
                if page.count(".words") > 0 {
                    let faint = page.violations_of(&["color-contrast-enhanced"], "main .words");
                    assert!(faint.is_empty(), "{path} {media:?}: {faint:?}");
                }
            }
            page.phone(360, 740);
            page.media(Media::Light);
            page.assert_accessible();
        }
    }
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

#[test]
fn nothing_moves_while_a_page_comes_up() {
    for site in both() {
        let server = Server::start(site, "/");
        for path in page_kinds(site).values() {
            let page = Page::new();
            page.phone(360, 740);
            page.open(&server.url(path));
            let vitals = page.vitals();
            assert!(vitals.shift < 0.001, "{path}: {} by {:?}", vitals.shift, vitals.moved);
            // The search brings its own script, and then what it asks of the index; a question has one sheet and
            // one script, other pages what they name.
            let named = 1 + page.count("link[rel='stylesheet'], script[src]");
            let requests = match path.as_str() {
                "search.html" => 12,
                _ if is_question(path) => 3,
                _ => named,
            };
            assert!(vitals.requests <= requests, "{path}: {} requests", vitals.requests);
            println!("{path}: first paint after {:.0} ms", vitals.first_paint);
        }
    }
}

#[test]
fn the_median_question_with_all_it_needs_is_light() {
    for site in both() {
        let mut sizes: Vec<usize> = tree(site)
            .into_iter()
            .filter(|(path, _)| is_question(path))
            .map(|(_, bytes)| packed(&bytes))
            .collect();
        sizes.sort_unstable();
        let asset = |name: &str| packed(&fs::read(site.join("assets").join(name)).unwrap());
        let (style, script) = (asset("wenda.css"), asset("wenda.js"));
        let page = sizes[sizes.len() / 2];
        println!("page {page} + style {style} + script {script} = {}", page + style + script);
        assert!(script < 4_000, "the script has {script} bytes");
        assert!(page + style + script < 15 * 1024, "{page} + {style} + {script}");
    }
}

/// Whether a line is the number `n`, or begins with it.
fn numbered(sheets: &str, n: usize) -> bool {
    sheets.lines().any(|line| line.split_whitespace().next() == Some(n.to_string().as_str()))
}

fn is_question(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or_default();
    let number = file.strip_prefix('q').and_then(|rest| rest.strip_suffix(".html"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// How many bytes of it a host sends.
fn packed(bytes: &[u8]) -> usize {
    use std::io::Write as _;
    let gzip =
        Command::new("gzip").arg("-9nc").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut gzip = gzip.unwrap();
    let mut input = gzip.stdin.take().unwrap();
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&bytes).unwrap());
    let packed = gzip.wait_with_output().unwrap().stdout.len();
    writer.join().unwrap();
    packed
}
