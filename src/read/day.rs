//! A day of the calendar in words, as titles and the heads of pages write it.

use crate::model::Date;

/// The months by their names, in English, Spanish, Catalan, French, German.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "enero", "janvier", "januar", "gener"],
    &["february", "feb", "febrero", "février", "februar", "febrer"],
    &["march", "mar", "marzo", "mars", "märz", "març"],
    &["april", "apr", "abril", "avril"],
    &["may", "mayo", "mai", "maig"],
    &["june", "jun", "junio", "juin", "juni", "juny"],
    &["july", "jul", "julio", "juillet", "juli", "juliol"],
    &["august", "aug", "agosto", "août", "agost"],
    &["september", "sep", "sept", "septiembre", "septembre", "setembre"],
    &["october", "oct", "octubre", "octobre", "oktober"],
    &["november", "nov", "noviembre", "novembre"],
    &["december", "dec", "diciembre", "décembre", "dezember", "desembre"],
];

/// The first whole day, with its year, in `text`: 2030年4月5日, 2030-04-05, April 5, 2030, 5 April 2030.
pub(super) fn day_in(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .flat_map(apart)
        .filter(|word| !word.is_empty())
        .take(400)
        .collect();
    words.windows(3).chain(words.windows(5)).find_map(day)
}

/// A word as its figures and what stands between them: 2030年4月5日.
fn apart(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut digit = None;
    for (at, c) in word.char_indices() {
        if digit.is_some_and(|digit| digit != c.is_ascii_digit()) {
            parts.push(&word[start..at]);
            start = at;
        }
        digit = Some(c.is_ascii_digit());
    }
    parts.push(&word[start..]);
    parts
}

fn day(words: &[&str]) -> Option<Date> {
    match *words {
        [year, "年", month, "月", day] => date(year, number(month)?, day),
        [year, month, day] if year.len() == 4 => {
            date(year, number(month).or_else(|| named(month))?, day)
        }
        [first, second, year] if year.len() == 4 => match (named(first), named(second)) {
            (Some(month), None) => date(year, month, second),
            (None, Some(month)) => date(year, month, first),
            _ => None,
        },
        // 5 de abril de 2030
        [day, "de" | "d", month, "de" | "del", year] => date(year, named(month)?, day),
        _ => None,
    }
}

fn date(year: &str, month: i8, day: &str) -> Option<Date> {
    let year = year.parse().ok().filter(|year| (1000..3000).contains(year))?;
    Date::new(year, month, number(day)?)
}

fn number(word: &str) -> Option<i8> {
    word.parse().ok()
}

fn named(word: &str) -> Option<i8> {
    let lower = word.to_lowercase();
    let at = MONTHS.iter().position(|names| names.contains(&lower.as_str()))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written() {
        for text in [
            "2030年4月5日临江市航运局举行例行记者会",
            "Harbour Briefing on April 5, 2030",
            "5 April 2030, Friday",
            "2030-04-05T10:00:00+08:00",
            "发布时间：2030/4/5 10:00",
            "Conferencia del 5 de abril de 2030",
            "Sessió 2, divendres 5 d’abril de 2030",
        ] {
            assert_eq!(
                day_in(text).map(|day| day.to_string()).as_deref(),
                Some("2030-04-05"),
                "{text}"
            );
        }
        for text in ["4月5日", "2030年", "April 5", "2030-13-05", "12 34 5678"] {
            assert_eq!(day_in(text), None, "{text}");
        }
    }
}
