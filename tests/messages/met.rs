//! For each code what provokes it: a table.

use wenda::diagnostic::{Code, Diagnostic};
use wenda::pipeline::{self, File, Rules};

use super::{build, said, with};
use crate::support::{Project, SESSION};

/// How a code is met.
pub(super) enum Met {
    /// By a build of the sample project with these files over it: paths and texts.
    Files(&'static [(&'static str, &'static str)]),
    /// By this, done to the sample project; what is returned is what was told.
    By(fn(&Project) -> Vec<Diagnostic>),
    /// By no content: why.
    Not(&'static str),
}

use Met::{By, Files, Not};

const RAW: &str = "content/sessions/2031/raw.txt";
const PAGE: &str = "content/sessions/2031/page.html";
pub(super) const DONE: &str = "content/sessions/2031/done.md";
pub(super) const TOPIC: &str = "content/topics/x.md";
const NOTES: &str = "content/sessions/2031/2031-05-04-bridge.notes.md";
pub(super) const SETTINGS: &str = "content/archive.yaml";

/// A settled transcript with some lines in its front matter and a body.
macro_rules! settled {
    ($front:literal, $body:literal) => {
        concat!(
            "---\ntitle: 甲\ndate: 2031-01-02\nlabels: declared\n",
            $front,
            "speakers:\n  何清: { role: answerer }\n  问: { role: asker }\n---\n",
            $body
        )
    };
}

#[allow(clippy::too_many_lines, reason = "a table")]
pub(super) fn met(code: Code) -> Met {
    match code {
        Code::Unreadable => By(|project| {
            let file = File {
                folder: project.path().to_owned(),
                path: "none.txt".to_owned(),
                encoding: None,
            };
            pipeline::parse(&[file], None).into_iter().filter_map(Result::err).collect()
        }),
        Code::NoSuchFile => By(|project| said(project, &["parse", "none.txt"])),
        Code::Unwritable => By(|project| {
            project.write("site/years", "a file where a folder must be");
            build(project)
        }),
        Code::FileExists => By(|project| {
            project.write("raw.txt", crate::support::RAW);
            said(project, &["import", "raw.txt", "--id", "2031-06-08-x"]);
            let path = "content/sessions/2031/2031-06-08-x.md";
            project.write(path, &(project.read(path) + "\n何清：再会。\n"));
            said(project, &["import", "raw.txt", "--id", "2031-06-08-x"])
        }),
        // 问：好？ 答：好。 in GB 18030.
        Code::Converted => By(|project| {
            let bytes = b"\xce\xca\xa3\xba\xc4\xcf\xc7\xc5\xca\xb2\xc3\xb4\xca\xb1\xba\xf2\xd0\xde\xba\xc3\xa3\xbf\n\n\xb4\xf0\xa3\xba\xc7\xef\xcc\xec\xd2\xd4\xc7\xb0\xa1\xa3\n";
            std::fs::write(project.at(RAW), bytes).unwrap();
            build(project)
        }),
        Code::UndecodableBytes => By(|project| {
            std::fs::write(project.at(DONE), b"\xef\xbb\xbf\xe9\x97\xae\xef\xbc\x9a\xff\n")
                .unwrap();
            build(project)
        }),
        Code::CaseClash => Files(&[
            ("content/topics/X.md", "---\ntitle: A\n---\n"),
            (TOPIC, "---\ntitle: B\n---\n"),
        ]),
        Code::BadFileName => Not("not every file system can hold such a name; tested in `disk`"),
        Code::LinkLoop => Not("not every file system has links; tested in `disk`"),
        Code::BadYaml => Files(&[(SETTINGS, "title: [\n")]),
        Code::UnknownKey => Files(&[(SETTINGS, "titel: 甲\n")]),
        Code::ForeignKeys => By(|project| {
            project.write("raw.md", "---\nlayout: post\n---\n问：好？\n\n答：好。\n");
            said(project, &["parse", "raw.md", "--verbose"])
        }),
        Code::BadValue => Files(&[(SETTINGS, "title: 甲\nlanguage: 中文\n")]),
        Code::UnclosedFrontMatter => Files(&[(TOPIC, "---\ntitle: 甲\n")]),
        Code::NoArchive => By(|project| {
            std::fs::remove_file(project.at(SETTINGS)).unwrap();
            build(project)
        }),
        Code::BadAddress => Files(&[(SETTINGS, "title: 甲\nbase_url: example.org\n")]),
        Code::UnknownFormat => By(|project| {
            project.write("a.odt", "x");
            said(project, &["parse", "a.odt"])
        }),
        Code::BrokenFile => Files(&[("content/sessions/2031/a.docx", "<p>x")]),
        Code::MissingProgram => Not("it takes a machine without `pdftotext`; tested in `read`"),
        Code::DoubtfulDay => By(|project| {
            std::fs::write(project.at("content/sessions/2031/a.docx"), undated()).unwrap();
            build(project)
        }),
        Code::WrongEncoding => Files(&[(PAGE, "<meta charset=gbk><p>问：好？<p>何清：好。")]),
        Code::LeftOut => Files(&[(PAGE, "<nav>首页</nav><div><p>问：好？<p>何清：好。</div>")]),
        Code::TableSkipped => Files(&[(
            PAGE,
            "<p>问：好？<p>何清：好。<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>",
        )]),
        Code::NoBreakSpaces => Files(&[(DONE, settled!("", "问：A\u{a0}B？\n\n何清：好。\n"))]),
        Code::BadLabel => {
            Files(&[(DONE, "---\ntitle: 甲\nspeakers: { '[^何': {} }\n---\n何清：好。\n")])
        }
        Code::UnknownAside => Files(&[(DONE, settled!("", "何清：好。\n\n> {.captoin} 图\n"))]),
        Code::LiteralMarkup => Files(&[(DONE, settled!("", "### 甲\n\n何清：好。\n"))]),
        Code::LostFootnote => Files(&[(DONE, settled!("", "何清：好[^1]。\n"))]),
        Code::BadCue => Files(&[(
            "content/sessions/2031/raw.srt",
            "1\n00:00:01,000 --> soon\n林安：各位好。\n",
        )]),
        Code::RollingCaptions => Files(&[(
            "content/sessions/2031/raw.vtt",
            "WEBVTT\n\n00:01.000 --> 00:02.000\n一\n\n00:02.000 --> 00:03.000\n一\n二\n\n00:03.000 --> 00:04.000\n二\n三\n\n00:04.000 --> 00:05.000\n三\n四\n",
        )]),
        Code::BadJson => Files(&[("content/sessions/2031/raw.json", "{\"title\": \"甲\"}")]),
        Code::BadTable => Files(&[("content/sessions/2031/raw.csv", "time,title\n0:00,甲\n")]),
        Code::TableColumns => {
            Files(&[("content/sessions/2031/raw.csv", "speaker,words\n林安,各位好。\n")])
        }
        Code::BadXml => Files(&[("content/sessions/2031/raw.xml", "<TEI><text>")]),
        Code::PeopleElsewhere => Files(&[(
            "content/sessions/2031/raw.xml",
            "<TEI><text><body><u who='#lin'><seg>各位好。</seg></u></body></text></TEI>",
        )]),
        Code::EmptyTurn => Files(&[(DONE, settled!("", "问：\n\n何清：好。\n"))]),
        Code::EmptyExchange => Files(&[(DONE, settled!("", "何清：好。\n\n## 空\n"))]),
        Code::UndeclaredLabel => Files(&[(
            DONE,
            "---\ntitle: 甲\nlabels: declared\nspeakers:\n  云溪晚报记者: { role: asker }\n---\n云溪晚报记者：好？\n\n云溪晩报记者：还有？\n",
        )]),
        Code::MarkedLabel => Files(&[(DONE, settled!("", "问：好？\n\n**何清**：好。\n"))]),
        Code::UnusedLabel => Files(&[(DONE, settled!("", "何清：好。\n"))]),
        Code::NoRole => Files(&[(
            DONE,
            "---\ntitle: 甲\nlabels: declared\nspeakers:\n  何清: {}\n---\n何清：好。\n",
        )]),
        Code::DoubtfulLabel => Files(&[(
            RAW,
            "问：渡口呢？\n\n答：开了。\n\n夜渡船：还没有。\n\n问：票呢？\n\n答：两元。\n",
        )]),
        Code::ImpliedSpeaker => Files(&[(
            RAW,
            "问：渡口呢？\n\n答：哪一个？\n\n记者：南边的。\n\n南边的开了。\n\n问：票呢？\n\n答：两元。\n",
        )]),
        Code::Furniture => Files(&[(RAW, PAGES)]),
        Code::Joined => Files(&[(RAW, JOINED)]),
        Code::NoSpeech => Files(&[(RAW, "今年的渡口已经修好。\n\n大家都可以去看。\n")]),
        Code::SiteInContent => By(|project| said(project, &["build", "--site", "content/site"])),
        Code::PortTaken => Not("it takes another program on the port; tested in `serve`"),
        Code::CannotListen => Not("it takes a machine without a free port"),
        Code::CannotWatch => Not("it takes a machine that watches no more folders"),
        Code::AsideFound => {
            Files(&[(RAW, "问：渡口呢？\n\n答：开了。\n\n（掌声）\n\n问：票呢？\n\n答：两元。\n")])
        }
        Code::DoubtfulAside => Files(&[(
            RAW,
            "问：渡口呢？\n\n答：开了。\n\n\n\n5月4日，渡口的船工在修船。\n\n\n\n问：票呢？\n\n答：两元。\n",
        )]),
        Code::LostWords => Files(&[(
            RAW,
            "问：渡口呢？\n\n答：开了。\n\n的路也会一起铺好。\n\n问：票呢？\n\n答：两元。\n",
        )]),
        Code::DoubtfulGap => Files(&[(
            RAW,
            "Q: Is the ferry open?\n\nA: It is. The Mayor said so.\n\nroad and bridge are next.\n\nQ: And the price?\n\nA: Two coins.\n",
        )]),
        Code::TitleFound => {
            Files(&[(RAW, "云溪镇副镇长何清答记者问\n\n问：渡口呢？\n\n答：开了。\n")])
        }
        Code::RolesByOffice => Files(&[(
            RAW,
            "主席：第一项质询。\n\n何清议员：渡口几时开？\n\n渡务局局长：五月。\n\n石桥议员：票价呢？\n\n渡务局局长：两元。\n\n何清议员：夜船呢？\n\n渡务局局长：也开。\n\n主席：下一项。\n",
        )]),
        Code::AmbiguousName => Files(&[
            ("content/people/he.md", "---\ntitle: 何清\n---\n"),
            ("content/people/he-2.md", "---\ntitle: 何清\n---\n"),
            (DONE, settled!("", "问：好？\n\n何清：好。\n")),
        ]),
        Code::SourceChanged => By(|project| {
            project.write("raw.txt", crate::support::RAW);
            said(project, &["import", "raw.txt", "--id", "2031-06-08-x"]);
            project.write("raw.txt", &crate::support::RAW.replace("九月", "八月"));
            said(project, &["import", "raw.txt", "--id", "2031-06-08-x"])
        }),
        Code::EditedTranscript => By(|project| {
            let path = "content/sessions/2031/2031-06-08-x.md";
            project.write("raw.txt", crate::support::RAW);
            said(project, &["import", "raw.txt", "--id", "2031-06-08-x"]);
            project.write(path, &(project.read(path) + "\n何清：再会。\n"));
            project.write("raw.txt", &crate::support::RAW.replace("九月", "八月"));
            said(project, &["import", "raw.txt", "--id", "2031-06-08-x"])
        }),
        Code::DoubleSource => By(|project| {
            project.write("raw/a.txt", crate::support::RAW);
            project.write("raw/b.txt", crate::support::RAW);
            said(project, &["import", "raw"])
        }),
        Code::OneFileOnly => By(|project| {
            project.write("raw/a.txt", crate::support::RAW);
            said(project, &["import", "raw", "--stdout"])
        }),
        Code::NotAmongSessions => By(|project| {
            project.write("raw/a.txt", crate::support::RAW);
            said(project, &["import", "raw", "--into", "content/topics"])
        }),
        Code::BadId => Files(&[("content/topics/修桥.md", "---\ntitle: 甲\n---\n")]),
        Code::NotAnEntry => Files(&[("content/topics/notes.txt", "x")]),
        Code::DoubleId => Files(&[(TOPIC, "---\ntitle: 甲\nformer: [bridge]\n---\n")]),
        Code::DoubleName => Files(&[("content/organisations/x.md", "---\ntitle: 云溪晚报\n---\n")]),
        Code::UnknownReference => {
            Files(&[(DONE, settled!("series: none\n", "问：好？\n\n何清：好。\n"))])
        }
        Code::TopicCycle => Files(&[
            (TOPIC, "---\ntitle: 甲\nbroader: [y]\n---\n"),
            ("content/topics/y.md", "---\ntitle: 乙\nbroader: [x]\n---\n"),
        ]),
        Code::Repeated => {
            Files(&[(DONE, settled!("", "问：好[^1]？\n\n何清：好。\n\n[^1]: 甲\n\n[^1]: 乙\n"))])
        }
        Code::NotASession => Files(&[("content/sessions/2031/a.odt", "x")]),
        Code::DoubleSession => Files(&[("content/sessions/2031-05-04-bridge.md", SESSION)]),
        Code::NoTitle => Files(&[(
            DONE,
            "---\ndate: 2031-01-02\nlabels: declared\nspeakers: { 何清: { role: answerer } }\n---\n何清：好。\n",
        )]),
        Code::NoDate => Files(&[(
            DONE,
            "---\ntitle: 甲\nlabels: declared\nspeakers: { 何清: { role: answerer } }\n---\n何清：好。\n",
        )]),
        Code::NoTopic => Files(&[(DONE, settled!("", "问：下雨吗？\n\n何清：不下。\n"))]),
        Code::TooManyRules => Not("it would take gigabytes of rules"),
        Code::BadNote => Files(&[(NOTES, "x\n")]),
        Code::OrphanNotes => Files(&[("content/sessions/2031/bridge.notes.md", "## 桥\n桥。\n")]),
        Code::UnplacedNote => Files(&[(NOTES, "## 北桥\n没有北桥。\n")]),
        Code::MovedNote => By(|project| {
            project.write(NOTES, "## 木料已经备齐\n松木。\n");
            build(project);
            let moved = SESSION.replace("木料已经备齐，", "").replace("谢谢大家来", "木料已经备齐");
            project.write("content/sessions/2031/2031-05-04-bridge.md", &moved);
            build(project)
        }),
        Code::BadPermalinks => Files(&[("content/permalinks/2031-05-04-bridge.json", "{")]),
        Code::OrphanPermalinks => By(|project| {
            build(project);
            std::fs::remove_file(project.at("content/sessions/2031/2031-05-04-bridge.md")).unwrap();
            build(project)
        }),
        Code::LockedPermalinks => By(|project| {
            let rules = Rules { locked: true, ..Rules::default() };
            with(project, rules)
        }),
        Code::IdRefused => {
            Files(&[(DONE, settled!("", "## 甲 {id=king}\n\n问：好？\n\n何清：好。\n"))])
        }
        Code::TemplateError => Files(&[("templates/question.html", "{{ page.nothing }}")]),
        Code::OtherWords => Files(&[(SETTINGS, "title: Archiv\nlanguage: de\n")]),
        Code::BrokenLink => Files(&[(TOPIC, "---\ntitle: 甲\n---\n见[这里](none.md)。\n")]),
        Code::UnsafeLink => Files(&[(TOPIC, "---\ntitle: 甲\n---\n见[这里](javascript:x)。\n")]),
        Code::RawHtml => Files(&[(TOPIC, "---\ntitle: 甲\n---\n<b>乙</b>\n")]),
        Code::Picture => Files(&[(TOPIC, "---\ntitle: 甲\n---\n![乙](a.png)\n")]),
        Code::StrayStars => Files(&[(TOPIC, "---\ntitle: 甲\n---\n** 乙**\n")]),
        Code::AbsoluteLink => Files(&[
            ("templates/404.html", ""),
            ("templates/page.html", ""),
            ("templates/home.html", "<a href=\"/years/index.html\">x</a>"),
        ]),
        Code::ForeignResource => {
            Files(&[("templates/home.html", "<img src=\"https://a.example/x.png\" alt=\"\">")])
        }
        Code::PathClash => Files(&[("templates/assets/Wenda.css", "x")]),
        Code::ForeignFile => Files(&[("site/index.html", "mine")]),
        Code::BadManifest => By(|project| {
            project.write("site/data/manifest.json", "{");
            with(project, Rules { force: true, ..Rules::default() })
        }),
        Code::PageGone => By(|project| {
            build(project);
            std::fs::remove_file(project.at("content/topics/money.md")).unwrap();
            build(project)
        }),
        Code::SiteInUse => Not("it takes two runs at one time; tested in `publish`"),
        Code::Resumed => Not("it takes a run cut short; tested in `publish`"),
        _ => Not("no input is known for it"),
    }
}

/// A sentence over the end of a page.
const JOINED: &str = "MARTA VALE: Is the ferry late?\n\nJOAN ORR: In the\n\nPage 1 of 2\n\u{c}\n\
    meantime, it is.\n\nMARTA VALE: Why is it?\n\nJOAN ORR: Because of the fog.\n";

/// A text of two pages.
const PAGES: &str = "问：渡口呢？\n\n答：开了。\n\nPage 1 of 2\n\u{c}\n问：票呢？\n\n答：两元。\n";

/// A Word document in which no day is written, but for the one on which it was made.
fn undated() -> Vec<u8> {
    use std::io::{Cursor, Write};
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in [
        (
            "_rels/.rels",
            "<r><Relationship Type=\"x/officeDocument\" Target=\"a.xml\"/><Relationship Type=\"x/core-properties\" Target=\"b.xml\"/></r>",
        ),
        ("a.xml", "<d><p><r><t>问：好？</t></r></p><p><r><t>何清：好。</t></r></p></d>"),
        ("b.xml", "<c><created>2031-04-05T08:00:00Z</created></c>"),
    ] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(xml.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
