//! The archive put together from entries and sessions.

use super::sample::{Text, build, reference};
use super::*;
use crate::diagnostic::{Code, Severity, SourceText, Span};
use crate::model::{Date, Entry, Rename, Rule, Series, Session, Slug, Topic, TurnKind};
use crate::text::Language;

fn settings() -> Settings {
    Settings {
        title: "云溪镇议事录".to_owned(),
        description: None,
        language: Language::chinese(),
        base_url: None,
        editor: None,
        licence: None,
        licence_url: None,
        organisations: None,
        people: None,
        turns: crate::settings::TurnNames::default(),
    }
}

fn entry(id: &str) -> Entry {
    let path = format!("content/topics/{id}.md");
    Entry {
        id: Slug::new(id).unwrap(),
        title: id.to_owned(),
        aliases: Vec::new(),
        hidden: Vec::new(),
        sort: None,
        same_as: Vec::new(),
        former: Vec::new(),
        body: String::new(),
        body_span: Span::new(&SourceText::new(path.as_str(), ""), 0..0),
        path,
    }
}

fn topic(id: &str, words: &[&str], broader: &[&str]) -> Topic {
    let rule = |words: &&str| match words.strip_prefix('?') {
        Some(words) => Rule { words: words.to_owned(), only_question: true },
        None => Rule { words: (*words).to_owned(), only_question: false },
    };
    Topic {
        entry: entry(id),
        rules: words.iter().map(rule).collect(),
        broader: broader.iter().map(|id| reference(id)).collect(),
        related: Vec::new(),
    }
}

fn topics(topics: Vec<Topic>) -> Entries {
    Entries { topics, ..Entries::default() }
}

/// A session of exchanges, each a question and an answer.
fn session(exchanges: &[(&str, &str)]) -> Session {
    let said = |label: &str, words: &str| (label.to_owned(), words.to_owned());
    let exchange =
        |(question, answer): &(&str, &str)| vec![said("记者", question), said("林安", answer)];
    let text = Text { exchanges: exchanges.iter().map(exchange).collect(), ..Text::default() };
    let mut session = build(&text);
    session.header.title = Some("镇民大会".to_owned());
    session.header.date = Date::new(2031, 5, 1);
    session
}

fn resolved(entries: Entries, sessions: Vec<Session>) -> (Archive, Vec<Diagnostic>) {
    let mut report = Vec::new();
    let bare = |session| Annotated { session, notes: Vec::new() };
    let sessions = sessions.into_iter().map(bare).collect();
    (resolve(settings(), entries, sessions, &mut report), report)
}

/// The topics of the first session's exchanges with the reasons: the words, with `?` if in the question.
fn reasons(archive: &Archive) -> Vec<Vec<(&str, String)>> {
    let reason = |assignment: &Assignment| {
        let why = match &assignment.why {
            Why::Editor => "editor".to_owned(),
            Why::Rule { words, in_question } => {
                format!("{}{words}", if *in_question { "?" } else { "" })
            }
        };
        (archive.topics[assignment.topic].entry.id.as_str(), why)
    };
    archive.sessions[0].topics.iter().map(|list| list.iter().map(reason).collect()).collect()
}

fn codes(report: &[Diagnostic]) -> Vec<Code> {
    report.iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn rules_find_topics_in_question_and_answer_and_say_which() {
    let entries = topics(vec![
        topic("bridge", &["老桥", "新桥"], &[]),
        topic("school", &["?小学"], &[]),
        topic("water", &["水库", "自来水"], &[]),
    ]);
    let (archive, report) = resolved(
        entries,
        vec![session(&[
            ("自来水和水库怎么样了？", "水库好，新桥也好，小学也好。"),
            ("小学呢？", "小学也好。"),
        ])],
    );
    assert_eq!(report, []);
    assert_eq!(
        reasons(&archive),
        [
            vec![("bridge", "新桥".to_owned()), ("water", "?自来水".to_owned())],
            vec![("school", "?小学".to_owned())],
        ]
    );
}

#[test]
fn the_editor_gives_topics_first_and_takes_away_what_rules_would_give() {
    let entries = topics(vec![topic("bridge", &["桥"], &[]), topic("water", &["水"], &[])]);
    let mut session = session(&[("桥和水呢？", "都好。")]);
    session.exchanges[0].topics = vec![reference("-bridge"), reference("water")];
    let (archive, report) = resolved(entries, vec![session]);
    assert_eq!(report, []);
    assert_eq!(reasons(&archive), [vec![("water", "editor".to_owned())]]);
}

#[test]
fn what_a_moderator_says_assigns_nothing() {
    let mut session = session(&[("请教育记者提问。", "好。")]);
    session.exchanges[0].turns[0].kind = TurnKind::Speech;
    let (archive, report) = resolved(topics(vec![topic("school", &["教育"], &[])]), vec![session]);
    assert_eq!(reasons(&archive), [vec![]]);
    assert_eq!(codes(&report), [Code::NoTopic]);
    assert!(report[0].message.en.contains("1 of 1 exchanges have no topic: q1"));
}

#[test]
fn an_archive_without_topics_misses_none() {
    let (_, report) = resolved(Entries::default(), vec![session(&[("甲？", "乙。")])]);
    assert_eq!(report, []);
}

#[test]
fn what_refers_to_nothing_is_told_and_left_out() {
    let mut water = topic("water", &["水"], &["twon"]);
    water.related = vec![reference("town"), reference("town"), reference("water")];
    let mut entries = topics(vec![topic("town", &[], &[]), water]);
    entries.series = vec![Series { entry: entry("town-hall") }];
    let mut session = session(&[("水？", "水。")]);
    session.header.series = Some(reference("town-hal"));
    session.exchanges[0].topics = vec![reference("wasser"), reference("-watre")];
    session.speakers[0].organisation = Some(Slug::new("yunxi-daily").unwrap());
    session.speakers[1].person = Some(Slug::new("lin-an").unwrap());
    session.speakers[1].stated = Some(reference("林安").span);
    let (archive, report) = resolved(entries, vec![session]);
    assert_eq!(
        codes(&report),
        [
            Code::UnknownReference,
            Code::Repeated,
            Code::TopicCycle,
            Code::UnknownReference,
            Code::UnknownReference,
            Code::UnknownReference,
            Code::UnknownReference,
            Code::UnknownReference,
        ]
    );
    assert_eq!(report[0].hints[0].en, "did you mean `town`?");
    assert_eq!(report[3].hints[0].en, "did you mean `town-hall`?");
    assert_eq!(report[4].path(), Some("content/sessions/town-hall.md"));
    assert!(report[4].hints[0].en.contains("content/organisations/yunxi-daily.md"));
    assert!(report[5].position().is_some(), "a declared label has its place");
    let session = &archive.sessions[0].session;
    assert_eq!((&session.header.series, session.exchanges[0].topics.len()), (&None, 0));
    assert!(session.speakers.iter().all(|it| it.person.is_none() && it.organisation.is_none()));
    assert!(archive.topics[1].broader.is_empty());
    assert_eq!(archive.topics[1].related.len(), 1);
}

#[test]
fn broader_topics_in_a_circle_are_an_error_and_the_circle_is_opened() {
    let entries = topics(vec![
        topic("a", &[], &["b", "d"]),
        topic("b", &[], &["c"]),
        topic("c", &[], &["d", "a"]),
        topic("d", &[], &[]),
    ]);
    let (archive, report) = resolved(entries, Vec::new());
    assert_eq!(codes(&report), [Code::TopicCycle]);
    assert!(report[0].message.en.ends_with("a → b → c → a"), "{report:?}");
    let broader: Vec<usize> = archive.topics.iter().map(|topic| topic.broader.len()).collect();
    assert_eq!(broader, [2, 1, 1, 0]);
}

#[test]
fn former_ids_lead_to_one_place() {
    let mut entries = topics(vec![topic("a", &[], &[]), topic("b", &[], &[])]);
    let rename = |id: &str| Rename { id: Slug::new(id).unwrap(), span: reference(id).span };
    entries.topics[0].entry.former = vec![rename("old"), rename("b")];
    entries.topics[1].entry.former = vec![rename("old")];
    let (archive, report) = resolved(entries, Vec::new());
    assert_eq!(codes(&report), [Code::DoubleId, Code::DoubleId]);
    assert!(report[1].message.en.contains("content/topics/a.md"));
    let former: Vec<usize> = archive.topics.iter().map(|it| it.entry.former.len()).collect();
    assert_eq!(former, [1, 0]);
}

#[test]
fn sessions_stand_in_the_order_of_their_days_and_the_undated_last() {
    let at = |id: &str, date: Option<Date>| {
        let mut session = session(&[]);
        session.id = Slug::new(id).unwrap();
        session.header.date = date;
        session
    };
    let (archive, report) = resolved(
        Entries::default(),
        vec![
            at("c", None),
            at("b", Date::new(2031, 5, 1)),
            at("d", Date::new(2030, 1, 1)),
            at("a", Date::new(2031, 5, 1)),
        ],
    );
    let ids: Vec<&str> = archive.sessions.iter().map(|it| it.session.id.as_str()).collect();
    assert_eq!(ids, ["d", "a", "b", "c"]);
    assert_eq!(codes(&report), [Code::NoDate]);
    assert_eq!(report[0].severity, Severity::Warning);
}

#[test]
fn two_sessions_of_one_id_are_an_error_that_says_what_to_do() {
    let at = |path: &str| {
        let mut session = session(&[]);
        path.clone_into(&mut session.source.path);
        session
    };
    let hint = |one: &str, other: &str| {
        let (archive, report) = resolved(Entries::default(), vec![at(one), at(other)]);
        assert_eq!(archive.sessions.len(), 1);
        assert_eq!(codes(&report), [Code::DoubleSession]);
        report[0].hints[0].en.clone()
    };
    let hint_of_raw = hint("content/sessions/a.txt", "content/sessions/a.md");
    assert!(hint_of_raw.contains("content/sources/"), "{hint_of_raw}");
    assert!(hint("content/sessions/1/a.md", "content/sessions/2/a.md").contains("rename"));
}

#[test]
fn a_session_without_a_title_is_told() {
    let mut untitled = session(&[]);
    untitled.header.title = None;
    assert_eq!(codes(&resolved(Entries::default(), vec![untitled]).1), [Code::NoTitle]);
}
