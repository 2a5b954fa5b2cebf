//! How to cite a page, and what its head tells, as a browser takes them.

use serde_json::Value;
use wenda::pipeline::{self, Rules};

use super::{Page, Server, file_url};
use crate::support::Project;

const POLICY: (&str, &str) = ("Content-Security-Policy", "default-src 'self'");

#[test]
fn data_for_machines_is_allowed_by_the_security_policy_and_can_be_read() {
    let project = Project::new();
    let site = project.at("site");
    let (published, report) = pipeline::build(project.path(), &site, Rules::default(), &|_| ());
    assert!(published.is_some(), "{:?}", report.iter().collect::<Vec<_>>());
    let server = Server::with_headers(&site, "/some/prefix/", &[POLICY]);
    let page = Page::new();
    let path = "2031-05-04-bridge/q1.html";
    for url in [file_url(&site.join(path)), server.url(path)] {
        page.open(&url);
        page.assert_faultless();
        let data: String =
            page.js("document.querySelector('script[type=\"application/ld+json\"]').textContent");
        let data: Value = serde_json::from_str(&data).unwrap();
        assert_eq!(data["mainEntity"]["text"], "南桥什么时候修好？");
        let answer = data["mainEntity"]["suggestedAnswer"]["url"].as_str().unwrap();
        assert!(page.text(answer).ends_with("秋天以前。木料已经备齐，水一退就动工。"));
    }
}

#[test]
fn the_day_of_access_is_a_visible_blank_without_a_script() {
    let project = Project::new();
    let site = project.at("site");
    pipeline::build(project.path(), &site, Rules::default(), &|_| ()).0.unwrap();
    let page = Page::new();
    page.javascript(false);
    page.open(&file_url(&site.join("2031-05-04-bridge/q1.html")));
    assert!(page.shows("____"));
    page.assert_faultless();
}
