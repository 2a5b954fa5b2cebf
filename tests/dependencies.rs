//! What Wenda is built from: crates of the registry alone, under licences that let anyone use it.

use std::process::Command;

use serde_json::Value;

/// Licences that ask for nothing but that they be kept. An expression is fine if one of its
/// alternatives is made of these alone.
const FREE: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

#[test]
fn every_crate_comes_from_the_registry_under_a_free_licence() {
    let mut faults = Vec::new();
    for package in packages() {
        let (name, version) = (text(&package, "name"), text(&package, "version"));
        if name == "wenda" {
            continue;
        }
        if !text(&package, "source").starts_with("registry+") {
            faults.push(format!("{name} {version} does not come from the registry"));
        }
        if !is_free(text(&package, "license")) {
            faults.push(format!("{name} {version}: licence `{}`", text(&package, "license")));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn licence_expressions_are_read_rightly() {
    assert!(is_free("MIT OR Apache-2.0"));
    assert!(is_free("(MIT OR GPL-3.0) AND Unicode-3.0"));
    assert!(is_free("Apache-2.0/MIT"));
    assert!(!is_free("GPL-3.0"));
    assert!(!is_free("MIT AND GPL-3.0"));
    assert!(!is_free(""));
}

/// The packages of the lock file for the platform the tests run on.
fn packages() -> Vec<Value> {
    let cargo = |args: &[&str]| {
        let output = Command::new(env!("CARGO"))
            .args(args)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let version = cargo(&["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let metadata = cargo(&[
        "metadata",
        "--locked",
        "--offline",
        "--format-version",
        "1",
        "--filter-platform",
        host,
    ]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap().clone();
    assert!(packages.len() > 50, "the metadata are not read rightly");
    packages
}

fn text<'a>(package: &'a Value, key: &str) -> &'a str {
    package[key].as_str().unwrap_or_default()
}

/// Whether an SPDX expression can be met with [`FREE`] licences. `/` is the old way to write `OR`.
fn is_free(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let spaced = spaced.replace(" WITH ", "+");
    alternatives(&mut spaced.split_whitespace().peekable())
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

/// `a OR b`: any will do.
fn alternatives(words: &mut Words<'_>) -> bool {
    let mut free = together(words);
    while words.next_if_eq(&"OR").is_some() {
        free |= together(words);
    }
    free
}

/// `a AND b`: all must do.
fn together(words: &mut Words<'_>) -> bool {
    let mut free = licence(words);
    while words.next_if_eq(&"AND").is_some() {
        free &= licence(words);
    }
    free
}

fn licence(words: &mut Words<'_>) -> bool {
    match words.next() {
        Some("(") => {
            let free = alternatives(words);
            words.next();
            free
        }
        Some(name) => FREE.contains(&name.replace('+', " WITH ").as_str()),
        None => false,
    }
}
