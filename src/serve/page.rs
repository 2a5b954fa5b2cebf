//! The server's own pages, and what it adds to the site's.

use super::policy;
use crate::diagnostic::html::{escape, heading, report};
use crate::diagnostic::{Message, Report, Severity, Tongue};
use crate::say;

/// Below this stand the server's own files; no path of a site begins with a dot.
pub(super) const OWN: &str = ".wenda/";

/// Where open pages ask whether they are still up to date.
pub(super) const CHANGES: &str = ".wenda/changes";

/// The server's own files.
const FILES: &[(&str, &str)] = &[
    (".wenda/reload.js", include_str!("reload.js")),
    (".wenda/serve.css", include_str!("serve.css")),
];

/// One of the server's own files.
pub(super) fn own_file(path: &str) -> Option<&'static str> {
    FILES.iter().find(|(name, _)| *name == path).map(|(_, text)| *text)
}

/// A page that asks for changes and reloads when there are any; `version` is what it shows.
pub(super) fn reloading(html: &str, version: &str) -> String {
    let html = policy::widened(html);
    let script = format!(
        "<script src=\"/.wenda/reload.js\" data-version=\"{}\"></script>\n",
        escape(version)
    );
    // At the end, or after it: a page that a template left unfinished reloads all the same.
    let at = html.to_ascii_lowercase().rfind("</body>").unwrap_or(html.len());
    [&html[..at], &script, &html[at..]].concat()
}

/// The page that says why the site can't be made.
pub(super) fn faults(report_of: &Report, tongue: Tongue) -> String {
    let count = heading(report_of, Severity::Error, tongue);
    let title = say!(zh: "网站暂时生成不了", en: "The site can't be made just now");
    let advice = say!(
        zh: "改好并保存以后，这一页会自己恢复。已发布的网站不受影响。",
        en: "Once this is mended and saved, this page comes back by itself. The published site is as it was.",
    );
    let list = report(report_of, tongue, |one| one.severity == Severity::Error);
    let advice = advice.in_tongue(tongue);
    whole(tongue, &title, &format!("<p>{count}</p>\n{list}<p class=\"advice\">{advice}</p>\n"))
}

/// The page for a path that nothing stands at; `near` is what was probably meant.
pub(super) fn not_found(path: &str, near: Option<&str>, tongue: Tongue) -> String {
    let title = say!(zh: "没有这一页", en: "There is no such page");
    let near = near.map(|near| {
        let near = escape(near);
        let link = format!("<a href=\"/{near}\">{near}</a>");
        let words = say!(zh: "是不是 {link}？", en: "Did you mean {link}?");
        format!("<p>{}</p>\n", words.in_tongue(tongue))
    });
    let home = say!(zh: "回首页", en: "To the first page");
    let body = format!(
        "<p><code>{}</code></p>\n{}<p><a href=\"/index.html\">{}</a></p>\n",
        escape(path),
        near.unwrap_or_default(),
        home.in_tongue(tongue),
    );
    whole(tongue, &title, &body)
}

fn whole(tongue: Tongue, title: &Message, body: &str) -> String {
    let language = match tongue {
        Tongue::Chinese => "zh-Hans",
        Tongue::English => "en",
    };
    let title = escape(title.in_tongue(tongue));
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/.wenda/serve.css\">\n</head>\n<body>\n\
         <main>\n<h1>{title}</h1>\n{body}</main>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_comes_last_and_once() {
        let html = reloading("<body><p>&lt;/body></p></BODY></html>", "a\"b");
        let script = "<script src=\"/.wenda/reload.js\" data-version=\"a&quot;b\"></script>\n";
        assert!(html.ends_with(&format!("</p>{script}</BODY></html>")), "{html}");
        assert!(reloading("<p>", "1").ends_with("</script>\n"));
    }

    #[test]
    fn a_page_that_is_not_there_names_the_likely_one() {
        let html = not_found("/<a>", Some("topics/index.html"), Tongue::English);
        assert!(html.contains("/&lt;a&gt;") && html.contains("href=\"/topics/index.html\""));
        assert!(not_found("/a", None, Tongue::Chinese).contains("lang=\"zh-Hans\""));
    }
}
