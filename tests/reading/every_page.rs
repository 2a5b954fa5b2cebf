//! What holds of every kind of page: it fits, is accessible, stands still while it comes up, and a question is light.

use std::fs;
use std::process::{Command, Stdio};

use super::both;
use crate::browser::{Media, Page, Server, file_url, page_kinds};
use crate::support::tree;

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
