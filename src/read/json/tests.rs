use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Lexicon, Session, TurnKind};
use crate::read::{Input, read_input};
use crate::structure::structure;

fn read(text: &str) -> Result<(Session, Vec<Diagnostic>), Diagnostic> {
    let mut report = Vec::new();
    let input = Input { path: "a.json", bytes: text.as_bytes(), beside: None, encoding: None };
    let draft = read_input(input, &mut report)?;
    let session = structure(&draft, &Lexicon::default(), &mut report);
    Ok((session, report))
}

/// The refusal's code, place and words.
fn refused(text: &str) -> (Code, usize, usize, String) {
    let fault = read(text).unwrap_err();
    let at = fault.position().unwrap();
    assert!(!fault.hints.is_empty(), "{fault:?}");
    (fault.code, at.line, at.column, fault.message.en)
}

const HEAD: &str = "\"format\": \"wenda-session/1\", \"language\": \"zh-Hans\"";

#[test]
fn what_another_program_would_write_is_enough() {
    let text = format!(
        "{{{HEAD},\n\"exchanges\": [{{\"turns\": [\n\
         {{\"label\": \"石记者\", \"role\": \"asker\", \"paragraphs\": [{{\"text\": \"桥呢？\"}}]}},\n\
         {{\"label\": \"林安\", \"role\": \"answerer\", \"paragraphs\": [{{\"text\": \"修了。\", \"time\": {{\"start\": 1.5}}}}]}}]}}]}}"
    );
    let (session, report) = read(&text).unwrap();
    assert_eq!(report, []);
    let (listed, _) = read(&format!("[{text}]")).unwrap();
    assert_eq!(listed.exchanges, session.exchanges);
    let turns = &session.exchanges[0].turns;
    assert_eq!(turns[1].kind, TurnKind::Answer);
    assert!(turns.iter().all(|turn| !turn.kind_stated));
    assert_eq!(turns[1].paragraphs[0].line, 4);
    assert_eq!(turns[1].paragraphs[0].time.map(|time| time.start), Some(1500));
    assert_eq!(session.exchanges[0].title, "桥呢？");
}

#[test]
fn nothing_in_it_is_guessed() {
    let text = format!(
        "{{{HEAD}, \"opening\": [{{\"label\": \"甲\", \"role\": \"unknown\", \"paragraphs\": [\
         {{\"text\": \"（掌声）\"}}, {{\"text\": \"乙：好。\\n2031年1月2日，在云溪举行。\"}}]}}]}}"
    );
    let (session, _) = read(&text).unwrap();
    let words: Vec<&str> =
        session.opening[0].paragraphs.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(words, ["（掌声）", "乙：好。 2031年1月2日，在云溪举行。"]);
    assert_eq!(
        (session.header.date, session.header.place, session.speakers.len()),
        (None, None, 1)
    );
}

#[test]
fn faults_stand_at_their_place() {
    assert_eq!(
        refused("{\n  \"title\": 5"),
        (Code::BadJson, 2, 12, "this is not readable JSON: EOF while parsing an object".to_owned())
    );
    let version = refused("{\"format\": \"wenda-session/2\", \"new\": 1}");
    assert_eq!((version.0, version.2), (Code::BadJson, 13));
    assert!(version.3.contains("wenda-session/2"));
    assert!(refused("{}").3.contains("does not say"));
    assert_eq!(refused("[]").0, Code::BadValue);
    assert_eq!(refused("").0, Code::BadJson);
    let unknown = refused(&format!("{{{HEAD},\n \"titel\": \"甲\"}}"));
    assert_eq!(unknown, (Code::UnknownKey, 2, 3, "`titel` is no key here".to_owned()));
    let missing = refused("{\"format\": \"wenda-session/1\"}");
    assert_eq!(missing.3, "this value cannot stand here: missing field `language`");
}

#[test]
fn one_bad_value_does_not_hide_the_others() {
    let text = format!(
        "{{{HEAD}, \"date\": \"soon\",\n\"opening\": [{{\"label\": 5, \"kind\": \"song\",\n\"paragraphs\": [\
         {{\"text\": \"好\", \"marks\": [{{\"kind\": \"link\", \"start\": 0, \"end\": 1}}]}}]}}],\n\
         \"asides\": [{{\"kind\": \"stage\", \"text\": \"笑\", \"at\": {{\"section\": \"q9\", \"paragraph\": \"p3\"}}}}]}}"
    );
    let (session, report) = read(&text).unwrap();
    let faults: Vec<(Code, usize)> =
        report.iter().map(|one| (one.code, one.position().unwrap().line)).collect();
    let bad = |line| (Code::BadValue, line);
    assert_eq!(faults[..5], [bad(2), bad(1), bad(2), bad(2), bad(3)]);
    // The words are all there.
    assert_eq!(session.opening[0].paragraphs[0].text, "好");
    assert_eq!(session.asides[0].text, "笑");
}

#[test]
fn deep_nesting_is_refused() {
    for piece in ["[", "{\"format\":", "{\"witness\": {\"x\": [{"] {
        let (code, ..) = refused(&piece.repeat(100_000));
        assert!(matches!(code, Code::BadJson | Code::BadValue), "{piece}");
    }
}
