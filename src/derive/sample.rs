//! A small invented archive for tests: three sessions of the spokesman of an invented town.

mod said;
mod terms;

use crate::diagnostic::{Message, SourceText, Span};
use crate::model::{
    Anchor, Aside, AsideKind, At, Date, DatedRole, Entry, Exchange, ExchangeId, Extent, Footnote,
    Header, Made, Mark, MarkKind, Note, NoteId, NoteKind, Organisation, Page, Paragraph,
    ParagraphId, Person, Quote, Reference, Role, Section, Selector, Series, Session, Slug,
    SourceInfo, Speaker, Target, TitleSource, Topic, Turn, TurnId, TurnKind, Witness,
};
use crate::resolve::{Archive, ArchivedSession, Assignment, PlacedNote, Why};
use crate::say;
use crate::settings::Settings;
use crate::text::Language;

pub(crate) use said::archive_of;
pub(crate) use terms::{rendering, term};
use terms::{terms, used};

/// Three sessions: two of a series, in 2023 and 2024, and one without date, title or known speakers.
pub(crate) fn archive() -> Archive {
    Archive {
        settings: settings(),
        sessions: vec![first(), second(), bare()],
        topics: vec![
            topic("bridge", "石桥", &["river"], &["market"]),
            topic("market", "集市", &[], &[]),
            topic("river", "河道", &[], &[]),
        ],
        people: vec![Person {
            entry: entry("people", "lin-xi", "林溪", "镇务发言人。"),
            roles: vec![DatedRole { title: "发言人".to_owned(), from: None, until: None }],
        }],
        organisations: vec![Organisation {
            entry: entry(
                "organisations",
                "gazette",
                "《青石公报》",
                "见[石桥](../topics/bridge.md)。",
            ),
            country: None,
            kind: Some("报纸".to_owned()),
            former_names: Vec::new(),
        }],
        terms: terms(),
        series: vec![Series {
            entry: entry("series", "spring", "春季问答会", "每年春天一次。")
        }],
        pages: vec![Page {
            id: slug("about"),
            title: "关于本站".to_owned(),
            order: 1,
            body: "本站是虚构的。".to_owned(),
            path: "content/pages/about.md".to_owned(),
            body_span: span("content/pages/about.md", "本站是虚构的。"),
        }],
    }
}

fn settings() -> Settings {
    Settings {
        title: "青石镇问答".to_owned(),
        description: Some("虚构的青石镇的问答记录。".to_owned()),
        language: Language::chinese(),
        base_url: None,
        editor: Some("编者".to_owned()),
        licence: None,
        licence_url: None,
        organisations: None,
        people: None,
        turns: crate::settings::TurnNames::default(),
    }
}

fn first() -> ArchivedSession {
    let mut session = session("2023-04-01-spring", Some("春季问答会"), Date::new(2023, 4, 1));
    session.speakers =
        vec![asker("《青石公报》记者", Some("gazette")), asker("渡口电台记者", None), answerer()];
    session.exchanges = vec![
        exchange(
            1,
            "石桥何时修好？",
            vec![
                turn(TurnKind::Question, 0, &["石桥何时修好？"]),
                turn(TurnKind::Answer, 2, &["今年夏天。还要看天气。"]),
            ],
        ),
        exchange(
            2,
            "河道何时清理？",
            vec![
                turn(TurnKind::Question, 1, &["河道何时清理？"]),
                turn(TurnKind::Answer, 2, &["秋天。"]),
            ],
        ),
    ];
    number(&mut session);
    let topics = vec![vec![by_rule(0, "石桥")], vec![Assignment { topic: 2, why: Why::Editor }]];
    ArchivedSession { uses: vec![used(1, 1, 0)], ..ArchivedSession::new(session, topics) }
}

/// The rich one: everything a session can hold.
fn second() -> ArchivedSession {
    let mut session =
        session("2024-04-02-spring", Some("春季问答会（第二年）"), Date::new(2024, 4, 2));
    session.header.place = Some("青石镇戏台".to_owned());
    session.header.duration = Some("半个时辰".to_owned());
    session.header.witness = Witness {
        publisher: Some("《青石公报》".to_owned()),
        date: Date::new(2024, 4, 3),
        page: Some("第1版".to_owned()),
        url: Some("https://gazette.example/2024/spring?a=1&b=2".to_owned()),
        extent: Some(Extent::Abridged),
        made: Some(Made::Edited),
        questions_held: Some(7),
        questions_source: Some("《渡口报》".to_owned()),
        dateline: Some("据青石社4月2日电".to_owned()),
        ..Witness::default()
    };
    session.lead = vec![paragraph("春日，镇上举行问答会。")];
    let mut moderator = asker("主持人", None);
    moderator.role = Role::Moderator;
    session.speakers = vec![asker("《青石公报》记者", Some("gazette")), answerer(), moderator];
    session.opening = vec![turn(TurnKind::Speech, 1, &["各位好。"])];
    let mut marked = paragraph("力修桥，见图纸。");
    marked.marks = vec![
        mark(MarkKind::Gap { why: say!(zh: "段首不成句", en: "it begins in mid-sentence") }, 0, 0),
        mark(MarkKind::Strong, 1, 3),
        mark(MarkKind::Link { href: "https://plans.example/?a=1&b=2".to_owned() }, 5, 7),
        mark(MarkKind::Footnote { label: "1".to_owned() }, 7, 7),
    ];
    let mut follow_up = turn(TurnKind::Question, 0, &["那么桥上的灯呢？"]);
    follow_up.follow_up = true;
    let mut english = turn(TurnKind::Answer, 1, &["The lamps come later."]);
    english.paragraphs[0].language = Language::new("en").ok();
    let mut answer = turn(TurnKind::Answer, 1, &["桥墩已经修好。"]);
    answer.paragraphs.push(marked);
    session.exchanges = vec![exchange(
        1,
        "石桥修得怎样了？",
        vec![
            turn(TurnKind::Speech, 2, &["请《青石公报》提问。"]),
            turn(TurnKind::Question, 0, &["去年说夏天修好。石桥修得怎样了？"]),
            answer,
            follow_up,
            english,
        ],
    )];
    session.exchanges[0].title_source = TitleSource::Derived;
    session.closing = vec![turn(TurnKind::Speech, 1, &["谢谢各位。"])];
    session.footnotes =
        vec![Footnote {
            label: "1".to_owned(), text: "图纸在镇公所。".to_owned(), line: 30
        }];
    number(&mut session);
    let section = Section::Exchange(ExchangeId::from_index(0));
    session.asides = vec![
        aside(AsideKind::Caption, "石桥旧影。", section, 3, None),
        aside(AsideKind::Stage, "（掌声）", section, 3, Some(2)),
        aside(AsideKind::Furniture, "青石公报 第1版", section, 3, None),
        aside(AsideKind::Gap, "", section, 4, None),
        aside(AsideKind::Dateline, "（据青石社4月2日电）", Section::Closing, 1, None),
    ];
    let uses = vec![used(1, 2, 8), used(0, 3, 0)];
    ArchivedSession { uses, ..ArchivedSession::new(session, vec![vec![by_rule(0, "石桥")]]) }
}

fn bare() -> ArchivedSession {
    let mut session = session("undated", None, None);
    session.speakers = vec![asker("问", None), Speaker { person: None, ..answerer() }];
    session.speakers[1].label = "答".to_owned();
    session.exchanges = vec![exchange(
        1,
        "井水可以喝吗？",
        vec![
            turn(TurnKind::Question, 0, &["井水可以喝吗？"]),
            turn(TurnKind::Answer, 1, &["可以。"]),
        ],
    )];
    number(&mut session);
    ArchivedSession::new(session, vec![Vec::new()])
}

fn session(id: &str, title: Option<&str>, date: Option<Date>) -> Session {
    let series = date.map(|_| reference("spring"));
    Session {
        id: slug(id),
        header: Header {
            title: title.map(str::to_owned),
            date,
            language: Language::chinese(),
            place: None,
            duration: None,
            series,
            translation_of: None,
            witness: Witness::default(),
        },
        source: SourceInfo {
            path: format!("content/sessions/{id}.md"),
            sha256: "00".repeat(32),
            encoding: "UTF-8".to_owned(),
        },
        speakers: Vec::new(),
        lead: Vec::new(),
        opening: Vec::new(),
        exchanges: Vec::new(),
        closing: Vec::new(),
        asides: Vec::new(),
        footnotes: Vec::new(),
    }
}

fn asker(label: &str, organisation: Option<&str>) -> Speaker {
    Speaker {
        label: label.to_owned(),
        role: Role::Asker,
        person: None,
        organisation: organisation.map(slug),
        office: None,
        follow_up: false,
        stated: None,
        why: Message::default(),
    }
}

fn answerer() -> Speaker {
    Speaker { role: Role::Answerer, person: Some(slug("lin-xi")), ..asker("林溪", None) }
}

pub(crate) fn exchange(number: usize, title: &str, turns: Vec<Turn>) -> Exchange {
    Exchange {
        id: ExchangeId::from_index(number - 1),
        title: title.to_owned(),
        title_source: TitleSource::Heading,
        wish: None,
        topics: Vec::new(),
        follows: Vec::new(),
        turns,
    }
}

fn turn(kind: TurnKind, speaker: usize, paragraphs: &[&str]) -> Turn {
    Turn {
        id: TurnId::from_index(0),
        kind,
        kind_stated: false,
        follow_up: false,
        speaker: Some(speaker),
        paragraphs: paragraphs.iter().map(|text| paragraph(text)).collect(),
    }
}

pub(crate) fn paragraph(text: &str) -> Paragraph {
    Paragraph {
        id: ParagraphId::from_index(0),
        text: text.to_owned(),
        line: 1,
        language: None,
        time: None,
        marks: Vec::new(),
    }
}

pub(crate) fn mark(kind: MarkKind, start: usize, end: usize) -> Mark {
    Mark { kind, start, end }
}

pub(crate) fn aside(
    kind: AsideKind,
    text: &str,
    section: Section,
    paragraph: usize,
    offset: Option<usize>,
) -> Aside {
    Aside {
        kind,
        text: text.to_owned(),
        at: At { section, paragraph: ParagraphId::new(paragraph), offset },
        line: 1,
        why: say!(zh: "编者所标", en: "marked by the editor"),
    }
}

/// A note with these anchors; its targets are quotes.
pub(crate) fn annotation(number: usize, anchors: &[Option<Anchor>]) -> PlacedNote {
    let body = format!("注{number}。");
    let quote = |at: usize| Target {
        selector: Selector::Quote(Quote {
            exact: format!("引文{}", at + 1),
            before: None,
            after: None,
            within: None,
        }),
        span: span("content/sessions/a.notes.md", "引文"),
    };
    PlacedNote {
        id: NoteId::from_index(number - 1),
        note: Note {
            kind: NoteKind::Comment,
            by: Some("编者".to_owned()),
            date: None,
            language: None,
            targets: (0..anchors.len()).map(quote).collect(),
            to: None,
            witness: None,
            body_span: span("content/sessions/a.notes.md", &body),
            body,
        },
        anchors: anchors.to_vec(),
    }
}

/// Gives turns and paragraphs their ids, section by section.
fn number(session: &mut Session) {
    let sections = [&mut session.opening, &mut session.closing];
    let exchanges = session.exchanges.iter_mut().map(|exchange| &mut exchange.turns);
    for turns in sections.into_iter().chain(exchanges) {
        let mut paragraphs = 0;
        for (index, turn) in turns.iter_mut().enumerate() {
            turn.id = TurnId::from_index(index);
            for paragraph in &mut turn.paragraphs {
                paragraph.id = ParagraphId::from_index(paragraphs);
                paragraphs += 1;
            }
        }
    }
}

fn by_rule(topic: usize, words: &str) -> Assignment {
    Assignment { topic, why: Why::Rule { words: words.to_owned(), in_question: true } }
}

fn topic(id: &str, title: &str, broader: &[&str], related: &[&str]) -> Topic {
    let references = |ids: &[&str]| ids.iter().map(|id| reference(id)).collect();
    Topic {
        entry: entry("topics", id, title, ""),
        rules: Vec::new(),
        broader: references(broader),
        related: references(related),
    }
}

pub(crate) fn entry(folder: &str, id: &str, title: &str, body: &str) -> Entry {
    let path = format!("content/{folder}/{id}.md");
    Entry {
        id: slug(id),
        title: title.to_owned(),
        aliases: Vec::new(),
        hidden: Vec::new(),
        sort: None,
        same_as: Vec::new(),
        former: Vec::new(),
        body: body.to_owned(),
        body_span: span(&path, body),
        path,
    }
}

pub(crate) fn reference(id: &str) -> Reference {
    Reference { id: id.to_owned(), span: span("content/a.md", id) }
}

fn span(path: &str, text: &str) -> Span {
    Span::new(&SourceText::new(path, text), 0..text.len())
}

pub(crate) fn slug(id: &str) -> Slug {
    Slug::new(id).unwrap()
}
