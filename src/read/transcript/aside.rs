//! `> {.kind} words`

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::model::AsideKind;
use crate::say;
use crate::text::{nearest, trim_range};

/// The word in braces that says that the lines before and after belong together without a space.
const TIGHT: &str = "tight";

/// A line of an aside, taken apart.
pub(super) struct Parts {
    /// The kind, if the line has braces: then a new aside begins with it.
    pub(super) kind: Option<AsideKind>,
    /// Whether it is marked `.tight`.
    pub(super) tight: bool,
    /// Where its words stand.
    pub(super) words: Range<usize>,
    /// A kind that there is not.
    pub(super) fault: Option<Diagnostic>,
}

/// Reads what stands after the sign. Braces at its start whose words all begin with a dot say what
/// the aside is; other braces are words.
pub(super) fn read(source: &Arc<SourceText>, range: Range<usize>) -> Parts {
    let text = source.text();
    let words = trim_range(text, range);
    let mut parts = Parts { kind: None, tight: false, words: words.clone(), fault: None };
    let line = &text[words.clone()];
    let Some((inside, rest)) = line.strip_prefix('{').and_then(|line| line.split_once('}')) else {
        return parts;
    };
    if inside.trim().is_empty() || !inside.split_whitespace().all(|word| word.starts_with('.')) {
        return parts;
    }
    parts.words = trim_range(text, words.end - rest.len()..words.end);
    let mut kind = AsideKind::Editor;
    for name in inside.split_whitespace().map(|word| &word[1..]) {
        match AsideKind::ALL.iter().find(|kind| kind.as_str() == name) {
            Some(&known) => kind = known,
            None if name == TIGHT => parts.tight = true,
            None => {
                let braces = words.start..words.start + inside.len() + 2;
                parts.fault = Some(unknown(Span::new(source, braces), name));
            }
        }
    }
    parts.kind = Some(kind);
    parts
}

fn unknown(span: Span, name: &str) -> Diagnostic {
    let names = || AsideKind::ALL.iter().map(|kind| kind.as_str());
    let diagnostic = Diagnostic::error(
        Code::UnknownAside,
        say!(zh: "没有“.{name}”这一类附文", en: "there is no kind of aside called `.{name}`"),
        Place::At(span),
    );
    if let Some(near) = nearest(name, names()) {
        return diagnostic.hint(say!(zh: "是不是“.{near}”？", en: "did you mean `.{near}`?"));
    }
    let known = names().map(|name| format!(".{name}")).collect::<Vec<_>>().join(" ");
    diagnostic.hint(say!(zh: "可用的：{known}", en: "the kinds are: {known}"))
}
