//! `wenda suggest`: what it proposes for an archive, what it writes, and what it does not propose again.

use serde_json::Value;

use crate::support::{Project, Said};

/// A second session of the invented town: an expression in quotation marks, a title, a speaker and a medium
/// without entries, and a subject without a topic.
const SESSION: &str = "\
---
title: 云溪镇副镇长答记者问
date: 2031-06-08
labels: declared
speakers:
  何清: { role: answerer }
  石桥周刊记者: { role: asker }
---
石桥周刊记者：什么是“互助修堤”？防洪堤坝修了没有？

何清：“互助修堤”写在《云溪镇志》里。防洪堤坝今年修。

石桥周刊记者：防洪堤坝修多高？

何清：三丈，靠“互助修堤”。

石桥周刊记者：学堂修了没有？防洪堤坝呢？

何清：都修了。
";

fn project() -> Project {
    let project = Project::new();
    project.write("content/sessions/2031/2031-06-08-deputy.md", SESSION);
    project
}

fn json(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}\n{}", said.out))
}

/// Kind and title of all that is proposed.
fn proposed(project: &Project, args: &[&str]) -> Vec<(String, String)> {
    let mut all = vec!["suggest", "--format", "json"];
    all.extend(args);
    let said = project.run(&all);
    assert_eq!(said.status, 0, "{}", said.out);
    let document = json(&said);
    let kinds = document["result"].as_array().unwrap().iter();
    kinds
        .flat_map(|kind| {
            let name = kind["kind"].as_str().unwrap().to_owned();
            let titles = kind["proposals"].as_array().unwrap().iter();
            titles.map(move |one| (name.clone(), one["title"].as_str().unwrap().to_owned()))
        })
        .collect()
}

fn has(proposed: &[(String, String)], kind: &str, title: &str) -> bool {
    proposed.iter().any(|one| (one.0.as_str(), one.1.as_str()) == (kind, title))
}

#[test]
fn an_archive_has_terms_people_organisations_and_topics_to_propose() {
    let project = project();
    let before = project.tree("");
    let found = proposed(&project, &[]);
    for (kind, title) in [
        ("terms", "互助修堤"),
        ("terms", "云溪镇志"),
        ("people", "何清"),
        ("people", "周远"),
        ("organisations", "石桥周刊"),
        ("topics", "防洪堤坝"),
    ] {
        assert!(has(&found, kind, title), "{kind} {title}: {found:?}");
    }
    assert!(!found.iter().any(|(_, title)| title == "云溪晚报"), "it has an entry");
    assert!(project.tree("") == before, "nothing is written");
    assert!(proposed(&project, &["--kind", "people"]).iter().all(|(kind, _)| kind == "people"));
    assert_eq!(proposed(&project, &["--kind", "people", "--limit", "1"]).len(), 1);
    assert_eq!(proposed(&project, &["--kind", "people", "--min", "9"]).len(), 0);
}

#[test]
fn people_read_why_and_where() {
    let said = project().run(&["suggest", "--lang", "zh", "--kind", "terms"]);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    for part in [
        "互助修堤  content/terms/huzhu-xiudi.md",
        "引号里 3 处",
        "2031-06-08-deputy#q1-p1",
        "--write",
        "content/suggest.yaml",
    ] {
        assert!(said.out.contains(part), "{part}\n{}", said.out);
    }
    let said = project().run(&["suggest", "--kind", "organisations"]);
    assert!(said.out.contains("speaks 3 times, in 3 exchanges of 1 sessions"), "{}", said.out);
}

#[test]
fn what_is_written_is_sound_and_not_proposed_again() {
    for tongue in ["zh", "en"] {
        let project = project();
        let first = proposed(&project, &["--write", "--lang", tongue]);
        assert!(first.len() > 5, "{first:?}");
        let term = project.read("content/terms/huzhu-xiudi.md");
        assert!(term.contains("\ntitle: 互助修堤\n"), "{term}");
        assert!(term.contains("\n#   2031-06-08-deputy#q1-p1\n"), "{term}");
        assert!(term.contains(": hùzhù xiūdī\n"), "{term}");
        assert!(project.read("content/terms/yunxi-zhenzhi.md").contains("\nkind: document\n"));
        let topics = project.tree("content/topics");
        let topic = topics.get("fanghong-diba.md").expect("the topic's file");
        assert!(String::from_utf8_lossy(topic).contains("\nmatch: [防洪堤坝"), "{tongue}");
        let check = project.run(&["check"]);
        assert_eq!(check.status, 0, "{}", check.err);
        let second = proposed(&project, &[]);
        assert!(second.iter().all(|one| !first.contains(one)), "{second:?}");
        let known = project.tree("content");
        proposed(&project, &["--write"]);
        let after = project.tree("content");
        assert!(known.iter().all(|(path, bytes)| after.get(path) == Some(bytes)));
    }
}

#[test]
fn what_was_turned_down_is_not_proposed() {
    let project = project();
    project.write(
        "content/suggest.yaml",
        "declined:\n  terms: [互助修堤]\n  people: [何清]\n  topics: [防洪堤坝]\n",
    );
    let found = proposed(&project, &[]);
    for title in ["互助修堤", "何清"] {
        assert!(!found.iter().any(|one| one.1 == title), "{found:?}");
    }
    assert!(!has(&found, "topics", "防洪堤坝") && has(&found, "terms", "防洪堤坝"), "{found:?}");
    assert_eq!(project.run(&["build"]).status, 0, "the list is no fault of the archive's");
}

#[test]
fn a_list_that_cannot_be_read_stops_it_and_says_where() {
    let project = project();
    project.write("content/suggest.yaml", "declined:\n  term: [互助修堤]\n");
    let said = project.run(&["suggest", "--write"]);
    assert_eq!((said.status, said.out.as_str()), (1, ""));
    assert!(said.err.contains("content/suggest.yaml:2:3"), "{}", said.err);
    assert!(said.err.contains("did you mean `terms`"), "{}", said.err);
    assert!(project.tree("content/terms").is_empty());
}

#[test]
fn with_errors_in_the_content_nothing_is_written() {
    let project = project();
    project.write("content/people/he-qing.md", "---\ntitel: 何清\n---\n");
    let said = project.run(&["suggest", "--write"]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("error[unknown-key]"), "{}", said.err);
    assert!(said.out.contains("nothing was written"), "{}", said.out);
    assert!(project.tree("content/terms").is_empty());
}
