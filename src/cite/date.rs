//! Days as the standards write them. These are the standards' words, the same in every interface.

use crate::model::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(date: Date) -> &'static str {
    let month = usize::try_from(date.month() - 1).ok();
    month.and_then(|month| MONTHS.get(month)).copied().unwrap_or_default()
}

/// `March 5, 2024`, as Chicago has it.
pub(super) fn american(date: Date) -> String {
    format!("{} {}, {}", month(date), date.day(), date.year())
}

/// `2024, March 5`, as APA has it.
pub(super) fn year_first(date: Date) -> String {
    format!("{}, {} {}", date.year(), month(date), date.day())
}

/// `2024年3月5日`.
pub(super) fn chinese(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// `2024/03/05`, as RIS and Highwire have it.
pub(super) fn slashed(date: Date) -> String {
    date.to_string().replace('-', "/")
}
