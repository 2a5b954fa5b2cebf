//! An editor's beginning: a new archive, and new files in it.

use serde_json::Value;

use crate::support::{Project, Said, said};

const KINDS: &[(&str, &str)] = &[
    ("session", "content/sessions/2032/2032-03-05-mayor.md"),
    ("topic", "content/topics/bridge.md"),
    ("person", "content/people/bridge.md"),
    ("organisation", "content/organisations/bridge.md"),
    ("series", "content/series/bridge.md"),
    ("term", "content/terms/bridge.md"),
];

/// A new archive, made in a folder of its own.
fn begun(tongue: &str) -> (Project, Said) {
    let project = Project::empty();
    let said = project.run(&["init", "answers", "--lang", tongue]);
    (project, said)
}

fn in_it(project: &Project, args: &[&str]) -> Said {
    said(&project.command(args).current_dir(project.at("answers")).output().unwrap())
}

#[test]
fn a_new_archive_is_ready_to_build_without_a_word_of_complaint() {
    for tongue in ["zh", "en"] {
        let (project, said) = begun(tongue);
        assert_eq!((said.status, said.err.as_str()), (0, ""), "{tongue}");
        assert!(said.out.contains("cd answers\n  wenda serve"), "{}", said.out);
        for command in ["check", "build"] {
            let said =
                in_it(&project, &[command, "--locked", "--strict", "--verbose", "--lang", tongue]);
            assert_eq!((said.status, said.err.as_str()), (0, ""), "{tongue} {command}");
        }
        let session = "2031-03-02-mayor";
        assert!(project.at(&format!("answers/site/{session}/q3.html")).exists());
        assert!(project.read("answers/.gitignore").contains("/site/"));
        assert!(project.read("answers/.gitattributes").contains("content/sources/** -text"));
        assert!(project.read("answers/README.md").contains("wenda serve"));
    }
}

#[test]
fn its_workflow_checks_builds_and_publishes() {
    for tongue in ["zh", "en"] {
        let (project, _) = begun(tongue);
        let workflow = project.read("answers/.github/workflows/pages.yml");
        for part in [
            concat!("WENDA_VERSION: \"", env!("CARGO_PKG_VERSION"), "\""),
            "wenda check --locked --strict",
            "wenda build --locked --strict",
            "path: site",
            "actions/deploy-pages@",
            "pages: write",
            "id-token: write",
        ] {
            assert!(workflow.contains(part), "{tongue}: {part}");
        }
        assert!(!workflow.contains("{version}"));
    }
}

#[test]
fn beginning_again_overwrites_nothing_and_lists_what_is_there() {
    let (project, _) = begun("zh");
    project.write("answers/README.md", "我的");
    std::fs::remove_file(project.at("answers/.gitignore")).unwrap();
    let before = project.tree("");
    let said = project.run(&["init", "answers"]);
    assert_eq!(said.status, 2);
    for path in ["answers/README.md", "answers/content/archive.yaml"] {
        assert!(said.err.contains(path), "{}", said.err);
    }
    assert!(said.err.contains("error[file-exists]") && !said.err.contains("--force"));
    assert!(said.out.contains("nothing was written"), "{}", said.out);
    assert!(project.tree("") == before);
}

#[test]
fn a_folder_with_other_files_can_become_an_archive_and_a_file_cannot() {
    let project = Project::empty();
    project.write("LICENSE", "别人的");
    assert_eq!(project.run(&["init", "."]).status, 0);
    assert_eq!(project.read("LICENSE"), "别人的");
    let said = project.run(&["init", "LICENSE"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("LICENSE"), "{}", said.err);
}

#[test]
fn new_files_are_laid_in_their_places_and_can_be_built_at_once() {
    for tongue in ["zh", "en"] {
        let (project, _) = begun(tongue);
        for (kind, path) in KINDS {
            let id = path.rsplit('/').next().unwrap().trim_end_matches(".md");
            let title = "Bridge: “西桥” \"#1\"";
            let said = in_it(&project, &["new", kind, id, "--title", title, "--lang", tongue]);
            assert_eq!((said.status, said.err.as_str()), (0, ""), "{kind}");
            assert_eq!(said.out.trim_end(), *path);
        }
        assert!(project.read(&format!("answers/{}", KINDS[0].1)).contains("\ndate: 2032-03-05\n"));
        let said = in_it(&project, &["build", "--lang", tongue]);
        assert_eq!(said.status, 0, "{}", said.err);
        let page = project.read("answers/site/topics/bridge.html");
        assert!(page.contains("Bridge: “西桥” &quot;#1&quot;"), "{page}");
    }
}

#[test]
fn a_new_file_overwrites_nothing() {
    let (project, _) = begun("en");
    for (kind, id, path) in [
        ("topic", "levee", "content/topics/levee.md"),
        ("session", "2031-03-02-mayor", "content/sessions/2031/2031-03-02-mayor.md"),
    ] {
        let file = format!("answers/{path}");
        let before = project.read(&file);
        let said = in_it(&project, &["new", kind, id]);
        assert_eq!(said.status, 2);
        assert!(said.err.contains("error[file-exists]") && said.err.contains(path), "{}", said.err);
        assert_eq!(project.read(&file), before);
    }
    let said = in_it(&project, &["new", "session", "2031-03-02-mayor", "--date", "2032-03-02"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("error[double-session]"), "{}", said.err);
}

#[test]
fn new_notes_are_laid_beside_their_transcript() {
    for tongue in ["zh", "en"] {
        let (project, _) = begun(tongue);
        let path = "content/sessions/2031/2031-03-02-mayor.notes.md";
        let file = format!("answers/{path}");
        std::fs::remove_file(project.at(&file)).unwrap();
        let said = in_it(&project, &["new", "notes", "2031-03-02-mayor", "--lang", tongue]);
        assert_eq!((said.status, said.out.trim_end()), (0, path), "{}", said.err);
        let text = project.read(&file);
        for text in [text.clone(), uncommented(&text)] {
            project.write(&file, &text);
            let said = in_it(&project, &["check", "--strict", "--verbose"]);
            assert_eq!((said.status, said.err.as_str()), (0, ""), "{tongue}");
        }
        let said = in_it(&project, &["new", "notes", "2031-03-02-mayor"]);
        assert!(said.status == 2 && said.err.contains("error[file-exists]"), "{}", said.err);
    }
}

#[test]
fn notes_belong_to_a_session_and_have_no_title() {
    let (project, _) = begun("en");
    let said = in_it(&project, &["new", "notes", "2031-03-02-major"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("did you mean `2031-03-02-mayor`?"), "{}", said.err);
    let said = in_it(&project, &["new", "notes", "2031-03-02-mayor", "--title", "Notes"]);
    assert!(said.status == 2 && said.err.contains("--title"), "{}", said.err);
}

#[test]
fn an_id_that_cannot_stand_has_its_hint() {
    let (project, _) = begun("zh");
    for (id, hint) in [
        ("China_Russia", "china-russia would do"),
        ("西桥", "--title"),
        ("index", "index-1"),
        ("-", "china-russia"),
        ("../../outside", "outside would do"),
    ] {
        let said = in_it(&project, &["new", "topic", "--", id]);
        assert_eq!(said.status, 2, "{id}");
        assert!(said.err.contains("error[bad-id]") && said.err.contains(hint), "{}", said.err);
    }
    let said = in_it(&project, &["new", "session", "mayor", "--date", "2031-2-30"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("2031-2-30") && said.err.contains("2025-03-07"), "{}", said.err);
    let said = in_it(&project, &["new", "topic", "bridge", "--date", "2031-03-02"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("--date"), "{}", said.err);
}

#[test]
fn a_session_without_a_day_or_title_is_told_by_the_next_build() {
    let (project, _) = begun("en");
    let said = project.run(&["new", "session", "hearing", "--root", "answers"]);
    // The path as it leads there from where the command was given.
    let path = said.out.trim_end().replace('\\', "/");
    assert_eq!(path, "answers/content/sessions/undated/hearing.md");
    let said = in_it(&project, &["build"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("no-title") && said.err.contains("no-date"), "{}", said.err);
}

/// With the sign before each key taken away, all of them are understood; and there is no key that is not
/// explained.
#[test]
fn every_key_stands_in_a_new_file_and_every_key_there_is_one() {
    for tongue in ["zh", "en"] {
        let (project, _) = begun(tongue);
        for (kind, path) in KINDS {
            let id = path.rsplit('/').next().unwrap().trim_end_matches(".md");
            let args = ["new", kind, id, "--title", "甲", "--lang", tongue];
            assert_eq!(in_it(&project, &args).status, 0);
            let path = format!("answers/{path}");
            let text = project.read(&path);
            let set = uncommented(&text);
            assert!(set.matches('\n').count() == text.matches('\n').count() && set != text);
            project.write(&path, &set);
            let faults = faults(&in_it(&project, &["check", "--format", "json"]));
            let grave = ["bad-yaml", "unknown-key", "bad-value", "bad-address", "bad-label"];
            let of_keys = |fault: &&Value| grave.iter().any(|code| fault["code"] == *code);
            assert_eq!(faults.iter().find(of_keys), None, "{tongue} {kind}");

            project.write(&path, &set.replacen("---\n", "---\nqqqqqqqq: 1\n", 1));
            for key in keys_known(&in_it(&project, &["check", "--format", "json"])) {
                // One key has two names; each file explains the one its readers know.
                let names = [key.as_str(), "transliteration:", "pinyin:"];
                let names = if names[1..].contains(&names[0]) { &names[..] } else { &names[..1] };
                let explained = set
                    .lines()
                    .any(|line| names.iter().any(|name| line.trim_start().starts_with(name)));
                assert!(explained, "{tongue} {kind}: `{key}` is not explained");
            }
            if *kind == "session" {
                let witness = set.replacen("witness:\n", "witness:\n  qqqqqqqq: 1\n", 1);
                project.write(&path, &witness);
                for key in keys_known(&in_it(&project, &["check", "--format", "json"])) {
                    assert!(set.contains(&format!("\n  {key}")), "{tongue}: `{key}`");
                }
                let speaker = set.replacen("speakers:\n", "speakers:\n  甲: { qqqqqqqq: 1 }\n", 1);
                project.write(&path, &speaker);
                for key in keys_known(&in_it(&project, &["check", "--format", "json"])) {
                    assert!(text.contains(&format!("#   {}", key.trim_end_matches(':'))), "{key}");
                }
            }
            std::fs::remove_file(project.at(&path)).unwrap();
        }
    }
}

/// A file in which `#key:` has become `key:`.
fn uncommented(text: &str) -> String {
    let line = |line: &str| {
        let indent = line.len() - line.trim_start().len();
        let is_key = |rest: &str| rest.starts_with(|c: char| c.is_ascii_lowercase());
        match line[indent..].strip_prefix('#').filter(|rest| is_key(rest)) {
            Some(rest) => format!("{}{rest}\n", &line[..indent]),
            None => format!("{line}\n"),
        }
    };
    text.lines().map(line).collect()
}

fn faults(said: &Said) -> Vec<Value> {
    let document: Value = serde_json::from_str(&said.out).unwrap();
    document["diagnostics"].as_array().unwrap().clone()
}

/// The keys that the hint for an unknown one lists, each with its colon.
fn keys_known(said: &Said) -> Vec<String> {
    let faults = faults(said);
    let hint = faults
        .iter()
        .filter(|fault| fault["code"] == "unknown-key")
        .find_map(|fault| fault["hints"][0].as_str()?.strip_prefix("the keys are: "))
        .unwrap_or_else(|| panic!("{faults:?}"));
    hint.split(", ").map(|key| format!("{key}:")).collect()
}
