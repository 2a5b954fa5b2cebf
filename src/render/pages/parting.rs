//! How many uses are parted over pages: by years, a year that is too full by months, and a month by numbers. Nothing
//! here knows what the uses are of; what a page shows of them stands in `lines`.

use std::ops::Range;

use super::super::routes::Part;
use crate::model::Date;

/// What stands in one year.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct OfYear {
    /// The year; `None` stands for what has no date.
    pub(super) year: Option<i16>,
    /// Which of all it has.
    pub(super) all: Range<usize>,
    /// Its parts in order, where it is too full for one page.
    pub(super) parts: Vec<(Part, Range<usize>)>,
}

/// A page of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Open {
    /// The year, as an index into all of them.
    pub(super) year: usize,
    /// The part, as an index into those of the year; without one it is the page of the year itself.
    pub(super) part: Option<usize>,
}

/// The years of what has these dates, in their order; no part of any has more than `most`.
pub(super) fn by_year(dates: &[Option<Date>], most: usize) -> Vec<OfYear> {
    let chunks = runs(dates, 0, |date| date.map(Date::year));
    let years = chunks.map(|all| OfYear {
        year: dates[all.start].map(Date::year),
        parts: if all.len() > most { parts(dates, &all, most) } else { Vec::new() },
        all,
    });
    years.collect()
}

/// Months, each in pages that begin where they did before something was added at its end.
fn parts(dates: &[Option<Date>], of: &Range<usize>, most: usize) -> Vec<(Part, Range<usize>)> {
    let month = |date: Option<Date>| date.map(|date| (date.year(), date.month()));
    let months = runs(&dates[of.clone()], of.start, month);
    let pages = months.flat_map(|all| {
        let starts = all.clone().step_by(most.max(1)).enumerate();
        starts.map(move |(at, start)| {
            let part = Part { month: month(dates[start]), page: at + 1 };
            (part, start..all.end.min(start + most.max(1)))
        })
    });
    pages.collect()
}

/// The runs of what is alike, counted from `first`.
fn runs<T: PartialEq>(
    dates: &[Option<Date>],
    first: usize,
    of: impl Fn(Option<Date>) -> T,
) -> impl Iterator<Item = Range<usize>> {
    let mut end = first;
    dates.chunk_by(move |one, other| of(*one) == of(*other)).map(move |run| {
        let start = end;
        end += run.len();
        start..end
    })
}

/// The pages that have something on them, in order: a year that is parted has nothing on its own.
pub(super) fn leaves(years: &[OfYear]) -> impl Iterator<Item = Open> {
    years.iter().enumerate().flat_map(|(year, of)| {
        let own = of.parts.is_empty().then_some(Open { year, part: None });
        let parts = (0..of.parts.len()).map(move |part| Open { year, part: Some(part) });
        own.into_iter().chain(parts)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(counts: &[(Option<(i16, i8)>, usize)]) -> Vec<Option<Date>> {
        let day = |month: Option<(i16, i8)>| month.and_then(|(year, at)| Date::new(year, at, 3));
        counts.iter().flat_map(|&(month, count)| std::iter::repeat_n(day(month), count)).collect()
    }

    #[test]
    fn a_year_that_is_too_full_is_parted_by_months_and_a_month_by_numbers() {
        let full = [(Some((2031, 4)), 2), (Some((2031, 5)), 7), (Some((2032, 1)), 3), (None, 4)];
        let years = by_year(&days(&full), 3);
        let part = |month, page, uses| (Part { month, page }, uses);
        let may = Some((2031, 5));
        let [first, second, third] = years.as_slice() else { panic!("{years:?}") };
        assert_eq!((first.year, first.all.clone()), (Some(2031), 0..9));
        assert_eq!(
            first.parts,
            [
                part(Some((2031, 4)), 1, 0..2),
                part(may, 1, 2..5),
                part(may, 2, 5..8),
                part(may, 3, 8..9)
            ]
        );
        assert_eq!((second.year, second.parts.len()), (Some(2032), 0), "it has just room");
        assert_eq!(third.parts, [part(None, 1, 12..15), part(None, 2, 15..16)]);
        let leaves: Vec<_> = leaves(&years).map(|it| (it.year, it.part)).collect();
        let parts = [(0, Some(0)), (0, Some(1)), (0, Some(2)), (0, Some(3))];
        assert_eq!(leaves[..4], parts);
        assert_eq!(leaves[4..], [(1, None), (2, Some(0)), (2, Some(1))]);
    }

    #[test]
    fn what_is_added_later_moves_no_page() {
        let month = |count| days(&[(Some((2031, 5)), count), (Some((2031, 6)), 1)]);
        let (before, after) = (by_year(&month(7), 3), by_year(&month(8), 3));
        assert_eq!(before[0].parts[..2], after[0].parts[..2]);
        assert_eq!(before[0].parts[2].0, after[0].parts[2].0);
    }
}
