//! The built-in theme's files, compiled into the program.

macro_rules! files {
    ($($path:literal,)+) => {
        /// Every file below `templates/`: its path there, and its text.
        pub(super) const FILES: &[(&str, &str)] = &[
            $(($path, include_str!(concat!("../../templates/", $path))),)+
        ];
    };
}

files! {
    "404.html",
    "all.html",
    "assets/compare.css",
    "assets/history/marks.css",
    "assets/history/marks.js",
    "assets/history/told.css",
    "assets/home.css",
    "assets/pieces.js",
    "assets/search/bits.js",
    "assets/search/engine.js",
    "assets/search/find.js",
    "assets/search/fold.js",
    "assets/search/index.js",
    "assets/search/load.js",
    "assets/search/marks.js",
    "assets/search/page.js",
    "assets/search/query.js",
    "assets/search/search.css",
    "assets/search/text.js",
    "assets/terms.css",
    "assets/wenda.css",
    "assets/wenda.js",
    "assets/wordings.css",
    "assets/wordings.js",
    "atom.xml",
    "base.html",
    "collected.html",
    "compare.html",
    "entries.html",
    "entry.html",
    "glossary.html",
    "home.html",
    "i18n/en.yaml",
    "i18n/zh-Hans.yaml",
    "i18n/zh-Hant.yaml",
    "notes.html",
    "opensearch.xml",
    "page.html",
    "parts/chart.html",
    "parts/citation.html",
    "parts/compare.html",
    "parts/lists.html",
    "parts/notes.html",
    "parts/page.html",
    "parts/search.html",
    "parts/speech.html",
    "parts/terms.html",
    "parts/told.html",
    "parts/wordings.html",
    "question.html",
    "robots.txt",
    "search.html",
    "session.html",
    "sitemap.xml",
    "speech.html",
    "statistics.html",
    "term.html",
    "terms.html",
    "uses.html",
    "wording-variant.html",
    "wording.html",
    "wordings.html",
    "year.html",
    "years.html",
}

/// The scripts that are made of several files, each with these in their order. Of the search everything is published as
/// one, for what its files have in common is then carried once; what only marks words on a page is loaded alone, and
/// carries what it needs.
pub(super) const JOINED: &[(&str, &[&str])] = &[
    (
        "assets/search/search.js",
        &[
            "assets/search/fold.js",
            "assets/search/bits.js",
            "assets/search/load.js",
            "assets/search/query.js",
            "assets/search/text.js",
            "assets/search/index.js",
            "assets/search/find.js",
            "assets/search/engine.js",
            "assets/search/page.js",
        ],
    ),
    ("assets/history/marks.js", &["assets/pieces.js", "assets/history/marks.js"]),
    ("assets/search/marks.js", &["assets/pieces.js", "assets/search/marks.js"]),
];

/// A built-in file as it is published. Comments and spaces of assets are for those who change them, and a
/// tenth of what every reader would load: they stay in the source. A comment stands on lines of its own.
pub(super) fn published(path: &str, text: &str) -> String {
    match path.rsplit_once('.') {
        Some((name, "css")) if name.starts_with("assets/") => style(text),
        Some((name, "js")) if name.starts_with("assets/") => script(text),
        _ => text.to_owned(),
    }
}

/// A script, line by line: where a line ends may mean something, but not after what cannot end a statement or has
/// ended one.
fn script(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        if !line.is_empty() && !line.starts_with("//") {
            // A regular expression writes a space as \s.
            tighten(line, "{}()[],;:?=<>&|+-", &mut out);
            if !out.ends_with([';', ',', '{', '(', '[']) {
                out.push('\n');
            }
        }
    }
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// A style sheet, on one line.
fn style(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for line in text.lines().map(str::trim) {
        inside |= line.starts_with("/*");
        if !inside {
            if !out.is_empty() && !out.ends_with(['{', '}', ';', ',']) && !line.is_empty() {
                out.push(' ');
            }
            tighten(line, "{};,", &mut out);
        }
        inside &= !line.ends_with("*/");
    }
    out.push('\n');
    out
}

/// Appends a line without the spaces on either side of `signs`, and without those after colons. What is
/// quoted stays as it is, and so does a regular expression, which stands where a value begins.
fn tighten(line: &str, signs: &str, out: &mut String) {
    let mut quote = None;
    // Inside the brackets of a regular expression, where a slash does not end it.
    let mut listed = false;
    let mut before = ' ';
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match quote {
            // An escaped character does not end what is quoted.
            Some(_) if c == '\\' => {
                out.push(c);
                out.extend(chars.next());
                continue;
            }
            Some('/') if matches!(c, '[' | ']') => listed = c == '[',
            Some(open) if c == open && !listed => quote = None,
            None if c == '/' && "(,=:[!&|?".contains(before) => quote = Some(c),
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if c == ' ' => {
                let next = chars.peek().copied().unwrap_or(' ');
                let parts = |sign: char| signs.contains(sign);
                // Two of one sign would be another sign together: a - -b.
                if before != next && (before == ':' || parts(before) || parts(next)) {
                    continue;
                }
            }
            _ => {}
        }
        out.push(c);
        before = c;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assets_are_published_without_their_comments_and_nothing_else_is_left_out() {
        let css = "/* A\n   b */\na { b: c }\n\n/* d */\n@media (e) and (f) {\n  g > h, i { j: k l;\n  m: n }\n}\n";
        let made = "a{b:c}@media (e) and (f){g > h,i{j:k l;m:n}}\n";
        assert_eq!(published("assets/wenda.css", css), made);
        let quoted = "a { content: \": { ; \"; margin: calc(1px + 2px) }\n";
        let made = "a{content:\": { ; \";margin:calc(1px + 2px)}\n";
        assert_eq!(published("assets/search/search.css", quoted), made);
        let js = "// a\nb( 'c = \\' d' ) || e;\n  // f\n  g - -h + i;\n";
        let made = "b('c = \\' d')||e;g- -h+i;\n";
        assert_eq!(published("assets/wenda.js", js), made);
        let js = "a.b(/[\"/] = \\/ c/g, d) / 2;\n";
        let made = "a.b(/[\"/] = \\/ c/g,d)/ 2;\n";
        assert_eq!(published("assets/search/page.js", js), made);
        assert_eq!(published("home.html", css), css);
        for (path, text) in FILES.iter().filter(|(path, _)| path.starts_with("assets/")) {
            let made = published(path, text);
            let braces = |text: &str| (text.matches('{').count(), text.matches('}').count());
            assert!(!made.contains("/*") && !made.contains("// "), "{path}");
            assert_eq!(braces(&made).0, braces(&made).1, "{path}");
        }
    }

    #[test]
    fn the_list_is_the_folder() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut report = Vec::new();
        let found = crate::disk::list_files(root, "templates", &mut report);
        let found: Vec<&str> =
            found.iter().filter_map(|path| path.strip_prefix("templates/")).collect();
        assert_eq!(report, []);
        let listed: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        assert_eq!(listed, found);
    }
}
