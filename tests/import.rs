//! Importing many files: ids, rules, running it again, sources that change, summaries.

use std::collections::BTreeMap;
use std::time::SystemTime;

use serde_json::Value;

use crate::support::{Project, RAW, Said};

const RULES: &str = "\
series: deputy
place: 云溪镇公所
language: zh-Hans
speakers:
  何清: { role: answerer }
not_labels: [一句话]
witness: { publisher: 云溪晚报, extent: full, url: 'https://example.org/{year}/{stem}' }
files:
  '*-b.txt': { place: 石桥 }
  index.txt: { skip: true }
";

/// The invented archive, with a folder of raw texts beside it.
fn with_raw_texts() -> Project {
    let project = Project::new();
    project.write("content/series/deputy.md", "---\ntitle: 副镇长记者会\n---\n");
    let on = |date: &str| RAW.replace("2031年6月8日", date);
    project.write("raw/a/第一场.txt", &on("2031年6月8日"));
    project.write("raw/2031-07-08-b.txt", &on("2031年7月8日"));
    project.write("raw/第二场.txt", &on("2031年6月8日").replace("九月", "八月"));
    project.write("raw/index.txt", "目录");
    project.write("raw/a.xyz", "x");
    project.write("rules.yaml", RULES);
    project
}

fn import(project: &Project, more: &[&str]) -> Said {
    let mut args = vec!["import", "raw", "--rules", "rules.yaml"];
    args.extend(more);
    project.run(&args)
}

fn status(project: &Project, more: &[&str]) -> Value {
    let mut args = vec!["--format", "json"];
    args.extend(more);
    serde_json::from_str::<Value>(&import(project, &args).out).unwrap()["result"].clone()
}

/// When each file was last written.
fn times(project: &Project) -> BTreeMap<String, SystemTime> {
    let files = project.tree("content").into_keys();
    files
        .map(|path| {
            let at = project.at("content").join(&path);
            (path, std::fs::metadata(at).unwrap().modified().unwrap())
        })
        .collect()
}

const FIRST: &str = "content/sessions/2031/2031-06-08-deputy.md";
const SECOND: &str = "content/sessions/2031/2031-06-08-deputy-2.md";
const THIRD: &str = "content/sessions/2031/2031-07-08-deputy.md";

#[test]
fn a_folder_is_imported_by_its_rules_and_told_in_a_summary() {
    let project = with_raw_texts();
    let said = import(&project, &["--into", "content/sessions"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let first = said.out.lines().next().unwrap();
    assert_eq!(first, "5 files: 3 new, 1 skipped, 1 of no known format");
    assert!(said.out.contains("of no known format:\n  raw/a.xyz"), "{}", said.out);
    let transcript = project.read(THIRD);
    for words in [
        "date: 2031-07-08",
        "series: deputy",
        "place: 石桥",
        "何清: { role: answerer }",
        "publisher: 云溪晚报",
        "url: \"https://example.org/2031/2031-07-08-b\"",
        "file: sources/2031-07-08-deputy.txt",
        "size: ",
        "encoding: UTF-8",
        "name: \"2031-07-08-b.txt\"",
        "imported: ",
    ] {
        assert!(transcript.contains(words), "{words}\n{transcript}");
    }
    assert!(project.read(FIRST).contains("place: 云溪镇公所"));
    // The files of a day are numbered in the order of their names.
    assert!(project.read(FIRST).contains("name: 第一场.txt"));
    assert!(project.read(SECOND).contains("八月"));
    assert_eq!(
        project.run(&["build", "--strict"]).status,
        1,
        "topics are missing, nothing else is"
    );
    assert_eq!(project.run(&["build"]).status, 0);
}

#[test]
fn importing_again_changes_nothing_whatever_has_come_since() {
    let project = with_raw_texts();
    import(&project, &[]);
    let (tree, written) = (project.tree("content"), times(&project));
    let again = import(&project, &[]);
    assert!(again.out.starts_with("5 files: 3 unchanged"), "{}", again.out);
    assert_eq!(status(&project, &["--renew"])["unchanged"], 3);
    assert!((project.tree("content"), times(&project)) == (tree, written.clone()));

    // One that comes first in the folder is last of its day.
    project.write("raw/a/0.txt", &RAW.replace("九月", "七月"));
    project.write("raw/same.txt", &project.read("raw/第二场.txt"));
    let more = status(&project, &[]);
    assert_eq!(
        (&more["new"], &more["unchanged"], &more["double"]),
        (&1.into(), &3.into(), &1.into())
    );
    assert!(project.read("content/sessions/2031/2031-06-08-deputy-3.md").contains("七月"));
    let now = times(&project);
    assert!(written.iter().all(|(path, at)| now.get(path) == Some(at)));
}

#[test]
fn a_transcript_that_nobody_has_edited_follows_its_source() {
    let project = with_raw_texts();
    import(&project, &[]);
    project.run(&["build"]);
    let kept = project.tree("content/permalinks");
    let changed = project.read("raw/第二场.txt").replace("外村", "邻村");
    project.write("raw/第二场.txt", &changed);
    let said = import(&project, &[]);
    assert_eq!(said.status, 0);
    assert!(said.out.starts_with("5 files: 1 replaced, 2 unchanged"), "{}", said.out);
    assert!(said.err.contains("paragraphs gone: 1, new: 1"), "{}", said.err);
    assert!(said.err.contains("− ") && said.err.contains("邻村"), "{}", said.err);
    assert!(project.read(SECOND).contains("邻村"));
    assert_eq!(project.read("content/sources/2031-06-08-deputy-2.txt"), changed);
    project.run(&["build"]);
    assert_eq!(
        project.tree("content/permalinks").keys().collect::<Vec<_>>(),
        kept.keys().collect::<Vec<_>>()
    );
    assert!(import(&project, &[]).out.starts_with("5 files: 3 unchanged"));
}

#[test]
fn an_edited_transcript_is_left_as_it_is_until_it_is_merged_or_forced() {
    let project = with_raw_texts();
    import(&project, &[]);
    let edited = project.read(SECOND).replace("八月初一", "八月初二");
    project.write(SECOND, &edited);
    assert_eq!(status(&project, &[])["unchanged"], 3, "the source is as it was");
    assert_eq!(status(&project, &["--renew"])["unchanged"], 3, "and edited ones are not renewed");
    let source = project.read("content/sources/2031-06-08-deputy-2.txt");
    project.write("raw/第二场.txt", &source.replace("外村", "邻村"));
    let refused = import(&project, &[]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("error[edited-transcript]") && refused.err.contains("邻村"));
    assert!(
        refused.err.contains("--merged") && refused.out.contains("refused:"),
        "{}",
        refused.out
    );
    assert_eq!(project.read(SECOND), edited);
    assert_eq!(project.read("content/sources/2031-06-08-deputy-2.txt"), source);

    let mine = edited.replace("外村", "邻村");
    project.write(SECOND, &mine);
    assert_eq!(status(&project, &["--merged"])["merged"], 1);
    let merged = project.read(SECOND);
    assert!(merged.contains("八月初二") && merged.contains("邻村"));
    assert!(project.read("content/sources/2031-06-08-deputy-2.txt").contains("邻村"));
    assert_eq!(status(&project, &[])["unchanged"], 3);

    assert_eq!(status(&project, &["--force"])["refused"], 0);
    assert!(!project.read(SECOND).contains("八月初二"));
}

#[test]
fn changed_rules_renew_what_nobody_has_edited() {
    let project = with_raw_texts();
    import(&project, &[]);
    project.write("rules.yaml", &RULES.replace("云溪镇公所", "镇礼堂"));
    let said = import(&project, &[]);
    assert!(said.out.contains("--renew"), "{}", said.out);
    let renewed = status(&project, &["--renew"]);
    assert_eq!((&renewed["replaced"], &renewed["unchanged"]), (&2.into(), &1.into()));
    assert!(project.read(FIRST).contains("镇礼堂"));
}

#[test]
fn one_bad_file_hides_no_other_and_says_what_to_do() {
    let project = with_raw_texts();
    project.write("rules.yaml", "files: { index.txt: { skip: true } }\n");
    project.write("raw/无日期.txt", "何清：好。\n\n问：好？\n");
    let said = import(&project, &[]);
    assert_eq!(said.status, 1);
    assert!(
        said.err.contains("error[bad-id]") && said.err.contains("无日期.txt.yaml"),
        "{}",
        said.err
    );
    assert!(said.out.contains("3 new") && said.out.contains("1 refused"), "{}", said.out);
    project.write("raw/无日期.txt.yaml", "date: 2031-09-01\n");
    assert_eq!(status(&project, &[])["new"], 1);
}

#[test]
fn what_is_for_one_file_or_for_the_sessions_folder_is_refused_elsewhere() {
    let project = with_raw_texts();
    let before = project.tree("");
    for (args, code) in [
        (&["--stdout"][..], "one-file-only"),
        (&["--id", "2031-x"], "one-file-only"),
        (&["--into", "content/topics"], "not-among-sessions"),
    ] {
        let said = import(&project, args);
        assert_eq!(said.status, 2, "{}", said.err);
        assert!(said.err.contains(code), "{}", said.err);
    }
    project.write("rules.yaml", "sereis: deputy\n");
    let said = import(&project, &[]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("rules.yaml:1:1") && said.err.contains("`series`"), "{}", said.err);
    project.write("rules.yaml", RULES);
    assert!(project.tree("") == before);
}

#[test]
fn rules_make_ids_titles_and_the_place_of_the_files() {
    let project = Project::new();
    project.write("raw/t17_20310608.txt", "何清：好。\n\n问：好？\n\n何清：好。\n");
    project.write(
        "rules.yaml",
        "name: 't{no}_{year}{month}{day}'\nid: 'talk-{no}'\ntitle: '{year}年{m}月{d}日第{no}场'\n",
    );
    let said = import(&project, &["--into", "content/sessions/talks"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let transcript = project.read("content/sessions/talks/2031/talk-17.md");
    assert!(transcript.contains("title: \"2031年6月8日第17场\""), "{transcript}");
}

#[test]
fn many_sessions_are_printed_in_their_order_as_one_array() {
    let project = Project::empty();
    let names: Vec<String> = (10..90).map(|number| format!("{number}.txt")).collect();
    for name in &names {
        project.write(name, RAW);
    }
    let mut args = vec!["parse"];
    args.extend(names.iter().map(String::as_str));
    let said = project.run(&args);
    let all: Value = serde_json::from_str(&said.out).unwrap();
    let paths: Vec<&str> =
        all.as_array().unwrap().iter().map(|one| one["source"]["path"].as_str().unwrap()).collect();
    assert_eq!(paths, names);
    assert_eq!(said.out, serde_json::to_string_pretty(&all).unwrap() + "\n");
}

#[test]
fn an_earnings_call_feels_at_home() {
    let project = Project::empty();
    project.write(
        "content/archive.yaml",
        "title: Calls\nlanguage: en\norganisations: Firms\npeople: Management\nturns: { question: Analyst, answer: Firm, moderator: Operator }\n",
    );
    project.write("content/organisations/quay-bank.md", "---\ntitle: Quay Bank\n---\n");
    project.write("content/people/marta-vale.md", "---\ntitle: Marta Vale\n---\n");
    project.write(
        "2031-05-04-ferry-works.txt",
        "Operator: Good morning, and welcome to the Ferry Works call.\n\n\
         Marta Vale: Thank you. The ferries ran every day.\n\n\
         Operator: Our first question is from Quay Bank.\n\n\
         Tom Reed, Quay Bank analyst: How many ferries will there be next year?\n\n\
         Marta Vale: Two more. They are being built now.\n\n\
         Operator: The next question is from Lamp Partners.\n\n\
         Ann Moor, Lamp Partners analyst: What will they cost?\n\n\
         Marta Vale: Less than the bridge.\n",
    );
    project.write(
        "rules.yaml",
        "speakers:\n  Marta Vale: { person: marta-vale }\n  Tom Reed, Quay Bank analyst: { organisation: quay-bank }\n  Ann Moor, Lamp Partners analyst: {}\n",
    );
    let said = project.run(&["import", "2031-05-04-ferry-works.txt", "--rules", "rules.yaml"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let transcript = project.read("content/sessions/2031/2031-05-04-ferry-works.md");
    for words in [
        "Operator: { role: moderator }",
        "Marta Vale: { role: answerer, person: marta-vale }",
        "{ role: asker, organisation: quay-bank }",
        "\"Ann Moor, Lamp Partners analyst\": { role: asker }",
    ] {
        assert!(transcript.contains(words), "{words}\n{transcript}");
    }
    let built = project.run(&["build"]);
    assert_eq!(built.status, 0, "{}", built.err);
    let page = project.read("site/2031-05-04-ferry-works/q1.html");
    for word in ["Analyst", "Firm", "Operator", "Firms", "Management"] {
        assert!(page.contains(&format!(">{word}<")), "{word}\n{page}");
    }
}
