//! Notes and terms as a reader meets them: in the margin and under the text, by pointer, keyboard and finger,
//! hidden, found, copied, printed, and without scripts.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::browser::{Media, Page, Server, file_url};
use crate::crowded::{PAGE, crowded};
use crate::support::Project;

const QUESTION: &str = "2031-05-04-bridge/q1.html";

const NOTES: &str = "\
---
by: 编者
---
## 木料已经备齐
{kind=definition}
杉木三百根。

## 备齐，水一退
{kind=correction to=\"备齐。水一退\"}

## 动工
先修桥墩，再铺桥面。LONG

## @q1-p2
这一段是镇长的话，见[修桥](../../topics/bridge.md)。

## 没有的话
这条注释没有着落。
";

/// The invented archive with notes and terms, built once.
fn small() -> &'static Path {
    static BUILT: OnceLock<Project> = OnceLock::new();
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    let project = BUILT.get_or_init(|| {
        let project = Project::new();
        let notes = NOTES.replace("LONG", &"桥面用新木。".repeat(40));
        project.write("content/sessions/2031/2031-05-04-bridge.notes.md", &notes);
        let bridge = "---\ntitle: 南桥\ntransliteration: nán qiáo\ndefinition: 云溪镇南的木桥。\nrenderings:\n  \
                      - { lang: en, text: the South Bridge, official: true }\n---\n";
        project.write("content/terms/south-bridge.md", bridge);
        let said = project.run(&["build"]);
        assert_eq!(said.status, 0, "{}", said.err);
        project
    });
    SITE.get_or_init(|| project.at("site"))
}

fn page_of_small(width: u32) -> Page {
    let page = Page::new();
    page.desktop(width, 900);
    page.open(&file_url(&small().join(QUESTION)));
    page
}

/// A note with the places of what belongs to it, in pixels of the page.
#[derive(Debug, Deserialize)]
struct Placed {
    top: f64,
    bottom: f64,
    left: f64,
    /// The line on which its number stands.
    line: f64,
    /// Its paragraph's edges.
    right: f64,
    end: f64,
    /// Where the next paragraph begins.
    next: f64,
}

fn placed(page: &Page) -> Vec<Placed> {
    page.js(
        "[...document.querySelectorAll('.note')].map(note => {
            const sign = document.querySelector(`[data-n][href='#${note.id}']`);
            const words = sign.closest('.words');
            const all = [...document.querySelectorAll('.words, .after')];
            const box = e => { const b = e.getBoundingClientRect(); return { top: b.top + scrollY, bottom: b.bottom + scrollY, left: b.left, right: b.right }; };
            const own = box(note), of = box(words), following = all[all.indexOf(words) + 1];
            const lines = sign.getClientRects();
            return { top: own.top, bottom: own.bottom, left: own.left,
                line: lines[lines.length - 1].top + scrollY, right: of.right, end: of.bottom, next: box(following).top };
        })",
    )
}

fn assert_apart(notes: &mut [Placed]) {
    notes.sort_by(|one, other| one.top.total_cmp(&other.top));
    for pair in notes.windows(2) {
        assert!(pair[0].bottom <= pair[1].top, "{pair:?}");
    }
}

#[test]
fn in_the_margin_notes_stand_beside_their_line_and_never_over_one_another() {
    let page = page_of_small(1440);
    page.wait_for("document.documentElement.classList.contains('placed')");
    let mut notes = placed(&page);
    assert!(notes.len() == 4 && notes.iter().all(|note| note.left > note.right), "{notes:?}");
    assert_apart(&mut notes);
    assert!((notes[0].top - notes[0].line).abs() < 4.0, "{:?}", notes[0]);
    page.assert_fits();
    page.assert_faultless();
    for path in [format!("{PAGE}/q1.html"), format!("{PAGE}/all.html")] {
        page.open(&file_url(&crowded().project.at("site").join(path)));
        page.wait_for("document.documentElement.classList.contains('placed')");
        let mut notes = placed(&page);
        assert!(notes.len() >= 40 && notes.iter().all(|note| note.left > note.right));
        assert!(notes.iter().all(|note| note.top >= note.line - 4.0));
        assert_apart(&mut notes);
        let end: f64 =
            page.js("document.querySelector('main').getBoundingClientRect().bottom + scrollY");
        assert!(notes.iter().all(|note| note.bottom <= end), "they end before the page does");
    }
}

#[test]
fn a_long_note_that_would_push_others_away_is_folded_and_can_be_unfolded() {
    let page = page_of_small(1440);
    page.wait_for("document.querySelector('#n3.long .fold')");
    let height = |page: &Page| -> f64 {
        page.js("document.querySelector('#n3').getBoundingClientRect().height")
    };
    let folded = height(&page);
    page.js::<()>("document.querySelector('#n3 .fold').focus()");
    page.press("Enter");
    assert_eq!(page.attribute("#n3 .fold", "aria-expanded").as_deref(), Some("true"));
    assert!(height(&page) > 1.5 * folded);
    page.wait_for("document.querySelector('#n4').getBoundingClientRect().top >= document.querySelector('#n3').getBoundingClientRect().bottom");
    assert_apart(&mut placed(&page));
    page.click("#n3 .fold");
    assert!((height(&page) - folded).abs() < 1.0);
    page.desktop(1280, 900);
    page.wait_for("!document.querySelector('#n3.open')");
    assert_apart(&mut placed(&page));
}

#[test]
fn on_a_phone_and_without_scripts_notes_follow_their_paragraph() {
    for (width, javascript) in [(360, true), (360, false), (1440, false)] {
        for path in
            [small().join(QUESTION), crowded().project.at("site").join(PAGE).join("q2.html")]
        {
            let page = Page::new();
            page.javascript(javascript);
            page.desktop(width, 900);
            page.open(&file_url(&path));
            let mut notes = placed(&page);
            for note in &notes {
                assert!(note.end <= note.top && note.bottom <= note.next, "{width}: {note:?}");
            }
            assert_apart(&mut notes);
            let hidden: usize = page.js(
                "[...document.querySelectorAll('.note')].filter(e => !e.checkVisibility({ visibilityProperty: true })).length",
            );
            assert_eq!(hidden, 0);
            assert_eq!(page.count("main button") == 0, !javascript, "no dead buttons");
            page.assert_fits();
            page.assert_faultless();
        }
    }
}

#[test]
fn nothing_moves_when_the_notes_come_into_the_margin() {
    let server = Server::start(small(), "/");
    let page = Page::new();
    page.desktop(1440, 900);
    page.open(&server.url(QUESTION));
    page.wait_for("document.documentElement.classList.contains('placed')");
    let vitals = page.vitals();
    assert!(vitals.shift < 0.001, "{} by {:?}", vitals.shift, vitals.moved);
}

#[test]
fn all_notes_can_be_hidden_and_come_back_when_one_is_asked_for() {
    let page = page_of_small(1440);
    page.click("text=隐藏注释");
    let shown = "[...document.querySelectorAll('.note')].filter(e => e.checkVisibility()).length";
    assert_eq!(page.js::<usize>(shown), 0);
    let number = "getComputedStyle(document.querySelector('.noted[data-n]'), '::after').display";
    assert_eq!(page.js::<String>(number), "none");
    page.click("text=显示注释");
    assert_eq!(page.js::<usize>(shown), 4);
    page.click("text=隐藏注释");
    page.js::<()>("document.querySelector('[href=\"#n3\"]').click()");
    page.wait_for("document.querySelector('#n3').checkVisibility()");
    assert_eq!(page.text(".notes-tools button"), "隐藏注释");
}

#[test]
fn the_keyboard_goes_from_the_words_to_the_note_and_back() {
    for width in [360, 1440] {
        let page = page_of_small(width);
        page.js::<()>("document.querySelector('.noted').focus()");
        assert_eq!(page.focused(), "木料已经备齐");
        page.wait_for("document.querySelector('#n1.lit')");
        page.press("Enter");
        assert!(page.address().ends_with("#n1"), "{}", page.address());
        assert_eq!(page.js::<String>("document.activeElement.id"), "n1");
        page.press("Tab");
        page.press("Tab");
        assert_eq!(page.js::<String>("document.activeElement.className"), "back");
        assert_eq!(page.js::<String>("document.activeElement.ariaLabel"), "回到正文");
        page.press("Enter");
        assert_eq!(page.focused(), "木料已经备齐");
        assert_eq!(page.js::<String>("document.activeElement.id"), "n1-1");
    }
}

#[test]
fn a_notes_own_link_is_copied_from_its_mark() {
    let server = Server::start(small(), "/any/prefix/");
    let page = Page::new();
    page.open(&server.url(QUESTION));
    page.click("#n2 .mark");
    let copied = page.copied(|page| page.click("text=复制链接"));
    assert_eq!(copied, server.url(&format!("{QUESTION}#n2")));
    page.open(&server.url("2031-05-04-bridge/all.html"));
    page.follow("#q1-n2 .mark");
    assert!(page.address().ends_with(&format!("{QUESTION}#n2")), "{}", page.address());
}

#[test]
fn words_are_found_and_copied_across_the_edges_of_notes_as_they_were_said() {
    let page = page_of_small(1440);
    let said = "秋天以前。木料已经备齐，水一退就动工。";
    assert!(page.js::<bool>("find('以前。木料已经备齐，水一退就动')"));
    assert_eq!(page.js::<String>("getSelection().toString()"), "以前。木料已经备齐，水一退就动");
    page.select("#p2", said);
    assert_eq!(page.js::<String>("getSelection().toString()"), said);
    page.wait_for("document.querySelector('#p2 .bar button')");
    let copied = page.copied(|page| page.click("text=复制选文和出处"));
    assert!(copied.starts_with(&format!("“{said}”——周远")), "{copied}");
    for (at, words) in crowded().words.iter().enumerate() {
        let path = format!("{PAGE}/q{}.html", at + 1);
        page.open(&file_url(&crowded().project.at("site").join(path)));
        let shown: Vec<String> = page.js("[...document.querySelectorAll('.words')].map(e => {
                const words = e.cloneNode(true);
                words.querySelectorAll('.number, .gap').forEach(e => e.remove());
                return words.textContent.trim();
            })");
        assert_eq!(&shown, words);
    }
}

#[test]
fn a_terms_window_comes_on_focus_and_under_the_pointer_and_can_be_gone_into_and_closed() {
    let page = page_of_small(1280);
    page.js::<()>("document.querySelector('.term').focus()");
    page.wait_for("document.querySelector('.window')");
    assert!(page.text(".window").contains("云溪镇南的木桥。"));
    assert_eq!(page.attribute(".term", "aria-describedby").as_deref(), Some("window"));
    page.press("Escape");
    assert_eq!(page.count(".window"), 0);
    page.js::<()>("document.activeElement.blur()");
    page.point_at(".term");
    page.wait_for("document.querySelector('.window')");
    page.point_at(".window dt");
    std::thread::sleep(std::time::Duration::from_millis(500));
    assert_eq!(page.count(".window"), 1, "it stays while the pointer is in it");
    page.point_at("h1");
    page.wait_for("!document.querySelector('.window')");
    page.click(".term");
    assert!(page.address().ends_with("#term-south-bridge"));
    page.assert_faultless();
}

#[test]
fn a_tap_on_a_term_opens_its_window_and_without_scripts_leads_to_the_glossary() {
    let page = Page::new();
    page.phone(360, 740);
    page.open(&file_url(&small().join(QUESTION)));
    page.click(".term");
    page.wait_for("document.querySelector('.window')");
    assert!(!page.address().contains('#'));
    page.assert_fits();
    page.assert_accessible();
    page.click("h1");
    page.wait_for("!document.querySelector('.window')");
    page.javascript(false);
    page.open(&file_url(&small().join(QUESTION)));
    page.click(".term");
    assert!(page.address().ends_with("#term-south-bridge"));
    page.click("#term-south-bridge a");
}

#[test]
fn pages_with_notes_are_accessible_light_dark_and_on_a_phone() {
    let crowd = crowded().project.at("site").join(PAGE).join("q3.html");
    let kinds = [QUESTION, "2031-05-04-bridge/index.html", "notes/index.html"];
    for path in kinds.iter().map(|path| small().join(path)).chain([crowd]) {
        let page = Page::new();
        page.desktop(1440, 900);
        page.open(&file_url(&path));
        for media in [Media::Light, Media::Dark] {
            page.media(media);
            page.assert_accessible();
        }
        page.media(Media::Light);
        page.phone(360, 740);
        page.assert_accessible();
        page.assert_fits();
    }
}

#[test]
fn the_editors_voice_and_the_records_tell_in_any_colours_and_in_print() {
    let page = page_of_small(1440);
    let style = |selector: &str, property: &str| -> String {
        page.ask(
            "(selector, property) => getComputedStyle(document.querySelector(selector))[property]",
            &[selector, property],
        )
    };
    for media in [Media::Light, Media::Forced, Media::Print] {
        page.media(media);
        assert_eq!(style(".note", "borderInlineStartStyle"), "solid", "{media:?}");
        assert_eq!(style(".noted", "textDecorationLine"), "underline", "{media:?}");
    }
    page.media(Media::Light);
    assert_ne!(
        style(".note-body", "color"),
        style(".noted", "color"),
        "the words stay the record's"
    );
    assert!(page.text(".note .mark").starts_with("注 "));
}

#[test]
fn on_paper_notes_are_numbered_where_they_stand() {
    let page = page_of_small(1440);
    let sheets = page.pdf().sheets().join("\n");
    // A joiner holds each number to its words.
    let plain = sheets.chars().filter(|c| !c.is_whitespace() && *c != '\u{2060}');
    let plain: String = plain.collect();
    for wanted in [
        "木料已经备齐1，水一退2就",
        "注1",
        "杉木三百根",
        "原文备齐，水一退→当作备齐。水一退",
        "本页词语",
        "theSouthBridge",
    ] {
        assert!(plain.contains(wanted), "no {wanted} in\n{sheets}");
    }
    let digits = |c: char| c.is_ascii_digit();
    let plain = plain.replace(digits, "");
    assert_eq!(plain.matches("桥面用新木。").count(), 40, "nothing is folded on paper\n{sheets}");
    assert!(!plain.contains("隐藏注释") && !plain.contains("展开"));
}

#[test]
fn a_note_without_a_place_stands_at_the_sessions_foot() {
    let page = Page::new();
    page.open(&file_url(&small().join("2031-05-04-bridge/index.html")));
    assert!(page.text(".unplaced").contains("没有的话"));
    assert!(page.text(".unplaced .note").contains("这条注释没有着落。"));
    page.open(&file_url(&small().join("index.html")));
    page.follow("text=全部注释");
    assert_eq!(page.count(".listed-notes .item"), 5);
    page.follow("text=木料已经备齐");
    assert!(page.address().ends_with(&format!("{QUESTION}#n1")));
}

#[test]
fn a_page_made_narrow_or_printed_has_its_notes_under_their_paragraphs_again() {
    let page = page_of_small(1440);
    page.wait_for("document.querySelector('.placed')");
    let moved = "getComputedStyle(document.querySelector('#n3')).top";
    assert_ne!(page.js::<String>(moved), "auto");
    page.desktop(360, 740);
    assert_eq!(page.js::<String>(moved), "0px");
}
