//! Why a file can't be read as a Word document.

use crate::diagnostic::Diagnostic;
use crate::read::looks::{broken, looks_like};
use crate::say;

/// The first bytes of old Word files, and of new ones under a password.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";

/// What a file is that is no zip archive.
pub(super) fn mislabelled(path: &str, bytes: &[u8]) -> Diagnostic {
    if bytes.starts_with(COMPOUND) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(name.len()).any(|window| window == name);
        return if is_locked { locked(path) } else { old(path) };
    }
    let (zh, en) = looks_like(bytes);
    broken(
        path,
        say!(
            zh: "这个文件不是 Word 文档（.docx），而是{zh}",
            en: "this file is no Word document (.docx), but {en}",
        ),
    )
    .hint(say!(
        zh: "请改正扩展名，或用 Word、LibreOffice 打开后另存为 .docx",
        en: "mend its extension, or open it in Word or LibreOffice and save it as .docx",
    ))
}

/// A Word file of before 2007.
fn old(path: &str) -> Diagnostic {
    broken(
        path,
        say!(
            zh: "这是旧式的 Word 文件（.doc），读不了",
            en: "this is a Word file of the old kind (.doc), which can't be read",
        ),
    )
    .hint(say!(
        zh: "用 Word 或 LibreOffice 打开，另存为 .docx",
        en: "open it in Word or LibreOffice and save it as .docx",
    ))
}

/// A document under a password.
pub(super) fn locked(path: &str) -> Diagnostic {
    broken(path, say!(zh: "这个文档加了密码", en: "this document is locked by a password")).hint(
        say!(
            zh: "用 Word 或 LibreOffice 打开，去掉密码后再存",
            en: "open it in Word or LibreOffice, take the password off, and save it again",
        ),
    )
}

/// An archive of something else.
pub(super) fn no_document(path: &str) -> Diagnostic {
    broken(
        path,
        say!(
            zh: "这个压缩包里没有 Word 文档",
            en: "this archive holds no Word document",
        ),
    )
    .hint(say!(
        zh: "如果是 ODT、表格或演示文稿，请打开后另存为 .docx",
        en: "if it is an ODT, a spreadsheet or slides, open it and save it as .docx",
    ))
}

/// An archive whose end is lost, or which is damaged.
pub(super) fn cut_off(path: &str) -> Diagnostic {
    broken(
        path,
        say!(
            zh: "文件不完整或已损坏，解不开",
            en: "the file is cut off or damaged: it can't be unpacked",
        ),
    )
    .hint(say!(zh: "请重新下载或复制一份", en: "download or copy it again"))
}

/// A part that can't be unpacked, or is no XML from a byte on.
pub(super) fn broken_part(path: &str, part: &str, at: Option<u64>) -> Diagnostic {
    let message = match at {
        Some(at) => say!(
            zh: "文档里的 {part} 从第 {at} 字节起读不通",
            en: "{part} inside the document makes no sense from byte {at} on",
        ),
        None => say!(
            zh: "文档里的 {part} 解不开",
            en: "{part} inside the document can't be unpacked",
        ),
    };
    broken(path, message).hint(say!(
        zh: "用 Word 或 LibreOffice 打开，修复后另存为 .docx",
        en: "open it in Word or LibreOffice, which may repair it, and save it as .docx",
    ))
}

/// An archive that holds far more than a document would.
pub(super) fn too_large(path: &str, part: &str) -> Diagnostic {
    broken(
        path,
        say!(
            zh: "文档里的 {part} 解开后大得不像文档，没有读",
            en: "{part} inside the document unpacks to more than any document is; it was not read",
        ),
    )
    .hint(say!(
        zh: "如果文件可信，请分成几个文件再存",
        en: "if the file can be trusted, save it in several files",
    ))
}
