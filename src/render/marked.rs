//! Words quoted away from their paragraph as HTML, some of them marked: a sentence with the term that it
//! is quoted for.

use std::ops::Range;

use super::escape::escape_into;
use super::paragraph::gap_sign;
use super::words::Gap;
use crate::model::{MarkKind, Paragraph};
use crate::text::Walk;

/// Words of a paragraph as HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) html: String,
    pub(super) has_gap: bool,
}

/// The words of `paragraph` in `range`, those in `marks` marked, with the sign of a gap where one is. Links,
/// emphasis and signs of footnotes are left to the paragraph itself. `range` and `marks` count Unicode
/// scalar values; marks are in order and do not overlap. The walk is one for ranges in order.
pub(super) fn marked<'a>(
    paragraph: &'a Paragraph,
    walk: &mut Walk<'a>,
    range: &Range<usize>,
    marks: &[(usize, usize)],
    gap: &Gap,
) -> Marked {
    walk.enter(&paragraph.text);
    let words = walk.words(range.start, range.end);
    let whole = walk.from(range.end).is_empty();
    let mut html = String::with_capacity(words.len() + 32 * marks.len());
    let mut has_gap = false;
    let mut gaps = paragraph
        .marks
        .iter()
        .filter(|mark| matches!(mark.kind, MarkKind::Gap { .. }))
        .map(|mark| mark.start)
        .skip_while(|&at| at < range.start)
        .take_while(|&at| whole || at < range.end)
        .peekable();
    if marks.is_empty() && gaps.peek().is_none() {
        escape_into(&mut html, words);
        return Marked { html, has_gap };
    }
    let mut sign = |html: &mut String| {
        gap_sign(html, gap);
        has_gap = true;
    };
    let mut character = [0; 4];
    let mut end = range.start;
    for (at, c) in (range.start..).zip(words.chars()) {
        if marks.iter().any(|&(_, end)| end == at) {
            html.push_str("</mark>");
        }
        while gaps.next_if(|&gap| gap <= at).is_some() {
            sign(&mut html);
        }
        if marks.iter().any(|&(start, _)| start == at) {
            html.push_str("<mark>");
        }
        escape_into(&mut html, c.encode_utf8(&mut character));
        end = at + 1;
    }
    if marks.iter().any(|&(start, last)| (range.start..end).contains(&start) && last >= end) {
        html.push_str("</mark>");
    }
    // What is lost after the last word belongs to it; between two sentences it belongs to the next.
    if whole {
        gaps.for_each(|_| sign(&mut html));
    }
    Marked { html, has_gap }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::{mark, paragraph};
    use crate::diagnostic::Message;

    fn html(text: &str, gaps: &[usize], range: Range<usize>, marks: &[(usize, usize)]) -> String {
        let sign = "[……]".to_owned();
        let gap = Gap { sign, meaning: "缺文".to_owned(), legend: String::new() };
        let mut paragraph = paragraph(text);
        let gaps = gaps.iter().map(|&at| mark(MarkKind::Gap { why: Message::default() }, at, at));
        paragraph.marks = gaps.collect();
        let marked = marked(&paragraph, &mut Walk::default(), &range, marks, &gap);
        let sign =
            "<span class=\"gap\" role=\"img\" aria-label=\"缺文\" title=\"缺文\">[……]</span>";
        assert_eq!(marked.has_gap, marked.html.contains(sign));
        marked.html.replace(sign, "[……]")
    }

    #[test]
    fn words_are_escaped_and_marked() {
        assert_eq!(html("一<二三四", &[], 1..5, &[(2, 3)]), "&lt;<mark>二</mark>三四");
        let all = html("一二三四", &[], 0..4, &[(0, 2), (2, 4)]);
        assert_eq!(all, "<mark>一二</mark><mark>三四</mark>");
    }

    #[test]
    fn a_gap_stands_where_it_is_and_never_with_the_sentence_before() {
        assert_eq!(html("一。二。", &[2], 0..2, &[]), "一。");
        assert_eq!(html("一。二。", &[2, 4], 2..4, &[(2, 3)]), "[……]<mark>二</mark>。[……]");
    }

    #[test]
    fn ranges_past_the_end_do_no_harm() {
        assert_eq!(html("一二", &[9], 1..7, &[(1, 5)]), "<mark>二</mark>[……]");
    }
}
