//! What a file is by its first bytes, whatever its name says; and the refusal of one that is not what
//! its name says, or damaged.

use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::say;

/// How much of a file is looked at, in bytes.
const NEAR: usize = 1024;

/// One character of how many in a text may be a control character at most.
const RARE: usize = 50;

/// The error for what should be a text and is none: more of it than stray bytes of text hold controls.
pub(super) fn no_text(path: &str, text: &str) -> Option<Diagnostic> {
    let meant = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{1A}' | '\u{1B}');
    let (mut controls, mut all) = (0, 0);
    for c in text.chars() {
        all += 1;
        controls += usize::from(c.is_control() && !meant(c));
    }
    (controls > 1 && controls * RARE > all).then(|| {
        broken(
            path,
            say!(
                zh: "这个文件不是文字：每 {RARE} 个字符里不止一个是控制字符",
                en: "this file is no text: of {RARE} characters more than one is a control character",
            ),
        )
        .hint(say!(
            zh: "请改正扩展名；如果确是文字，请用 --encoding 指定编码",
            en: "mend its extension, or, if it is a text, name its encoding by --encoding",
        ))
    })
}

/// The refusal of a file.
pub(super) fn broken(path: &str, message: Message) -> Diagnostic {
    Diagnostic::error(Code::BrokenFile, message, Place::File(path.to_owned()))
}

/// A name for what the bytes look like, in Chinese and English.
pub(super) fn looks_like(bytes: &[u8]) -> (&'static str, &'static str) {
    let near = String::from_utf8_lossy(&bytes[..bytes.len().min(NEAR)]).to_ascii_lowercase();
    let near = near.trim_start_matches(['\u{FEFF}', ' ', '\n', '\r', '\t']);
    match near {
        "" => ("空文件", "an empty file"),
        _ if bytes.starts_with(b"PK\x03\x04") => {
            ("压缩包或 Word 文档", "an archive or a Word document")
        }
        _ if bytes.starts_with(b"\xD0\xCF\x11\xE0") => {
            ("旧式的 Office 文件", "an Office file of the old kind")
        }
        _ if near.starts_with("{\\rtf") => ("RTF 文件", "an RTF file"),
        _ if near.contains("%pdf-") => ("PDF 文件", "a PDF file"),
        _ if near.contains("<html") || near.starts_with("<!doctype html") => ("网页", "a web page"),
        _ if near.starts_with('<') => ("XML 文件", "an XML file"),
        _ => ("别的文件", "something else"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_full_of_controls_is_no_text() {
        assert!(no_text("a.txt", "问：船\u{0}\u{1}\u{2}来了吗？").is_some());
        assert!(no_text("a.txt", "问：船来了吗？\r\n\u{C}答：来了。\u{FFFD}").is_none());
        assert!(no_text("a.txt", "").is_none());
    }
}
