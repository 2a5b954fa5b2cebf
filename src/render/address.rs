//! Addresses that come from content: which may become links, and how they are written.

/// `address` as it may stand in a link, or `None` if it may not: only `http`, `https` and `mailto` lead
/// somewhere without doing anything else (no `javascript:`, no `data:`), and nothing that a browser
/// would read past (tabs, line breaks) may hide what an address is.
pub(crate) fn outside(address: &str) -> Option<String> {
    let address = address.trim();
    if address.chars().any(char::is_control) {
        return None;
    }
    let (scheme, rest) = address.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let leads = match scheme.as_str() {
        "http" | "https" => {
            let rest = rest.strip_prefix("//")?;
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            !host.is_empty()
                && !host.contains(|c: char| c.is_whitespace() || "<>\"\\^`{|}".contains(c))
        }
        "mailto" => rest.contains('@'),
        _ => false,
    };
    leads.then(|| encode(&format!("{scheme}:{rest}")))
}

/// Percent-encodes what may not stand in an address (white space, quotation marks, brackets, a lone
/// percent sign); letters of any script stay, as browsers show them.
fn encode(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let bytes = address.as_bytes();
    let mut fragment = false;
    for (at, c) in address.char_indices() {
        let hex = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_hexdigit);
        let encoded = match c {
            '%' => !(hex(at + 1) && hex(at + 2)),
            '#' => std::mem::replace(&mut fragment, true),
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '[' | ']' | '\'' => true,
            _ => c.is_whitespace(),
        };
        if encoded {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                out.push('%');
                for half in [byte >> 4, byte & 15] {
                    out.push(char::from(b"0123456789ABCDEF"[usize::from(half)]));
                }
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_lead_somewhere_become_links() {
        for good in ["https://a.example/b?c=1&d=2#e", "http://a.example", "mailto:a@b.example"] {
            assert_eq!(outside(good).as_deref(), Some(good));
        }
        let bad = [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "//a.example/b",
            "https:a",
            "https://",
            "a.html",
            "",
            "file:///etc/passwd",
        ];
        for bad in bad {
            assert_eq!(outside(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_may_not_stand_in_an_address_is_encoded() {
        let made = outside("HTTPS://a.example/甲 乙\"100%|%20#x#y");
        assert_eq!(made.as_deref(), Some("https://a.example/甲%20乙%22100%25%7C%20#x%23y"));
    }
}
