//! What would tell one place of a quote from its others, and how a place is shown.

use std::fmt;

use super::ground::Ground;
use crate::model::Unit;
use crate::text::{Found, Needle, trim};

/// The longest context that is proposed, in characters.
const LONGEST: usize = 24;

/// How many characters around a place are shown.
const AROUND: usize = 8;

/// What narrows a quote to one place; shown as the braces to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Narrowed {
    pub(super) within: Unit,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

impl fmt::Display for Narrowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{in={}", self.within)?;
        for (key, words) in [("before", &self.before), ("after", &self.after)] {
            if let Some(words) = words {
                let words = words.replace('\\', "\\\\").replace('"', "\\\"");
                write!(f, " {key}=\"{words}\"")?;
            }
        }
        f.write_str("}")
    }
}

/// What to write so that, of all places of the words, only this one is meant: its paragraph, and where
/// they stand there more than once the words before or after it. `None` where no short context tells
/// it apart.
pub(super) fn narrowed(ground: &Ground<'_>, place: &Found, words: &Needle) -> Option<Narrowed> {
    let within = ground.part(place)?.unit();
    let unit = Narrowed { within, before: None, after: None };
    let places = ground.text.places(words);
    let rivals: Vec<&Found> =
        places.iter().filter(|other| *other != place && ground.is_in(other, within)).collect();
    if rivals.is_empty() {
        return Some(unit);
    }
    let (before, after) = around(ground, place);
    let ends = (1..=LONGEST).map(|length| &before[before.len().saturating_sub(length)..]);
    let before = shortest(ends, |words| {
        ground.is_before(place, words) && !rivals.iter().any(|it| ground.is_before(it, words))
    });
    if before.is_some() {
        return Some(Narrowed { before, ..unit });
    }
    let begins = (1..=LONGEST).map(|length| &after[..after.len().min(length)]);
    let after = shortest(begins, |words| {
        ground.is_after(place, words) && !rivals.iter().any(|it| ground.is_after(it, words))
    });
    after.map(|after| Narrowed { after: Some(after), ..unit })
}

/// The first of ever longer contexts that tells a place apart.
fn shortest<'a>(
    contexts: impl Iterator<Item = &'a [char]>,
    tells_apart: impl Fn(&Needle) -> bool,
) -> Option<String> {
    let words = contexts.map(|words| trim(&words.iter().collect::<String>()).to_owned());
    words.filter(|words| !words.is_empty()).find(|words| tells_apart(&Needle::new(words)))
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
