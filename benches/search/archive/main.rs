//! Makes a large archive of natural text, to measure search with:
//! `cargo run --release --example search-archive -- CORPORA OUT QUESTIONS [SEED]`.
//!
//! CORPORA is a folder of transcripts in any format that Wenda reads, one folder per group; the text comes from there
//! ([`pool`]) and is put together to as many questions as are asked for ([`compose`]), over twenty years, with askers,
//! speakers, topics and terms found in the same text ([`names`]). OUT becomes the folder of an archive
//! that `wenda build` builds ([`archive`]). The same arguments give the same bytes.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is a program of its own")]
#![allow(clippy::exit, reason = "its status says whether there was any text")]

mod archive;
mod chance;
mod compose;
mod names;
mod pool;

use std::path::Path;

use chance::Chance;

/// What the same text is made from if no seed is given.
const SEED: u64 = 20;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [corpora, out, questions, ..] = arguments.as_slice() else {
        eprintln!("usage: search-archive CORPORA OUT QUESTIONS [SEED]");
        std::process::exit(2);
    };
    let Ok(questions) = questions.parse::<usize>() else {
        eprintln!("{questions} is not a number of questions");
        std::process::exit(2);
    };
    let seed = arguments.get(3).and_then(|word| word.parse().ok()).unwrap_or(SEED);
    let groups = pool::read(Path::new(corpora));
    if !groups.iter().any(|group| group.language.is_chinese()) {
        eprintln!("no questions in Chinese were found in {corpora}");
        std::process::exit(1);
    }
    for group in &groups {
        println!(
            "{}: {}, {} questions, {} characters",
            group.name,
            group.language,
            group.exchanges.len(),
            group.characters()
        );
    }
    let names = names::find(&groups);
    let mut chance = Chance::new(seed);
    let written = archive::write(Path::new(out), &groups, &names, questions, &mut chance);
    match written {
        Ok(characters) => println!("{questions} questions, {characters} characters in {out}"),
        Err(error) => {
            eprintln!("{out}: {error}");
            std::process::exit(1);
        }
    }
}
