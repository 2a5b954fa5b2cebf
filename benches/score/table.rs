//! The figures, printed.

use std::collections::BTreeMap;

use super::compare::{Found, Score};

/// A file's name, its figures and its faults.
type File = (String, Score, Vec<String>);

/// Prints a line for each file and each group, the weakest files first, and the faults of the weakest.
pub(crate) fn print(groups: &BTreeMap<String, Vec<File>>, worst: usize) {
    println!(
        "{:<44} {:>7} {:>7} {:>7} {:>7} {:>7} {:>8} {:>8} {:>7} {:>7} {:>7} {:>7} {:>11} {:>7}",
        "turns:",
        "prec.",
        "recall",
        "F1",
        "label",
        "kind",
        "exch.F1",
        "words",
        "lost",
        "apart",
        "added",
        "doubled",
        "furn./pages",
        "asides"
    );
    let mut all = Score::default();
    for (group, files) in groups {
        let mut files: Vec<&File> = files.iter().collect();
        files.sort_by_key(|(name, score, faults)| {
            (score.turns.f1(), usize::MAX - faults.len(), name)
        });
        let mut sum = Score::default();
        for (name, score, _) in &files {
            sum += *score;
            line(name, score);
        }
        if files.len() > 1 {
            line(&format!("= {group} ({})", files.len()), &sum);
        }
        for (name, _, faults) in
            files.iter().filter(|(_, _, faults)| !faults.is_empty()).take(worst)
        {
            println!("  {name}: {} faults", faults.len());
            for fault in faults.iter().take(worst * 2) {
                println!("    {fault}");
            }
        }
        all += sum;
    }
    line("= all", &all);
}

fn line(name: &str, score: &Score) {
    let per_cent = |part: usize| format!("{}.{:02}", part / 100, part % 100);
    let pair = |(part, all): (usize, usize)| match all {
        0 => "-".to_owned(),
        _ => per_cent(part * 10_000 / all),
    };
    let f1 = |found: Found| match found.truth + found.parse {
        0 => "-".to_owned(),
        _ => per_cent(found.f1()),
    };
    println!(
        "{name:<44} {:>7} {:>7} {:>7} {:>7} {:>7} {:>8} {:>8} {:>7} {:>7} {:>7} {:>7} {:>11} {:>7}",
        per_cent(score.turns.precision()),
        per_cent(score.turns.recall()),
        per_cent(score.turns.f1()),
        pair(score.labels),
        pair(score.kinds),
        f1(score.exchanges),
        score.words,
        score.lost,
        score.apart,
        score.added,
        score.doubled,
        format!("{}/{}", score.furniture.0, score.furniture.1),
        f1(score.asides),
    );
}
