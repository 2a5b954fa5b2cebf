//! The braces that would tell one place of a quote from its others.

use super::ground::Ground;
use crate::text::{Found, Needle};

/// The longest context that is proposed, in characters.
const LONGEST: usize = 24;

/// How many characters around a place are shown.
const AROUND: usize = 8;

/// What to write in braces so that, of all `places` of the words, only this one is meant: its
/// paragraph, and where it stands there more than once the words before or after it. `None` where no
/// short context tells it apart.
pub(super) fn braces(ground: &Ground<'_>, place: &Found, places: &[Found]) -> Option<String> {
    let unit = ground.part(place)?.unit();
    let rivals: Vec<&Found> =
        places.iter().filter(|other| *other != place && ground.is_in(other, unit)).collect();
    if rivals.is_empty() {
        return Some(format!("{{in={unit}}}"));
    }
    let (before, after) = around(ground, place);
    let fits_before = |words: &Needle| {
        ground.is_before(place, words) && !rivals.iter().any(|it| ground.is_before(it, words))
    };
    let fits_after = |words: &Needle| {
        ground.is_after(place, words) && !rivals.iter().any(|it| ground.is_after(it, words))
    };
    let lengths = 1..=LONGEST;
    let ends = lengths.clone().map(|length| before[before.len().saturating_sub(length)..].iter());
    let begins = lengths.map(|length| after[..after.len().min(length)].iter());
    let before = shortest(ends.map(Iterator::collect), fits_before);
    let key = before.map(|words| ("before", words));
    let key = key.or_else(|| {
        shortest(begins.map(Iterator::collect), fits_after).map(|words| ("after", words))
    });
    let (key, words) = key?;
    Some(format!("{{in={unit} {key}={}}}", quoted(&words)))
}

/// The first of ever longer contexts that tells a place apart.
fn shortest(
    mut contexts: impl Iterator<Item = String>,
    tells_apart: impl Fn(&Needle) -> bool,
) -> Option<String> {
    contexts.find(|words| {
        let needle = Needle::new(words);
        !needle.is_empty() && tells_apart(&needle)
    })
}

/// The words before and after a place; of a gap between paragraphs, theirs.
fn around(ground: &Ground<'_>, place: &Found) -> (Vec<char>, Vec<char>) {
    let text = |part: Option<usize>| {
        let part = part.and_then(|part| ground.parts.get(part));
        part.map_or(Vec::new(), |part| part.text.chars().collect())
    };
    if ground.part(place).is_some_and(|part| part.gap.is_some()) {
        return (text(place.part.checked_sub(1)), text(Some(place.part + 1)));
    }
    let words = text(Some(place.part));
    (words[..place.start].to_vec(), words[place.end..].to_vec())
}

/// A value between quotation marks.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.trim().replace('\\', "\\\\").replace('"', "\\\""))
}

/// The words at a place with a few around them, for showing; a gap is shown by its sign.
pub(super) fn excerpt(ground: &Ground<'_>, place: &Found) -> String {
    let (before, after) = around(ground, place);
    let start = before.len().saturating_sub(AROUND);
    let end = after.len().min(AROUND);
    let before_words: String = before[start..].iter().collect();
    let after_words: String = after[..end].iter().collect();
    let words = exact(ground, place);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    format!("{}{before_words}{words}{after_words}{}", cut(start > 0), cut(end < after.len()))
}

/// The words at a place as they would be quoted.
pub(super) fn exact(ground: &Ground<'_>, place: &Found) -> String {
    let part = ground.part(place);
    if part.is_some_and(|part| part.gap.is_some()) || place.start == place.end {
        return "[……]".to_owned();
    }
    let text = part.map_or("", |part| part.text);
    text.chars().skip(place.start).take(place.end - place.start).collect()
}
