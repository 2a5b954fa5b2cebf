//! The files of the index: classic scripts that call one function with data, so that a page from a disk may
//! load them.

use std::fmt::Write as _;

use crate::text::file_hash;

/// A file of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the site's root.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A file that is named, with the hash in its name.
#[derive(Debug)]
pub(super) struct Hashed {
    pub(super) file: File,
    /// Four characters of base64url.
    pub(super) hash: String,
}

/// Makes the file that is called `name` (`g/12`) and hands these data over, each an expression of JSON.
pub(super) fn script(name: &str, data: &[&str]) -> Hashed {
    let mut text = String::with_capacity(32 + data.iter().map(|one| one.len() + 1).sum::<usize>());
    text.push_str("wendaSearch.got(");
    quote(&mut text, name.encode_utf16());
    for one in data {
        text.push(',');
        text.push_str(one);
    }
    text.push_str(");\n");
    let hash = file_hash(text.as_bytes());
    Hashed { file: File { path: format!("search/{name}-{hash}.js"), text }, hash }
}

/// Words as a string of JSON.
pub(super) fn quoted(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    let mut rest = words;
    while let Some(at) = rest.find(needs_escape) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = special.chars();
        chars.by_ref().take(1).for_each(|c| write_char(&mut out, c));
        rest = chars.as_str();
    }
    out.push_str(rest);
    out.push('"');
    out
}

/// Adds UTF-16 units as a string of JSON; half a pair of surrogates, which UTF-8 cannot hold, is escaped.
pub(super) fn quote(out: &mut String, units: impl IntoIterator<Item = u16>) {
    out.push('"');
    for unit in char::decode_utf16(units) {
        match unit {
            Ok(c) => write_char(out, c),
            Err(lone) => escape(out, u32::from(lone.unpaired_surrogate())),
        }
    }
    out.push('"');
}

fn write_char(out: &mut String, c: char) {
    match c {
        '"' | '\\' => out.extend(['\\', c]),
        '\n' => out.push_str("\\n"),
        c if needs_escape(c) => escape(out, u32::from(c)),
        c => out.push(c),
    }
}

/// Whether a character cannot stand for itself. The two line separators were ends of lines in scripts before
/// 2019.
fn needs_escape(c: char) -> bool {
    matches!(c, '\0'..='\x1F' | '"' | '\\' | '\x7F' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

fn escape(out: &mut String, unit: u32) {
    // Writing to a string cannot fail.
    let _ = write!(out, "\\u{unit:04x}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_names_itself_and_its_bytes() {
        let made = script("g/3", &["\"a\"", "[1]"]);
        assert_eq!(made.file.text, "wendaSearch.got(\"g/3\",\"a\",[1]);\n");
        assert_eq!(made.file.path, format!("search/g/3-{}.js", made.hash));
        assert_eq!(made.hash.len(), 4);
    }

    #[test]
    fn any_units_can_stand_in_a_string() {
        let units = [0x4E00, 0xD83D, 0x0A, 0x22, 0x5C, 0x2028, 0xD83D, 0xDE00];
        let mut out = String::new();
        quote(&mut out, units);
        assert_eq!(out, "\"一\\ud83d\\n\\\"\\\\\\u2028😀\"");
        let words = "一\n\"\\\u{2028}😀\t";
        assert_eq!(quoted(words), "\"一\\n\\\"\\\\\\u2028😀\\u0009\"");
    }
}
