use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Role;
use crate::read::{BlockKind, Draft, Input, read_input};

fn draft(text: &str) -> (Result<Draft, Diagnostic>, Vec<Diagnostic>) {
    let mut report = Vec::new();
    let input = Input { path: "a.csv", bytes: text.as_bytes(), beside: None, encoding: None };
    (read_input(input, &mut report), report)
}

/// The blocks, each as `LABEL| words @time`; asides in braces.
fn read(text: &str) -> Vec<String> {
    let block = |block: &crate::read::Block| {
        let words = block.joined();
        if block.kind != BlockKind::Text {
            return format!("{{{words}}}");
        }
        let label = block.facts.turn.as_ref().and_then(|turn| turn.label.as_ref());
        let kind = block.facts.turn.as_ref().and_then(|turn| turn.kind);
        let kind = kind.map(|kind| format!("({})", kind.as_str())).unwrap_or_default();
        let label = label.map(|label| format!("{label}{kind}| ")).unwrap_or_default();
        let time = block.facts.time.map(|time| format!(" @{time}")).unwrap_or_default();
        format!("{label}{words}{time}")
    };
    draft(text).0.unwrap().blocks.iter().map(block).collect()
}

fn warnings(text: &str) -> Vec<(Code, usize)> {
    let (_, report) = draft(text);
    let loud = report.iter().filter(|one| one.severity != Severity::Info);
    loud.map(|one| (one.code, one.position().unwrap().line)).collect()
}

#[test]
fn rows_are_paragraphs_and_runs_of_one_speaker_a_turn() {
    let text = "speaker,words,tags,timestamp\r\n,(On the ferry),,\r\nMV:,\"Good, morning.\",x,[0:00]\r\n\
                ,And welcome.,,\r\nMV,All of you.,,\r\nStone:,\"He said \"\"no\"\"&#8212;why?\",,01:09\r\n";
    assert_eq!(
        read(text),
        [
            "{(On the ferry)}",
            "MV| Good, morning. @00:00:00",
            "And welcome.",
            "All of you.",
            "Stone| He said \"no\"—why? @00:01:09"
        ]
    );
    assert_eq!(warnings(text), []);
    let (_, report) = draft(text);
    assert!(report[0].message.en.ends_with("not used: tags"), "{:?}", report[0].message);
}

#[test]
fn separators_and_names_of_columns_are_found() {
    for text in [
        "时间\t发言人\t内容\n0:05\t林安\t各位好，请坐。\n",
        "start;name;text\n5,0;林安;各位好，请坐。\n",
        "\u{feff}Speaker | Content | Start_Time\n林安 | 各位好，请坐。 | 00:05\n",
        "idioma,orador,texto,inicio\nzh,林安,各位好，请坐。,5.0\n",
    ] {
        let words = read(text);
        assert!(words[0].starts_with("林安| 各位好，请坐。"), "{words:?}");
        assert_eq!(warnings(text), []);
    }
}

#[test]
fn roles_and_kinds_are_stated() {
    let text = "name,role,text\n林安,主持人,请。\n石,question,桥呢？\n林安,,好。\n";
    assert_eq!(read(text), ["林安| 请。", "石(question)| 桥呢？", "林安| 好。"]);
    assert_eq!(draft(text).0.unwrap().front.speakers[0].role, Some(Role::Moderator));
}

#[test]
fn columns_without_names_are_told_by_what_stands_in_them() {
    let text = "0,MAYOR VALE,Good morning to all of you.\n1,STONE,When will the ferry open again?\n\
                2,MAYOR VALE,In the autumn.\n";
    assert_eq!(read(text)[1], "STONE| When will the ferry open again? @00:00:01");
    assert_eq!(warnings(text), [(Code::TableColumns, 1)]);
}

#[test]
fn a_table_without_words_is_refused_at_its_names() {
    for text in ["time,title,picture\n0:00,Introduction,a.png\n", "", "1,2\n3,4\n", "\"", "a\nb\n"]
    {
        let refused = draft(text).0.unwrap_err();
        assert_eq!(refused.code, Code::BadTable, "{text}");
        assert!(refused.position().is_some() && !refused.hints.is_empty());
    }
}

#[test]
fn malformed_rows_are_told_and_lose_no_words() {
    let text = "speaker,words\n甲,一，二,三,四\n甲\n乙,\"五\n六\n";
    assert_eq!(read(text), ["甲| 一，二,三,四", "乙| 五", "六"]);
    assert_eq!(warnings(text), [(Code::BadTable, 2), (Code::BadTable, 3), (Code::BadTable, 4)]);
}

#[test]
fn enormous_tables_take_linear_time() {
    for piece in ["a,b\n", "\"", ",", "\n", "甲,\"一\n二\"\n", "甲,\"\"\"\n"] {
        let _ = draft(&format!("speaker,words\n{}", piece.repeat(100_000)));
        let _ = draft(&piece.repeat(100_000));
    }
}
