//! The encoding that a page says it has.

/// How far into a file a declaration is looked for, in bytes.
const NEAR: usize = 8192;

/// The label of the encoding that the XML declaration or a `<meta>` states.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let near = &bytes[..bytes.len().min(NEAR)];
    let head: String = near.iter().map(|&byte| char::from(byte).to_ascii_lowercase()).collect();
    let xml = head.trim_start_matches(['\u{EF}', '\u{BB}', '\u{BF}']).trim_start();
    if xml.starts_with("<?xml")
        && let Some(declaration) = xml.get(..xml.find("?>").unwrap_or(0))
        && let Some((_, rest)) = declaration.split_once("encoding")
    {
        return value(rest);
    }
    head.match_indices("<meta").find_map(|(at, _)| {
        let tag = &head[at..];
        let tag = &tag[..tag.find('>').unwrap_or(tag.len())];
        let (_, rest) = tag.split_once("charset")?;
        value(rest)
    })
}

/// `= "gb2312"`, `=gb2312"`.
fn value(rest: &str) -> Option<String> {
    let rest = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let label: String =
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.+".contains(*c)).collect();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_its_encoding_in_several_ways() {
        for source in [
            "<META content='text/html; charset=GB2312' http-equiv=Content-Type>",
            "<title>x</title><meta charset=\"gb2312\">",
            "\u{feff}<?xml version='1.0' encoding='gb2312'?><html>",
        ] {
            assert_eq!(declared(source.as_bytes()).as_deref(), Some("gb2312"), "{source}");
        }
        assert_eq!(declared(b"<meta name=charset>"), None);
        assert_eq!(declared(b""), None);
    }
}
