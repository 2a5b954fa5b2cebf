use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AsideKind, MarkKind};
use crate::read::{Block, BlockKind, Draft, Input, read_input};

const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A document of these parts: the body's XML, and others by name with their whole XML.
fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"{SPACE}\"><w:body>{body}</w:body></w:document>"
    );
    packed(&[&[("word/document.xml", document.as_str())], parts].concat())
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(xml.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const RELATIONS: (&str, &str) = (
    "word/_rels/document.xml.rels",
    "<Relationships>\
     <Relationship Id=\"r1\" Type=\"x/styles\" Target=\"styles.xml\"/>\
     <Relationship Id=\"r2\" Type=\"x/footnotes\" Target=\"/word/footnotes.xml\"/>\
     <Relationship Id=\"r3\" Type=\"x/header\" Target=\"header1.xml\"/>\
     <Relationship Id=\"r4\" Type=\"x/hyperlink\" Target=\"https://elmsford.example/ferry\" TargetMode=\"External\"/>\
     </Relationships>",
);

/// The part `styles.xml`: id, name, what it is based on and other properties.
fn styles(styles: &[(&str, &str, &str, &str)]) -> String {
    let styles: Vec<String> = styles
        .iter()
        .map(|(id, name, base, more)| {
            format!(
                "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
                 <w:basedOn w:val=\"{base}\"/>{more}</w:style>"
            )
        })
        .collect();
    let styles = styles.concat();
    format!(
        "<w:styles xmlns:w=\"{SPACE}\"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"ca-ES\"/>\
         </w:rPr></w:rPrDefault></w:docDefaults>{styles}</w:styles>"
    )
}

fn p(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn plain(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn bold(text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

fn read(bytes: &[u8]) -> (Draft, Vec<Diagnostic>) {
    let mut report = Vec::new();
    let input = Input { path: "a.docx", bytes, beside: None, encoding: None };
    let draft = read_input(input, &mut report).unwrap();
    (draft, report)
}

fn refused(bytes: &[u8]) -> Diagnostic {
    let input = Input { path: "a.docx", bytes, beside: None, encoding: None };
    read_input(input, &mut Vec::new()).unwrap_err()
}

/// The labels of the turns that are stated, and the words with which they begin.
fn turns(draft: &Draft) -> Vec<(&str, String)> {
    let stated = draft.blocks.iter().filter_map(|block| {
        let turn = block.facts.turn.as_ref()?;
        Some((turn.label.as_deref().unwrap_or_default(), block.joined()))
    });
    stated.collect()
}

fn told(report: &[Diagnostic], code: Code) -> Vec<&str> {
    report.iter().filter(|one| one.code == code).map(|one| one.message.en.as_str()).collect()
}

#[test]
fn a_style_says_who_speaks_and_what_nobody_says() {
    let styles = styles(&[
        ("Tx", "text normal", "", ""),
        ("Sp", "D3/ Intervinent", "Tx", "<w:rPr><w:b/></w:rPr>"),
        ("SpFirst", "Obertura", "Sp", ""),
        ("St", "D3/ Acotació", "Tx", ""),
        ("Hd", "Crosshead A", "Tx", "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>"),
        ("Pre", "Preface", "Tx", ""),
    ]);
    let body = [
        p("Pre", "Session 2, Friday 5 April 2030"),
        p("Pre", "The mayor takes the chair."),
        p("SpFirst", "The Mayor"),
        p("Tx", "Good morning: let us begin."),
        p("Hd", "The ferry"),
        p("Hd", "310-7"),
        p("Tx", "The first question is on the ferry."),
        p("Sp", "Ada Reed:"),
        p("Tx", "When will it run?"),
        p("Sp", "The Mayor"),
        p("Tx", "In the spring."),
        p("St", "Applause from the gallery"),
        p("Tx", "I promise."),
        p("Pre", "The sitting goes on in the hall."),
        p("Hd", "Thanks"),
        p("Tx", "I thank all of you."),
    ]
    .concat();
    let (draft, report) = read(&docx(&body, &[RELATIONS, ("word/styles.xml", &styles)]));
    assert!(draft.states_turns);
    assert_eq!(draft.front.title.as_deref(), Some("Session 2, Friday 5 April 2030"));
    assert_eq!(draft.front.date.map(|date| date.to_string()).as_deref(), Some("2030-04-05"));
    assert_eq!(draft.front.language.as_ref().map(crate::text::Language::as_str), Some("ca"));
    assert_eq!(told(&report, Code::TitleFound).len(), 1);
    let asides: Vec<(AsideKind, String)> = draft
        .blocks
        .iter()
        .filter_map(|block| match block.kind {
            BlockKind::Aside(kind) => Some((kind, block.joined())),
            _ => None,
        })
        .collect();
    let editor = |words: &str| (AsideKind::Editor, words.to_owned());
    assert_eq!(
        asides,
        [
            (AsideKind::Stage, "Applause from the gallery".to_owned()),
            editor("The sitting goes on in the hall."),
            editor("Thanks"),
        ]
    );
    let headings = draft.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
    let headings: Vec<String> = headings.map(Block::joined).collect();
    assert_eq!(headings, ["The ferry 310-7"]);
    let turns = turns(&draft);
    let labels: Vec<&str> = turns.iter().map(|(label, _)| *label).collect();
    // Below a heading the same speaker goes on.
    assert_eq!(labels, ["The Mayor", "The Mayor", "Ada Reed", "The Mayor", "The Mayor"]);
    assert_eq!(turns[0].1, "Good morning: let us begin.");
}

#[test]
fn bold_names_that_come_again_are_speakers_without_any_style() {
    let mut body = plain("A talk about the bridge");
    for _ in 0..3 {
        body += &bold("Ada Reed");
        body += &plain("And what of the bridge, may I ask, which has been closed since June?");
        body += &bold("Noel Hart, engineer");
        body += &plain("It will be open again before the first snow, if the timber comes in time.");
    }
    let (draft, _) = read(&docx(&body, &[]));
    assert_eq!(turns(&draft).len(), 6);
    assert_eq!(turns(&draft)[1].0, "Noel Hart, engineer");
    // Bold words that do not come again are no names.
    let body = ["One", "Two", "Three", "Four"]
        .map(|word| bold(word) + &plain("Words of the text, many of them."))
        .concat();
    assert!(!read(&docx(&body, &[])).0.states_turns);
}

#[test]
fn a_table_of_speakers_and_words_is_read_and_others_are_passed_over() {
    let row = |left: &str, right: &str| {
        format!("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", plain(left), plain(right))
    };
    let rows = row("Ada Reed", "When will the ferry run again, after all these weeks?")
        + &row("Noel Hart", "In the spring, as soon as the ice has left the river.");
    let (draft, _) = read(&docx(&format!("<w:tbl>{}</w:tbl>", rows.repeat(3)), &[]));
    assert_eq!(turns(&draft)[1].0, "Noel Hart");

    let body = plain("Q: What does it cost to cross the river with a cart and two horses?")
        + &format!("<w:tbl>{}</w:tbl>", row("cart", "2 coins"))
        + &plain("A: It is all in the table, and it has been so for many years.");
    let (draft, report) = read(&docx(&body, &[]));
    assert_eq!(
        told(&report, Code::TableSkipped),
        ["a table stands here; it was passed over: `cart 2 coins`"]
    );
    assert!(!draft.source.text.text().contains("cart 2"));
}

#[test]
fn changes_comments_fields_and_text_boxes_are_read_as_the_final_text_shows_them() {
    let body = "<w:p><w:r><w:t>Q: Is the </w:t></w:r>\
        <w:del w:id=\"1\"><w:r><w:delText>old</w:delText></w:r></w:del>\
        <w:ins w:id=\"2\"><w:r><w:t>new ferry&amp;</w:t><w:tab/><w:t>bridge</w:t></w:r></w:ins>\
        <w:r><w:commentReference w:id=\"0\"/></w:r>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t> safe</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
        <w:r><AlternateContent><Choice><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></Choice>\
        <Fallback><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></Fallback></AlternateContent></w:r>\
        <w:r><w:t>?</w:t><w:br/><w:t>Tell us.</w:t></w:r></w:p>";
    let (draft, report) = read(&docx(body, &[]));
    let lines: Vec<Vec<&str>> = draft
        .blocks
        .iter()
        .map(|block| block.lines.iter().map(|line| line.text.as_str()).collect())
        .collect();
    assert_eq!(lines, [vec!["Q: Is the new ferry& bridge safe?", "Tell us."], vec!["In a box"]]);
    let line = &draft.blocks[0].lines[1];
    assert_eq!(&draft.source.text.text()[line.span.clone()], "Tell us.");
    let told = told(&report, Code::LeftOut);
    for (words, what) in told.iter().zip(["insertions", "deletions", "comments", "hidden"]) {
        assert!(words.starts_with("1 ") && words.contains(what), "{told:?}");
    }
    assert_eq!(told.len(), 4);
}

#[test]
fn notes_links_and_strong_words_are_marked_and_running_heads_left_out() {
    let body = "<w:p><w:r><w:t>A: We wrote</w:t></w:r><w:r><w:footnoteReference w:id=\"7\"/></w:r>\
        <w:r><w:t xml:space=\"preserve\"> it </w:t></w:r>\
        <w:hyperlink r:id=\"r4\"><w:r><w:t>down</w:t></w:r></w:hyperlink>\
        <w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"> twice</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>";
    let footnotes = "<w:footnotes xmlns:w=\"x\"><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>\
        <w:footnote w:id=\"7\"><w:p><w:r><w:footnoteRef/><w:t xml:space=\"preserve\"> In the ledger.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let header = format!("<w:hdr>{}</w:hdr>", plain("Elmsford Gazette"));
    let parts = [RELATIONS, ("word/footnotes.xml", footnotes), ("word/header1.xml", &header)];
    let (draft, report) = read(&docx(body, &parts));
    let line = &draft.blocks[0].lines[0];
    assert_eq!(line.text, "A: We wrote it down twice.");
    let marks: Vec<(&str, usize, usize)> =
        line.marks.iter().map(|mark| (mark.kind.as_str(), mark.start, mark.end)).collect();
    assert_eq!(marks, [("footnote", 11, 11), ("link", 15, 19), ("strong", 19, 25)]);
    assert!(
        line.marks
            .iter()
            .any(|mark| matches!(&mark.kind, MarkKind::Link { href } if href.ends_with("/ferry")))
    );
    assert_eq!(draft.blocks[1].kind, BlockKind::Footnote { label: "1".to_owned() });
    assert_eq!(draft.blocks[1].lines[0].text, "In the ledger.");
    assert!(told(&report, Code::LeftOut)[0].contains("Elmsford Gazette"));
}

#[test]
fn the_day_on_which_a_file_was_made_stands_in_and_is_doubtful() {
    let parts = [
        (
            "_rels/.rels",
            "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/>\
             <Relationship Type=\"x/core-properties\" Target=\"docProps/core.xml\"/></Relationships>",
        ),
        (
            "docProps/core.xml",
            "<c:p xmlns:c=\"x\"><c:title>On the ferry</c:title><c:created>2030-04-05T10:00:00Z</c:created></c:p>",
        ),
    ];
    let body = plain("ON THE FERRY") + &plain("Q: When?") + &plain("A: Soon.");
    let (draft, report) = read(&docx(&body, &parts));
    assert_eq!(draft.front.title.as_deref(), Some("ON THE FERRY"));
    assert_eq!(draft.front.date.map(|date| date.to_string()).as_deref(), Some("2030-04-05"));
    assert_eq!(told(&report, Code::DoubtfulDay).len(), 1);
    let dated = body + &plain("Elmsford, 6 May 2030");
    let (draft, report) = read(&docx(&dated, &parts));
    assert_eq!(draft.front.date.map(|date| date.to_string()).as_deref(), Some("2030-05-06"));
    assert!(told(&report, Code::DoubtfulDay).is_empty());
}

#[test]
fn a_label_without_words_is_told() {
    let styles = styles(&[("Sp", "Speaker", "", "")]);
    let talk = p("Sp", "Ada Reed") + &plain("When?") + &p("Sp", "Noel Hart") + &plain("Soon.");
    let body = talk.repeat(5) + &p("Sp", "Ada Reed") + &p("Sp", "Noel Hart") + &plain("Yes.");
    let (_, report) = read(&docx(&body, &[RELATIONS, ("word/styles.xml", &styles)]));
    assert_eq!(told(&report, Code::EmptyTurn), ["no words after `Ada Reed`; it is left out"]);
}

#[test]
fn a_file_that_is_no_document_says_what_it_is() {
    let locked: Vec<u8> = b"\xD0\xCF\x11\xE0"
        .iter()
        .copied()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let whole = docx(&plain("Q: When?"), &[]);
    let cases: &[(&[u8], &str)] = &[
        (b"", "an empty file"),
        (b"<html><p>Not found", "a web page"),
        (b"{\\rtf1 words}", "an RTF file"),
        (b"\xD0\xCF\x11\xE0 old", "(.doc)"),
        (&locked, "password"),
        (&whole[..whole.len() / 2], "cut off"),
        (&packed(&[("mimetype", "application/vnd.oasis.opendocument.text")]), "no Word document"),
        (&packed(&[("word/document.xml", "<w:document><w:body>")]), "makes no sense from byte 20"),
        (&packed(&[("word/document.xml", "<w:p></w:q>")]), "word/document.xml"),
        (
            &packed(&[("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"&c;\">]><a>&b;</a>")]),
            "word/document.xml",
        ),
    ];
    for (bytes, words) in cases {
        let fault = refused(bytes);
        assert_eq!((fault.code, fault.path()), (Code::BrokenFile, Some("a.docx")));
        assert!(fault.message.en.contains(words), "{words}: {fault:?}");
        assert!(!fault.hints.is_empty());
    }
}

#[test]
fn a_document_that_unpacks_to_too_much_is_not_read() {
    let words = "<w:p><w:r><w:t>0000000000000000000000000000</w:t></w:r></w:p>".repeat(200_000);
    let bomb = docx(&words, &[]);
    assert!(bomb.len() * 50 < words.len());
    assert!(refused(&bomb).message.en.contains("unpacks to more"));
    // Small enough, but in too many pieces.
    let pieces = docx(&"<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(60_000), &[]);
    assert!(refused(&pieces).message.en.contains("unpacks to more"));
}

#[test]
fn deep_and_odd_documents_are_read_in_linear_time() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(20_000)
        + &plain("Q: When?")
        + &"</w:tc></w:tr></w:tbl>".repeat(20_000);
    read(&docx(&deep, &[]));
    let boxes =
        "<w:p><w:r><w:txbxContent>".repeat(20_000) + &"</w:txbxContent></w:r></w:p>".repeat(20_000);
    read(&docx(&boxes, &[]));
    let runs =
        "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t><w:br/></w:r><w:r><w:t>b</w:t></w:r>".repeat(10_000);
    let (draft, _) = read(&docx(&format!("<w:p>{runs}</w:p>"), &[]));
    assert_eq!(draft.blocks[0].lines.len(), 10_001);
}
