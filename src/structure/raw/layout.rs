//! What a line break means in a text: the end of a paragraph, or only of a printed line.
//!
//! Decided once for the whole text, from its own lines: where most of them end a sentence, each is a
//! paragraph; where they end anywhere, at about the same width, they are broken by the printer.

use super::rows::Row;
use crate::text::{is_east_asian, is_finished};

/// What a line break inside a block means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Each line is a paragraph.
    Lines,
    /// Lines run on; a paragraph is wider than `measure` allows. Widths count full-width characters
    /// double.
    Wrapped {
        /// How wide a full line is.
        measure: usize,
        /// How many blank lines stand between printed lines and mean nothing: a text set with wide
        /// spacing has one after each.
        idle: usize,
    },
}

/// The layout of a text; `opens_turn` tells the rows that a label opens.
pub(super) fn layout(rows: &[Row<'_>], opens_turn: impl Fn(usize) -> bool) -> Layout {
    let inside = |next: &Row<'_>| next.blanks == 0;
    let measure = measure(rows, &opens_turn, inside).filter(|(_, wrapped)| *wrapped);
    if let Some((widths, _)) = measure {
        return Layout::Wrapped { measure: widths, idle: 0 };
    }
    // Nearly every line is followed by a blank one: these part nothing, if lines end anywhere.
    let idle = usual_blanks(rows);
    let lines = || rows.iter().filter(|row| row.line().is_some());
    let parted = lines().filter(|row| row.blanks == idle).count();
    let spaced = idle > 0 && rows.len() >= FEWEST_SPACED && parted * 10 > lines().count() * 6;
    match measure_spaced(rows, &opens_turn, idle).filter(|_| spaced) {
        Some(measure) => Layout::Wrapped { measure, idle },
        None => Layout::Lines,
    }
}

/// How many lines a text has at least of which it is said that its blank lines mean nothing.
const FEWEST_SPACED: usize = 12;

/// The width of lines that break off before a row like `inside`, and whether these are the more.
fn measure(
    rows: &[Row<'_>],
    opens_turn: &impl Fn(usize) -> bool,
    inside: impl Fn(&Row<'_>) -> bool,
) -> Option<(usize, bool)> {
    let mut finished = 0_usize;
    let mut widths = Vec::new();
    for (at, pair) in rows.windows(2).enumerate() {
        let [one, next] = pair else { continue };
        let (Some(line), Some(_)) = (one.line(), next.line()) else { continue };
        // Only a line that stands inside a block tells; what a label opens tells nothing.
        if !inside(next) || next.indented || opens_turn(at + 1) {
            continue;
        }
        if is_finished(&line.text) {
            finished += 1;
        } else {
            widths.push(width(&line.text));
        }
    }
    widths.sort_unstable();
    // Printed lines end a sentence only now and then.
    widths.get(widths.len() / 2).map(|&width| (width, widths.len() > finished))
}

/// The width of the lines of a text in which blank lines part nothing: most lines break off, and go on
/// in small letters, at about one width.
fn measure_spaced(
    rows: &[Row<'_>],
    opens_turn: &impl Fn(usize) -> bool,
    idle: usize,
) -> Option<usize> {
    let (measure, wrapped) = measure(rows, opens_turn, |next| next.blanks == idle)?;
    let goes_on = |pair: &&[Row<'_>]| match pair {
        [one, next] => one.line().is_some_and(|one| {
            let broken = !is_finished(&one.text) && width(&one.text) * 4 > measure * 3;
            broken && next.line().is_some_and(|next| !next.text.starts_with(char::is_uppercase))
        }),
        _ => false,
    };
    let going_on = rows.windows(2).filter(goes_on).count();
    let all = rows.iter().filter(|row| row.line().is_some() && !row.indented).count();
    (wrapped && measure >= NARROWEST && going_on * 3 > all).then_some(measure)
}

/// The narrowest column in which a text with wide spacing is set, in Latin letters.
const NARROWEST: usize = 40;

/// How many blank lines stand before most rows.
fn usual_blanks(rows: &[Row<'_>]) -> usize {
    let mut blanks: Vec<usize> = rows.iter().map(|row| row.blanks).collect();
    blanks.sort_unstable();
    blanks.get(blanks.len() / 2).copied().unwrap_or(0)
}

impl Layout {
    /// How many blank lines mean nothing.
    pub(super) fn idle_blanks(self) -> usize {
        match self {
            Self::Lines => 0,
            Self::Wrapped { idle, .. } => idle,
        }
    }

    /// Whether the line `next` goes on with the paragraph of the line `before`, with no blank line that
    /// means anything between the two.
    pub(super) fn goes_on(self, before: &str, next: &Row<'_>) -> bool {
        match self {
            Self::Lines => false,
            // A finished line much shorter than the others is the last of its paragraph.
            Self::Wrapped { measure, .. } => {
                let last = is_finished(before) && width(before) * 3 < measure * 2;
                !next.indented && !last && !is_heading(before)
            }
        }
    }
}

/// A Markdown heading, which is one line whatever the text below looks like.
fn is_heading(line: &str) -> bool {
    line.starts_with("# ")
}

/// How wide a line prints, in Latin letters; more than a thousand are not told apart.
fn width(line: &str) -> usize {
    line.chars().take(1000).map(|c| if is_east_asian(c) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::raw::rows::{Mended, rows};
    use crate::structure::raw::tests::draft;

    fn of(text: &str) -> Layout {
        layout(&rows(&draft(text), &Mended::new()), |_| false)
    }

    #[test]
    fn lines_that_end_sentences_are_paragraphs() {
        assert_eq!(of("渡口开了。\n人很多。\n船也来了。\n"), Layout::Lines);
        assert_eq!(of("渡口开了。\n\n人很多。"), Layout::Lines);
    }

    #[test]
    fn a_heading_does_not_run_on() {
        let text = "# 渡口\n水涨得很高而船还没有\n来，人在岸上等着天色\n晚了。\n";
        let draft = draft(text);
        let mended = Mended::new();
        let rows = rows(&draft, &mended);
        let layout = layout(&rows, |_| false);
        assert!(matches!(layout, Layout::Wrapped { .. }));
        assert!(!layout.goes_on("# 渡口", &rows[1]));
        assert!(layout.goes_on("水涨得很高而船还没有", &rows[2]));
    }

    #[test]
    fn lines_that_break_off_anywhere_are_printed_lines() {
        let wrapped = "The ferry was late again and the people on\nthe quay had begun to \
                       sing, so that the board\nsent for the harbour master. He came.\nNobody spoke.\n";
        assert!(matches!(of(wrapped), Layout::Wrapped { .. }), "{:?}", of(wrapped));
    }
}
