//! `## title {id=q5 topics=a,b follows=q3}`

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::model::Reference;
use crate::read::braces::{self, Item};
use crate::read::draft::Heading;
use crate::say;
use crate::text::{nearest, trim_range};

const KEYS: [&str; 3] = ["id", "topics", "follows"];

/// A heading, taken apart.
pub(super) struct Parts {
    /// Where its words stand.
    pub(super) title: Range<usize>,
    /// What its braces say.
    pub(super) braces: Heading,
    /// What is wrong with them.
    pub(super) faults: Vec<Diagnostic>,
}

/// Reads what stands after the two signs. Braces at the end that hold nothing but `key=value` say
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
    let Ok(items) = braces::items(text, inside) else { return parts };
    parts.title = trim_range(text, range.start..range.start + open);
    for Item { key, value, .. } in items {
        match &text[key.clone()] {
            "id" => parts.braces.id = references(source, value).next(),
            "topics" => parts.braces.topics.extend(references(source, value)),
            "follows" => parts.braces.follows.extend(references(source, value)),
            _ => parts.faults.push(unknown(source, key)),
        }
    }
    parts
}

/// The ids of a list, which commas of either width part.
fn references(source: &Arc<SourceText>, range: Range<usize>) -> impl Iterator<Item = Reference> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let rest = &source.text()[at..range.end];
        let start = at + rest.find(|c| !is_comma(c))?;
        let rest = &source.text()[start..range.end];
        at = start + rest.find(is_comma).unwrap_or(rest.len());
        let span = Span::new(source, start..at);
        Some(Reference { id: span.text().to_owned(), span })
    })
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，' | '、')
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
            zh: "可用的键：id、topics、follows",
            en: "the keys are: id, topics, follows",
        )),
    }
}
