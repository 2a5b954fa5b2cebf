use crate::diagnostic::{Code, Diagnostic};
use crate::model::clock;
use crate::read::{BlockKind, Draft, Input, read_input};

fn draft(path: &str, text: &str) -> (Draft, Vec<Diagnostic>) {
    let mut report = Vec::new();
    let input = Input { path, bytes: text.as_bytes(), beside: None, encoding: None };
    (read_input(input, &mut report).unwrap(), report)
}

/// The blocks, each as `LABEL| words @time`; asides in braces, `+` before what is attached.
fn read(path: &str, text: &str) -> Vec<String> {
    let (draft, _) = draft(path, text);
    let block = |block: &crate::read::Block| {
        let attached = if block.attached { "+" } else { "" };
        let words = block.joined();
        if block.kind != BlockKind::Text {
            return format!("{attached}{{{words}}}");
        }
        let turn = block.facts.turn.as_ref();
        let label = turn.map(|turn| format!("{}| ", turn.label.as_deref().unwrap_or_default()));
        let time = block.facts.time.map(|time| format!(" @{time}")).unwrap_or_default();
        format!("{attached}{}{words}{time}", label.unwrap_or_default())
    };
    draft.blocks.iter().map(block).collect()
}

fn codes(path: &str, text: &str) -> Vec<(Code, usize)> {
    let (_, report) = draft(path, text);
    let line = |one: &Diagnostic| one.position().map_or(0, |at| at.line);
    report.iter().map(|one| (one.code, line(one))).collect()
}

#[test]
fn cues_become_paragraphs_with_their_times() {
    let text = "\u{feff}1\r\n00:00:01,000 --> 00:00:02,000\r\nThe ferry\r\nis open\r\n\r\n\
                2\r\n00:00:02,100 --> 00:00:04,500\r\nagain.\r\n\r\n\
                3\r\n00:00:09,000 --> 00:00:10,000\r\nGood.\r\n";
    assert_eq!(
        read("a.srt", text),
        ["The ferry is open again. @00:00:01-00:00:04.500", "Good. @00:00:09-00:00:10"]
    );
    assert_eq!(codes("a.srt", text), []);
}

#[test]
fn a_paragraph_ends_with_a_sentence_once_there_is_enough_of_it() {
    let cue = |at: usize| {
        let (from, to) = (clock(1000 * at as u64), clock(1000 * (at as u64 + 1)));
        format!(
            "{from}.000 --> {to}.000\nBridge {at} over the Willow was painted green in spring.\n\n"
        )
    };
    let text: String = (0..60).map(cue).collect();
    let lengths: Vec<usize> =
        draft("a.vtt", &text).0.blocks.iter().map(|block| block.joined().len()).collect();
    assert!(lengths.len() > 3 && lengths.iter().all(|length| *length < 800), "{lengths:?}");
}

#[test]
fn voice_tags_are_labels_and_tags_and_references_are_no_words() {
    let text = "WEBVTT Kind: captions\nLanguage: fr\n\nSTYLE\n::cue { color: red }\n\nNOTE a > b\n\n\
                intro\n00:01.000 --> 00:02.000 align:start\n<v.loud Lin An>Q &amp; <i>A</i>,</v> <c.x>\n\n\
                00:02.000 --> 00:03.000\n<00:02.100>please &lt;now>.\n\n\
                00:03.000 --> 00:04.000\n<v Shi>Yes.</v><v Lin An>Well.\nGood.\n";
    assert_eq!(
        read("a.vtt", text),
        [
            "Lin An| Q & A, please <now>. @00:00:01-00:00:03",
            "Shi| Yes. @00:00:03-00:00:04",
            "Lin An| Well. Good. @00:00:03-00:00:04",
        ]
    );
    let (draft, _) = draft("a.vtt", text);
    assert_eq!(draft.front.language.unwrap().as_str(), "fr");
    assert!(draft.states_turns);
}

#[test]
fn what_is_no_tag_is_words() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<质问> a < b && c\n";
    assert_eq!(read("a.srt", text), ["<质问> a < b && c @00:00:01-00:00:02"]);
}

#[test]
fn rolling_captions_are_taken_once() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n \nthe<00:01.500><c> ferry</c>\n\n\
                00:02.000 --> 00:02.010\nthe ferry\n \n\n\
                00:02.010 --> 00:03.000\nthe ferry\nis<00:02.500><c> open</c>\n\n\
                00:03.000 --> 00:03.010\nis open\n \n\n\
                00:03.010 --> 00:04.000\nis open\nagain today\n";
    assert_eq!(read("a.vtt", text), ["the ferry is open again today @00:00:01-00:00:04"]);
    assert_eq!(codes("a.vtt", text), [(Code::RollingCaptions, 8)]);
    let grows = "1\n00:00:01,000 --> 00:00:02,000\nThe\n\n2\n00:00:02,000 --> 00:00:03,000\nThe ferry\n\n\
                 3\n00:00:03,000 --> 00:00:04,000\nThe ferry is\n\n4\n00:00:04,000 --> 00:00:05,000\nThe ferry is open.\n";
    assert_eq!(read("a.srt", grows), ["The ferry is open. @00:00:01-00:00:05"]);
}

#[test]
fn what_is_said_twice_stays_twice() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n\n\
                3\n00:00:03,000 --> 00:00:04,000\nThe ferry is late.\n";
    assert_eq!(read("a.srt", text), ["No. No. The ferry is late. @00:00:01-00:00:04"]);
}

#[test]
fn signs_of_another_speaker_state_turns() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\n>> MAYOR VALE: Good morning.\n\n\
                2\n00:00:02,000 --> 00:00:03,000\n>> Is the ferry open?\n\n\
                3\n00:00:03,000 --> 00:00:04,000\nMAYOR VALE: It is: look.\n";
    assert_eq!(
        read("a.srt", text),
        [
            "MAYOR VALE| Good morning. @00:00:01-00:00:02",
            "| Is the ferry open? @00:00:02-00:00:03",
            "MAYOR VALE| It is: look. @00:00:03-00:00:04",
        ]
    );
    let dialogue = "1\n00:00:01,000 --> 00:00:02,000\n- Open?\n- Yes.\n\n\
                    2\n00:00:02,000 --> 00:00:03,000\n- When?\n- Today\n";
    assert_eq!(
        read("a.srt", dialogue)[..2],
        ["| Open? @00:00:01-00:00:02", "| Yes. @00:00:01-00:00:02"]
    );
}

#[test]
fn a_bare_name_is_left_to_the_evidence_of_the_whole_file() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\n石记者：渡口开了\n\n2\n00:00:02,000 --> 00:00:03,000\n吗？\n\n\
                3\n00:00:03,000 --> 00:00:04,000\n林安：开了。\n\n";
    assert_eq!(
        read("a.srt", text),
        ["石记者：渡口开了吗？ @00:00:01-00:00:03", "林安：开了。 @00:00:03-00:00:04"]
    );
    assert!(!draft("a.srt", text).0.states_turns);
}

#[test]
fn sounds_are_asides_even_inside_a_sentence() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nThank you\n[Applause]\nall.\n\n\
                2\n00:00:02,000 --> 00:00:03,000\n（笑声）\n\n3\n00:00:03,000 --> 00:00:04,000\n♪ la la\n";
    assert_eq!(
        read("a.srt", text),
        [
            "Thank you @00:00:01-00:00:02",
            "+{[Applause]}",
            "+all. @00:00:01-00:00:02",
            "{（笑声）}",
            "{♪ la la}"
        ]
    );
}

#[test]
fn subtitles_without_marks_keep_a_space_where_a_cue_ends() {
    let text =
        "1\n00:00:01,000 --> 00:00:02,000\n各位好\n\n2\n00:00:02,000 --> 00:00:03,000\n渡口开了\n";
    assert_eq!(read("a.srt", text), ["各位好 渡口开了 @00:00:01-00:00:03"]);
}

#[test]
fn lost_blank_lines_and_bad_times_lose_no_words() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\n一。\n2\n00:00:02,000 --> 00:00:03,000\n二。\n\n三。\n\n\
                4\n00:00:09,000 --> 00:00:03,000\n四。\n\n5\n";
    assert_eq!(read("a.srt", text), ["一。二。三。四。 @00:00:01-00:00:03"]);
    assert_eq!(codes("a.srt", text), [(Code::BadCue, 11), (Code::BadCue, 8)]);
    assert_eq!(read("a.vtt", "not subtitles at all"), ["not subtitles at all"]);
    assert_eq!(read("a.vtt", ""), [""; 0]);
}

#[test]
fn enormous_cues_take_linear_time() {
    for piece in [
        "<v ",
        "<",
        "&",
        "{\\",
        "a: ",
        ">> ",
        "- a\n",
        "1\n",
        "[a]\n",
        "00:01.000 --> 00:02.000\na\n",
    ] {
        let text = format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{}", piece.repeat(100_000));
        draft("a.vtt", &text);
    }
}
