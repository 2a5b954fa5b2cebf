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
    "statistics.html",
    "term.html",
    "terms.html",
    "uses.html",
    "year.html",
    "years.html",
}

/// A built-in file as it is published. Comments and spaces of assets are for those who change them, and a
/// tenth of what every reader would load: they stay in the source. A comment stands on lines of its own.
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
            out.push_str(&if begins == "/*" { tight(words) } else { words.to_owned() });
            out.push('\n');
        }
        inside &= !words.ends_with(ends) && begins != ends;
    }
    out
}

/// A line of a style sheet without the spaces that part nothing: those around braces, and those after
/// colons, semicolons and commas.
fn tight(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut quote = None;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match quote {
            Some(open) if c == open => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c == ' ' => {
                let before = out.ends_with(['{', '}', ':', ';', ',']);
                if before || chars.peek().is_some_and(|next| matches!(next, '{' | '}')) {
                    continue;
                }
            }
            _ => {}
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assets_are_published_without_their_comments_and_nothing_else_is_left_out() {
        let css = "/* A\n   b */\na { b: c }\n\n/* d */\ne { f: g } /* h */\n";
        assert_eq!(published("assets/wenda.css", css), "a{b:c}\ne{f:g}/* h */\n");
        let quoted = "a { content: \": { ; \"; margin: calc(1px + 2px) }\n";
        assert_eq!(
            published("assets/wenda.css", quoted),
            "a{content:\": { ; \";margin:calc(1px + 2px)}\n"
        );
        let js = "// a\nb();\n  // c\n  d('//');\n";
        assert_eq!(published("assets/wenda.js", js), "b();\nd('//');\n");
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
