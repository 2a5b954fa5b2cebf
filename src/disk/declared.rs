//! The encoding that a file says it has, weighed against its bytes: web pages are often saved anew in
//! another encoding than the one that is still written in them.

use encoding_rs::{Encoding, GB18030, GBK, UTF_8};

use super::source::{Source, decode, decode_as, detect, told_converted};
use crate::diagnostic::{Code, Diagnostic, Place, Span};
use crate::say;

/// Decodes bytes that declare themselves to be in the encoding of this label. The declaration counts
/// unless the bytes show that it is wrong: a byte-order mark, UTF-8 that is whole, or characters that
/// the declared encoding does not have; then it is told, and they are decoded as what they are found to
/// be.
pub fn decode_declared(
    path: &str,
    bytes: &[u8],
    label: &str,
    report: &mut impl Extend<Diagnostic>,
) -> Source {
    let declared = Encoding::for_label_no_replacement(label.trim().as_bytes());
    let declared = declared.map(|one| if one == GBK { GB18030 } else { one });
    let found = match declared {
        Some(declared) if holds(declared, bytes) => {
            let source = decode_as(path, bytes, Some(super::Encoding::new(declared)), report);
            if declared != UTF_8 && !bytes.is_ascii() {
                report.extend([told_converted(&source.text, declared.name())]);
            }
            return source;
        }
        _ => decode(path, bytes, report),
    };
    let same = declared.is_some_and(|declared| declared.name() == found.encoding);
    if !same && !bytes.is_ascii() {
        report.extend([told_wrong(&found, label)]);
    }
    found
}

/// Whether the bytes may well be in this encoding.
fn holds(declared: &'static Encoding, bytes: &[u8]) -> bool {
    if Encoding::for_bom(bytes).is_some() {
        return false;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return declared == UTF_8 || bytes.is_ascii() && declared.is_ascii_compatible();
    }
    let (text, _, malformed) = declared.decode(bytes);
    if malformed {
        let broken = text.matches('\u{FFFD}').count();
        let whole = bytes.iter().filter(|byte| !byte.is_ascii()).count();
        return broken * 50 < whole;
    }
    // Any bytes at all are text in an encoding of single bytes: pairs that are Chinese are no accident.
    !declared.is_single_byte() || detect(bytes).is_single_byte()
}

fn told_wrong(source: &Source, label: &str) -> Diagnostic {
    let (found, text) = (source.encoding, &source.text);
    let at = text.text().find(label).map_or(0..0, |at| at..at + label.len());
    Diagnostic::info(
        Code::WrongEncoding,
        say!(
            zh: "文件自称编码是 {label}，其实是 {found}，已按 {found} 读",
            en: "this file says that it is {label}; it is {found}, and was read as that",
        ),
        Place::At(Span::new(text, at)),
    )
    .hint(say!(
        zh: "如有乱码，请用 --encoding 指定编码",
        en: "if words come out wrong, name the encoding by --encoding",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str =
        "<meta charset=x>问：请介绍一下今年的计划。答：我们将继续努力，同各国一道维护和平。";

    fn read(bytes: &[u8], label: &str) -> (bool, &'static str, Vec<Code>) {
        let mut report = Vec::new();
        let source = decode_declared("a.html", bytes, label, &mut report);
        let codes = report.iter().map(|one| one.code).collect();
        (source.text.text() == WORDS, source.encoding, codes)
    }

    #[test]
    fn a_declaration_counts_where_the_bytes_allow_it() {
        let gbk = GB18030.encode(WORDS).0;
        assert_eq!(read(&gbk, "gb2312"), (true, "gb18030", vec![Code::Converted]));
        assert_eq!(read(WORDS.as_bytes(), "utf-8"), (true, "UTF-8", vec![]));
        let big5 = encoding_rs::BIG5.encode("問題").0;
        let mut report = Vec::new();
        assert_eq!(decode_declared("a.html", &big5, "big5", &mut report).text.text(), "問題");
    }

    #[test]
    fn a_wrong_declaration_is_found_and_told() {
        assert_eq!(read(WORDS.as_bytes(), "gb2312"), (true, "UTF-8", vec![Code::WrongEncoding]));
        let gbk = GB18030.encode(WORDS).0;
        for label in ["utf-8", "iso-8859-1", "gibberish"] {
            let (whole, encoding, codes) = read(&gbk, label);
            assert!(whole && encoding == "gb18030", "{label}");
            assert!(codes.contains(&Code::WrongEncoding), "{label}");
        }
        assert_eq!(read(b"plain", "gb2312").2, []);
    }
}
