//! Web addresses that an editor writes into settings and entries.

/// `url` as an address on the web, its scheme in lower case; `None` if it is not one whole: beginning
/// with `http://` or `https://`, with a host, without white space, quotation marks or brackets.
pub fn web_address(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let known = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let clean = |c: char| {
        !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '\\' | '`')
    };
    (known && !host.is_empty() && rest.chars().all(clean))
        .then(|| format!("{}://{rest}", scheme.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_addresses_on_the_web_are_taken() {
        assert_eq!(web_address("HTTPS://example.org/甲").unwrap(), "https://example.org/甲");
        for bad in
            ["example.org", "ftp://example.org/", "https:///a", "javascript:alert(1)", "http://a b"]
        {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }
}
