//! What is written as a canonical transcript and read again is the same session, whatever stands in it.

use proptest::prelude::*;

use super::cut::{Cut, Element, Said};
use super::{assemble, settled, structure};
use crate::diagnostic::{Diagnostic, Message, Severity, SourceText, Span};
use crate::model::{
    AsideKind, Date, Lexicon, Mark, MarkKind, Reference, Role, Session, Speaker, Time, TurnKind,
    Witness,
};
use crate::read::{Draft, Input, read_input};
use crate::say;
use crate::text::{Language, trim};
use crate::write;

const SPEAKERS: [(&str, Role, bool); 10] = [
    ("问", Role::Asker, false),
    ("客", Role::Asker, false),
    ("追问", Role::Asker, true),
    ("答", Role::Answerer, false),
    ("A", Role::Answerer, false),
    ("A：B", Role::Asker, false),
    ("主", Role::Moderator, false),
    ("译", Role::Interpreter, false),
    ("某", Role::Unknown, false),
    ("Mr. [X*", Role::Unknown, false),
];

/// What might be taken for a sign, and what stands next to it.
const PIECES: [&str; 48] = [
    "甲",
    "{a=b}",
    "{kind=scene}",
    "乙。",
    "a",
    "b",
    "c.",
    " ",
    "  ",
    "\u{3000}",
    "\t",
    "*",
    "**",
    "***",
    "\\",
    "\\\\",
    "[",
    "]",
    "(",
    ")",
    "[……]",
    "[...]",
    "[…]",
    "……]",
    "[^1]",
    "[^1]: ",
    "[^",
    "^9]",
    "](http://a)",
    "](/b)",
    "[x](#c)",
    "：",
    ":",
    "#",
    "##",
    "## ",
    "### ",
    "> ",
    ">",
    "{",
    "}",
    "{.stage}",
    "问：",
    "A：",
    "B：",
    "\u{200B}",
    "\u{301}",
    "𠮷",
];

fn words() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..9);
    let pieces = pieces.prop_map(|pieces| pieces.concat());
    prop_oneof![4 => pieces, 1 => "\\PC{0,12}"]
        .prop_map(|text| trim(&text.replace(['\u{A0}', '\u{2028}', '\u{2029}'], " ")).to_owned())
}

fn mark() -> impl Strategy<Value = Mark> {
    let kind = prop_oneof![
        3 => Just(MarkKind::Strong),
        2 => Just(MarkKind::Link { href: "https://example.org/a_(b)?c=[d]".into() }),
        1 => Just(MarkKind::Gap { why: say!(zh: "编的", en: "invented") }),
        1 => Just(MarkKind::Footnote { label: "1".into() }),
    ];
    (kind, 0..12_usize, 0..6_usize).prop_map(|(kind, start, length)| {
        let point = matches!(kind, MarkKind::Gap { .. } | MarkKind::Footnote { .. });
        Mark { kind, start, end: start + if point { 0 } else { length } }
    })
}

fn reference(id: &str) -> Reference {
    Reference { id: id.to_owned(), span: Span::new(&SourceText::new("", ""), 0..0) }
}

fn element() -> impl Strategy<Value = Vec<Element>> {
    let span = 0..0_usize;
    let heading = (words(), prop::bool::ANY, prop::collection::vec("[a-z-]{1,5}", 0..3), follows())
        .prop_map({
            let span = span.clone();
            move |(title, wish, topics, follows)| Element::Heading {
                title,
                wish: wish.then(|| reference("q3")),
                topics: topics.iter().map(|id| reference(id)).collect(),
                follows: follows.iter().map(|id| reference(id)).collect(),
                span: span.clone(),
            }
        });
    let turn = (
        prop::option::weighted(0.95, 0..SPEAKERS.len()),
        prop::option::weighted(0.1, prop::sample::select(TurnKind::ALL)),
        prop::bool::weighted(0.3),
    )
        .prop_map({
            let span = span.clone();
            move |(speaker, kind, opens_exchange)| Element::Turn {
                speaker,
                kind,
                opens_exchange,
                span: span.clone(),
            }
        });
    let paragraph = (words(), prop::collection::vec(mark(), 0..4), said()).prop_map({
        let span = span.clone();
        move |(text, marks, said)| Element::Paragraph { text, marks, said, span: span.clone() }
    });
    let kind = prop::sample::select(AsideKind::ALL);
    let aside =
        (kind, words(), prop::option::of(1..10_usize)).prop_map(move |(kind, text, inside)| {
            Element::Aside { kind, text, inside, why: Message::default(), span: span.clone() }
        });
    let paragraph = paragraph.boxed();
    prop_oneof![
        1 => heading.prop_map(|heading| vec![heading]),
        4 => (turn, paragraph.clone()).prop_map(|(turn, words)| vec![turn, words]),
        3 => paragraph.clone().prop_map(|words| vec![words]),
        3 => (paragraph, prop::collection::vec(aside, 1..3))
            .prop_map(|(words, asides)| std::iter::once(words).chain(asides).collect()),
    ]
}

fn follows() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("([a-z]{1,5}#)?q[1-9]", 0..3)
}

fn said() -> impl Strategy<Value = Said> {
    let time = (0..7_200_000_u64, prop::option::of(0..90_000_u64))
        .prop_map(|(start, length)| Time::new(start, length.map(|length| start + length)));
    let language = prop::sample::select(vec!["en", "fr", "zh-Hant", "ar"])
        .prop_map(|tag| Language::new(tag).unwrap());
    (prop::option::weighted(0.2, time), prop::option::weighted(0.2, language))
        .prop_map(|(time, language)| Said { time, language })
}

fn speakers() -> Vec<Speaker> {
    let speaker = |&(label, role, follow_up): &(&str, Role, bool)| Speaker {
        label: label.to_owned(),
        role,
        person: None,
        organisation: None,
        office: Some("no: # \"局长\"".to_owned()).filter(|_| follow_up),
        follow_up,
        stated: None,
        why: Message::default(),
    };
    SPEAKERS.iter().map(speaker).collect()
}

/// Without the kinds that a role may give: JSON does not tell whether those were stated.
fn plainly_stated(elements: Vec<Element>) -> Vec<Element> {
    let plain =
        |kind: &TurnKind| matches!(kind, TurnKind::Narrative | TurnKind::Scene | TurnKind::Summary);
    let mend = |element| match element {
        Element::Turn { speaker, kind, opens_exchange, span } => {
            Element::Turn { speaker, kind: kind.filter(plain), opens_exchange, span }
        }
        other => other,
    };
    elements.into_iter().map(mend).collect()
}

/// What is not the same, if something is.
fn difference(one: &Session, other: &Session) -> Option<(String, String)> {
    let (one, other) = (format!("{one:#?}"), format!("{other:#?}"));
    let differing = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    let differing = differing.map(|(one, other)| (one.to_owned(), other.to_owned()));
    differing.or_else(|| (one.len() != other.len()).then_some((one, other)))
}

fn draft(path: &str, text: &str, report: &mut Vec<Diagnostic>) -> Draft {
    read_input(Input { path, bytes: text.as_bytes(), beside: None, encoding: None }, report)
        .unwrap()
}

fn assembled(elements: Vec<Element>, title: String) -> Session {
    let draft = draft("a.txt", "", &mut Vec::new());
    let header = settled::header(&draft.front);
    let witness =
        Witness { page: Some("第3版".into()), questions_held: Some(23), ..Witness::default() };
    let date = Date::new(2031, 2, 3);
    let translation_of = Some(reference("2031-02-03-mayor-en"));
    let header =
        crate::model::Header { title: Some(title), date, witness, translation_of, ..header };
    let footnote = Element::Footnote { label: "1".into(), text: "注 > [^1]".into(), span: 0..0 };
    // A paragraph says something: no reader yields one that holds but the sign of a footnote.
    let says = |element: &Element| match element {
        Element::Paragraph { text, marks, .. } => {
            !trim(text).is_empty()
                || (!marks.is_empty()
                    && marks.iter().all(|mark| matches!(mark.kind, MarkKind::Gap { .. })))
        }
        _ => true,
    };
    let elements = elements.into_iter().filter(says).chain([footnote]).collect();
    assemble::assemble(&draft, Cut { header, speakers: speakers(), elements }, &mut Vec::new())
}

/// The session without positions, reasons and source.
fn bare(mut session: Session) -> Session {
    session.source.path.clear();
    session.source.sha256.clear();
    session.header.translation_of.iter_mut().for_each(|one| *one = reference(&one.id));
    let turns = session.exchanges.iter_mut().flat_map(|exchange| {
        let references = exchange.topics.iter_mut().chain(&mut exchange.follows);
        let references = references.chain(&mut exchange.wish);
        references.for_each(|one| *one = reference(&one.id));
        &mut exchange.turns
    });
    let turns = session.opening.iter_mut().chain(turns).chain(&mut session.closing);
    for words in turns.flat_map(|turn| &mut turn.paragraphs).chain(&mut session.lead) {
        words.line = 0;
        for mark in &mut words.marks {
            if let MarkKind::Gap { why } = &mut mark.kind {
                *why = Message::default();
            }
        }
    }
    for aside in &mut session.asides {
        aside.line = 0;
        aside.why = Message::default();
    }
    session.footnotes.iter_mut().for_each(|footnote| footnote.line = 0);
    for speaker in &mut session.speakers {
        speaker.stated = None;
        speaker.why = Message::default();
    }
    session
}

/// The session without the ids wished for: JSON has those that were given.
fn unwished(mut session: Session) -> Session {
    session.exchanges.iter_mut().for_each(|exchange| exchange.wish = None);
    session
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_session_written_and_read_is_the_same(
        elements in prop::collection::vec(element(), 0..12),
        title in words(),
    ) {
        let session = assembled(elements.concat(), title);
        let text = write::transcript(&session);
        let mut report = Vec::new();
        let again = structure(&draft("a.md", &text, &mut report), &Lexicon::default(), &mut report);
        report.retain(|diagnostic| diagnostic.severity == Severity::Error);
        prop_assert_eq!(&report, &[], "{}", text);
        prop_assert_eq!(difference(&bare(again), &bare(session)), None, "{}", text);
    }

    #[test]
    fn a_session_written_as_json_and_read_is_the_same(
        elements in prop::collection::vec(element(), 0..12),
        title in words(),
    ) {
        let session = assembled(plainly_stated(elements.concat()), title);
        let text = write::json(&session);
        let mut report = Vec::new();
        let again = structure(&draft("a.json", &text, &mut report), &Lexicon::default(), &mut report);
        report.retain(|diagnostic| diagnostic.severity == Severity::Error);
        prop_assert_eq!(&report, &[], "{}", text);
        prop_assert_eq!(difference(&unwished(bare(again)), &unwished(bare(session))), None, "{}", text);
    }
}
