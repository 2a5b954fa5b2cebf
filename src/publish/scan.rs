//! What a page links to and what can be linked to in it, read off its markup.
//!
//! A scanner and not a parser: it reads the site's own output, of which there may be gigabytes, and
//! needs of it only tags and attributes. It knows comments, raw text and quoting, so that nothing that
//! merely looks like a tag is taken for one.

use std::borrow::Cow;

/// What was found in one page, in the order of the markup.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scan<'a> {
    /// The values of `id`, and of `name` on `a`.
    pub(super) anchors: Vec<Cow<'a, str>>,
    /// The links.
    pub(super) links: Vec<Link<'a>>,
}

/// One link.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Link<'a> {
    /// The address as meant: character references resolved, trimmed.
    pub(super) href: Cow<'a, str>,
    /// Whether the browser fetches it to show the page, rather than when the reader follows it.
    pub(super) fetched: bool,
}

/// Scans HTML, SVG or XML.
pub(super) fn scan(markup: &str) -> Scan<'_> {
    let mut found = Scan::default();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        rest = if let Some(comment) = rest.strip_prefix("<!--") {
            after(comment, "-->")
        } else if let Some(data) = rest.strip_prefix("<![CDATA[") {
            after(data, "]]>")
        } else {
            match rest.as_bytes().get(1) {
                Some(byte) if byte.is_ascii_alphabetic() => {
                    let tag = Tag::read(&rest[1..]);
                    tag.collect(&mut found);
                    tag.skip_raw_text()
                }
                Some(b'/' | b'!' | b'?') => after(rest, ">"),
                _ => &rest[1..],
            }
        };
    }
    found
}

/// An opening tag and what follows it.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    closed: bool,
    rest: &'a str,
}

impl<'a> Tag<'a> {
    /// Reads the tag whose name stands at the beginning of `text`.
    fn read(text: &'a str) -> Self {
        let end = text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
        let (name, mut rest) = text.split_at(end.unwrap_or(text.len()));
        let mut tag = Self { name, attributes: Vec::new(), closed: false, rest: "" };
        loop {
            rest = rest.trim_ascii_start();
            if let Some(next) = rest.strip_prefix('>') {
                return Self { rest: next, ..tag };
            }
            if let Some(next) = rest.strip_prefix('/') {
                tag.closed = next.starts_with('>');
                rest = next;
                continue;
            }
            if rest.is_empty() {
                return tag;
            }
            let (attribute, next) = attribute(rest);
            tag.attributes.push(attribute);
            rest = next;
        }
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    fn value(&self, name: &str) -> Option<&'a str> {
        self.attributes
            .iter()
            .find(|(attribute, _)| attribute.eq_ignore_ascii_case(name))
            .map(|(_, value)| *value)
    }

    fn collect(&self, found: &mut Scan<'a>) {
        let followed =
            self.is("a") || self.is("area") || (self.is("link") && !self.is_fetched_link());
        for &(name, value) in &self.attributes {
            match name.to_ascii_lowercase().as_str() {
                "id" => found.anchors.push(resolve(value)),
                "name" if self.is("a") => found.anchors.push(resolve(value)),
                "href" | "xlink:href" => found.links.push(Link::new(value, !followed)),
                "src" | "poster" => found.links.push(Link::new(value, true)),
                "data" if self.is("object") => found.links.push(Link::new(value, true)),
                "action" if self.is("form") => found.links.push(Link::new(value, false)),
                "srcset" => {
                    let candidates =
                        value.split(',').filter_map(|one| one.split_whitespace().next());
                    found.links.extend(candidates.map(|href| Link::new(href, true)));
                }
                _ => {}
            }
        }
    }

    /// Whether it is a `link` whose target the browser fetches.
    fn is_fetched_link(&self) -> bool {
        let fetched = ["stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"];
        self.value("rel").is_some_and(|rel| {
            rel.split_whitespace()
                .any(|word| fetched.iter().any(|one| word.eq_ignore_ascii_case(one)))
        })
    }

    /// What follows the tag, past the text of an element whose text is no markup.
    fn skip_raw_text(&self) -> &'a str {
        let raw = ["script", "style", "title", "textarea"].into_iter().find(|name| self.is(name));
        let Some(name) = raw.filter(|_| !self.closed) else { return self.rest };
        let mut rest = self.rest;
        while let Some(at) = rest.find("</") {
            rest = &rest[at + 2..];
            if rest.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name)) {
                return rest;
            }
        }
        ""
    }
}

impl<'a> Link<'a> {
    fn new(value: &'a str, fetched: bool) -> Self {
        Self { href: resolve(value.trim_ascii()), fetched }
    }
}

/// One attribute, its value as written, and what follows it.
fn attribute(text: &str) -> ((&str, &str), &str) {
    let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/');
    // A stray `=` or quote is part of a name, as the standard has it; so each step moves on.
    let first = text.chars().next().map_or(0, char::len_utf8);
    let end = text[first..].find(ends).map_or(text.len(), |at| first + at);
    let (name, rest) = text.split_at(end);
    let Some(value) = rest.trim_ascii_start().strip_prefix('=') else {
        return ((name, ""), rest);
    };
    let value = value.trim_ascii_start();
    for quote in ['"', '\''] {
        if let Some(value) = value.strip_prefix(quote) {
            let end = value.find(quote).unwrap_or(value.len());
            return ((name, &value[..end]), value.get(end + 1..).unwrap_or_default());
        }
    }
    let end = value.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(value.len());
    ((name, &value[..end]), &value[end..])
}

/// What follows the first `mark`; nothing if it is not there.
fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    text.find(mark).map_or("", |at| &text[at + mark.len()..])
}

/// Resolves the character references that may stand in an address: the five of XML, and numbers.
fn resolve(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').unwrap_or(0);
        if let Some(c) = character(&rest[..end]) {
            text.push(c);
            rest = &rest[end + 1..];
        } else {
            text.push('&');
            rest = &rest[1..];
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The character that a reference stands for; `reference` begins with `&` and lacks the `;`.
fn character(reference: &str) -> Option<char> {
    let name = reference.strip_prefix('&')?;
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(markup: &str) -> Vec<(String, bool)> {
        scan(markup).links.into_iter().map(|link| (link.href.into_owned(), link.fetched)).collect()
    }

    #[test]
    fn links_and_anchors_are_found_however_they_are_quoted() {
        let found = scan("<p id=p1><a HREF='a.html#x'>甲</a><A name=old href = \"b.html\" >乙</a>");
        assert_eq!(found.anchors, ["p1", "old"]);
        let hrefs: Vec<_> = found.links.iter().map(|link| &*link.href).collect();
        assert_eq!(hrefs, ["a.html#x", "b.html"]);
    }

    #[test]
    fn what_is_fetched_is_told_from_what_is_followed() {
        let markup = r#"<link rel="canonical" href="1"><link rel="Stylesheet" href="2"><img src=3
            srcset="4 1x, 5 2x"><a href=6><script src="7"></script><form action=8><use href="9#i"/>"#;
        let fetched: Vec<String> =
            links(markup).into_iter().filter(|link| link.1).map(|link| link.0).collect();
        assert_eq!(fetched, ["2", "3", "4", "5", "7", "9#i"]);
        assert_eq!(links(markup).len(), 9);
    }

    #[test]
    fn comments_scripts_titles_and_closing_tags_hold_no_links() {
        let markup = "<!-- <a href=1> --><title><a href=2></title><script>'<a href=3>'</SCRIPT>\
            <![CDATA[<a href=4>]]></a href=5><?xml href=6?>1 < 2<a href=7>";
        assert_eq!(links(markup), [("7".to_owned(), false)]);
    }

    #[test]
    fn character_references_are_resolved() {
        assert_eq!(links("<a href='?a&amp;b&#38;c&#x26;d&e'>")[0].0, "?a&b&c&d&e");
        assert_eq!(scan("<p id='&#x4e2d;'>").anchors, ["中"]);
    }

    #[test]
    fn broken_markup_ends_quietly() {
        for markup in [
            "<",
            "<a",
            "<a href",
            "<a href=",
            "<a href='",
            "<a =",
            "<a '\"",
            "<!--",
            "<a/",
            "<a href=1&",
        ] {
            scan(markup);
        }
    }
}
