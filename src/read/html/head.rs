//! What a page states of its record: title, days, address, publisher, out of its head and of the data
//! that it gives to machines.

use serde_json::Value;

use super::page::{Head, Page};
use super::passage::{Passage, text};
use crate::model::{Date, Witness};
use crate::read::day::day_in;
use crate::read::front::Front;
use crate::text::collapse;

/// How many nodes of linked data are looked at.
const MOST_NODES: usize = 1000;
/// The shortest heading that is looked for in the page's title, in characters.
const SHORTEST: usize = 4;

/// What parts a page's title from its site's.
const PARTINGS: &[&str] = &[" - ", " | ", " – ", " — ", " :: ", " » ", "_", "|", "－", "--", "—"];

/// What the page states, and the heading under which its record stands.
#[derive(Debug, Default)]
pub(super) struct Stated {
    /// For the draft.
    pub(super) front: Front,
    /// The passage that is the title, by its number.
    pub(super) heading: Option<usize>,
}

/// What a page states; `first` is the number of the first passage that is surely of the record.
pub(super) fn stated(page: &Page, passages: &[Passage], first: usize) -> Stated {
    let data = linked_data(&page.head);
    let own_title = page.head.title.as_deref().map(collapse).filter(|title| !title.is_empty());
    let site = meta(&page.head, &["og:site_name", "sitename", "application-name"])
        .or_else(|| data.publisher.clone());
    let declared = data
        .headline
        .clone()
        .or_else(|| {
            meta(
                &page.head,
                &["articletitle", "og:title", "dc.title", "dcterms.title", "twitter:title"],
            )
        })
        .map(|title| without_site(&title, site.as_deref()).0.to_owned());
    let near = &passages[..passages.len().min(first + 1)];
    let heading = heading(page, near, own_title.as_deref(), declared.as_deref());
    let words = heading.and_then(|at| passages.get(at)).map(|one| text(page, one));
    let named = own_title.as_deref().map(|title| without_site(title, site.as_deref()));
    let title = words.or(declared).or_else(|| named.map(|(title, _)| title.to_owned()));
    let publisher = meta(
        &page.head,
        &["contentsource", "article:publisher", "dc.publisher", "dcterms.publisher", "publisher"],
    )
    .filter(|publisher| !is_web(publisher))
    .or(site)
    .or_else(|| rest(own_title.as_deref()?, title.as_deref()?));
    let published = [
        "article:published_time",
        "pubdate",
        "publishdate",
        "publishtime",
        "firstpublishedtime",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.issued",
        "date",
        "datepublished",
        "og:published_time",
    ];
    let published = meta(&page.head, &published)
        .as_deref()
        .and_then(day_in)
        .or(data.published)
        .or_else(|| page.head.times.iter().find_map(|time| day_in(time)));
    let url = [
        page.head.canonical.clone(),
        meta(&page.head, &["og:url"]),
        data.url,
        page.head.saved_from.clone(),
    ];
    let witness = Witness {
        publisher,
        date: published,
        url: url.into_iter().flatten().find(|url| is_web(url)),
        ..Witness::default()
    };
    let date = title.as_deref().and_then(day_in);
    Stated { front: Front { title, date, witness, ..Front::default() }, heading }
}

/// The first value of one of these names, in the order of the names.
fn meta(head: &Head, names: &[&str]) -> Option<String> {
    let values =
        names.iter().flat_map(|name| head.metas.iter().filter(move |(own, _)| own == name));
    values.map(|(_, value)| collapse(value)).find(|value| !value.is_empty())
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// The passage before the record that says the title: the whole or a part of what the head says, or a
/// heading.
fn heading(
    page: &Page,
    near: &[Passage],
    title: Option<&str>,
    declared: Option<&str>,
) -> Option<usize> {
    let candidate = |one: &&(usize, &Passage)| !one.1.hidden && one.1.letters > 0;
    let near: Vec<(usize, &Passage)> = near.iter().enumerate().collect();
    let named = near.iter().filter(candidate).filter_map(|(at, one)| {
        if one.letters > 600 {
            return None;
        }
        let words = text(page, one);
        let length = words.chars().count();
        let said = declared == Some(&words) || title.is_some_and(|title| title.contains(&words));
        (said && length >= SHORTEST).then_some((length, std::cmp::Reverse(*at)))
    });
    let (named, top) = (
        named.max(),
        near.iter().rev().filter(candidate).find(|(_, one)| {
            one.element.is_some_and(|element| page.elements[element].name == "h1")
        }),
    );
    match (named, top) {
        // A site's name or a section's stands in the title too; the heading says more.
        (Some((length, std::cmp::Reverse(at))), Some((other, one))) => {
            let longer = text(page, one).chars().count() > length;
            Some(if longer && declared.is_none() { *other } else { at })
        }
        (Some((_, std::cmp::Reverse(at))), None) => Some(at),
        (None, top) => top.map(|(at, _)| *at),
    }
}

/// A title without the name of its site behind it, and that name.
fn without_site<'a>(title: &'a str, site: Option<&str>) -> (&'a str, Option<&'a str>) {
    let cut =
        |at: usize, parting: &str| (title[..at].trim(), Some(title[at + parting.len()..].trim()));
    if let Some(site) = site {
        for parting in PARTINGS {
            let found = title.rfind(parting).map(|at| cut(at, parting));
            if let Some((before, after)) = found
                && after == Some(site)
                && !before.is_empty()
            {
                return (before, after);
            }
        }
    }
    let first = PARTINGS.iter().filter_map(|parting| Some((title.find(parting)?, *parting))).min();
    match first.map(|(at, parting)| cut(at, parting)) {
        Some((before, after)) if before.chars().count() >= SHORTEST => (before, after),
        _ => (title, None),
    }
}

/// What stands behind `title` in the head's title: the name of the site.
fn rest(whole: &str, title: &str) -> Option<String> {
    let after = &whole[whole.find(title)? + title.len()..];
    let parted = PARTINGS.iter().any(|parting| after.starts_with(parting.trim_end()));
    let name = after.trim_matches(|c: char| !c.is_alphanumeric());
    let one = !PARTINGS.iter().any(|parting| name.contains(parting));
    (parted && one && name.chars().count() > 1).then(|| name.to_owned())
}

/// What the page's data for machines say.
#[derive(Debug, Default)]
struct Linked {
    headline: Option<String>,
    published: Option<Date>,
    publisher: Option<String>,
    url: Option<String>,
}

fn linked_data(head: &Head) -> Linked {
    let mut linked = Linked::default();
    for data in &head.linked_data {
        let Ok(root) = serde_json::from_str::<Value>(data.trim()) else { continue };
        let mut open = vec![&root];
        for _ in 0..MOST_NODES {
            let Some(node) = open.pop() else { break };
            match node {
                Value::Array(nodes) => open.extend(nodes.iter().rev()),
                Value::Object(node) => {
                    let words = |key: &str| node.get(key).and_then(Value::as_str).map(collapse);
                    let name = node.get("publisher").and_then(|own| own.get("name"));
                    let article = node.contains_key("headline") || node.contains_key("articleBody");
                    if article {
                        let published = words("datePublished").as_deref().and_then(day_in);
                        linked.headline = linked.headline.or(words("headline"));
                        linked.published = linked.published.or(published);
                        let name = name.and_then(Value::as_str).map(collapse);
                        linked.publisher = linked.publisher.or(name);
                        linked.url = linked.url.or(words("url"));
                    }
                    open.extend(node.get("@graph"));
                }
                _ => {}
            }
        }
    }
    linked
}
