//! The first transcript: a newspaper page of 2025-03-07, with every kind of dirt that the rules are for.

use super::{asides, paragraphs};
use crate::diagnostic::Code;
use crate::model::{AsideKind, Lexicon, MarkKind, Role, Section, Session};
use crate::read::{Input, read_input};
use crate::structure::structure;

const PAGE: &str = include_str!("../../../../content/sources/2025-03-07-foreign-minister.txt");

/// Keys of the settings, which a Chinese message names as they are written.
const KEYS: [&str; 4] = ["title", "speakers", "not_labels", "role"];

fn seed() -> (Session, Vec<crate::diagnostic::Diagnostic>) {
    let mut report = Vec::new();
    let input = Input {
        path: "2025-03-07-foreign-minister.txt",
        bytes: PAGE.as_bytes(),
        beside: None,
        encoding: None,
    };
    let draft = read_input(input, &mut report).unwrap();
    let session = structure(&draft, &Lexicon::default(), &mut report);
    (session, report)
}

#[test]
fn the_twelve_questions_are_found_with_their_askers_as_printed() {
    let (session, _) = seed();
    let askers: Vec<&str> = session
        .exchanges
        .iter()
        .filter_map(|exchange| session.speaker(&exchange.turns[0]))
        .map(|speaker| speaker.label.as_str())
        .collect();
    assert_eq!(
        askers,
        [
            "中央广播电视总台央视记者",
            "塔斯社记者",
            "新华社记者",
            "彭博社记者",
            "CGTN记者",
            "路透社记者",
            "《人民日报》记者",
            "土耳其阿纳多卢通讯社记者",
            "巴基斯坦通讯社记者",
            "法新社记者",
            "东方卫视记者",
            "中新社记者",
        ]
    );
    assert!(session.exchanges.iter().all(|exchange| exchange.turns.len() == 2));
    assert_eq!((session.lead.len(), session.opening.len(), session.closing.len()), (1, 1, 0));
    let roles: Vec<Role> = session.speakers.iter().map(|speaker| speaker.role).collect();
    assert_eq!(roles[0], Role::Answerer);
    assert!(roles[1..].iter().all(|role| *role == Role::Asker));
}

#[test]
fn the_titles_are_the_questions_proper() {
    let (session, _) = seed();
    let titles: Vec<&str> =
        session.exchanges.iter().map(|exchange| exchange.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "去年元首外交取得哪些成果？",
            "如何看待中俄关系？",
            "中国外交又将发挥什么作用？",
            "中方认为应该为此发挥什么作用？",
            "如何看待中美在科技领域的竞争？",
            "中方同美方打交道的方式将有何不同？",
            "中国如何看待现阶段上海合作组织的作用？",
            "中方如何看待美方这一计划和加沙地带未来发展？",
            "中国如何看待周边形势？",
            "外交部如何看待中欧关系发展？",
            "如何看待中国经济形势？",
            "外交部将如何更好保护海外中国公民合法权益？",
        ]
    );
}

#[test]
fn what_nobody_spoke_is_in_no_turn() {
    let (session, _) = seed();
    let kinds: Vec<AsideKind> = session.asides.iter().map(|aside| aside.kind).collect();
    assert_eq!(
        kinds,
        [AsideKind::Furniture, AsideKind::Caption, AsideKind::Duration, AsideKind::Dateline]
    );
    for (_, words) in asides(&session) {
        assert!(paragraphs(&session).all(|paragraph| !paragraph.text.contains(words)), "{words}");
    }
    let headline = &session.asides[0];
    assert_eq!(headline.at.section, Section::Exchange("q3".parse().unwrap()));
    assert_eq!(
        headline.at.offset,
        Some(
            "正如你所说，当今世界变乱交织，确定性日益成为全球稀缺资源。各国尤其是大国作出"
                .chars()
                .count()
        )
    );
    let whole =
        paragraphs(&session).any(|one| one.text.contains("各国尤其是大国作出何种抉择，将决定"));
    assert!(whole);
}

#[test]
fn exactly_the_two_headless_paragraphs_are_gaps() {
    let (session, report) = seed();
    let gaps: Vec<&str> = paragraphs(&session)
        .filter(|one| one.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Gap { .. })))
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(gaps.len(), 2);
    assert!(gaps[0].starts_with("会努力的重点，应当"));
    assert!(gaps[1].starts_with("力，也有智慧通过"));
    let codes: Vec<Code> = report.iter().map(|diagnostic| diagnostic.code).collect();
    let lost = codes.iter().filter(|code| **code == Code::LostWords).count();
    assert_eq!((lost, codes.len()), (2, 6), "{report:?}");
}

#[test]
fn every_other_paragraph_is_the_source_s_to_the_character() {
    let (session, _) = seed();
    let mut lines: Vec<&str> =
        PAGE.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let headline = lines.iter().position(|line| line.starts_with("中共中央政治局委员")).unwrap();
    let joined = format!("{}{}", lines[headline - 1], lines[headline + 1]);
    lines.splice(headline - 1..headline + 2, [joined.as_str()]);
    let printed: Vec<&str> = lines
        .iter()
        .map(|line| match line.split_once('：') {
            Some((label, rest)) if session.speakers.iter().any(|who| who.label == label) => rest,
            _ => line,
        })
        .filter(|line| !asides(&session).iter().any(|(_, aside)| aside == line))
        .collect();
    let lead = session.lead.iter().map(|paragraph| paragraph.text.as_str());
    let read: Vec<&str> = lead.chain(paragraphs(&session).map(|one| one.text.as_str())).collect();
    assert_eq!(read, printed);
}

#[test]
fn the_page_tells_of_its_event() {
    let (session, _) = seed();
    let header = &session.header;
    assert_eq!(
        header.title.as_deref(),
        Some("中共中央政治局委员、外交部长王毅就中国外交政策和对外关系回答中外记者提问")
    );
    assert_eq!(header.date.map(|day| day.to_string()).as_deref(), Some("2025-03-07"));
    assert_eq!(header.place.as_deref(), Some("北京梅地亚中心新闻发布厅"));
    assert_eq!(header.duration.as_deref(), Some("1小时30分钟"));
    assert_eq!(header.witness.dateline.as_deref(), Some("据新华社北京3月7日电"));
    assert_eq!(header.language.as_str(), "zh-Hans");
}

#[test]
fn what_is_said_in_chinese_is_chinese_but_for_what_it_quotes() {
    let (session, report) = seed();
    let told = report.iter().flat_map(|one| one.hints.iter().chain([&one.message]));
    let asides = session.asides.iter().map(|aside| &aside.why);
    let speakers = session.speakers.iter().map(|speaker| &speaker.why);
    let gaps =
        paragraphs(&session).flat_map(|one| &one.marks).filter_map(|mark| match &mark.kind {
            MarkKind::Gap { why } => Some(why),
            _ => None,
        });
    for message in told.chain(asides).chain(speakers).chain(gaps) {
        let mut plain = String::new();
        for (at, part) in message.zh.split(['“', '”']).enumerate() {
            plain.push_str(if at % 2 == 0 { part } else { "" });
        }
        let foreign = |word: &str| !word.is_empty() && !KEYS.contains(&word);
        let words = plain.split(|c: char| !c.is_ascii_alphabetic() && c != '_');
        assert_eq!(words.filter(|word| foreign(word)).collect::<Vec<_>>(), [""; 0], "{message:?}");
        assert!(!message.zh.is_empty() && !message.en.is_empty(), "{message:?}");
    }
}
