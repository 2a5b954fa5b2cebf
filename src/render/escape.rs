//! Escaping: the one function through which every word of content passes on its way into HTML or XML.

use std::io::{self, Write};

/// Appends `text` to `out` as it may stand in an element or in a quoted attribute of HTML or XML.
///
/// Besides the characters with a meaning, those that neither format allows (controls, U+FFFE,
/// U+FFFF) are replaced by U+FFFD: one stray byte of a broken source must not break a feed.
pub(crate) fn escape_into(out: &mut String, text: &str) {
    let mut clean = 0;
    for (at, c) in text.char_indices() {
        let Some(replacement) = replacement(c) else { continue };
        out.push_str(&text[clean..at]);
        out.push_str(replacement);
        clean = at + c.len_utf8();
    }
    out.push_str(&text[clean..]);
}

/// The same as a string of its own.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

/// The same for a writer, as the template engine wants it.
pub(super) fn escape_to(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut clean = 0;
    for (at, c) in text.char_indices() {
        let Some(replacement) = replacement(c) else { continue };
        out.write_all(&text.as_bytes()[clean..at])?;
        out.write_all(replacement.as_bytes())?;
        clean = at + c.len_utf8();
    }
    out.write_all(&text.as_bytes()[clean..])
}

/// HTML or XML as another's hands made it, without the characters that neither format allows.
pub(crate) fn without_controls(html: String) -> String {
    let forbidden = |c: char| replacement(c) == Some("\u{fffd}");
    if html.contains(forbidden) { html.replace(forbidden, "\u{fffd}") } else { html }
}

fn replacement(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\t' | '\n' | '\r' => None,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => Some("\u{fffd}"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
