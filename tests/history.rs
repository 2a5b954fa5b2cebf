//! What is said of wordings in time as a reader meets it: marks on wish, by pointer and keyboard, and without
//! scripts; and no claim on any built page where a record is abridged.

use std::path::Path;
use std::sync::OnceLock;

use crate::browser::{Media, Page, Server, file_url};
use crate::support::Project;

/// Said in every year from the third on.
const AGAIN: &str = "尽快修好下游石桥";
/// A question of the last year, whose answer has said all of it before but one thing.
const QUESTION: &str = "2031-05-04-bridge/q1.html";
/// Said in that year alone; it has an entry.
const TERM: &str = "龙舟会";
/// By what the pages claim from silence, in the interface's words.
const CLAIMS: [&str; 9] = [
    "一处也没有",
    "新用的",
    "重又说起的",
    "此后不再说的",
    "在此首次说",
    "都不这样说",
    "只在一场里说的",
    "只在这一问里说的词语",
    "就这些记录而言，这是首次使用",
];

/// Eight records of an invented town, one a year; `extent` of the third.
fn archive(extent: &str) -> Project {
    let project = Project::empty();
    project.write("content/archive.yaml", "title: 云溪镇问答录\n");
    project.write("content/terms/regatta.md", &format!("---\ntitle: {TERM}\n---\n"));
    project.write("content/organisations/gazette.md", "---\ntitle: 《云溪晚报》\n---\n");
    for year in 2025..=2032 {
        let extent = if year == 2027 { extent } else { "full" };
        let again = match year {
            2025 | 2026 => "",
            _ => "尽快修好下游石桥。大家放心，**尽快**修好下游石桥。我们也要尽快修好下游石桥。",
        };
        let first = if year > 2030 {
            "水坝已经加固完毕。再说一遍，水坝已经加固完毕。各位放心，水坝已经加固完毕。"
        } else {
            ""
        };
        let only = if year == 2031 {
            format!("{TERM}照办。各位请看{TERM}。")
        } else {
            String::new()
        };
        let words = format!("{again}{first}{only}今年的树是第{year}棵。");
        project.write(
            &format!("content/sessions/{year}/{year}-05-04-bridge.md"),
            &format!(
                "---\ntitle: 云溪镇镇长答问\ndate: {year}-05-04\nlabels: declared\nspeakers:\n  问: {{ role: asker, organisation: gazette }}\n  \
                 答: {{ role: answerer }}\nwitness:\n  extent: {extent}\n---\n\n问：{year}年的桥怎样？\n\n答：{words}\n"
            ),
        );
    }
    let said = project.run(&["build"]);
    assert_eq!(said.status, 0, "{}", said.err);
    project
}

fn full() -> &'static Project {
    static BUILT: OnceLock<Project> = OnceLock::new();
    BUILT.get_or_init(|| archive("full"))
}

/// The words that are painted, in order.
fn painted(page: &Page, kind: &str) -> Vec<String> {
    page.ask(
        "kind => [...(CSS.highlights.get(kind) ?? [])].map(range => range.toString())",
        &[kind],
    )
}

#[test]
fn words_said_before_are_marked_on_wish_and_the_text_stays_as_it_is() {
    let server = Server::start(&full().at("site"), "/any/prefix/");
    for url in [file_url(&full().at("site").join(QUESTION)), server.url(QUESTION)] {
        let page = Page::new();
        page.open(&url);
        let words = page.texts(".words");
        assert_eq!(painted(&page, "before").len(), 0, "nothing is marked unasked");
        page.click("[href='#said']");
        page.wait_for("document.querySelector('.marking[aria-pressed=true]')");
        let before = painted(&page, "before").join("");
        assert!(before.starts_with(&AGAIN.repeat(3)), "across the source's own marks: {before}");
        assert!(painted(&page, "alone").join("").contains("水坝已经加固完毕"));
        assert_eq!(page.texts(".words"), words);
        let when = page.text(".when");
        assert!(when.contains("此前见于4场：2027年5月4日至2030年5月4日"), "{when}");
        assert!(page.attribute(".when a", "href").unwrap().starts_with("../wordings/"));
        page.click(".marking");
        assert_eq!(page.count(".when") + painted(&page, "before").len(), 0);
        page.assert_faultless();
    }
}

#[test]
fn the_switch_and_what_it_shows_can_be_reached_by_keyboard() {
    let page = Page::new();
    page.open(&file_url(&full().at("site").join(QUESTION)));
    page.js::<()>("document.querySelector('[href=\"#said\"]').focus()");
    page.press("Enter");
    page.wait_for("document.activeElement.className === 'marking'");
    let name = page.focused();
    assert!(name.starts_with("此前说过的话"), "{name}");
    page.js::<()>("document.querySelector('.when a').focus()");
    assert!(page.focused().contains("此前见于"));
    page.follow(".when a");
    assert!(page.text("h1").contains("修好"), "{}", page.address());
}

#[test]
fn marked_pages_fit_and_are_accessible_light_and_dark() {
    let page = Page::new();
    for path in [QUESTION, "years/2031.html", "2031-05-04-bridge/index.html"] {
        page.media(Media::Light);
        page.desktop(1440, 900);
        page.open(&file_url(&full().at("site").join(path)));
        if path == QUESTION {
            page.click("[href='#said']");
            page.wait_for("document.querySelector('.when')");
        }
        page.js::<()>("document.querySelectorAll('details').forEach(one => { one.open = true })");
        for media in [Media::Light, Media::Dark] {
            page.media(media);
            page.assert_accessible();
        }
        page.media(Media::Light);
        page.phone(320, 640);
        page.assert_fits();
        page.assert_accessible();
        page.assert_faultless();
    }
}

#[test]
fn without_scripts_the_same_is_a_list_after_the_answer() {
    let page = Page::new();
    page.javascript(false);
    page.open(&file_url(&full().at("site").join(QUESTION)));
    page.click("[href='#said']");
    assert!(page.address().ends_with("#said"));
    page.click("#said summary");
    let list = page.text("#said");
    assert!(list.contains(AGAIN) && list.contains("此前见于4场"), "{list}");
    assert_eq!(page.count("main button"), 0);
    page.assert_faultless();
}

#[test]
fn an_abridged_record_leaves_no_claim_that_it_could_contradict_on_any_page() {
    let claimed = |project: &Project| -> Vec<String> {
        let pages = project
            .tree("site")
            .into_iter()
            .filter(|(path, _)| Path::new(path).extension().is_some_and(|it| it == "html"));
        let claims = pages.flat_map(|(path, bytes)| {
            let html = String::from_utf8(bytes).unwrap();
            // What is first said in the last years rests on all earlier records, so on the abridged one too; other
            // wordings have pages of their own, of which some rest on full ones alone.
            let other = path.starts_with("wordings/") && !path.contains("shuiba");
            let told = (html.contains("水坝已经加固完毕") || html.contains(TERM)) && !other;
            let claims = CLAIMS.iter().filter(move |claim| told && html.contains(**claim));
            claims.map(move |claim| format!("{path}: {claim}")).collect::<Vec<_>>()
        });
        claims.collect()
    };
    let with = claimed(full());
    let places =
        ["years/2031.html", QUESTION, "2031-05-04-bridge/index.html", "wordings/", "terms/regatta"];
    for place in places {
        assert!(with.iter().any(|claim| claim.starts_with(place)), "{place}: {with:?}");
    }
    for claim in
        [QUESTION, "years/2031.html"].iter().zip(["只在这一问里说的词语", "只在一场里说的"])
    {
        assert!(with.contains(&format!("{}: {}", claim.0, claim.1)), "{with:?}");
    }
    let abridged = archive("abridged");
    // What is not said since rests on the one record that follows, and that is full.
    let places = ["2031-05-04-bridge/index.html", "years/2031.html"];
    let last = ["一处也没有", "此后不再说的"];
    let expected = places.iter().flat_map(|place| last.map(|claim| format!("{place}: {claim}")));
    assert_eq!(claimed(&abridged), expected.collect::<Vec<_>>());
    for place in places {
        let page = abridged.read(&format!("site/{place}"));
        let (open, folded) = page.split_once("分量很轻的另有").unwrap();
        assert!(CLAIMS.iter().all(|claim| !open.contains(claim)), "{open}");
        let claims: Vec<&str> = folded.split("一处也没有").collect();
        let (_, before) = claims.split_last().unwrap();
        for claim in before {
            let (_, rests) = claim.rsplit_once('；').unwrap();
            assert!(rests.starts_with("此后1场（"), "{claim}");
        }
    }
    let year = abridged.read("site/years/2031.html");
    assert!(year.contains(TERM) && year.contains("只见于一场。别处是否说过，无从断定"), "{year}");
    assert!(year.contains("无从断定") && year.contains("2027-05-04-bridge/index.html"), "{year}");
    for page in ["organisations/gazette.html", "statistics.html"] {
        let [hides, whole] = [&abridged, full()]
            .map(|project| project.read(&format!("site/{page}")).contains("记录未必齐全"));
        assert!(hides && !whole, "{page}");
    }
}
