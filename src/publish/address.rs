//! Addresses in pages: what a link means, seen from the page that holds it.

use std::borrow::Cow;

/// A place in the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Target<'a> {
    /// The path of the page or file.
    pub(super) path: Cow<'a, str>,
    /// The anchor in it.
    pub(super) fragment: Option<Cow<'a, str>>,
}

/// What is wrong with a link by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fault {
    /// It begins with `/`, or leads out of the site.
    NotRelative,
    /// It would make the browser ask another host.
    OtherHost,
    /// Its scheme is none that a reader should follow.
    Scheme,
}

/// Where the link `href` leads; `None` out of the site, as it may. `fetched` is whether the browser asks for it to
/// show the page.
pub(super) fn resolve<'a>(
    page: &'a str,
    href: &'a str,
    fetched: bool,
) -> Result<Option<Target<'a>>, Fault> {
    if let Some(scheme) = scheme(href) {
        let known =
            ["https", "http", "mailto", "tel"].iter().any(|one| scheme.eq_ignore_ascii_case(one));
        return match (known, fetched) {
            (true, false) => Ok(None),
            (true, true) => Err(Fault::OtherHost),
            (false, _) => Err(Fault::Scheme),
        };
    }
    if href.starts_with("//") && fetched {
        return Err(Fault::OtherHost);
    }
    if href.starts_with(['/', '\\']) {
        return Err(Fault::NotRelative);
    }
    let (path, fragment) = match href.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (href, None),
    };
    let path = path.split('?').next().unwrap_or_default();
    let fragment =
        fragment.map(decode).filter(|fragment| !fragment.is_empty() && fragment != "top");
    let path = match path {
        "" => Cow::Borrowed(page),
        path => Cow::Owned(beside(page, &decode(path))?),
    };
    Ok(Some(Target { path, fragment }))
}

/// The path to which `path` leads from the folder of `page`.
fn beside(page: &str, path: &str) -> Result<String, Fault> {
    let folder = page.rfind('/').map_or("", |at| &page[..at]);
    let mut depth = if folder.is_empty() { 0 } else { folder.split('/').count() };
    let mut whole = String::with_capacity(folder.len() + 1 + path.len());
    whole.push_str(folder);
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                depth = depth.checked_sub(1).ok_or(Fault::NotRelative)?;
                whole.truncate(if depth == 0 { 0 } else { whole.rfind('/').unwrap_or_default() });
            }
            part => {
                if depth > 0 {
                    whole.push('/');
                }
                whole.push_str(part);
                depth += 1;
            }
        }
    }
    Ok(whole)
}

/// The scheme of an address, if it has one.
fn scheme(href: &str) -> Option<&str> {
    let (scheme, _) = href.split_once(':')?;
    let well_formed = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    well_formed.then_some(scheme)
}

/// Resolves `%` escapes; what is none stays as it is.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, next)) = rest.split_first() {
        let escaped = (byte == b'%')
            .then(|| next.get(..2).and_then(|digits| std::str::from_utf8(digits).ok()))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(byte));
        rest = if escaped.is_some() { &next[2..] } else { next };
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(page: &str, href: &str) -> Result<Option<(String, Option<String>)>, Fault> {
        let owned =
            |target: Target<'_>| (target.path.into_owned(), target.fragment.map(Cow::into_owned));
        resolve(page, href, false).map(|target| target.map(owned))
    }

    #[test]
    fn addresses_are_seen_from_their_page() {
        for (page, href, path, fragment) in [
            ("a/b.html", "c.html", "a/c.html", None),
            ("a/b.html", "./../c.html?x=1#p1~k3f9a2qx", "c.html", Some("p1~k3f9a2qx")),
            ("a/b.html", "#p1", "a/b.html", Some("p1")),
            ("a/b.html", "", "a/b.html", None),
            ("a/b.html", "#top", "a/b.html", None),
            ("b.html", "a%20b.html#%E4%B8%AD", "a b.html", Some("中")),
            ("b.html", "100%.html#%zz", "100%.html", Some("%zz")),
            ("b.html", "s/", "s/", None),
            ("b.html", "./a:b.html", "a:b.html", None),
            ("a/b/c.html", "../../d/./e.html", "d/e.html", None),
            ("a/b/c.html", "../d//../e.html", "a/d/e.html", None),
        ] {
            let expected = (path.to_owned(), fragment.map(str::to_owned));
            assert_eq!(resolved(page, href), Ok(Some(expected)), "{href}");
        }
    }

    #[test]
    fn what_leads_out_is_allowed_or_refused() {
        assert_eq!(resolved("a.html", "HTTPS://example.org/"), Ok(None));
        assert_eq!(resolved("a.html", "../b.html"), Err(Fault::NotRelative));
        assert_eq!(resolved("a/b.html", "../../a/b.html"), Err(Fault::NotRelative));
        assert_eq!(resolved("a.html", "vbscript:x"), Err(Fault::Scheme));
    }
}
