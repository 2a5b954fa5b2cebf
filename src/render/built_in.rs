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

#[cfg(test)]
mod tests {
    use super::*;

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
