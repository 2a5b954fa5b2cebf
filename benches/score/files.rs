//! Truths and parses on disk.

use std::fs;
use std::path::Path;

use serde_json::Value;
use wenda::diagnostic::Tongue;
use wenda::pipeline::{self, File};
use wenda::read::is_readable;
use wenda::write::SessionJson;

use super::truth::{Parse, Truth};

/// How the name of a truth ends.
const TRUTH: &str = ".truth.json";

/// The truths below a folder, as paths without their ending, sorted.
pub(crate) fn truths(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    walk(folder, "", &mut found);
    found.sort();
    found
}

fn walk(folder: &Path, below: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{below}{name}/"), found);
        } else if let Some(stem) = name.strip_suffix(TRUTH) {
            found.push(format!("{below}{stem}"));
        }
    }
}

/// Reads a truth.
pub(crate) fn truth(folder: &Path, name: &str) -> Result<Truth, String> {
    let text = fs::read_to_string(folder.join(format!("{name}{TRUTH}")));
    let text = text.map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

/// The parse of `name`: as it lies there, or made from the source that lies there.
pub(crate) fn parse(folder: &Path, name: &str) -> Result<Parse, String> {
    let json = folder.join(format!("{name}.json"));
    let value: Value = if json.is_file() {
        let text = fs::read_to_string(json).map_err(|error| error.to_string())?;
        serde_json::from_str(&text).map_err(|error| error.to_string())?
    } else {
        let path = source(folder, name).ok_or("neither a parse nor a source of this name")?;
        let file = File { folder: folder.to_owned(), path, encoding: None };
        let parsed = pipeline::parse(&[file], None).pop().ok_or("nothing was parsed")?;
        let parsed = parsed.map_err(|fault| fault.message.en)?;
        let json = SessionJson::new(&parsed.session, &parsed.diagnostics, Tongue::English);
        serde_json::to_value(json).map_err(|error| error.to_string())?
    };
    Parse::new(&value).ok_or_else(|| "no parse of one session".to_owned())
}

/// The source of `name`: a file of that stem that Wenda reads.
fn source(folder: &Path, name: &str) -> Option<String> {
    let (below, stem) = name.rsplit_once('/').unwrap_or(("", name));
    let mut found: Vec<String> = fs::read_dir(folder.join(below))
        .ok()?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|file| file.rsplit_once('.').is_some_and(|(own, _)| own == stem))
        .filter(|file| is_readable(file))
        .collect();
    found.sort();
    let file = found.into_iter().next()?;
    Some(if below.is_empty() { file } else { format!("{below}/{file}") })
}
