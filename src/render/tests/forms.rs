//! The forms for other people's tools: what they hold, and that their standards allow it.

use serde_json::Value;

use super::hostile::{POISON, hostile};
use super::standards::assert_sound;
use super::{Archive, archive, pages, text};
use crate::derive::sample::{entry, reference};
use crate::diagnostic::{SourceText, Span};
use crate::model::{
    Anchor, Date, Note, NoteId, NoteKind, Rendering, Section, Selector, Source, Target, Term,
    TermKind, Unit,
};
use crate::render::Rendered;
use crate::resolve::PlacedNote;
use crate::text::Language;

fn note(number: usize, kind: NoteKind, body: &str, anchors: &[Option<Anchor>]) -> PlacedNote {
    let source = SourceText::new("content/sessions/2024-04-02-spring.notes.md", body);
    let span = Span::new(&source, 0..body.len());
    // Where a target was looked for plays no part here.
    let target = Target { selector: Selector::Unit(Unit::Session), span: span.clone() };
    PlacedNote {
        id: NoteId::new(number).unwrap(),
        note: Note {
            kind,
            by: Some("编者".to_owned()),
            date: Date::new(2024, 5, 1),
            language: None,
            targets: vec![target; anchors.len()],
            to: None,
            witness: None,
            body: body.to_owned(),
            body_span: span,
        },
        anchors: anchors.to_vec(),
    }
}

fn words(section: &str, paragraph: &str, start: usize, end: usize) -> Anchor {
    let (section, paragraph) = (section.parse().unwrap(), paragraph.parse().unwrap());
    Anchor::Words { section, paragraph, start, end }
}

/// The sample with notes of every kind and on every kind of target, and with terms.
fn annotate(archive: &mut Archive) {
    let q1: Section = "q1".parse().unwrap();
    let unit = |unit| Some(Anchor::Unit(unit));
    let [p4, t3] = ["p4", "t3"];
    let mut correction = note(1, NoteKind::Correction, "", &[Some(words("q1", p4, 1, 3))]);
    correction.note.to = Some("修<桥>".to_owned());
    let mut variant = note(2, NoteKind::Variant, "别处有字。", &[Some(words("q1", p4, 0, 0))]);
    variant.note.to = Some("尽全".to_owned());
    variant.note.witness = Some("《渡口报》".to_owned());
    let crossing = Some(words("q1", p4, 2, 6));
    let notes = vec![
        correction,
        variant,
        note(
            3,
            NoteKind::Comment,
            "见[石桥](../topics/bridge.md)。\n\n- 一\n- 二",
            &[crossing, None],
        ),
        note(
            4,
            NoteKind::Source,
            "出自《青石志》。",
            &[Some(words("lead", "p1", 0, 2)), Some(words("q1", "p3", 2, 4))],
        ),
        note(5, NoteKind::Definition, "界定。", &[unit(Unit::Turn(q1, t3.parse().unwrap()))]),
        note(6, NoteKind::Context, "背景。", &[unit(Unit::Session), unit(Unit::Section(q1))]),
        note(7, NoteKind::Translation, "译。", &[unit(Unit::Paragraph(q1, p4.parse().unwrap()))]),
        note(8, NoteKind::Comment, "缺。", &[Some(Anchor::Gap(3))]),
        note(9, NoteKind::Comment, "无处。", &[None]),
    ];
    archive.sessions[1].notes = notes;
    archive.terms = vec![
        term("bridge", "石桥", &["river-works"], &["river-works", "market"]),
        term("market", "集市", &[], &["bridge"]),
        term("river-works", "水利", &[], &[]),
    ];
}

fn term(id: &str, title: &str, broader: &[&str], related: &[&str]) -> Term {
    let references = |ids: &[&str]| ids.iter().map(|id| reference(id)).collect();
    let rendering = |text: &str, official| Rendering {
        language: Language::new("en").unwrap(),
        text: text.to_owned(),
        date: None,
        source: None,
        url: None,
        official,
    };
    let source = Source { text: "《青石志》".to_owned(), url: None };
    let online = Source { url: Some("https://a.example/志".to_owned()), ..source.clone() };
    let mut entry = entry("terms", id, title, "");
    entry.aliases = vec!["别名".to_owned(), title.to_owned()];
    entry.hidden = vec!["别名".to_owned()];
    entry.same_as = vec!["Q12280".to_owned(), "https://a.example/same".to_owned()];
    Term {
        entry,
        kind: TermKind::Name,
        transliteration: Some("shíqiáo".to_owned()),
        definition: Some("镇上的桥。".to_owned()),
        renderings: vec![rendering("rock bridge", false), rendering("stone bridge", true)],
        sources: vec![source, online],
        broader: references(broader),
        related: references(related),
        except: Vec::new(),
        not_in: Vec::new(),
    }
}

fn annotated() -> Archive {
    let mut archive = archive();
    annotate(&mut archive);
    archive
}

fn sound(pages: &[Rendered]) -> [usize; 3] {
    let files =
        pages.iter().map(|page| (page.path.as_str(), std::str::from_utf8(&page.bytes).unwrap()));
    assert_sound(&files.collect::<Vec<_>>())
}

fn json(pages: &[Rendered], path: &str) -> Value {
    serde_json::from_str(text(pages, path)).unwrap()
}

#[test]
fn every_form_of_the_sample_and_of_hostile_content_is_what_its_standard_allows() {
    assert_eq!(sound(&pages(&annotated())), [3, 1, 2]);
    let mut archive = hostile();
    archive.settings.base_url = Some("https://a.example/wenda/".to_owned());
    annotate(&mut archive);
    for placed in &mut archive.sessions[1].notes {
        placed.note.body.push_str(POISON);
        placed.note.by = Some(POISON.to_owned());
        placed.note.to = Some(POISON.to_owned());
        placed.note.witness = Some(POISON.to_owned());
    }
    for term in &mut archive.terms {
        term.entry.title.push_str(POISON);
        term.entry.aliases.push(POISON.to_owned());
        term.entry.same_as.push("javascript:x()".to_owned());
        term.definition = Some(POISON.to_owned());
        term.sources[1].url = Some(format!("https://a.example/{POISON}"));
    }
    assert_eq!(sound(&pages(&archive)), [3, 1, 2]);
}

#[test]
fn an_archive_without_notes_and_terms_has_no_files_of_them_and_no_links_to_any() {
    let mut archive = archive();
    archive.terms.clear();
    for session in &mut archive.sessions {
        session.uses.clear();
    }
    let pages = pages(&archive);
    let there = |path: &str| pages.iter().any(|page| page.path == path);
    assert!(there("2024-04-02-spring/session.xml") && there("data/topics.jsonld"));
    assert!(!there("2024-04-02-spring/annotations.jsonld") && !there("data/terms.jsonld"));
    assert!(!text(&pages, "2024-04-02-spring/index.html").contains("annotations.jsonld"));
}

#[test]
fn a_sessions_page_says_in_its_head_and_at_its_foot_which_forms_there_are() {
    let pages = pages(&annotated());
    super::in_order(
        text(&pages, "2024-04-02-spring/index.html"),
        &[
            "<link rel=\"alternate\" type=\"application/json\" title=\"JSON\" href=\"session.json\">",
            "<link rel=\"alternate\" type=\"application/tei+xml\" title=\"TEI\" href=\"session.xml\">",
            "<link rel=\"alternate\" type=\"application/ld+json; profile=&quot;http://www.w3.org/ns/anno.jsonld&quot;\"",
            "</head>",
            "<a href=\"session.xml\">TEI</a> <a href=\"annotations.jsonld\">Web Annotations</a>",
        ],
    );
    let question = text(&pages, "2024-04-02-spring/q1.html");
    assert!(question.contains("title=\"Markdown\" href=\"q1.md\""));
}

#[test]
fn an_annotation_says_what_the_note_says_and_where() {
    let pages = pages(&annotated());
    let file = json(&pages, "2024-04-02-spring/annotations.jsonld");
    assert_eq!(file["total"], 8);
    let expected = serde_json::json!({
        "id": "annotations.jsonld#n1",
        "type": "Annotation",
        "motivation": "editing",
        "creator": { "name": "编者" },
        "created": "2024-05-01T00:00:00Z",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "editing",
                "format": "text/plain",
                "language": "zh-Hans",
                "value": "修<桥>"
            },
            {
                "type": "TextualBody",
                "purpose": "tagging",
                "format": "text/plain",
                "language": "en",
                "value": "correction"
            }
        ],
        "target": {
            "type": "SpecificResource",
            "source": "q1.html",
            "selector": {
                "type": "FragmentSelector",
                "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
                "value": "p4",
                "refinedBy": {
                    "type": "TextQuoteSelector",
                    "exact": "修桥",
                    "prefix": "[……]力",
                    "suffix": "，见图纸。"
                }
            }
        }
    });
    assert_eq!(file["first"]["items"][0], expected);
    let comment = &file["first"]["items"][2];
    let link = "<p>见<a href=\"../topics/bridge.html\">石桥</a>。</p>";
    assert!(comment["body"][0]["value"].as_str().unwrap().starts_with(link), "{comment}");
}

#[test]
fn addresses_are_whole_where_the_sites_own_is_known() {
    let mut archive = annotated();
    archive.settings.base_url = Some("https://a.example/wenda/".to_owned());
    let pages = pages(&archive);
    let file = json(&pages, "2024-04-02-spring/annotations.jsonld");
    let note = &file["first"]["items"][0];
    let session = "https://a.example/wenda/2024-04-02-spring";
    assert_eq!(note["id"], format!("{session}/annotations.jsonld#n1"));
    assert_eq!(note["target"]["source"], format!("{session}/q1.html"));
    let terms = json(&pages, "data/terms.jsonld");
    assert_eq!(terms["@graph"][1]["id"], "https://a.example/wenda/data/terms.jsonld#bridge");
    let tei = text(&pages, "2024-04-02-spring/session.xml");
    assert!(tei.contains(&format!("<idno type=\"page\">{session}/index.html</idno>")));
}

#[test]
fn a_concept_has_its_labels_and_its_ties_but_none_to_what_is_above_it() {
    let terms = json(&pages(&annotated()), "data/terms.jsonld");
    let [scheme, bridge] = [&terms["@graph"][0], &terms["@graph"][1]];
    assert_eq!(scheme["hasTopConcept"].as_array().unwrap().len(), 2);
    assert_eq!(bridge["prefLabel"], serde_json::json!({ "en": "stone bridge", "zh-Hans": "石桥" }));
    assert_eq!(bridge["broader"], serde_json::json!(["terms.jsonld#river-works"]));
    assert_eq!(bridge["related"], serde_json::json!(["terms.jsonld#market"]));
    assert_eq!(bridge["exactMatch"], serde_json::json!(["http://www.wikidata.org/entity/Q12280"]));
    assert_eq!(bridge["page"], "../terms/bridge.html");
    assert_eq!(terms["@graph"][3]["narrower"], serde_json::json!(["terms.jsonld#bridge"]));
}

#[test]
fn tei_has_the_record_turn_by_turn() {
    let pages = pages(&annotated());
    super::in_order(
        text(&pages, "2024-04-02-spring/session.xml"),
        &[
            "<title type=\"main\" xml:lang=\"zh-Hans\">春季问答会（第二年）</title><editor>编者</editor>",
            "<meeting corresp=\"../series/spring.html\">春季问答会</meeting>",
            "<measure unit=\"exchanges\" quantity=\"1\">1</measure>",
            "<bibl type=\"abridged\" subtype=\"edited\">",
            "<publisher>《青石公报》</publisher><date when=\"2024-04-03\">",
            "<category xml:id=\"topic-bridge\"><catDesc>石桥</catDesc></category>",
            "<person xml:id=\"speaker-1\" role=\"asker\"><persName type=\"label\">《青石公报》记者</persName>",
            "<affiliation ref=\"#organisation-gazette\">《青石公报》</affiliation>",
            "<occupation type=\"of-the-day\" when=\"2024-04-02\">发言人</occupation>",
            "<org xml:id=\"organisation-gazette\">",
            "<name type=\"place\">青石镇戏台</name>",
            "<standOff><listAnnotation>",
            "<annotation xml:id=\"n1\" target=\"#range(n1-1-from,n1-1-to)\" motivation=\"editing\"",
            "<choice xml:lang=\"zh-Hans\"><sic>修桥</sic><corr>修&lt;桥&gt;</corr></choice>",
            "<annotation xml:id=\"n6\" target=\"#session #q1\"",
            "<p xml:id=\"lead-p1\"><anchor xml:id=\"n4-1-from\"/>春日<anchor xml:id=\"n4-1-to\"/>，镇上",
            "<div type=\"exchange\" xml:id=\"q1\" ana=\"#topic-bridge\">",
            "<head type=\"derived\">石桥修得怎样了？</head>",
            "<u xml:id=\"q1-t2\" who=\"#speaker-1\" ana=\"#turn-question\">",
            "<seg xml:id=\"q1-p4\"><anchor xml:id=\"n2-1-from\"/><gap reason=\"omitted\">",
            "</gap><anchor xml:id=\"n2-1-to\"/>力<anchor xml:id=\"n1-1-from\"/><hi rend=\"strong\">修",
            "<ptr type=\"footnote\" n=\"1\" target=\"#footnote-1\"/>",
            "<gap xml:id=\"gap-4\" reason=\"omitted\">",
            "ana=\"#turn-question #follow-up\"",
            "<seg xml:id=\"q1-p6\" xml:lang=\"en\">The lamps come later.</seg>",
            "<note type=\"dateline\">（据青石社4月2日电）</note>",
            "<back><div type=\"footnotes\">",
            "<note xml:id=\"footnote-1\" place=\"foot\" n=\"1\">图纸在镇公所。</note>",
        ],
    );
}

#[test]
fn a_seg_holds_the_paragraphs_words_and_nothing_else_but_what_is_marked() {
    let archive = annotated();
    let pages = pages(&archive);
    let session = &archive.sessions[1].session;
    let tei = text(&pages, "2024-04-02-spring/session.xml");
    for (section, turns) in session.sections() {
        for paragraph in turns.iter().flat_map(|turn| &turn.paragraphs) {
            let start = tei.find(&format!("<seg xml:id=\"{section}-{}\"", paragraph.id)).unwrap();
            let seg = &tei[start..start + tei[start..].find("</seg>").unwrap()];
            let mut spoken = seg.to_owned();
            while let Some(at) = spoken.find("<desc") {
                let end = at + spoken[at..].find("</desc>").unwrap();
                spoken.replace_range(at..end, "");
            }
            assert_eq!(super::standards::page::plain(&spoken), paragraph.text);
        }
    }
}
