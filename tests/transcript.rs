//! Reading and writing: what is written reads back, and JSON is what its schema says.

use proptest::prelude::*;
use serde_json::Value;
use wenda::diagnostic::{Diagnostic, Severity, Tongue};
use wenda::model::{Lexicon, Section, Session};
use wenda::read::{Input, read_input};
use wenda::structure::structure;
use wenda::write::{self, SessionJson};

use crate::support::{RAW, SESSION};

const SEED: &[u8] = include_bytes!("../content/sources/2025-03-07-foreign-minister.txt");

fn session(path: &str, bytes: &[u8]) -> (Session, Vec<Diagnostic>) {
    let mut report = Vec::new();
    let draft =
        read_input(Input { path, bytes, beside: None, encoding: None }, &mut report).unwrap();
    let session = structure(&draft, &Lexicon::default(), &mut report);
    (session, report)
}

fn as_json(session: &Session, report: &[Diagnostic]) -> Value {
    serde_json::to_value(SessionJson::new(session, report, Tongue::Chinese)).unwrap()
}

/// The JSON without source, positions, reasons and diagnostics.
fn bare(mut json: Value) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(object) => {
                for key in ["source", "line", "why", "diagnostics"] {
                    object.remove(key);
                }
                object.values_mut().for_each(strip);
            }
            Value::Array(list) => list.iter_mut().for_each(strip),
            _ => {}
        }
    }
    strip(&mut json);
    json
}

#[test]
fn json_is_what_its_schema_says() {
    let schema: Value = serde_json::from_str(include_str!("../docs/session.schema.json")).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    let marked = "---\nlabels: declared\nspeakers:\n  甲: { role: asker, person: jia }\n---\n\n导语\n\n> {.caption} 图\n\n\
                  ## 题 {topics=a,-b}\n\n甲：**一**[^1]\n> {.stage} 笑\n[二](/a)[……]\n\n[^1]: 注\n\n乙：未声明\n";
    let mut report_of_all = 0;
    for (path, bytes) in [
        ("a.md", SESSION.as_bytes()),
        ("a.md", marked.as_bytes()),
        ("a.txt", RAW.as_bytes()),
        ("a.txt", SEED),
        ("a.txt", b""),
    ] {
        let (session, report) = session(path, bytes);
        report_of_all += report.len();
        let json = as_json(&session, &report);
        let faults: Vec<String> =
            schema.iter_errors(&json).map(|fault| fault.to_string()).collect();
        assert_eq!(faults, [""; 0], "{json:#}");
        let published: Value = serde_json::from_str(&write::json(&session)).unwrap();
        assert!(schema.is_valid(&published));
    }
    assert!(report_of_all > 0, "no diagnostic was among what was checked");
}

#[test]
fn the_schema_describes_every_key_and_takes_no_others() {
    fn check(value: &Value) {
        if let Some(properties) = value.get("properties").and_then(Value::as_object) {
            assert_eq!(value["additionalProperties"], Value::Bool(false), "{value:#}");
            let required: Vec<&str> =
                value["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            for (key, property) in properties {
                assert!(required.contains(&key.as_str()), "{key}");
                let told = property.get("description").is_some() || property.get("$ref").is_some();
                assert!(told, "{key} has no description");
            }
        }
        match value {
            Value::Object(object) => object.values().for_each(check),
            Value::Array(list) => list.iter().for_each(check),
            _ => {}
        }
    }
    check(&serde_json::from_str(include_str!("../docs/session.schema.json")).unwrap());
}

#[test]
fn an_import_is_the_same_session_as_the_raw_text() {
    for bytes in [RAW.as_bytes(), SEED] {
        let (raw, report) = session("2031-06-08-a.txt", bytes);
        assert!(report.iter().all(|one| one.severity != Severity::Error), "{report:?}");
        let transcript = write::import(&raw);
        let (settled, report) = session("2031-06-08-a.md", transcript.as_bytes());
        assert!(
            report.iter().all(|one| one.severity != Severity::Error),
            "{report:?}\n{transcript}"
        );
        let (raw, settled) = (as_json(&raw, &[]), as_json(&settled, &[]));
        assert_eq!(bare(settled), bare(raw), "{transcript}");
    }
}

#[test]
fn an_import_leaves_open_what_it_can_not_know() {
    let (raw, _) = session("2031-06-08-a.txt", RAW.as_bytes());
    let transcript = write::import(&raw);
    for line in ["date: 2031-06-08", "labels: declared", "# witness:", "  # publisher: 刊载者"] {
        assert!(transcript.lines().any(|written| written == line), "{line}\n{transcript}");
    }
    assert!(!write::transcript(&raw).contains('#'));
}

#[test]
fn writing_what_was_read_changes_nothing_any_more() {
    let (once, _) = session("a.md", SESSION.as_bytes());
    let once = write::transcript(&once);
    let (twice, _) = session("a.md", once.as_bytes());
    assert_eq!(write::transcript(&twice), once);
}

/// The paragraphs of which a text consists for any reader: its lines, trimmed, with plain spaces.
fn paragraphs(text: &str) -> Vec<String> {
    let ends = ['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}');
    text.split(ends)
        .map(|line| line.trim_matches(blank).replace('\u{A0}', " "))
        .filter(|line| !line.is_empty())
        .collect()
}

fn any_text() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "周远：",
        "问: ",
        "## ",
        "###",
        "> ",
        "{.stage}",
        "[^1]: ",
        "[^1]",
        "[……]",
        "[...]",
        "](http://a)",
        "[",
        "\\",
        "**",
        "*",
        "---",
        "\n",
        "\r\n",
        "\u{3000}",
        "\u{A0}",
        "好",
        "a",
        " ",
        "。",
    ]);
    let signs = prop::collection::vec(signs, 0..24).prop_map(|signs| signs.concat());
    prop_oneof![2 => signs, 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_put_into_a_transcript_is_read_back(text in any_text()) {
        let paragraphs = paragraphs(&text);
        prop_assume!(!paragraphs.is_empty());
        let (mut session_, _) = session("a.md", SESSION.as_bytes());
        let exchange = &mut session_.exchanges[1];
        let answer = exchange.turns.last_mut().unwrap();
        let model = answer.paragraphs[0].clone();
        answer.paragraphs = paragraphs
            .iter()
            .map(|text| wenda::model::Paragraph { text: text.clone(), ..model.clone() })
            .collect();
        let written = write::transcript(&session_);
        let (read, _) = session("a.md", written.as_bytes());
        let answer = read.exchanges[1].turns.last().unwrap();
        let texts: Vec<&String> = answer.paragraphs.iter().map(|words| &words.text).collect();
        prop_assert_eq!(texts, paragraphs.iter().collect::<Vec<_>>(), "{}", written);
        prop_assert!(answer.paragraphs.iter().all(|words| words.marks.is_empty()), "{}", written);
        prop_assert_eq!(read.asides_in(Section::Closing).count() + read.asides.len(), 0, "{}", written);
    }

    #[test]
    fn any_raw_text_is_imported_as_the_same_session(text in any_raw_text(), markdown in any::<bool>()) {
        let path = if markdown { "a.md" } else { "a.txt" };
        let (raw, raw_report) = session(path, text.as_bytes());
        let written = write::import(&raw);
        let (settled, report) = session("a.md", written.as_bytes());
        let is_error = |one: &&Diagnostic| one.severity == Severity::Error;
        let errors: Vec<_> = report.iter().filter(is_error).map(|one| &one.message).collect();
        let excused = raw_report.iter().any(|one| is_error(&one));
        prop_assert!(errors.is_empty() || excused, "{:?}\n{}", errors, written);
        let (raw, settled) = (bare(as_json(&raw, &[])), bare(as_json(&settled, &[])));
        prop_assert_eq!(settled, raw, "{}", written);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_a_raw_text_is_lost(
        pieces in prop::collection::vec((any_piece(), prop::sample::select(vec!["", "\n", "\n\n", "\u{C}"])), 1..40)
    ) {
        // Each piece carries a word that stands nowhere else.
        let word = |index: usize| format!("字{index}号");
        let mut text = String::new();
        for (index, (piece, end)) in pieces.iter().enumerate() {
            text.extend([*piece, &word(index), *end]);
        }
        let (session, report) = session("a.txt", text.as_bytes());
        let mut kept = String::new();
        texts(&as_json(&session, &report), &mut kept);
        for index in 0..pieces.len() {
            prop_assert!(kept.contains(&word(index)), "{} is lost of:\n{}", word(index), text);
        }
    }
}

/// The words of paragraphs, asides, footnotes, headings and labels: all that keeps words of the source.
fn texts(json: &Value, kept: &mut String) {
    match json {
        Value::Object(object) => {
            // A title derived from a question only repeats words.
            let heading = object.get("title_source").is_none_or(|source| source == "heading");
            for (key, value) in object {
                match value {
                    Value::String(words)
                        if key == "text" || key == "label" || (heading && key == "title") =>
                    {
                        kept.push_str(words);
                        kept.push('\n');
                    }
                    _ if key == "diagnostics" => {}
                    _ => texts(value, kept),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| texts(value, kept)),
        _ => {}
    }
}

fn any_raw_text() -> impl Strategy<Value = String> {
    let lines = prop::collection::vec(any_piece(), 0..40).prop_map(|lines| lines.concat());
    prop_oneof![3 => lines, 1 => any_text()]
}

fn any_piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "周远：",
        "云溪晚报记者：",
        "问：",
        "答：",
        "追问：",
        "主持人：",
        "Q: ",
        "A: ",
        "MR. [LOW]: ",
        "**Ann:** ",
        "### Bo:\n",
        "[Cy]\n",
        "【丁】",
        "\\E：",
        ">F：",
        "*G*：",
        "`H`: ",
        "# 标题\n",
        "##\n",
        "> 引文\n",
        "[……]",
        "[^1]: 注\n",
        "[^1]",
        "（掌声）",
        "新华社云溪5月4日电",
        "历时1小时。",
        "请问桥什么时候修好？",
        "秋天以前。",
        "谢谢。",
        "\n",
        "\n\n",
        "\u{C}",
        " ",
        "\u{A0}",
        "I think so.",
        "Why?",
        "10:30",
        "一是",
        "[x](http://a)",
        "**b**",
        "---\n",
    ])
}
