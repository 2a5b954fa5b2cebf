//! XML (`.xml`): TEI and Akoma Ntoso, told by the root element.
//!
//! What both share stands here: the tape of tags and words, the walk over it, and the flow of words into blocks. Nothing
//! is expanded, nothing is fetched, and nothing recurses, however deep a file is nested.

mod akn;
mod flow;
mod tape;
mod tei;
mod walk;

use super::reader::{Raw, Reader, Understood};
use crate::diagnostic::{Code, Diagnostic, Message, SourceText};
use crate::disk::{self, Encoding, Source};
use crate::say;
use tape::Tape;

/// How far into a file its declaration is looked for.
const DECLARATION: usize = 200;

/// The reader of XML.
pub(super) struct Xml;

impl Reader for Xml {
    fn extensions(&self) -> &'static [&'static str] {
        &["xml"]
    }

    fn name(&self) -> Message {
        say!(zh: "TEI 或 Akoma Ntoso", en: "TEI or Akoma Ntoso")
    }

    fn read(&self, raw: Raw<'_>, report: &mut Vec<Diagnostic>) -> Result<Understood, Diagnostic> {
        let source = decode(raw, report);
        let tape = Tape::read(&source.text, report)?;
        let (front, blocks) = match tape.name(0) {
            "TEI" | "TEI.2" | "teiCorpus" => tei::read(&tape, report)?,
            "akomaNtoso" | "akomantoso" => akn::read(&tape, report)?,
            root => return Err(unknown_root(&source.text, &tape, root)),
        };
        drop(tape);
        Ok(Understood { source, front, blocks, states_turns: true })
    }
}

/// Decodes in the encoding that the user says, or that the file declares, unless it is UTF-8 after all.
fn decode(raw: Raw<'_>, report: &mut Vec<Diagnostic>) -> Source {
    let declared = raw.encoding.or_else(|| {
        let head = raw.bytes.get(..DECLARATION).unwrap_or(raw.bytes);
        let head = String::from_utf8_lossy(head);
        let (_, label) = head.strip_prefix("<?xml")?.split_once("encoding=")?;
        let quote = label.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let encoding = Encoding::of(label[1..].split(quote).next()?)?;
        let fits = encoding.name().starts_with("UTF-") || std::str::from_utf8(raw.bytes).is_ok();
        (!fits).then_some(encoding)
    });
    disk::decode_as(raw.path, raw.bytes, declared, report)
}

fn unknown_root(source: &std::sync::Arc<SourceText>, tape: &Tape<'_>, root: &str) -> Diagnostic {
    debug_assert_eq!(source.path(), tape.source.path());
    let root: String = root.chars().take(60).collect();
    Diagnostic::error(
        Code::UnknownFormat,
        say!(
            zh: "这个 XML 的根元素是 <{root}>，不是 TEI（<TEI>）也不是 Akoma Ntoso（<akomaNtoso>）",
            en: "the root of this XML is <{root}>, which is neither TEI (<TEI>) nor Akoma Ntoso (<akomaNtoso>)",
        ),
        tape.place(0),
    )
    .hint(say!(
        zh: "请先转换成这两种之一，或者转换成 wenda-session/1 的 JSON",
        en: "make it into one of these, or into JSON of the form wenda-session/1",
    ))
}

#[cfg(test)]
mod tests;
