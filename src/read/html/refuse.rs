//! What is called a web page and is none that can be read.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::say;

/// How much of a file is looked at, in bytes.
const NEAR: usize = 4096;

/// Whether files of this extension are web archives (MHTML).
pub(in crate::read) fn is_archive(extension: &str) -> bool {
    ["mht", "mhtml"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Refuses a web archive (MHTML), in which the page is one of several parts, each in a code of its own.
pub(super) fn archive(path: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
    let near = String::from_utf8_lossy(&bytes[..bytes.len().min(NEAR)]).to_ascii_lowercase();
    let mail = near.contains("mime-version:") && near.contains("multipart/related");
    let early = near
        .find('<')
        .is_none_or(|tag| near.find("mime-version:").is_some_and(|at| at < tag + 400));
    if mail && early { Err(web_archive(path)) } else { Ok(()) }
}

/// That a file is a web archive.
pub(in crate::read) fn web_archive(path: &str) -> Diagnostic {
    Diagnostic::error(
        Code::UnknownFormat,
        say!(
            zh: "这是网页归档（MHTML），里面的网页另有编码，读不了",
            en: "this is a web archive (MHTML), which holds the page in a code of its own; it can't be read",
        ),
        Place::File(path.to_owned()),
    )
    .hint(say!(
        zh: "用浏览器打开它，另存为“网页，仅 HTML”（.html）",
        en: "open it in a browser and save it as “web page, HTML only” (.html)",
    ))
}

/// Refuses what is no text.
pub(super) fn binary(path: &str, text: &str) -> Result<(), Diagnostic> {
    let mut strange = 0;
    let mut all = 0;
    for c in text.chars().take(NEAR) {
        all += 1;
        let control = c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{C}' | '\u{85}');
        strange += usize::from(control || c == '\u{FFFD}');
    }
    if strange * 10 <= all {
        return Ok(());
    }
    Err(Diagnostic::error(
        Code::UnknownFormat,
        say!(zh: "这个文件不是网页：内容不是文字", en: "this file is no web page: it holds no text"),
        Place::File(path.to_owned()),
    )
    .hint(say!(
        zh: "请检查扩展名；压缩过的文件请先解压",
        en: "see whether the extension is right; unpack the file if it is compressed",
    )))
}
