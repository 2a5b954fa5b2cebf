//! Saved web pages: title, day and the words of the record, out of all that stands around them.
//!
//! A page is cut into tags and words ([`tokens`]), put in one row ([`build`]), and read as passages, the
//! paragraphs that the eye sees ([`passage`]). Which of these are the record is weighed by the evidence
//! of the whole page ([`evidence`], [`sort`]), never by what one site calls its elements; what is left
//! out is told ([`told`]), and an editor may name the right part (`body:` in the file beside the page).
//! Spans point into the markup.

mod blocks;
mod build;
mod charset;
pub(super) mod emphasis;
mod evidence;
mod furniture;
mod head;
mod notes;
mod page;
mod passage;
mod refuse;
mod selector;
mod sort;
mod style;
mod tags;
mod tokens;
mod told;
mod words;
mod written;

use std::sync::Arc;

pub(super) use refuse::{is_archive, web_archive};

use super::front::BodyPart;
use super::lines::Spaces;
use super::reader::{Raw, Reader, Understood};
use crate::diagnostic::{Code, Diagnostic, Message, Place, SourceText};
use crate::say;
use evidence::Body;
use page::Page;
use passage::Passage;
use selector::Selector;

/// Saved web pages.
pub(super) struct Html;

impl Reader for Html {
    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml", "shtml"]
    }

    fn name(&self) -> Message {
        say!(zh: "网页", en: "web page")
    }

    fn read(&self, raw: Raw<'_>, report: &mut Vec<Diagnostic>) -> Result<Understood, Diagnostic> {
        refuse::archive(raw.path, raw.bytes)?;
        let declared = charset::declared(raw.bytes);
        let source = raw.decode_declared(declared.as_deref(), report);
        let text = source.text.text();
        refuse::binary(raw.path, text)?;
        let xhtml = raw.path.to_ascii_lowercase().ends_with(".xhtml") || text.starts_with("<?xml");
        let page = build::page(text, xhtml);
        let passages = passage::passages(&page);
        let weights = evidence::weights(&page, &passages);
        let chosen = raw.stated.and_then(|front| front.body.as_ref());
        let body = match chosen.map(|part| named(part, &page)) {
            Some(Ok(body)) => body,
            Some(Err(fault)) => {
                report.push(fault);
                evidence::body(&page, &passages, &weights)
            }
            None => evidence::body(&page, &passages, &weights),
        };
        let hidden = shows_little(&passages);
        let first = sort::first(&page, &passages, &weights, body);
        let head::Stated { front, heading } = head::stated(&page, &passages, first);
        let places = sort::sort(&page, &passages, &weights, body, heading, hidden);
        let doubtful = chosen.is_none() && evidence::is_doubtful(&page, &passages, &weights, body);
        report.extend(told::left_out(&page, &source.text, &passages, &places, doubtful));
        let mut blocks = blocks::blocks(&page, text, &passages, &places, hidden);
        plain_spaces(&mut blocks, &source.text, report);
        Ok(Understood { source, front, blocks, states_turns: false })
    }
}

/// The part of the page that an editor names.
fn named(part: &BodyPart, page: &Page) -> Result<Body, Diagnostic> {
    let words = &part.selector;
    let fault = |message: Message| {
        Diagnostic::error(Code::BadValue, message, Place::At(part.span.clone())).hint(say!(
            zh: "写一个块级元素的标签名、#id 或 .class，如 body: \"#content\"",
            en: "name one block by its tag, #id or .class, as in body: \"#content\"",
        ))
    };
    let selector = Selector::read(words).ok_or_else(|| {
        fault(say!(
            zh: "body 里的“{words}”不是可用的选择器",
            en: "`{words}` under `body` is no selector that can be used here",
        ))
    })?;
    let element = selector.find(page).ok_or_else(|| {
        fault(say!(
            zh: "网页里没有 body 所指的“{words}”",
            en: "no block of the page is what `body` names: `{words}`",
        ))
    })?;
    Ok(Body { element: Some(element) })
}

/// Whether most of a page's words are not shown: a script was to show them.
fn shows_little(passages: &[Passage]) -> bool {
    let hidden: usize = passages.iter().filter(|one| one.hidden).map(|one| one.letters).sum();
    let all: usize = passages.iter().map(|one| one.letters).sum();
    hidden * 2 > all
}

fn plain_spaces(
    blocks: &mut [super::Block],
    source: &Arc<SourceText>,
    report: &mut Vec<Diagnostic>,
) {
    let mut spaces = Spaces::default();
    for line in blocks.iter_mut().flat_map(|block| &mut block.lines) {
        line.text = spaces.plain(std::mem::take(&mut line.text), &line.span);
    }
    spaces.tell(source, report);
}

#[cfg(test)]
mod tests;
