//! How words are written in markup: where an entity stands for a character, or CR LF for a line's end.

/// How many bytes of `written`, from its start, stand for `words`.
pub(super) fn length(written: &str, words: &str) -> usize {
    if written.len() >= words.len() && written.as_bytes()[..words.len()] == *words.as_bytes() {
        return words.len();
    }
    let mut rest = written;
    for c in words.chars() {
        let length = match rest.chars().next() {
            Some('&') if c == '&' && entity(rest) == 1 => 1,
            Some('&') => entity(rest),
            Some('\r') if rest.starts_with("\r\n") && c == '\n' => 2,
            Some(own) => own.len_utf8(),
            None => 0,
        };
        rest = &rest[length..];
    }
    written.len() - rest.len()
}

/// How long the entity is with which `text` begins; a lone `&` is one byte.
fn entity(text: &str) -> usize {
    let name = text[1..].bytes().take(32).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#');
    let length = 1 + name.count();
    match text.as_bytes().get(length) {
        Some(b';') => length + 1,
        _ if text[1..length].starts_with('#') => length,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_and_line_ends_are_counted_as_written() {
        for (written, words, expected) in [
            ("渡口 a", "渡口", "渡口"),
            ("&nbsp;&nbsp;渡口&amp;船", "\u{a0}\u{a0}渡", "&nbsp;&nbsp;渡"),
            ("R&D &#28193;口", "R&D 渡", "R&D &#28193;"),
            ("a\r\nb", "a\nb", "a\r\nb"),
            ("&amp", "&&&&", "&amp"),
        ] {
            assert_eq!(&written[..length(written, words)], expected, "{written}");
        }
    }
}
