//! Terms as a reader and an interpreter meet them: from the index to a term, from a use to the very
//! paragraph, the glossary on a phone and on paper. The guide's archive, with some more terms.

use std::path::Path;

use crate::browser::{Media, Page, file_url};
use crate::docs::{build, example};
use crate::support::Project;

/// The guide's archive with so many terms more that the glossary has letters, one of them used in every
/// other session of many.
fn archive() -> Project {
    let project = example("guide.zh.md");
    for (number, title) in "安渡 北渡 长渡 东渡 丰渡 高渡 河渡 江渡 口渡 柳渡 茂渡 南渡 平渡 清渡 若渡 石渡 塘渡 望渡 溪渡 云渡 中渡 沙渡 山渡 上渡 下渡"
        .split(' ')
        .enumerate()
    {
        let term = format!(
            "---\ntitle: {title}\nkind: place\ndefinition: 柳溪上的渡口。\nrenderings:\n  - {{ lang: en, text: the ferry of {title} }}\n---\n"
        );
        project.write(&format!("content/terms/ferry-{number}.md"), &term);
    }
    let answer = "东岸修完，南渡照旧。\n\n".repeat(160);
    for year in [2032, 2033] {
        let session = format!(
            "---\ntitle: 柳溪镇镇长答记者问\ndate: {year}-03-02\nlabels: declared\nspeakers:\n  周明远: {{ role: answerer }}\n  问: {{ role: asker }}\n---\n## 东岸 {{topics=levee}}\n\n问：东岸和南渡呢？\n\n周明远：{answer}"
        );
        project.write(&format!("content/sessions/{year}/{year}-03-02-mayor.md"), &session);
    }
    build(&project);
    project
}

#[test]
fn an_interpreter_comes_from_the_index_to_the_very_paragraph() {
    let project = archive();
    let page = Page::new();
    page.javascript(false);
    page.open(&file_url(&project.at("site/index.html")));
    page.follow("text=词语");
    page.follow("text=东岸");
    assert_eq!(page.text("h1"), "东岸");
    assert!(page.text(".renderings").contains("the East Embankment"));
    page.follow("nav.contents a");
    assert!(page.text("h1").contains("2031年"), "{}", page.text("h1"));
    assert_eq!(page.text(".kwic mark"), "东岸");
    page.follow(".kwic .about a");
    let aim: String = page.js("document.querySelector(':target').textContent");
    assert!(page.address().contains("q1.html#p3") && aim.contains("东岸"), "{}", page.address());
    page.assert_faultless();
}

#[test]
fn the_pages_of_terms_fit_every_screen_and_are_accessible() {
    let project = archive();
    let paths = [
        "terms/index.html",
        "terms/east-bank.html",
        "terms/east-bank/2031.html",
        "terms/ferry-11/2032.html",
        "glossary.html",
    ];
    for path in paths {
        let page = Page::new();
        page.open(&file_url(&project.at("site").join(Path::new(path))));
        page.assert_for_everybody();
    }
}

#[test]
fn the_glossary_is_two_columns_of_paper_without_the_site_around_it() {
    let project = archive();
    let page = Page::new();
    page.open(&file_url(&project.at("site/glossary.html")));
    assert_eq!(page.count(".letters a"), page.count(".glossary h2"));
    let text = page.pdf().sheets().join("\n");
    for wanted in ["词汇表", "glossary.html", "dōng àn", "the East Embankment", "官方"] {
        assert!(text.contains(wanted), "no {wanted} in\n{text}");
    }
    for unwanted in ["跳到正文", "CSV", "年份", "Atom"] {
        assert!(!text.contains(unwanted), "{unwanted} is in\n{text}");
    }
    page.media(Media::Print);
    let columns: String =
        page.js("getComputedStyle(document.querySelector('.glossary')).columnCount");
    assert_eq!(columns, "2");
}
