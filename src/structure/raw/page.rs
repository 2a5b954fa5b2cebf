//! What stands on every page of the print and not in the text: page numbers and running heads.
//!
//! Known by their own words (Page 2 of 9), by the form feeds around which they stand, or, where a text has
//! none, by the numbers, which grow from page to page ([`sequence`]).

mod sequence;

use std::collections::{BTreeMap, BTreeSet};

use super::rows::{Row, What};
use crate::diagnostic::Message;
use crate::say;
use crate::text::{collapse, is_finished};

/// How many lines above and below the end of a page may belong to the page.
const REACH: usize = 3;
/// How long a running head may be, in characters, runs of spaces counting once.
const LONGEST: usize = 90;
/// On one page of how many at least a place near its end holds a running head.
const USUAL: usize = 3;

/// Marks the rows that belong to the page.
pub(super) fn mark(rows: &mut [Row<'_>]) {
    let heads: Vec<Option<String>> = rows.iter().map(head).collect();
    let mut found: BTreeMap<usize, Message> = BTreeMap::new();
    for (row, head) in heads.iter().enumerate() {
        if head.as_deref().is_some_and(counts_pages) {
            found.insert(row, say!(zh: "从文字看是页码", en: "a page number by its words"));
        }
    }
    around_page_ends(rows, &heads, &mut found);
    sequence::mark(rows, &heads, &mut found);
    for (row, why) in found {
        rows[row].furniture = Some(why);
    }
}

/// Numbers at the ends of pages, and lines that come back there.
fn around_page_ends(
    rows: &[Row<'_>],
    heads: &[Option<String>],
    found: &mut BTreeMap<usize, Message>,
) {
    let near = near_page_ends(rows);
    // In how many places each line comes back, figures aside.
    let mut places: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for &(row, _) in &near {
        if let Some(head) = &heads[row] {
            places.entry(head).or_default().insert(row);
        }
    }
    let comes_back = |row: usize| {
        let head = heads[row].as_deref();
        head.and_then(|head| places.get(head)).is_some_and(|rows| rows.len() > 1)
    };
    let pages = near.iter().map(|&(_, page)| page).collect::<BTreeSet<_>>().len();
    let there = usual(pages, near.iter().copied().filter(|&(row, _)| comes_back(row)));
    for &(row, page) in &near {
        let Some(head) = &heads[row] else { continue };
        let at_edge = row + 2 >= page && row < page + 2;
        if at_edge && is_page_number(head) {
            found.insert(row, say!(zh: "换页处的页码", en: "a page number at the end of a page"));
        } else if comes_back(row) && there.contains(&distance(row, page)) {
            found.insert(
                row,
                say!(
                    zh: "在换页处反复出现的页眉",
                    en: "a running head: it comes back at the ends of pages",
                ),
            );
        }
    }
}

/// How far below the end of a page a row stands; above it, less than nothing.
fn distance(row: usize, page: usize) -> isize {
    row.cast_signed() - page.cast_signed()
}

/// At which distances from the ends of pages lines come back on many pages, given the rows that do and
/// their pages. Elsewhere what comes back is the record's own: formulas, the heads of tables.
fn usual(pages: usize, rows: impl Iterator<Item = (usize, usize)>) -> BTreeSet<isize> {
    let mut times: BTreeMap<isize, usize> = BTreeMap::new();
    for (row, page) in rows {
        *times.entry(distance(row, page)).or_default() += 1;
    }
    times.into_iter().filter(|(_, times)| times * USUAL >= pages).map(|(at, _)| at).collect()
}

/// The rows near the ends of pages, each with the number of the page's end.
fn near_page_ends(rows: &[Row<'_>]) -> Vec<(usize, usize)> {
    let mut near = Vec::new();
    for (at, _) in rows.iter().enumerate().filter(|(_, row)| row.new_page) {
        let from = at.saturating_sub(REACH);
        near.extend((from..rows.len().min(at + REACH)).map(|row| (row, at)));
    }
    near
}

/// A line as a running head: short, without a sentence's end, its figures all alike.
fn head(row: &Row<'_>) -> Option<String> {
    let What::Line(line) = row.what else { return None };
    // Enormous lines are not collapsed.
    if line.text.chars().nth(LONGEST * 4).is_some() {
        return None;
    }
    let text = collapse(&line.text);
    let closed = text.ends_with([')', '）', ']', '】']);
    if text.chars().nth(LONGEST).is_some() || (is_finished(&text) && !closed) {
        return None;
    }
    let mut head = String::new();
    for c in text.chars() {
        match c {
            _ if !c.is_numeric() => head.push(c),
            _ if !head.ends_with('#') => head.push('#'),
            _ => {}
        }
    }
    Some(head)
}

/// Figures and nothing else: `12`, `- 12 -`, `12/30`.
fn is_page_number(head: &str) -> bool {
    head.contains('#') && !head.chars().any(char::is_alphanumeric) || counts_pages(head)
}

/// `Page 2 of 9`, `[[Page S696]]`, `第2页`, `第 2 页 共 9 页`.
fn counts_pages(head: &str) -> bool {
    let head = head.to_lowercase();
    let bare: String = head
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '—' | '–' | '[' | ']' | '|'))
        .collect();
    let bracketed = head.starts_with('[');
    let word = ["page", "página", "pagina", "seite", "páxina", "pág.", "p.", "페이지", "ページ"]
        .iter()
        .find_map(|word| bare.strip_prefix(word));
    let number = word.is_some_and(|rest| {
        matches!(rest, "#" | "#of#" | "#de#" | "#sur#" | "#von#" | "#/#" | "#di#")
            // The parts of the Congressional Record have letters of their own.
            || bracketed && matches!(rest, "s#" | "h#" | "e#" | "d#")
    });
    number
        || matches!(
            bare.as_str(),
            "第#页"
                | "第#頁"
                | "第#页共#页"
                | "第#頁共#頁"
                | "第#页/共#页"
                | "第#页，共#页"
                | "共#页第#页"
                | "#ページ"
                | "#/#ページ"
                | "#쪽"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::raw::rows::{Mended, rows};
    use crate::structure::raw::tests::draft;

    fn marked(text: &str) -> Vec<String> {
        let draft = draft(text);
        let mended = Mended::new();
        let mut rows = rows(&draft, &mended);
        mark(&mut rows);
        let taken = rows.iter().filter(|row| row.furniture.is_some());
        taken.map(|row| draft.source.text.text()[row.span()].to_owned()).collect()
    }

    #[test]
    fn numbers_and_heads_at_the_ends_of_pages_are_the_pages() {
        assert_eq!(
            marked("船来\n- 1 -\n\u{c}河港议会记录\n了。\n人很\n- 2 -\n\u{c}河港议会记录\n多。\n"),
            ["- 1 -", "河港议会记录", "- 2 -", "河港议会记录"]
        );
        assert_eq!(marked("In the\n\nPage 3 of 9\n\nmeantime.\n"), ["Page 3 of 9"]);
    }

    #[test]
    fn what_comes_back_at_the_ends_of_a_few_pages_is_text() {
        let page = |number: u32| {
            let formula = if number % 5 == 1 { "（议员举手）\n" } else { "" };
            let own = char::from_u32(0x4E00 + number).unwrap();
            format!("\u{c}河港议会记录\n{formula}{own}船来\n{own}得很\n{own}晚了\n{own}人很\n")
        };
        let text: String = (1..12).map(page).collect();
        assert_eq!(marked(&format!("船\n{text}")), ["河港议会记录"; 11]);
    }

    #[test]
    fn words_that_count_pages_need_no_page_end() {
        for text in
            ["[[Page S696]]", "[Page 12]", "Página 3 de 10", "- Seite 4 -", "第 2 页 共 9 页"]
        {
            assert_eq!(marked(&format!("The boat\n\n{text}\n\nis late.\n")), [text]);
        }
    }

    #[test]
    fn a_wide_running_head_is_one_line() {
        let head = format!("May 1, 2030{}The Harbour Board{}FINAL", " ".repeat(60), " ".repeat(60));
        let text = format!("In the\n\u{c}{head}\nmeantime and\n\u{c}{head}\nthen.\n");
        assert_eq!(marked(&text), [head.as_str(), head.as_str()]);
    }

    #[test]
    fn what_stands_elsewhere_is_text() {
        assert!(marked("一\n12\n二。\n谢谢。\n\u{c}谢谢。\n").is_empty());
    }
}
