//! The documents for editors: what they show is tried.
//!
//! A fenced block whose info string names a path after its language is a file of an example project:
//! all blocks of one document are laid out and built. In blocks of the language `console`, each line
//! that begins with `$ wenda` is a command that there must be.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use wenda::diagnostic::{Code, Severity};
use wenda::pipeline::{self, Rules};

use crate::support::Project;

/// A document below `docs/`.
pub(crate) fn document(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)).unwrap()
}

/// The fenced blocks of a document: their info strings and their text.
pub(crate) fn blocks(document: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in document.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((info.trim().to_owned(), String::new())),
            (Some(_), Some("")) => found.extend(open.take()),
            (Some((_, text)), _) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    found
}

/// The example project of a document, in a folder of its own.
pub(crate) fn example(name: &str) -> Project {
    let project = Project::empty();
    let mut count = 0;
    for (info, text) in blocks(&document(name)) {
        if let Some((_, path)) = info.split_once(' ') {
            project.write(path, &text);
            count += 1;
        }
    }
    assert!(count > 2, "no files in {name}");
    project
}

/// Builds a project, which must go without an error or a warning.
pub(crate) fn build(project: &Project) {
    let rules = Rules { strict: true, ..Rules::default() };
    let (published, report) = pipeline::build(project.path(), &project.at("site"), rules, &|_| ());
    let told: Vec<String> = report
        .iter()
        .filter(|one| one.severity != Severity::Info)
        .map(|one| format!("{:?} {}", one.path(), one.message.en))
        .collect();
    assert!(published.is_some() && told.is_empty(), "{told:#?}");
}

#[test]
fn the_guides_examples_make_a_site() {
    for name in ["guide.md", "guide.zh.md"] {
        let project = example(name);
        build(&project);
        let pages = project.tree("site");
        for page in ["2031-03-02-mayor/q2.html", "topics/levee.html", "people/zhou-mingyuan.html"] {
            assert!(pages.contains_key(page), "{name}: {page}");
        }
        let question = project.read("site/2031-03-02-mayor/q1.html");
        assert!(question.contains("topics/levee.html"), "{name}");
    }
}

#[test]
fn the_guides_tell_the_same_in_both_languages() {
    let shape = |name: &str| {
        let text = document(name);
        let headings = text.lines().filter_map(|line| {
            let level = line.bytes().take_while(|&byte| byte == b'#').count();
            (level > 0 && line.as_bytes().get(level) == Some(&b' ')).then_some(level)
        });
        let infos = blocks(&text).into_iter().map(|(info, _)| info).collect::<Vec<_>>();
        (headings.collect::<Vec<_>>(), infos)
    };
    assert_eq!(shape("guide.md"), shape("guide.zh.md"));
}

#[test]
fn the_guides_commands_are_the_programs() {
    let project = Project::empty();
    let help = project.run(&["--help"]).out;
    let commands = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let commands: BTreeSet<&str> =
        commands.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let texts: BTreeMap<&str, String> =
        commands.iter().map(|&name| (name, project.run(&[name, "--help"]).out)).collect();
    for name in ["guide.md", "guide.zh.md"] {
        let mut told = BTreeSet::new();
        let consoles = blocks(&document(name)).into_iter().filter(|(info, _)| info == "console");
        for (_, text) in consoles {
            for line in text.lines().filter_map(|line| line.strip_prefix("$ wenda ")) {
                let line = line.split('#').next().unwrap();
                let mut words = line.split_whitespace();
                let command = words.next().unwrap();
                let Some(help) = texts.get(command) else { panic!("{name}: no command {command}") };
                told.extend(commands.get(command));
                for option in words.filter(|word| word.starts_with("--")) {
                    assert!(help.contains(option), "{name}: {command} has no {option}");
                }
            }
        }
        assert_eq!(told, commands, "{name} leaves a command out");
    }
}

#[test]
fn the_list_of_messages_is_the_programs() {
    let listed: Vec<String> = document("diagnostics.md")
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_owned()))
        .collect();
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(listed, codes);
    for code in Code::ALL {
        let meaning = code.meaning().trim();
        assert!(document("diagnostics.md").contains(meaning), "{}: {meaning}", code.as_str());
    }
}
