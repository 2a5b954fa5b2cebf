//! PDF files, through `pdftotext` of Poppler: the text got out of them goes the way of plain text.
//!
//! With `-layout`, which keeps indents, blank lines and the ends of pages: it is by these that running
//! heads, paragraphs and labels are told. The file goes in as bytes, never by its name. What comes out
//! is at most [`TIMES`] times the file's size (small files may reach [`LEAST`]), never more than [`MOST`].

use std::time::Duration;

use super::front::Front;
use super::looks::{broken, looks_like};
use super::reader::{Raw, Reader, Understood};
use super::text;
use crate::diagnostic::{Code, Diagnostic, Message, Place, SourceText};
use crate::disk::{self, Bounds, Failure, Given, Source};
use crate::say;

const PROGRAM: &str = "pdftotext";
const ARGUMENTS: &[&str] = &["-layout", "-enc", "UTF-8", "-", "-"];
/// How many times the file's own size its text may have.
const TIMES: u64 = 50;
/// What the text of any file may have, however small, in bytes.
const LEAST: u64 = 4 << 20;
/// What no text may have, in bytes.
const MOST: u64 = 256 << 20;
/// How long it may take.
const TIME: Duration = Duration::from_mins(2);
/// How far into a file its sign may stand, in bytes.
const NEAR: usize = 1024;
/// The code with which `pdftotext` ends where the document forbids copying.
const FORBIDDEN: i32 = 3;

/// PDF files.
pub(super) struct Pdf;

impl Reader for Pdf {
    fn extensions(&self) -> &'static [&'static str] {
        &["pdf"]
    }

    fn name(&self) -> Message {
        say!(zh: "PDF 文件", en: "PDF file")
    }

    fn read(&self, raw: Raw<'_>, report: &mut Vec<Diagnostic>) -> Result<Understood, Diagnostic> {
        let text = words(raw.path, raw.bytes, PROGRAM)?;
        let source = Source::got_out(SourceText::new(raw.path, text), raw.bytes);
        let blocks = text::blocks(&source.text, report);
        Ok(Understood { source, front: Front::default(), blocks, states_turns: false })
    }
}

/// The text of a file, by `program`.
fn words(path: &str, bytes: &[u8], program: &str) -> Result<String, Diagnostic> {
    let near = &bytes[..bytes.len().min(NEAR)];
    if !near.windows(5).any(|sign| sign == b"%PDF-") {
        return Err(mislabelled(path, bytes));
    }
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let output = size.saturating_mul(TIMES).clamp(LEAST, MOST);
    let given = disk::run(program, ARGUMENTS, bytes, Bounds { time: TIME, output })
        .map_err(|failure| no_help(path, &failure))?;
    if given.code != Some(0) {
        return Err(refused(path, &given));
    }
    let text = String::from_utf8_lossy(&given.output).into_owned();
    if text.chars().any(char::is_alphanumeric) {
        return Ok(text);
    }
    Err(scanned(path, text.matches('\u{C}').count()))
}

/// Why the program was of no help.
fn no_help(path: &str, failure: &Failure) -> Diagnostic {
    let place = Place::File(path.to_owned());
    let message = match failure {
        Failure::Missing => {
            return Diagnostic::error(
                Code::MissingProgram,
                say!(
                    zh: "读 PDF 要用 pdftotext，这台机器上没有",
                    en: "PDF files are read through `pdftotext`, which this machine does not have",
                ),
                place,
            )
            .hint(say!(
                zh: "请安装 Poppler：Debian、Ubuntu 用 apt install poppler-utils，macOS 用 brew install poppler，Windows 用 winget install oschwartz10612.Poppler；或先把 PDF 另存为纯文本",
                en: "install Poppler: `apt install poppler-utils` on Debian and Ubuntu, `brew install poppler` on macOS, `winget install oschwartz10612.Poppler` on Windows; or save the PDF as plain text first",
            ));
        }
        Failure::TooSlow => say!(
            zh: "pdftotext 两分钟还没有读完，已停下",
            en: "`pdftotext` was not done after two minutes and was stopped",
        ),
        Failure::TooMuch => say!(
            zh: "pdftotext 读出的文字多得不像文档，已停下",
            en: "`pdftotext` gave more text than any document holds and was stopped",
        ),
        Failure::Unheard(why) => say!(
            zh: "pdftotext 运行不了：{why}",
            en: "`pdftotext` can't be run: {why}",
        ),
    };
    Diagnostic::error(Code::MissingProgram, message, place).hint(say!(
        zh: "请先把 PDF 另存为纯文本，或分成几个文件",
        en: "save the PDF as plain text first, or in several files",
    ))
}

/// Why the program refused the file.
fn refused(path: &str, given: &Given) -> Diagnostic {
    if given.code == Some(FORBIDDEN) || given.complaint.contains("assword") {
        let message =
            say!(zh: "这个 PDF 加了密码或不许复制", en: "this PDF is locked, or forbids copying");
        return broken(path, message).hint(say!(
            zh: "请换一份没有加锁的，或用阅读器打开后打印成新的 PDF",
            en: "get one that is not locked, or open it in a viewer and print it to a new PDF",
        ));
    }
    let why = given.complaint.lines().next_back().unwrap_or_default();
    broken(
        path,
        say!(
            zh: "这个 PDF 不完整或已损坏（pdftotext：{why}）",
            en: "this PDF is cut off or damaged (`pdftotext`: {why})",
        ),
    )
    .hint(say!(zh: "请重新下载或复制一份", en: "download or copy it again"))
}

/// That there are pages without any words.
fn scanned(path: &str, pages: usize) -> Diagnostic {
    broken(
        path,
        say!(
            zh: "这个 PDF 有 {pages} 页，却没有文字：大概是扫描的图",
            en: "this PDF has {pages} pages and no words: they are pictures, most likely scanned",
        ),
    )
    .hint(say!(
        zh: "请先做文字识别（OCR），例如用 ocrmypdf，再读它的结果",
        en: "have its words recognised first (OCR), with `ocrmypdf` for instance, and read what comes out",
    ))
}

fn mislabelled(path: &str, bytes: &[u8]) -> Diagnostic {
    let (zh, en) = looks_like(bytes);
    broken(path, say!(zh: "这个文件不是 PDF，而是{zh}", en: "this file is no PDF, but {en}"))
        .hint(say!(zh: "请改正扩展名", en: "mend its extension"))
}

#[cfg(test)]
mod tests;
