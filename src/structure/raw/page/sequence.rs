//! Pages of a text without form feeds: numbers that grow from one to the next, and the lines beside them
//! that come back.

use std::collections::BTreeMap;

use super::{distance, is_page_number, usual};
use crate::diagnostic::Message;
use crate::say;
use crate::structure::raw::rows::{Row, What};
use crate::text::is_finished;

/// How many pages there must be.
const FEWEST: usize = 3;
/// How many pages may be missing between two.
const MOST_MISSING: u32 = 2;
/// How many lines a page has at least.
const SHORTEST_PAGE: usize = 5;
/// How far from a page's number its running head may stand, in lines.
const BESIDE: usize = 2;
/// How often a running head comes back at least.
const COMES_BACK: usize = 3;

/// Marks page numbers and running heads; `heads` are the rows as running heads, figures aside.
pub(super) fn mark(
    rows: &[Row<'_>],
    heads: &[Option<String>],
    found: &mut BTreeMap<usize, Message>,
) {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (row, head) in heads.iter().enumerate() {
        if let Some(head) = head {
            places.entry(head).or_default().push(row);
        }
    }
    let comes_back = |row: usize| {
        let head = heads.get(row).and_then(Option::as_deref).filter(|head| !is_page_number(head));
        head.and_then(|head| places.get(head)).is_some_and(|rows| rows.len() >= COMES_BACK)
    };
    let beside =
        |row: usize| (row.saturating_sub(BESIDE)..=row + BESIDE).filter(move |&other| other != row);
    // Numbers alone on their lines; they count pages if heads stand beside them or sentences break there.
    let bare = (0..rows.len()).filter(|&row| {
        heads[row].as_deref().is_some_and(is_page_number) && !found.contains_key(&row)
    });
    let numbers: Vec<(usize, u32)> =
        bare.filter_map(|row| Some((row, last_number(&rows[row])?))).collect();
    let pages = growing(&numbers);
    let backed = pages.iter().filter(|&&row| beside(row).any(comes_back)).count();
    let breaking = pages.iter().filter(|&&row| breaks_a_sentence(rows, row)).count();
    if backed * 2 >= pages.len() || breaking * 3 >= pages.len() {
        let near = pages.iter().flat_map(|&page| beside(page).map(move |row| (row, page)));
        let heads: Vec<(usize, usize)> = near.filter(|&(row, _)| comes_back(row)).collect();
        let there = usual(pages.len(), heads.iter().copied());
        for &row in &pages {
            found.insert(
                row,
                say!(zh: "逐页增加的页码", en: "page numbers, growing from page to page"),
            );
        }
        for (row, page) in heads {
            if there.contains(&distance(row, page)) {
                found.insert(
                    row,
                    say!(
                        zh: "在页码旁边反复出现的页眉",
                        en: "a running head: it comes back beside page numbers",
                    ),
                );
            }
        }
    }
    // Running heads that hold the page's number themselves.
    for (head, rows_of_it) in &places {
        let worded = head.contains('#') && head.chars().any(char::is_alphabetic);
        if rows_of_it.len() < FEWEST || !worded {
            continue;
        }
        let numbers = rows_of_it.iter().filter_map(|&row| Some((row, last_number(&rows[row])?)));
        let numbers: Vec<(usize, u32)> = numbers.collect();
        let pages = growing(&numbers);
        let breaking = pages.iter().filter(|&&row| breaks_a_sentence(rows, row)).count();
        if pages.len() * 5 >= rows_of_it.len() * 4 && breaking * 3 >= pages.len() {
            for row in pages {
                found.insert(
                    row,
                    say!(
                        zh: "反复出现、页码逐页增加的页眉",
                        en: "a running head with a number that grows from page to page",
                    ),
                );
            }
        }
    }
}

/// The last number of a row.
fn last_number(row: &Row<'_>) -> Option<u32> {
    let What::Line(line) = row.what else { return None };
    let figures = line.text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let start = figures
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + figures[at..].chars().next().map_or(0, char::len_utf8));
    figures.get(start..)?.parse().ok()
}

/// The rows of the longest run of numbers of which each is a little larger than the one before, a page
/// apart; none, if there are not enough.
fn growing(numbers: &[(usize, u32)]) -> Vec<usize> {
    // For each number, the length of the longest run that ends with it, and the one before it there.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(numbers.len());
    // The latest place of each number.
    let mut latest: BTreeMap<u32, usize> = BTreeMap::new();
    for (at, &(row, number)) in numbers.iter().enumerate() {
        let before = (1..=MOST_MISSING + 1)
            .filter_map(|step| latest.get(&number.checked_sub(step)?).copied())
            .filter(|&one| numbers[one].0 + SHORTEST_PAGE <= row)
            .max_by_key(|&one| (runs[one].0, one));
        runs.push((before.map_or(1, |one| runs[one].0 + 1), before));
        latest.insert(number, at);
    }
    let longest = (0..runs.len()).max_by_key(|&at| runs[at].0);
    let mut rows = Vec::new();
    let mut at = longest.filter(|&at| runs[at].0 >= FEWEST);
    while let Some(one) = at {
        rows.push(numbers[one].0);
        at = runs[one].1;
    }
    rows.reverse();
    rows
}

/// Whether the text before a row breaks off in mid-sentence.
fn breaks_a_sentence(rows: &[Row<'_>], row: usize) -> bool {
    let before = rows[..row].iter().rev().take(BESIDE + 1).find_map(|row| match row.what {
        What::Line(line) if line.text.chars().filter(|c| c.is_alphabetic()).nth(8).is_some() => {
            Some(line)
        }
        _ => None,
    });
    before.is_some_and(|line| !is_finished(&line.text))
}

#[cfg(test)]
mod tests {
    use crate::structure::raw::page;
    use crate::structure::raw::rows::{Mended, rows};
    use crate::structure::raw::tests::draft;

    fn marked(text: &str) -> Vec<String> {
        let draft = draft(text);
        let mended = Mended::new();
        let mut rows = rows(&draft, &mended);
        page::mark(&mut rows);
        let taken = rows.iter().filter(|row| row.furniture.is_some());
        taken.map(|row| draft.source.text.text()[row.span()].to_owned()).collect()
    }

    /// The lines of a page, which are others on each.
    fn lines(page: u32) -> String {
        let mark = char::from_u32(0x4E00 + page).unwrap();
        PAGE.lines().flat_map(|line| [mark.to_string(), line.to_owned(), "\n".to_owned()]).collect()
    }

    const PAGE: &str = "船来得很晚，岸上的人\n等了很久，天色也\n晚了。后来船来了，\n人都上了船，渡口又\n静了下来，只剩下几只\n";

    #[test]
    fn numbers_that_grow_and_heads_beside_them_belong_to_the_page() {
        let page = |number: u32| format!("河港议会记录 2030年5月\n\n{number}\n{}", lines(number));
        let text: String = (41..45).map(page).collect();
        assert_eq!(marked(&text).len(), 8);
        assert_eq!(marked(&text)[1], "41");
    }

    #[test]
    fn what_comes_back_at_the_top_of_a_few_pages_is_the_records() {
        let formula = |number| {
            if number % 5 == 1 { "主席宣布赞成的有12人，反对的有\n" } else { "" }
        };
        let page = |number: u32| {
            let (formula, lines) = (formula(number), lines(number));
            format!("河港议会记录 2030年5月\n\n{number}\n{formula}{lines}")
        };
        let text: String = (41..57).map(page).collect();
        assert_eq!(marked(&text).len(), 32);
        assert!(!marked(&text).iter().any(|row| row.contains("主席")));
    }

    #[test]
    fn heads_that_hold_the_number_need_no_other() {
        let page = |number: u32| format!("{}河港议会 第八次会议 {number}\n", lines(number));
        let text: String = (7..11).map(page).collect();
        assert_eq!(marked(&text).len(), 4);
    }

    #[test]
    fn figures_of_the_text_are_no_pages() {
        assert!(marked("1\n甲说。\n2\n乙说。\n3\n丙说。\n4\n丁说。\n").is_empty());
        assert!(marked(&format!("{PAGE}7\n{PAGE}3\n{PAGE}9\n")).is_empty());
        let finished = "船来了。\n人都上了船。\n渡口静了。\n天晚了。\n雨停了。\n";
        let text: Vec<String> = (1..6).map(|n| format!("{finished}第 {n} 条\n")).collect();
        assert!(marked(&text.concat()).is_empty());
    }
}
