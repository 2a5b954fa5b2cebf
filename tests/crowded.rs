//! A session so crowded with notes and terms that they overlap everywhere: its pages are still valid, and
//! their words are the transcript's, character for character.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::support::Project;

/// How many notes and terms it has.
const NOTES: usize = 300;
const TERMS: usize = 200;

/// Its questions, and the paragraphs of each answer.
const QUESTIONS: usize = 6;
const PARAGRAPHS: usize = 5;

/// Characters out of which its meaningless words are made: so many that no six of them come twice.
const CHARACTERS: &str = "山水田石桥船灯堤坝柳溪渡口村镇街巷井泉塘湖岸沙洲林竹松梅兰菊桃李杏茶稻麦豆瓜果蔬鱼虾蟹鸡鸭鹅\
     牛羊马犬猫雀燕雁鹤云雨雪霜露雾雷电风虹日月星辰晨午暮夜春夏秋冬东南西北上下左右前后内外高低长短宽窄深浅快慢\
     新旧早晚冷暖干湿轻重红黄蓝绿白黑青紫金银铜铁木瓦砖布纸笔墨书画琴棋歌舞鼓锣钟铃门窗墙梁柱檐阶台亭阁";

/// The crowded session.
pub(crate) struct Crowded {
    pub(crate) project: Project,
    /// For each question, the words of its paragraphs: the question, then the answer.
    pub(crate) words: Vec<Vec<String>>,
    /// The terms.
    terms: Vec<String>,
}

/// Stands for a gap while the words are made.
const LOST: &str = "□";

/// Its pages.
pub(crate) const PAGE: &str = "2031-09-09-crowd";

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn words(&mut self, count: usize) -> String {
        let all: Vec<char> = CHARACTERS.chars().collect();
        (0..count).map(|_| all[self.below(all.len())]).collect()
    }
}

impl Crowded {
    fn new() -> Self {
        let mut chance = Chance(7);
        let mut terms = BTreeSet::new();
        while terms.len() < TERMS {
            terms.insert(chance.words(3));
        }
        let terms: Vec<String> = terms.into_iter().collect();
        let mut next = terms.iter().cycle();
        let (mut words, mut source) = (Vec::new(), HEAD.to_owned());
        for question in 0..QUESTIONS {
            let asked = format!("第{}问：{}？", question + 1, chance.words(12));
            write!(source, "\n问：{asked}\n\n答：").unwrap();
            let mut paragraphs = vec![asked];
            for place in 0..PARAGRAPHS {
                let mut plain = format!("{}，<b>&'\"", chance.words(9));
                let mut written = plain.clone();
                for part in 0..8 {
                    let (before, term, after) =
                        (chance.words(5), next.next().unwrap(), chance.words(7));
                    let gap = if part == 5 { LOST } else { "" };
                    write!(plain, "，{before}，{term}，{gap}{after}").unwrap();
                    // What the source itself marks stands among what the notes are on.
                    match part {
                        1 => write!(written, "，**{before}，{term}**，{after}"),
                        3 => {
                            write!(written, "，[{before}，{term}](https://crowd.example/)，{after}")
                        }
                        5 => write!(written, "，{before}，{term}，[……]{after}"),
                        6 => write!(written, "，{before}，{term}，{after}[^1]"),
                        _ => write!(written, "，{before}，{term}，{after}"),
                    }
                    .unwrap();
                }
                let end = if place == 0 { "" } else { "\n" };
                writeln!(source, "{end}{written}。").unwrap();
                paragraphs.push(plain + "。");
            }
            words.push(paragraphs);
        }
        source.push_str("\n[^1]: 原注在此。\n");
        let project = Project::empty();
        project.write("content/archive.yaml", "title: 拥挤镇问答录\n");
        project.write(&format!("content/sessions/2031/{PAGE}.md"), &source);
        let notes = notes(&words, &mut chance);
        project.write(&format!("content/sessions/2031/{PAGE}.notes.md"), &notes);
        for one in words.iter_mut().flatten() {
            *one = one.replace(LOST, "");
        }
        for (at, term) in terms.iter().enumerate() {
            let entry = format!(
                "---\ntitle: {term}\ndefinition: 无意义的词。\nrenderings:\n  - {{ lang: en, text: word {at} }}\n---\n"
            );
            project.write(&format!("content/terms/word-{at}.md"), &entry);
        }
        Self { project, words, terms }
    }
}

/// The crowded session, built once for all tests.
pub(crate) fn crowded() -> &'static Crowded {
    static BUILT: OnceLock<Crowded> = OnceLock::new();
    BUILT.get_or_init(|| {
        let crowded = Crowded::new();
        let said = crowded.project.run(&["build", "--strict"]);
        assert_eq!(said.status, 0, "{}", said.err);
        crowded
    })
}

const HEAD: &str = "---\ntitle: 拥挤镇镇长答问\ndate: 2031-09-09\nlabels: declared\nspeakers:\n  问: { role: asker }\n  答: { role: answerer }\n---\n";

/// Notes on words that begin and end anywhere, so that they overlap, nest and fall on the same words.
fn notes(words: &[Vec<String>], chance: &mut Chance) -> String {
    let mut file = "---\nby: 编者\n---\n".to_owned();
    let mut last = String::new();
    for note in 0..NOTES {
        let question = note % QUESTIONS;
        let place = 1 + note / QUESTIONS % PARAGRAPHS;
        let characters: Vec<char> = words[question][place].chars().collect();
        let start = 14 + chance.below(characters.len() - 40);
        let length = 6 + chance.below(60).min(characters.len() - start - 6);
        let quote: String = characters[start..start + length].iter().collect();
        // A quote that goes over a gap says so.
        let quote = quote.trim_matches('□').replace(LOST, "[……]");
        // Each tenth note is on the same words as the one before it.
        let quote = if note % 10 == 9 { last.clone() } else { quote };
        let words = [
            "出自何处，无人知道。",
            "**要紧**的话，见[石桥](https://crowd.example/)。",
            &"长话。".repeat(60),
        ];
        write!(file, "\n## {quote}\n\n{}\n", words[note % 3]).unwrap();
        last = quote;
    }
    file
}

/// The text of an element's HTML, and how deep links nest in it.
fn text(html: &str) -> (String, usize) {
    let (mut text, mut rest) = (String::new(), html);
    let (mut depth, mut deepest) = (0_usize, 0);
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, behind) = after.split_once('>').unwrap();
        if tag.starts_with("a ") {
            depth += 1;
            deepest = deepest.max(depth);
        } else if tag == "/a" {
            depth -= 1;
        }
        rest = behind;
    }
    text.push_str(rest);
    let characters =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    let text = characters.iter().fold(text, |text, (from, to)| text.replace(from, to));
    (text.replace("[……]", ""), deepest)
}

/// The paragraphs of a page, each as the HTML after its number.
fn paragraphs(page: &str) -> Vec<&str> {
    let found = page.split("<p class=\"words\"").skip(1);
    found.map(|rest| rest.split_once("</a> ").unwrap().1.split_once("</p>").unwrap().0).collect()
}

#[test]
fn the_words_of_a_crowded_page_are_the_transcript_and_links_do_not_nest() {
    let crowded = crowded();
    let mut all = Vec::new();
    for (question, words) in crowded.words.iter().enumerate() {
        let page = crowded.project.read(&format!("site/{PAGE}/q{}.html", question + 1));
        let shown: Vec<(String, usize)> = paragraphs(&page).into_iter().map(text).collect();
        assert_eq!(
            shown.iter().map(|(text, _)| text).collect::<Vec<_>>(),
            words.iter().collect::<Vec<_>>()
        );
        assert!(shown.iter().all(|&(_, deepest)| deepest <= 1));
        all.extend(words.iter().cloned());
    }
    let page = crowded.project.read(&format!("site/{PAGE}/all.html"));
    let shown: Vec<String> = paragraphs(&page).into_iter().map(|html| text(html).0).collect();
    assert_eq!(shown, all);
}

#[test]
fn every_note_of_a_crowded_page_can_be_reached_and_every_term_is_in_a_glossary() {
    let crowded = crowded();
    let page = crowded.project.read(&format!("site/{PAGE}/all.html"));
    let listed = crowded.project.read("site/notes/index.html");
    for note in 1..=NOTES {
        let card = |section: usize| format!("q{section}-n{note}\"");
        let found: Vec<usize> = (1..=QUESTIONS)
            .filter(|&section| page.contains(&format!("id=\"{}", card(section))))
            .collect();
        let &[section] = found.as_slice() else { panic!("note {note} has cards in {found:?}") };
        assert!(page.contains(&format!("href=\"#{}", card(section))), "note {note}");
        assert!(listed.contains(&format!("#n{note}\"")), "note {note}");
    }
    for term in &crowded.terms {
        assert!(page.contains(&format!(">{term}</a></dt>")), "{term}");
    }
}

/// Not a test: it leaves the pages for the HTML checker.
#[test]
#[ignore = "`.ci/html` runs this; it makes a site and judges nothing"]
#[expect(clippy::disallowed_methods, reason = "a test has no arguments: the folder comes this way")]
fn a_crowded_site_is_left_for_the_checker() {
    let Some(to) = std::env::var_os("WENDA_CROWDED_SITE") else {
        panic!("please run `.ci/html`");
    };
    let site = crowded().project.at("site");
    for (path, bytes) in crate::support::tree(&site) {
        let to = PathBuf::from(&to).join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
}
