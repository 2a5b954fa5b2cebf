//! The house rules that the compiler does not hold: which module may use which, and which module is
//! a third-party crate's one door.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The modules, each of which may use itself and those after it. `read` and `write` stand side by
/// side, see [`STRANGERS`].
const ORDER: &[&str] = &[
    "main",
    "cli",
    "serve",
    "pipeline",
    "publish",
    "render",
    "cite",
    "search",
    "derive",
    "resolve",
    "structure",
    "read",
    "write",
    "settings",
    "model",
    "text",
    "disk",
    "diagnostic",
];

/// Modules that do not know each other, whatever [`ORDER`] says.
const STRANGERS: &[&str] = &["read", "write", "derive"];

/// Crates that any module may use.
const EVERYONES: &[&str] = &["serde", "serde_json", "thiserror", "rayon"];

/// For each other crate (and `std::fs`, `std::process`), the only files or folders that name it.
const DOORS: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["diagnostic/human.rs"]),
    ("blake3", &["text/hash.rs"]),
    ("chardetng", &["disk/"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("csv", &["read/table/cells.rs"]),
    ("ctrlc", &["cli/"]),
    ("daachorse", &["text/"]),
    ("encoding_rs", &["disk/"]),
    ("html5gum", &["read/html/tokens.rs"]),
    ("icu_collator", &["text/collate.rs"]),
    ("icu_locale_core", &["text/"]),
    ("icu_plurals", &["text/plural.rs"]),
    ("indicatif", &["cli/"]),
    ("jieba_rs", &["text/segment.rs", "text/keywords.rs"]),
    ("jiff", &["model/date.rs"]),
    ("notify", &["serve/watch.rs"]),
    ("pinyin", &["text/romanise.rs"]),
    ("pulldown_cmark", &["render/prose/"]),
    ("quick_xml", &["read/"]),
    ("regex", &["text/pattern.rs"]),
    ("serde_saphyr", &["settings/yaml.rs"]),
    ("sha2", &["disk/"]),
    ("std::fs", &["disk/"]),
    ("std::process", &["disk/program.rs", "cli/", "main.rs"]),
    ("strsim", &["text/nearest.rs"]),
    ("tera", &["render/theme.rs"]),
    ("terminal_size", &["cli/"]),
    ("tiny_http", &["serve/http.rs"]),
    ("unicode_normalization", &["text/", "disk/tree.rs"]),
    ("unicode_segmentation", &["text/"]),
    ("unicode_width", &["diagnostic/"]),
    ("walkdir", &["disk/"]),
    ("zip", &["read/docx/"]),
];

#[test]
fn modules_use_only_what_comes_after_them() {
    let mut faults = Vec::new();
    for file in sources() {
        for (line, target) in file.modules_used() {
            if target == "say" {
                continue; // the macro of `diagnostic`, exported at the root
            }
            let own = file.module();
            let place = |name: &str| ORDER.iter().position(|module| *module == name);
            let strangers =
                own != target && STRANGERS.contains(&own) && STRANGERS.contains(&target.as_str());
            match (place(own), place(&target)) {
                (_, None) => {
                    faults.push(format!("{}:{line}: no module `{target}` in ORDER", file.path));
                }
                (None, _) if own == "lib" => {}
                (Some(one), Some(other)) if one <= other && !strangers => {}
                _ => faults.push(format!("{}:{line}: `{own}` may not use `{target}`", file.path)),
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn third_party_crates_have_one_door() {
    let mut faults = Vec::new();
    for file in sources() {
        for (name, doors) in DOORS {
            if doors.iter().any(|door| file.path.starts_with(door)) {
                continue;
            }
            for (line, text) in file.product().lines().enumerate() {
                if names_crate(text, name) {
                    faults.push(format!(
                        "{}:{}: `{name}` belongs in {doors:?}",
                        file.path,
                        line + 1
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_dependency_has_its_door_and_its_line_in_the_architecture() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let architecture = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let dependencies = section(&manifest, "[dependencies]");
    assert!(dependencies.len() > 10, "the manifest is not read rightly");
    for name in dependencies {
        let module = name.replace('-', "_");
        let known =
            EVERYONES.contains(&module.as_str()) || DOORS.iter().any(|(door, _)| *door == module);
        assert!(known, "`{name}` has no door in tests/architecture.rs");
        assert!(
            architecture.contains(&format!("`{name}`")),
            "ARCHITECTURE.md does not say what `{name}` is for"
        );
    }
}

#[test]
fn the_test_itself_sees_what_it_should() {
    let file = Source {
        path: "text/a/b.rs".to_owned(),
        code: strip(
            "use crate::{model::{Date, Slug}, disk};\n// crate::cli\nlet a = \"crate::cli\";\n\
             fn f() { crate::render::page(super::super::read::x, super::c) }\n\
             mod tests { use super::super::super::publish; use super::super::d; }",
        ),
    };
    let used: Vec<String> =
        file.modules_used().into_iter().map(|(line, name)| format!("{line} {name}")).collect();
    assert_eq!(used, ["1 model", "1 disk", "4 render"]);
    let deep: Vec<_> = Source { path: "text/a.rs".to_owned(), ..file }.modules_used();
    assert!(deep.contains(&(4, "read".to_owned())), "{deep:?}");
    assert!(names_crate("    let x = std::fs::read(y);", "std::fs"));
    assert!(names_crate("use tera::Tera;", "tera"));
    assert!(!names_crate("let criteria::x", "tera"));
}

struct Source {
    /// Below `src/`, with `/`.
    path: String,
    /// Without comments and the insides of strings; the same lines.
    code: String,
}

impl Source {
    fn module(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// The code without its unit tests, which may set up what they like.
    fn product(&self) -> &str {
        if self.path.ends_with("/tests.rs") || self.path.contains("/tests/") {
            return "";
        }
        let tests = self.code.find("#[cfg(test)]\nmod tests {");
        &self.code[..tests.unwrap_or(self.code.len())]
    }

    /// How many `super` lead from this file to the crate's root.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').count();
        match self.path.rsplit('/').next() {
            Some("lib.rs" | "main.rs") => 0,
            Some("mod.rs") => parts - 1,
            _ => parts,
        }
    }

    /// The top-level modules that the code names through `crate::` or enough `super::`, with lines.
    fn modules_used(&self) -> Vec<(usize, String)> {
        let mut used = Vec::new();
        let mut inline: Vec<usize> = Vec::new(); // brace depth at which each inline module opened
        let mut braces = 0;
        let mut rest = self.code.as_str();
        let mut before = ' ';
        while let Some(c) = rest.chars().next() {
            let word = !(before.is_alphanumeric() || before == '_' || before == '$');
            let line = || self.code[..self.code.len() - rest.len()].matches('\n').count() + 1;
            if word && rest.starts_with("crate::") {
                used.extend(heads(&rest["crate::".len()..]).into_iter().map(|name| (line(), name)));
            } else if word && before != ':' && rest.starts_with("super::") {
                let after = rest.trim_start_matches("super::");
                let supers = (rest.len() - after.len()) / "super::".len();
                if supers >= self.depth() + inline.len() && self.depth() > 0 {
                    used.extend(heads(after).into_iter().map(|name| (line(), name)));
                }
                before = ':';
                rest = after;
                continue;
            } else if word && rest.starts_with("mod ") {
                let head: String = rest.chars().take_while(|c| !matches!(c, '{' | ';')).collect();
                if rest[head.len()..].starts_with('{') {
                    inline.push(braces);
                }
            }
            match c {
                '{' => braces += 1,
                '}' => {
                    braces -= 1;
                    if inline.last() == Some(&braces) {
                        inline.pop();
                    }
                }
                _ => {}
            }
            before = c;
            rest = &rest[c.len_utf8()..];
        }
        used
    }
}

/// The first names of a path or of a group of paths: `a::b` gives `a`, `{a::{b, c}, d}` gives `a`, `d`.
fn heads(path: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut depth = 0;
    let mut names = vec![name(group)];
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name(&group[at + 1..])),
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn names_crate(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back().unwrap_or(' ');
        let after = &line[at + name.len()..];
        !(before.is_alphanumeric() || matches!(before, '_' | ':' | '.'))
            && (after.starts_with("::")
                || (line.trim_start().starts_with("use ") && after.starts_with([';', ' ', '{'])))
    })
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, root: &Path, found: &mut Vec<Source>) {
        let mut children: Vec<_> =
            fs::read_dir(folder).unwrap().map(|child| child.unwrap().path()).collect();
        children.sort();
        for path in children {
            if path.is_dir() {
                walk(&path, root, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(Source { path: name, code: strip(&fs::read_to_string(&path).unwrap()) });
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &root, &mut found);
    assert!(found.len() > 10);
    found
}

/// The code without comments and the insides of strings and characters; line breaks stay.
fn strip(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(raw) = rest.strip_prefix("r#\"") {
            raw.find("\"#").map_or(rest.len(), |end| end + 5)
        } else if c == '"' {
            end_of_string(rest)
        } else if rest.starts_with("'\"'") {
            3
        } else if rest.starts_with("'\\\"'")
            || rest.starts_with("'\\''")
            || rest.starts_with("'\\\\'")
        {
            4
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        out.extend(rest[..skipped].chars().filter(|c| *c == '\n'));
        out.push(' ');
        rest = &rest[skipped..];
    }
    out
}

fn end_of_string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The keys of one table of the manifest.
fn section(manifest: &str, head: &str) -> BTreeSet<String> {
    manifest
        .lines()
        .skip_while(|line| *line != head)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
        .collect()
}
