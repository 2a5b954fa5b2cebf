//! The editor's prose (entries, free pages) from Markdown to HTML: the one door to pulldown-cmark.
//!
//! Options are named one by one. No raw HTML gets through: it is shown as the text it is. A link leads
//! to another host, or to a file of the archive, whose page it becomes; anything else is reported.
//! What Markdown's rules for emphasis get wrong beside Chinese punctuation is mended in `emphasis`.

mod emphasis;
mod links;
mod tei;

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

pub(super) use links::{Targets, entries};
pub(super) use tei::tei;

use super::escape::without_controls;
use super::routes::Links;
use crate::diagnostic::{Code, Diagnostic, Place, Span};
use crate::say;
use crate::text::join_lines;

/// What Markdown may do here.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES);

/// An event with its place in the Markdown.
type Placed<'a> = (Event<'a>, Range<usize>);

/// A piece of prose, and where it is from.
#[derive(Clone, Copy)]
pub(super) struct Prose<'a> {
    /// The Markdown.
    pub(super) body: &'a str,
    /// Where it stands in its file.
    pub(super) span: &'a Span,
    /// The path of its file.
    pub(super) path: &'a str,
}

impl Prose<'_> {
    /// A place of the Markdown as a place of its file.
    fn place(&self, range: &Range<usize>) -> Place {
        let whole = &self.span.range;
        // Where the body was trimmed or changed on the way, its own span is all that is known.
        if self.span.text().len() != self.body.len() {
            return Place::At(self.span.clone());
        }
        let range = whole.start + range.start..whole.start + range.end;
        Place::At(Span::new(&self.span.source, range))
    }
}

/// Where on a page prose stands.
#[derive(Clone, Copy)]
pub(super) struct Within<'a> {
    /// The level of its highest headings.
    pub(super) heading: usize,
    /// What goes before the ids that it makes.
    pub(super) prefix: &'a str,
}

impl Within<'_> {
    /// As the main text of a page, which has its own `h1`.
    pub(super) const PAGE: Self = Self { heading: 2, prefix: "" };
}

/// The prose as HTML, for the page on which `links` stand.
pub(super) fn html(
    prose: Prose<'_>,
    within: Within<'_>,
    targets: &Targets<'_>,
    links: &Links<'_>,
    report: &mut Vec<Diagnostic>,
) -> String {
    let prepared = emphasis::prepared(prose.body);
    let events = events(prose, &prepared, within, targets, links, report);
    let mut out = String::with_capacity(prose.body.len() * 5 / 4);
    html::push_html(&mut out, events.into_iter());
    without_controls(prepared.without_signs(&out))
}

/// What Markdown's parser finds, with every link leading somewhere, and nothing that the site forbids.
fn events<'e>(
    prose: Prose<'_>,
    prepared: &'e emphasis::Prepared<'_>,
    within: Within<'_>,
    targets: &Targets<'_>,
    links: &Links<'_>,
    report: &mut Vec<Diagnostic>,
) -> Vec<Event<'e>> {
    let events: Vec<Placed> = Parser::new_ext(&prepared.text, OPTIONS)
        .into_offset_iter()
        .map(|(event, range)| (event, prepared.written(&range)))
        .collect();
    emphasis::report_strays(&events, prose, report);
    let events = without_html(events, prose, report);
    let top = events.iter().filter_map(|(event, _)| heading(event)).min();
    let mut unlinked = Vec::new();
    let mut footnotes = Vec::new();
    let events = events.into_iter().filter_map(|(event, range)| match event {
        Event::Start(Tag::Link { link_type, dest_url, id, .. }) => {
            let address = prepared.without_signs(&dest_url);
            let href = links::resolve(&address, prose, &range, targets, links, report);
            unlinked.push(href.is_none());
            let dest_url = CowStr::from(href?);
            Some(Event::Start(Tag::Link { link_type, dest_url, title: CowStr::from(""), id }))
        }
        Event::End(TagEnd::Link) => {
            if unlinked.pop().unwrap_or(false) {
                None
            } else {
                Some(Event::End(TagEnd::Link))
            }
        }
        Event::Start(Tag::Image { .. }) => {
            report.push(picture(prose, &range));
            None
        }
        Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            let level = lowered(level, top, within.heading);
            Some(Event::Start(Tag::Heading { level, id, classes, attrs }))
        }
        Event::End(TagEnd::Heading(level)) => {
            Some(Event::End(TagEnd::Heading(lowered(level, top, within.heading))))
        }
        // An alignment would become an inline style, which the site's policy forbids.
        Event::Start(Tag::Table(columns)) => {
            let plain = vec![pulldown_cmark::Alignment::None; columns.len()];
            Some(Event::Start(Tag::Table(plain)))
        }
        Event::FootnoteReference(label) => {
            Some(Event::FootnoteReference(footnote_id(&mut footnotes, &label, within.prefix)))
        }
        Event::Start(Tag::FootnoteDefinition(label)) => {
            let id = footnote_id(&mut footnotes, &label, within.prefix);
            Some(Event::Start(Tag::FootnoteDefinition(id)))
        }
        event => Some(event),
    });
    events.collect()
}

/// The words of Markdown, without what it says of their looks; white space as one space.
pub(super) fn words(body: &str) -> String {
    let prepared = emphasis::prepared(body);
    let (mut out, mut line) = (String::new(), String::new());
    for event in Parser::new_ext(&prepared.text, OPTIONS) {
        match event {
            Event::Text(words) | Event::Code(words) => line.push_str(&words),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell,
            ) => {
                join_lines(&mut out, line.trim());
                line.clear();
            }
            _ => {}
        }
    }
    join_lines(&mut out, line.trim());
    prepared.without_signs(&out)
}

/// The events with all raw HTML as the text it is.
fn without_html<'a>(
    events: Vec<Placed<'a>>,
    prose: Prose<'_>,
    report: &mut Vec<Diagnostic>,
) -> Vec<Placed<'a>> {
    let mut kept = Vec::with_capacity(events.len());
    for (event, range) in events {
        let event = match event {
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Html(words) | Event::InlineHtml(words) => {
                report.push(raw_html(prose, &range));
                Event::Text(words)
            }
            event => event,
        };
        kept.push((event, range));
    }
    kept
}

fn heading(event: &Event<'_>) -> Option<HeadingLevel> {
    match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level),
        _ => None,
    }
}

/// A heading's level with the highest one of the prose at `first`.
fn lowered(level: HeadingLevel, top: Option<HeadingLevel>, first: usize) -> HeadingLevel {
    let below_top = level as usize - top.map_or(level as usize, |top| top as usize);
    HeadingLevel::try_from(first + below_top).unwrap_or(HeadingLevel::H6)
}

/// An id for a footnote: its label may hold anything, its number among the labels may not.
fn footnote_id(seen: &mut Vec<String>, label: &str, prefix: &str) -> CowStr<'static> {
    let index = seen.iter().position(|one| one == label).unwrap_or_else(|| {
        seen.push(label.to_owned());
        seen.len() - 1
    });
    CowStr::from(format!("{prefix}note{}", index + 1))
}

fn raw_html(prose: Prose<'_>, range: &Range<usize>) -> Diagnostic {
    Diagnostic::warning(
        Code::RawHtml,
        say!(
            zh: "文中有 HTML 标记，这里不起作用，会照原样显示出来",
            en: "HTML means nothing here and is shown as the text it is",
        ),
        prose.place(range),
    )
    .hint(say!(
        zh: "请改用 Markdown；若就是要显示这个标记，用反引号把它括起来",
        en: "write it in Markdown; to show the tag itself, set it between backticks",
    ))
}

fn picture(prose: Prose<'_>, range: &Range<usize>) -> Diagnostic {
    Diagnostic::warning(
        Code::Picture,
        say!(
            zh: "这里不能放图片，只会显示图片的文字说明",
            en: "pictures are not published; only its words are shown",
        ),
        prose.place(range),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::archive;
    use crate::diagnostic::SourceText;
    use crate::render::routes::Route;

    pub(super) fn rendered(body: &str) -> (String, Vec<Diagnostic>) {
        let archive = archive();
        let source = SourceText::new("content/topics/bridge.md", body);
        let span = Span::new(&source, 0..body.len());
        let prose = Prose { body, span: &span, path: "content/topics/bridge.md" };
        let links = Links::from(&Route::Data("x.html"), None);
        let mut report = Vec::new();
        let html = html(prose, Within::PAGE, &Targets::of(&archive), &links, &mut report);
        (html, report)
    }

    #[test]
    fn raw_html_is_shown_and_told() {
        let (html, report) = rendered("甲<script>x()</script>\n\n<div onclick=x>\n\n![图](a.png)");
        assert!(!html.contains("<script") && !html.contains("<div") && !html.contains("<img"));
        assert!(html.contains("&lt;script&gt;") && html.contains("图"));
        let codes: Vec<_> = report.iter().map(|one| one.code).collect();
        assert_eq!(codes, [Code::RawHtml, Code::RawHtml, Code::RawHtml, Code::Picture]);
        assert_eq!(report[2].position().unwrap().line, 3);
    }

    #[test]
    fn headings_begin_below_the_pages_own() {
        let (html, _) = rendered("# 甲\n\n### 乙");
        assert_eq!(html, "<h2>甲</h2>\n<h4>乙</h4>\n");
        assert_eq!(rendered("## 甲").0, "<h2>甲</h2>\n");
    }

    #[test]
    fn tables_carry_no_styles_and_footnotes_plain_ids() {
        let (html, _) = rendered("|甲|乙|\n|:-|-:|\n|1|2|\n\n注[^一 二]。\n\n[^一 二]: 好。");
        assert!(!html.contains("style="), "{html}");
        assert!(html.contains("href=\"#note1\"") && html.contains("id=\"note1\""), "{html}");
    }
}
