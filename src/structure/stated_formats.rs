//! Sessions out of formats that state their turns: what they state stands, and nothing is guessed in
//! its place.

use crate::diagnostic::Diagnostic;
use crate::model::{Lexicon, Session, TurnKind};
use crate::read::{Input, read_input};
use crate::structure::structure;

fn session(path: &str, text: &str) -> (Session, Vec<Diagnostic>) {
    let mut report = Vec::new();
    let input = Input { path, bytes: text.as_bytes(), beside: None, encoding: None };
    let draft = read_input(input, &mut report).unwrap();
    let session = structure(&draft, &Lexicon::default(), &mut report);
    (session, report)
}

const HEAD: &str = "\"format\": \"wenda-session/1\", \"language\": \"zh-Hans\"";

#[test]
fn what_another_program_would_write_is_enough() {
    let text = format!(
        "{{{HEAD},\n\"exchanges\": [{{\"turns\": [\n\
         {{\"label\": \"石记者\", \"role\": \"asker\", \"paragraphs\": [{{\"text\": \"桥呢？\"}}]}},\n\
         {{\"label\": \"林安\", \"role\": \"answerer\", \"paragraphs\": [{{\"text\": \"修了。\", \"time\": {{\"start\": 1.5}}}}]}}]}}]}}"
    );
    let (read, report) = session("a.json", &text);
    assert_eq!(report, []);
    let (listed, _) = session("a.json", &format!("[{text}]"));
    assert_eq!(listed.exchanges, read.exchanges);
    let turns = &read.exchanges[0].turns;
    assert_eq!(turns[1].kind, TurnKind::Answer);
    assert!(turns.iter().all(|turn| !turn.kind_stated));
    assert_eq!(turns[1].paragraphs[0].line, 4);
    assert_eq!(turns[1].paragraphs[0].time.map(|time| time.start), Some(1500));
    assert_eq!(read.exchanges[0].title, "桥呢？");
}

#[test]
fn nothing_in_it_is_guessed() {
    let text = format!(
        "{{{HEAD}, \"opening\": [{{\"label\": \"甲\", \"role\": \"unknown\", \"paragraphs\": [\
         {{\"text\": \"（掌声）\"}}, {{\"text\": \"乙：好。\\n2031年1月2日，在云溪举行。\"}}]}}]}}"
    );
    let (read, _) = session("a.json", &text);
    let words: Vec<&str> = read.opening[0].paragraphs.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(words, ["（掌声）", "乙：好。 2031年1月2日，在云溪举行。"]);
    assert_eq!((read.header.date, read.header.place, read.speakers.len()), (None, None, 1));
}

#[test]
fn an_aside_inside_a_segment_does_not_part_it() {
    let text = "<TEI><text><body><div><head>Bridge</head><u who='#a'><seg>Good day<vocal>Noise</vocal>, all.</seg></u></div></body></text></TEI>";
    let (read, _) = session("a.xml", text);
    let turn = &read.exchanges[0].turns[0];
    assert_eq!(turn.paragraphs[0].text, "Good day, all.");
    assert_eq!(read.asides[0].at.offset, Some(8));
}

#[test]
fn a_heading_over_words_of_nobody_is_a_heading() {
    let text = "<akomaNtoso><debate><debateBody><speech><p>Hello.</p></speech><debateSection><heading>End</heading>\
                <speech><p>Bye.</p></speech></debateSection></debateBody></debate></akomaNtoso>";
    let (read, _) = session("a.xml", text);
    assert_eq!((read.exchanges.len(), read.exchanges[0].title.as_str()), (1, "End"));
}

#[test]
fn times_of_subtitles_without_voices_are_kept() {
    let text = "1\n00:00:01,000 --> 00:00:03,000\n石记者：渡口几时开？\n\n2\n00:00:06,000 --> 00:00:08,000\n林安：秋天以前。\n";
    let (read, _) = session("a.srt", text);
    let turns = &read.exchanges[0].turns;
    let starts: Vec<Option<u64>> =
        turns.iter().map(|turn| turn.paragraphs[0].time.map(|time| time.start)).collect();
    assert_eq!(starts, [Some(1000), Some(6000)]);
}
