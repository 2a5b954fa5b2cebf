//! Characters written as HTML writes them (`&amp;`, `&#8212;`) in formats that are no HTML: subtitles,
//! tables made from web pages.

/// The named ones that such formats use.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{A0}"),
    ("lrm", "\u{200E}"),
    ("rlm", "\u{200F}"),
];

/// The longest reference, with its signs.
const LONGEST: usize = 12;

/// The character for which a reference at the start of `text` stands, and how long the reference is;
/// `None` where none stands there.
pub(super) fn at_start(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix('&')?;
    let end = inside.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &inside[..end];
    let length = end + "&;".len();
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        let c = code.ok().and_then(char::from_u32).filter(|c| !c.is_control() || *c == '\n')?;
        return Some((c.to_string(), length));
    }
    let (_, words) = NAMED.iter().find(|(known, _)| *known == name)?;
    Some(((*words).to_owned(), length))
}

/// `text` with its references resolved; what is none stays as it is.
pub(super) fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((words, length)) = at_start(rest) {
            out.push_str(&words);
            rest = &rest[length..];
        } else {
            out.push('&');
            rest = &rest['&'.len_utf8()..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_and_what_is_none_stays() {
        assert_eq!(resolved("a &amp; b&#8212;c &#x4E00;&lt;"), "a & b—c 一<");
        for text in ["Q&A", "&", "&;", "&nothing;", "&#0;", "&#xD800;", "&#99999999999;", "&一;"] {
            assert_eq!(resolved(text), text);
        }
    }

    #[test]
    fn a_row_of_signs_takes_linear_time() {
        let text = "&#".repeat(200_000);
        assert_eq!(resolved(&text), text);
    }
}
