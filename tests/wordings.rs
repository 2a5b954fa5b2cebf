//! Wordings as a reader meets them: from the list to a wording, from a use to the very paragraph, in other orders than
//! that of time; and as a command lists them. An invented archive in which it is known what was said again.

use std::path::Path;

use crate::browser::{Page, file_url};
use crate::support::Project;

const WORDS: &str = "继续加固东岸防洪大堤和南渡码头";

/// Eight sessions, one a year. In the last two the words are said so often that each year has a page of its own.
fn archive() -> Project {
    let project = Project::empty();
    project.write(
        "content/archive.yaml",
        "title: 柳溪镇问答（虚构）\ndescription: 虚构的柳溪镇的问答。\nlanguage: zh-Hans\n",
    );
    let others = ["图书馆周末开门", "渡口的灯已经修好", "集市照旧", "学校秋天扩建"];
    let before = ["今年应", "镇上要", "我们正在", "大家都愿"];
    let after = ["。", "，不能再拖", "！", "，也要修路"];
    let said = |at: usize| {
        let (before, after) = (before[at % 4], after[at / 4 % 4]);
        format!("{}。{before}{WORDS}{after}\n\n", others[at % 3])
    };
    for year in 2031..=2038_usize {
        let said = match year {
            2031 => format!("{}。", others[0]),
            2033 => "我们要继续加固东岸防洪大堤和北渡码头。".to_owned(),
            2037 | 2038 => (0..160).map(said).collect::<String>(),
            _ => said(year),
        };
        let session = format!(
            "---\ntitle: 柳溪镇镇长答记者问\ndate: {year}-03-02\nlabels: declared\nspeakers:\n  周明远: {{ role: answerer }}\n  《柳溪晚报》记者: {{ role: asker }}\nwitness: {{ publisher: 柳溪晚报, extent: full }}\n---\n## 大堤\n\n《柳溪晚报》记者：大堤怎么样了？\n\n周明远：{said}\n"
        );
        project.write(&format!("content/sessions/{year}/{year}-03-02-mayor.md"), &session);
    }
    project
}

fn built() -> (Project, String) {
    let project = archive();
    let made = project.run(&["build"]);
    assert_eq!(made.status, 0, "{}", made.err);
    let table = project.read("site/data/wordings.csv");
    let row = table.lines().find(|row| row.contains(&format!(",0,{WORDS},"))).unwrap();
    let id = row.split(',').next().unwrap().to_owned();
    (project, id)
}

#[test]
fn a_reader_comes_from_the_first_page_to_the_very_paragraph_without_script() {
    let (project, id) = built();
    let page = Page::new();
    page.javascript(false);
    page.open(&file_url(&project.at("site/index.html")));
    page.follow("text=提法");
    page.follow(&format!("a[href$='{id}.html']"));
    assert_eq!(page.text("h1"), WORDS);
    assert_eq!(page.count(".sorting"), 0, "nothing dead is shown");
    page.follow("nav.contents a");
    assert_eq!(page.text(".kwic mark"), WORDS);
    page.follow(".kwic .about a");
    let aim: String = page.js("document.querySelector(':target').textContent");
    assert!(page.address().contains("q1.html#p2") && aim.contains(WORDS), "{}", page.address());
    page.assert_faultless();
}

#[test]
fn uses_are_sorted_by_what_stands_before_and_after_and_back() {
    let (project, id) = built();
    let page = Page::new();
    page.open(&file_url(&project.at(&format!("site/wordings/{id}/2037.html"))));
    let by_date = page.texts(".kwic .about a");
    page.click("text=按前文");
    let lefts = page.texts(".kwic .left");
    stand_together(lefts.iter().filter_map(|left| left.chars().next_back()));
    assert_eq!(
        page.attribute(".sorting button:nth-child(2)", "aria-pressed").as_deref(),
        Some("true")
    );
    page.click("text=按后文");
    let rights = page.texts(".kwic .right");
    stand_together(rights.iter().map(|right| right.chars().nth(1)));
    page.click("text=按日期");
    assert_eq!(page.texts(".kwic .about a"), by_date);
    assert_eq!(by_date.len(), 160);
    page.assert_faultless();
}

/// What is alike stands together, and there is more than one kind.
fn stand_together<T: Ord + std::fmt::Debug>(kinds: impl Iterator<Item = T>) {
    let mut kinds: Vec<T> = kinds.collect();
    kinds.dedup();
    let runs = kinds.len();
    kinds.sort_unstable();
    kinds.dedup();
    assert!(runs > 1 && runs == kinds.len(), "{kinds:?}");
}

#[test]
fn the_pages_of_wordings_fit_every_screen_and_are_accessible() {
    let (project, id) = built();
    let paths = [
        "wordings/index.html".to_owned(),
        format!("wordings/{id}.html"),
        format!("wordings/{id}/2038.html"),
    ];
    for path in paths {
        let page = Page::new();
        page.open(&file_url(&project.at("site").join(Path::new(&path))));
        page.assert_for_everybody();
    }
}

#[test]
fn the_command_lists_wordings_with_their_variants_as_text_table_and_json() {
    let project = archive();
    let said = |arguments: &[&str]| {
        let made = project.run(arguments);
        assert_eq!(made.status, 0, "{}", made.err);
        made.out
    };
    let text = said(&["wordings", "东岸", "--variants"]);
    let line = text.lines().find(|line| line.contains(WORDS)).unwrap();
    assert!(line.contains("  2032-2038  formula  "), "{text}");
    assert!(text.contains("[-南渡-]{+北渡+}"), "{text}");
    let table = said(&["wordings", "--csv", "--class", "formula"]);
    assert!(
        table.starts_with("\u{feff}wording,variant,words,class,difference,weight,uses,"),
        "{table}"
    );
    let json: serde_json::Value =
        serde_json::from_str(&said(&["wordings", "东岸", "--format", "json"])).unwrap();
    assert!(json.to_string().contains(WORDS), "{json}");
    let both = project.run(&["wordings", "--csv", "--format", "json", "--lang", "zh"]);
    assert_eq!((both.status, both.out.as_str()), (2, ""));
    assert!(both.err.contains("--csv 不能与 --format json 同用"), "{}", both.err);
    assert_eq!(said(&["wordings", "没有这句话"]), "");
}
