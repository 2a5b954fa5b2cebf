//! Labels that run over the ends of printed lines: bold ones, and names in capitals with an office.
//!
//! ```text
//! HON. M. VALE (Minister of Ferries
//!    and of the Harbours).- Thank you.
//! ```

use crate::read::Line;
use crate::structure::raw::label::is_shouted;

/// How many lines a label may take.
const MOST_LINES: usize = 4;
/// How long each part of it may be, in characters.
const LONGEST_PART: usize = 110;

/// How many lines the label takes that opens in `first` and closes in one of the lines below it.
pub(super) fn label(first: &Line, below: &[Line]) -> Option<usize> {
    if first.plain || first.text.chars().nth(LONGEST_PART).is_some() {
        return None;
    }
    let bold = first.text.strip_prefix("**").is_some_and(|words| !words.contains("**"));
    let capitals = !bold && opens_in_capitals(&first.text);
    if !bold && !capitals {
        return None;
    }
    for (at, line) in below.iter().take(MOST_LINES - 1).enumerate() {
        if line.plain {
            return None;
        }
        let end = line.text.char_indices().nth(LONGEST_PART).map_or(line.text.len(), |(at, _)| at);
        let near = &line.text[..end];
        let closes = if bold {
            near.split_once("**")
                .map(|(name, rest)| name.ends_with([':', '：']) || rest.starts_with([':', '：']))
        } else {
            closes_bracket(near)
        };
        match closes {
            Some(true) => return Some(at + 2),
            Some(false) => return None,
            None => {}
        }
    }
    None
}

/// Whether a line begins with a name in capitals and a bracket behind it that is not closed.
fn opens_in_capitals(line: &str) -> bool {
    let Some((name, inside)) = line.split_once(" (") else { return false };
    !inside.contains(')') && is_shouted(name) && !name.contains([':', '.']) | name_with_titles(name)
}

/// Whether all points in a name are those of titles and initials.
fn name_with_titles(name: &str) -> bool {
    let words = name.split_whitespace().filter(|word| word.ends_with('.'));
    !name.contains(':') && words.into_iter().all(|word| word.chars().count() <= 5)
}

/// If the bracket is closed on the line: whether a label's delimiter follows.
fn closes_bracket(line: &str) -> Option<bool> {
    let (_, rest) = line.split_once(')')?;
    let rest = rest.trim_start();
    Some(
        [":", "：", ".-", ".–", ".—", ". –", ". —", ". -", "."]
            .iter()
            .any(|sign| rest.starts_with(sign)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines_of(text: &str) -> Option<usize> {
        let line = |text: &str| Line {
            text: text.to_owned(),
            marks: Vec::new(),
            span: 0..0,
            plain: false,
            tight: false,
        };
        let lines: Vec<Line> = text.lines().map(line).collect();
        label(&lines[0], &lines[1..])
    }

    #[test]
    fn a_label_may_take_several_lines() {
        assert_eq!(lines_of("**MARTA VALE,\nHARBOUR MASTER:** Hello.\nMore."), Some(2));
        assert_eq!(
            lines_of("HON. M. VALE (Minister of Ferries\nand Harbours).- Thank you."),
            Some(2)
        );
        assert_eq!(lines_of("A señora VALE (de\nOrr\nde Cima): Bos días."), Some(3));
    }

    #[test]
    fn bold_words_and_brackets_of_the_text_are_none() {
        for text in [
            "**The ferry\nis late**, they said.",
            "We took the ferry (the old\none): it was late.",
            "VALE (the old\nharbour master) came.",
            "**one",
        ] {
            assert_eq!(lines_of(text), None, "{text}");
        }
    }
}
