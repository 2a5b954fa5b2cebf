//! A paragraph's words as plain text, with the sign of a gap where one is: for lists, citations and notes.

use std::ops::Range;

use super::super::words::Gap;
use crate::model::{MarkKind, Paragraph};

/// The words up to the byte `until`.
pub(in crate::render) fn plain(paragraph: &Paragraph, until: usize, gap: &Gap) -> String {
    within(paragraph, 0..paragraph.text[..until].chars().count(), gap)
}

/// The words from one character to another. A gap right before the first is told, one after the last is
/// not.
pub(in crate::render) fn within(paragraph: &Paragraph, range: Range<usize>, gap: &Gap) -> String {
    let marks = paragraph.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Gap { .. }));
    let mut gaps = marks.map(|mark| mark.start).filter(|at| *at >= range.start).peekable();
    let words = paragraph.text.chars().enumerate().skip(range.start).take(range.len());
    let mut out = String::new();
    for (at, c) in words {
        while gaps.next_if(|&gap| gap <= at).is_some() {
            out.push_str(&gap.sign);
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::{mark, paragraph};
    use crate::diagnostic::Message;

    #[test]
    fn plain_words_show_their_gaps() {
        let gap =
            Gap { sign: "[……]".to_owned(), meaning: String::new(), legend: String::new() };
        let mut paragraph = paragraph("力修桥。再修路。");
        let lost = |at| mark(MarkKind::Gap { why: Message::default() }, at, at);
        paragraph.marks = vec![lost(0), lost(4)];
        assert_eq!(plain(&paragraph, "力修桥。".len(), &gap), "[……]力修桥。");
        assert_eq!(within(&paragraph, 1..5, &gap), "修桥。[……]再");
    }
}
