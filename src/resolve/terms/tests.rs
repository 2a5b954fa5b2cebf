//! Terms found in small invented sessions.

use super::super::sample::{Text, build};
use super::*;
use crate::diagnostic::{Message, SourceText, Span};
use crate::model::{Entry, Mark, NotIn, Slug};

fn span(words: &str) -> Span {
    Span::new(&SourceText::new("content/terms/a.md", words), 0..words.len())
}

fn term(id: &str, names: &[&str]) -> Term {
    Term::of(Entry {
        id: Slug::new(id).unwrap(),
        title: names[0].to_owned(),
        aliases: names[1..].iter().map(|&name| name.to_owned()).collect(),
        hidden: Vec::new(),
        sort: None,
        same_as: Vec::new(),
        former: Vec::new(),
        body: String::new(),
        body_span: span(""),
        path: format!("content/terms/{id}.md"),
    })
}

fn not_in(session: &str, section: Option<&str>, paragraph: Option<&str>) -> NotIn {
    NotIn {
        session: Slug::new(session).unwrap(),
        section: section.map(|it| it.parse().unwrap()),
        paragraph: paragraph.map(|it| it.parse().unwrap()),
        span: span("x"),
    }
}

/// A session of one exchange with these paragraphs; its id is `town-hall`.
fn session(paragraphs: &[&str]) -> Session {
    let said = paragraphs.iter().map(|words| ("林安".to_owned(), (*words).to_owned()));
    build(&Text { exchanges: vec![said.collect()], ..Text::default() })
}

/// The words of each use with the id of its term, and what was told.
fn found(terms: &[Term], session: Session) -> (Vec<(String, String)>, Vec<Diagnostic>) {
    let mut sessions = [ArchivedSession::new(session, Vec::new())];
    let mut report = Vec::new();
    find(terms, &mut sessions, &mut report);
    let [ArchivedSession { session, uses, .. }] = sessions;
    let all = session.sections().flat_map(|(section, turns)| {
        turns.iter().flat_map(|turn| &turn.paragraphs).map(move |it| (section, it))
    });
    let all: Vec<_> = session.lead.iter().map(|it| (Section::Lead, it)).chain(all).collect();
    let words = |place: &Use| {
        let at = (place.section, place.paragraph);
        let text = all.iter().find(|(section, it)| (*section, it.id) == at).map(|(_, it)| &it.text);
        let words = text.into_iter().flat_map(|it| it.chars()).skip(place.start);
        words.take(place.end - place.start).collect::<String>()
    };
    let found = uses.iter().map(|it| (words(it), terms[it.term].entry.id.to_string())).collect();
    (found, report)
}

fn words(terms: &[Term], text: &str) -> Vec<String> {
    found(terms, session(&[text])).0.into_iter().map(|(words, _)| words).collect()
}

#[test]
fn terms_are_found_wherever_somebody_speaks_or_nobody() {
    let said = |words: &str| vec![("林安".to_owned(), words.to_owned())];
    let text = Text {
        lead: vec!["石桥的集会。".to_owned()],
        opening: said("先说石桥。"),
        exchanges: vec![[said("石桥何时修？"), said("老石桥不修。")].concat()],
        closing: said("石桥见。"),
        ..Text::default()
    };
    let (found, report) = found(&[term("bridge", &["石桥", "老石桥"])], build(&text));
    let words: Vec<&str> = found.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(words, ["石桥", "石桥", "石桥", "老石桥", "石桥"]);
    assert_eq!(report, []);
}

#[test]
fn the_longest_name_has_its_place_and_no_two_overlap() {
    let terms = [
        term("bridge", &["石桥"]),
        term("plan", &["石桥修缮方案"]),
        term("repair", &["修缮方案草案"]),
    ];
    assert_eq!(words(&terms, "石桥修缮方案草案，石桥"), ["石桥修缮方案", "石桥"]);
}

#[test]
fn half_words_are_no_terms_and_hide_none() {
    let terms = [term("china", &["中"]), term("us", &["美"]), term("allied", &["中石"])];
    assert_eq!(words(&terms, "其中，中美两国赞美石桥"), ["中", "美"]);
    assert_eq!(
        words(&[term("ai", &["AI 治理"])], "谈ａｉ\u{3000}治理，SAI治理"),
        ["ａｉ\u{3000}治理"]
    );
}

#[test]
fn longer_words_swallow_a_term_that_is_not_meant_in_them() {
    let mut bridge = term("bridge", &["石桥"]);
    bridge.except = vec!["石桥街".to_owned()];
    assert_eq!(words(&[bridge.clone()], "去石桥街看石桥"), ["石桥"]);
    let street = term("street", &["石桥街"]);
    assert_eq!(words(&[bridge, street], "去石桥街看石桥"), ["石桥街", "石桥"]);
}

#[test]
fn where_the_editor_says_so_a_term_is_not_meant() {
    let count = |places: Vec<NotIn>| {
        let mut bridge = term("bridge", &["石桥"]);
        bridge.not_in = places;
        let (found, report) = found(&[bridge], session(&["石桥", "石桥", "石桥"]));
        assert_eq!(report, []);
        found.len()
    };
    assert_eq!(count(vec![not_in("town-hall", Some("q1"), Some("p2"))]), 2);
    assert_eq!(count(vec![not_in("town-hall", Some("q1"), None)]), 0);
    assert_eq!(count(vec![not_in("town-hall", None, None)]), 0);
}

#[test]
fn a_place_that_is_not_there_is_told_with_the_nearest() {
    let mut bridge = term("bridge", &["石桥"]);
    bridge.not_in = vec![
        not_in("town-hal", None, None),
        not_in("town-hall", Some("q9"), None),
        not_in("town-hall", Some("q1"), Some("p7")),
    ];
    let (found, report) = found(&[bridge], session(&["石桥"]));
    assert_eq!(found.len(), 1);
    assert!(report.iter().all(|fault| fault.code == Code::UnknownReference));
    let told: Vec<&str> = report.iter().map(|fault| fault.message.en.as_str()).collect();
    assert_eq!(
        told,
        [
            "there is no session `town-hal`",
            "there is no q9 in the session `town-hall`",
            "there is no paragraph p7 in q1 of the session `town-hall`",
        ]
    );
    assert_eq!(report[0].hints[0].en, "did you mean `town-hall`?");
}

#[test]
fn a_name_of_two_terms_leads_to_neither() {
    let terms = [term("old", &["大石桥", "石 桥"]), term("new", &["石桥"]), term("stone", &["石"])];
    let (found, report) = found(&terms, session(&["石桥与大石桥"]));
    assert_eq!(found, [("大石桥".to_owned(), "old".to_owned())]);
    assert_eq!(report.len(), 1);
    assert_eq!(report[0].code, Code::DoubleName);
    assert!(report[0].message.en.contains("terms/new.md"), "{report:?}");
}

#[test]
fn no_term_reaches_across_a_gap() {
    let mut session = session(&["石桥与石桥"]);
    let gap = MarkKind::Gap { why: Message::default() };
    let mark = |at| Mark { kind: gap.clone(), start: at, end: at };
    session.exchanges[0].turns[0].paragraphs[0].marks = vec![mark(1), mark(3)];
    let mut sessions = [ArchivedSession::new(session, Vec::new())];
    find(&[term("bridge", &["石桥"])], &mut sessions, &mut Vec::new());
    let places: Vec<usize> = sessions[0].uses.iter().map(|place| place.start).collect();
    assert_eq!(places, [3]);
}
