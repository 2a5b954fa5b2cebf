//! Tokens into a [`Page`]: what is open at each place, what is shown, where a paragraph ends.
//!
//! Not the standard's tree: of inline elements only what they do to words is kept (strong, link,
//! hidden), so that no `</b>` in the wrong place can tear a paragraph, and blocks are nested to a fixed
//! depth only.

use std::ops::Range;

use super::page::{Element, Item, Named, Page, Run};
use super::style::Style;
use super::tags::{Sense, is_ended_by, sense, shuts_in};
use super::tokens::{self, Tag, Token};
use super::written;

/// How deep blocks may be nested: whatever opens deeper stands beside the innermost.
const DEEPEST: usize = 256;
/// How many inline elements may be open at once.
const MOST_INLINE: usize = 256;
/// How much is kept of what nobody reads.
const MOST_META: usize = 500;
const LONGEST_TITLE: usize = 2000;
const LONGEST_LINKED_DATA: usize = 1 << 20;

/// The page that `source` describes.
pub(super) fn page(source: &str, xhtml: bool) -> Page {
    // A text without any tag is a plain text that is called a page.
    let mut builder = Builder { plain: !source.contains('<'), ..Builder::default() };
    tokens::each(source, xhtml, |token| builder.token(token, source));
    builder.finish()
}

/// An inline element that is open.
#[derive(Debug)]
struct Inline {
    name: String,
    style: Style,
    /// An index into [`Page::links`].
    link: Option<usize>,
    /// How many blocks were open around it.
    depth: usize,
}

/// What is done with words inside a silent element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keep {
    Nothing,
    Title,
    LinkedData,
}

#[derive(Debug, Default)]
struct Builder {
    page: Page,
    /// Whether all white space counts.
    plain: bool,
    /// The open blocks, from the outside in.
    open: Vec<usize>,
    inline: Vec<Inline>,
    /// Inside a silent element: its name, how often that is open, and what is kept of its words.
    silent: Option<(String, usize, Keep)>,
}

impl Builder {
    fn token(&mut self, token: Token<'_>, source: &str) {
        if let Some((name, depth, keep)) = &mut self.silent {
            match token {
                Token::Start(tag) if tag.name == *name => *depth += 1,
                Token::End(end) if end == name => *depth -= 1,
                Token::Words(words, _) => {
                    let keep = *keep;
                    self.keep(keep, words);
                }
                _ => {}
            }
            self.silent.take_if(|(_, depth, _)| *depth == 0);
            return;
        }
        match token {
            Token::Start(tag) => self.start(tag),
            Token::End(name) => self.end(name),
            Token::Words(words, span) => self.words(words, span, source),
            Token::Comment(words) => self.comment(words),
        }
    }

    fn start(&mut self, tag: &Tag) {
        match sense(&tag.name) {
            Sense::Block(name) => self.block(name, tag),
            Sense::Inline => self.inline(tag),
            Sense::Break => self.page.items.push(Item::Break),
            Sense::Rule => self.page.items.push(Item::Rule),
            Sense::Picture => self.page.items.push(Item::Picture),
            Sense::Void => self.void(tag),
            Sense::Silent => {
                let keep = match tag.name.as_str() {
                    "title" => Keep::Title,
                    "script" if tag.get("type").is_some_and(|kind| kind.contains("ld+json")) => {
                        Keep::LinkedData
                    }
                    _ => Keep::Nothing,
                };
                if keep == Keep::LinkedData {
                    self.page.head.linked_data.push(String::new());
                }
                self.silent = Some((tag.name.clone(), 1, keep));
            }
        }
    }

    fn block(&mut self, name: &'static str, tag: &Tag) {
        while let Some(top) = self.open.last()
            && (is_ended_by(self.page.elements[*top].name, name) || self.open.len() >= DEEPEST)
        {
            self.close();
        }
        let style = Style::of(tag);
        let parent = self.open.last().copied();
        let outside = parent.is_some_and(|parent| self.page.elements[parent].hidden);
        let inside = self.inline.iter().any(|inline| inline.style.hidden);
        let class = [tag.get("class"), tag.get("role"), tag.get("itemprop")];
        let class = class.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let id = tag.get("id").unwrap_or_default().to_owned();
        let named = !(id.is_empty() && class.is_empty());
        let at = self.page.elements.len();
        let start = self.page.items.len();
        self.page.elements.push(Element {
            name,
            parent,
            items: start..start,
            named: named.then(|| Box::new(Named { id, class })),
            hidden: style.hidden || outside || inside,
            centred: style.centred || name == "center",
        });
        self.page.items.push(Item::Open(at));
        self.open.push(at);
    }

    fn inline(&mut self, tag: &Tag) {
        for name in [tag.get("id"), tag.get("name")].into_iter().flatten() {
            if let Some(block) = self.open.last() {
                self.page.anchors.push((name.to_owned(), *block));
            }
        }
        if tag.name == "time" {
            self.page.head.times.extend(tag.get("datetime").map(str::to_owned));
        }
        if self.inline.len() >= MOST_INLINE {
            return;
        }
        let link = tag.get("href").filter(|_| tag.name == "a").map(|href| {
            self.page.links.push(href.trim().to_owned());
            self.page.links.len() - 1
        });
        let strong = matches!(tag.name.as_str(), "b" | "strong");
        let style = Style::of(tag);
        let style = Style { strong: style.strong || strong, ..style };
        let depth = self.open.len();
        self.inline.push(Inline { name: tag.name.clone(), style, link, depth });
    }

    fn void(&mut self, tag: &Tag) {
        let head = &mut self.page.head;
        match tag.name.as_str() {
            "meta" if head.metas.len() < MOST_META => {
                let name =
                    ["property", "name", "itemprop"].into_iter().find_map(|key| tag.get(key));
                if let (Some(name), Some(content)) = (name, tag.get("content")) {
                    head.metas.push((name.to_lowercase(), content.to_owned()));
                }
            }
            "link" if tag.get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                head.canonical = head.canonical.take().or(tag.get("href").map(str::to_owned));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match sense(name) {
            Sense::Break => self.page.items.push(Item::Break),
            Sense::Inline => {
                if let Some(at) = self.inline.iter().rposition(|inline| inline.name == name) {
                    self.inline.remove(at);
                }
            }
            Sense::Block(_) => {
                let mut found = None;
                for (at, element) in self.open.iter().enumerate().rev() {
                    let open = self.page.elements[*element].name;
                    if open == name {
                        found = Some(at);
                    }
                    if open == name || shuts_in(open, name) {
                        break;
                    }
                }
                if let Some(at) = found {
                    while self.open.len() > at {
                        self.close();
                    }
                }
            }
            _ => {}
        }
    }

    /// Ends the innermost block, and the inline elements that were left open in it. A block that holds
    /// nothing leaves no trace.
    fn close(&mut self) {
        let Some(at) = self.open.pop() else { return };
        let depth = self.open.len();
        self.inline.retain(|inline| inline.depth <= depth);
        let empty = self.page.items.last() == Some(&Item::Open(at));
        let last = at + 1 == self.page.elements.len();
        if empty && last && self.page.elements[at].named.is_none() {
            self.page.items.pop();
            self.page.elements.pop();
            return;
        }
        self.page.items.push(Item::Close(at));
        self.page.elements[at].items.end = self.page.items.len();
    }

    fn words(&mut self, words: &str, span: Range<usize>, source: &str) {
        let preformatted =
            self.plain || self.open.iter().any(|at| self.page.elements[*at].name == "pre");
        if !preformatted {
            let between_blocks =
                matches!(self.page.items.last(), None | Some(Item::Open(_) | Item::Close(_)));
            if !(between_blocks && words.bytes().all(|byte| byte.is_ascii_whitespace())) {
                self.run(words, span, false);
            }
            return;
        }
        // Each line is a run of its own.
        let mut at = span.start;
        for (number, line) in words.split('\n').enumerate() {
            if number > 0 {
                self.page.items.push(Item::Break);
                at += written::length(source.get(at..span.end).unwrap_or_default(), "\n");
            }
            let length = written::length(source.get(at..span.end).unwrap_or_default(), line);
            if !line.is_empty() {
                self.run(line, at..at + length, true);
            }
            at += length;
        }
    }

    fn run(&mut self, words: &str, span: Range<usize>, preformatted: bool) {
        let start = self.page.words.len();
        if words.contains('\0') {
            self.page.words.push_str(&words.replace('\0', "\u{FFFD}"));
        } else {
            self.page.words.push_str(words);
        }
        let block = self.open.last().is_some_and(|at| self.page.elements[*at].hidden);
        let run = Run {
            words: start..self.page.words.len(),
            span,
            link: self.inline.iter().rev().find_map(|inline| inline.link),
            strong: self.inline.iter().any(|inline| inline.style.strong),
            hidden: block || self.inline.iter().any(|inline| inline.style.hidden),
            preformatted,
        };
        self.page.items.push(Item::Run(self.page.runs.len()));
        self.page.runs.push(run);
    }

    fn keep(&mut self, keep: Keep, words: &str) {
        let head = &mut self.page.head;
        match keep {
            Keep::Title if head.title.is_none() => {
                head.title = Some(words.chars().take(LONGEST_TITLE).collect());
            }
            Keep::Title | Keep::Nothing => {}
            Keep::LinkedData => {
                if let Some(data) = head.linked_data.last_mut()
                    && data.len() + words.len() <= LONGEST_LINKED_DATA
                {
                    data.push_str(words);
                }
            }
        }
    }

    /// `<!-- saved from url=(0031)https://… -->`, as browsers write it.
    fn comment(&mut self, words: &str) {
        let Some(rest) = words.trim_start().strip_prefix("saved from url=") else { return };
        let address = rest.split_once(')').map_or(rest, |(_, address)| address).trim();
        self.page.head.saved_from.get_or_insert_with(|| address.to_owned());
    }

    fn finish(mut self) -> Page {
        while !self.open.is_empty() {
            self.close();
        }
        self.page
    }
}
