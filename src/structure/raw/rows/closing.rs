//! Times that stand at the end of paragraphs, or on a line of their own below them: `It runs. [10:29]`.
//!
//! One of them may be the text's own. Where they rise through the whole text, they are its clock.

use crate::model::Time;
use crate::read::{BlockKind, Draft, Line};
use crate::structure::raw::label::stamp;
use crate::text::{is_finished, trim};

/// How many paragraphs must show it, at the least.
const FEWEST: usize = 3;
/// In which part of the paragraphs: one in so many.
const SHARE: usize = 3;
/// How long the words before a time must be to show it, in bytes; a label may be shorter.
const LONG: usize = 24;

/// A line that ends with a time.
pub(super) struct Stamped {
    /// Its block and its place in it.
    pub(super) place: (usize, usize),
    /// The line without the time; without words, where the time stands alone.
    pub(super) line: Line,
    /// The time.
    pub(super) time: Time,
}

/// The lines of a draft that end with a time, if that is its habit.
pub(super) fn times(draft: &Draft) -> Vec<Stamped> {
    let mut found: Vec<Stamped> = Vec::new();
    let (mut blocks, mut shown) = (0, 0);
    // Whether the line before ends a sentence, and whether the last line of all is a time alone.
    let (mut after_words, mut last_alone) = (false, false);
    for (number, block) in draft.blocks.iter().enumerate() {
        if block.kind != BlockKind::Text || block.facts.time.is_some() {
            continue;
        }
        blocks += 1;
        for (index, line) in block.lines.iter().enumerate() {
            let stamped = closing(line);
            last_alone = stamped.as_ref().is_some_and(|(line, _)| line.text.is_empty());
            let Some((line, time)) = stamped else {
                after_words = is_finished(&line.text);
                continue;
            };
            if last_alone && !after_words {
                // A time before all words, or below a label or another time, is that of words to come.
                return Vec::new();
            }
            shown += usize::from(last_alone || line.text.len() >= LONG);
            blocks -= usize::from(last_alone && block.lines.len() == 1);
            after_words = !last_alone;
            found.push(Stamped { place: (number, index), line, time });
        }
    }
    let rise = found.windows(2).all(|pair| pair[0].time.start <= pair[1].time.start);
    let any_alone = found.iter().any(|one| one.line.text.is_empty());
    let habit = shown >= FEWEST && found.len() * SHARE >= blocks && rise;
    // Above a paragraph, the last of them would have words below it.
    if habit && (last_alone || !any_alone) { found } else { Vec::new() }
}

/// A line without the time at its end, and that time.
fn closing(line: &Line) -> Option<(Line, Time)> {
    let cut = |at: usize| {
        let text = line.text[..at].trim_end().to_owned();
        let length = text.chars().count();
        let mut marks = line.marks.clone();
        marks.retain(|mark| mark.start < length);
        for mark in &mut marks {
            mark.end = mark.end.min(length);
        }
        Line { text, marks, ..line.clone() }
    };
    if let Some(time) = stamp::alone(trim(&line.text)) {
        return Some((cut(0), time));
    }
    let (time, at) = stamp::at_end(&line.text)?;
    // Without brackets it takes hours: `at 10:29` is the text's own.
    let stamp = &line.text[at..];
    let certain = stamp.ends_with([')', ']', '）', '］']) || stamp.matches(':').count() == 2;
    let words = trim(&line.text[..at]);
    (certain && is_finished(words) && !words.ends_with([':', '：'])).then(|| (cut(at), time))
}

#[cfg(test)]
mod tests {
    use crate::structure::raw::tests::session;

    /// The paragraphs of a text, each with the second at which it is said.
    fn timed(text: &str) -> Vec<(String, Option<u64>)> {
        let (session, _) = session(text);
        let turns = session.sections().flat_map(|(_, turns)| turns);
        turns
            .flat_map(|turn| &turn.paragraphs)
            .map(|one| (one.text.clone(), one.time.map(|time| time.start / 1000)))
            .collect()
    }

    const ASKED: &str = "And when does the ferry run again?";
    const TOLD: &str = "It runs again when the river falls.";

    #[test]
    fn a_time_at_the_end_of_paragraphs_is_theirs_and_not_said() {
        for [first, second, third] in [
            ["[10:29]", "[10:41]", "[11:05]"],
            ["(10:29)", "(10:41)", "(11:05)"],
            ["00:10:29", "00:10:41", "00:11:05"],
        ] {
            for between in [" ", "\n\n"] {
                let text = format!(
                    "Q: {ASKED}{between}{first}\n\nA: {TOLD}{between}{second}\n\nQ: {ASKED}{between}{third}\n"
                );
                let expected = [
                    (ASKED.to_owned(), Some(629)),
                    (TOLD.to_owned(), Some(641)),
                    (ASKED.to_owned(), Some(665)),
                ];
                assert_eq!(timed(&text), expected, "{text}");
            }
        }
    }

    #[test]
    fn a_short_paragraph_has_its_time_too() {
        let text = format!(
            "Q: {ASKED} [0:10]\n\nA: {TOLD} [0:20]\n\nQ: Soon? [0:30]\n\nA: {TOLD} [0:31]\n"
        );
        assert_eq!(timed(&text)[2], ("Soon?".to_owned(), Some(30)));
    }

    #[test]
    fn times_that_do_not_rise_or_are_rare_or_stand_above_are_left() {
        for text in [
            format!("Q: {ASKED} (10:29)\n\nA: {TOLD} (3:16)\n\nQ: {ASKED} (5:12)\n"),
            format!("Q: {ASKED} (10:29)\n\nA: {TOLD}\n\nQ: {ASKED}\n\nA: {TOLD}\n"),
        ] {
            assert!(timed(&text).iter().all(|(_, time)| time.is_none()), "{text}");
        }
        let above = format!(
            "Q: {ASKED}\n\n[10:29]\n\nA: {TOLD}\n\n[10:41]\n\nQ: {ASKED}\n\n[10:50]\n\nA: {TOLD}\n"
        );
        let first = timed(&above).into_iter().next();
        assert_eq!(first, Some((ASKED.to_owned(), None)));
    }
}
