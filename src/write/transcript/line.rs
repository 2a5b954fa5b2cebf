//! One line of a transcript: words and marks into signs, with a backslash exactly where a character
//! would mean something that it does not.

use crate::model::{DeclaredLabels, Mark, MarkKind};
use crate::text::trim;

/// A stretch of a paragraph that is to stand on a line of its own, or after a label.
pub(super) struct Stretch<'a> {
    /// The paragraph's characters.
    pub(super) words: &'a [char],
    /// Those of the paragraph's marks that reach into the stretch.
    pub(super) marks: Vec<&'a Mark>,
    /// Where the stretch before it ends, if there is one.
    pub(super) before: Option<usize>,
    /// Where the stretch begins and ends in the paragraph.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A paragraph's marks, handed out stretch by stretch.
pub(super) struct Marks<'a> {
    ahead: std::slice::Iter<'a, Mark>,
    lasting: Vec<&'a Mark>,
}

impl<'a> Marks<'a> {
    /// The marks of a paragraph, sorted by their start.
    pub(super) fn new(marks: &'a [Mark]) -> Self {
        Self { ahead: marks.iter(), lasting: Vec::new() }
    }

    /// The marks that reach into the stretch from `start` to `end`, the next in order.
    pub(super) fn until(&mut self, start: usize, end: usize) -> Vec<&'a Mark> {
        self.lasting.retain(|mark| mark.end >= start);
        while let Some(mark) = self.ahead.as_slice().first().filter(|mark| mark.start <= end) {
            self.lasting.push(mark);
            self.ahead.next();
        }
        self.lasting.clone()
    }
}

/// What a line is made of.
enum Unit {
    Character { c: char, in_link: bool },
    Sign(String),
}

impl Stretch<'_> {
    /// The words without any signs.
    pub(super) fn text(&self) -> String {
        self.words[self.start..self.end].iter().collect()
    }

    /// The line as it stands after a label.
    pub(super) fn after_label(&self) -> String {
        escaped(&self.units(), false)
    }

    /// The line as it stands alone.
    pub(super) fn alone(&self, labels: &DeclaredLabels<'_>) -> String {
        let units = self.units();
        let line = escaped(&units, false);
        let begins_with_words = matches!(units.first(), Some(Unit::Character { .. }));
        let opens_turn = || labels.at_start(&self.text()).is_some();
        let plain = begins_with_words && (begins_something(&line) || opens_turn());
        if plain { escaped(&units, true) } else { line }
    }

    /// The characters and the signs between them: what ends at a place, what stands at it, what
    /// begins at it.
    fn units(&self) -> Vec<Unit> {
        let points = self.points();
        let pieces = self.pieces(&points);
        let mut opening = pieces.clone();
        opening.sort_by_key(|piece| (piece.start, std::cmp::Reverse(piece.end)));
        let mut closing = pieces;
        closing.sort_by_key(|piece| (piece.end, std::cmp::Reverse(piece.start)));
        let (mut opening, mut points) = (opening.iter().peekable(), points.into_iter().peekable());
        let mut closing = closing.iter().peekable();
        let mut units = Vec::new();
        let mut in_link = false;
        for at in self.start..=self.end {
            while let Some(piece) = closing.next_if(|piece| piece.end == at) {
                units.push(Unit::Sign(piece.closing()));
                in_link &= matches!(piece.kind, MarkKind::Strong);
            }
            while let Some((_, sign)) = points.next_if(|(place, _)| *place == at) {
                units.push(Unit::Sign(sign));
            }
            while let Some(piece) = opening.next_if(|piece| piece.start == at) {
                units.push(Unit::Sign(piece.opening().to_owned()));
                in_link |= matches!(piece.kind, MarkKind::Link { .. });
            }
            if let Some(&c) = self.words[..self.end].get(at) {
                units.push(Unit::Character { c, in_link });
            }
        }
        units
    }

    /// The signs that stand between characters, in order; one at the end of a stretch belongs to it.
    fn points(&self) -> Vec<(usize, String)> {
        let here = |at: usize| self.before.is_none_or(|before| at > before) && at <= self.end;
        let points = self.marks.iter().filter(|mark| here(mark.start));
        points
            .filter_map(|mark| match &mark.kind {
                MarkKind::Gap { .. } => Some((mark.start, "[……]".to_owned())),
                MarkKind::Footnote { label } => Some((mark.start, format!("[^{label}]"))),
                MarkKind::Strong | MarkKind::Link { .. } => None,
            })
            .collect()
    }

    /// The parts of the marks on words that lie in the stretch; a link's words hold no other sign in
    /// brackets, so it is parted at the `points`.
    fn pieces(&self, points: &[(usize, String)]) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        for mark in &self.marks {
            let (mut start, end) = (mark.start.max(self.start), mark.end.min(self.end));
            if let MarkKind::Link { .. } = mark.kind {
                let first = points.partition_point(|(at, _)| *at <= start);
                for &(at, _) in points[first..].iter().take_while(|(at, _)| *at < end) {
                    pieces.extend(self.piece(&mark.kind, start, at));
                    start = at;
                }
            }
            pieces.extend(self.piece(&mark.kind, start, end));
        }
        pieces
    }

    /// A piece without the white space at its ends.
    fn piece<'a>(&self, kind: &'a MarkKind, start: usize, end: usize) -> Option<Piece<'a>> {
        let words = self.words.get(start..end)?;
        let first = words.iter().position(|&c| !is_space(c))?;
        let last = words.iter().rposition(|&c| !is_space(c))?;
        let lasting = matches!(kind, MarkKind::Strong | MarkKind::Link { .. });
        lasting.then_some(Piece { kind, start: start + first, end: start + last + 1 })
    }
}

/// A part of a mark on words.
#[derive(Clone)]
struct Piece<'a> {
    kind: &'a MarkKind,
    start: usize,
    end: usize,
}

impl Piece<'_> {
    fn opening(&self) -> &'static str {
        if matches!(self.kind, MarkKind::Link { .. }) { "[" } else { "**" }
    }

    fn closing(&self) -> String {
        match self.kind {
            MarkKind::Link { href } => format!("]({href})"),
            _ => "**".to_owned(),
        }
    }
}

impl Unit {
    fn first(&self) -> Option<char> {
        match self {
            Self::Character { c, .. } => Some(*c),
            Self::Sign(sign) => sign.chars().next(),
        }
    }

    fn last(&self) -> Option<char> {
        match self {
            Self::Character { c, .. } => Some(*c),
            Self::Sign(sign) => sign.chars().next_back(),
        }
    }
}

/// Whether what a line begins with would be taken for something else than words, or for a slip.
fn begins_something(line: &str) -> bool {
    let after_signs = line.trim_start_matches('#');
    let heading = line.starts_with("##") && !line.starts_with("###");
    let like_one = after_signs.len() < line.len() && after_signs.starts_with(' ');
    let facts = line.starts_with('{') && line.ends_with('}');
    heading || like_one || facts || line.starts_with(['>', '\\']) || line.starts_with(is_space)
}

/// The line, from its end to its start, because whether a character needs its backslash depends on
/// what stands after it. With `plain` the first character gets one whatever it is.
fn escaped(units: &[Unit], plain: bool) -> String {
    let mut reversed: Vec<char> = Vec::with_capacity(units.len());
    for (index, unit) in units.iter().enumerate().rev() {
        match unit {
            Unit::Sign(sign) => reversed.extend(sign.chars().rev()),
            &Unit::Character { c, in_link } => {
                let next = reversed.last().copied();
                let before = index.checked_sub(1).and_then(|before| units.get(before));
                let after_sign = matches!(before, Some(Unit::Sign(_)));
                let before = before.and_then(Unit::last);
                let star =
                    before == Some('*') || units.get(index + 1).and_then(Unit::first) == Some('*');
                let bracketed = |c: char| match before {
                    Some('[') => matches!(c, '^' | '…' | '.'),
                    Some(']') => matches!(c, ':' | '：'),
                    _ => false,
                };
                let needs_it = match c {
                    '*' => star,
                    '[' => in_link || begins_sign(&units[index + 1..]),
                    ']' => in_link || next == Some('('),
                    '\\' => {
                        next.is_some_and(|c| matches!(c, '\\' | '[' | ']' | '*') || bracketed(c))
                    }
                    c => after_sign && bracketed(c),
                };
                reversed.push(c);
                if needs_it && !(plain && index == 0) {
                    reversed.push('\\');
                }
            }
        }
    }
    if plain {
        reversed.push('\\');
    }
    reversed.into_iter().rev().collect()
}

/// Whether what follows a bracket makes it the beginning of a gap's or a footnote's sign.
fn begins_sign(units: &[Unit]) -> bool {
    let next: String = units
        .iter()
        .take(4)
        .map_while(|unit| match unit {
            Unit::Character { c, .. } => Some(*c),
            Unit::Sign(_) => None,
        })
        .collect();
    ["^", "……]", "…]", "...]"].iter().any(|sign| next.starts_with(sign))
}

fn is_space(c: char) -> bool {
    trim(c.encode_utf8(&mut [0; 4])).is_empty()
}
