//! How good the lists of related questions are: `cargo run --release --example related-score -- FOLDER [OTHER] [--lists N]`.
//!
//! FOLDER and OTHER are two archives of the same sessions in two languages, made apart. Sessions of one day with
//! as many exchanges are taken to be twins, question by question; all others are left out. It tells how much of
//! the first five of each list stands in the first five of its twin's, without and with those lists of which a
//! twin is empty; and how many lists of FOLDER change when one of its sessions is added: the last, and
//! some in the middle. With `--lists` it prints every so many-th list, for reading.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is a program of its own")]
#![allow(clippy::exit, reason = "its status says whether it could read everything")]
#![allow(clippy::disallowed_methods, reason = "it measures time")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Instant;

use wenda::derive::{ExchangeAt, RelatedView, exchange};
use wenda::model::Date;
use wenda::pipeline;
use wenda::resolve::Archive;

/// How much of the lists is compared, as the figure is named: overlap@5.
const FIRST: usize = 5;

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut lists = 0;
    if let Some(at) = arguments.iter().position(|one| one == "--lists") {
        lists = arguments.get(at + 1).and_then(|most| most.parse().ok()).unwrap_or(20);
        arguments.drain(at..arguments.len().min(at + 2));
    }
    let archives: Vec<Archive> = arguments.iter().map(|folder| load(folder)).collect();
    match archives.as_slice() {
        [one] => stability(one, lists),
        [one, other] => {
            twins(one, other, lists);
            stability(one, 0);
        }
        _ => {
            eprintln!("usage: related FOLDER [OTHER] [--lists N]");
            std::process::exit(2);
        }
    }
}

fn load(folder: &str) -> Archive {
    let (loaded, _) = pipeline::load(Path::new(folder), &|_| ());
    let Some(loaded) = loaded else {
        eprintln!("{folder}: no archive");
        std::process::exit(1);
    };
    loaded.archive
}

/// How far the lists of twins agree.
fn twins(one: &Archive, other: &Archive, lists: usize) {
    let (counts, others) = (counts(one), counts(other));
    let same = |day: &Date| counts.get(day).is_some_and(|it| others.get(day) == Some(it));
    let (one, other) = (only(one, same), only(other, same));
    let (view, other_view) = (RelatedView::new(&one), RelatedView::new(&other));
    let (mut shared, mut questions, mut empty) = (0, 0, 0);
    for at in all(&one) {
        let first = |view: &RelatedView| -> BTreeSet<ExchangeAt> {
            view.of(at).iter().take(FIRST).map(|related| related.at).collect()
        };
        let (here, there) = (first(&view), first(&other_view));
        shared += here.intersection(&there).count();
        questions += 1;
        empty += usize::from(here.len() < FIRST || there.len() < FIRST);
    }
    println!(
        "{} days, {questions} questions: overlap@{FIRST} {:.4}; {empty} lists shorter than {FIRST}",
        one.sessions.len(),
        ratio(shared, questions * FIRST),
    );
    print_lists(&one, &view, lists);
    print_lists(&other, &other_view, lists);
}

/// For each day of which there is one session, how many exchanges it has.
fn counts(archive: &Archive) -> BTreeMap<Date, Option<usize>> {
    let mut counts = BTreeMap::new();
    for archived in &archive.sessions {
        let session = &archived.session;
        let Some(day) = session.header.date else { continue };
        let count = Some(session.exchanges.len());
        counts.entry(day).and_modify(|count| *count = None).or_insert(count);
    }
    counts.retain(|_, count| count.is_some());
    counts
}

fn only(archive: &Archive, wanted: impl Fn(&Date) -> bool) -> Archive {
    let mut archive = archive.clone();
    archive.sessions.retain(|it| it.session.header.date.as_ref().is_some_and(&wanted));
    archive
}

fn all(archive: &Archive) -> impl Iterator<Item = ExchangeAt> {
    archive.sessions.iter().enumerate().flat_map(|(session, archived)| {
        let exchanges = 0..archived.session.exchanges.len();
        exchanges.map(move |exchange| ExchangeAt { session, exchange })
    })
}

/// How many lists change when a session is added.
fn stability(archive: &Archive, lists: usize) {
    let begun = Instant::now();
    let whole = RelatedView::new(archive);
    println!(
        "{} sessions, {} questions in {:.2?}",
        archive.sessions.len(),
        all(archive).count(),
        begun.elapsed()
    );
    let last = archive.sessions.len().saturating_sub(1);
    for added in [last, last * 3 / 4, last / 2, last / 4] {
        let mut before = archive.clone();
        before.sessions.remove(added);
        let view = RelatedView::new(&before);
        let (mut changed, mut entered, mut entries, mut places) = (0, 0, 0, 0);
        for at in all(&before) {
            let now = |it: ExchangeAt| ExchangeAt {
                session: it.session + usize::from(it.session >= added),
                ..it
            };
            let old: Vec<ExchangeAt> = view.of(at).iter().map(|it| now(it.at)).collect();
            let new: Vec<ExchangeAt> = whole.of(now(at)).iter().map(|it| it.at).collect();
            let (old, new): (BTreeSet<_>, BTreeSet<_>) =
                (old.into_iter().collect(), new.into_iter().collect());
            changed += usize::from(old != new);
            entered += usize::from(new.iter().any(|it| it.session == added));
            entries += new.difference(&old).count();
            places += new.len();
        }
        let questions = all(&before).count();
        println!(
            "session {} of {} added ({} questions): {:.1} % of the old lists change, {:.1} % because it enters them; {:.2} % of all entries are new",
            added + 1,
            archive.sessions.len(),
            archive.sessions[added].session.exchanges.len(),
            100.0 * ratio(changed, questions),
            100.0 * ratio(entered, questions),
            100.0 * ratio(entries, places),
        );
    }
    print_lists(archive, &whole, lists);
}

fn print_lists(archive: &Archive, view: &RelatedView, every: usize) {
    for at in all(archive).skip(every / 2).step_by(every.max(1)).take(if every == 0 {
        0
    } else {
        usize::MAX
    }) {
        println!("\n== {}", line(archive, at));
        for related in view.of(at) {
            let shared: Vec<&str> = related
                .shared
                .iter()
                .map(|it| it.name(archive, |number| view.word(number)))
                .collect();
            println!(
                "   {:.3} {} <{}>",
                f64::from(related.likeness) / 1e6,
                line(archive, related.at),
                shared.join(", ")
            );
        }
    }
}

fn line(archive: &Archive, at: ExchangeAt) -> String {
    let (session, exchange) = exchange(archive, at);
    let words = exchange.turns.first().and_then(|turn| turn.paragraphs.first());
    let words: String = words.map_or(String::new(), |it| it.text.chars().take(90).collect());
    format!("{}#{} {words}", session.id, exchange.id)
}

#[allow(clippy::cast_precision_loss, reason = "small counts")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
