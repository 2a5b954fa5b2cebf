//! Source texts: bytes from a file, decoded, with what must be known about where they came from.

use std::path::Path;
use std::sync::Arc;

use encoding_rs::{GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use sha2::{Digest, Sha256};

use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::say;

/// A source as it came, decoded.
#[derive(Debug, Clone)]
pub struct Source {
    /// The decoded text with its path; a byte-order mark is not part of it.
    pub text: Arc<SourceText>,
    /// SHA-256 of the bytes as they came, in lower-case hexadecimal.
    pub sha256: String,
    /// The name of the encoding by the WHATWG Encoding Standard: `UTF-8`, `gb18030`, …
    pub encoding: &'static str,
}

impl Source {
    /// The text got out of a file that is no text itself; the hash is that of the file's bytes.
    pub fn got_out(text: Arc<SourceText>, bytes: &[u8]) -> Self {
        Self { text, sha256: sha256_hex(bytes), encoding: BINARY }
    }
}

/// What stands for the encoding of a file that is no text.
const BINARY: &str = "binary";

/// Reads the bytes of `root`/`path`. `path` is relative, with `/`.
pub fn read_bytes(root: &Path, path: &str) -> Result<Vec<u8>, Diagnostic> {
    std::fs::read(root.join(path)).map_err(|error| {
        Diagnostic::error(
            Code::Unreadable,
            say!(zh: "读不了这个文件：{error}", en: "cannot read this file: {error}"),
            Place::File(path.to_owned()),
        )
    })
}

/// Reads and decodes `root`/`path`; what the decoding had to do is told in `report`.
pub fn read_source(
    root: &Path,
    path: &str,
    report: &mut impl Extend<Diagnostic>,
) -> Result<Source, Diagnostic> {
    read_bytes(root, path).map(|bytes| decode(path, &bytes, report))
}

/// An encoding of text, by the WHATWG Encoding Standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// The encoding of this name or label: `gbk`, `Big5`, `shift_jis`, `windows-1252`; GBK is read as
    /// GB18030, which holds all of it. `None` where there is none of that name.
    pub fn of(label: &str) -> Option<Self> {
        let encoding = encoding_rs::Encoding::for_label_no_replacement(label.trim().as_bytes())?;
        Some(Self(if encoding == GBK { GB18030 } else { encoding }))
    }

    /// One of the standard's.
    pub(super) fn new(encoding: &'static encoding_rs::Encoding) -> Self {
        Self(encoding)
    }

    /// Its name by the standard.
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

/// Decodes `bytes` in the encoding that somebody says they have; in the one they are found to have
/// ([`decode`]), if nobody does.
pub fn decode_as(
    path: &str,
    bytes: &[u8],
    encoding: Option<Encoding>,
    report: &mut impl Extend<Diagnostic>,
) -> Source {
    match encoding {
        Some(Encoding(encoding)) => {
            let (text, _, malformed) = encoding.decode(bytes);
            let text = SourceText::new(path, text);
            report.extend(malformed.then(|| undecodable(&text, encoding.name())));
            Source { text, sha256: sha256_hex(bytes), encoding: encoding.name() }
        }
        None => decode(path, bytes, report),
    }
}

/// Decodes `bytes` as they came from `path`: by their byte-order mark if there is one, as UTF-8 if
/// they are that, otherwise by what the bytes look like. Never fails: what fits no character becomes
/// U+FFFD and is reported.
pub fn decode(path: &str, bytes: &[u8], report: &mut impl Extend<Diagnostic>) -> Source {
    let encoding = detect(bytes);
    let (text, _, malformed) = encoding.decode(bytes);
    let text = SourceText::new(path, text);
    let name = encoding.name();
    if encoding != UTF_8 {
        report.extend([told_converted(&text, name)]);
    }
    report.extend(malformed.then(|| undecodable(&text, name)));
    Source { text, sha256: sha256_hex(bytes), encoding: name }
}

/// That a text was not UTF-8.
pub(super) fn told_converted(text: &Arc<SourceText>, name: &str) -> Diagnostic {
    Diagnostic::info(
        Code::Converted,
        say!(
            zh: "这个文件不是 UTF-8，看来是 {name}，已转换",
            en: "this file is not UTF-8; it looks like {name} and was converted",
        ),
        Place::At(Span::new(text, 0..0)),
    )
    .hint(say!(
        zh: "如有乱码，请用 --encoding 指定编码，或用编辑器另存为 UTF-8",
        en: "if words come out wrong, name the encoding by --encoding, or save the file as UTF-8",
    ))
}

fn undecodable(text: &Arc<SourceText>, name: &str) -> Diagnostic {
    let at = text.text().find('\u{FFFD}').unwrap_or(0);
    let count = text.text().matches('\u{FFFD}').count();
    Diagnostic::warning(
        Code::UndecodableBytes,
        say!(
            zh: "有 {count} 处字节不成文字（按 {name} 读），以 U+FFFD 代替，这是第一处",
            en: "{count} places hold bytes that are no text in {name}; they became U+FFFD; this is the first",
        ),
        Place::At(Span::new(text, at..at)),
    )
    .hint(say!(
        zh: "请找原文件核对，或用 --encoding 指定它真正的编码",
        en: "compare with the original file, or name its true encoding by --encoding",
    ))
}

/// The encoding that bytes are found to have.
pub(super) fn detect(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding;
    }
    // Latin words in UTF-16 are UTF-8 as well, with a zero beside every letter.
    if bytes.contains(&0)
        && let Some(encoding) = utf16_without_mark(bytes)
    {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    // UTF-8 with a few broken bytes is still UTF-8: a truncated download, not another encoding.
    let broken = String::from_utf8_lossy(bytes).matches('\u{FFFD}').count();
    if broken * 50 < bytes.iter().filter(|byte| !byte.is_ascii()).count() {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Allow);
    // GB18030 is GBK with more characters, among them all that a name may need.
    if guess == GBK { GB18030 } else { guess }
}

/// UTF-16 whose byte-order mark was lost: its line ends and spaces are two bytes, one of them zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let pairs = bytes.as_chunks::<2>().0;
    let common =
        |pair: &&[u8; 2], zero: usize| pair[zero] == 0 && matches!(pair[1 - zero], b'\n' | b' ');
    let little = pairs.iter().filter(|pair| common(pair, 1)).count();
    let big = pairs.iter().filter(|pair| common(pair, 0)).count();
    let enough = pairs.len() / 200 + 1;
    match (little > enough, big > enough) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, &'static str, Vec<Diagnostic>) {
        let mut report = Vec::new();
        let source = decode("a.txt", bytes, &mut report);
        (source.text.text().to_owned(), source.encoding, report)
    }

    #[test]
    fn utf8_is_taken_as_it_is_with_and_without_a_mark() {
        for bytes in
            ["问：好。".as_bytes(), b"\xEF\xBB\xBF\xE9\x97\xAE\xEF\xBC\x9A\xE5\xA5\xBD\xE3\x80\x82"]
        {
            let (text, encoding, report) = decoded(bytes);
            assert_eq!((text.as_str(), encoding), ("问：好。", "UTF-8"));
            assert!(report.is_empty());
        }
    }

    #[test]
    fn other_encodings_are_found_converted_and_told() {
        let words = "问：请介绍一下今年的计划。\n答：我们将继续努力，同各国一道维护和平。\n";
        let (gbk, _, _) = GB18030.encode(words);
        let (text, encoding, report) = decoded(&gbk);
        assert_eq!((text.as_str(), encoding), (words, "gb18030"));
        assert_eq!(report[0].code, Code::Converted);
        let utf16: Vec<u8> = words.repeat(20).encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&utf16).1, "UTF-16LE");
        let latin: Vec<u8> = "Q: Is it open?".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&latin).1, "UTF-16BE");
    }

    #[test]
    fn broken_bytes_become_marks_and_are_counted() {
        let mut bytes = "这是一段很长的文字，其中有一个字节坏了。".repeat(5).into_bytes();
        bytes[3] = 0xFF;
        let (text, encoding, report) = decoded(&bytes);
        assert_eq!(encoding, "UTF-8");
        assert!(text.contains('\u{FFFD}'));
        assert_eq!(report[0].code, Code::UndecodableBytes);
    }

    #[test]
    fn a_named_encoding_overrules_the_one_that_is_found() {
        let words = "烏克蘭問題";
        let bytes = encoding_rs::BIG5.encode(words).0.into_owned();
        let mut report = Vec::new();
        let source = decode_as("a.txt", &bytes, Encoding::of("big5"), &mut report);
        assert_eq!((source.text.text(), source.encoding), (words, "Big5"));
        assert!(report.is_empty());
        assert_eq!(Encoding::of("gbk").map(Encoding::name), Some("gb18030"));
        assert_eq!(Encoding::of("gibberish"), None);
        decode_as("a.txt", &bytes, Encoding::of("utf-8"), &mut report);
        assert_eq!(report[0].code, Code::UndecodableBytes);
    }
}
