//! Scores parses against truths: `cargo run --example score -- TRUTHS PARSES [--worst N]`.
//!
//! For each `GROUP/NAME.truth.json` below TRUTHS, PARSES holds `GROUP/NAME.json` as `wenda parse` prints
//! it, or the source itself, `GROUP/NAME.txt` or any other that Wenda reads, which is then parsed here.
//! The form of a truth is documented in `truth.rs`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is a program of its own")]
#![allow(clippy::exit, reason = "its status says whether it could read everything")]

mod align;
mod compare;
mod files;
mod table;
mod truth;

use std::collections::BTreeMap;
use std::path::Path;

use compare::{Score, compare};
use truth::Truth;

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut worst = 5;
    if let Some(at) = arguments.iter().position(|one| one == "--worst") {
        worst = arguments.get(at + 1).and_then(|most| most.parse().ok()).unwrap_or(worst);
        arguments.drain(at..arguments.len().min(at + 2));
    }
    let [truths, parses] = arguments.as_slice() else {
        eprintln!("usage: score TRUTHS PARSES [--worst N]");
        std::process::exit(2);
    };
    let (truths, parses) = (Path::new(truths), Path::new(parses));
    let mut groups: BTreeMap<String, Vec<(String, Score, Vec<String>)>> = BTreeMap::new();
    let mut unread = 0;
    for name in files::truths(truths) {
        let group = name.split_once('/').map_or("", |(group, _)| group).to_owned();
        let mut wrong = Vec::new();
        let score = files::truth(truths, &name)
            .and_then(|truth: Truth| Ok((files::parse(parses, &name)?, truth)))
            .map(|(parse, truth)| compare(&truth, &parse, &mut wrong));
        match score {
            Ok(score) => groups.entry(group).or_default().push((name, score, wrong)),
            Err(fault) => {
                unread += 1;
                eprintln!("{name}: {fault}");
            }
        }
    }
    table::print(&groups, worst);
    std::process::exit(i32::from(unread > 0));
}
