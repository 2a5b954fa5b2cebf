//! `## title {id=q5 topics=a,b}`

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::model::Reference;
use crate::read::draft::Heading;
use crate::say;
use crate::text::{nearest, trim_range};

const KEYS: [&str; 2] = ["id", "topics"];

/// A heading, taken apart.
pub(super) struct Parts {
    /// Where its words stand.
    pub(super) title: Range<usize>,
    /// What its braces say.
    pub(super) braces: Heading,
    /// What is wrong with them.
    pub(super) faults: Vec<Diagnostic>,
}

/// Reads what stands after the two signs. Braces at the end whose words are all `key=value` say
/// something of the heading, other braces are part of its title.
pub(super) fn read(source: &Arc<SourceText>, range: Range<usize>) -> Parts {
    let text = source.text();
    let range = trim_range(text, range);
    let words = &text[range.clone()];
    let mut parts = Parts { title: range.clone(), braces: Heading::default(), faults: Vec::new() };
    let Some(open) = words.strip_suffix('}').and_then(|words| words.rfind('{')) else {
        return parts;
    };
    let inside = range.start + open + 1..range.end - 1;
    let items: Vec<Range<usize>> = words_of(text, inside).collect();
    if !items.iter().all(|item| text[item.clone()].contains('=')) {
        return parts;
    }
    parts.title = trim_range(text, range.start..range.start + open);
    for item in items {
        let (key, value) = text[item.clone()].split_once('=').unwrap_or_default();
        let value = item.end - value.len()..item.end;
        match key {
            "id" => parts.braces.id = references(source, value).next(),
            "topics" => parts.braces.topics.extend(references(source, value)),
            _ => parts.faults.push(unknown(source, item.start..item.start + key.len())),
        }
    }
    parts
}

/// The stretches of a range between white space.
fn words_of(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    pieces(text, range, char::is_whitespace)
}

/// The stretches of a range between characters that part.
fn pieces(
    text: &str,
    range: Range<usize>,
    parts: impl Fn(char) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let rest = &text[at..range.end];
        let start = at + rest.find(|c| !parts(c))?;
        let rest = &text[start..range.end];
        at = start + rest.find(&parts).unwrap_or(rest.len());
        Some(start..at)
    })
}

fn references(source: &Arc<SourceText>, range: Range<usize>) -> impl Iterator<Item = Reference> {
    let ids = pieces(source.text(), range, |c| matches!(c, ',' | '，' | '、'));
    ids.map(|id| Reference {
        id: source.text()[id.clone()].to_owned(),
        span: Span::new(source, id),
    })
}

fn unknown(source: &Arc<SourceText>, range: Range<usize>) -> Diagnostic {
    let key = &source.text()[range.clone()];
    let diagnostic = Diagnostic::error(
        Code::UnknownKey,
        say!(zh: "标题的大括号里没有“{key}”这个键", en: "`{key}` is no key in a heading's braces"),
        Place::At(Span::new(source, range.clone())),
    );
    match nearest(key, KEYS) {
        Some(near) => diagnostic.hint(say!(zh: "是不是“{near}”？", en: "did you mean `{near}`?")),
        None => diagnostic.hint(say!(
            zh: "可用的键：id、topics",
            en: "the keys are: id, topics",
        )),
    }
}
