//! Words of a paragraph as its page shows them, with what stands before and after: a text quote selector
//! is looked for in the page, where gaps and asides stand among the words.

use std::ops::Range;

use crate::model::{Aside, AsideKind, MarkKind, Paragraph};

/// Words, and what tells them from the same words elsewhere in their paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// The words right before.
    pub(super) prefix: String,
    /// The words.
    pub(super) exact: String,
    /// The words right after.
    pub(super) suffix: String,
}

/// How many characters stand before and after at least, where there are so many.
const CONTEXT: usize = 32;

/// The characters from `start` to `end` of a paragraph; where both are equal, the gap that is there.
pub(super) fn shown(
    paragraph: &Paragraph,
    inside: &[&Aside],
    gap: &str,
    (start, end): (usize, usize),
) -> Shown {
    let mut page: Vec<char> = Vec::with_capacity(paragraph.text.len());
    let (mut from, mut to) = (None, None);
    let points = points(paragraph, inside, gap);
    let mut points = points.iter().peekable();
    let length = paragraph.text.chars().count();
    let mut chars = paragraph.text.chars();
    for at in 0..=length {
        if at == end && start < end {
            to = Some(page.len());
        }
        while let Some((_, words)) = points.next_if(|&&(place, _)| place <= at || at == length) {
            if at == start && start == end && words == gap && from.is_none() {
                from = Some(page.len());
                to = Some(page.len() + words.chars().count());
            }
            page.extend(words.chars());
        }
        if at == start && from.is_none() {
            from = Some(page.len());
        }
        page.extend(chars.next());
    }
    let from = from.unwrap_or(page.len());
    around(&page, from, to.unwrap_or(page.len()).max(from))
}

/// What stands between the characters of a paragraph on its page, each with its place.
fn points(paragraph: &Paragraph, inside: &[&Aside], gap: &str) -> Vec<(usize, String)> {
    let marks = paragraph.marks.iter().filter_map(|mark| match &mark.kind {
        MarkKind::Gap { .. } => Some((mark.start, gap.to_owned())),
        // The page has the sign of a footnote from its style, not among its words.
        MarkKind::Footnote { .. } | MarkKind::Strong | MarkKind::Link { .. } => None,
    });
    let asides = inside.iter().map(|aside| {
        let words = if aside.kind == AsideKind::Gap { gap } else { &aside.text };
        (aside.at.offset.unwrap_or_default(), words.to_owned())
    });
    let mut points: Vec<(usize, String)> = marks.chain(asides).collect();
    points.sort_by_key(|&(at, _)| at);
    points
}

/// The context grows until the words with it stand only once.
fn around(page: &[char], from: usize, to: usize) -> Shown {
    let mut context = CONTEXT;
    loop {
        let (left, right) = (from.saturating_sub(context), (to + context).min(page.len()));
        let whole = left == 0 && right == page.len();
        let window = &page[left..right];
        if whole || page.windows(window.len()).filter(|&one| one == window).count() == 1 {
            let text = |range: Range<usize>| page[range].iter().collect();
            return Shown {
                prefix: text(left..from),
                exact: text(from..to),
                suffix: text(to..right),
            };
        }
        context *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::{aside, mark, paragraph};
    use crate::diagnostic::Message;
    use crate::model::Section;

    fn parts(shown: &Shown) -> [&str; 3] {
        [&shown.prefix, &shown.exact, &shown.suffix]
    }

    #[test]
    fn words_are_quoted_as_the_page_shows_them() {
        let mut paragraph = paragraph("桥墩已经修好。");
        paragraph.marks = vec![
            mark(MarkKind::Gap { why: Message::default() }, 0, 0),
            mark(MarkKind::Footnote { label: "1".to_owned() }, 7, 7),
        ];
        let stage = aside(AsideKind::Stage, "（掌声）", Section::Closing, 1, Some(2));
        let quoted = |range| shown(&paragraph, &[&stage], "[……]", range);
        assert_eq!(parts(&quoted((2, 4))), ["[……]桥墩（掌声）", "已经", "修好。"]);
        assert_eq!(parts(&quoted((0, 4))), ["[……]", "桥墩（掌声）已经", "修好。"]);
        assert_eq!(parts(&quoted((0, 0))), ["", "[……]", "桥墩（掌声）已经修好。"]);
        assert_eq!(parts(&quoted((4, 7))), ["[……]桥墩（掌声）已经", "修好。", ""]);
    }

    #[test]
    fn the_context_grows_until_it_tells_the_words_from_others() {
        let text = format!("甲{0}乙{0}丙", "重".repeat(70));
        let shown = shown(&paragraph(&text), &[], "", (30, 31));
        let sought = format!("{}{}{}", shown.prefix, shown.exact, shown.suffix);
        assert_eq!(text.matches(&sought).count(), 1);
        assert_eq!(shown.exact, "重");
    }

    #[test]
    fn places_past_the_end_do_no_harm() {
        assert_eq!(parts(&shown(&paragraph("甲"), &[], "", (5, 9))), ["甲", "", ""]);
    }
}
