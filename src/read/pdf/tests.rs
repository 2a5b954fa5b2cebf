use std::fmt::Write as _;

use super::words;
use crate::diagnostic::{Code, Diagnostic};
use crate::read::{BlockKind, Input, read_input};

/// A PDF whose pages hold these lines; `trailer` is added to its trailer.
fn pdf(pages: &[&[&str]], trailer: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 4 + at * 2)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>".to_owned(),
    ];
    for (at, lines) in pages.iter().enumerate() {
        let shown: Vec<String> = lines.iter().map(|line| format!("({line}) Tj T*")).collect();
        let drawn = format!("BT /F1 10 Tf 12 TL 60 780 Td {} ET", shown.join(" "));
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + at * 2
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{drawn}\nendstream", drawn.len()));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1).unwrap();
    }
    let table = file.len();
    let rows: Vec<String> = places.iter().map(|place| format!("{place:010} 00000 n \n")).collect();
    let rows = rows.concat();
    let count = objects.len() + 1;
    write!(file, "xref\n0 {count}\n0000000000 65535 f \n{rows}trailer\n<< /Size {count} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n").unwrap();
    file.into_bytes()
}

fn refused(bytes: &[u8]) -> Diagnostic {
    words("a.pdf", bytes, super::PROGRAM).unwrap_err()
}

const PAGES: &[&[&str]] = &[
    &[
        "Harbour Briefing of Elmsford",
        "",
        "Q:  When will the ferry run again? The people of the",
        "island have been waiting since the storm.",
        "",
        "A:  In the spring. We are building a new landing, and it",
        "is nearly done.",
    ],
    &["Q:  And the price of a ticket?", "", "A:  Two coins, as before."],
];

#[test]
fn the_words_of_a_pdf_are_read_as_plain_text_with_pages() {
    let bytes = pdf(PAGES, "");
    let input = Input { path: "a.pdf", bytes: &bytes, beside: None, encoding: None };
    let draft = read_input(input, &mut Vec::new()).unwrap();
    assert_eq!(draft.source.encoding, "binary");
    assert!(draft.source.text.text().contains("Two coins, as before.\n\u{C}"));
    let first = draft.blocks.iter().find(|block| block.joined().starts_with("Q:")).unwrap();
    assert_eq!(first.lines.len(), 2);
    let pages = draft.blocks.iter().filter(|block| block.kind == BlockKind::PageBreak).count();
    assert_eq!(pages, 2);
}

#[test]
fn each_pdf_that_gives_no_words_says_why() {
    let whole = pdf(PAGES, "");
    let fault = refused(&whole[..200]);
    assert_eq!(fault.code, Code::BrokenFile);
    assert!(fault.message.en.contains("cut off or damaged"), "{fault:?}");

    let fault = refused(&pdf(&[&[], &[]], ""));
    assert!(fault.message.en.contains("2 pages and no words"), "{fault:?}");

    let key = "00".repeat(32);
    let locks = format!(
        "/ID [<{key}> <{key}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >>"
    );
    let fault = refused(&pdf(PAGES, &locks));
    assert!(fault.message.en.contains("locked"), "{fault:?}");

    let fault = refused(b"<html><p>Not found</p></html>");
    assert!(fault.message.en.contains("but a web page"), "{fault:?}");
}

#[test]
fn without_the_program_it_is_said_how_to_get_it() {
    let fault = words("a.pdf", &pdf(PAGES, ""), "no-such-program-anywhere").unwrap_err();
    assert_eq!(fault.code, Code::MissingProgram);
    for system in ["poppler-utils", "brew", "winget"] {
        assert!(fault.hints[0].en.contains(system) && fault.hints[0].zh.contains(system));
    }
}
