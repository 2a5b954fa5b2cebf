//! What is answered to a request, by its path alone: a file of the site, a page of the server's own.

use super::content_type::content_type;
use super::page;
use super::state::Shown;
use crate::diagnostic::Tongue;
use crate::publish::decode;
use crate::text::nearest;

const HTML: &str = "text/html; charset=utf-8";

/// An answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) content_type: &'static str,
    pub(super) body: Vec<u8>,
    /// Where to go instead.
    pub(super) location: Option<String>,
}

impl Answer {
    /// An answer without anything special.
    pub(super) fn new(status: u16, content_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, content_type, body: body.into(), location: None }
    }
}

/// The path and the query of a request's address, the path decoded and without its first `/`.
pub(super) fn parts(address: &str) -> (String, &str) {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    (decode(path.strip_prefix('/').unwrap_or(path)).into_owned(), query)
}

/// Answers a request for the file at `path`, which is relative to the site and may end in `/`.
pub(super) fn answer(shown: &Shown, path: &str, tongue: Tongue) -> Answer {
    if path.starts_with(page::OWN) {
        return match page::own_file(path) {
            Some(text) => Answer::new(200, content_type(path), text),
            None => not_found(shown, path, tongue),
        };
    }
    let mut file = path.to_owned();
    if file.is_empty() || file.ends_with('/') {
        file.push_str("index.html");
    }
    let is_page = content_type(&file) == HTML;
    if let Some(faults) = shown.faults.as_ref().filter(|_| is_page) {
        return Answer::new(500, HTML, page::reloading(faults, &shown.version));
    }
    if let Some(bytes) = shown.site.as_ref().and_then(|site| site.file(&file)) {
        return match std::str::from_utf8(bytes) {
            Ok(html) if is_page => Answer::new(200, HTML, page::reloading(html, &shown.version)),
            _ => Answer::new(200, content_type(&file), bytes),
        };
    }
    beside(shown, &file).unwrap_or_else(|| not_found(shown, path, tongue))
}

/// A folder asked for by its bare name, or a file that somebody put beside the site.
fn beside(shown: &Shown, path: &str) -> Option<Answer> {
    let site = shown.site.as_ref()?;
    if site.file(&format!("{path}/index.html")).is_some() {
        // Such a path is one of the site's own, and these need no escapes.
        let location = Some(format!("/{path}/"));
        return Some(Answer { location, ..Answer::new(302, HTML, "") });
    }
    let bytes = site.beside(path)?;
    Some(Answer::new(200, content_type(path), bytes))
}

fn not_found(shown: &Shown, path: &str, tongue: Tongue) -> Answer {
    let pages = shown.site.iter().flat_map(|site| site.paths());
    let near = nearest(path, pages.filter(|path| content_type(path) == HTML));
    let html = page::not_found(&format!("/{path}"), near, tongue);
    Answer::new(404, HTML, page::reloading(&html, &shown.version))
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::publish::{Pages, keep};
    use crate::render::Rendered;

    struct Fake;

    impl Pages for Fake {
        fn jobs(&self) -> usize {
            1
        }

        fn render(&self, _: usize) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
            let files = [
                ("index.html", "<body>首页</body>"),
                ("topics/index.html", "主题"),
                ("assets/wenda.css", "p {}"),
            ];
            let rendered = |(path, text): (&str, &str)| Rendered {
                path: path.to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            Ok(files.into_iter().map(rendered).collect())
        }
    }

    fn shown(target: &Path, faults: Option<&str>) -> Shown {
        let site = keep(&Fake, target, &|_| ()).unwrap();
        let faults = faults.map(str::to_owned);
        Shown { site: Some(Arc::new(site)), faults, version: "v1".to_owned() }
    }

    fn text(answer: &Answer) -> &str {
        std::str::from_utf8(&answer.body).unwrap()
    }

    #[test]
    fn pages_get_the_script_and_other_files_are_as_they_are() {
        let shown = shown(Path::new("nowhere"), None);
        let get = |path| answer(&shown, path, Tongue::English);
        for path in ["", "index.html"] {
            let page = get(path);
            assert_eq!((page.status, page.content_type), (200, HTML));
            assert!(text(&page).contains("data-version=\"v1\"></script>\n</body>"));
        }
        assert!(text(&get("topics/")).starts_with("主题"));
        assert_eq!(get("assets/wenda.css"), Answer::new(200, "text/css; charset=utf-8", "p {}"));
        assert!(text(&get(".wenda/reload.js")).contains("location.reload"));
    }

    #[test]
    fn a_folder_without_its_slash_leads_to_its_index() {
        let shown = shown(Path::new("nowhere"), None);
        let answer = answer(&shown, "topics", Tongue::English);
        assert_eq!((answer.status, answer.location.as_deref()), (302, Some("/topics/")));
    }

    #[test]
    fn what_is_not_there_is_told_with_the_likely_page() {
        let shown = shown(Path::new("nowhere"), None);
        let answer = answer(&shown, "topics/inedx.html", Tongue::English);
        assert_eq!(answer.status, 404);
        assert!(text(&answer).contains("href=\"/topics/index.html\""), "{}", text(&answer));
    }

    #[test]
    fn while_a_build_fails_pages_say_why_and_styles_stay() {
        let shown = shown(Path::new("nowhere"), Some("<body>坏了</body>"));
        let get = |path| answer(&shown, path, Tongue::English);
        for path in ["", "no.html", "topics/"] {
            assert_eq!(get(path).status, 500);
            assert!(text(&get(path)).contains("坏了<script"));
        }
        assert_eq!(get("assets/wenda.css").status, 200);
    }

    #[test]
    fn nothing_outside_of_the_site_is_reached() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        std::fs::create_dir(&site).unwrap();
        std::fs::write(folder.path().join("secret.txt"), "秘密").unwrap();
        std::fs::write(site.join("own.txt"), "自己的").unwrap();
        let shown = shown(&site, None);
        assert_eq!(text(&answer(&shown, "own.txt", Tongue::English)), "自己的");
        for address in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/a/..%2f..%2fsecret.txt",
            "/..\\secret.txt",
            "//secret.txt",
            "/%00",
            "/.wenda/../../secret.txt",
            "secret.txt",
        ] {
            let (path, _) = parts(address);
            assert_eq!(answer(&shown, &path, Tongue::English).status, 404, "{address}");
        }
        let whole = folder.path().join("secret.txt");
        assert_eq!(answer(&shown, whole.to_str().unwrap(), Tongue::English).status, 404);
    }

    #[test]
    fn addresses_are_parted_and_decoded() {
        assert_eq!(parts("/a%20b/?since=1?2"), ("a b/".to_owned(), "since=1?2"));
        assert_eq!(parts("/%E4%B8%AD.pdf"), ("中.pdf".to_owned(), ""));
    }
}
