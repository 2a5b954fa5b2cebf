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
    let mut tag = Tag::default();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        rest = match rest.as_bytes().first() {
            Some(byte) if byte.is_ascii_alphabetic() => {
                tag.read(rest);
                tag.collect(&mut found);
                tag.skip_raw_text()
            }
            Some(b'/' | b'?') => after_tag(rest),
            Some(b'!') => {
                if let Some(comment) = rest.strip_prefix("!--") {
                    after(comment, "-->")
                } else if let Some(data) = rest.strip_prefix("![CDATA[") {
                    after(data, "]]>")
                } else {
                    after_tag(rest)
                }
            }
            _ => rest,
        };
    }
    found
}

/// An opening tag and what follows it. One is read into after the other, so that there is one list of attributes.
#[derive(Default)]
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    closed: bool,
    rest: &'a str,
}

impl<'a> Tag<'a> {
    /// Reads the tag whose name stands at the beginning of `text`.
    fn read(&mut self, text: &'a str) {
        let (name, mut rest) = split(text, |byte| is_space(byte) || matches!(byte, b'/' | b'>'));
        self.name = name;
        self.closed = false;
        self.attributes.clear();
        loop {
            rest = rest.trim_ascii_start();
            match rest.as_bytes().first() {
                None => break,
                Some(b'>') => {
                    rest = &rest[1..];
                    break;
                }
                Some(b'/') => {
                    rest = &rest[1..];
                    self.closed = rest.starts_with('>');
                }
                Some(_) => {
                    let (attribute, next) = attribute(rest);
                    self.attributes.push(attribute);
                    rest = next;
                }
            }
        }
        self.rest = rest;
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
        for &(name, value) in &self.attributes {
            let is = |one: &str| name.eq_ignore_ascii_case(one);
            if is("href") || is("xlink:href") {
                found.links.push(Link::new(value, !self.is_followed()));
            } else if is("id") || (is("name") && self.is("a")) {
                found.anchors.push(resolve(value));
            } else if is("src") || is("poster") || (is("data") && self.is("object")) {
                found.links.push(Link::new(value, true));
            } else if is("action") && self.is("form") {
                found.links.push(Link::new(value, false));
            } else if is("srcset") {
                let candidates = value.split(',').filter_map(|one| one.split_whitespace().next());
                found.links.extend(candidates.map(|href| Link::new(href, true)));
            }
        }
    }

    /// Whether its `href` is for the reader to follow.
    fn is_followed(&self) -> bool {
        self.is("a") || self.is("area") || (self.is("link") && !self.is_fetched_link())
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
    let ends = |byte: u8| is_space(byte) || matches!(byte, b'=' | b'>' | b'/');
    // A stray `=` or quote is part of a name, as the standard has it; so each step moves on.
    let mut first = true;
    let (name, rest) = split(text, |byte| !std::mem::take(&mut first) && ends(byte));
    let Some(value) = rest.trim_ascii_start().strip_prefix('=') else {
        return ((name, ""), rest);
    };
    let value = value.trim_ascii_start();
    if let Some(quote @ (b'"' | b'\'')) = value.as_bytes().first() {
        let (value, rest) = split(&value[1..], |byte| byte == *quote);
        return ((name, value), rest.get(1..).unwrap_or_default());
    }
    let (value, rest) = split(value, |byte| is_space(byte) || byte == b'>');
    ((name, value), rest)
}

/// Parts the text before the first byte that ends something. Only bytes of ASCII end anything, which are whole characters.
fn split(text: &str, ends: impl FnMut(u8) -> bool) -> (&str, &str) {
    let end = text.bytes().position(ends).unwrap_or(text.len());
    text.split_at(end)
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}

/// What follows the first `>`.
fn after_tag(text: &str) -> &str {
    text.find('>').map_or("", |at| &text[at + 1..])
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
