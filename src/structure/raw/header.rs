//! What a raw text says of its own event: title, day, place, duration, dateline.

use super::apart;
use super::headline;
use super::piece::{Part, Piece};
use super::tongue;
use crate::model::{AsideKind, Date, Header};
use crate::read::Draft;
use crate::structure::settled;
use crate::text::trim;

/// The longest a title may be, in characters.
const LONGEST_TITLE: usize = 120;
/// How much of the lead is looked at, in characters.
const LEAD: usize = 2000;

/// The header as stated, with what the language and the file's name tell.
pub(super) fn stated(draft: &Draft) -> Header {
    let mut header = settled::header(&draft.front);
    if draft.front.language.is_none() {
        header.language = tongue::of(draft);
    }
    header.date = header.date.or_else(|| day_in_name(&draft.stem));
    header
}

/// Adds what the pieces say; what is stated already stays. `headlines` are the repeated ones taken out.
pub(super) fn infer(header: &mut Header, pieces: &[Piece<'_>], headlines: &[headline::Found]) {
    let lead = lead(pieces);
    if header.title.is_none() {
        let repeated = headlines.iter().find(|found| found.sure).or(headlines.first());
        header.title = repeated.map(|found| found.text.clone());
    }
    header.date = header.date.or_else(|| full_day(&lead));
    if header.place.is_none() {
        header.place = place(&lead).map(str::to_owned);
    }
    for piece in pieces {
        match &piece.what {
            super::piece::What::Aside(AsideKind::Dateline, _) => {
                let line = apart::dateline(&piece.text).map(str::to_owned);
                header.witness.dateline = header.witness.dateline.take().or(line);
            }
            super::piece::What::Aside(AsideKind::Duration, _) => {
                header.duration = header.duration.take().or_else(|| Some(piece.text.clone()));
            }
            _ => {}
        }
    }
}

/// The words before the first label.
pub(super) fn lead(pieces: &[Piece<'_>]) -> String {
    let mut lead = String::new();
    for piece in
        pieces.iter().take_while(|piece| !piece.is_label()).filter(|piece| piece.is_words())
    {
        lead.extend(piece.text.chars().take(LEAD));
        lead.push('\n');
        if lead.len() > LEAD * 4 {
            break;
        }
    }
    lead
}

/// The words of a first piece that is a heading: a `# ` before it, or a line that ends no sentence.
pub(super) fn title_line(piece: &Piece<'_>) -> Option<String> {
    if !piece.is_words() || !piece.is_plain() || piece.text.chars().nth(LONGEST_TITLE * 2).is_some()
    {
        return None;
    }
    if let Some(words) = piece.text.strip_prefix('#') {
        let words = trim(words.trim_start_matches('#'));
        return (!words.is_empty()).then(|| words.to_owned());
    }
    let single = matches!(piece.parts.as_slice(), [Part::Line(..)]);
    let last = piece.text.chars().next_back();
    let ends = last.is_none_or(|c| {
        crate::text::is_sentence_end(c) || matches!(c, '，' | ',' | '、' | '：' | ':' | '；' | ';')
    });
    let length = piece.text.chars().count();
    let worded = piece.text.chars().any(char::is_alphabetic);
    (single && !ends && worded && (4..=LONGEST_TITLE).contains(&length)).then(|| piece.text.clone())
}

/// A day in a file's name: 2025-03-07-…, 20250307, `2025_03_07`.
fn day_in_name(stem: &str) -> Option<Date> {
    let mut runs = stem.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let first = runs.next()?;
    match first.len() {
        8 => Date::new(
            first.get(..4)?.parse().ok()?,
            first.get(4..6)?.parse().ok()?,
            first.get(6..)?.parse().ok()?,
        ),
        4 => {
            let (month, day) = (runs.next()?, runs.next()?);
            Date::new(first.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        }
        _ => None,
    }
}

/// A day with its year in the words: 2014年3月8日.
fn full_day(text: &str) -> Option<Date> {
    let (at, _) = text.match_indices('年').find(|(at, _)| {
        text[..*at].bytes().rev().take(4).filter(u8::is_ascii_digit).count() == 4
    })?;
    let year = text.get(at - 4..at)?.parse().ok()?;
    let (month, rest) = text[at + '年'.len_utf8()..].split_once('月')?;
    let (day, _) = rest.split_once('日')?;
    Date::new(year, trim(month).parse().ok()?, trim(day).parse().ok()?)
}

/// Where the lead says that the event was held: 在……举行.
fn place(lead: &str) -> Option<&str> {
    for sentence in lead.split(['。', '；', '\n']) {
        for held in ["举行", "舉行", "举办", "舉辦", "召开", "召開"] {
            let Some(before) = sentence.find(held).map(|at| &sentence[..at]) else { continue };
            let Some(at) = before.rfind('在') else { continue };
            let place = trim(&before[at + '在'.len_utf8()..]);
            let length = place.chars().count();
            if (2..=30).contains(&length)
                && !place.contains(['，', ',', '、', '“', '”', '时', '時'])
            {
                return Some(place);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_s_name_tells_the_day() {
        let day = |stem: &str| day_in_name(stem).map(|day| day.to_string());
        assert_eq!(day("2030-04-05-harbour").as_deref(), Some("2030-04-05"));
        assert_eq!(day("harbour_20300405").as_deref(), Some("2030-04-05"));
        assert_eq!(day("2030-13-05"), None);
        assert_eq!(day("渡口"), None);
        assert_eq!(
            full_day("2030年4月5日，渡口开放").map(|day| day.to_string()).as_deref(),
            Some("2030-04-05")
        );
        assert_eq!(full_day("去年4月5日"), None);
    }

    #[test]
    fn the_lead_tells_the_place() {
        assert_eq!(
            place("4月5日，临江市航运局在临江渡口候船大厅举行记者会。林晚回答提问。"),
            Some("临江渡口候船大厅")
        );
        assert_eq!(place("会议在讨论票价时，决定举行听证。"), None);
    }
}
