//! What has meaning inside a transcript's line: `[……]`, `[^1]`, `[words](url)`, `**strong**`, and a
//! backslash before what begins or ends one of these. Everything else is literal.
//!
//! Two steps, both linear: the line is cut into signs and characters; then strong signs are paired.

mod link;

use std::collections::BTreeSet;

use crate::model::{Mark, MarkKind};
use crate::say;
use crate::text::{trim, trim_range};
use link::Link;

/// The signs of a gap.
const GAPS: [&str; 3] = ["[……]", "[…]", "[...]"];

/// A line without its signs.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// The words, trimmed.
    pub(super) text: String,
    /// What is marked in them.
    pub(super) marks: Vec<Mark>,
    /// Places that look like signs and are literal, in bytes into the line.
    pub(super) slips: Vec<(usize, Slip)>,
}

/// How something that looks like a sign fails to be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Slip {
    /// `**` that is never closed.
    Unclosed,
    /// `[^9]`, and there is no such footnote.
    NoFootnote(String),
}

enum Sign<'a> {
    Character(char),
    /// Two or three asterisks that nothing takes literally.
    Stars {
        at: usize,
        count: usize,
        before_words: bool,
    },
    Gap,
    Footnote(&'a str),
    LinkOpens,
    LinkCloses(&'a str),
}

/// Reads the signs of a line. With `plain`, its first character has no meaning, and white space at its
/// start stays.
pub(super) fn read(line: &str, plain: bool, footnotes: &BTreeSet<&str>) -> Inline {
    let mut slips = Vec::new();
    let signs = signs(line, plain, footnotes, &mut slips);
    let (text, marks) = pair(signs, &mut slips);
    let range = trim_range(&text, 0..text.len());
    let start = if plain { 0 } else { range.start };
    let before = text[..start].chars().count();
    let text = text[start..range.end.max(start)].to_owned();
    let length = text.chars().count();
    let place = |at: usize| at.saturating_sub(before).min(length);
    let fit = |mark: Mark| Mark { start: place(mark.start), end: place(mark.end), ..mark };
    let mut marks: Vec<Mark> = marks.into_iter().map(fit).collect();
    marks.sort_by_key(|mark| (mark.start, mark.end));
    Inline { text, marks, slips }
}

fn signs<'a>(
    line: &'a str,
    plain: bool,
    footnotes: &BTreeSet<&str>,
    slips: &mut Vec<(usize, Slip)>,
) -> Vec<Sign<'a>> {
    let mut signs = Vec::new();
    let mut at = 0;
    // The link being read: where its words end, and where the whole of it does.
    let mut link: Option<Link> = None;
    if let Some(first) = line.chars().next().filter(|_| plain) {
        signs.push(Sign::Character(first));
        at = first.len_utf8();
    }
    while let Some(c) = line[at..].chars().next() {
        let rest = &line[at..];
        if let Some(found) = link.take_if(|link| link.words_end == at) {
            signs.push(Sign::LinkCloses(&line[found.words_end + 2..found.end - 1]));
            at = found.end;
            continue;
        }
        match c {
            '\\' => {
                let before = line[..at].chars().next_back();
                let next = rest[1..].chars().next().filter(|&c| can_be_escaped(c, before));
                signs.push(Sign::Character(next.unwrap_or(c)));
                at += 1 + next.map_or(0, char::len_utf8);
            }
            '*' => {
                let count = rest.len() - rest.trim_start_matches('*').len();
                let next = rest[count..].chars().next();
                if matches!(count, 2 | 3) {
                    let before_words = next.is_some_and(|c| !is_space(c));
                    signs.push(Sign::Stars { at, count, before_words });
                } else {
                    signs.extend(std::iter::repeat_with(|| Sign::Character('*')).take(count));
                }
                at += count;
            }
            '[' => {
                if let Some(gap) = GAPS.iter().find(|gap| rest.starts_with(**gap)) {
                    signs.push(Sign::Gap);
                    at += gap.len();
                } else if let Some(label) = footnote_label(rest) {
                    if footnotes.contains(label) {
                        signs.push(Sign::Footnote(label));
                        at += "[^]".len() + label.len();
                    } else {
                        slips.push((at, Slip::NoFootnote(label.to_owned())));
                        signs.push(Sign::Character('['));
                        at += 1;
                    }
                } else if let Some(found) = Link::at(line, at) {
                    link = Some(found);
                    signs.push(Sign::LinkOpens);
                    at += 1;
                } else {
                    signs.push(Sign::Character('['));
                    at += 1;
                }
            }
            _ => {
                signs.push(Sign::Character(c));
                at += c.len_utf8();
            }
        }
    }
    signs
}

/// Whether a backslash makes `c` literal: before what begins or ends a sign; right after a bracket
/// that opens, before what would make a sign of it; right after one that closes, before a colon.
fn can_be_escaped(c: char, before: Option<char>) -> bool {
    match before {
        Some('[') if matches!(c, '^' | '…' | '.') => true,
        Some(']') if matches!(c, ':' | '：') => true,
        _ => matches!(c, '\\' | '[' | ']' | '*'),
    }
}

/// The label of a footnote's sign with which `words` begin: `1` of `[^1]`.
pub(super) fn footnote_label(words: &str) -> Option<&str> {
    let label = words.strip_prefix("[^")?;
    let end = label.find(|c: char| matches!(c, '[' | ']' | '\\') || c.is_whitespace())?;
    (end > 0 && label[end..].starts_with(']')).then(|| &label[..end])
}

/// What asterisks are, once they are paired.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strong {
    Opens,
    Closes,
}

/// Pairs the strong signs and takes all signs out of the text.
fn pair(signs: Vec<Sign<'_>>, slips: &mut Vec<(usize, Slip)>) -> (String, Vec<Mark>) {
    let strong = strong(&signs, slips);
    let mut out = Out::default();
    let (mut strong_start, mut link_start) = (0, 0);
    for (sign, strong) in signs.into_iter().zip(strong) {
        match sign {
            Sign::Character(c) => out.push(c),
            // Of three asterisks the one that stands among the words is literal.
            Sign::Stars { count, .. } => match strong {
                Some(Strong::Opens) => {
                    strong_start = out.length;
                    out.stars(count - 2);
                }
                Some(Strong::Closes) => {
                    out.stars(count - 2);
                    out.mark(MarkKind::Strong, strong_start);
                }
                None => out.stars(count),
            },
            Sign::Gap => {
                let why = say!(zh: "文稿中已标明", en: "marked in the transcript");
                out.mark(MarkKind::Gap { why }, out.length);
            }
            Sign::Footnote(label) => {
                out.mark(MarkKind::Footnote { label: label.to_owned() }, out.length);
            }
            Sign::LinkOpens => link_start = out.length,
            Sign::LinkCloses(href) => {
                out.mark(MarkKind::Link { href: href.to_owned() }, link_start);
            }
        }
    }
    (out.text, out.marks)
}

/// For each sign whether it opens or closes strong words: signs open right before words and close
/// right after them.
fn strong(signs: &[Sign<'_>], slips: &mut Vec<(usize, Slip)>) -> Vec<Option<Strong>> {
    let mut roles = vec![None; signs.len()];
    // The sign that is open, and where it stands in the line.
    let mut open: Option<(usize, usize)> = None;
    let mut after_words = false;
    for (index, sign) in signs.iter().enumerate() {
        match (sign, open) {
            (Sign::Character(c), _) => after_words = !is_space(*c),
            (&Sign::Stars { at, count, before_words: true }, None) => {
                open = Some((index, at));
                after_words = count == 3;
            }
            (Sign::Stars { .. }, Some((opening, _))) if after_words => {
                roles[opening] = Some(Strong::Opens);
                roles[index] = Some(Strong::Closes);
                open = None;
            }
            (Sign::Stars { .. }, _) => after_words = true,
            _ => {}
        }
    }
    slips.extend(open.map(|(_, at)| (at, Slip::Unclosed)));
    roles
}

fn is_space(c: char) -> bool {
    trim(c.encode_utf8(&mut [0; 4])).is_empty()
}

#[derive(Default)]
struct Out {
    text: String,
    length: usize,
    marks: Vec<Mark>,
}

impl Out {
    fn push(&mut self, c: char) {
        self.text.push(c);
        self.length += 1;
    }

    fn stars(&mut self, count: usize) {
        self.text.extend(std::iter::repeat_n('*', count));
        self.length += count;
    }

    fn mark(&mut self, kind: MarkKind, start: usize) {
        self.marks.push(Mark { kind, start, end: self.length });
    }
}

#[cfg(test)]
mod tests;
