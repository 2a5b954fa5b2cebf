//! Escaping: the one function through which every word of content passes on its way into HTML or XML.

use std::io::{self, Write};

/// Appends `text` to `out` as it may stand in an element or in a quoted attribute of HTML or XML.
///
/// Besides the characters with a meaning, those that neither format allows (controls, U+FFFE,
/// U+FFFF) are replaced by U+FFFD: one stray byte of a broken source must not break a feed.
pub(crate) fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some((at, replacement, length)) = next_replaced(rest) {
        out.push_str(&rest[..at]);
        out.push_str(replacement);
        rest = &rest[at + length..];
    }
    out.push_str(rest);
}

/// The same as a string of its own.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

/// The same for a writer, as the template engine wants it.
pub(super) fn escape_to(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut rest = text;
    while let Some((at, replacement, length)) = next_replaced(rest) {
        out.write_all(&rest.as_bytes()[..at])?;
        out.write_all(replacement.as_bytes())?;
        rest = &rest[at + length..];
    }
    out.write_all(rest.as_bytes())
}

/// HTML or XML as another's hands made it, without the characters that neither format allows.
pub(crate) fn without_controls(html: String) -> String {
    let mut out = String::new();
    let mut clean = 0;
    for at in 0..html.len() {
        if let Some((UNKNOWN, length)) = replacement(&html.as_bytes()[at..]) {
            out.push_str(&html[clean..at]);
            out.push_str(UNKNOWN);
            clean = at + length;
        }
    }
    if clean == 0 { html } else { out + &html[clean..] }
}

/// What stands for a character that neither format allows.
const UNKNOWN: &str = "\u{fffd}";

/// The first character that is replaced: where it stands, by what, and how many bytes it has.
fn next_replaced(text: &str) -> Option<(usize, &'static str, usize)> {
    let bytes = text.as_bytes();
    let suspects =
        bytes.iter().enumerate().filter(|(_, byte)| MAY_BE_REPLACED[usize::from(**byte)]);
    suspects.map(|(at, _)| at).find_map(|at| {
        let (replacement, length) = replacement(&bytes[at..])?;
        Some((at, replacement, length))
    })
}

/// Whether a character that begins with this byte may be replaced: nearly none is, and of what is written in Chinese only
/// a few marks begin so.
static MAY_BE_REPLACED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = byte < 0x20 || byte == 0x7f || byte == 0xc2 || byte == 0xef;
        byte += 1;
    }
    table[b'&' as usize] = true;
    table[b'<' as usize] = true;
    table[b'>' as usize] = true;
    table[b'"' as usize] = true;
    table[b'\'' as usize] = true;
    table
};

/// By what the character with which these bytes of UTF-8 begin is replaced, and how many bytes it has.
fn replacement(bytes: &[u8]) -> Option<(&'static str, usize)> {
    match bytes {
        [b'&', ..] => Some(("&amp;", 1)),
        [b'<', ..] => Some(("&lt;", 1)),
        [b'>', ..] => Some(("&gt;", 1)),
        [b'"', ..] => Some(("&quot;", 1)),
        [b'\'', ..] => Some(("&#39;", 1)),
        [b'\t' | b'\n' | b'\r', ..] => None,
        [0..=0x1f | 0x7f, ..] => Some((UNKNOWN, 1)),
        // U+0080 to U+009F; U+FFFE and U+FFFF.
        [0xc2, 0x80..=0x9f, ..] => Some((UNKNOWN, 2)),
        [0xef, 0xbf, 0xbe..=0xbf, ..] => Some((UNKNOWN, 3)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_neither_format_allows_is_replaced_and_nothing_else_is() {
        let forbidden = |c: char| {
            let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
            control || matches!(c, '\u{fffe}' | '\u{ffff}')
        };
        for c in '\0'..=char::MAX {
            let plain = c.to_string();
            let kept = if forbidden(c) { UNKNOWN.to_owned() } else { plain.clone() };
            assert_eq!(escape(&plain) == UNKNOWN, kept == UNKNOWN, "{c:?}");
            assert_eq!(without_controls(plain), kept, "{c:?}");
        }
    }

    #[test]
    fn nothing_gets_through_that_means_something() {
        let text = "甲<b a='1' c=\"2\">&乙\u{0}\u{85}\u{ffff}\n";
        let escaped = "甲&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;乙\u{fffd}\u{fffd}\u{fffd}\n";
        assert_eq!(escape(text), escaped);
        let mut out = Vec::new();
        escape_to(text, &mut out).unwrap();
        assert_eq!(out, escaped.as_bytes());
    }
}
