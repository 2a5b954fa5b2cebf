//! Candidates in their places: what the lines of a text show of each name, before it is judged.

use std::collections::BTreeMap;

use super::label::{Candidate, Form, candidates, loud};
use super::layout::Layout;
use super::likeness::likeness;
use super::rows::{Row, What};
use super::vocabulary::role_word;
use crate::model::{MarkKind, Time};
use crate::read::{Line, StatedSpeaker};
use crate::text::{is_finished, trim};

/// How many lines below a label are looked at for speech.
const SPEECH_BELOW: usize = 3;
/// A line longer than this is no heading and no name, in characters.
const LONG: usize = 40;

/// A candidate in its place.
#[derive(Debug)]
pub(super) struct Sighting<'t> {
    /// The name.
    pub(super) name: &'t str,
    /// Where the words after it begin, in bytes of the line's text.
    pub(super) rest: usize,
    /// How it is set off.
    pub(super) form: Form,
    /// The time that stands at it.
    pub(super) time: Option<Time>,
    /// The row.
    pub(super) row: usize,
    /// Whether a paragraph may begin here.
    pub(super) at_start: bool,
    /// Whether words follow, on the line or below it.
    pub(super) speaks: bool,
}

/// What could be labels at the start of the row `at`: one with a colon or a mark, and one without.
pub(super) fn sightings<'t>(
    rows: &[Row<'t>],
    at: usize,
    stated: &BTreeMap<&str, &StatedSpeaker>,
    layout: Layout,
) -> [Option<Sighting<'t>>; 2] {
    let Some(line) = line_at(rows, at) else { return [None, None] };
    let [loud, quiet] = candidates(&line.text, strong_bytes(line));
    let loud = stated_at(line, stated).or(loud);
    [loud, quiet].map(|found| {
        let found = found?;
        let at_start = may_begin(rows, at, layout);
        let Candidate { name, rest, form, time } = found;
        let speaks = line.text.len() > rest || time.is_some() || speaks_below(rows, at, form);
        Some(Sighting { name, rest, form, time, row: at, at_start, speaks })
    })
}

/// Whether what stands below a label that has its line for itself may be speech: no list of names.
fn speaks_below(rows: &[Row<'_>], at: usize, form: Form) -> bool {
    let mut below = rows[at + 1..].iter().filter(|row| row.furniture.is_none()).take(SPEECH_BELOW);
    match form {
        Form::Marked => below.next().is_some_and(|row| line(row).is_some()),
        // A line of names stands among others of its kind.
        Form::Alone => below.next().and_then(line).is_some_and(|text| {
            let [loud, quiet] = candidates(text, 0);
            let named = |name: &str| likeness(name) == 2 || role_word(name).is_some();
            loud.is_none_or(|loud| !named(loud.name))
                && quiet.is_none_or(|quiet| quiet.form != Form::Alone)
        }),
        _ => below.map_while(line).any(|text| {
            is_finished(text)
                || text.chars().nth(LONG).is_some()
                || text.contains(['，', ',', '。'])
        }),
    }
}

/// The words of a row that is a line.
fn line<'t>(row: &Row<'t>) -> Option<&'t str> {
    match row.what {
        What::Line(line) => Some(&line.text),
        What::Block(_) => None,
    }
}

/// A stated label at the start of a line, also where its shape would not do.
fn stated_at<'t>(line: &'t Line, stated: &BTreeMap<&str, &StatedSpeaker>) -> Option<Candidate<'t>> {
    if stated.is_empty() {
        return None;
    }
    let near = line.text.char_indices().nth(120).map_or(line.text.len(), |(at, _)| at);
    let (at, colon) = line.text[..near]
        .char_indices()
        .find(|(at, c)| matches!(c, '：' | ':') && stated.contains_key(trim(&line.text[..*at])))?;
    let after = at + colon.len_utf8();
    let rest = line.text.len() - line.text[after..].trim_start().len();
    let name = trim(&line.text[..at]);
    Some(Candidate { name, rest, form: Form::Colon, time: None })
}

/// How many bytes at the line's beginning are set strongly.
fn strong_bytes(line: &Line) -> usize {
    line.marks
        .iter()
        .find(|mark| mark.start == 0 && mark.kind == MarkKind::Strong)
        .map_or(0, |mark| line.text.chars().take(mark.end).map(char::len_utf8).sum())
}

/// The line at a row, if it may open a turn.
fn line_at<'t>(rows: &[Row<'t>], at: usize) -> Option<&'t Line> {
    rows.get(at)?.line().filter(|line| !line.plain)
}

/// Whether a row by its shape could be a label with a colon or a mark.
pub(super) fn is_shaped(
    rows: &[Row<'_>],
    at: usize,
    stated: &BTreeMap<&str, &StatedSpeaker>,
) -> bool {
    line_at(rows, at).is_some_and(|line| {
        stated_at(line, stated).is_some() || loud(&line.text, strong_bytes(line)).is_some()
    })
}

/// Whether a paragraph may begin at the row: after a blank line, an indent, or a line that ends one.
fn may_begin(rows: &[Row<'_>], at: usize, layout: Layout) -> bool {
    let row = &rows[at];
    let Some(before) = at.checked_sub(1).and_then(|before| rows.get(before)) else { return true };
    row.blanks > layout.idle_blanks()
        || row.indented
        || match before.what {
            What::Line(line) => {
                before.furniture.is_some()
                    || (is_finished(&line.text) && !layout.goes_on(&line.text, row))
            }
            What::Block(_) => true,
        }
}

/// What has been seen of one name.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// How often it stands where a paragraph may begin, with a colon or a mark.
    pub(super) at_start: usize,
    /// How often a line begins with it, with a colon or a mark.
    pub(super) lines: usize,
    /// How often a time stands at it, where it has its line for itself.
    pub(super) timed: usize,
    /// How often it stands behind a number.
    pub(super) numbered: usize,
    /// How often it is set off by more than a colon.
    pub(super) marked: usize,
    /// How often it stands in brackets without a colon.
    pub(super) brackets: usize,
    /// How often it stands where a paragraph may begin, in each form without a colon, with words after.
    pub(super) quiet: BTreeMap<Form, usize>,
    /// Whether words ever follow it.
    pub(super) speaks: bool,
    /// The first row.
    pub(super) first: usize,
}

/// Counts the sightings of each name.
pub(super) fn tally<'t>(sightings: &[[Option<Sighting<'t>>; 2]]) -> BTreeMap<&'t str, Tally> {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for seen in sightings.iter().flatten().flatten() {
        let tally = tallies
            .entry(seen.name)
            .or_insert_with(|| Tally { first: seen.row, ..Tally::default() });
        if seen.form.is_quiet() {
            if seen.at_start && seen.speaks {
                *tally.quiet.entry(seen.form).or_default() += 1;
                tally.timed += usize::from(seen.form == Form::Alone && seen.time.is_some());
            }
            continue;
        }
        tally.speaks |= seen.speaks;
        if seen.form == Form::Numbered {
            tally.numbered += usize::from(seen.at_start);
            continue;
        }
        tally.lines += 1;
        tally.at_start += usize::from(seen.at_start);
        tally.marked += usize::from(seen.form == Form::Marked);
        tally.brackets += usize::from(seen.form == Form::Brackets);
    }
    tallies
}
