//! The description of a page for search engines and link previews: the question, then the first
//! sentence of the answer.

use super::Work;
use crate::text::{collapse, is_east_asian, word_ends};

/// How much of a description is shown before a search engine cuts it, in columns: 78 characters of
/// Chinese, each two wide, or 156 of Latin writing.
const ROOM: usize = 156;

/// The description of a page: of a question, its words and the answer's first sentence; of a session,
/// what stands before the first words spoken. Cut between words, with an ellipsis, where it is too
/// long; the answer keeps at least two fifths of the room. `None` where there are no words.
pub fn description(work: &Work<'_>) -> Option<String> {
    let (first, second) = match &work.question {
        Some(question) => (collapse(&question.words), collapse(&question.answer)),
        None => (collapse(work.event.lead.as_deref().unwrap_or_default()), String::new()),
    };
    let gap = if first.is_empty() || second.is_empty() || first.ends_with(is_east_asian) {
        ""
    } else {
        " "
    };
    let room = ROOM - gap.len();
    let first = cut_to(&first, room.saturating_sub(width(&second)).max(room * 3 / 5));
    let second = cut_to(&second, room.saturating_sub(width(&first)));
    let whole = format!("{first}{gap}{second}");
    (!whole.is_empty()).then_some(whole)
}

/// `text` if it fits into `room` columns; else as many whole words as fit, and an ellipsis.
fn cut_to(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let room = room.saturating_sub(columns('…'));
    let fits = fitting(text, room);
    // What stands further on has no say in where a word ends here.
    let near = &text[..fitting(text, room + 32)];
    let ends = word_ends(near);
    let end = ends.iter().rev().find(|&&end| end <= fits && may_end(text, end));
    // A single word longer than the room, as in writing without spaces, is cut where it must be.
    let end = end.copied().filter(|&end| end > 0).unwrap_or(fits);
    let kept =
        text[..end].trim_end_matches(|c: char| !c.is_alphanumeric() && !is_pair_end(c) && c != '%');
    format!("{kept}…")
}

/// Whether a text may be cut here: a number is not parted from its unit (3月, 5.2%).
fn may_end(text: &str, end: usize) -> bool {
    let number = text[..end].ends_with(|c: char| c.is_numeric());
    let next = text[end..].chars().next();
    !number
        || next.is_none_or(|next| {
            next.is_whitespace() || matches!(next, '，' | '。' | '、' | '；' | ',')
        })
}

fn is_pair_end(c: char) -> bool {
    matches!(c, '”' | '’' | '》' | '）' | ')' | '」' | '』')
}

/// The bytes of `text` that fit into `room` columns.
fn fitting(text: &str, room: usize) -> usize {
    let mut used = 0;
    let over = text.char_indices().find(|&(_, c)| {
        used += columns(c);
        used > room
    });
    over.map_or(text.len(), |(at, _)| at)
}

fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

fn columns(c: char) -> usize {
    if is_east_asian(c) { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn described(question: &str, answer: &str) -> String {
        let mut sample = sample::chinese();
        sample.question.words = question.to_owned();
        sample.question.answer = answer.to_owned();
        description(&sample.question()).unwrap_or_default()
    }

    #[test]
    fn question_and_answer_stand_together() {
        assert_eq!(described("北桥何时通车？", "年底通车。"), "北桥何时通车？年底通车。");
        assert_eq!(described("When?\n", " In May. "), "When? In May.");
        assert_eq!(described("When?", ""), "When?");
        assert_eq!(described("", ""), "");
        assert_eq!(
            description(&sample::english().session()).as_deref(),
            Some("The Mayor and the Town Engineer answered seven newspapers on Tuesday.")
        );
        assert_eq!(description(&sample::bare().session()), None);
    }

    #[test]
    fn what_is_too_long_is_cut_between_words_and_the_answer_keeps_its_part() {
        let question = "去年以来，云桥市先后修建了北桥、南桥和东桥三座大桥，市民出行条件显著改善，但也有一些市民担心维护费用会越来越高，请问市长对此有什么样的考虑和安排？";
        let answer = "三座桥的维护费用都已经列入了今年和明年的市级财政预算，完全不会增加任何一位市民的负担，请大家放心。";
        assert_eq!(
            described(question, answer),
            "去年以来，云桥市先后修建了北桥、南桥和东桥三座大桥，市民出行条件显著改善，但也有一些市民…三座桥的维护费用都已经列入了今年和明年的市级财政预算，完全不会…"
        );
        let english =
            described(&"bridges and ".repeat(20), &"The flood wall will be mended. ".repeat(9));
        assert_eq!(
            english,
            "bridges and bridges and bridges and bridges and bridges and bridges and bridges and bridges… The flood wall will be mended. The flood wall will be mended…"
        );
        assert!(width(&english) <= ROOM);
    }

    #[test]
    fn numbers_keep_their_units_and_long_words_are_cut_at_last() {
        let long = format!("{}到3月底", "桥".repeat(75));
        assert!(described(&long, "").ends_with("桥到…"), "{}", described(&long, ""));
        let word = described(&"x".repeat(400), "");
        assert_eq!(word.chars().count(), 155);
        assert!(word.ends_with("x…"));
    }
}
