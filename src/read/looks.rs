//! What a file is by its first bytes, whatever its name says.

/// How much of a file is looked at, in bytes.
const NEAR: usize = 1024;

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
