//! The commands as a user meets them: what they say, in which language, and how they end.

use std::io::Read as _;
use std::process::Stdio;

use serde_json::Value;

use crate::support::{Project, RAW, said};

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn a_bare_command_points_to_build() {
    let said = Project::empty().run(&[]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("wenda build") && said.err.lines().count() < 8, "{}", said.err);
}

#[test]
fn the_language_is_that_of_the_locale_unless_another_is_asked_for() {
    let project = Project::empty();
    let help = |locale: &str, args: &[&str]| {
        said(&project.command(args).env("LANG", locale).output().unwrap()).out
    };
    assert!(help("zh_CN.UTF-8", &["--help"]).contains("命令:"));
    assert!(help("en_GB.UTF-8", &["--help"]).contains("Commands:"));
    assert!(help("de_DE.UTF-8", &["--help", "--lang", "zh"]).contains("命令:"));
    assert!(help("zh_TW.UTF-8", &["--lang=en", "--help"]).contains("Commands:"));
    let over = project.command(&["--help"]).env("LANG", "zh_CN").env("LC_ALL", "C").output();
    assert!(said(&over.unwrap()).out.contains("Commands:"));
}

#[test]
fn a_wrong_command_ends_with_2_and_says_what_was_meant() {
    let said = Project::empty().run(&["biuld", "--lang", "zh"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("是不是“build”"), "{}", said.err);
}

#[test]
fn outside_of_a_project_a_build_says_where_it_looked() {
    for args in [&["build"][..], &["check"], &["import", "a.txt"]] {
        let said = Project::empty().run(args);
        assert_eq!(said.status, 2);
        assert!(
            said.err.contains("content/archive.yaml") && said.err.contains("--root"),
            "{}",
            said.err
        );
    }
}

#[test]
fn a_build_writes_the_site_once_and_from_any_folder_of_the_project() {
    let project = Project::new();
    let first = project.run(&["build"]);
    assert_eq!((first.status, first.err.as_str()), (0, ""));
    assert!(first.out.starts_with("site: "), "{}", first.out);
    let site = project.tree("site");
    assert!(site.contains_key("index.html") && site.contains_key("2031-05-04-bridge/q2.html"));
    assert!(!site.keys().any(|path| path.starts_with('.')));
    let again = said(
        &project.command(&["build"]).current_dir(project.at("content/topics")).output().unwrap(),
    );
    assert_eq!(again.status, 0, "{}", again.err);
    assert!(again.out.contains(" 0 files written"), "{}", again.out);
}

#[test]
fn errors_in_the_content_end_with_1_and_leave_the_site_as_it_was() {
    let project = Project::new();
    project.run(&["build"]);
    let site = project.tree("site");
    let kept = project.tree("content/permalinks");
    project.write("content/topics/bridge.md", "---\ntilte: 修桥\n---\n");
    project.write("content/topics/money.md", "---\ntitle: 钱\nbroader: [brigde]\n---\n");
    let said = project.run(&["build"]);
    assert_eq!(said.status, 1);
    assert!(said.err.contains("error[unknown-key]"), "{}", said.err);
    assert!(said.err.contains("content/topics/bridge.md:2:1"), "{}", said.err);
    assert!(said.err.contains("error[unknown-reference]"), "all errors are told\n{}", said.err);
    assert!(said.out.contains("nothing was published"));
    assert_eq!((project.tree("site"), project.tree("content/permalinks")), (site, kept));
    let checked = project.run(&["check"]);
    assert_eq!((checked.status, checked.err), (1, said.err), "check says the same");
}

#[test]
fn warnings_stop_a_strict_build_only() {
    let project = Project::new();
    project.write("content/sessions/2031/notes.pages", "");
    let strict = project.run(&["build", "--strict"]);
    assert_eq!(strict.status, 1);
    assert!(strict.err.contains("warning[not-a-session]") && strict.err.ends_with("1 warning\n"));
    assert!(project.tree("site").is_empty());
    assert_eq!(project.run(&["build"]).status, 0);
}

#[test]
fn locked_permalinks_are_not_changed() {
    let project = Project::new();
    let refused = project.run(&["build", "--locked"]);
    assert_eq!(refused.status, 1);
    assert!(refused.err.contains("error[locked-permalinks]"), "{}", refused.err);
    assert!(project.tree("content/permalinks").is_empty() && project.tree("site").is_empty());
    project.run(&["build"]);
    assert_eq!(project.run(&["build", "--locked"]).status, 0);
}

#[test]
fn files_of_others_in_the_way_are_overwritten_only_by_force() {
    let project = Project::new();
    project.write("site/index.html", "别人的");
    let refused = project.run(&["build"]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("--force") && refused.err.contains("index.html"));
    assert_eq!(project.read("site/index.html"), "别人的");
    assert_eq!(project.run(&["build", "--force"]).status, 0);
}

#[test]
fn a_site_is_not_written_among_the_content() {
    let project = Project::new();
    let before = project.tree("");
    let said = project.run(&["build", "--site", "content"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("error[site-in-content]"), "{}", said.err);
    assert_eq!(project.tree(""), before);
}

#[test]
fn a_disk_that_fails_ends_with_3() {
    let project = Project::new();
    project.write("blocked", "");
    let said = project.run(&["build", "--site", "blocked/site"]);
    assert_eq!(said.status, 3);
    assert!(said.err.contains("error[unwritable]"), "{}", said.err);
}

#[test]
fn machines_get_one_document_on_standard_output() {
    let project = Project::new();
    let built = project.run(&["build", "--format", "json"]);
    let document = json(&built.out);
    assert_eq!(built.err, "");
    assert_eq!((&document["command"], &document["status"]), (&"build".into(), &0.into()));
    assert_eq!(document["result"]["written"], document["result"]["files"]);
    project.write("content/topics/bridge.md", "---\ntilte: 修桥\n---\n");
    let failed = project.run(&["build", "--format", "json", "--lang", "zh"]);
    let document = json(&failed.out);
    assert_eq!((failed.status, &document["result"]), (1, &Value::Null));
    let faults = document["diagnostics"].as_array().unwrap();
    let fault = faults.iter().find(|fault| fault["code"] == "unknown-key").unwrap();
    assert_eq!(fault["severity"], "error");
    assert_eq!(fault["path"], "content/topics/bridge.md");
    assert_eq!((&fault["line"], &fault["column"]), (&2.into(), &1.into()));
    assert!(fault["hints"][0].as_str().unwrap().contains("title"), "{fault}");
}

#[test]
fn one_file_parses_to_an_object_and_several_to_an_array() {
    let project = Project::new();
    project.write("raw.txt", RAW);
    let one = json(&project.run(&["parse", "raw.txt"]).out);
    assert_eq!(one["format"], "wenda-session/1");
    assert_eq!(one["exchanges"].as_array().unwrap().len(), 2);
    assert_eq!(one["source"]["path"], "raw.txt");
    let path = "content/sessions/2031/2031-05-04-bridge.md";
    let several = json(&project.run(&["parse", path, "raw.txt"]).out);
    assert_eq!(several[0]["speakers"][1]["organisation"], "evening");
    assert_eq!(several[1]["exchanges"], one["exchanges"]);
}

#[test]
fn parsing_uses_the_archive_around_unless_told_not_to() {
    let project = Project::new();
    project.write("raw.txt", RAW);
    let asker = |args: &[&str]| {
        let session = json(&project.run(args).out);
        let speakers = session["speakers"].as_array().unwrap().clone();
        speakers.into_iter().find(|one| one["label"] == "云溪晚报记者").unwrap()["organisation"]
            .clone()
    };
    assert_eq!(asker(&["parse", "raw.txt"]), "evening");
    assert_eq!(asker(&["parse", "--no-archive", "raw.txt"]), Value::Null);
}

#[test]
fn a_file_that_is_not_there_ends_with_2_and_the_others_are_printed() {
    let project = Project::new();
    project.write("raw.txt", RAW);
    let said = project.run(&["parse", "no.txt", "raw.txt"]);
    assert_eq!(said.status, 2);
    assert!(
        said.err.contains("error[no-such-file]") && said.err.contains("no.txt"),
        "{}",
        said.err
    );
    assert_eq!(json(&said.out).as_array().unwrap().len(), 1);
}

#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let project = Project::empty();
    project.write("long.txt", &RAW.repeat(2000));
    let mut child = project
        .command(&["parse", "long.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0; 10]).unwrap();
    drop(out);
    let said = said(&child.wait_with_output().unwrap());
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(!said.err.contains("panicked"));
}

#[test]
fn an_import_writes_transcript_and_source_and_overwrites_nothing() {
    let project = Project::new();
    project.write("2031-06-08-school.txt", RAW);
    let first = project.run(&["import", "2031-06-08-school.txt"]);
    assert_eq!(first.status, 0, "{}", first.err);
    let path = "content/sessions/2031/2031-06-08-school.md";
    assert!(first.out.contains(path), "{}", first.out);
    assert_eq!(project.read("content/sources/2031-06-08-school.txt"), RAW);
    let transcript = project.read(path);
    assert!(
        transcript.contains("labels: declared") && transcript.contains("来者都收"),
        "{transcript}"
    );

    project.write(path, &transcript.replace("来者都收", "来者不拒"));
    let second = project.run(&["import", "2031-06-08-school.txt"]);
    assert_eq!(second.status, 2);
    assert!(
        second.err.contains("error[file-exists]") && second.err.contains("--force"),
        "{}",
        second.err
    );
    assert!(project.read(path).contains("来者不拒"), "the editor's work is there");
    assert_eq!(project.run(&["import", "2031-06-08-school.txt", "--force"]).status, 0);
    assert_eq!(project.read(path), transcript);
    assert_eq!(project.run(&["build"]).status, 0);
}

#[test]
fn an_import_can_be_looked_at_first_and_be_given_an_id() {
    let project = Project::new();
    project.write("学堂.txt", RAW);
    let refused = project.run(&["import", "学堂.txt"]);
    assert_eq!(refused.status, 1);
    assert!(
        refused.err.contains("error[bad-id]") && refused.err.contains("--id"),
        "{}",
        refused.err
    );
    let before = project.tree("");
    let shown = project.run(&["import", "学堂.txt", "--id", "2031-school", "--stdout"]);
    assert_eq!(shown.status, 0, "{}", shown.err);
    assert!(shown.out.starts_with("---\n"), "{}", shown.out);
    assert_eq!(project.tree(""), before);
    project.run(&["import", "学堂.txt", "--id", "2031-school"]);
    assert_eq!(project.read("content/sessions/2031/2031-school.md"), shown.out);
    let taken = project.run(&["import", "学堂.txt", "--id", "2031-05-04-bridge"]);
    assert_eq!(taken.status, 2);
}

#[test]
fn completions_are_printed_for_the_shell_named() {
    let said = Project::empty().run(&["completions", "bash"]);
    assert_eq!(said.status, 0);
    assert!(said.out.contains("--locked"));
}
