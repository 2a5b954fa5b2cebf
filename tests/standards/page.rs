//! What a page says, as a reader of its text finds it.

/// The words of the element with an id, or of the whole page, without tags; `None` where it is not there.
pub(crate) fn words(html: &str, id: Option<&str>) -> Option<String> {
    let Some(id) = id else { return Some(plain(html)) };
    let at = html.find(&format!(" id=\"{id}\""))?;
    let start = html[..at].rfind('<')?;
    let name: String = html[start + 1..].chars().take_while(|c| c.is_alphanumeric()).collect();
    let mut depth = 0;
    let mut rest = &html[start..];
    let mut end = start;
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    loop {
        let opened = rest[1..]
            .find(&open)
            .filter(|at| !rest[1 + at + open.len()..].starts_with(|c: char| c.is_alphanumeric()));
        let closed = rest.find(&close)?;
        match opened {
            Some(opened) if opened + 1 < closed => {
                depth += 1;
                end += opened + 1;
            }
            _ if depth > 0 => {
                depth -= 1;
                end += closed + close.len();
            }
            _ => return Some(plain(&html[start..end + closed])),
        }
        rest = &html[end..];
    }
}

/// HTML or XML as the words in it.
pub(crate) fn plain(markup: &str) -> String {
    let mut words = String::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        words.push_str(&rest[..at]);
        rest = rest[at..].find('>').map_or("", |end| &rest[at + end + 1..]);
    }
    words.push_str(rest);
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(words, |words, (escaped, sign)| words.replace(escaped, sign))
}

#[test]
fn an_elements_words_end_with_it() {
    let html = "<div id=\"a\">一<div>二</div><p id=\"b\" n>三<i>&lt;&amp;</i></p></div>四";
    assert_eq!(words(html, Some("a")).unwrap(), "一二三<&");
    assert_eq!(words(html, Some("b")).unwrap(), "三<&");
    assert_eq!(words(html, Some("c")), None);
    assert_eq!(words(html, None).unwrap(), "一二三<&四");
}
