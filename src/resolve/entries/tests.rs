use std::path::Path;

use super::*;
use crate::model::{Match, Meaning, Rule, Slug};

fn archive(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = root.path().join("content").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    root
}

fn loaded(root: &Path) -> (Entries, Vec<Diagnostic>) {
    let mut report = Vec::new();
    (load(root, &mut report), report)
}

#[test]
fn entries_of_all_kinds_are_read_in_the_order_of_their_ids() {
    let root = archive(&[
        (
            "topics/water.md",
            "---\ntitle: 水务\nmatch: [水库, 自来水]\nmatch_question: [停水]\nbroader: [town]\n---\n\n关于水。\n",
        ),
        ("topics/town.md", "---\ntitle: 镇务\n---\n"),
        (
            "people/lin-an.md",
            "---\ntitle: 林安\nroles:\n  - { title: 镇长, from: 2020-01-01, until: 2024-12-31 }\n  - { title: 书记, from: 2025-01-01 }\n---\n",
        ),
        (
            "organisations/yunxi-daily.md",
            "---\ntitle: 《云溪日报》\naliases: [云溪报]\ncountry: 云溪\nkind: 报纸\nsame_as: [Q0, https://example.org/]\n---\n",
        ),
        ("series/town-hall.md", "---\ntitle: 镇民大会\nformer: [assembly]\n---\n"),
        ("pages/b.md", "---\ntitle: 乙\n---\n"),
        ("pages/a.md", "---\ntitle: 甲\norder: 2\n---\n"),
    ]);
    let (entries, report) = loaded(root.path());
    assert_eq!(report, []);
    let topics: Vec<&str> = entries.topics.iter().map(|topic| topic.entry.id.as_str()).collect();
    assert_eq!(topics, ["town", "water"]);
    let water = &entries.topics[1];
    assert_eq!(water.rules.len(), 3);
    assert_eq!(water.rules[2], Rule { words: "停水".into(), only_question: true });
    assert_eq!(water.broader[0].span.text(), "town");
    assert_eq!(
        (water.entry.body.as_str(), water.entry.path.as_str()),
        ("\n关于水。\n", "content/topics/water.md")
    );
    assert_eq!(water.entry.body_span.text(), water.entry.body);
    let day = crate::model::Date::new(2025, 3, 7).unwrap();
    assert_eq!(entries.people[0].office_on(day).unwrap().title, "书记");
    assert_eq!(entries.series[0].entry.former[0].id.as_str(), "assembly");
    let pages: Vec<&str> = entries.pages.iter().map(|page| page.id.as_str()).collect();
    assert_eq!(pages, ["b", "a"]);
}

#[test]
fn one_bad_file_does_not_hide_the_others() {
    let root = archive(&[
        ("topics/a.md", "---\ntitel: 甲\n---\n"),
        ("topics/b.md", "正文\n"),
        ("topics/c.md", "---\ntitle: 丙\n"),
        ("topics/d.md", "---\ntitle: 丁\nmatch: ['']\n---\n"),
        ("topics/乌.md", "---\ntitle: 乌\n---\n"),
        ("topics/deep/e.md", "---\ntitle: 戊\n---\n"),
        ("topics/f.txt", "己"),
        ("topics/g.md", "---\ntitle: 庚\nformer: [旧]\nsame_as: [维基]\n---\n"),
    ]);
    let (entries, report) = loaded(root.path());
    let read: Vec<&str> = entries.topics.iter().map(|topic| topic.entry.id.as_str()).collect();
    assert_eq!(read, ["d", "g"]);
    let mut codes: Vec<(&str, Code)> =
        report.iter().map(|fault| (fault.path().unwrap(), fault.code)).collect();
    codes.sort_by_key(|(path, code)| (*path, code.as_str()));
    assert_eq!(
        codes,
        [
            ("content/topics/a.md", Code::UnknownKey),
            ("content/topics/b.md", Code::BadValue),
            ("content/topics/c.md", Code::UnclosedFrontMatter),
            ("content/topics/d.md", Code::BadValue),
            ("content/topics/deep/e.md", Code::NotAnEntry),
            ("content/topics/f.txt", Code::NotAnEntry),
            ("content/topics/g.md", Code::BadAddress),
            ("content/topics/g.md", Code::BadId),
            ("content/topics/乌.md", Code::BadId),
        ]
    );
}

#[test]
fn an_office_that_ends_before_it_begins_is_an_error() {
    let root = archive(&[(
        "people/lin-an.md",
        "---\ntitle: 林安\nroles: [{ title: 镇长, from: 2025-01-01, until: 2024-01-01 }]\n---\n",
    )]);
    let (entries, report) = loaded(root.path());
    assert_eq!((entries.people.len(), report[0].code), (1, Code::BadValue));
}

#[test]
fn the_lexicon_knows_all_names_and_warns_of_double_ones() {
    let root = archive(&[
        ("people/lin-an.md", "---\ntitle: 林安\nhidden: [林桉]\n---\n"),
        ("organisations/yunxi-daily.md", "---\ntitle: 《云溪日报》\naliases: [云溪]\n---\n"),
        ("organisations/yunxi-radio.md", "---\ntitle: 云溪电台\naliases: [云溪]\n---\n"),
    ]);
    let (entries, _) = loaded(root.path());
    let mut report = Vec::new();
    let lexicon = lexicon(&entries, &mut report);
    let lin = Meaning::Person(Slug::new("lin-an").unwrap());
    assert_eq!(lexicon.look_up("林桉"), Match::One(&lin));
    assert!(matches!(lexicon.look_up("云溪日报"), Match::One(Meaning::Organisation(_))));
    assert!(matches!(lexicon.look_up("云溪"), Match::Several(_)));
    assert_eq!(report.len(), 1);
    assert_eq!(report[0].code, Code::DoubleName);
    for file in ["yunxi-daily.md", "yunxi-radio.md"] {
        assert!(report[0].message.en.contains(file), "{report:?}");
    }
}

#[test]
fn an_organisation_is_known_by_the_names_it_had_before() {
    let root = archive(&[(
        "organisations/yunxi-daily.md",
        "---\ntitle: 《云溪日报》\nformer_names:\n  - { title: 云溪新闻纸, until: 2010-12-31 }\n  - { title: 云溪周报, until: 2019-12-31 }\n  - { title: 云溪墙报 }\n---\n",
    )]);
    let (entries, report) = loaded(root.path());
    assert_eq!(report, []);
    let daily = &entries.organisations[0];
    let on = |year| daily.name_on(crate::model::Date::new(year, 12, 31).unwrap());
    assert_eq!(
        [on(2005), on(2010), on(2011), on(2020)],
        ["云溪新闻纸", "云溪新闻纸", "云溪周报", "《云溪日报》"]
    );
    let lexicon = lexicon(&entries, &mut Vec::new());
    for name in ["云溪日报", "云溪周报", "云溪墙报"] {
        assert!(matches!(lexicon.look_up(name), Match::One(Meaning::Organisation(_))), "{name}");
    }
}

#[test]
fn two_names_do_not_end_on_one_day() {
    let root = archive(&[(
        "organisations/yunxi-daily.md",
        "---\ntitle: 云溪日报\nformer_names: [{ title: 甲, until: 2010-12-31 }, { title: 乙, until: 2010-12-31 }]\n---\n",
    )]);
    let (_, report) = loaded(root.path());
    assert_eq!((report.len(), report[0].code), (1, Code::BadValue));
}
