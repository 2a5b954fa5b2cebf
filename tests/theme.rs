//! Themes: what the documents say of them, and what an archive's own files do.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::docs::{build, document, example};
use crate::support::{Project, tree};

/// The files of the contexts that templates get, in the order in which they are told. `data.rs` is
/// left out: data files have no template.
const CONTEXTS: &[&str] = &[
    "mod",
    "front",
    "session",
    "question",
    "search",
    "note",
    "speech",
    "citation",
    "entry",
    "collected",
    "compare",
    "term",
    "wording",
    "chart",
    "year",
    "history",
    "statistics",
    "feed",
];

const TOLD: &str = "docs/theme-context.md";

const HEAD: &str = "\
# What templates see

*Made from the sources: `cargo test --test integration contexts -- --ignored` writes it anew.*

Every template gets four things: `site`, `words`, `head` and `page`, the fields of [`Frame`](#frame). `page` is the struct
whose first line names the template. `words` are the keys of `templates/i18n/`.

Types: `String` is text, escaped where it is printed. `Html` is HTML already, printed as it is. `Option<…>` may be missing: ask
with `{% if … %}`. `Vec<…>` is a list: go through it with `{% for … in … %}`. `usize`, `i16` are numbers, `bool` is true or false.
`(A, B)` is a list of two.
";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The document, as the sources have it.
fn told() -> String {
    let mut out = HEAD.to_owned();
    for file in CONTEXTS {
        let path = root().join(format!("src/render/context/{file}.rs"));
        structs(&fs::read_to_string(path).unwrap(), &mut out);
    }
    out
}

/// Appends each public struct with its fields.
fn structs(source: &str, out: &mut String) {
    let mut notes: Vec<&str> = Vec::new();
    let mut inside = false;
    for line in source.lines() {
        let words = line.trim();
        if let Some(note) = words.strip_prefix("/// ") {
            notes.push(note);
        } else if let Some(rest) = words.strip_prefix("pub struct ") {
            let name = rest.split(['<', ' ']).next().unwrap();
            let note = std::mem::take(&mut notes).join(" ");
            write!(
                out,
                "\n## {name}\n\n{}\n\n| field | type | |\n| --- | --- | --- |\n",
                plain(&note)
            )
            .unwrap();
            inside = true;
        } else if inside && let Some(field) = words.strip_prefix("pub ") {
            let (name, kind) = field.trim_end_matches(',').split_once(": ").unwrap();
            let note = std::mem::take(&mut notes).join(" ");
            let kind = kind.replace("super::", "").replace("&'static str", "String");
            let kind = kind.replace("&'a Shared", "shared");
            writeln!(out, "| `{name}` | `{kind}` | {} |", plain(&note)).unwrap();
        } else if words == "}" {
            inside = false;
        } else if !words.starts_with("#[") {
            notes.clear();
        }
    }
}

/// A doc comment without the links that only rustdoc follows.
fn plain(note: &str) -> String {
    let mut out = String::new();
    let mut rest = note;
    while let Some((before, after)) = rest.split_once("](") {
        let Some((_, behind)) = after.split_once(')') else { break };
        out.push_str(&before.replacen('[', "", 1));
        rest = behind;
    }
    out.push_str(rest);
    out.replace("[`", "`").replace("`]", "`").replace('|', "\\|")
}

#[test]
fn what_templates_see_is_told_as_the_structs_have_it() {
    let written = fs::read_to_string(root().join(TOLD)).unwrap_or_default();
    assert!(
        written == told(),
        "{TOLD} is not what the sources say; write it anew with:\n\
         cargo test --test integration contexts -- --ignored"
    );
    let sources = tree(&root().join("src/render/context"));
    let known: BTreeSet<String> =
        CONTEXTS.iter().chain(&["data"]).map(|name| format!("{name}.rs")).collect();
    assert_eq!(sources.keys().cloned().collect::<BTreeSet<_>>(), known);
}

/// Not a test: it writes the document that the test above holds.
#[test]
#[ignore = "writes docs/theme-context.md"]
fn contexts_are_written_anew() {
    fs::write(root().join(TOLD), told()).unwrap();
}

#[test]
fn every_template_is_listed_and_none_that_is_not_there() {
    let theme = document("theme.md");
    let listed: BTreeSet<&str> = theme
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0))
        .collect();
    let files = tree(&root().join("templates"));
    let files: BTreeSet<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(listed, files);
}

#[test]
fn the_example_of_an_own_theme_works() {
    let project = example("theme.md");
    build(&project);
    let question = project.read("site/2031-03-02-mayor/q1.html");
    assert!(question.contains("柳溪镇档案馆"), "{question}");
    assert!(question.contains("href=\"../assets/own.css\""), "{question}");
    assert!(project.read("site/index.html").contains("最近的一场"), "its words");
    assert!(project.read("site/404.html").contains("柳溪镇档案馆找不到这一页"));
    assert_eq!(project.read("site/assets/own.css").lines().count(), 1);
    assert!(project.read("site/assets/wenda.css").len() > 1000, "the rest is the theme's");
}

#[test]
fn an_error_in_a_template_names_it_with_line_and_column_and_the_page() {
    let project = Project::new();
    project.write(
        "templates/question.html",
        "{% extends \"base.html\" %}\n{% block main %}\n<h1>{{ page.titel }}</h1>\n{% endblock %}\n",
    );
    let said = project.run(&["build", "--lang", "en"]);
    assert_eq!(said.status, 1);
    for part in ["templates/question.html:3:", "2031-05-04-bridge/q1.html", "page.titel"] {
        assert!(said.err.contains(part), "{part}\n{}", said.err);
    }
    assert!(!Path::exists(&project.at("site/index.html")), "nothing is published");
}
