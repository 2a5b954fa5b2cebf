//! The harness itself: each fault that it is there to find, it finds.

use std::fs;
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;

use super::chromium::{Browser, browser};
use super::{Media, Page, Server, file_url};

const STYLE: &str = "
    body { margin: 0; background: #fff; color: #111; font: 18px sans-serif }
    #faint { color: #ccc }
    #wide { width: 700px }
    @media (prefers-color-scheme: dark) { body { background: #000; color: #eee } }
    @media print { nav { display: none } }
    @media (forced-colors: active) { h1::after { content: '!' } }";

const SCRIPT: &str = "
    document.querySelector('#copy').onclick = () => navigator.clipboard.writeText('柳溪 q1');
    document.onkeydown = (event) => {
        if (event.key === 'j') location.href = 'second.html';
        if (event.key === 'Escape') document.querySelector('h1').textContent = '按过了';
    };
    document.querySelector('h1').textContent += '（活）';";

/// An invented small site: a sound page, another, and one that is faulty as the test wishes.
fn site(faulty: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let page = |name: &str, body: &str| {
        let html = format!(
            "<!doctype html><html lang=zh-Hans><meta charset=utf-8><title>{name}</title>\
             <meta name=viewport content='width=device-width'>\
             <link rel=stylesheet href=style.css>{body}"
        );
        fs::write(folder.path().join(name), html).unwrap();
    };
    page(
        "first.html",
        "<body><nav><a href=second.html>下一问</a> <button id=copy>复制</button></nav>\
         <main><h1>柳溪镇</h1><p id=words>今年五月<b>修完最后</b>一段。</p><label>搜 <input></label></main>\
         <script src=script.js></script>",
    );
    page("second.html", "<body><main><h1>第二问</h1><p>图书馆</p></main>");
    page("faulty.html", &format!("<body><main><h1>坏页</h1>{faulty}</main>"));
    fs::write(folder.path().join("style.css"), STYLE).unwrap();
    fs::write(folder.path().join("script.js"), SCRIPT).unwrap();
    folder
}

fn open(folder: &TempDir, name: &str) -> Page {
    let page = Page::new();
    page.open(&file_url(&folder.path().join(name)));
    page
}

#[test]
fn a_sound_page_has_no_fault_from_a_file_or_a_server() {
    let site = site("");
    let server = Server::start(site.path(), "/any/prefix/");
    let page = Page::new();
    for url in [file_url(&site.path().join("first.html")), server.url("first.html")] {
        page.open(&url);
        assert_eq!(page.text("h1"), "柳溪镇（活）");
        assert!(page.shows("今年五月修完最后一段。"));
        page.assert_faultless();
        page.assert_accessible();
        page.assert_fits();
    }
    let asked = server.asked();
    assert_eq!(asked[0], ("/any/prefix/first.html".to_owned(), 200));
    assert!(asked.contains(&("/any/prefix/style.css".to_owned(), 200)), "{asked:?}");
}

#[test]
fn links_keys_and_taps_lead_on() {
    let site = site("");
    let page = open(&site, "first.html");
    page.follow("text=下一问");
    assert_eq!(page.text("h1"), "第二问");
    page.phone(360, 740);
    page.open(&file_url(&site.path().join("first.html")));
    page.follow("nav a");
    assert_eq!(page.text("h1"), "第二问");
    page.open(&file_url(&site.path().join("first.html")));
    page.press_and_follow("j");
    assert!(page.address().ends_with("second.html"));
    page.open(&file_url(&site.path().join("first.html")));
    page.press("Tab");
    assert_eq!(page.focused(), "下一问");
    page.press("Tab");
    page.press("Shift+Tab");
    page.press_and_follow("Enter");
    assert_eq!(page.text("h1"), "第二问");
}

#[test]
fn keys_and_words_reach_the_page() {
    let site = site("");
    let page = open(&site, "first.html");
    page.press("Escape");
    page.wait_for("document.querySelector('h1').textContent === '按过了'");
    page.click("input");
    page.write("防洪堤");
    assert_eq!(page.focused(), "防洪堤");
    page.open(&format!("{}#words", file_url(&site.path().join("first.html"))));
    assert_eq!(page.text(":target"), "今年五月修完最后一段。");
    assert_eq!(page.attribute("#words", "id").as_deref(), Some("words"));
}

#[test]
fn what_is_copied_is_seen() {
    let site = site("");
    let server = Server::start(site.path(), "/");
    let page = Page::new();
    for url in [file_url(&site.path().join("first.html")), server.url("first.html")] {
        page.open(&url);
        assert_eq!(page.copied(|page| page.click("#copy")), "柳溪 q1");
        page.select("#words", "五月修完最后一");
        assert_eq!(page.copied(|page| page.press("Control+c")), "五月修完最后一");
    }
}

#[test]
fn without_javascript_scripts_rest_and_the_harness_works() {
    let site = site("<noscript><p id=none>无脚本</p></noscript>");
    let page = Page::new();
    page.javascript(false);
    page.open(&file_url(&site.path().join("first.html")));
    assert_eq!(page.text("h1"), "柳溪镇");
    page.follow("nav a");
    page.open(&file_url(&site.path().join("faulty.html")));
    assert_eq!(page.texts("#none"), ["无脚本"]);
    page.javascript(true);
    page.open(&file_url(&site.path().join("faulty.html")));
    assert_eq!(page.count("#none"), 0);
}

#[test]
fn without_css_the_page_is_in_its_own_order() {
    let site = site("<p id=wide style='color:red'>宽</p>");
    let page = open(&site, "faulty.html");
    page.without_css();
    assert!(page.js::<f64>("document.querySelector('#wide').offsetWidth") > 1000.0);
    assert_eq!(
        page.js::<String>("getComputedStyle(document.querySelector('#wide')).color"),
        "rgb(0, 0, 0)"
    );
}

#[test]
fn errors_of_scripts_are_found() {
    let site = site("<script>console.error('坏了', 5); nothing.here()</script>");
    let faults = open(&site, "faulty.html").faults();
    assert_eq!(faults[0], "console: 坏了 5");
    assert!(faults[1].contains("nothing is not defined"), "{faults:?}");
    assert_eq!(faults.len(), 2);
}

#[test]
fn requests_that_fail_or_go_to_another_host_are_found() {
    let site = site("<img alt=x src=missing.png><img alt=y src=http://elsewhere.example/y.png>");
    let server = Server::start(site.path(), "/any/prefix/");
    let page = Page::new();
    page.open(&server.url("faulty.html"));
    let mut faults = page.faults();
    faults.sort();
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].starts_with("answer 404: ") && faults[0].ends_with("missing.png"));
    assert_eq!(faults[1], "foreign request: http://elsewhere.example/y.png");
    page.open(&file_url(&site.path().join("faulty.html")));
    let faults = page.faults();
    assert!(faults.iter().any(|fault| fault.contains("ERR_FILE_NOT_FOUND")), "{faults:?}");
    assert!(faults.iter().any(|fault| fault.starts_with("foreign request")), "{faults:?}");
}

#[test]
fn what_the_security_policy_forbids_is_found() {
    let site = site("<p style='color:red'>红</p><script>var a = 1</script>");
    let policy = [("Content-Security-Policy", "default-src 'self'")];
    let server = Server::with_headers(site.path(), "/", &policy);
    let page = Page::new();
    page.open(&server.url("faulty.html"));
    let faults = page.faults();
    assert!(faults.iter().any(|fault| fault.contains("inline script")), "{faults:?}");
    assert!(faults.iter().any(|fault| fault.contains("inline style")), "{faults:?}");
    page.open(&server.url("first.html"));
    page.assert_faultless();
    page.assert_accessible();
}

#[test]
fn too_wide_an_element_is_found() {
    let site = site("<p id=wide>宽</p>");
    for phone in [true, false] {
        let page = open(&site, "faulty.html");
        if phone {
            page.phone(320, 640);
        } else {
            page.desktop(500, 640);
        }
        page.open(&file_url(&site.path().join("faulty.html")));
        let wide = page.overflow();
        assert_eq!(wide, [format!("p#wide ends at 700 of {} px", if phone { 320 } else { 500 })]);
    }
}

#[test]
fn contrast_too_low_is_found_where_it_shows() {
    let site = site("<p id=faint>太淡了</p><p id=mild style='color:#767676'>灰一点</p>");
    let page = open(&site, "faulty.html");
    let found = page.violations();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].rule.as_str(), found[0].element.as_str()), ("color-contrast", "#faint"));
    assert!(found[0].to_string().contains("contrast"), "{}", found[0]);
    let strict = page.violations_of(&["color-contrast-enhanced"], "#mild");
    assert_eq!(strict.len(), 1, "{strict:?}");
    page.media(Media::Dark); // #ccc on black is plain to see
    assert!(page.violations_of(&["color-contrast"], "#faint").is_empty());
}

#[test]
fn media_are_what_is_asked_for() {
    let site = site("");
    let page = open(&site, "first.html");
    let background = || page.js::<String>("getComputedStyle(document.body).backgroundColor");
    let holds = |query: &str| page.ask::<bool>("query => matchMedia(query).matches", &[query]);
    assert_eq!(background(), "rgb(255, 255, 255)");
    page.media(Media::Dark);
    assert_eq!(background(), "rgb(0, 0, 0)");
    page.media(Media::Forced);
    assert!(holds("(forced-colors: active) and (prefers-color-scheme: light)"));
    page.media(Media::ForcedDark);
    assert!(holds("(forced-colors: active) and (prefers-color-scheme: dark)"));
    page.media(Media::Print);
    assert!(holds("print") && !page.shows("下一问"));
}

#[test]
fn a_page_prints() {
    let site = site("");
    let sheets = open(&site, "first.html").pdf().sheets();
    assert_eq!(sheets.len(), 1);
    assert!(sheets[0].contains("柳溪镇") && !sheets[0].contains("下一问"), "{sheets:?}");
}

#[test]
fn what_moves_after_the_first_paint_is_found() {
    let site = site(
        "<div id=late></div><p id=below>下</p><script>\
         setTimeout(() => document.querySelector('#late').style.height = '300px', 200)</script>",
    );
    let server = Server::start(site.path(), "/");
    let page = Page::new();
    page.open(&server.url("second.html"));
    let calm = page.vitals();
    assert!(calm.first_paint > 0.0 && calm.largest_paint >= calm.first_paint, "{calm:?}");
    assert!(calm.shift < f64::EPSILON, "{calm:?}");
    let size = |name: &str| fs::metadata(site.path().join(name)).unwrap().len();
    assert_eq!((calm.requests, calm.bytes), (2, size("second.html") + size("style.css")));
    page.open(&server.url("faulty.html"));
    page.wait_for("document.querySelector('#late').style.height");
    let moving = page.vitals();
    assert!(moving.shift > 0.0, "{moving:?}");
    assert_eq!(moving.moved, ["p#below"]);
}

#[test]
fn a_page_that_is_not_there_has_the_sites_own_words() {
    let site = site("");
    fs::write(site.path().join("404.html"), "<!doctype html><title>404</title><h1>没有这一页</h1>")
        .unwrap();
    let server = Server::start(site.path(), "/any/prefix/");
    let page = Page::new();
    page.open(&server.url("nowhere/%E6%9F%B3.html"));
    assert_eq!(page.text("h1"), "没有这一页");
    assert_eq!(page.faults().len(), 1);
    page.open(&server.url("../../Cargo.toml"));
    assert_eq!(page.text("h1"), "没有这一页");
}

#[test]
fn what_is_covered_cannot_be_clicked() {
    let site =
        site("<a href=second.html>去</a><div class=cover style='position:fixed;inset:0'></div>");
    let page = open(&site, "faulty.html");
    let said = panic_of(|| page.click("text=去"));
    assert!(said.starts_with("`text=去` lies under <div class=\"cover\"> on file://"), "{said}");
    assert!(panic_of(|| page.click("text=来")).contains("is not there"));
}

#[test]
fn a_test_that_fails_leaves_a_picture_and_no_page() {
    let name = "browser.selftest.a_test_that_fails_leaves_a_picture_and_no_page.png";
    let picture = super::capture::failures().join(name);
    let context = panic_of(|| {
        let page = Page::new();
        panic!("{}", page.context)
    });
    assert!(fs::read(&picture).unwrap().starts_with(b"\x89PNG"));
    fs::remove_file(&picture).unwrap();
    let open = browser().pipe.call(None, "Target.getBrowserContexts", &json!({})).unwrap();
    assert!(!open.to_string().contains(&context), "{open}");
}

#[test]
fn the_browser_ends_and_leaves_nothing_when_its_pipe_closes() {
    let browser = Browser::start().unwrap();
    let folder = browser.folder.clone();
    assert!(folder.join("profile").is_dir());
    drop(browser);
    assert!(gone(&folder), "{} is still there", folder.display());
}

/// Whether a folder goes away: at most half a minute.
fn gone(folder: &Path) -> bool {
    (0..600).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        !folder.exists()
    })
}

/// What a deed that fails says.
fn panic_of(deed: impl FnOnce()) -> String {
    let payload = std::panic::catch_unwind(AssertUnwindSafe(deed)).unwrap_err();
    payload.downcast_ref::<String>().cloned().unwrap_or_default()
}
