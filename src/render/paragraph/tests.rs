//! Tests of single paragraphs: each is named for what it shows, with two characters or ten.

use super::*;
use crate::derive::sample::{annotation, aside, mark, paragraph, term};
use crate::diagnostic::Message;
use crate::model::{Anchor, AsideKind, ExchangeId, ParagraphId};
use crate::resolve::{ArchivedSession, PlacedNote};
use crate::text::Language;

/// A paragraph with its annotations.
#[derive(Default)]
struct Sample<'a> {
    marks: Vec<Mark>,
    inside: Vec<&'a Aside>,
    /// The words that have notes.
    notes: Vec<(usize, usize)>,
    /// The words that are the term `bridge`.
    uses: Vec<(usize, usize)>,
    whole: bool,
    elsewhere: bool,
}

fn section() -> Section {
    Section::Exchange(ExchangeId::from_index(0))
}

fn words() -> Words {
    let theme = crate::render::Theme::built_in().unwrap();
    theme.words(&Language::chinese(), &mut Vec::new()).unwrap()
}

fn terms() -> Vec<Term> {
    vec![term("bridge", "石桥")]
}

fn archived(sample: &Sample<'_>) -> ArchivedSession {
    let id = ParagraphId::from_index(0);
    let words = |&(start, end): &(usize, usize)| Anchor::Words {
        section: section(),
        paragraph: id,
        start,
        end,
    };
    let whole = Anchor::Unit(Unit::Paragraph(section(), id));
    let anchors = sample.notes.iter().map(words).chain(sample.whole.then_some(whole));
    let notes: Vec<PlacedNote> =
        anchors.enumerate().map(|(at, anchor)| annotation(at + 1, &[Some(anchor)])).collect();
    let uses = sample.uses.iter().map(|&(start, end)| Use {
        section: section(),
        paragraph: id,
        start,
        end,
        term: 0,
    });
    let mut archived = crate::derive::sample::archive().sessions.remove(0);
    (archived.notes, archived.uses) = (notes, uses.collect());
    archived
}

fn written(text: &str, sample: &Sample<'_>) -> Written {
    let (words, terms, archived) = (words(), terms(), archived(sample));
    let footnotes = [Footnote { label: "甲".to_owned(), text: String::new(), line: 1 }];
    let annotations = Annotations::of(&archived);
    let source =
        Source { words: &words, footnotes: &footnotes, annotations: &annotations, terms: &terms };
    let stand = Stand { section: section(), prefix: "", page: "s/q1.html" };
    let mut shown = if sample.elsewhere { Shown::elsewhere() } else { Shown::default() };
    let mut paragraph = paragraph(text);
    paragraph.marks.clone_from(&sample.marks);
    let inside: Vec<_> = sample.inside.iter().map(|aside| (99, *aside)).collect();
    Writer::new(source, stand, &mut shown).paragraph(&paragraph, &inside)
}

/// The HTML with what is the same for all links of a kind left out.
fn html(text: &str, sample: &Sample<'_>) -> String {
    let html = written(text, sample).html;
    html.replace(" role=\"doc-noteref\"", "").replace(" role=\"doc-glossref\"", "")
}

fn marked(text: &str, marks: Vec<Mark>) -> String {
    html(text, &Sample { marks, ..Sample::default() })
}

fn noted(text: &str, notes: &[(usize, usize)]) -> String {
    html(text, &Sample { notes: notes.to_vec(), ..Sample::default() })
}

fn link(href: &str, start: usize, end: usize) -> Mark {
    mark(MarkKind::Link { href: href.to_owned() }, start, end)
}

fn lost(at: usize) -> Mark {
    mark(MarkKind::Gap { why: Message::default() }, at, at)
}

#[test]
fn words_are_escaped_with_and_without_marks() {
    assert_eq!(marked("<b>&", vec![]), "&lt;b&gt;&amp;");
    let strong = vec![mark(MarkKind::Strong, 0, 3)];
    assert_eq!(marked("<b>&", strong), "<strong>&lt;b&gt;</strong>&amp;");
    assert_eq!(
        noted("<b>&", &[(0, 4)]),
        "<a class=\"noted\" href=\"#n1\" id=\"n1-1\" data-n=\"1\">&lt;b&gt;&amp;</a>"
    );
}

#[test]
fn strong_words_are_parted_where_a_link_begins_and_the_link_stays_one() {
    let marks = vec![mark(MarkKind::Strong, 0, 3), link("https://a.example/", 2, 5)];
    assert_eq!(
        marked("一二三四五六", marks),
        "<strong>一二</strong><a href=\"https://a.example/\"><strong>三</strong>四五</a>六"
    );
    let marks = vec![link("https://a.example/", 1, 3), mark(MarkKind::Strong, 0, 4)];
    assert_eq!(
        marked("一二三四五", marks),
        "<strong>一</strong><a href=\"https://a.example/\"><strong>二三</strong></a><strong>四</strong>五"
    );
}

#[test]
fn unsafe_links_leave_their_words_and_links_do_not_nest() {
    assert_eq!(marked("点这里", vec![link("javascript:x()", 1, 3)]), "点这里");
    let nested = vec![link("https://a.example/", 0, 3), link("https://b.example/", 1, 2)];
    assert_eq!(marked("一二三", nested), "<a href=\"https://a.example/\">一二三</a>");
}

#[test]
fn gaps_footnotes_and_asides_stand_where_they_belong_and_signs_are_no_text() {
    let label = |label: &str| MarkKind::Footnote { label: label.to_owned() };
    let marks = vec![lost(0), mark(label("甲"), 2, 2), mark(label("无"), 2, 2)];
    let stage = aside(AsideKind::Stage, "（笑）", section(), 1, Some(1));
    let sample = Sample { marks, inside: vec![&stage], ..Sample::default() };
    assert_eq!(
        html("一二", &sample),
        "<span class=\"gap\" role=\"img\" aria-label=\"此处来源缺文\" title=\"此处来源缺文\">[……]</span>一\
         <span class=\"aside stage\">（笑）</span>二\
         <a class=\"footnote-sign\" href=\"#fn1\" id=\"fn1-1\" data-n=\"甲\" aria-label=\"来源原注甲\"></a>\
         <span class=\"footnote-sign\" role=\"img\" aria-label=\"来源原注无\" data-n=\"无\"></span>"
    );
    assert_eq!(written("一二", &sample).cards, [Card::Footnote(0)]);
}

#[test]
fn a_footnotes_sign_parts_the_link_in_which_it_stands() {
    let footnote = mark(MarkKind::Footnote { label: "甲".to_owned() }, 1, 1);
    let sample = Sample { marks: vec![footnote], notes: vec![(0, 2)], ..Sample::default() };
    assert_eq!(
        html("一二", &sample),
        "<a class=\"noted\" href=\"#n1\" id=\"n1-1\">一</a>\
         <a class=\"footnote-sign\" href=\"#fn1\" id=\"fn1-1\" data-n=\"甲\" aria-label=\"来源原注甲\"></a>\
         <a class=\"noted\" href=\"#n1\" data-n=\"1\">二</a>"
    );
}

#[test]
fn marks_past_the_end_do_no_harm() {
    let marks = vec![mark(MarkKind::Strong, 1, 99), mark(MarkKind::Strong, 7, 9)];
    assert_eq!(marked("一二", marks), "一<strong>二</strong>");
    assert_eq!(marked("一", vec![link("https://a.example/", 5, 9)]), "一");
    let late = aside(AsideKind::Time, "10:00", section(), 1, Some(99));
    let sample = Sample { inside: vec![&late], ..Sample::default() };
    assert_eq!(html("一", &sample), "一<span class=\"aside time\">10:00</span>");
}

#[test]
fn nested_notes_part_the_words_and_each_word_stands_once() {
    assert_eq!(
        noted("一二三四五", &[(0, 5), (1, 3)]),
        "<a class=\"noted\" href=\"#n1\" id=\"n1-1\">一</a>\
         <a class=\"noted\" href=\"#n2\" id=\"n2-1\" data-n=\"2\">二三</a>\
         <a class=\"noted\" href=\"#n1\" data-n=\"1\">四五</a>"
    );
}

#[test]
fn a_note_on_the_same_words_as_another_has_its_sign_after_them() {
    assert_eq!(
        noted("一二三", &[(0, 2), (0, 2)]),
        "<a class=\"noted\" href=\"#n1\" id=\"n1-1\" data-n=\"1\">一二</a>\
         <a class=\"note-sign\" href=\"#n2\" id=\"n2-1\" data-n=\"2\" aria-label=\"注2\"></a>三"
    );
}

#[test]
fn a_link_of_the_source_keeps_its_words_and_the_note_has_its_sign_after_them() {
    let marks = vec![link("https://a.example/", 0, 3)];
    let sample = Sample { marks, notes: vec![(1, 2)], ..Sample::default() };
    assert_eq!(
        html("一二三四", &sample),
        "<a href=\"https://a.example/\">一二</a>\
         <a class=\"note-sign\" href=\"#n1\" id=\"n1-1\" data-n=\"1\" aria-label=\"注1\"></a>\
         <a href=\"https://a.example/\">三</a>四"
    );
}

#[test]
fn a_gap_with_a_note_is_a_link_and_is_not_filled_in() {
    let sample = Sample { marks: vec![lost(1)], notes: vec![(1, 1)], ..Sample::default() };
    assert_eq!(
        html("一二", &sample),
        "一<a class=\"noted gap\" href=\"#n1\" id=\"n1-1\" data-n=\"1\" aria-label=\"此处来源缺文 注1\">[……]</a>二"
    );
    let around = Sample { notes: vec![(0, 2), (1, 1)], ..sample };
    let html = html("一二", &around);
    assert!(html.contains("\">一</a><a class=\"noted gap\" href=\"#n2\""), "{html}");
}

#[test]
fn a_note_on_a_whole_paragraph_has_its_sign_at_the_end() {
    let sample = Sample { whole: true, ..Sample::default() };
    assert_eq!(
        html("一二", &sample),
        "一二<a class=\"note-sign\" href=\"#n1\" id=\"n1-1\" data-n=\"1\" aria-label=\"注1\"></a>"
    );
}

#[test]
fn a_terms_first_use_with_words_of_its_own_is_its_link() {
    let term = "<a class=\"term\" href=\"#term-bridge\">石桥</a>";
    let sample = Sample { uses: vec![(0, 2), (3, 5)], ..Sample::default() };
    assert_eq!(html("石桥、石桥。", &sample), format!("{term}、石桥。"));
    let noted = Sample { notes: vec![(0, 2)], ..sample };
    assert_eq!(
        html("石桥、石桥。", &noted),
        format!("<a class=\"noted\" href=\"#n1\" id=\"n1-1\" data-n=\"1\">石桥</a>、{term}。")
    );
}

#[test]
fn a_later_use_leaves_its_words_to_the_note_around_it() {
    let sample = Sample { notes: vec![(3, 6)], uses: vec![(0, 2), (3, 5)], ..Sample::default() };
    assert_eq!(
        html("石桥、石桥好。", &sample),
        "<a class=\"term\" href=\"#term-bridge\">石桥</a>、\
         <a class=\"noted\" href=\"#n1\" id=\"n1-1\" data-n=\"1\">石桥好</a>。"
    );
}

#[test]
fn elsewhere_words_lead_to_the_note_on_their_own_page_and_terms_are_plain() {
    let sample =
        Sample { notes: vec![(0, 1)], uses: vec![(1, 3)], elsewhere: true, ..Sample::default() };
    let written = written("修石桥", &sample);
    assert_eq!(
        written.html,
        "<a class=\"noted\" role=\"doc-noteref\" href=\"s/q1.html#n1\" data-n=\"1\">修</a>石桥"
    );
    assert_eq!(written.cards, []);
}

#[test]
fn cards_stand_in_the_order_of_their_words() {
    let sample = Sample { notes: vec![(3, 4), (0, 2)], whole: true, ..Sample::default() };
    let notes: Vec<usize> = written("一二三四", &sample)
        .cards
        .iter()
        .map(|card| match card {
            Card::Note(place) => place.note,
            Card::Footnote(_) => unreachable!(),
        })
        .collect();
    assert_eq!(notes, [1, 0, 2]);
}

#[test]
fn hundreds_of_overlapping_notes_leave_the_words_as_they_are() {
    let text: String = "桥头的灯，水上的船。".repeat(40);
    let length = text.chars().count();
    let notes: Vec<_> = (0..300)
        .map(|at| (at * 7 % length, (at * 7 % length + 1 + at * 13 % 60).min(length)))
        .collect();
    let uses = (0..20).map(|at| (at * 10 + 1, at * 10 + 3)).collect();
    let html = html(&text, &Sample { notes, uses, ..Sample::default() });
    let mut plain = String::new();
    let mut rest = html.as_str();
    let mut open = 0;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        open = if after.starts_with('/') { open - 1 } else { open + 1 };
        assert!((0..=1).contains(&open), "links do not nest");
        rest = after.split_once('>').unwrap().1;
    }
    plain.push_str(rest);
    assert_eq!(plain, text);
    for note in 1..=300 {
        assert_eq!(html.matches(&format!(" id=\"n{note}-1\"")).count(), 1, "note {note}");
        assert_eq!(html.matches(&format!(" data-n=\"{note}\"")).count(), 1, "note {note}");
    }
}
