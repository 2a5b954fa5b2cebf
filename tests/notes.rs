//! Notes files in a whole project: read, placed, kept and told.

use wenda::diagnostic::{Code, Diagnostic, Severity};
use wenda::model::Anchor;
use wenda::pipeline::{self, Rules};

use crate::support::{Project, RAW, SESSION};

const NOTES: &str = "content/sessions/2031/2031-05-04-bridge.notes.md";
const TRANSCRIPT: &str = "content/sessions/2031/2031-05-04-bridge.md";

fn build(project: &Project, rules: Rules) -> (bool, Vec<Diagnostic>) {
    let (done, report) = pipeline::build(project.path(), &project.at("site"), rules, &|_| ());
    (done.is_some(), report.into_iter().collect())
}

fn codes(report: &[Diagnostic]) -> Vec<Code> {
    report.iter().map(|one| one.code).collect()
}

#[test]
fn notes_are_in_the_archive_with_their_words() {
    let project = Project::new();
    project.write(NOTES, "## 木料\n{in=q1}\n松木。\n## @q2\n{kind=context}\n一月起。\n");
    let (loaded, report) = pipeline::load(project.path(), &|_| ());
    assert!(report.iter().all(|one| one.severity == Severity::Info), "{report:?}");
    let archive = loaded.unwrap().archive;
    let session = &archive.sessions[0];
    let ids: Vec<String> = session.notes.iter().map(|note| note.id.to_string()).collect();
    assert_eq!(ids, ["n1", "n2"]);
    let Some(Anchor::Words { section, paragraph, start, end }) = session.notes[0].anchors[0] else {
        panic!("{:?}", session.notes[0])
    };
    assert_eq!((format!("{section}-{paragraph}"), start, end), ("q1-p2".to_owned(), 5, 7));
}

#[test]
fn a_raw_text_may_have_notes_too() {
    let project = Project::new();
    project.write("content/sessions/2031/2031-06-08-school.txt", RAW);
    project.write("content/sessions/2031/2031-06-08-school.notes.md", "## 先生已经请好\n三位。\n");
    let (loaded, _) = pipeline::load(project.path(), &|_| ());
    let archive = loaded.unwrap().archive;
    let session = archive.sessions.iter().find(|it| it.session.id.as_str().ends_with("school"));
    assert!(session.unwrap().notes[0].anchors[0].is_some());
}

#[test]
fn an_unplaced_note_stops_a_strict_build_only() {
    let project = Project::new();
    project.write(NOTES, "## 木料已经备其\n松木。\n");
    let (done, report) = build(&project, Rules::default());
    assert!(done);
    assert_eq!(codes(&report), [Code::UnplacedNote]);
    let place = report[0].position().unwrap();
    assert_eq!((report[0].path(), place.line, place.column), (Some(NOTES), 1, 4));
    assert_eq!(
        report[0].hints[0].en,
        "q1-p2 has `木料已经备齐`; if that is meant, write `## 木料已经备齐`"
    );
    assert!(!build(&project, Rules { strict: true, ..Rules::default() }).0);
}

#[test]
fn what_is_proposed_can_be_written_as_it_stands() {
    let project = Project::new();
    project.write(TRANSCRIPT, &SESSION.replace("秋天以前。", "说\"好\\，说\"好\"，秋天以前。"));
    let notes = |braces: &str| format!("## 好\n{braces}\n一。\n");
    project.write(NOTES, &notes("{in=q1}"));
    let (_, report) = build(&project, Rules::default());
    let told = report.iter().find(|one| one.code == Code::UnplacedNote).unwrap();
    assert_eq!(told.hints.len(), 3, "{told:?}");
    for hint in &told.hints {
        let braces = hint.en.split_once("write ").unwrap().1.strip_suffix(" below the heading");
        project.write(NOTES, &notes(braces.unwrap()));
        assert_eq!(codes(&build(&project, Rules::default()).1), [], "{hint:?}");
    }
}

#[test]
fn the_ids_of_notes_are_kept_with_the_others() {
    let project = Project::new();
    build(&project, Rules::default());
    let file = "content/permalinks/2031-05-04-bridge.json";
    let without = project.read(file);
    let locked = Rules { locked: true, ..Rules::default() };
    assert_eq!(codes(&build(&project, locked).1), []);
    project.write(NOTES, "## 木料\n松木。\n");
    let (done, report) = build(&project, locked);
    assert_eq!((done, codes(&report)), (false, vec![Code::LockedPermalinks]));
    assert!(report[0].message.en.contains("1 new (n1)"), "{report:?}");
    build(&project, Rules::default());
    assert!(project.read(file).contains("{\"id\": \"n1\", \"kind\": \"comment\""));
    assert_eq!(codes(&build(&project, locked).1), []);
    project.write(NOTES, "## 各村\n十二个村。\n");
    build(&project, Rules::default());
    assert!(project.read(file).contains("\"dead\": true"));
    project.write(file, &without);
    build(&project, Rules::default());
    assert!(project.read(file).contains("\"n1\""), "a file without notes is as good as any");
}

#[test]
fn notes_without_their_session_are_an_error_that_names_the_likely_one() {
    let told = |path: &str| {
        let project = Project::new();
        project.write(path, "## 木料\n松木。\n");
        let (done, report) = build(&project, Rules::default());
        assert!(!done);
        assert_eq!(codes(&report), [Code::OrphanNotes]);
        report[0].hints[0].en.clone()
    };
    let near = told("content/sessions/2031/2031-05-04-brigde.notes.md");
    assert!(near.contains("did you mean `2031-05-04-bridge`?"), "{near}");
    let elsewhere = told("content/sessions/2031-05-04-bridge.notes.md");
    assert!(elsewhere.contains(TRANSCRIPT), "{elsewhere}");
    assert!(told("content/sessions/x.notes.md").contains("beside ID.md or ID.txt"));
}
