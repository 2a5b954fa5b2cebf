//! A day of the calendar among words: 2031年5月4日, 2031-05-04, May 4, 2031, 4 de mayo de 2031.
//!
//! Only a day with its year counts: without one it may be any year's.

use crate::model::Date;

/// The months' names, in lower case, January first; those of one language in one row.
const MONTHS: &[[&str; 12]] = &[
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
    [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
];

/// Eras by whose years days are written, each with the year before its first.
const ERAS: &[(&str, i16)] =
    &[("民國", 1911), ("民国", 1911), ("令和", 2018), ("平成", 1988), ("昭和", 1925)];

/// The first day that `words` name with its year.
pub fn day_in(words: &str) -> Option<Date> {
    let parts = parts(words);
    (0..parts.len()).find_map(|at| {
        let rest = &parts[at..];
        numbered(rest).or_else(|| month_first(rest)).or_else(|| day_first(rest))
    })
}

/// A number or a word, with what stands between it and the one before.
struct Part<'a> {
    words: &'a str,
    before: &'a str,
}

impl Part<'_> {
    fn number(&self, most_digits: usize) -> Option<i16> {
        let digits = self.words.bytes().all(|byte| byte.is_ascii_digit());
        (digits && self.words.len() <= most_digits).then(|| self.words.parse().ok()).flatten()
    }

    fn year(&self) -> Option<i16> {
        self.number(4).filter(|year| self.words.len() == 4 && *year >= 1000)
    }

    /// A year of an era, by the words before it: 中華民國120年, 令和13年.
    fn year_of_era(&self) -> Option<i16> {
        let (_, first) = ERAS.iter().find(|(era, _)| self.before.trim_end().ends_with(era))?;
        Some(self.number(3)? + first)
    }

    fn short(&self) -> Option<i8> {
        let number = self.number(2).or_else(|| {
            // May 4th, 1er mai
            let digits = self.words.trim_end_matches(|c: char| c.is_ascii_lowercase());
            let ending = &self.words[digits.len()..];
            let ordinal = matches!(ending, "st" | "nd" | "rd" | "th" | "er");
            (ordinal && digits.len() <= 2).then(|| digits.parse().ok()).flatten()
        });
        number.and_then(|number| i8::try_from(number).ok())
    }

    fn month(&self) -> Option<i8> {
        let word = self.words.to_lowercase();
        let index = MONTHS.iter().find_map(|row| row.iter().position(|month| *month == word))?;
        i8::try_from(index + 1).ok()
    }

    fn is_of(&self) -> bool {
        matches!(self.words, "de" | "of" | "del")
    }
}

/// Runs of letters, and of digits with what letters hang on to them; of Chinese each sign by itself is
/// only between.
fn parts(words: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut end, mut rest) = (0, words);
    let is_part = |c: char| c.is_ascii_digit() || (c.is_alphabetic() && (c as u32) < 0x2000);
    while let Some(at) = rest.find(is_part) {
        let start = words.len() - rest.len() + at;
        let length = rest[at..].find(|c| !is_part(c)).unwrap_or(rest.len() - at);
        parts.push(Part { words: &words[start..start + length], before: &words[end..start] });
        end = start + length;
        rest = &words[end..];
    }
    parts
}

/// 2031-05-04, 2031/5/4, 2031.5.4, `2031_05_04`, 2031年 5月 4日, 20310504.
fn numbered(parts: &[Part<'_>]) -> Option<Date> {
    let first = parts.first()?;
    if let Some(eight) = first.words.get(..8).filter(|_| first.words.len() == 8) {
        let number = |from: usize, to: usize| eight.get(from..to)?.parse().ok();
        let (month, day) = (number(4, 6)?, number(6, 8)?);
        return Date::new(first.words.get(..4)?.parse().ok()?, month, day)
            .filter(|date| (1900..2200).contains(&date.year()));
    }
    let [year, month, day] = parts.get(..3)? else { return None };
    let sign = |part: &Part<'_>| part.before.trim().to_owned();
    let (one, two) = (sign(month), sign(day));
    let alike = one == two && matches!(one.as_str(), "-" | "/" | "." | "_");
    let chinese = one == "年" && two == "月";
    let in_era = if chinese { year.year_of_era() } else { None };
    let year = in_era.or_else(|| year.year());
    (alike || chinese).then(|| Date::new(year?, month.short()?, day.short()?)).flatten()
}

/// May 4, 2031.
fn month_first(parts: &[Part<'_>]) -> Option<Date> {
    let [month, day, year] = parts.get(..3)? else { return None };
    let near = |part: &Part<'_>| part.before.chars().count() <= 2;
    let fits = near(day) && near(year) && !day.before.contains(['\n', ',']);
    fits.then(|| Date::new(year.year()?, month.month()?, day.short()?)).flatten()
}

/// 4 May 2031, 4 de mayo de 2031, 4. Mai 2031.
fn day_first(parts: &[Part<'_>]) -> Option<Date> {
    let day = parts.first()?;
    let mut rest = parts.get(1..)?.iter().filter(|part| !part.is_of()).take(2);
    let (month, year) = (rest.next()?, rest.next()?);
    let near = |part: &Part<'_>| part.before.chars().count() <= 2 && !part.before.contains('\n');
    (near(month) && near(year)).then(|| Date::new(year.year()?, month.month()?, day.short()?))?
}

#[cfg(test)]
mod tests {
    use super::day_in;

    #[test]
    fn a_day_is_found_in_the_ways_in_which_it_is_written() {
        for words in [
            "2031年5月4日，云溪镇",
            "中華民國120年5月4日（星期日）",
            "令和13年5月4日",
            "記者會\u{3000}2031年 5月 4日",
            "harbour_20310504_final",
            "2031-05-04-渡口",
            "a/2031/05/04/b",
            "The Mayor's Briefing on May 4, 2031",
            "Press briefing, May 4th, 2031",
            "Sunday, 4 May 2031",
            "Conferencia del 4 de mayo de 2031",
            "Versión | 4 de mayo del 2031",
            "Sitzung vom 4. Mai 2031",
            "le 4 mai 2031",
        ] {
            let day = day_in(words).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2031-05-04"), "{words}");
        }
    }

    #[test]
    fn what_is_no_whole_day_is_none() {
        for words in [
            "5月4日",
            "May 4",
            "2031",
            "2031-13-04",
            "12345678",
            "2031.5-4",
            "May 2031, 4",
            "1/2/3",
        ] {
            assert_eq!(day_in(words), None, "{words}");
        }
    }
}
