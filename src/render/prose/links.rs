//! Where the links in prose lead.
//!
//! Inside the archive an editor links to files, as on disk: `../topics/bridge.md`, or an exchange or a
//! paragraph of a session, `../sessions/2024/spring.md#q5-p3`. Each becomes the page made from it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::address::outside;
use super::super::routes::{Links, Route};
use super::Prose;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{EntryKind, ParagraphId, Section, Session};
use crate::resolve::Archive;
use crate::say;
use crate::text::nearest;

/// The files of the archive that have pages, by their paths.
pub(in crate::render) struct Targets<'a> {
    files: BTreeMap<&'a str, Target<'a>>,
}

#[derive(Clone, Copy)]
enum Target<'a> {
    Page(Route<'a>),
    Session(&'a Session),
}

impl<'a> Targets<'a> {
    /// The files of an archive.
    pub(in crate::render) fn of(archive: &'a Archive) -> Self {
        let entries = entries(archive).map(|(kind, entry)| {
            (entry.path.as_str(), Target::Page(Route::Entry(kind, &entry.id)))
        });
        let pages = archive.pages.iter();
        let pages = pages.map(|page| (page.path.as_str(), Target::Page(Route::Page(&page.id))));
        let sessions = archive.sessions.iter().map(|archived| {
            (archived.session.source.path.as_str(), Target::Session(&archived.session))
        });
        Self { files: entries.chain(pages).chain(sessions).collect() }
    }
}

/// All entries of an archive with their kinds.
pub(in crate::render) fn entries(
    archive: &Archive,
) -> impl Iterator<Item = (EntryKind, &crate::model::Entry)> {
    let topics = archive.topics.iter().map(|topic| (EntryKind::Topic, &topic.entry));
    let people = archive.people.iter().map(|person| (EntryKind::Person, &person.entry));
    let organisations = archive.organisations.iter();
    let organisations = organisations.map(|one| (EntryKind::Organisation, &one.entry));
    let series = archive.series.iter().map(|series| (EntryKind::Series, &series.entry));
    let terms = archive.terms.iter().map(|term| (EntryKind::Term, &term.entry));
    topics.chain(people).chain(organisations).chain(series).chain(terms)
}

/// What a link becomes; `None`, with a diagnostic, where it can lead nowhere.
pub(super) fn resolve(
    address: &str,
    prose: Prose<'_>,
    range: &Range<usize>,
    targets: &Targets<'_>,
    links: &Links<'_>,
    report: &mut Vec<Diagnostic>,
) -> Option<String> {
    if let Some(address) = outside(address) {
        return Some(address);
    }
    if has_scheme(address) {
        report.push(unsafe_link(address, prose, range));
        return None;
    }
    let (file, fragment) = match address.split_once('#') {
        Some((file, fragment)) => (file, Some(fragment)),
        None => (address, None),
    };
    let found = joined(prose.path, file).and_then(|path| {
        let target = targets.files.get(path.as_str())?;
        match (target, fragment) {
            (Target::Page(route), None) => Some(links.to(route)),
            (Target::Page(_), Some(_)) => None,
            (Target::Session(session), None) => Some(links.to(&Route::Session(&session.id))),
            (Target::Session(session), Some(fragment)) => within(session, fragment, links),
        }
    });
    if found.is_none() {
        report.push(broken(address, file, prose, range, targets));
    }
    found
}

fn has_scheme(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    scheme.contains(':') || address.starts_with("//")
}

/// The path of a file that `from` links to; `None` where the link leaves the tree.
fn joined(from: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The page of `q5`, or the paragraph `q5-p3`, of a session.
fn within(session: &Session, fragment: &str, links: &Links<'_>) -> Option<String> {
    let (section, paragraph) = match fragment.split_once('-') {
        Some((section, paragraph)) => (section, Some(paragraph.parse::<ParagraphId>().ok()?)),
        None => (fragment, None),
    };
    let section: Section = section.parse().ok()?;
    let (_, turns) =
        session.sections().find(|&(found, turns)| found == section && !turns.is_empty())?;
    let page = links.to(&Route::Section(&session.id, section));
    let Some(paragraph) = paragraph else { return Some(page) };
    let mut paragraphs = turns.iter().flat_map(|turn| &turn.paragraphs);
    paragraphs.any(|one| one.id == paragraph).then(|| format!("{page}#{paragraph}"))
}

fn unsafe_link(address: &str, prose: Prose<'_>, range: &Range<usize>) -> Diagnostic {
    Diagnostic::warning(
        Code::UnsafeLink,
        say!(
            zh: "“{address}”不能作链接，只显示文字",
            en: "`{address}` cannot be a link; only its words are shown",
        ),
        prose.place(range),
    )
    .hint(say!(
        zh: "链接只能是 http、https、mailto 地址，或本资料库里的文件",
        en: "a link is an http, https or mailto address, or a file of this archive",
    ))
}

fn broken(
    address: &str,
    file: &str,
    prose: Prose<'_>,
    range: &Range<usize>,
    targets: &Targets<'_>,
) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        Code::BrokenLink,
        say!(
            zh: "链接“{address}”在本资料库里没有对应的页面",
            en: "the link `{address}` leads to no page of this archive",
        ),
        prose.place(range),
    );
    let stem = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let names: Vec<String> = targets.files.keys().map(|path| stem(path)).collect();
    match nearest(&stem(file), names.iter().map(String::as_str)) {
        Some(near) => diagnostic.hint(say!(zh: "是不是“{near}”？", en: "did you mean `{near}`?")),
        None => diagnostic.hint(say!(
            zh: "写文件的相对路径，如 ../topics/名字.md；场次可加 #q5 或 #q5-p3",
            en: "write the relative path of a file, such as ../topics/name.md; for a session, `#q5` or `#q5-p3` may follow",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::rendered;
    use super::*;

    #[test]
    fn files_become_pages_and_paragraphs_of_sessions_too() {
        let cases = [
            ("market.md", "../topics/market.html"),
            ("../people/lin-xi.md", "../people/lin-xi.html"),
            ("../pages/about.md", "../pages/about.html"),
            ("../sessions/2024-04-02-spring.md", "../2024-04-02-spring/index.html"),
            ("../sessions/2024-04-02-spring.md#q1", "../2024-04-02-spring/q1.html"),
            ("../sessions/2024-04-02-spring.md#q1-p3", "../2024-04-02-spring/q1.html#p3"),
            ("../sessions/2024-04-02-spring.md#opening", "../2024-04-02-spring/opening.html"),
            ("https://a.example/?a&b", "https://a.example/?a&amp;b"),
        ];
        for (written, href) in cases {
            let (html, report) = rendered(&format!("[桥]({written})"));
            assert_eq!(html, format!("<p><a href=\"{href}\">桥</a></p>\n"), "{written}");
            assert!(report.is_empty(), "{report:?}");
        }
    }

    #[test]
    fn links_that_lead_nowhere_are_errors_and_leave_their_words() {
        for written in ["bridgee.md", "../../../x.md", "#x", "market.md#x", "market.html"] {
            let (html, report) = rendered(&format!("[桥]({written})"));
            assert_eq!(html, "<p>桥</p>\n");
            assert_eq!(report[0].code, Code::BrokenLink, "{written}");
        }
        assert_eq!(rendered("[桥](bridgee.md)").1[0].hints[0].en, "did you mean `bridge.md`?");
        for q in ["q9", "q1-p99", "closing-p9", "lead"] {
            let (_, report) = rendered(&format!("[桥](../sessions/undated.md#{q})"));
            assert_eq!(report[0].code, Code::BrokenLink, "{q}");
        }
    }

    #[test]
    fn unsafe_links_are_told_and_leave_their_words() {
        for written in ["javascript:x()", "data:text/html,x", "//a.example/x", "JAVASCRIPT:x"] {
            let (html, report) = rendered(&format!("[桥]({written})"));
            assert_eq!(html, "<p>桥</p>\n");
            assert_eq!(report[0].code, Code::UnsafeLink, "{written}");
        }
    }
}
