//! Every format, from its bytes to a session: what is imported is the same session, what stands among
//! the transcripts is published, and what is broken is told and harms nothing.

use serde_json::Value;
use wenda::diagnostic::{Diagnostic, Place, Severity, Tongue};
use wenda::model::{Lexicon, Session};
use wenda::pipeline::{self, Rules};
use wenda::read::{Input, read_input};
use wenda::structure::structure;
use wenda::write::{self, SessionJson};

use crate::broken::Numbers;
use crate::support::Project;

/// One invented session in each format: the extension, and the file.
const SAMPLES: &[(&str, &str)] = &[
    (
        "srt",
        "1\n00:00:01,000 --> 00:00:03,000\n林安：各位好。\n\n2\n00:00:03,000 --> 00:00:05,500\n石记者：渡口几时开？\n\n\
         3\n00:00:06,000 --> 00:00:08,000\n林安：秋天\n[掌声]\n以前。\n\n4\n00:00:09,000 --> 00:00:11,000\n石记者：票价呢？\n\n\
         5\n00:00:11,000 --> 00:00:13,000\n林安：两元。\n",
    ),
    (
        "vtt",
        "WEBVTT\nLanguage: en\n\n00:01.000 --> 00:03.000\n<v Mayor Vale>Good morning.\n\n\
         00:03.000 --> 00:05.500\n<v Reporter Stone>When does the ferry open?\n\n\
         00:06.000 --> 00:08.000\n<v Mayor Vale>In autumn\n[Applause]\nat last.\n",
    ),
    (
        "csv",
        "发言人,内容,时间\n,（会前）,\n林安,各位好。,0:01\n,请提问。,\n石记者,\"渡口几时开，票价呢？\",0:05\n林安,秋天以前。,0:09\n林安,两元。,\n",
    ),
    (
        "tsv",
        "role\tspeaker\twords\nmoderator\tVale\tWelcome.\nasker\tStone\tAnd the bridge?\nanswerer\tAsh\tIt stands.\n",
    ),
    (
        "xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"en\"><teiHeader>\
         <fileDesc><titleStmt><title>Sitting 3</title></titleStmt></fileDesc><profileDesc><particDesc><listPerson>\
         <person xml:id=\"vale\"><persName><forename>Marta</forename> <surname>Vale</surname></persName></person></listPerson></particDesc></profileDesc></teiHeader>\n\
         <text><body><p>Before noon.</p><div><head>Bridge</head><u who=\"#vale\" ana=\"#chair\"><seg>Order &amp; quiet<vocal><desc>Laughter</desc></vocal>, please.</seg></u>\n\
         <u who=\"#stone\"><seg xml:lang=\"fr\">Quand?</seg><seg>When?</seg></u><gap reason=\"inaudible\"/><u who=\"#ash\"><seg>Soon.</seg></u></div></body></text></TEI>\n",
    ),
    (
        "xml",
        "<akomaNtoso><debate><meta><references><TLCPerson id=\"vale\" showAs=\"Marta Vale\"/></references></meta><preface><docTitle>Sitting 4</docTitle></preface>\n\
         <debateBody><debateSection><heading>Ferry</heading><question by=\"#stone\"><from>Stone</from><p>When?</p></question>\n\
         <answer by=\"#vale\" startTime=\"10:00:00\" endTime=\"10:00:09\"><p>Soon.</p><p>Or later.</p></answer><scene><p>It rains.</p></scene></debateSection>\n\
         <speech by=\"#vale\"><p>Goodbye.</p></speech></debateBody></debate></akomaNtoso>\n",
    ),
    (
        "json",
        "{\"format\": \"wenda-session/1\", \"language\": \"zh-Hans\", \"title\": \"林安答问\", \"lead\": [{\"text\": \"前言\"}],\n\
         \"exchanges\": [{\"title\": \"桥\", \"turns\": [\n\
         {\"label\": \"石记者\", \"role\": \"asker\", \"paragraphs\": [{\"id\": \"p1\", \"text\": \"桥呢？\"}]},\n\
         {\"label\": \"林安\", \"role\": \"answerer\", \"kind\": \"answer\", \"paragraphs\": [{\"id\": \"p2\", \"text\": \"快修好了。\", \"time\": {\"start\": 1.5, \"end\": 3}}]}]}],\n\
         \"asides\": [{\"kind\": \"stage\", \"text\": \"（笑）\", \"at\": {\"section\": \"q1\", \"paragraph\": \"p2\", \"offset\": 1}}]}\n",
    ),
];

fn session(path: &str, bytes: &[u8]) -> (Result<Session, Diagnostic>, Vec<Diagnostic>) {
    let mut report = Vec::new();
    let input = Input { path, bytes, beside: None, encoding: None };
    let draft = read_input(input, &mut report);
    let session = draft.map(|draft| structure(&draft, &Lexicon::default(), &mut report));
    (session, report)
}

fn errors(report: &[Diagnostic]) -> Vec<&Diagnostic> {
    report.iter().filter(|one| one.severity == Severity::Error).collect()
}

/// The session as JSON, without source, positions, reasons and diagnostics.
fn bare(session: &Session) -> Value {
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
    let mut json = serde_json::to_value(SessionJson::new(session, &[], Tongue::English)).unwrap();
    strip(&mut json);
    json
}

#[test]
fn an_import_is_the_same_session_in_every_format() {
    for (extension, text) in SAMPLES {
        let (read, report) = session(&format!("2031-06-08-a.{extension}"), text.as_bytes());
        let read = read.unwrap();
        assert_eq!(errors(&report), [] as [&Diagnostic; 0], "{extension}");
        assert!(!read.exchanges.is_empty(), "{extension}: {read:#?}");
        let transcript = write::import(&read);
        let (again, report) = session("2031-06-08-a.md", transcript.as_bytes());
        assert_eq!(errors(&report), [] as [&Diagnostic; 0], "{transcript}");
        assert_eq!(bare(&again.unwrap()), bare(&read), "{transcript}");
    }
}

#[test]
fn every_format_may_stand_among_the_sessions() {
    let project = Project::new();
    for (index, (extension, text)) in SAMPLES.iter().enumerate() {
        project.write(&format!("content/sessions/2031/2031-06-08-a{index}.{extension}"), text);
    }
    let site = project.at("site");
    let (published, report) = pipeline::build(project.path(), &site, Rules::default(), &|_| ());
    let report: Vec<Diagnostic> = report.iter().cloned().collect();
    assert!(published.is_some(), "{report:#?}");
    for index in 0..SAMPLES.len() {
        assert!(project.at(&format!("site/2031-06-08-a{index}/q1.html")).is_file(), "{index}");
    }
}

/// Reads what may be broken; whatever is refused is refused at a place, or for the file as a whole.
fn try_out(extension: &str, bytes: &[u8]) {
    let path = format!("2031-06-08-a.{extension}");
    let (session, _) = session(&path, bytes);
    if let Err(refused) = session {
        assert!(!matches!(refused.place, Place::Nowhere), "{refused:?}");
        assert_eq!(refused.path(), Some(path.as_str()));
        assert!(!refused.hints.is_empty(), "{refused:?}");
    }
}

#[test]
fn broken_files_of_every_format_are_told_and_harm_nothing() {
    for (extension, text) in SAMPLES {
        let bytes = text.as_bytes();
        for end in 0..bytes.len() {
            try_out(extension, &bytes[..end]);
        }
        let mut numbers = Numbers(0xF0);
        for _ in 0..400 {
            let mut broken = bytes.to_vec();
            for _ in 0..=numbers.below(8) {
                let at = numbers.below(broken.len());
                match numbers.below(3) {
                    0 => broken[at] = *numbers.pick(b"<>&;:\"'/{}[],\n\t -\xFF\0"),
                    1 => drop(broken.remove(at)),
                    _ => {
                        let end = (at + numbers.below(40)).min(broken.len());
                        let piece = broken[at..end].to_vec();
                        broken.splice(at..at, piece);
                    }
                }
            }
            try_out(extension, &broken);
        }
        // What another format would be.
        for (_, other) in SAMPLES {
            try_out(extension, other.as_bytes());
        }
        try_out(extension, b"\0\x01\x02PK\x03\x04\xFF\xFE");
    }
}
