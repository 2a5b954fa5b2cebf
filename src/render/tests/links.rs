//! Every link of every page leads to a page, and to a place on it that is there.

use std::collections::{BTreeMap, BTreeSet};

use super::{Archive, Rendered, archive, pages, with_address};

/// The values of an attribute on a page.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let before = format!(" {attribute}=\"");
    html.split(&before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The path to which `link` leads from the page at `from`.
fn target(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => {
                assert!(parts.pop().is_some(), "{link} on {from} leaves the site");
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

pub(super) fn check(archive: &Archive) {
    let pages = pages(archive);
    let is_page =
        |page: &&Rendered| [".html", ".xml"].iter().any(|extension| page.path.ends_with(extension));
    let read: BTreeMap<&str, &str> = pages
        .iter()
        .filter(is_page)
        .map(|page| (page.path.as_str(), std::str::from_utf8(&page.bytes).unwrap()))
        .collect();
    let paths: BTreeSet<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    for (path, html) in &read {
        let ids = values(html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "an id stands twice on {path}: {ids:?}");
        for link in values(html, "href").into_iter().chain(values(html, "src")) {
            if link.contains(':') {
                continue;
            }
            let (file, fragment) = link.split_once('#').unwrap_or((link, ""));
            let leads_to = if file.is_empty() { (*path).to_owned() } else { target(path, file) };
            assert!(paths.contains(leads_to.as_str()), "{link} on {path} leads to no page");
            assert!(!leads_to.ends_with('/') && !file.starts_with('/'), "{link} on {path}");
            if !fragment.is_empty() {
                let found = values(read[leads_to.as_str()], "id").contains(&fragment);
                assert!(found, "{link} on {path} leads to no place");
            }
        }
        for of in values(html, "aria-labelledby") {
            assert!(unique.contains(of), "{of} on {path}");
        }
    }
}

#[test]
fn every_link_leads_somewhere() {
    check(&archive());
    check(&with_address());
}

#[test]
fn every_page_can_be_reached_from_the_first() {
    let pages = pages(&archive());
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut next = vec!["index.html".to_owned()];
    while let Some(path) = next.pop() {
        let Some(page) = pages.iter().find(|page| page.path == path) else { continue };
        let Ok(html) = std::str::from_utf8(&page.bytes) else { continue };
        // A form leads somewhere too.
        let links = ["href", "src", "action"].into_iter().flat_map(|name| values(html, name));
        for link in links.filter(|link| !link.contains(':')) {
            let file = link.split('#').next().unwrap_or_default();
            let leads_to = target(&path, file);
            if !file.is_empty() && reached.insert(leads_to.clone()) {
                next.push(leads_to);
            }
        }
    }
    let unreached: Vec<&str> = pages
        .iter()
        .map(|page| page.path.as_str())
        .filter(|path| !reached.contains(*path) && !["404.html", "robots.txt"].contains(path))
        // What the search's scripts load, and the one that marks what it found.
        .filter(|path| !path.starts_with("search/") && *path != "assets/search/marks.js")
        // What marks words said before is loaded on wish; of this archive's wordings nothing is told.
        .filter(|path| !path.starts_with("assets/history/"))
        // Nothing in it is said twice on one topic, so that no two sides are held against each other.
        .filter(|path| *path != "assets/compare.css")
        .collect();
    assert_eq!(unreached, [""; 0]);
}
