//! Readers: one per source format, each turning decoded text into a [`Draft`].
//!
//! A reader knows the format's grammar and nothing of press conferences; what the words mean is for
//! `structure`.

mod braces;
mod draft;
mod front;
mod inline;
mod lines;
mod notes;
mod statements;
mod text;
mod transcript;

use std::path::Path;

pub use draft::{Block, BlockKind, Draft, Heading, Line};
pub use front::{Front, StatedSpeaker};
pub use notes::{is_notes, notes_beside, read_notes, session_of_notes};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::{disk, say};

/// A source's bytes, and those of the file beside it that says about it what front matter would.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Its path, relative, with `/`; the extension tells the format.
    pub path: &'a str,
    /// The bytes as they came.
    pub bytes: &'a [u8],
    /// For a raw text `NAME.txt`, the bytes of `NAME.txt.yaml`.
    pub beside: Option<&'a [u8]>,
}

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Transcript,
    Text,
}

/// Reads `root`/`path` into a draft. `path` is relative, with `/`; its extension tells the format:
/// `.md` is a transcript, `.txt` a plain text, with `path.yaml` beside it if that is there.
///
/// Fails only where there is nothing to read: no such file, or a format that is not known. What is
/// wrong with the content goes into `report`.
pub fn read(
    root: &Path,
    path: &str,
    report: &mut impl Extend<Diagnostic>,
) -> Result<Draft, Diagnostic> {
    let format = format_of(path)?;
    let bytes = disk::read_bytes(root, path)?;
    let beside = beside(path);
    let beside = match format {
        Format::Text if disk::is_file(root, &beside) => Some(disk::read_bytes(root, &beside)?),
        _ => None,
    };
    read_input(Input { path, bytes: &bytes, beside: beside.as_deref() }, report)
}

/// Reads what is in memory already, in the same way.
pub fn read_input(
    input: Input<'_>,
    report: &mut impl Extend<Diagnostic>,
) -> Result<Draft, Diagnostic> {
    let format = format_of(input.path)?;
    let source = disk::decode(input.path, input.bytes, report);
    let stem = stem_of(input.path).to_owned();
    let (front, blocks) = match format {
        Format::Transcript => transcript::read(&source.text, report),
        Format::Text => {
            let front = input.beside.map(|bytes| {
                let yaml = disk::decode(&beside(input.path), bytes, report).text;
                let range = 0..yaml.text().len();
                statements::read(&yaml, range, report)
            });
            (front.unwrap_or_default(), text::blocks(&source.text, report))
        }
    };
    Ok(Draft { stem, source, front, blocks })
}

/// Whether the extension of `path` is one that [`read`] knows.
pub fn is_readable(path: &str) -> bool {
    format_of(path).is_ok()
}

/// The path of the file beside a raw text.
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

fn format_of(path: &str) -> Result<Format, Diagnostic> {
    let extension = file_name(path).rsplit_once('.').map(|(_, extension)| extension);
    match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("md") => Ok(Format::Transcript),
        Some("txt") => Ok(Format::Text),
        _ => Err(unknown_format(path, extension)),
    }
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
    Diagnostic::error(Code::UnknownFormat, message, Place::File(path.to_owned())).hint(say!(
        zh: "可用的格式：.md（发言记录）、.txt（纯文本）；其他格式请先另存为纯文本",
        en: "what can be read: .md (transcript), .txt (plain text); save other formats as plain text first",
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
            read(folder.path(), "a.txt", report).unwrap().front.place.clone()
        };
        let mut report = Vec::new();
        assert_eq!(place(&mut report), None);
        std::fs::write(folder.path().join("a.txt.yaml"), "place: 云溪\ntitel: 乙\n").unwrap();
        assert_eq!(place(&mut report).as_deref(), Some("云溪"));
        assert_eq!(report.len(), 1);
        assert_eq!((report[0].code, report[0].path()), (Code::UnknownKey, Some("a.txt.yaml")));
        assert_eq!(read(folder.path(), "b.txt", &mut report).unwrap_err().code, Code::Unreadable);
    }

    #[test]
    fn the_extension_tells_the_format() {
        let read = |path| read_input(Input { path, bytes: b"", beside: None }, &mut Vec::new());
        assert_eq!(read("a/2025-01-02-b.c.TXT").unwrap().stem, "2025-01-02-b.c");
        for path in ["a.docx", "a", "b.md/a"] {
            let error = read(path).unwrap_err();
            assert_eq!((error.code, error.path()), (Code::UnknownFormat, Some(path)));
            assert!(error.hints[0].en.contains(".txt"));
        }
    }
}
