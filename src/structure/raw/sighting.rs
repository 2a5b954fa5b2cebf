//! Candidates in their places: what the lines of a text show of each name, before it is judged.

use std::collections::BTreeMap;

use super::label::{Candidate, Form, candidate};
use super::layout::Layout;
use super::rows::{Row, What};
use crate::model::MarkKind;
use crate::read::{Line, StatedSpeaker};
use crate::text::{is_finished, trim};

/// A candidate in its place.
#[derive(Debug)]
pub(super) struct Sighting<'t> {
    /// The name.
    pub(super) name: &'t str,
    /// Where the words after it begin, in bytes of the line's text.
    pub(super) rest: usize,
    /// How it is set off.
    pub(super) form: Form,
    /// The row.
    pub(super) row: usize,
    /// Whether a paragraph may begin here.
    pub(super) at_start: bool,
    /// Whether words follow, on the line or below it.
    pub(super) speaks: bool,
}

/// What could be a label at the start of the row `at`.
pub(super) fn sighting<'t>(
    rows: &[Row<'t>],
    at: usize,
    stated: &BTreeMap<&str, &StatedSpeaker>,
    layout: Layout,
) -> Option<Sighting<'t>> {
    let (line, found) = shape(rows, at, stated)?;
    let rest = line.text.get(found.rest..).unwrap_or_default();
    let below = rows.get(at + 1).is_some_and(|next| matches!(next.what, What::Line(_)));
    Some(Sighting {
        name: found.name,
        rest: found.rest,
        form: found.form,
        row: at,
        at_start: may_begin(rows, at, layout),
        speaks: !rest.is_empty() || below,
    })
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
    Some(Candidate { name: trim(&line.text[..at]), rest, form: Form::Colon })
}

/// How many bytes at the line's beginning are set strongly.
fn strong_bytes(line: &Line) -> usize {
    line.marks
        .iter()
        .find(|mark| mark.start == 0 && mark.kind == MarkKind::Strong)
        .map_or(0, |mark| line.text.chars().take(mark.end).map(char::len_utf8).sum())
}

/// What by its shape could be a label at the start of a row.
pub(super) fn shape<'t>(
    rows: &[Row<'t>],
    at: usize,
    stated: &BTreeMap<&str, &StatedSpeaker>,
) -> Option<(&'t Line, Candidate<'t>)> {
    let line = rows.get(at)?.line().filter(|line| !line.plain)?;
    let found = stated_at(line, stated).or_else(|| candidate(&line.text, strong_bytes(line)))?;
    Some((line, found))
}

/// Whether a paragraph may begin at the row: after a blank line, an indent, or a line that ends one.
fn may_begin(rows: &[Row<'_>], at: usize, layout: Layout) -> bool {
    let row = &rows[at];
    let Some(before) = at.checked_sub(1).and_then(|before| rows.get(before)) else { return true };
    row.blanks > 0
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
    /// How often it stands where a paragraph may begin.
    pub(super) at_start: usize,
    /// How often it is set off by more than a colon.
    pub(super) marked: usize,
    /// How often it stands in brackets without a colon.
    pub(super) brackets: usize,
    /// Whether words ever follow it.
    pub(super) speaks: bool,
    /// The first row.
    pub(super) first: usize,
}

/// Counts the sightings of each name.
pub(super) fn tally<'t>(sightings: &[Option<Sighting<'t>>]) -> BTreeMap<&'t str, Tally> {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for seen in sightings.iter().flatten() {
        let tally = tallies
            .entry(seen.name)
            .or_insert_with(|| Tally { first: seen.row, ..Tally::default() });
        tally.at_start += usize::from(seen.at_start);
        tally.marked += usize::from(seen.form == Form::Marked);
        tally.brackets += usize::from(seen.form == Form::Brackets);
        tally.speaks |= seen.speaks;
    }
    tallies
}
