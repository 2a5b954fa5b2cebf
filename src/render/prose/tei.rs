//! Prose as TEI: the elements that Markdown's have there.

use pulldown_cmark::{Event, Tag};

use super::super::forms::Xml;
use super::super::routes::Links;
use super::{Prose, Targets, Within, emphasis, events};

/// Writes the prose as TEI, for the file in which `links` stand. What is wrong in it is told when a page
/// is made from it.
pub(in crate::render) fn tei(
    prose: Prose<'_>,
    targets: &Targets<'_>,
    links: &Links<'_>,
    xml: &mut Xml,
) {
    let prepared = emphasis::prepared(prose.body);
    let mut opened = Vec::new();
    for event in events(prose, &prepared, Within::PAGE, targets, links, &mut Vec::new()) {
        match event {
            Event::Start(tag) => {
                let depth = xml.depth();
                start(&tag, xml);
                opened.push(xml.depth() - depth);
            }
            Event::End(_) => {
                for _ in 0..opened.pop().unwrap_or_default() {
                    xml.close();
                }
            }
            Event::Text(words) => xml.text(&prepared.without_signs(&words)),
            Event::Code(words) => xml.leaf("code", &[], &prepared.without_signs(&words)),
            Event::FootnoteReference(id) => {
                xml.leaf("ref", &[("type", "footnote")], id.trim_start_matches("note"));
            }
            Event::SoftBreak => xml.line(),
            Event::HardBreak => xml.empty("lb", &[]),
            _ => {}
        }
    }
}

fn start(tag: &Tag<'_>, xml: &mut Xml) {
    match tag {
        Tag::Paragraph => xml.open("p", &[]),
        Tag::Heading { .. } => xml.open("p", &[("rend", "heading")]),
        Tag::BlockQuote(_) => xml.open("quote", &[]),
        Tag::CodeBlock(_) => {
            xml.open("p", &[]);
            xml.open("code", &[]);
        }
        Tag::List(first) => {
            xml.open("list", &[("rend", if first.is_some() { "numbered" } else { "bulleted" })]);
        }
        Tag::Item => xml.open("item", &[]),
        Tag::Emphasis => xml.open("emph", &[]),
        Tag::Strong => xml.open("hi", &[("rend", "strong")]),
        Tag::Link { dest_url, .. } => xml.open("ref", &[("target", dest_url)]),
        Tag::Table(_) => xml.open("table", &[]),
        Tag::TableHead => xml.open("row", &[("role", "label")]),
        Tag::TableRow => xml.open("row", &[]),
        Tag::TableCell => xml.open("cell", &[]),
        Tag::FootnoteDefinition(id) => {
            let number = id.trim_start_matches("note");
            xml.open("note", &[("place", "foot"), ("n", number)]);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::archive;
    use crate::diagnostic::{SourceText, Span};
    use crate::render::routes::Route;

    fn written(body: &str) -> String {
        let archive = archive();
        let source = SourceText::new("content/topics/bridge.md", body);
        let span = Span::new(&source, 0..body.len());
        let prose = Prose { body, span: &span, path: "content/topics/bridge.md" };
        let links = Links::from(&Route::Data("x.xml"), None);
        let mut xml = Xml::new("");
        tei(prose, &Targets::of(&archive), &links, &mut xml);
        xml.finish()
    }

    #[test]
    fn markdown_has_its_elements_in_tei() {
        assert_eq!(
            written("## 甲\n\n**“乙”。**见[集市](market.md)，`<b>`。\n\n- 一\n- 二\n\n> 丙"),
            "<p rend=\"heading\">甲</p><p><hi rend=\"strong\">“乙”。</hi>见<ref target=\"../topics/market.html\">\
             集市</ref>，<code>&lt;b&gt;</code>。</p><list rend=\"bulleted\"><item>一</item><item>二</item></list>\
             <quote><p>丙</p></quote>"
        );
    }

    #[test]
    fn html_and_unsafe_links_leave_their_words() {
        assert_eq!(written("<i>甲</i>[乙](javascript:x)"), "<p>&lt;i&gt;甲&lt;/i&gt;乙</p>");
    }
}
