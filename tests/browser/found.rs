//! What a search finds in Chromium from disk, for strings whose right answer is known.
//!
//! `node benches/search/run.js SITE --write FILE` looks through the whole text of a site and keeps the strings with what they
//! ought to find; `WENDA_SEARCH_ASKED=FILE cargo test --test integration found -- --ignored --nocapture` asks the
//! browser the same. How it is used stands in `benches/search/README.md`.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Page, file_url};

/// How many are asked between two answers to this process.
const AT_A_TIME: usize = 25;
/// How many are asked in a window of their own, where nothing is loaded and no script is warm.
const COLD: usize = 60;

#[derive(Deserialize)]
struct Expected {
    site: PathBuf,
    asked: Vec<Asked>,
}

/// A query, and what it ought to find: how many documents, and the hash of their numbers.
#[derive(Clone, PartialEq, Eq, Deserialize, Serialize)]
struct Asked {
    query: String,
    count: usize,
    sum: u32,
}

/// What it found, and how long that took: nothing loaded, and asked again.
#[derive(Deserialize)]
struct Answer {
    count: usize,
    sum: u32,
    cold: f64,
    warm: f64,
}

#[test]
#[ignore = "needs a large site, and minutes: see benches/search/README.md"]
#[expect(
    clippy::disallowed_methods,
    reason = "where the large site is, is not for this project to say"
)]
fn a_browser_finds_from_disk_what_ought_to_be_found() {
    let file = std::env::var_os("WENDA_SEARCH_ASKED").expect("WENDA_SEARCH_ASKED names no file");
    let expected: Expected = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let page = opened(&expected.site);
    let mut wrong = Vec::new();
    let (mut cold, mut warm) = (Vec::new(), Vec::new());
    for asked in expected.asked.chunks(AT_A_TIME) {
        let answers = ask(&page, asked);
        for (one, answer) in asked.iter().zip(&answers) {
            if (one.count, one.sum) != (answer.count, answer.sum) {
                wrong.push(format!("{}: {} documents, not {}", one.query, answer.count, one.count));
            }
            cold.push(answer.cold);
            warm.push(answer.warm);
        }
        assert_eq!(answers.len(), asked.len());
    }
    page.assert_faultless();
    drop(page);
    let step = (expected.asked.len() / COLD).max(1);
    let alone = expected.asked.iter().step_by(step);
    let alone = alone.map(|one| ask(&opened(&expected.site), std::slice::from_ref(one))[0].cold);
    println!("{} of {} exact", expected.asked.len() - wrong.len(), expected.asked.len());
    println!("in a window of its own, ms: {}", spread(alone.collect()));
    println!("nothing loaded, ms:         {}", spread(cold));
    println!("asked again, ms:            {}", spread(warm));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn opened(site: &Path) -> Page {
    let page = Page::new();
    page.open(&file_url(&site.join("search.html")));
    page.js::<()>(include_str!("found.js"));
    page
}

fn ask(page: &Page, asked: &[Asked]) -> Vec<Answer> {
    let queries: Vec<&str> = asked.iter().map(|one| one.query.as_str()).collect();
    page.js(&format!("askedForTest({})", serde_json::to_string(&queries).unwrap()))
}

/// Median, 95th percentile, and the longest.
fn spread(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times.get((times.len() * percent / 100).min(times.len() - 1));
    let [median, most, longest] =
        [50, 95, 100].map(|percent| at(percent).copied().unwrap_or_default());
    format!("median {median:.1}, 95 % {most:.1}, most {longest:.1}")
}
