//! The kinds of pages of a built site, known by their paths, with one page of each to look at.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// One page of each kind, by the kind's name: its path in the site. Of the pages of a kind it is the
/// largest, where most can go wrong.
///
/// A folder with questions is a session; every other folder holds entries and a list of them. A new
/// folder is thus a new kind by itself.
pub(crate) fn page_kinds(site: &Path) -> BTreeMap<String, String> {
    let mut pages = Vec::new();
    collect(site, "", &mut pages);
    let sessions: BTreeSet<&str> = pages
        .iter()
        .filter_map(|(path, _)| path.split_once('/'))
        .filter(|(_, file)| is_question(file))
        .map(|(folder, _)| folder)
        .collect();
    let mut kinds: BTreeMap<String, (u64, &str)> = BTreeMap::new();
    for (path, size) in &pages {
        let largest = kinds.entry(kind(path, &sessions)).or_insert((*size, path));
        if *size > largest.0 {
            *largest = (*size, path);
        }
    }
    kinds.into_iter().map(|(kind, (_, path))| (kind, path.to_owned())).collect()
}

fn kind(path: &str, sessions: &BTreeSet<&str>) -> String {
    let path = path.trim_end_matches(".html");
    match path.split_once('/') {
        None if path == "index" => "home".to_owned(),
        None => path.to_owned(),
        Some((folder, file)) if sessions.contains(folder) => match file {
            "index" => "session".to_owned(),
            _ if is_question(file) => "question".to_owned(),
            _ => format!("session-{file}"),
        },
        Some((folder, "index")) => folder.to_owned(),
        Some((folder, file)) => {
            // What follows an entry's id is another view of it: `topics/levee.all.html`, `topics/levee/all.html`.
            let view = file.split_once(['.', '/']).map_or("index", |(_, view)| view);
            // Those of one year, those of two, and those of one session beside another are a kind each.
            let view = match view {
                _ if view.starts_with("at-") => "session",
                _ if is_year(view) => "year",
                _ if view.split('-').take(2).all(is_year) => "years",
                _ => view,
            };
            let month = if is_month(file) { "-month" } else { "" };
            match view {
                "index" => format!("{folder}-one{month}"),
                _ => format!("{folder}-one-{view}"),
            }
        }
    }
}

fn is_question(file: &str) -> bool {
    let number = file.trim_end_matches(".html").strip_prefix('q').unwrap_or_default();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `2031-03`
fn is_month(file: &str) -> bool {
    let digits = |part: &str, length| part.len() == length && part.parse::<u16>().is_ok();
    file.split_once('-').is_some_and(|(year, month)| digits(year, 4) && digits(month, 2))
}

/// The pages with their sizes, in the order of their paths.
fn collect(folder: &Path, below: &str, pages: &mut Vec<(String, u64)>) {
    let Ok(children) = fs::read_dir(folder) else { return };
    let mut children: Vec<_> = children.filter_map(Result::ok).collect();
    children.sort_by_key(fs::DirEntry::file_name);
    for child in children {
        let name = child.file_name().to_string_lossy().into_owned();
        let path = child.path();
        if path.is_dir() {
            collect(&path, &format!("{below}{name}/"), pages);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            pages.push((format!("{below}{name}"), child.metadata().map_or(0, |data| data.len())));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_page_has_its_largest() {
        let site = tempfile::tempdir().unwrap();
        let page = |path: &str, size: usize| {
            let file = site.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "x".repeat(size)).unwrap();
        };
        for path in ["index.html", "404.html", "2031-03-02-levee/index.html", "years/index.html"] {
            page(path, 1);
        }
        page("2031-03-02-levee/q1.html", 1);
        page("2031-03-02-levee/q12.html", 3);
        page("2032-03-02-levee/q1.html", 2);
        page("2031-03-02-levee/all.html", 1);
        page("years/2031.html", 1);
        page("years/2031-03.html", 1);
        page("topics/levee.html", 1);
        page("topics/library.html", 2);
        page("topics/levee.all.html", 9);
        page("topics/levee/2031.html", 1);
        page("topics/levee/2032.html", 2);
        page("topics/levee/2031-2032.html", 1);
        page("topics/levee/at-2032-03-02-levee.html", 1);
        page("data/topics.json", 9);
        let kinds = page_kinds(site.path());
        let found: Vec<String> =
            kinds.iter().map(|(kind, path)| format!("{kind} {path}")).collect();
        assert_eq!(
            found,
            [
                "404 404.html",
                "home index.html",
                "question 2031-03-02-levee/q12.html",
                "session 2031-03-02-levee/index.html",
                "session-all 2031-03-02-levee/all.html",
                "topics-one topics/library.html",
                "topics-one-all topics/levee.all.html",
                "topics-one-session topics/levee/at-2032-03-02-levee.html",
                "topics-one-year topics/levee/2032.html",
                "topics-one-years topics/levee/2031-2032.html",
                "years years/index.html",
                "years-one years/2031.html",
                "years-one-month years/2031-03.html",
            ]
        );
    }
}
