//! What a raw text says of its own event: title, day, place, duration, dateline.

use super::apart;
use super::duration;
use super::headline;
use super::piece::{Part, Piece};
use super::tongue;
use crate::model::{AsideKind, Date, Header};
use crate::read::Draft;
use crate::structure::{day_in, settled};
use crate::text::{cut, trim};

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
    let of_title = header.title.as_deref().and_then(day_in);
    header.date = header.date.or(of_title).or_else(|| day_in(&lead));
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
                let length = duration::length(&piece.text).map(str::to_owned);
                header.duration = header.duration.take().or(length);
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

/// Where the lead says that the event was held: 在……举行.
fn place(lead: &str) -> Option<&str> {
    for sentence in lead.split(['。', '；', '\n']) {
        for held in ["举行", "舉行", "举办", "舉辦", "召开", "召開"] {
            let Some(before) = sentence.find(held).map(|at| &sentence[..at]) else { continue };
            let Some(at) = before.rfind('在') else { continue };
            let place = without_manner(trim(&before[at + '在'.len_utf8()..]));
            let length = place.chars().count();
            let other = ['，', ',', '、', '“', '”', '时', '時', '日', '年'];
            if (2..=30).contains(&length) && !place.contains(other) && !is_occasion(place) {
                return Some(place);
            }
        }
    }
    None
}

/// Words that stand between a place and 举行 and say how, with whom or on what.
const MANNER: &str = "就, 围绕, 圍繞, 同, 与, 與, 向, 为, 為, 由, 正式, 隆重, 公开, 公開, 联合, 聯合, 共同, 如期, 顺利, 順利, 成功, 首次, 再次, 同时, 继续, 繼續, 专门, 專門";

/// The place, cut before the first word of [`MANNER`].
fn without_manner(place: &str) -> &str {
    if place.chars().nth(LONGEST_TITLE).is_some() {
        return place;
    }
    let mut length = 0;
    for word in cut(place) {
        if length > 0 && MANNER.split(", ").any(|manner| manner == word) {
            break;
        }
        length += word.len();
    }
    trim(&place[..length])
}

/// Whether 在…… names an occasion and no place: 在会议期间, 在大会上.
fn is_occasion(place: &str) -> bool {
    place.ends_with(['上', '前', '后', '後', '中', '间', '間', '下', '际', '際'])
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
    }

    #[test]
    fn the_lead_tells_the_place() {
        assert_eq!(
            place("4月5日，临江市航运局在临江渡口候船大厅举行记者会。林晚回答提问。"),
            Some("临江渡口候船大厅")
        );
        for lead in [
            "林晚5日在临江渡口候船大厅就票价举行记者会。",
            "记者会在临江渡口候船大厅隆重举行。",
            "林晚在临江渡口候船大厅与白川共同举行记者会。",
        ] {
            assert_eq!(place(lead), Some("临江渡口候船大厅"), "{lead}");
        }
    }

    #[test]
    fn a_time_or_an_occasion_is_no_place() {
        for lead in [
            "会议在讨论票价时，决定举行听证。",
            "记者会在4月5日举行。",
            "记者会在大会期间举行。",
            "林晚在大会上说，明天举行记者会。",
        ] {
            assert_eq!(place(lead), None, "{lead}");
        }
    }
}
