//! The normal form of a paragraph's marks, so that one text marked in one way is written in one way.

use std::collections::BTreeMap;

use crate::model::{Mark, MarkKind};
use crate::text::trim_range;

/// A paragraph's text trimmed, and its marks, moved along with it and in order. Marks on words neither
/// begin nor end at white space, and two of the same kind with nothing but white space between them
/// are one; those that mark nothing are gone.
pub(super) fn normal(text: &str, marks: Vec<Mark>) -> (String, Vec<Mark>) {
    let range = trim_range(text, 0..text.len());
    let before = text[..range.start].chars().count();
    let text = text[range].to_owned();
    if marks.is_empty() {
        return (text, marks);
    }
    let words = WordsBefore::of(&text);
    let mut sorted: Vec<Mark> = marks.into_iter().filter_map(|m| words.fit(m, before)).collect();
    sorted.sort_by_key(|mark| (mark.start, mark.end));
    let mut normal: Vec<Mark> = Vec::with_capacity(sorted.len());
    let mut last_of_kind: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for mark in sorted {
        let kind = match &mark.kind {
            MarkKind::Strong => None,
            MarkKind::Link { href } => Some(href.clone()),
            MarkKind::Gap { .. } | MarkKind::Footnote { .. } => {
                normal.push(mark);
                continue;
            }
        };
        let last = last_of_kind.get(&kind).and_then(|&at| normal.get_mut(at));
        if let Some(last) = last.filter(|last| words.between(last.end, mark.start) == 0) {
            last.end = last.end.max(mark.end);
        } else {
            last_of_kind.insert(kind, normal.len());
            normal.push(mark);
        }
    }
    let is_link = |mark: &Mark| matches!(mark.kind, MarkKind::Link { .. });
    normal.sort_by_key(|mark| (mark.start, mark.end, is_link(mark)));
    (text, normal)
}

/// For each place in a text, how many characters before it are no white space.
struct WordsBefore(Vec<usize>);

impl WordsBefore {
    fn of(text: &str) -> Self {
        let mut count = 0;
        let counts = text.chars().map(|c| {
            count += usize::from(!is_space(c));
            count
        });
        Self(std::iter::once(0).chain(counts).collect())
    }

    fn length(&self) -> usize {
        self.0.len() - 1
    }

    /// How many characters that are no white space stand between two places.
    fn between(&self, start: usize, end: usize) -> usize {
        self.0[end].saturating_sub(self.0[start])
    }

    /// The mark moved back by what was trimmed at the start, within the text, and off white space at
    /// its ends.
    fn fit(&self, mut mark: Mark, before: usize) -> Option<Mark> {
        let place = |at: usize| at.saturating_sub(before).min(self.length());
        (mark.start, mark.end) = (place(mark.start), place(mark.end));
        if matches!(mark.kind, MarkKind::Gap { .. } | MarkKind::Footnote { .. }) {
            mark.end = mark.start;
            return Some(mark);
        }
        if mark.end <= mark.start || self.between(mark.start, mark.end) == 0 {
            return None;
        }
        // The first place after a character that is none is the end of that character, and so on.
        mark.start = self.0.partition_point(|&count| count <= self.0[mark.start]) - 1;
        mark.end = self.0.partition_point(|&count| count < self.0[mark.end]);
        Some(mark)
    }
}

fn is_space(c: char) -> bool {
    crate::text::trim(c.encode_utf8(&mut [0; 4])).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Message;

    fn strong(ranges: &[(usize, usize)]) -> Vec<Mark> {
        ranges.iter().map(|&(start, end)| Mark { kind: MarkKind::Strong, start, end }).collect()
    }

    #[test]
    fn marks_keep_off_white_space_and_join_over_it() {
        assert_eq!(
            normal("  ab cd  ", strong(&[(1, 5), (5, 8)])),
            ("ab cd".into(), strong(&[(0, 5)]))
        );
        assert_eq!(
            normal("ab cd", strong(&[(0, 1), (3, 5)])),
            ("ab cd".into(), strong(&[(0, 1), (3, 5)]))
        );
        assert_eq!(normal("ab cd", strong(&[(2, 3), (4, 4), (0, 2), (1, 4)])).1, strong(&[(0, 4)]));
    }

    #[test]
    fn gaps_stay_where_they_are() {
        let gap = |at| Mark { kind: MarkKind::Gap { why: Message::default() }, start: at, end: at };
        assert_eq!(normal(" 甲 乙", vec![gap(3), gap(0)]).1, [gap(0), gap(2)]);
        assert_eq!(normal("", vec![gap(0)]).1, [gap(0)]);
    }
}
