//! The files an editor begins with, compiled into the program: a whole small archive, and one commented
//! file of each kind; both in Chinese and in English.

use super::new::Kind;
use crate::diagnostic::Tongue;
use crate::model::EntryKind;

/// Where a file belongs in the archive, and its text.
pub(super) type File = (&'static str, &'static str);

macro_rules! starter {
    ($folder:literal: $($path:literal from $file:literal,)+) => {
        &[$(($path, include_str!(concat!("../../starter/", $folder, "/archive/", $file))),)+]
    };
    ($folder:literal: $($path:literal,)+) => {
        starter!($folder: $($path from $path,)+)
    };
}

/// Files whose names in the archive would mean something in this repository, too.
macro_rules! repository {
    ($folder:literal) => {
        starter!($folder:
            ".gitattributes" from "gitattributes",
            ".github/workflows/pages.yml" from "pages.yml",
            ".gitignore" from "gitignore",
        )
    };
}

const CHINESE: [&[File]; 2] = [
    repository!("zh"),
    starter!("zh":
        "README.md",
        "content/archive.yaml",
        "content/organisations/evening-news.md",
        "content/organisations/ferry-radio.md",
        "content/pages/about.md",
        "content/people/zhou-mingyuan.md",
        "content/permalinks/2031-03-02-mayor.json",
        "content/series/mayor-meets-press.md",
        "content/sessions/2031/2031-03-02-mayor.md",
        "content/sessions/2031/2031-03-02-mayor.notes.md",
        "content/terms/flood-season.md",
        "content/topics/ferry.md",
        "content/topics/levee.md",
        "content/topics/library.md",
        "content/topics/town-works.md",
    ),
];

const ENGLISH: [&[File]; 2] = [
    repository!("en"),
    starter!("en":
        "README.md",
        "content/archive.yaml",
        "content/organisations/evening-lamp.md",
        "content/organisations/ferry-radio.md",
        "content/pages/about.md",
        "content/people/ada-fenwick.md",
        "content/permalinks/2031-03-02-mayor.json",
        "content/series/mayor-meets-press.md",
        "content/sessions/2031/2031-03-02-mayor.md",
        "content/sessions/2031/2031-03-02-mayor.notes.md",
        "content/terms/flood-season.md",
        "content/topics/ferry.md",
        "content/topics/levee.md",
        "content/topics/library.md",
        "content/topics/town-works.md",
    ),
];

/// The files of a new archive.
pub(super) fn archive(tongue: Tongue) -> impl Iterator<Item = File> {
    let parts = match tongue {
        Tongue::Chinese => CHINESE,
        Tongue::English => ENGLISH,
    };
    parts.into_iter().flatten().copied()
}

macro_rules! new {
    ($tongue:expr, $file:literal) => {
        match $tongue {
            Tongue::Chinese => include_str!(concat!("../../starter/zh/new/", $file)),
            Tongue::English => include_str!(concat!("../../starter/en/new/", $file)),
        }
    };
}

/// A new file of a kind, `{title}` and `{date}` where these belong.
pub(super) fn commented(kind: Kind, tongue: Tongue) -> &'static str {
    match kind {
        Kind::Session => new!(tongue, "session.md"),
        Kind::Notes => new!(tongue, "notes.md"),
        Kind::Entry(EntryKind::Topic) => new!(tongue, "topic.md"),
        Kind::Entry(EntryKind::Person) => new!(tongue, "person.md"),
        Kind::Entry(EntryKind::Organisation) => new!(tongue, "organisation.md"),
        Kind::Entry(EntryKind::Series) => new!(tongue, "series.md"),
        Kind::Entry(EntryKind::Term) => new!(tongue, "term.md"),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::disk;

    #[test]
    fn the_lists_are_the_folders() {
        for (name, tongue) in [("zh", Tongue::Chinese), ("en", Tongue::English)] {
            let folder =
                Path::new(env!("CARGO_MANIFEST_DIR")).join("starter").join(name).join("archive");
            let mut report = Vec::new();
            let found = disk::list_files(&folder, "", &mut report);
            let mut listed: Vec<String> = archive(tongue)
                .map(|(path, _)| {
                    path.rsplit('/').next().unwrap().trim_start_matches('.').to_owned()
                })
                .collect();
            let mut names: Vec<String> =
                found.iter().map(|path| path.rsplit('/').next().unwrap().to_owned()).collect();
            listed.sort();
            names.sort();
            assert_eq!((listed, report), (names, Vec::new()));
        }
    }
}
