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
    "assets/wenda.css",
    "assets/wenda.js",
    "atom.xml",
    "base.html",
    "collected.html",
    "entries.html",
    "entry.html",
    "glossary.html",
    "home.html",
    "i18n/en.yaml",
    "i18n/zh-Hans.yaml",
    "i18n/zh-Hant.yaml",
    "notes.html",
    "page.html",
    "parts.html",
    "question.html",
    "robots.txt",
    "session.html",
    "sitemap.xml",
    "speech.html",
    "term.html",
    "terms.html",
    "uses.html",
    "year.html",
    "years.html",
}

/// A built-in file as it is published. The comments of assets are for those who change them, and a tenth
/// of what every reader would load: they stay in the source. A comment stands on lines of its own.
pub(super) fn published(path: &str, text: &str) -> String {
    let (begins, ends) = match path.rsplit_once('.') {
        Some(("assets/wenda", "css")) => ("/*", "*/"),
        Some(("assets/wenda", "js")) => ("//", "//"),
        _ => return text.to_owned(),
    };
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for line in text.lines() {
        let words = line.trim();
        inside |= words.starts_with(begins);
        if !inside && !words.is_empty() {
            out.push_str(line);
            out.push('\n');
        }
        inside &= !words.ends_with(ends) && begins != ends;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assets_are_published_without_their_comments_and_nothing_else_is_left_out() {
        let css = "/* A\n   b */\na { b: c }\n\n/* d */\ne { f: g } /* h */\n";
        assert_eq!(published("assets/wenda.css", css), "a { b: c }\ne { f: g } /* h */\n");
        let js = "// a\nb();\n  // c\n  d('//');\n";
        assert_eq!(published("assets/wenda.js", js), "b();\n  d('//');\n");
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
