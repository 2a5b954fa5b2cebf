//! The words of a cue: its tags taken out or understood, its references resolved.

use std::ops::Range;

use super::cues::Words;
use crate::diagnostic::SourceText;
use crate::model::milliseconds;
use crate::read::entities;
use crate::text::trim;

/// Tags that say how words look, how they are read or when they are said; the words stay.
const TAGS: &[&str] = &["c", "b", "i", "u", "s", "ruby", "rt", "lang", "font"];

/// The longest tag that is looked for.
const LONGEST_TAG: usize = 200;

/// The words on `lines` of one cue; a voice lasts until it is closed, at most to the end of the cue.
pub(super) fn read(source: &SourceText, lines: &[Range<usize>]) -> Vec<Words> {
    let mut found = Vec::new();
    let mut voice: Option<String> = None;
    for line in lines {
        let mut reading = Reading { text: String::new(), span: line.clone(), found: &mut found };
        let mut at = line.start;
        while let Some(c) = source.text()[at..line.end].chars().next() {
            let rest = &source.text()[at..line.end];
            if let Some((tag, length)) = tag(rest) {
                match tag {
                    Tag::Mute => {}
                    Tag::Voice(name) => {
                        reading.part(at, voice.as_ref());
                        voice = name;
                    }
                }
                at += length;
            } else if let Some((words, length)) = entities::at_start(rest) {
                reading.text.push_str(&words);
                at += length;
            } else {
                reading.text.push(c);
                at += c.len_utf8();
            }
        }
        reading.part(line.end, voice.as_ref());
    }
    found
}

struct Reading<'a> {
    text: String,
    /// From where the words begin to the end of the line.
    span: Range<usize>,
    found: &'a mut Vec<Words>,
}

impl Reading<'_> {
    /// Ends the words at `end`.
    fn part(&mut self, end: usize, voice: Option<&String>) {
        let text = trim(&std::mem::take(&mut self.text)).to_owned();
        let span = self.span.start..end;
        self.span.start = end;
        if !text.is_empty() {
            self.found.push(Words { text, span, voice: voice.cloned(), turn: None });
        }
    }
}

enum Tag {
    /// Says nothing of the words.
    Mute,
    /// A voice begins, or ends.
    Voice(Option<String>),
}

/// The tag at the start of `text`, and its length. What is no known tag is words: `<质问>`, `a < b`.
fn tag(text: &str) -> Option<(Tag, usize)> {
    if let Some(rest) = text.strip_prefix("{\\") {
        // Where SRT borrows from another format: {\an8} puts a cue at the top.
        let end = within(rest, "}")?;
        return Some((Tag::Mute, end + "{\\}".len()));
    }
    let inside = text.strip_prefix('<')?;
    let end = within(inside, ">")?;
    let (inside, length) = (&inside[..end], end + "<>".len());
    if milliseconds(inside).is_some() {
        return Some((Tag::Mute, length));
    }
    let closes = inside.starts_with('/');
    let tag = inside.trim_start_matches('/');
    let name_end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let (name, after) = tag.split_at(name_end);
    if name == "v" {
        // Classes come before the name: <v.loud Name>.
        let name = after.split_once(char::is_whitespace).map(|(_, name)| entities::resolved(name));
        let name = name.as_deref().map(trim).filter(|name| !name.is_empty() && !closes);
        return Some((Tag::Voice(name.map(str::to_owned)), length));
    }
    let known = TAGS.iter().any(|known| name.eq_ignore_ascii_case(known));
    known.then_some((Tag::Mute, length))
}

/// Where `sign` stands in the beginning of `text`.
fn within(text: &str, sign: &str) -> Option<usize> {
    let end = text.char_indices().nth(LONGEST_TAG).map_or(text.len(), |(at, _)| at);
    text[..end].find(sign)
}
