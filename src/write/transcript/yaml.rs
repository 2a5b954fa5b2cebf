//! Words as YAML: bare where nothing in them could be taken for anything else, otherwise quoted.

use std::fmt::Write as _;

/// A word or words as one YAML scalar, also inside braces.
pub(crate) fn scalar(words: &str) -> String {
    if is_bare(words) { words.to_owned() } else { quoted(words) }
}

fn is_bare(words: &str) -> bool {
    const MEANINGS: [&str; 10] =
        ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "none"];
    let safe = |c: char| {
        c.is_alphanumeric()
            || matches!(c, ' ' | '-' | '_' | '/' | '.' | '(' | ')')
            || matches!(c, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '“' | '”' | '‘' | '’')
            || matches!(c, '《' | '》' | '（' | '）' | '【' | '】' | '「' | '」' | '·' | '—' | '…')
    };
    words.starts_with(|c: char| c.is_alphabetic() || matches!(c, '《' | '（' | '【' | '「' | '“'))
        && !words.ends_with([' ', '-', '.'])
        && !words.contains("  ")
        && words.chars().all(safe)
        && !MEANINGS.contains(&words.to_lowercase().as_str())
}

fn quoted(words: &str) -> String {
    let mut out = String::from("\"");
    for c in words.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if needs_code(c) && u32::from(c) <= 0xFFFF => {
                _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c if needs_code(c) => _ = write!(out, "\\U{:08X}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Characters that no YAML may hold as they are, or that nobody would see.
fn needs_code(c: char) -> bool {
    c.is_control()
        || (c.is_whitespace() && c != ' ' && c != '\u{3000}')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(c, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_bare_only_where_yaml_reads_them_as_words() {
        for words in
            ["王毅", "《人民日报》记者", "Mr. Q", "tass", "据新华社北京3月7日电", "one/two"]
        {
            assert_eq!(scalar(words), words);
        }
        for (words, yaml) in [
            ("", "\"\""),
            ("no", "\"no\""),
            ("12", "\"12\""),
            ("a: b", "\"a: b\""),
            ("- a", "\"- a\""),
            ("a #b", "\"a #b\""),
            ("a\"b\\", r#""a\"b\\""#),
            ("a\u{0}b\u{85}", r#""a\u0000b\u0085""#),
        ] {
            assert_eq!(scalar(words), yaml);
        }
    }
}
