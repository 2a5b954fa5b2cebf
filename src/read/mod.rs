//! Readers: one per source format, each turning decoded text into a [`Draft`].
//!
//! A reader knows the format's grammar and nothing of press conferences; what the words mean is for
//! `structure`. A format that says more than words (who speaks, what kind of turn it is, when) has it in
//! the draft as stated facts.

mod braces;
mod day;
mod docx;
mod draft;
mod entities;
mod front;
mod html;
mod inline;
mod json;
mod lines;
mod looks;
mod notes;
mod pdf;
mod reader;
mod statements;
mod subtitles;
mod table;
mod text;
mod transcript;
mod xml;

use std::path::Path;

pub use draft::{Block, BlockKind, Draft, Facts, Heading, Line, StatedTurn};
pub use front::{BodyPart, Front, StatedSpeaker};
pub use notes::{is_notes, notes_beside, read_notes, session_of_notes};
pub use reader::Home;
pub use statements::rules::{Pattern, Rule, Rules, Values};

use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::disk::Encoding;
use crate::settings::front_matter;
use crate::{disk, say};
use reader::{READERS, Raw, Reader, Understood};

/// A source's bytes, and those of the file beside it that says about it what front matter would.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Its path, relative, with `/`; the extension tells the format.
    pub path: &'a str,
    /// The bytes as they came.
    pub bytes: &'a [u8],
    /// For a raw source `NAME.txt`, the bytes of `NAME.txt.yaml`.
    pub beside: Option<&'a [u8]>,
    /// The encoding that the user says the words have.
    pub encoding: Option<Encoding>,
}

/// Reads `root`/`path` into a draft. `path` is relative, with `/`; its extension tells the format, and
/// for all but transcripts `path.yaml` may stand beside it. The words are in `encoding`, if the user says
/// so, otherwise in the one they are found to have.
///
/// Fails only where there is nothing to read: no such file, a format that is not known, or bytes that
/// are not what the extension says. What is wrong with the content goes into `report`.
pub fn read(
    root: &Path,
    path: &str,
    encoding: Option<Encoding>,
    home: Home,
    report: &mut impl Extend<Diagnostic>,
) -> Result<Draft, Diagnostic> {
    reader_of(path)?;
    let bytes = disk::read_bytes(root, path)?;
    let beside = bytes_beside(root, path)?;
    let input = Input { path, bytes: &bytes, beside: beside.as_deref(), encoding };
    read_as(input, home, Front::default(), report)
}

/// The bytes of `path.yaml`, if `path` is a raw source and it is there.
pub fn bytes_beside(root: &Path, path: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
    if is_transcript(path) {
        return Ok(None);
    }
    disk::read_if_there(root, &beside(path))
}

/// Whether a file is a transcript, which states its front matter itself, and no raw source.
pub fn is_transcript(path: &str) -> bool {
    reader_of(path).is_ok_and(Reader::has_front_matter)
}

/// What a transcript's front matter states; nothing, where `path` is none. What is wrong with it is for
/// whoever reads the whole.
pub fn front_of(path: &str, bytes: &[u8]) -> Front {
    if !is_transcript(path) {
        return Front::default();
    }
    let mut ignored = Vec::new();
    let source = disk::decode(path, bytes, &mut ignored).text;
    let parts = front_matter::split(&source, &mut ignored);
    parts.yaml.map_or_else(Front::default, |yaml| statements::read(&source, yaml, &mut ignored))
}

/// Reads what is in memory already, in the same way, as one of the archive's own.
pub fn read_input(
    input: Input<'_>,
    report: &mut impl Extend<Diagnostic>,
) -> Result<Draft, Diagnostic> {
    read_as(input, Home::Archive, Front::default(), report)
}

/// The same for a file from elsewhere, perhaps one of many of which `shared` is stated: it comes before
/// what the file states itself, and after what an editor states of this file alone, beside it or in front
/// matter. Front matter may be another program's.
pub fn read_from_elsewhere(
    input: Input<'_>,
    shared: Front,
    report: &mut impl Extend<Diagnostic>,
) -> Result<Draft, Diagnostic> {
    read_as(input, Home::Elsewhere, shared, report)
}

fn read_as(
    input: Input<'_>,
    home: Home,
    shared: Front,
    report: &mut impl Extend<Diagnostic>,
) -> Result<Draft, Diagnostic> {
    let Input { path, bytes, encoding, .. } = input;
    let reader = reader_of(path)?;
    let mut faults = Vec::new();
    let stated = input.beside.filter(|_| !reader.has_front_matter()).map(|bytes| {
        let yaml = disk::decode(&beside(path), bytes, &mut faults).text;
        let range = 0..yaml.text().len();
        statements::read(&yaml, range, &mut faults)
    });
    let raw = Raw { path, bytes, encoding, home, stated: stated.as_ref() };
    let understood = reader.read(raw, &mut faults);
    report.extend(faults);
    let Understood { source, front, blocks, states_turns } = understood?;
    let front = if reader.has_front_matter() {
        front.or(shared)
    } else {
        stated.unwrap_or_default().or(shared).or(front)
    };
    Ok(Draft { stem: stem_of(path).to_owned(), source, front, blocks, states_turns })
}

/// Whether the extension of `path` is one that [`read`] knows.
pub fn is_readable(path: &str) -> bool {
    reader_of(path).is_ok()
}

/// The path of the file beside a raw source.
fn beside(path: &str) -> String {
    format!("{path}.yaml")
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The name of the file without its extension.
fn stem_of(path: &str) -> &str {
    let name = file_name(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn reader_of(path: &str) -> Result<&'static dyn Reader, Diagnostic> {
    let extension = file_name(path).rsplit_once('.').map(|(_, extension)| extension);
    let known = extension.map(str::to_ascii_lowercase).and_then(|extension| {
        READERS.iter().find(|reader| reader.extensions().contains(&extension.as_str()))
    });
    known.copied().ok_or_else(|| match extension {
        Some(extension) if html::is_archive(extension) => html::web_archive(path),
        _ => unknown_format(path, extension),
    })
}

fn unknown_format(path: &str, extension: Option<&str>) -> Diagnostic {
    let message = match extension {
        Some(extension) => say!(
            zh: "不认识“.{extension}”这种文件",
            en: "no reader knows files that end in `.{extension}`",
        ),
        None => say!(
            zh: "文件名没有扩展名，不知道是什么格式",
            en: "the file's name has no extension to tell its format",
        ),
    };
    let (mut known_zh, mut known_en) = (Vec::new(), Vec::new());
    for reader in READERS {
        let extensions = reader.extensions().iter().map(|extension| format!(".{extension}"));
        let extensions = extensions.collect::<Vec<_>>().join(" ");
        let Message { zh, en } = reader.name();
        known_zh.push(format!("{extensions}（{zh}）"));
        known_en.push(format!("{extensions} ({en})"));
    }
    let (known_zh, known_en) = (known_zh.join("、"), known_en.join(", "));
    Diagnostic::error(Code::UnknownFormat, message, Place::File(path.to_owned())).hint(say!(
        zh: "可用的格式：{known_zh}；其他格式请先另存为纯文本",
        en: "what can be read: {known_en}; save other formats as plain text first",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_beside_a_raw_text_says_what_front_matter_would() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.txt"), "甲：一\n").unwrap();
        let place = |report: &mut Vec<Diagnostic>| {
            read(folder.path(), "a.txt", None, Home::Archive, report).unwrap().front.place.clone()
        };
        let mut report = Vec::new();
        assert_eq!(place(&mut report), None);
        std::fs::write(folder.path().join("a.txt.yaml"), "place: 云溪\ntitel: 乙\n").unwrap();
        assert_eq!(place(&mut report).as_deref(), Some("云溪"));
        assert_eq!(report.len(), 1);
        assert_eq!((report[0].code, report[0].path()), (Code::UnknownKey, Some("a.txt.yaml")));
        assert_eq!(
            read(folder.path(), "b.txt", None, Home::Archive, &mut report).unwrap_err().code,
            Code::Unreadable
        );
    }

    #[test]
    fn the_extension_tells_the_format() {
        let read = |path| {
            read_input(Input { path, bytes: b"", beside: None, encoding: None }, &mut Vec::new())
        };
        assert_eq!(read("a/2025-01-02-b.c.TXT").unwrap().stem, "2025-01-02-b.c");
        for path in ["a.xyz", "a", "b.md/a"] {
            let error = read(path).unwrap_err();
            assert_eq!((error.code, error.path()), (Code::UnknownFormat, Some(path)));
            assert!(error.hints[0].en.contains(".txt"));
        }
    }
}
