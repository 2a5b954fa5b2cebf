//! What looks like markup in a settled transcript and is kept as words, and footnotes that miss their
//! other half.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Message, Place, SourceText, Span};
use crate::read::inline::Slip;
use crate::say;

/// A sign inside a line, at the byte `at`, that is none.
pub(super) fn sign(source: &Arc<SourceText>, at: usize, slip: &Slip) -> Diagnostic {
    let place = |length: usize| Place::At(Span::new(source, at..at + length));
    match slip {
        Slip::Unclosed => Diagnostic::warning(
            Code::LiteralMarkup,
            say!(
                zh: "“**”没有成对，作为文字保留",
                en: "this `**` is never closed; it is kept as words",
            ),
            place(2),
        )
        .hint(literally(r"\**")),
        Slip::NoFootnote(label) => Diagnostic::warning(
            Code::LostFootnote,
            say!(
                zh: "没有脚注“[^{label}]: ……”，这个记号作为文字保留",
                en: "there is no footnote `[^{label}]: …`; the sign is kept as words",
            ),
            place("[^]".len() + label.len()),
        )
        .hint(literally(&format!(r"\[^{label}]"))),
    }
}

fn literally(escaped: &str) -> Message {
    say!(zh: "如果就是文字，请写“{escaped}”", en: "if words are meant, write `{escaped}`")
}

/// A line that begins with `#`, `###` or more and a space: a heading elsewhere, words here.
pub(super) fn stray_heading(source: &Arc<SourceText>, span: &Range<usize>) -> Option<Diagnostic> {
    let words = &source.text()[span.clone()];
    let count = words.len() - words.trim_start_matches('#').len();
    if count == 0 || !words[count..].starts_with(' ') {
        return None;
    }
    let sign = &words[..count];
    let place = Place::At(Span::new(source, span.start..span.start + count));
    let message = say!(
        zh: "“{sign}”在这里不是标题，作为文字保留",
        en: "`{sign}` is no heading here; it is kept as words",
    );
    Some(
        Diagnostic::warning(Code::LiteralMarkup, message, place)
            .hint(say!(
                zh: "问题的标题用两个井号“##”；全文的标题写在文件开头的 title 里",
                en: "an exchange's title has two, `##`; the session's goes into `title` at the top",
            ))
            .hint(literally(&format!(r"\{sign}"))),
    )
}

pub(super) fn repeated_footnote(
    source: &Arc<SourceText>,
    span: &Range<usize>,
    label: &str,
) -> Diagnostic {
    Diagnostic::error(
        Code::Repeated,
        say!(zh: "脚注“[^{label}]”写了两次", en: "the footnote `[^{label}]` stands twice"),
        Place::At(Span::new(source, span.clone())),
    )
}

pub(super) fn unused_footnote(
    source: &Arc<SourceText>,
    span: &Range<usize>,
    label: &str,
) -> Diagnostic {
    Diagnostic::warning(
        Code::LostFootnote,
        say!(
            zh: "正文里没有“[^{label}]”指向这条脚注",
            en: "no sign `[^{label}]` in the text refers to this footnote",
        ),
        Place::At(Span::new(source, span.clone())),
    )
}
