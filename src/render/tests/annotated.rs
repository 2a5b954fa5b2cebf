//! Notes and terms on the pages of a site.

use super::{Archive, archive, in_order, links, pages, text};
use crate::derive::sample::{annotation, term};
use crate::model::{
    Anchor, ExchangeId, NoteKind, ParagraphId, Rendering, Section, Term, TurnId, Unit, Use,
};
use crate::text::Language;

const SESSION: usize = 1;

fn section() -> Section {
    Section::Exchange(ExchangeId::from_index(0))
}

fn words(paragraph: usize, start: usize, end: usize) -> Anchor {
    let paragraph = ParagraphId::from_index(paragraph - 1);
    Anchor::Words { section: section(), paragraph, start, end }
}

/// The rich session of the sample with a note of each sort on it, and a term.
fn annotated() -> Archive {
    let mut archive = archive();
    let gap = archive.sessions[SESSION]
        .session
        .asides
        .iter()
        .position(|aside| aside.text.is_empty() && aside.at.section == section());
    let closing = Some(Anchor::Words {
        section: Section::Closing,
        paragraph: ParagraphId::from_index(0),
        start: 0,
        end: 2,
    });
    let mut notes = vec![
        annotation(1, &[Some(words(2, 1, 4))]),
        annotation(2, &[Some(words(3, 0, 2)), closing]),
        annotation(3, &[Some(words(4, 0, 0))]),
        annotation(4, &[Some(Anchor::Gap(gap.unwrap()))]),
        annotation(5, &[Some(Anchor::Unit(Unit::Session))]),
        annotation(6, &[Some(Anchor::Unit(Unit::Section(section())))]),
        annotation(7, &[Some(Anchor::Unit(Unit::Turn(section(), TurnId::from_index(1))))]),
        annotation(
            8,
            &[Some(Anchor::Unit(Unit::Paragraph(section(), ParagraphId::from_index(1))))],
        ),
        annotation(9, &[None]),
        annotation(10, &[Some(words(4, 5, 7))]),
    ];
    notes[0].note.kind = NoteKind::Correction;
    notes[0].note.to = Some("前年说".to_owned());
    notes[2].note.kind = NoteKind::Variant;
    (notes[2].note.to, notes[2].note.witness) =
        (Some("大家".to_owned()), Some("《渡口报》".to_owned()));
    notes[5].note.body = "见[石桥](../topics/bridge.md)。[^1]\n\n[^1]: 旁注。".to_owned();
    notes[6].note.by = Some("李四".to_owned());
    archive.sessions[SESSION].notes = notes;
    archive.terms = vec![Term {
        transliteration: Some("shí qiáo".to_owned()),
        definition: Some("镇上的桥。".to_owned()),
        renderings: vec![Rendering {
            language: Language::new("en").unwrap(),
            text: "the stone bridge".to_owned(),
            date: None,
            source: None,
            url: None,
            official: true,
        }],
        ..term("stone-bridge", "石桥")
    }];
    for session in &mut archive.sessions {
        session.uses.clear();
    }
    let paragraph = ParagraphId::from_index(1);
    archive.sessions[SESSION].uses =
        vec![Use { section: section(), paragraph, start: 8, end: 10, term: 0 }];
    archive
}

#[test]
fn all_links_between_words_and_notes_lead_there_and_no_id_stands_twice() {
    links::check(&annotated());
}

#[test]
fn notes_stand_where_they_belong_on_a_question_page() {
    let pages = pages(&annotated());
    in_order(
        text(&pages, "2024-04-02-spring/q1.html"),
        &[
            "class=\"with-margin annotated\"",
            "<h1",
            "class=\"notes-tools\"",
            "id=\"n6\"",
            "整问",
            "<a href=\"../topics/bridge.html\">石桥</a>",
            "id=\"n6-note1\"",
            "<h2 class=\"who\"><span class=\"what\">问</span>",
            "id=\"n7\"",
            "李四",
            "去<a class=\"noted\" role=\"doc-noteref\" href=\"#n1\" id=\"n1-1\" data-n=\"1\">年说夏</a>",
            "<a class=\"term\" role=\"doc-glossref\" href=\"#term-stone-bridge\">石桥</a>",
            "id=\"n8-1\"",
            "<aside class=\"note correction editor\" id=\"n1\" role=\"doc-footnote\"",
            "勘误",
            "原文</span> <span class=\"lemma\">年说夏</span>",
            "当作</span> <span class=\"read\">前年说</span>",
            "注1。",
            "href=\"#n1-1\" aria-label=\"回到正文\"",
            "id=\"n8\"",
            "第2段",
            "id=\"n2\"",
            "<a href=\"closing.html#n2-2\">结束，第1段</a>",
            "class=\"noted gap\" role=\"doc-noteref\" href=\"#n3\"",
            "[……]</a>力",
            "图纸</a><a class=\"note-sign\" role=\"doc-noteref\" href=\"#n10\"",
            "id=\"n3\"",
            "《渡口报》作",
            "<p class=\"gap\"><a class=\"noted gap\" role=\"doc-noteref\" href=\"#n4\"",
            "id=\"n4\"",
            "本页词语",
            "id=\"term-stone-bridge\"",
            "<a href=\"../terms/stone-bridge.html\">石桥</a> <span class=\"transliteration\">shí qiáo",
            "镇上的桥。",
            "<span lang=\"en\" dir=\"ltr\">the stone bridge</span> <span class=\"kind\">官方译法",
        ],
    );
}

#[test]
fn a_note_with_two_places_has_a_card_on_each_page_and_one_where_both_are() {
    let pages = pages(&annotated());
    in_order(
        text(&pages, "2024-04-02-spring/closing.html"),
        &["href=\"#n2\" id=\"n2-2\"", "id=\"n2\"", "<a href=\"q1.html#n2-1\">第1问，第3段</a>"],
    );
    let all = text(&pages, "2024-04-02-spring/all.html");
    in_order(
        all,
        &[
            "id=\"n5\"",
            "href=\"#q1-n2\" id=\"q1-n2-1\"",
            "id=\"q1-n2\"",
            "href=\"#closing-n2-2\"",
            "href=\"#q1-n2\" id=\"closing-n2-2\"",
        ],
    );
    assert!(!all.contains("id=\"closing-n2\""));
}

#[test]
fn the_sessions_page_has_its_own_notes_and_those_without_a_place() {
    let pages = pages(&annotated());
    in_order(
        text(&pages, "2024-04-02-spring/index.html"),
        &["id=\"n5\"", "全场", "未能定位", "引文1", "id=\"n9\"", "注9。"],
    );
}

#[test]
fn collected_questions_lead_to_the_notes_on_their_own_pages() {
    let pages = pages(&annotated());
    let page = text(&pages, "topics/bridge/all.html");
    assert!(page.contains("href=\"../../2024-04-02-spring/q1.html#n1\" data-n=\"1\""), "{page}");
    assert!(page.contains("id=\"2024-04-02-spring-q1-fn1\""), "the record's own notes stay");
    for absent in ["note correction", "class=\"term\"", "本页词语", "id=\"n1\""] {
        assert!(!page.contains(absent), "{absent}");
    }
}

#[test]
fn all_notes_are_listed_by_kind_in_the_order_of_the_text() {
    let pages = pages(&annotated());
    let page = text(&pages, "notes/index.html");
    in_order(
        page,
        &[
            "<h1>全部注释 <span class=\"count\">10条注释",
            "<h2 id=\"comment\">说明 <span class=\"count\">8</span>",
            "href=\"../2024-04-02-spring/index.html#n5\"",
            "href=\"../2024-04-02-spring/q1.html#n6\"",
            "href=\"../2024-04-02-spring/q1.html#n7\"",
            "href=\"../2024-04-02-spring/q1.html#n8\"",
            "href=\"../2024-04-02-spring/q1.html#n2\"",
            "href=\"../2024-04-02-spring/index.html#n9\"",
            "<h2 id=\"correction\">勘误",
            "第1问，第2段",
        ],
    );
    assert!(text(&pages, "index.html").contains("href=\"notes/index.html\""));
}

#[test]
fn very_many_notes_are_parted_by_years() {
    let mut archive = annotated();
    let one = annotation(1, &[Some(words(2, 0, 1))]);
    archive.sessions[0].notes = vec![one.clone()];
    let many = (11..=310).map(|number| annotation(number, &[Some(words(2, 0, 1))]));
    archive.sessions[SESSION].notes.extend(many);
    let pages = pages(&archive);
    let contents = text(&pages, "notes/index.html");
    in_order(
        contents,
        &["311条", "href=\"2024.html\">2024年</a> <span class=\"count\">310", "2023"],
    );
    assert!(!contents.contains("class=\"item\""));
    in_order(text(&pages, "notes/2023.html"), &["<h1>2023年注释", "2023-04-01-spring/q1.html#n1"]);
}

#[test]
fn a_site_without_notes_has_no_list_of_them() {
    let pages = pages(&archive());
    assert!(!pages.iter().any(|page| page.path.starts_with("notes/")));
    assert!(!text(&pages, "index.html").contains("全部注释"));
}
