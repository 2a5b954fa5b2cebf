use crate::diagnostic::{Code, Diagnostic};
use crate::read::{Draft, Input, read_input};

fn read(text: &str) -> Result<(Draft, Vec<Diagnostic>), Diagnostic> {
    let mut report = Vec::new();
    let input = Input { path: "a.json", bytes: text.as_bytes(), beside: None, encoding: None };
    read_input(input, &mut report).map(|draft| (draft, report))
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
    let (draft, report) = read(&text).unwrap();
    let faults: Vec<(Code, usize)> =
        report.iter().map(|one| (one.code, one.position().unwrap().line)).collect();
    let bad = |line| (Code::BadValue, line);
    assert_eq!(faults[..5], [bad(2), bad(1), bad(2), bad(2), bad(3)]);
    // The words are all there.
    let words: Vec<String> = draft.blocks.iter().map(crate::read::Block::joined).collect();
    assert_eq!(words, ["好", "笑"]);
}

#[test]
fn deep_nesting_is_refused() {
    for piece in ["[", "{\"format\":", "{\"witness\": {\"x\": [{"] {
        let (code, ..) = refused(&piece.repeat(100_000));
        assert!(matches!(code, Code::BadJson | Code::BadValue), "{piece}");
    }
}
