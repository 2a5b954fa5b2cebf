//! Words broken at the end of a printed line: `har-` and `bour` are harbour, `long-` and `term` long-term.
//!
//! Which of the two it is, the text's own words tell: whether it writes the word elsewhere with a hyphen
//! or without. Where it does neither, it goes as most of its other breaks do.

use std::collections::BTreeSet;

use super::rows::{Row, What};
use crate::structure::paragraph::Seam;
use crate::text::is_east_asian;

/// In how many places speakers may break off in mid-word (the har- the harbour) before hyphens at the
/// ends of lines say nothing.
const MOST_BROKEN_OFF: usize = 2;
/// How many lines that belong to the page may stand between the halves.
const MOST_FURNITURE: usize = 6;

/// Says of each row that goes on with a broken word how the two are joined.
pub(super) fn mark(rows: &mut [Row<'_>]) {
    let broken: Vec<(usize, usize)> = (0..rows.len()).filter_map(|row| halves(rows, row)).collect();
    if broken.is_empty() {
        return;
    }
    let words = words(rows);
    let stammers = rows.iter().filter_map(Row::line).filter(|line| breaks_off(&line.text)).count();
    let verdicts: Vec<Option<Seam>> = broken
        .iter()
        .map(|&(one, other)| {
            let (head, tail) = (last_word(text(rows, one)), first_word(text(rows, other)));
            let plain = head.trim_end_matches(is_hyphen);
            if words.contains(&format!("{plain}{tail}").to_lowercase()) {
                Some(Seam::Hyphen)
            } else if words.contains(&format!("{plain}-{tail}").to_lowercase()) {
                Some(Seam::Tight)
            } else {
                None
            }
        })
        .collect();
    let count = |seam: Seam| verdicts.iter().filter(|&&one| one == Some(seam)).count();
    let usual = if count(Seam::Hyphen) > count(Seam::Tight) { Seam::Hyphen } else { Seam::Tight };
    for ((one, other), verdict) in broken.into_iter().zip(verdicts) {
        // A soft hyphen is never more than that.
        let soft = text(rows, one).ends_with(['\u{AD}', '¬']);
        rows[other].seam = if soft {
            Seam::Hyphen
        } else if stammers > MOST_BROKEN_OFF {
            Seam::Line
        } else {
            verdict.unwrap_or(usual)
        };
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{AD}' | '¬')
}

/// Whether a word breaks off inside a line: `the har- the harbour`.
fn breaks_off(line: &str) -> bool {
    line.match_indices("- ").any(|(at, _)| line[..at].ends_with(char::is_alphabetic))
}

fn text<'t>(rows: &[Row<'t>], row: usize) -> &'t str {
    match rows[row].what {
        What::Line(line) => &line.text,
        What::Block(_) => "",
    }
}

/// The row itself and the one that goes on with it, if the first ends with a word and a hyphen and the
/// second begins with a small letter.
fn halves(rows: &[Row<'_>], row: usize) -> Option<(usize, usize)> {
    let line = rows[row].line()?;
    let stem = line.text.strip_suffix(is_hyphen)?;
    let letter = |c: char| c.is_alphabetic() && !is_east_asian(c);
    stem.ends_with(letter).then_some(())?;
    let next =
        rows[row + 1..].iter().take(MOST_FURNITURE).position(|row| row.furniture.is_none())?;
    let next = row + 1 + next;
    rows[next].line()?.text.starts_with(char::is_lowercase).then_some((row, next))
}

fn last_word(line: &str) -> &str {
    line.rsplit(|c: char| !(c.is_alphanumeric() || is_hyphen(c))).next().unwrap_or_default()
}

fn first_word(line: &str) -> &str {
    line.split(|c: char| !(c.is_alphanumeric() || is_hyphen(c))).next().unwrap_or_default()
}

/// The words of the text, in small letters, with the hyphens inside them.
fn words(rows: &[Row<'_>]) -> BTreeSet<String> {
    let lines = rows.iter().filter_map(Row::line);
    lines
        .flat_map(|line| line.text.split(|c: char| !(c.is_alphanumeric() || is_hyphen(c))))
        .filter(|word| !word.is_empty() && !word.ends_with(is_hyphen))
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::raw::rows::{Mended, rows};
    use crate::structure::raw::tests::draft;

    fn seams(text: &str) -> Vec<Seam> {
        let draft = draft(text);
        let mended = Mended::new();
        let mut rows = rows(&draft, &mended);
        mark(&mut rows);
        rows.iter().map(|row| row.seam).filter(|seam| *seam != Seam::Line).collect()
    }

    #[test]
    fn the_texts_own_words_tell_whether_the_hyphen_is_the_printers() {
        assert_eq!(seams("The har-\nbour is a harbour.\n"), [Seam::Hyphen]);
        assert_eq!(seams("A long-\nterm plan, long-term.\n"), [Seam::Tight]);
        assert_eq!(seams("A new-\nold plan.\n"), [Seam::Tight]);
        assert_eq!(seams("The har-\nbour is a harbour on an is-\nland.\n"), [Seam::Hyphen; 2]);
    }

    #[test]
    fn where_speakers_break_off_a_hyphen_tells_nothing() {
        let text = "The har- the harbour.\nA bo- a boat.\nThe qu- the quay.\nThe har-\nbour.\n";
        assert!(seams(text).is_empty());
    }

    #[test]
    fn dashes_and_capitals_break_no_word() {
        assert!(seams("They came -\nand went.\nMarta-\nVale.\n").is_empty());
    }
}
