use crate::diagnostic::{Code, Diagnostic};
use crate::model::{At, Lexicon, Meaning, Section, Session, Slug, Turn};
use crate::read::{Input, read_input};
use crate::structure::structure;
use crate::text::Language;

const FRONT: &str = "labels: declared\nspeakers:\n  主: { role: moderator }\n  问: { role: asker }\n  \
                     客: { role: asker }\n  追问: { role: asker, follow_up: true }\n  答: { role: answerer }\n  \
                     某: { role: unknown }\n";

fn session(front: &str, body: &str) -> (Session, Vec<Diagnostic>) {
    let text = format!("---\n{front}---\n\n{body}");
    let mut report = Vec::new();
    let input = Input {
        path: "a/2031-02-03-mayor.md",
        bytes: text.as_bytes(),
        beside: None,
        encoding: None,
    };
    let draft = read_input(input, &mut report).unwrap();
    let session = structure(&draft, &Lexicon::default(), &mut report);
    report.retain(|diagnostic| diagnostic.code != Code::UnusedLabel);
    (session, report)
}

/// `lead` / opening / exchanges / closing, each turn as its label, kind and paragraphs.
fn outline(front: &str, body: &str) -> String {
    let (session, report) = session(front, body);
    assert_eq!(report, []);
    let turn = |turn: &Turn| {
        let label = session.speaker(turn).map_or("-", |speaker| &speaker.label);
        let follow_up = if turn.follow_up { "+" } else { "" };
        let words: Vec<&str> = turn.paragraphs.iter().map(|words| words.text.as_str()).collect();
        format!("{label}{follow_up}({}) {}", turn.kind.as_str(), words.join("/"))
    };
    let turns = |turns: &[Turn]| turns.iter().map(turn).collect::<Vec<_>>().join("; ");
    let lead: Vec<&str> = session.lead.iter().map(|words| words.text.as_str()).collect();
    let mut out = vec![lead.join("/"), turns(&session.opening)];
    out.extend(session.exchanges.iter().map(|exchange| turns(&exchange.turns)));
    out.push(turns(&session.closing));
    out.join("\n")
}

#[test]
fn a_session_has_lead_opening_exchanges_and_closing() {
    assert_eq!(
        outline(
            FRONT,
            "导语\n\n答：开场\n\n续\n\n主：请提问\n\n问：一？\n答：一。\n\n二。\n\n某：插话\n追问：一又？\n答：三。\n\n主：下一位\n\n问：二？\n\n答：四。\n\n主：到此\n\n主：再见",
        ),
        "导语\n\
         答(speech) 开场/续\n\
         主(speech) 请提问; 问(question) 一？; 答(answer) 一。/二。; 某(other) 插话; 追问+(question) 一又？; 答(answer) 三。\n\
         主(speech) 下一位; 问(question) 二？; 答(answer) 四。\n\
         主(speech) 到此/再见",
    );
}

#[test]
fn the_same_label_twice_in_a_row_is_one_turn() {
    assert_eq!(
        outline(FRONT, "问：一？\n问：二？\n客：三？\n答：四。\n答：五。"),
        "\n\n问(question) 一？/二？; 客+(question) 三？; 答(answer) 四。/五。\n"
    );
}

#[test]
fn without_a_question_everything_is_opening() {
    assert_eq!(
        outline(FRONT, "答：一\n主：二\n答：三"),
        "\n答(speech) 一; 主(speech) 二; 答(speech) 三\n"
    );
}

#[test]
fn a_text_in_which_nobody_speaks_is_a_lead_and_told() {
    let (session, report) = session(FRONT, "无人说的话");
    assert_eq!(session.lead[0].text, "无人说的话");
    assert!(report.iter().any(|diagnostic| diagnostic.code == Code::NoSpeech), "{report:?}");
}

#[test]
fn headings_cut_whatever_follows() {
    let body = "## 一\n主：请\n问：一？\n答：一。\n\n## 二\n\n没有名字的话\n\n答：二。\n客：三？\n答：三。";
    assert_eq!(
        outline(FRONT, body),
        "\n\n主(speech) 请; 问(question) 一？; 答(answer) 一。\n-(other) 没有名字的话; 答(speech) 二。\n客(question) 三？; 答(answer) 三。\n"
    );
    assert_eq!(
        outline(
            &format!("{FRONT}exchanges: headings\n"),
            "答：零\n问：零？\n##\n问：一？\n答：一。\n客：二？\n答：二。"
        ),
        "\n答(speech) 零; 问(question) 零？\n问(question) 一？; 答(answer) 一。; 客+(question) 二？; 答(answer) 二。\n"
    );
}

#[test]
fn only_declared_labels_bare_at_the_start_of_a_line_open_turns() {
    let (session, report) = session(
        FRONT,
        "答：变化：一是\n\\问：不是\n[……]问：也不是\n一、问：也不是\n答 : 是\n\n**问：**不是\n\n追问者：不是\n",
    );
    let texts: Vec<&str> =
        session.opening[0].paragraphs.iter().map(|words| words.text.as_str()).collect();
    assert_eq!(
        texts,
        ["变化：一是问：不是问：也不是一、问：也不是", "是", "问：不是", "追问者：不是"]
    );
    let codes: Vec<Code> = report.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, [Code::UndeclaredLabel, Code::MarkedLabel]);
    assert_eq!(report[0].hints[0].en, "did you mean `追问`?");
}

#[test]
fn asides_know_their_places() {
    let (session, _) = session(
        FRONT,
        "> {.dateline} 电头\n\n导语\n\n> {.caption} 图一\n\n问：一？\n答：中\n> {.stage} 掌声\n国 in\n> {.stage} 笑声\nthe\n\n[……]\n\n二[……]\n\n> {.duration} 一小时\n",
    );
    let at = |section, paragraph: Option<usize>, offset| At {
        section,
        paragraph: paragraph.map(crate::model::ParagraphId::from_index),
        offset,
    };
    let q1 = Section::Exchange(session.exchanges[0].id);
    let places: Vec<(&str, At)> =
        session.asides.iter().map(|aside| (aside.kind.as_str(), aside.at)).collect();
    assert_eq!(
        places,
        [
            ("dateline", at(Section::Lead, None, None)),
            ("caption", at(Section::Lead, Some(0), None)),
            ("stage", at(q1, Some(1), Some(1))),
            ("stage", at(q1, Some(1), Some(5))),
            ("gap", at(q1, Some(1), None)),
            ("duration", at(q1, Some(2), None)),
        ]
    );
    let answer = &session.exchanges[0].turns[1].paragraphs;
    assert_eq!(answer[0].text, "中国 in the");
    assert_eq!(answer[1].marks[0].start, 1);
}

#[test]
fn a_heading_gives_title_topics_and_id() {
    let (session, _) = session(
        FRONT,
        "问：一？\n答：一。\n## 题目 {id=q1 topics=a,b}\n> {.time} 10:00\n问：二？\n答：二。",
    );
    let ids: Vec<String> = session.exchanges.iter().map(|one| one.id.to_string()).collect();
    assert_eq!(ids, ["q2", "q1"]);
    assert_eq!(session.exchanges[1].title, "题目");
    assert_eq!(session.exchanges[1].topics.len(), 2);
    let q1 = Section::Exchange(session.exchanges[1].id);
    assert_eq!(session.asides[0].at, At { section: q1, paragraph: None, offset: None });
}

#[test]
fn what_can_not_stand_is_told_and_no_words_are_lost() {
    let (session, report) = session(FRONT, "问：\n\n## 空\n\n[……]\n\n问：一？\n答：\n## 尾\n");
    assert_eq!(session.exchanges.len(), 1);
    let asides: Vec<&str> = session.asides.iter().map(|aside| aside.text.as_str()).collect();
    assert_eq!(asides, ["", "尾"]);
    let mut codes: Vec<Code> = report.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort();
    assert_eq!(codes, [Code::EmptyTurn, Code::EmptyTurn, Code::EmptyExchange]);
}

#[test]
fn an_answer_that_is_lost_as_a_whole_stays_an_answer() {
    let (session, _) = session(FRONT, "问：一？\n答：[……]\n");
    let answer = &session.exchanges[0].turns[1].paragraphs[0];
    assert_eq!((answer.text.as_str(), answer.marks.len()), ("", 1));
    let (session, _) = self::session(FRONT, "问：[……]\n答：一。\n");
    assert_eq!(session.exchanges[0].title, "问");
}

#[test]
fn speakers_are_in_the_order_of_speech_and_known_by_the_names_of_entries() {
    let text = "---\nlabels: declared\nspeakers:\n  丙: { role: unknown }\n  乙: { role: answerer, person: yi-er }\n  \
                河港晚报记者: { role: asker }\n  丁: { role: asker, person: 丁 }\n---\n\n河港晚报记者：一？\n乙：二。\n";
    let mut lexicon = Lexicon::default();
    lexicon.add("河港晚报", Meaning::Organisation(Slug::new("evening-news").unwrap()));
    let mut report = Vec::new();
    let input = Input { path: "a.md", bytes: text.as_bytes(), beside: None, encoding: None };
    let draft = read_input(input, &mut report).unwrap();
    let session = structure(&draft, &lexicon, &mut report);
    let labels: Vec<&str> = session.speakers.iter().map(|who| who.label.as_str()).collect();
    assert_eq!(labels, ["河港晚报记者", "乙", "丙", "丁"]);
    assert_eq!(session.speakers[0].organisation, Some(Slug::new("evening-news").unwrap()));
    assert_eq!(session.speakers[1].person, Some(Slug::new("yi-er").unwrap()));
    let mut codes: Vec<Code> = report.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort();
    assert_eq!(codes, [Code::UnusedLabel, Code::UnusedLabel, Code::BadId]);
}

#[test]
fn a_transcript_that_states_no_language_is_in_that_of_the_archive() {
    let language = |front: &str, lexicon: &Lexicon| {
        let text = format!("---\n{front}---\n\n问：一？\n答：二。\n");
        let input = Input { path: "a.md", bytes: text.as_bytes(), beside: None, encoding: None };
        let draft = read_input(input, &mut Vec::new()).unwrap();
        structure(&draft, lexicon, &mut Vec::new()).header.language.to_string()
    };
    let english = Lexicon::default().with_language(Language::new("en").unwrap());
    assert_eq!(language(FRONT, &english), "en");
    assert_eq!(language(&format!("{FRONT}language: fr\n"), &english), "fr");
    assert_eq!(language(FRONT, &Lexicon::default()), "zh-Hans");
}
