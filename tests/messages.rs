//! Every message that an editor can meet, met: for each code a small input that provokes it.

mod met;

use std::collections::BTreeSet;

use wenda::diagnostic::{Code, Diagnostic};
use wenda::pipeline::{self, Rules};

use crate::support::{Project, SESSION};
use met::Met::{By, Files, Not};
use met::{DONE, SETTINGS, TOPIC, met};

fn with(project: &Project, rules: Rules) -> Vec<Diagnostic> {
    pipeline::build(project.path(), &project.at("site"), rules, &|_| ()).1.into_iter().collect()
}

fn build(project: &Project) -> Vec<Diagnostic> {
    with(project, Rules::default())
}

/// What the binary told, each with the code alone and its words for both languages.
fn said(project: &Project, args: &[&str]) -> Vec<Diagnostic> {
    let said = project.run(args).err;
    let named = Code::ALL.iter().filter(|code| said.contains(&format!("[{}]", code.as_str())));
    let told = |code: &Code| {
        let place = wenda::diagnostic::Place::Nowhere;
        Diagnostic::error(*code, wenda::say!(zh: "由程序说出", en: "told by the program"), place)
    };
    named.map(told).collect()
}

fn told(files: &[(&str, &str)]) -> Vec<Diagnostic> {
    let project = Project::new();
    for (path, text) in files {
        project.write(path, text);
    }
    build(&project)
}

#[test]
fn every_code_can_be_met_and_speaks_both_languages() {
    let mut silent = Vec::new();
    for &code in Code::ALL {
        let found = match met(code) {
            Files(files) => told(files),
            By(deed) => deed(&Project::new()),
            Not(why) => {
                assert_ne!(why, "no input is known for it", "{}", code.as_str());
                continue;
            }
        };
        let Some(one) = found.iter().find(|one| one.code == code) else {
            let codes: BTreeSet<&str> = found.iter().map(|one| one.code.as_str()).collect();
            silent.push(format!("{}: {codes:?}", code.as_str()));
            continue;
        };
        let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert!(chinese(&one.message.zh) && !one.message.en.is_empty(), "{one:?}");
        for hint in &one.hints {
            assert!(!hint.zh.is_empty() && !hint.en.is_empty(), "{one:?}");
        }
    }
    assert!(silent.is_empty(), "not met:\n{}", silent.join("\n"));
}

/// The hints of what a build of these files told, in English.
fn hints(files: &[(&str, &str)]) -> String {
    let told = told(files);
    told.iter().flat_map(|one| &one.hints).map(|hint| hint.en.clone() + "\n").collect()
}

#[test]
fn slips_of_the_hand_have_hints_of_their_own() {
    let cases: [(&str, &str, &str); 8] = [
        (TOPIC, "---\ntitle：甲\n---\n", "full-width colon"),
        (
            DONE,
            "---\ntitle: 甲\nspeakers:\n  何清: { role：answerer }\n---\n何清：好。\n",
            "full-width colon",
        ),
        (TOPIC, "---\ntitle: 甲\nmatch:\n\t- 乙\n---\n", "tab"),
        (TOPIC, "---\ntitle: “甲: 乙”\n---\n", "curly quotation marks"),
        (TOPIC, "---\ntitle: 甲\nmatch: [“甲, 乙”: 丙\n---\n", "curly quotation marks"),
        ("content/topics/修桥.md", "---\ntitle: 甲\n---\n", "pinyin"),
        (TOPIC, "---\ntitle: 甲\naliasses: [乙]\n---\n", "did you mean `aliases`?"),
        (TOPIC, "---\ntitle: 甲\n———\n", "three plain hyphens"),
    ];
    for (path, text, hint) in cases {
        let hints = hints(&[(path, text)]);
        assert!(hints.contains(hint), "{text}\n{hints}");
    }
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let session = format!("\u{feff}{SESSION}");
    let project = Project::new();
    project.write("content/sessions/2031/2031-05-04-bridge.md", &session);
    project.write(SETTINGS, "\u{feff}title: 甲\n");
    assert!(build(&project).is_empty());
    assert!(project.read("site/2031-05-04-bridge/q1.html").contains("南桥什么时候修好"));
}
