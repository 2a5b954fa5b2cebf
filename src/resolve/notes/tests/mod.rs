//! Notes placed on small sessions, over one build or several.

mod properties;

use super::*;
use crate::diagnostic::{Code, Message, SourceText, Span};
use crate::model::{
    Aside, AsideKind, At, Mark, MarkKind, NoteKind, Paragraph, Quote, Section, Selector, Target,
};
use crate::resolve::permalinks::{self, Kept};
use crate::resolve::sample::{self, Text};

/// The session with these words, in which `|` stands for a gap, and `‖` at the end of a paragraph for
/// one after it.
fn session(text: &Text) -> Session {
    let mut session = sample::build(text);
    let mut asides = Vec::new();
    for paragraph in &mut session.lead {
        take_gaps(Section::Lead, paragraph, &mut asides);
    }
    for turn in &mut session.opening {
        turn.paragraphs.iter_mut().for_each(|it| take_gaps(Section::Opening, it, &mut asides));
    }
    for exchange in &mut session.exchanges {
        let section = Section::Exchange(exchange.id);
        let paragraphs = exchange.turns.iter_mut().flat_map(|turn| &mut turn.paragraphs);
        paragraphs.for_each(|it| take_gaps(section, it, &mut asides));
    }
    for turn in &mut session.closing {
        turn.paragraphs.iter_mut().for_each(|it| take_gaps(Section::Closing, it, &mut asides));
    }
    session.asides = asides;
    session
}

fn take_gaps(section: Section, paragraph: &mut Paragraph, asides: &mut Vec<Aside>) {
    let mut text = String::new();
    for c in paragraph.text.chars() {
        let place = text.chars().count();
        match c {
            '|' => paragraph.marks.push(Mark {
                kind: MarkKind::Gap { why: Message::default() },
                start: place,
                end: place,
            }),
            '‖' => asides.push(Aside {
                kind: AsideKind::Gap,
                text: String::new(),
                at: At { section, paragraph: Some(paragraph.id), offset: None },
                line: 1,
                why: Message::default(),
            }),
            c => text.push(c),
        }
    }
    paragraph.text = text;
}

/// One exchange of these paragraphs; the first is the question.
fn exchange(paragraphs: &[&str]) -> Text {
    let said = paragraphs.iter().map(|words| ("林安".to_owned(), (*words).to_owned()));
    Text { exchanges: vec![said.collect()], ..Text::default() }
}

fn quote(exact: &str, braces: &str) -> Selector {
    let mut quote = Quote { exact: exact.to_owned(), before: None, after: None, within: None };
    for item in braces.split_whitespace() {
        let (key, value) = item.split_once('=').unwrap();
        match key {
            "in" => quote.within = Some(value.parse().unwrap()),
            "before" => quote.before = Some(value.to_owned()),
            _ => quote.after = Some(value.to_owned()),
        }
    }
    Selector::Quote(quote)
}

fn note(selector: Selector, body: &str) -> Note {
    let file = SourceText::new("content/sessions/town-hall.notes.md", "## …\n");
    let target = Target { selector, span: Span::new(&file, 3..6) };
    Note {
        kind: NoteKind::Comment,
        by: None,
        date: None,
        language: None,
        targets: vec![target],
        to: None,
        witness: None,
        body: body.to_owned(),
        body_span: Span::new(&file, 0..0),
    }
}

/// Where one target is, as `q1-p2 3..5`, or what is told.
fn placed(text: &Text, selector: Selector) -> Result<String, (String, Vec<String>)> {
    let mut report = Vec::new();
    let session = session(text);
    let (notes, _) = place(&session, vec![note(selector, "一。")], None, &mut report);
    let Some(anchor) = notes[0].anchors[0] else {
        let [told] = report.as_slice() else { panic!("{report:#?}") };
        assert_eq!(told.code, Code::UnplacedNote);
        let hints = told.hints.iter().map(|hint| hint.en.clone()).collect();
        return Err((told.message.en.clone(), hints));
    };
    assert_eq!(report, []);
    Ok(match anchor {
        Anchor::Words { section, paragraph, start, end } => {
            format!("{section}-{paragraph} {start}..{end}")
        }
        Anchor::Gap(_) => format!("gap {}", anchor.unit(&session)),
        Anchor::Unit(unit) => unit.to_string(),
    })
}

fn hints(text: &Text, selector: Selector) -> Vec<String> {
    placed(text, selector).unwrap_err().1
}

#[test]
fn words_are_found_in_all_parts_of_a_session() {
    let said = |words: &str| vec![("林安".to_owned(), words.to_owned())];
    let text = Text {
        lead: vec!["五月一日".to_owned()],
        opening: said("各位好"),
        exchanges: vec![said("水库呢？")],
        closing: said("散会"),
        ..Text::default()
    };
    assert_eq!(placed(&text, quote("一日", "")).unwrap(), "lead-p1 2..4");
    assert_eq!(placed(&text, quote("各位", "in=opening")).unwrap(), "opening-p1 0..2");
    assert_eq!(placed(&text, quote("水库", "in=q1-t1")).unwrap(), "q1-p1 0..2");
    assert_eq!(placed(&text, quote("散会", "in=session")).unwrap(), "closing-p1 0..2");
    assert_eq!(placed(&text, Selector::Unit(Unit::Session)).unwrap(), "session");
    assert_eq!(placed(&text, Selector::Unit("q1-t1".parse().unwrap())).unwrap(), "q1-t1");
}

#[test]
fn gaps_are_places_too() {
    let text = exchange(&["|会努力", "抉择|会努力‖", "散会"]);
    assert_eq!(placed(&text, quote("[……]", "in=q1-p1")).unwrap(), "q1-p1 0..0");
    assert_eq!(placed(&text, quote("[...]", "in=q1-p2 before=抉择")).unwrap(), "q1-p2 2..2");
    assert_eq!(placed(&text, quote("[…]", "before=努力 after=散会")).unwrap(), "gap q1-p2");
    assert_eq!(placed(&text, quote("抉择[……]会", "")).unwrap(), "q1-p2 0..3");
    assert_eq!(
        hints(&text, quote("[……]", "in=q1-p2")),
        [
            "if it is that of q1-p2, `抉择[……]会努力`, write {in=q1-p2 before=\"择\"} below the heading",
            "if it is that of q1-p2, `抉择会努力[……]散会`, write {in=q1-p2 before=\"力\"} below the heading",
        ]
    );
}

#[test]
fn words_in_several_places_come_with_what_would_tell_them_apart() {
    let text = exchange(&["水库呢？", "水库好，新水库也好。", "谢谢谢谢"]);
    let (message, hints) = placed(&text, quote("水库", "")).unwrap_err();
    assert_eq!(message, "`水库` stands in 3 places; this note has no place");
    assert_eq!(
        hints,
        [
            "if it is that of q1-p1, `水库呢？`, write {in=q1-p1} below the heading",
            "if it is that of q1-p2, `水库好，新水库也好。`, write {in=q1-p2 after=\"好\"} below the heading",
            "if it is that of q1-p2, `水库好，新水库也好。`, write {in=q1-p2 before=\"新\"} below the heading",
        ]
    );
    assert_eq!(placed(&text, quote("水库", "in=q1-p2 after=好")).unwrap(), "q1-p2 0..2");
    assert_eq!(placed(&text, quote("谢谢", "in=q1-p3 after=谢谢")).unwrap(), "q1-p3 0..2");
}

#[test]
fn quotation_marks_in_a_proposed_change_are_escaped() {
    let text = exchange(&["a \\\"b, \\\"b", "c"]);
    let told = hints(&text, quote("b", ""));
    assert!(told[1].contains(r#"write {in=q1-p1 before=", \\\""}"#), "{told:?}");
}

#[test]
fn words_that_are_not_there_come_with_those_like_them() {
    let text = exchange(&["哪闹闹海呢？", "老桥|已经立项，明年开工。", "没有。没有。"]);
    assert_eq!(
        hints(&text, quote("哪吒闹海", "")),
        ["q1-p1 has `哪闹闹海`; if that is meant, write `## 哪闹闹海`"]
    );
    let hint = &hints(&text, quote("老桥已经立项", ""))[0];
    assert!(hint.starts_with("q1-p2 has"), "{hint}");
    assert!(hints(&text, quote("风马牛", ""))[0].starts_with("nor do words like it"));
    let (message, hints) = placed(&text, quote("明年", "in=q1-p1")).unwrap_err();
    assert!(message.contains("where the braces say"), "{message}");
    assert!(hints[0].contains("write {in=q1-p2}"), "{hints:?}");
}

#[test]
fn units_that_there_are_not_come_with_those_there_are() {
    let text = exchange(&["水库呢？", "好。"]);
    let told = |word: &str| placed(&text, Selector::Unit(word.parse().unwrap())).unwrap_err();
    assert_eq!(told("q9").1, ["there is q1 only"]);
    assert_eq!(told("q1-p3"), {
        let message = "there is no q1-p3 in this session; this note has no place";
        (message.to_owned(), vec!["there are: q1-p1, q1-p2".to_owned()])
    });
    assert_eq!(told("closing-p1").1, ["there is q1 only"]);
    let (message, hints) = placed(&text, quote("好", "in=q2")).unwrap_err();
    assert!(message.starts_with("there is no q2"), "{message}");
    assert!(
        hints[0].contains("write {in=q1-p2}"),
        "its words are told where they stand: {hints:?}"
    );
}

/// One build after another.
#[derive(Default)]
struct Builds {
    links: Option<Links>,
}

impl Builds {
    /// The notes, and what is told of them.
    fn next(&mut self, text: &Text, notes: Vec<Note>) -> (Vec<PlacedNote>, Vec<Diagnostic>) {
        let kept = self.links.take().map_or(Kept::Nothing, Kept::Links);
        let mut session = session(text);
        let links = permalinks::align(&kept, &mut session, &mut Vec::new()).unwrap();
        let mut report = Vec::new();
        let (placed, notes) = place(&session, notes, kept.links(), &mut report);
        self.links = Some(Links { notes, ..links });
        (placed, report)
    }
}

const LONG: &str = "老桥已经立项，资金由县里和镇里各出一半，明年三月开工，后年年底通车。";

#[test]
fn a_note_whose_words_stand_elsewhere_is_told_once() {
    let mut builds = Builds::default();
    let noted = || vec![note(quote("各出一半", ""), "一。")];
    let mut text = exchange(&["老桥呢？", LONG]);
    assert_eq!(builds.next(&text, noted()).1, []);
    text.exchanges[0][1].1 = LONG.replace("立项", "立了项");
    assert_eq!(builds.next(&text, noted()).1, [], "other words of the paragraph may change");
    text.exchanges[0].remove(1);
    text.closing = vec![("林安".to_owned(), LONG.to_owned())];
    let (_, report) = builds.next(&text, noted());
    assert_eq!(report[0].code, Code::MovedNote);
    let message = &report[0].message.en;
    assert!(message.contains("stood in q1-p2") && message.contains("in closing-p1"), "{message}");
    assert!(message.contains("立了项，资金由县里和镇里各出一半"), "{message}");
    assert_eq!(builds.next(&text, noted()).1, []);
}

#[test]
fn a_note_whose_words_are_gone_says_where_they_stood_until_it_is_mended() {
    let mut builds = Builds::default();
    let noted = || vec![note(quote("各出一半", ""), "一。")];
    let mut text = exchange(&["老桥呢？", LONG]);
    builds.next(&text, noted());
    text.exchanges[0][1].1 = "不修。".to_owned();
    for _ in 0..2 {
        let (placed, report) = builds.next(&text, noted());
        assert_eq!(placed[0].anchors, [None]);
        assert_eq!(report[0].code, Code::UnplacedNote);
        let last = report[0].hints.last().unwrap();
        assert!(last.en.starts_with("at the last build it stood in q1-p2"), "{last:?}");
        assert!(last.en.contains("各出一半"), "{last:?}");
    }
}

#[test]
fn a_note_that_its_editor_sent_elsewhere_is_not_told() {
    let mut builds = Builds::default();
    let text = exchange(&["水库呢？", "水库好。"]);
    builds.next(&text, vec![note(quote("水库", "in=q1-p1"), "一。")]);
    let (placed, report) = builds.next(&text, vec![note(quote("水库", "in=q1-p2"), "一。")]);
    assert_eq!((placed[0].id.to_string().as_str(), report), ("n1", Vec::new()));
}

#[test]
fn new_notes_are_numbered_in_the_order_of_the_text() {
    let session = session(&exchange(&["桥呢？", "石桥修好了，木桥没有。"]));
    let notes = ["木桥", "铁桥", "@q1-p2", "@q1", "石桥", "桥呢"].map(|words| {
        let selector = match words.strip_prefix('@') {
            Some(unit) => Selector::Unit(unit.parse().unwrap()),
            None => quote(words, ""),
        };
        note(selector, "一。")
    });
    let (placed, _) = place(&session, notes.into(), None, &mut Vec::new());
    let ids: Vec<String> = placed.iter().map(|note| note.id.to_string()).collect();
    assert_eq!(ids, ["n4", "n6", "n5", "n1", "n3", "n2"]);
}
