//! Pictures of a built site, to be looked at by people: `tests/screenshots FOLDER` calls this.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::{Media, Page, Server, capture, page_kinds};

/// From phones to large screens; narrower than the second is a phone.
const WIDTHS: [u32; 4] = [360, 800, 1440, 2560];

#[test]
#[ignore = "`tests/screenshots FOLDER` runs this; it makes pictures and judges nothing"]
#[expect(clippy::disallowed_methods, reason = "a test has no arguments: the folder comes this way")]
fn of_every_kind_of_page() {
    let folder = |name| std::env::var_os(name).map(PathBuf::from);
    let Some(site) = folder("WENDA_SCREENSHOTS_OF") else {
        panic!("please run `tests/screenshots FOLDER`");
    };
    let to = folder("WENDA_SCREENSHOTS_TO").unwrap_or_else(capture::folder);
    let made = take(&site, &to);
    println!("{made} pictures in {}", to.display());
}

/// Takes a picture of each kind of page at each width, light and dark: `question-360-dark.png`.
fn take(site: &Path, to: &Path) -> usize {
    let server = Server::start(site, "/any/prefix/");
    let kinds = page_kinds(site);
    assert!(!kinds.is_empty(), "no pages in {}", site.display());
    let mut made = 0;
    let page = Page::new();
    // A picture is as wide as its name says.
    page.call("Emulation.setScrollbarsHidden", json!({ "hidden": true }));
    for (kind, path) in kinds {
        for width in WIDTHS {
            if width < WIDTHS[1] {
                page.phone(width, width * 2);
            } else {
                page.desktop(width, width * 5 / 8);
            }
            page.open(&server.url(&path));
            for (name, media) in [("light", Media::Light), ("dark", Media::Dark)] {
                page.media(media);
                page.screenshot(&to.join(format!("{kind}-{width}-{name}.png")));
                made += 1;
            }
        }
    }
    made
}

#[test]
fn every_kind_of_page_is_taken_at_every_width_light_and_dark() {
    let site = tempfile::tempdir().unwrap();
    std::fs::write(
        site.path().join("index.html"),
        "<!doctype html><title>柳溪</title><h1>柳溪</h1>",
    )
    .unwrap();
    let to = tempfile::tempdir().unwrap();
    assert_eq!(take(site.path(), to.path()), 8);
    assert!(to.path().join("home-360-dark.png").is_file());
    assert!(to.path().join("home-2560-light.png").is_file());
}
