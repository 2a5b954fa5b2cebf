//! What every reader is: one source format, known by its extensions, turned into a [`Draft`](super::Draft).
//!
//! [`READERS`] is the one list of formats: what commands accept, what messages name and what stands in
//! `content/sessions/` all come from it.

use super::docx::Docx;
use super::draft::Block;
use super::front::Front;
use super::html::Html;
use super::json::SessionJson;
use super::pdf::Pdf;
use super::subtitles::Subtitles;
use super::table::Table;
use super::xml::Xml;
use super::{looks, text, transcript};
use crate::diagnostic::{Diagnostic, Message};
use crate::disk::{self, Encoding, Source};
use crate::say;

/// A reader of one format.
pub(super) trait Reader: Sync {
    /// The extensions of its files, in lower case, without the dot.
    fn extensions(&self) -> &'static [&'static str];

    /// What its files are, for messages: 发言记录, transcript.
    fn name(&self) -> Message;

    /// Whether its files say themselves what front matter says; the others may have `NAME.EXT.yaml`
    /// beside them.
    fn has_front_matter(&self) -> bool {
        false
    }

    /// Reads a file. Fails only where nothing can be read at all; what is wrong with the content goes
    /// into `report`.
    fn read(&self, raw: Raw<'_>, report: &mut Vec<Diagnostic>) -> Result<Understood, Diagnostic>;
}

/// The readers, in the order in which messages name their formats.
pub(super) const READERS: &[&dyn Reader] =
    &[&Transcript, &Text, &Html, &Docx, &Pdf, &Subtitles, &Table, &Xml, &SessionJson];

/// Where a file comes from, which tells whose its front matter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// It stands among the archive's sessions: an editor has written it, or answers for it.
    Archive,
    /// It was made for something else.
    Elsewhere,
}

/// The bytes of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Raw<'a> {
    /// Its path, relative, with `/`.
    pub(super) path: &'a str,
    /// The bytes as they came.
    pub(super) bytes: &'a [u8],
    /// The encoding that the user says it has.
    pub(super) encoding: Option<Encoding>,
    /// Where it comes from.
    pub(super) home: Home,
    /// What the file beside it states, which some formats are read by.
    pub(super) stated: Option<&'a Front>,
}

impl Raw<'_> {
    /// The bytes as text: in the encoding the user says, or in the one they are found to have.
    pub(super) fn decode(&self, report: &mut Vec<Diagnostic>) -> Source {
        disk::decode_as(self.path, self.bytes, self.encoding, report)
    }

    /// The same, of a file that itself says what encoding it has, if `declared` is that.
    pub(super) fn decode_declared(
        &self,
        declared: Option<&str>,
        report: &mut Vec<Diagnostic>,
    ) -> Source {
        match (self.encoding, declared) {
            (None, Some(declared)) => {
                disk::decode_declared(self.path, self.bytes, declared, report)
            }
            _ => self.decode(report),
        }
    }
}

/// What a reader has understood.
#[derive(Debug)]
pub(super) struct Understood {
    /// The text into which all spans point. Where the bytes are no text, it is the text that was got out
    /// of them; hash and encoding are the bytes' own.
    pub(super) source: Source,
    /// What the file itself states; the file beside it may say more, and comes first.
    pub(super) front: Front,
    /// The blocks, in the order of the text.
    pub(super) blocks: Vec<Block>,
    /// Whether the format says where turns begin.
    pub(super) states_turns: bool,
}

/// The canonical transcript.
struct Transcript;

impl Reader for Transcript {
    fn extensions(&self) -> &'static [&'static str] {
        &["md"]
    }

    fn name(&self) -> Message {
        say!(zh: "发言记录", en: "transcript")
    }

    fn has_front_matter(&self) -> bool {
        true
    }

    fn read(&self, raw: Raw<'_>, report: &mut Vec<Diagnostic>) -> Result<Understood, Diagnostic> {
        let source = raw.decode(report);
        let (front, blocks) = transcript::read(&source.text, raw.home, report);
        Ok(Understood { source, front, blocks, states_turns: false })
    }
}

/// Plain text.
struct Text;

impl Reader for Text {
    fn extensions(&self) -> &'static [&'static str] {
        &["txt"]
    }

    fn name(&self) -> Message {
        say!(zh: "纯文本", en: "plain text")
    }

    fn read(&self, raw: Raw<'_>, report: &mut Vec<Diagnostic>) -> Result<Understood, Diagnostic> {
        let source = raw.decode(report);
        report.extend(looks::no_text(raw.path, source.text.text()));
        let blocks = text::blocks(&source.text, report);
        Ok(Understood { source, front: Front::default(), blocks, states_turns: false })
    }
}
