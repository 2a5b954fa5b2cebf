//! The words of a stretch as they were said.

use super::families::Stretch;
use super::stream::{ParagraphAt, Stream};
use crate::model::Paragraph;
use crate::resolve::Archive;
use crate::text::Walk;

/// Marks that come in pairs.
const PAIRS: [(char, char); 7] =
    [('“', '”'), ('‘', '’'), ('《', '》'), ('「', '」'), ('『', '』'), ('〈', '〉'), ('（', '）')];

/// Where a stretch stands in its paragraph, in Unicode scalar values, and its words there.
pub(super) struct Surface<'a> {
    pub(super) at: &'a ParagraphAt,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) words: String,
}

/// The words of a stretch; with the light word after it, where `tail` says that it belongs to it. The walk is one for
/// stretches in order.
pub(super) fn surface<'a>(
    archive: &'a Archive,
    stream: &'a Stream,
    stretch: Stretch,
    tail: bool,
    walk: &mut Walk<'a>,
) -> Surface<'a> {
    let (first, last) = (stretch.at as usize, (stretch.at + stretch.words - 1) as usize);
    let at = stream.paragraph_of(first);
    let start = stream.words[first].start as usize;
    let mut end = stream.words[last].end() as usize;
    if tail {
        end += usize::from(stream.words[last].tail);
    }
    walk.enter(paragraph(archive, at).map_or("", |it| it.text.as_str()));
    let before = start.saturating_sub(1);
    let around: Vec<char> = walk.from(before).chars().take(end + 1 - before).collect();
    let inner = (start - before)..(end - before).min(around.len());
    let whole = balanced(&around, inner);
    let (start, end) = (before + whole.start, before + whole.end);
    Surface { at, start, end, words: around[whole].iter().collect() }
}

/// The stretch with the other half of a pair of marks, where that stands right beside it.
fn balanced(chars: &[char], stretch: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let (mut open, mut lone) = (Vec::new(), None);
    for &c in &chars[stretch.clone()] {
        if let Some(pair) = PAIRS.iter().find(|pair| pair.0 == c) {
            open.push(pair.1);
        } else if let Some(pair) = PAIRS.iter().find(|pair| pair.1 == c)
            && open.pop() != Some(c)
        {
            lone = Some(pair.0);
        }
    }
    let before =
        lone.is_some() && stretch.start > 0 && chars.get(stretch.start - 1).copied() == lone;
    let after = open.last().is_some() && chars.get(stretch.end) == open.last();
    stretch.start - usize::from(before)..stretch.end + usize::from(after)
}

fn paragraph<'a>(archive: &'a Archive, at: &ParagraphAt) -> Option<&'a Paragraph> {
    let session = &archive.sessions.get(at.session)?.session;
    session.turns_at(at.section, at.exchange).get(at.turn)?.paragraphs.get(at.paragraph)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_of_marks_is_kept_whole() {
        let whole = |text: &str, start: usize, end: usize| {
            let chars: Vec<char> = text.chars().collect();
            chars[balanced(&chars, start..end)].iter().collect::<String>()
        };
        assert_eq!(whole("“石桥”工程", 1, 6), "“石桥”工程");
        assert_eq!(whole("修“石桥”。", 1, 4), "“石桥”");
        assert_eq!(whole("石桥”工程", 0, 5), "石桥”工程");
        assert_eq!(whole("石桥、渡口", 0, 5), "石桥、渡口");
    }
}
