//! The table of links: every link of the site against every page and anchor it has.
//!
//! Links are many and their targets few, so the table keeps each target once, with the first page that
//! links to it and how many pages do; a broken link in a header is one diagnostic, not thousands. Of a
//! target only hashes are kept: the link and its page say which it is when it has to be told.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::address::{Fault, Target, resolve};
use super::scan::{Link, Scan};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::say;
use crate::text::{lookup_hash, nearest};

/// The page that hosts show for any address that is not there: its links can't be relative to it.
const NOT_FOUND: &str = "404.html";

/// The anchors of one page, by their hashes, sorted; `None` for a file that is not markup.
pub(super) type Anchors = Option<Vec<u64>>;

/// The links of some pages.
#[derive(Debug, Default)]
pub(super) struct Links {
    wanted: BTreeMap<Key, Seen>,
    faulty: BTreeMap<(Fault, String), Seen>,
}

/// The hashes of a target's path and of its anchor: the words would take ten times the room and are alike at their
/// beginnings.
type Key = (u64, Option<u64>);

/// Where a link was seen.
#[derive(Debug, Clone)]
struct Seen {
    /// The first page, by path.
    page: Arc<str>,
    /// The link as written there.
    href: Box<str>,
    /// On how many pages.
    pages: usize,
}

impl Links {
    /// Adds the links of the page at `path`.
    pub(super) fn add(&mut self, path: &str, scan: &Scan<'_>) {
        if path == NOT_FOUND {
            return;
        }
        let mut wanted: Vec<(Key, &str)> = Vec::with_capacity(scan.links.len());
        let mut faulty: Vec<((Fault, &str), &str)> = Vec::new();
        for Link { href, fetched } in &scan.links {
            match resolve(path, href, *fetched) {
                Ok(None) => {}
                Ok(Some(target)) => wanted.push((target.key(), href)),
                Err(fault) => faulty.push(((fault, href), href)),
            }
        }
        let page: Arc<str> = path.into();
        for (key, href) in each_once(wanted) {
            count(&mut self.wanted, key, &page, href);
        }
        for ((fault, href), _) in each_once(faulty) {
            count(&mut self.faulty, (fault, href.to_owned()), &page, href);
        }
    }

    /// Adds the links of other pages; in whatever order pages come, the table is the same.
    pub(super) fn absorb(&mut self, other: Self) {
        merge(&mut self.wanted, other.wanted);
        merge(&mut self.faulty, other.faulty);
    }

    /// Compares the links with the pages of the site, and with `others`: whether a file that is no page
    /// stands beside them and will stay.
    pub(super) fn check(
        &self,
        pages: &BTreeMap<&str, &Anchors>,
        others: &dyn Fn(&str) -> bool,
    ) -> Vec<Diagnostic> {
        let by_hash: BTreeMap<u64, &Anchors> =
            pages.iter().map(|(path, anchors)| (lookup_hash(path), *anchors)).collect();
        let broken = self.wanted.iter().filter(|((path, fragment), _)| {
            match (by_hash.get(path), fragment) {
                (Some(Some(anchors)), Some(fragment)) => anchors.binary_search(fragment).is_err(),
                (Some(_), _) => false,
                (None, _) => true,
            }
        });
        let mut broken: Vec<(Target<'_>, &Seen)> =
            broken.filter_map(|(_, seen)| Some((seen.target()?, seen))).collect();
        broken.sort_by(|(one, _), (other, _)| one.cmp(other));
        let missing = broken.iter().filter_map(|(wanted, seen)| {
            let page = pages.contains_key(&*wanted.path);
            match &wanted.fragment {
                Some(fragment) if page => Some(no_anchor(seen, wanted, fragment)),
                _ if others(&wanted.path) => None,
                _ => Some(no_page(seen, wanted, pages)),
            }
        });
        let faulty = self.faulty.iter().map(|((fault, _), seen)| fault.told(seen));
        faulty.chain(missing).collect()
    }
}

impl Target<'_> {
    fn key(&self) -> Key {
        (lookup_hash(&self.path), self.fragment.as_deref().map(lookup_hash))
    }
}

impl Seen {
    /// Where the link leads.
    fn target(&self) -> Option<Target<'_>> {
        resolve(&self.page, &self.href, false).ok().flatten()
    }
}

/// The anchors that a page has.
pub(super) fn anchors(scan: &Scan<'_>) -> Vec<u64> {
    let mut anchors: Vec<u64> = scan.anchors.iter().map(|anchor| lookup_hash(anchor)).collect();
    anchors.sort_unstable();
    anchors
}

/// The links of a page by what they are told by, each once: as written where it stands first.
fn each_once<K: Ord + Copy>(mut links: Vec<(K, &str)>) -> Vec<(K, &str)> {
    links.sort_by_key(|&(key, _)| key);
    links.dedup_by_key(|&mut (key, _)| key);
    links
}

/// Counts a link of a page.
fn count<K: Ord>(links: &mut BTreeMap<K, Seen>, key: K, page: &Arc<str>, href: &str) {
    let seen = || Seen { page: Arc::clone(page), href: href.into(), pages: 1 };
    match links.entry(key) {
        Entry::Vacant(place) => {
            place.insert(seen());
        }
        Entry::Occupied(mut known) => {
            let known = known.get_mut();
            let pages = known.pages + 1;
            if (&**page, href) < (&*known.page, &*known.href) {
                *known = seen();
            }
            known.pages = pages;
        }
    }
}

fn merge<K: Ord>(into: &mut BTreeMap<K, Seen>, from: BTreeMap<K, Seen>) {
    for (key, seen) in from {
        match into.entry(key) {
            Entry::Vacant(place) => {
                place.insert(seen);
            }
            Entry::Occupied(mut known) => {
                let known = known.get_mut();
                let pages = known.pages + seen.pages;
                if (&seen.page, &seen.href) < (&known.page, &known.href) {
                    *known = seen;
                }
                known.pages = pages;
            }
        }
    }
}

impl Fault {
    fn told(self, seen: &Seen) -> Diagnostic {
        let href = &seen.href;
        let place = Place::File(seen.page.to_string());
        let diagnostic = match self {
            Self::NotRelative => Diagnostic::error(
                Code::AbsoluteLink,
                say!(
                    zh: "链接“{href}”不是站内的相对链接",
                    en: "the link `{href}` is not relative within the site",
                ),
                place,
            )
            .hint(say!(
                zh: "请从本页写起，如 ../topics/index.html：网站放在任何地址下、从磁盘打开，都要能用",
                en: "write it from this page, as in ../topics/index.html: the site works at any address and from disk",
            )),
            Self::OtherHost => Diagnostic::error(
                Code::ForeignResource,
                say!(
                    zh: "本页要从别的网站取“{href}”",
                    en: "this page would fetch `{href}` from another host",
                ),
                place,
            )
            .hint(say!(
                zh: "请把这个文件放进网站，用相对链接",
                en: "put that file into the site and link to it relatively",
            )),
            Self::Scheme => Diagnostic::error(
                Code::UnsafeLink,
                say!(
                    zh: "链接“{href}”不是读者该点的那种",
                    en: "the link `{href}` is of a kind that no reader should follow",
                ),
                place,
            )
            .hint(say!(
                zh: "可用的是相对链接，以及 https:、http:、mailto:、tel:",
                en: "relative links can stand, and https:, http:, mailto:, tel:",
            )),
        };
        with_others(diagnostic, seen)
    }
}

fn no_page(seen: &Seen, wanted: &Target<'_>, pages: &BTreeMap<&str, &Anchors>) -> Diagnostic {
    let (href, path) = (&seen.href, &wanted.path);
    let diagnostic = Diagnostic::error(
        Code::BrokenLink,
        say!(
            zh: "链接“{href}”指向的页面不存在：{path}",
            en: "the link `{href}` leads to a page that is not there: {path}",
        ),
        Place::File(seen.page.to_string()),
    );
    let index = format!("{}/index.html", path.trim_end_matches('/'));
    let near = if pages.contains_key(index.as_str()) {
        Some(index)
    } else {
        nearest(path, pages.keys().copied()).map(str::to_owned)
    };
    with_others(
        match near {
            Some(near) => diagnostic.hint(say!(zh: "是不是 {near}？", en: "did you mean {near}?")),
            None => diagnostic,
        },
        seen,
    )
}

fn no_anchor(seen: &Seen, wanted: &Target<'_>, fragment: &str) -> Diagnostic {
    let (href, path) = (&seen.href, &wanted.path);
    with_others(
        Diagnostic::error(
            Code::BrokenLink,
            say!(
                zh: "链接“{href}”：页面 {path} 里没有“{fragment}”这个位置",
                en: "the link `{href}`: the page {path} has no place `{fragment}`",
            ),
            Place::File(seen.page.to_string()),
        ),
        seen,
    )
}

fn with_others(diagnostic: Diagnostic, seen: &Seen) -> Diagnostic {
    match seen.pages - 1 {
        0 => diagnostic,
        others => diagnostic.hint(say!(
            zh: "另有 {others} 个页面有同样的链接",
            en: "{others} more pages hold the same link",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::scan::scan;

    /// The codes of what is wrong in a site of these pages, in order.
    fn checked(pages: &[(&str, &str)]) -> Vec<Diagnostic> {
        let mut links = Links::default();
        let scanned: Vec<(&str, Anchors)> = pages
            .iter()
            .map(|&(path, html)| {
                let scan = scan(html);
                links.add(path, &scan);
                (path, Some(anchors(&scan)))
            })
            .collect();
        let table = scanned.iter().map(|(path, anchors)| (*path, anchors)).collect();
        links.check(&table, &|path| path == "own/file.pdf")
    }

    fn codes(pages: &[(&str, &str)]) -> Vec<Code> {
        checked(pages).iter().map(|diagnostic| diagnostic.code).collect()
    }

    #[test]
    fn relative_links_to_pages_anchors_and_files_hold() {
        let found = checked(&[
            (
                "index.html",
                "<a href='s/q1.html#p1'><a href='#top'><a href=''><a href='own/file.pdf#page=2'>",
            ),
            ("s/q1.html", "<p id=p1><p id=中><a href='#%E4%B8%AD'><a href='./../index.html?a#'>"),
            (
                "s/a b.html",
                "<a href='a%20b.html'><a href='https://example.org/'><a href='mailto:a@b.example'>",
            ),
        ]);
        assert_eq!(found, []);
    }

    #[test]
    fn a_missing_page_or_anchor_names_page_and_link() {
        let found = checked(&[
            ("index.html", "<a href='s/q2.html'><a href='s/q1.html#p9'>"),
            ("s/q1.html", ""),
        ]);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].code, found[0].path()), (Code::BrokenLink, Some("index.html")));
        assert!(found[0].message.en.contains("`s/q1.html#p9`"), "{found:?}");
        assert!(found[1].message.en.contains("`s/q2.html`"), "{found:?}");
        assert_eq!(found[1].hints[0].en, "did you mean s/q1.html?");
    }

    #[test]
    fn a_folder_is_no_page() {
        let found = checked(&[("index.html", "<a href='s/'>"), ("s/index.html", "")]);
        assert_eq!(found[0].hints[0].en, "did you mean s/index.html?");
    }

    #[test]
    fn links_that_are_not_relative_are_refused() {
        assert_eq!(codes(&[("index.html", "<a href='/a'>")]), [Code::AbsoluteLink]);
        assert_eq!(codes(&[("a/b.html", "<a href='../../a.html'>")]), [Code::AbsoluteLink]);
        assert_eq!(codes(&[("index.html", "<a href='//example.org/'>")]), [Code::AbsoluteLink]);
        assert_eq!(codes(&[("404.html", "<a href='/prefix/index.html'>")]), []);
    }

    #[test]
    fn nothing_is_fetched_from_another_host() {
        for html in [
            "<img src='https://example.org/a.png'>",
            "<script src='//example.org/a.js'></script>",
            "<link rel=stylesheet href='http://example.org/a.css'>",
        ] {
            assert_eq!(codes(&[("index.html", html)]), [Code::ForeignResource], "{html}");
        }
        assert_eq!(codes(&[("i.html", "<link rel=canonical href='https://example.org/'>")]), []);
    }

    #[test]
    fn unsafe_schemes_are_refused() {
        for href in ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,a", "file:///a"]
        {
            assert_eq!(codes(&[("i.html", &format!("<a href='{href}'>"))]), [Code::UnsafeLink]);
        }
    }

    #[test]
    fn a_link_broken_on_many_pages_is_told_once() {
        let found = checked(&[
            ("b.html", "<a href=x.html>"),
            ("a.html", "<a href=x.html><a href=x.html>"),
            ("c.html", "<a href=x.html>"),
        ]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path(), Some("a.html"));
        assert!(found[0].hints.iter().any(|hint| hint.en.starts_with("2 more pages")), "{found:?}");
    }
}
