//! The search as a reader meets it, in a real browser: an invented archive of three years, from a disk and
//! from a host, by keyboard, pointer and input method.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use wenda::pipeline::{self, Rules};

use crate::browser::{Media, Page, Server, file_url};
use crate::support::{Project, tree};

/// An archive of three sessions in three years with ten questions each. Every answer names the 石堤 (the
/// dyke); three questions are about the 南桥 (the south bridge), once in traditional characters.
fn archive() -> Project {
    let project = Project::empty();
    project.write("content/archive.yaml", "title: 云溪镇问答录\nlanguage: zh-Hans\n");
    project.write("content/topics/bridge.md", "---\ntitle: 修桥\nmatch: [南桥]\n---\n");
    project.write("content/organisations/evening.md", "---\ntitle: 云溪晚报\n---\n");
    project.write("content/organisations/stone.md", "---\ntitle: 石桥周刊\n---\n");
    let bridges = ["南桥什么时候修好？", "南橋的木料備齊了沒有？", "听说南桥又坏了，修不修？"];
    for (at, year) in (2029..2032).enumerate() {
        let mut text = format!(
            "---\ntitle: 云溪镇镇长{year}年答记者问\ndate: {year}-05-04\nlabels: declared\nspeakers:\n  \
             周远: {{ role: answerer }}\n  晚报记者: {{ organisation: evening, role: asker }}\n  \
             周刊记者: {{ organisation: stone, role: asker }}\n---\n"
        );
        for n in 1..=10 {
            let asker = if n % 3 == 0 { "周刊记者" } else { "晚报记者" };
            let question = if n == 4 {
                bridges[at].to_owned()
            } else {
                format!("第{n}件事办得怎样？")
            };
            let _ = write!(
                text,
                "\n{asker}：{question}\n\n周远：第{n}件事在办。石堤已经动工，看得见。\n"
            );
        }
        project.write(&format!("content/sessions/{year}/{year}-05-04-mayor.md"), &text);
    }
    project
}

fn build(project: &Project) -> PathBuf {
    let site = project.at("site");
    let (published, report) = pipeline::build(project.path(), &site, Rules::default(), &|_| ());
    assert!(published.is_some(), "{:?}", report.iter().next());
    site
}

fn site() -> &'static Path {
    static SITE: OnceLock<(Project, PathBuf)> = OnceLock::new();
    &SITE
        .get_or_init(|| {
            let project = archive();
            let site = build(&project);
            (project, site)
        })
        .1
}

/// A page with what this query finds. It is asked for in the address.
fn found(query: &str) -> Page {
    let page = Page::new();
    page.open(&address(query));
    wait(&page);
    page
}

fn address(query: &str) -> String {
    let page = Page::new();
    let query: String = page.ask("query => new URLSearchParams(query).toString()", &[query]);
    format!("{}?{query}", file_url(&site().join("search.html")))
}

/// Waits until what was asked for is told.
fn wait(page: &Page) {
    page.wait_for(
        "document.querySelector('#told b') && !document.querySelector('#found.old') &&
         (document.querySelector('#found').hidden || document.querySelector('#results').children.length)",
    );
}

/// Selects all that was typed, to type over it.
fn select(page: &Page) {
    page.js::<()>("document.querySelector('#q').select()");
}

fn told(page: &Page, count: &str) {
    page.wait_for(&format!("document.querySelector('#told').innerText.startsWith({count:?})"));
}

#[test]
fn what_is_typed_is_found_and_marked_where_it_leads_to() {
    let server = Server::start(site(), "/any/prefix/");
    for home in [file_url(&site().join("index.html")), server.url("index.html")] {
        let page = Page::new();
        page.open(&home);
        page.click(".search input");
        page.write("乌有");
        page.press_and_follow("Enter");
        assert!(page.address().contains("search.html?q="), "{}", page.address());
        told(&page, "全部");
        select(&page);
        page.write("南桥");
        told(&page, "3页 · ");
        assert!(page.address().ends_with("?q=%E5%8D%97%E6%A1%A5"), "{}", page.address());
        page.wait_for("document.querySelectorAll('#results > .item').length == 3");
        // The same in traditional characters, as they stand there.
        let mut marked = page.texts("#results .line.question mark");
        marked.sort();
        assert_eq!(marked, ["南桥", "南桥", "南橋"]);
        page.follow("#results .line.question a");
        let painted = "CSS.highlights.get('found')?.size ?? 0";
        page.wait_for(painted);
        assert!(page.address().contains("mark="), "{}", page.address());
        let here: bool = page.js(
            "[...CSS.highlights.get('found')].some(range => document.querySelector(':target').contains(range.startContainer)
              || document.querySelector(':target').closest('p')?.contains(range.startContainer))",
        );
        assert!(here, "the marks are where the link leads: {}", page.address());
        assert!(page.text(".marked").starts_with("南"));
        page.click("text=清除标记");
        assert_eq!(page.js::<usize>(painted), 0);
        assert_eq!(page.count(".marked"), 0);
        assert!(!page.address().contains("mark="), "{}", page.address());
        assert!(page.address().contains('#'), "the place stays");
        page.assert_faultless();
    }
}

#[test]
fn marks_are_cleared_by_keyboard_and_painted_where_there_are_no_highlights() {
    let page = Page::new();
    let url = format!("{}?mark=石堤#p2", file_url(&site().join("2029-05-04-mayor/q4.html")));
    page.open(&url);
    page.wait_for("document.querySelector('.marked')");
    page.assert_accessible();
    page.press("Tab");
    page.press("Tab");
    page.js::<()>("document.querySelector('.marked button').focus()");
    page.press("Enter");
    assert_eq!(page.count(".marked"), 0);
    page.open(&url);
    page.wait_for("document.querySelector('.marked')");
    page.press("Escape");
    assert_eq!(page.count(".marked"), 0);
    let words = page.text("main");
    page.javascript(false);
    page.open(&url);
    page.js::<()>(
        "delete window.Highlight; const made = document.createElement('script');
         made.src = '../assets/search/marks.js'; document.body.append(made)",
    );
    let plain = page.text("main");
    assert!(!words.is_empty() && plain.contains("石堤"));
}

#[test]
fn half_typed_pinyin_is_not_searched_for() {
    let page = Page::new();
    page.open(&file_url(&site().join("search.html")));
    page.compose("nan");
    page.compose("nan qiao");
    assert_eq!(page.text("#told"), "");
    assert!(!page.address().contains('?'), "{}", page.address());
    page.write("南桥");
    told(&page, "3页");
    assert_eq!(page.js::<String>("document.querySelector('#q').value"), "南桥");
    page.assert_faultless();
}

#[test]
fn back_leads_through_what_was_searched() {
    let page = Page::new();
    page.open(&file_url(&site().join("index.html")));
    page.open(&file_url(&site().join("search.html")));
    page.write("南");
    page.write("桥");
    told(&page, "3页");
    page.press("Enter");
    select(&page);
    page.write("石堤");
    told(&page, "30页");
    page.click("text=新的在前");
    page.wait_for("location.search.includes('sort=newest')");
    page.js::<()>("history.back()");
    page.wait_for("!location.search.includes('sort')");
    assert_eq!(page.js::<String>("document.querySelector('#q').value"), "石堤");
    page.js::<()>("history.back()");
    told(&page, "3页");
    assert_eq!(page.js::<String>("document.querySelector('#q').value"), "南桥");
    page.follow("#results .title a");
    page.js::<()>("history.back()");
    told(&page, "3页");
    assert_eq!(page.js::<String>("document.querySelector('#q').value"), "南桥");
    page.js::<()>("history.back()");
    page.wait_for("location.pathname.endsWith('index.html')");
    page.assert_faultless();
}

#[test]
fn an_address_says_all_that_was_asked() {
    let page = found("q=石堤&sort=oldest&by=session&per=10000");
    assert_eq!(page.js::<String>("document.querySelector('#q').value"), "石堤");
    assert!(page.js::<String>("document.title").starts_with("石堤 · 检索"));
    let groups = page.texts("#results .group h2");
    assert!(groups[0].contains("2029年5月4日"), "{groups:?}");
    assert_eq!(groups.len(), 2, "twenty pages are of two sessions");
    let here = page.texts("[data-set][aria-current]");
    assert_eq!(here, ["每万字处数", "旧的在前", "按场次"]);
    page.click("#more");
    page.wait_for("document.querySelectorAll('#results .group').length === 3");
    assert_eq!(page.count("#results > .item"), 30);
    assert!(page.attribute("#more", "hidden").is_some());
    // Gone to and come back, one is where one was.
    page.js::<()>("void scrollTo(0, 1500)");
    page.js::<()>("void (location.href = 'index.html')");
    page.wait_for("location.pathname.endsWith('index.html')");
    // Later, for a page that is left at once does not answer that it was told to be.
    page.js::<()>("void setTimeout(() => history.back(), 50)");
    page.wait_for("document.querySelectorAll('#results > .item').length === 30 && scrollY > 1000");
    page.assert_faultless();
}

#[test]
fn a_facet_narrows_and_is_taken_out_again_by_keyboard() {
    let page = found("q=南桥");
    page.wait_for("document.querySelectorAll('#facets a').length > 4");
    let organisations = page.texts("[data-field=organisation] li");
    assert_eq!(organisations, ["云溪晚报 3"]);
    assert_eq!(page.texts("[data-field=year] li"), ["2031年 1", "2030年 1", "2029年 1"]);
    page.js::<()>("document.querySelector('[data-field=year] a').focus()");
    page.press("Enter");
    told(&page, "1页");
    page.wait_for("document.querySelector('[data-field=year] a[aria-current]')");
    assert_eq!(page.js::<String>("document.querySelector('#q').value"), "南桥 年:2031");
    assert_eq!(page.focused(), "2031年");
    page.press("Enter");
    told(&page, "3页");
    assert_eq!(page.js::<String>("document.querySelector('#q').value"), "南桥");
    page.wait_for("document.querySelectorAll('[data-field=part] a').length");
    page.click("[data-field=part] li:last-child a");
    page.wait_for("document.querySelector('#q').value.startsWith('南桥 在:')");
    page.assert_faultless();
}

#[test]
fn the_chart_says_what_each_year_holds_and_leads_there() {
    let page = found("q=石堤");
    let said: Vec<String> =
        page.js("[...document.querySelectorAll('.bars li')].map(li => li.textContent)");
    assert_eq!(said, ["2029年 10", "2030年 10", "2031年 10"]);
    let heights: Vec<f64> = page.js(
        "[...document.querySelectorAll('.bars a')].map(e => +e.style.getPropertyValue('--height'))",
    );
    assert_eq!(heights, [1.0; 3]);
    page.click("text=每万字处数");
    page.wait_for("location.search.includes('per=10000')");
    page.wait_for("document.querySelector('.bars b').textContent.length > 2");
    page.js::<()>("document.querySelector('.bars li:nth-child(2) a').focus()");
    page.press("Enter");
    told(&page, "10页");
    assert_eq!(page.js::<String>("document.querySelector('#q').value"), "石堤 年:2030");
    page.assert_faultless();
}

#[test]
fn results_are_saved_as_a_table() {
    let page = found("q=南桥 第4件&sort=oldest");
    page.js::<()>(
        "void (URL.createObjectURL = blob => { blob.text().then(text => { window.saved = text }); return '#' })",
    );
    page.click("#save");
    page.wait_for("window.saved");
    let rows: Vec<String> = page.js("window.saved.split('\\r\\n')");
    assert!(rows[0].starts_with("\"date\",\"session\",\"title\",\"part\","), "{}", rows[0]);
    assert!(rows[1].starts_with("\"2029-05-04\",\"云溪镇镇长2029年答记者问\","), "{}", rows[1]);
    assert!(rows[1].contains("2029-05-04-mayor/q4.html#"), "{}", rows[1]);
    assert!(rows.iter().any(|row| row.contains("\"南橋\"")), "{rows:?}");
    page.wait_for("document.querySelector('#save').innerText === '存为CSV'");
}

#[test]
fn a_slash_leads_to_the_search_from_every_page() {
    let page = Page::new();
    page.open(&file_url(&site().join("2029-05-04-mayor/q4.html")));
    page.press("/");
    let searching = "document.activeElement.type === 'search'";
    assert!(page.js::<bool>(searching));
    page.press("/");
    assert_eq!(page.js::<String>("document.activeElement.value"), "/");
    page.press("Backspace");
    page.write("南桥");
    page.press_and_follow("Enter");
    told(&page, "3页");
    page.js::<()>("document.querySelector('#results a').focus()");
    page.press("/");
    assert!(page.js::<bool>(searching));
    page.assert_faultless();
}

#[test]
fn the_count_is_told_to_those_who_do_not_see_it() {
    let page = found("q=南桥");
    assert_eq!(page.attribute("#told", "role").as_deref(), Some("status"));
    assert_eq!(page.text("#told"), "3页 · 6处");
    page.open(&address("q=没有这样的话 石堤"));
    told(&page, "全部33页中没有找到“没有这样的话 石堤”。");
    page.open(&address("q=修个桥"));
    page.wait_for("!document.querySelector('#nearest').hidden");
    assert!(page.texts("#nearest a").contains(&"修桥".to_owned()));
    page.open(&address("q=石堤 年:去年"));
    told(&page, "全部33页");
    assert!(page.text("#told").contains("“去年”不是年份"), "{}", page.text("#told"));
}

#[test]
fn a_missing_or_damaged_file_of_the_index_is_said() {
    let project = archive();
    let site = build(&project);
    let files = tree(&site.join("search"));
    let open = || {
        let page = Page::new();
        page.open(&format!("{}?q=%E5%8D%97%E6%A1%A5", file_url(&site.join("search.html"))));
        page
    };
    for kind in ["manifest-", "fold-", "l/", "g/", "d/", "t/", "f/", "names-"] {
        let of_kind = || files.iter().filter(|(path, _)| path.starts_with(kind));
        for damage in [None, Some("wendaSearch.gone = '")] {
            for (path, _) in of_kind() {
                let path = site.join("search").join(path);
                match damage {
                    None => fs::remove_file(path).unwrap(),
                    Some(text) => fs::write(path, text).unwrap(),
                }
            }
            let page = open();
            page.wait_for("!document.querySelector('#failure').hidden");
            let failure = page.text("#failure");
            assert!(failure.contains(&format!("search/{kind}")), "{failure}");
            assert_eq!(
                page.count("#found:not([hidden])"),
                0,
                "nothing is listed that may lack some"
            );
            for (path, bytes) in of_kind() {
                fs::write(site.join("search").join(path), bytes).unwrap();
            }
            page.click("text=再试一次");
            told(&page, "3页");
            page.wait_for("document.querySelector('#failure').hidden");
        }
    }
}

#[test]
fn without_scripts_the_page_says_so_and_leads_to_the_lists() {
    let page = Page::new();
    page.javascript(false);
    page.open(&address("q=南桥"));
    assert!(page.shows("检索要由浏览器里的脚本"));
    page.follow("noscript a");
    assert!(page.text("h1").contains("年份"));
    page.assert_faultless();
}

#[test]
fn what_is_found_fits_and_is_accessible() {
    let page = found("q=石堤 OR 南桥&by=session");
    page.wait_for("document.querySelectorAll('#facets a').length > 4");
    for media in [Media::Light, Media::Dark] {
        page.media(media);
        for width in [320, 800, 1440] {
            page.desktop(width, 800);
            page.assert_fits();
            page.js::<()>("document.querySelector('#facets').setAttribute('open', '')");
            page.assert_fits();
            page.assert_accessible();
        }
    }
    page.media(Media::Light);
    page.open(&file_url(&site().join("search.html")));
    page.assert_accessible();
    let colour: String =
        page.js("getComputedStyle(document.documentElement).getPropertyValue('--found')");
    let editor: String =
        page.js("getComputedStyle(document.documentElement).getPropertyValue('--editor')");
    assert_ne!(colour, editor);
    page.assert_faultless();
}
