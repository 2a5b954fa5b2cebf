//! The seal of an imported transcript: by it one that an editor has worked on is told from one that
//! stands as it was written.
//!
//! The seal is a hash of the text without the line that holds it. Ends of lines don't count: some tools
//! change them without anybody's having touched a word.

use std::fmt::Write as _;

use super::yaml::scalar;
use crate::disk;
use crate::model::Witness;

/// The line after which the seal stands: what it seals comes from those bytes.
const AFTER: &str = "  sha256: ";
/// How the line begins that holds it.
const KEY: &str = "  imported: ";
/// How many hexadecimal digits of the hash are kept.
const DIGITS: usize = 16;

/// The transcript with its seal; as it is where no source's hash stands in it.
pub(super) fn sealed(transcript: &str) -> String {
    let seal = seal(transcript);
    let mut out = String::with_capacity(transcript.len() + KEY.len() + DIGITS + 3);
    let mut open = true;
    for line in transcript.split_inclusive('\n') {
        out.push_str(line);
        if open && line.starts_with(AFTER) {
            // In quotation marks: a hash of digits alone would be a number.
            _ = writeln!(out, "{KEY}\"{seal}\"");
            open = false;
        }
    }
    out
}

/// Whether a transcript stands as [`import`](super::import) wrote it, `imported` being the seal that its
/// front matter states.
pub fn is_as_imported(transcript: &str, imported: &str) -> bool {
    let mut open = true;
    let lines = transcript.split_inclusive('\n').filter(|line| {
        let holds = open && line.starts_with(KEY);
        open &= !holds;
        !holds
    });
    seal(&lines.collect::<String>()) == imported
}

fn seal(text: &str) -> String {
    let text = text.trim_start_matches('\u{FEFF}').replace('\r', "");
    let mut hash = disk::sha256_hex(text.as_bytes());
    hash.truncate(DIGITS);
    hash
}

/// A transcript that an editor has worked on, with another source: the lines of its front matter that
/// state the bytes' hash, size, encoding and name say what `witness` says. `None` if it states no hash.
pub fn with_source(transcript: &str, witness: &Witness) -> Option<String> {
    let sha256 = witness.sha256.as_deref()?;
    let rest = transcript.strip_prefix("---")?;
    let end = transcript.len() - rest.len() + rest.find("\n---")?;
    let mut out = String::with_capacity(transcript.len() + 200);
    let mut found = false;
    for line in transcript[..end].split_inclusive('\n') {
        if line.starts_with(AFTER) {
            found = true;
            _ = writeln!(out, "{AFTER}{}", scalar(sha256));
            if let Some(size) = witness.size {
                _ = writeln!(out, "  size: {size}");
            }
            for (key, words) in [("encoding", &witness.encoding), ("name", &witness.name)] {
                if let Some(words) = words {
                    _ = writeln!(out, "  {key}: {}", scalar(words));
                }
            }
        } else if !["  size: ", "  encoding: ", "  name: "].iter().any(|key| line.starts_with(key))
        {
            out.push_str(line);
        }
    }
    out.push_str(&transcript[end..]);
    found.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\nwitness:\n  sha256: \"00\"\n---\n\n何清：好。\n";

    #[test]
    fn a_transcript_knows_whether_it_was_touched() {
        let sealed = sealed(TEXT);
        let line = sealed.lines().find_map(|line| line.strip_prefix(KEY)).unwrap();
        let seal = line.trim_matches('"');
        assert!(is_as_imported(&sealed, seal));
        assert!(is_as_imported(&sealed.replace('\n', "\r\n"), seal));
        assert!(!is_as_imported(&sealed.replace("好。", "好！"), seal));
        assert!(!is_as_imported(&sealed, "0123"));
    }

    #[test]
    fn what_has_no_source_has_no_seal() {
        assert_eq!(sealed("---\ntitle: 甲\n---\n"), "---\ntitle: 甲\n---\n");
    }
}
