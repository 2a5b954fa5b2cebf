//! The zip archive that a Word document is: its parts, inflated no further than a document ever goes.
//!
//! A zip of a few kilobytes can hold gigabytes of zeros. What is inflated of one file, all parts
//! together, is at most [`TIMES`] times the file's size (small files may reach [`LEAST`]) and never
//! more than [`MOST`]; parts are read as a stream, so that nothing is held but the words found, and of
//! these only so many pieces as the file has room for ([`BYTES_A_PIECE`]). With the session made of it a document
//! takes at most about 500 times its size in memory, if it is made to; as a rule, 30 times.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::faults;
use super::relations::Relations;
use super::xml::{self, Event, Fault};
use crate::diagnostic::Diagnostic;

/// How many times the file's own size its parts may hold: Word's XML packs to a tenth, or to a fortieth
/// at the utmost.
const TIMES: u64 = 50;
/// What any file may hold, however small, in bytes.
const LEAST: u64 = 8 << 20;
/// What no file may hold, in bytes.
const MOST: u64 = 512 << 20;

/// How many bytes of the file there are at least to a piece of its words.
const BYTES_A_PIECE: usize = 4;
/// How many pieces any file may have, however small.
const LEAST_PIECES: usize = 50_000;

/// A document's parts.
pub(super) struct Package<'a> {
    path: &'a str,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be inflated.
    left: u64,
    /// How many pieces (paragraphs, breaks of lines, words that look alike) may still be found.
    pieces: usize,
}

impl<'a> Package<'a> {
    /// Opens a file as a zip archive, or says what it is instead.
    pub(super) fn open(path: &'a str, bytes: &'a [u8]) -> Result<Self, Diagnostic> {
        if !bytes.starts_with(b"PK") {
            return Err(faults::mislabelled(path, bytes));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| faults::cut_off(path))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let left = size.saturating_mul(TIMES).clamp(LEAST, MOST);
        let pieces = (bytes.len() / BYTES_A_PIECE).max(LEAST_PIECES);
        Ok(Self { path, archive, left, pieces })
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Goes through the XML of a part; does nothing if there is no such part.
    pub(super) fn each(
        &mut self,
        name: &str,
        act: impl FnMut(&Event<'_>) -> bool,
    ) -> Result<(), Diagnostic> {
        let path = self.path;
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(()),
            Err(ZipError::UnsupportedArchive(_)) => return Err(faults::locked(path)),
            Err(_) => return Err(faults::broken_part(path, name, None)),
        };
        if part.size() > self.left {
            return Err(faults::too_large(path, name));
        }
        let bounded = Bounded { inner: part, left: &mut self.left };
        xml::each(skip_mark(BufReader::new(bounded)), act).map_err(|fault| match fault {
            Fault::TooLarge => faults::too_large(path, name),
            Fault::Broken(at) => faults::broken_part(path, name, Some(at)),
            Fault::Unread => faults::cut_off(path),
        })
    }

    /// How many pieces a part may have.
    pub(super) fn pieces(&self) -> usize {
        self.pieces
    }

    /// What the part `name` refers to by ids; nothing where it has no relations.
    pub(super) fn relations(&mut self, name: &str) -> Result<Relations, Diagnostic> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let (slash, mut relations) =
            (if folder.is_empty() { "" } else { "/" }, Relations::default());
        let part = format!("{folder}{slash}_rels/{file}.rels");
        self.each(&part, |event| {
            relations.take(folder, event);
            true
        })?;
        Ok(relations)
    }
}

/// A reader past the byte-order mark that some programs put before XML.
fn skip_mark(mut reader: impl BufRead) -> impl BufRead {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    if reader.fill_buf().is_ok_and(|start| start.starts_with(MARK)) {
        reader.consume(MARK.len());
    }
    reader
}

/// A reader that fails once more has come out of it than may.
struct Bounded<'a, R> {
    inner: R,
    left: &'a mut u64,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let read = u64::try_from(count).unwrap_or(u64::MAX);
        *self.left = self.left.checked_sub(read).ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(count)
    }
}
