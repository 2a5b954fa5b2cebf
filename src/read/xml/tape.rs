//! The tape: the tags and words of an XML file in one row, each tag knowing where its element ends, so
//! that whoever reads it may look ahead, skip, and come back, without a tree and without recursion.

use std::ops::Range;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use crate::diagnostic::{Code, Diagnostic, Message, Place, SourceText, Span};
use crate::read::entities;
use crate::say;
use crate::text::{Language, collapse};

/// How deep elements may stand in each other: real files come to about twenty.
const DEEPEST: usize = 500;

/// How many references to nothing are told one by one.
const MOST_TOLD: usize = 20;

/// One thing on the tape.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// An element ends.
    Close,
    /// Words as they are written, without references.
    Words(&'a str),
    /// What a reference stands for, and how it is written.
    Reference(String, &'a str),
}

/// A tag that opens an element.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// Its name, without a prefix.
    pub(super) name: &'a str,
    /// Its attributes, as written.
    attributes: &'a str,
    /// Where on the tape the element ends.
    pub(super) end: usize,
}

/// An XML file taken apart.
pub(super) struct Tape<'a> {
    pub(super) source: &'a Arc<SourceText>,
    pub(super) tokens: Vec<Token<'a>>,
}

impl<'a> Tape<'a> {
    /// Takes `source` apart. Refuses what is not well-formed, what declares entities, and what is
    /// nested deeper than anything that people read.
    pub(super) fn read(
        source: &'a Arc<SourceText>,
        report: &mut Vec<Diagnostic>,
    ) -> Result<Self, Diagnostic> {
        let mut making = Making {
            tape: Self { source, tokens: Vec::new() },
            open: Vec::new(),
            rooted: false,
            strange: 0,
        };
        let text = source.text();
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        loop {
            let start = position(reader.buffer_position(), text);
            let event = reader.read_event().map_err(|error| {
                let at = position(reader.error_position(), text);
                let reason = error.to_string();
                let message = say!(zh: "这里的 XML 读不通：{reason}", en: "this is not readable XML: {reason}");
                bad(source, at..at, message)
            })?;
            let range = start..position(reader.buffer_position(), text);
            if let Event::Eof = event {
                break;
            }
            making.event(&event, range, report)?;
        }
        making.finish()
    }

    /// The tag at `index`, if one opens there.
    pub(super) fn tag(&self, index: usize) -> Option<&Tag<'a>> {
        match self.tokens.get(index) {
            Some(Token::Open(tag)) => Some(tag),
            _ => None,
        }
    }

    /// The name of the element at `index`; none where none begins.
    pub(super) fn name(&self, index: usize) -> &'a str {
        self.tag(index).map_or("", |tag| tag.name)
    }

    /// Where the element at `index` ends on the tape.
    pub(super) fn end(&self, index: usize) -> usize {
        self.tag(index).map_or(index, |tag| tag.end)
    }

    /// An attribute of the element at `index`, by its name as written; none where it is empty.
    pub(super) fn attribute(&self, index: usize, name: &str) -> Option<String> {
        let tag = self.tag(index)?;
        let mut attributes = Attributes::new(tag.attributes, 0);
        let found =
            attributes.with_checks(false).flatten().find(|one| one.key.into_inner() == name)?;
        let value = collapse(&entities::resolved(&found.value));
        (!value.is_empty()).then_some(value)
    }

    /// The language that the element at `index` states.
    pub(super) fn language(&self, index: usize) -> Option<Language> {
        Language::new(&self.attribute(index, "xml:lang")?).ok()
    }

    /// The elements right inside the one at `index`.
    pub(super) fn children(&self, index: usize) -> impl Iterator<Item = usize> {
        let end = self.end(index);
        let mut at = index + 1;
        std::iter::from_fn(move || {
            while at < end {
                let here = at;
                at = if self.tag(here).is_some() { self.end(here) + 1 } else { here + 1 };
                if self.tag(here).is_some() {
                    return Some(here);
                }
            }
            None
        })
    }

    /// The elements of this name right inside the one at `index`.
    pub(super) fn children_named(&self, index: usize, name: &str) -> impl Iterator<Item = usize> {
        self.children(index).filter(move |&child| self.name(child) == name)
    }

    /// The elements of this name anywhere inside the one at `index`, in order.
    pub(super) fn within(&self, index: usize, name: &str) -> impl Iterator<Item = usize> {
        (index + 1..self.end(index)).filter(move |&at| self.name(at) == name)
    }

    /// The element to which a path of names leads, the first at each step.
    pub(super) fn path(&self, index: usize, names: &[&str]) -> Option<usize> {
        names.iter().try_fold(index, |at, name| self.children_named(at, name).next())
    }

    /// All words inside the element at `index`, in one line.
    pub(super) fn words(&self, index: usize) -> String {
        let mut words = String::new();
        for token in &self.tokens[index..self.end(index).max(index)] {
            match token {
                Token::Words(text) => words.push_str(text),
                Token::Reference(text, _) => words.push_str(text),
                Token::Open(_) | Token::Close => {}
            }
        }
        collapse(&words)
    }

    /// Where a piece of the file stands in it.
    pub(super) fn range(&self, piece: &str) -> Range<usize> {
        let start = (piece.as_ptr() as usize).saturating_sub(self.source.text().as_ptr() as usize);
        start..start + piece.len()
    }

    /// Where the tag at `index` stands.
    pub(super) fn span(&self, index: usize) -> Range<usize> {
        self.tag(index).map_or(0..0, |tag| {
            let name = self.range(tag.name);
            name.start..self.range(tag.attributes).end.max(name.end)
        })
    }

    /// The same, for a diagnostic.
    pub(super) fn place(&self, index: usize) -> Place {
        Place::At(Span::new(self.source, self.span(index)))
    }
}

fn position(position: u64, text: &str) -> usize {
    let mut at = usize::try_from(position).unwrap_or(usize::MAX).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The error that a place of a file can't be read.
pub(super) fn bad(source: &Arc<SourceText>, at: Range<usize>, message: Message) -> Diagnostic {
    Diagnostic::error(Code::BadXml, message, Place::At(Span::new(source, at))).hint(say!(
        zh: "请看文件是否存完整，是否真是 XML",
        en: "see whether the file was saved whole, and whether it is XML at all",
    ))
}

struct Making<'a> {
    tape: Tape<'a>,
    /// The elements that are open.
    open: Vec<usize>,
    /// Whether the root has been there.
    rooted: bool,
    /// How many references stand for nothing.
    strange: usize,
}

impl<'a> Making<'a> {
    fn event(
        &mut self,
        event: &Event<'_>,
        range: Range<usize>,
        report: &mut Vec<Diagnostic>,
    ) -> Result<(), Diagnostic> {
        let source = self.tape.source;
        let written = &source.text()[range.clone()];
        match event {
            Event::Start(tag) => self.open(written, tag.name().into_inner().len(), range)?,
            Event::Empty(tag) => {
                self.open(written, tag.name().into_inner().len(), range)?;
                self.close();
            }
            Event::End(_) => self.close(),
            Event::Text(_) if self.open.is_empty() => {
                if let Some(at) = written.find(|c: char| !c.is_whitespace()) {
                    let at = range.start + at;
                    let message = say!(zh: "根元素之外有文字", en: "there are words outside the root element");
                    return Err(bad(source, at..at, message));
                }
            }
            Event::Text(_) => self.tape.tokens.push(Token::Words(written)),
            Event::CData(_) => {
                let words =
                    written.strip_prefix("<![CDATA[").and_then(|rest| rest.strip_suffix("]]>"));
                self.tape.tokens.extend(words.map(Token::Words));
            }
            Event::GeneralRef(_) => match entities::at_start(written) {
                Some((words, _)) => self.tape.tokens.push(Token::Reference(words, written)),
                None => self.strange(written, range, report),
            },
            Event::DocType(_) if written.contains("<!ENTITY") => {
                let at = range.start + written.find("<!ENTITY").unwrap_or(0);
                let message = say!(
                    zh: "这个文件自己定义了实体（<!ENTITY>）；为免被撑爆，不展开",
                    en: "this file declares entities (<!ENTITY>), which are not expanded: files have been made to burst that way",
                );
                return Err(Diagnostic::error(
                    Code::BadXml,
                    message,
                    Place::At(Span::new(source, at..at + "<!ENTITY".len())),
                )
                .hint(say!(
                    zh: "请用 xmllint --noent 展开后再用，并删去 DOCTYPE",
                    en: "expand them first (`xmllint --noent`), and take the DOCTYPE away",
                )));
            }
            _ => {}
        }
        Ok(())
    }

    fn open(
        &mut self,
        written: &'a str,
        name: usize,
        range: Range<usize>,
    ) -> Result<(), Diagnostic> {
        let source = self.tape.source;
        if self.open.is_empty() && self.rooted {
            let message = say!(zh: "有第二个根元素", en: "there is a second root element");
            return Err(bad(source, range, message));
        }
        if self.open.len() >= DEEPEST {
            let message = say!(
                zh: "元素套了 {DEEPEST} 层以上",
                en: "elements stand more than {DEEPEST} deep in each other",
            );
            return Err(bad(source, range, message));
        }
        self.rooted = true;
        self.open.push(self.tape.tokens.len());
        let inside = written.trim_start_matches('<').trim_end_matches('>');
        let (name, attributes) = inside.split_at_checked(name).unwrap_or((inside, ""));
        let name = name.rsplit(':').next().unwrap_or(name);
        let attributes = attributes.strip_suffix('/').unwrap_or(attributes);
        self.tape.tokens.push(Token::Open(Tag { name, attributes, end: 0 }));
        Ok(())
    }

    fn close(&mut self) {
        let end = self.tape.tokens.len();
        if let Some(Token::Open(tag)) =
            self.open.pop().and_then(|open| self.tape.tokens.get_mut(open))
        {
            tag.end = end;
        }
        self.tape.tokens.push(Token::Close);
    }

    /// A reference that stands for nothing stays as it is written.
    fn strange(&mut self, written: &'a str, range: Range<usize>, report: &mut Vec<Diagnostic>) {
        self.tape.tokens.push(Token::Words(written));
        self.strange += 1;
        if self.strange > MOST_TOLD {
            return;
        }
        report.push(
            Diagnostic::warning(
                Code::BadXml,
                say!(zh: "“{written}”没有定义，照原样留着", en: "`{written}` stands for nothing; it was left as it is"),
                Place::At(Span::new(self.tape.source, range)),
            )
            .hint(say!(zh: "请写成字符本身，或写成 &#x…;", en: "write the character itself, or `&#x…;`")),
        );
    }

    fn finish(self) -> Result<Tape<'a>, Diagnostic> {
        let Self { tape, open, rooted, .. } = self;
        let source = tape.source;
        if let Some(&open) = open.last() {
            let name = tape.name(open);
            let message = say!(
                zh: "<{name}> 没有结束，文件可能被截断了",
                en: "<{name}> is never closed; the file may have been cut short",
            );
            return Err(bad(source, tape.span(open), message));
        }
        if !rooted {
            let message = say!(zh: "这里没有 XML 元素", en: "there is no XML element here");
            return Err(bad(source, 0..0, message));
        }
        Ok(tape)
    }
}
