//! Word documents (`.docx`): paragraphs with the styles they bear.
//!
//! A document is a zip of XML parts ([`package`], [`xml`]). Its words are read as the final text shows
//! them ([`body`]), each paragraph is told by the style and by how the whole file uses it ([`sort`]):
//! where a style says who speaks, nothing is guessed. Spans point into the text got out of the document,
//! a paragraph a line; hash and size are the document's own.

mod blocks;
mod body;
mod compose;
mod faults;
mod field;
mod head;
mod package;
mod paragraph;
mod properties;
mod relations;
mod sort;
mod styles;
mod told;
mod xml;

use std::collections::BTreeMap;

use super::front::Front;
use super::html::emphasis;
use super::lines::Spaces;
use super::reader::{Raw, Reader, Understood};
use crate::diagnostic::{Diagnostic, Message, SourceText};
use crate::disk::Source;
use crate::say;
use body::Body;
use head::Head;
use package::Package;
use paragraph::{Note, Paragraph, Story};
use properties::Properties;
use relations::Relations;
use sort::Kind;
use styles::Styles;

/// Word documents.
pub(super) struct Docx;

impl Reader for Docx {
    fn extensions(&self) -> &'static [&'static str] {
        &["docx"]
    }

    fn name(&self) -> Message {
        say!(zh: "Word 文档", en: "Word document")
    }

    fn read(&self, raw: Raw<'_>, report: &mut Vec<Diagnostic>) -> Result<Understood, Diagnostic> {
        let Document { story, notes, margins, styles, properties } =
            Document::open(raw.path, raw.bytes)?;
        let kinds = sort::kinds(&story.paragraphs, &story.cells, &styles);
        let stem = super::stem_of(raw.path);
        let head = Head::of(&story.paragraphs, &kinds, &properties, &styles, stem);
        let mut made = blocks::blocks(&story, &kinds, &head, &notes);
        let text = SourceText::new(raw.path, std::mem::take(&mut made.text));
        let source = Source::got_out(text, raw.bytes);
        report.extend(told::told(&story, &kinds, &head, &made, &margins, &source.text));
        let mut blocks = made.all;
        emphasis::settle(&mut blocks);
        let mut spaces = Spaces::default();
        for line in blocks.iter_mut().flat_map(|block| &mut block.lines) {
            line.text = spaces.plain(std::mem::take(&mut line.text), &line.span);
        }
        spaces.tell(&source.text, report);
        let Head { title, date, language, .. } = head;
        let front = Front { title, date, language, ..Front::default() };
        let states_turns = kinds.contains(&Kind::Speaker);
        Ok(Understood { source, front, blocks, states_turns })
    }
}

/// What stands in the parts of a document.
struct Document {
    story: Story,
    notes: BTreeMap<Note, Vec<Paragraph>>,
    /// The words of running heads and feet.
    margins: Vec<String>,
    styles: Styles,
    properties: Properties,
}

impl Document {
    fn open(path: &str, bytes: &[u8]) -> Result<Self, Diagnostic> {
        let mut package = Package::open(path, bytes)?;
        let root = package.relations("")?;
        let part =
            |relations: &Relations, kind: &str| relations.parts(kind).next().map(str::to_owned);
        let main = part(&root, "officeDocument").unwrap_or_else(|| "word/document.xml".to_owned());
        if !package.has(&main) || main.starts_with("xl/") || main.starts_with("ppt/") {
            return Err(faults::no_document(path));
        }
        let mut properties = Properties::default();
        if let Some(part) = part(&root, "core-properties") {
            package.each(&part, |event| {
                properties.take(event);
                true
            })?;
        }
        let relations = package.relations(&main)?;
        let mut styles = Styles::default();
        if let Some(part) = part(&relations, "styles") {
            package.each(&part, |event| {
                styles.take(event);
                true
            })?;
        }
        let story = read(&mut package, &main, &styles, &relations)?;
        let mut notes = BTreeMap::new();
        for (kind, at_end) in [("footnotes", false), ("endnotes", true)] {
            let Some(part) = part(&relations, kind) else { continue };
            let relations = package.relations(&part)?;
            let found = read(&mut package, &part, &styles, &relations)?.notes;
            notes.extend(found.into_iter().map(|(id, words)| (Note { at_end, id }, words)));
        }
        let mut margins = Vec::new();
        for part in relations.parts("header").chain(relations.parts("footer")) {
            let found = read(&mut package, part, &styles, &Relations::default())?;
            let words: Vec<String> = found.paragraphs.iter().map(Paragraph::text).collect();
            let words = crate::text::collapse(&words.join(" "));
            if !words.is_empty() && !margins.contains(&words) {
                margins.push(words);
            }
        }
        Ok(Self { story, notes, margins, styles, properties })
    }
}

fn read(
    package: &mut Package<'_>,
    part: &str,
    styles: &Styles,
    relations: &Relations,
) -> Result<Story, Diagnostic> {
    let mut body = Body::new(styles, relations, package.pieces());
    package.each(part, |event| body.take(event))?;
    Ok(body.finish())
}

#[cfg(test)]
mod tests;
