//! The columns of a table that does not name them, by what stands in them: words are long, names are
//! short and come again, times are times.

use std::collections::BTreeSet;

use super::cells::Row;
use super::columns::{Columns, MOST_COLUMNS};
use super::rows::time;

/// Names are this short, in characters.
const LONGEST_NAME: usize = 40;
/// Words have more characters than this on the average.
const SHORTEST_WORDS: usize = 6;

/// What has been seen of one column.
#[derive(Default)]
struct Seen {
    cells: usize,
    characters: usize,
    longest: usize,
    times: usize,
    worded: usize,
    distinct: BTreeSet<String>,
}

impl Seen {
    fn cell(&mut self, cell: &str) {
        let cell = cell.trim();
        if cell.is_empty() {
            return;
        }
        let length = cell.chars().count();
        self.cells += 1;
        self.characters += length;
        self.longest = self.longest.max(length);
        self.times += usize::from(time(cell).is_some());
        self.worded += usize::from(cell.chars().any(char::is_alphabetic));
        if length <= LONGEST_NAME {
            self.distinct.insert(cell.to_owned());
        }
    }

    fn mean(&self) -> usize {
        self.characters / self.cells.max(1)
    }

    fn holds_times(&self) -> bool {
        self.cells > 0 && self.times * 5 >= self.cells * 4 && self.worded == 0
    }

    fn holds_names(&self) -> bool {
        self.cells > 1
            && self.longest <= LONGEST_NAME
            && self.worded * 5 >= self.cells * 4
            && self.distinct.len() < self.cells
    }
}

/// The columns of `count`, as far as their cells tell.
pub(super) fn columns(rows: impl Iterator<Item = Row>, count: usize) -> Columns {
    let mut seen: Vec<Seen> = Vec::new();
    seen.resize_with(count.min(MOST_COLUMNS), Seen::default);
    for row in rows {
        for (seen, cell) in seen.iter_mut().zip(&row.cells) {
            seen.cell(cell);
        }
    }
    let longest =
        (0..seen.len()).filter(|&at| seen[at].worded > 0).max_by_key(|&at| seen[at].mean());
    let words = longest.filter(|&at| seen[at].mean() > SHORTEST_WORDS);
    let mut others = (0..seen.len()).filter(|&at| Some(at) != words);
    let speaker = others.clone().find(|&at| seen[at].holds_names());
    let start = others.find(|&at| seen[at].holds_times());
    // Without names the longest column may be anything.
    let words = words.filter(|_| speaker.is_some());
    Columns { speaker, words, start, ..Columns::default() }
}
