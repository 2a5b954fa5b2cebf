//! Whole raw texts through the raw pass.

mod offices;
mod seed;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AsideKind, Lexicon, Meaning, Paragraph, Session, Slug, Turn};
use crate::read::{Draft, Input, read_input};
use crate::structure::structure;

/// The draft of a plain text.
pub(in crate::structure) fn draft(text: &str) -> Draft {
    draft_beside(text, "")
}

/// The draft of a plain text with a file beside it.
fn draft_beside(text: &str, beside: &str) -> Draft {
    let beside = (!beside.is_empty()).then_some(beside.as_bytes());
    let input =
        Input { path: "2030-04-05-harbour.txt", bytes: text.as_bytes(), beside, encoding: None };
    read_input(input, &mut Vec::new()).unwrap()
}

pub(super) fn session(text: &str) -> (Session, Vec<Diagnostic>) {
    let mut report = Vec::new();
    let session = structure(&draft(text), &Lexicon::default(), &mut report);
    (session, report)
}

/// One line for each turn: its section, who speaks in what role, and its paragraphs.
pub(super) fn outline(session: &Session) -> Vec<String> {
    let turn = |section: String, turn: &Turn| {
        let who = session.speaker(turn);
        let role = who.map_or("-", |who| who.role.as_str());
        let label = who.map_or("-", |who| who.label.as_str());
        let words: Vec<&str> = turn.paragraphs.iter().map(|one| one.text.as_str()).collect();
        let follow_up = if turn.follow_up { "+" } else { "" };
        format!("{section} {role}{follow_up} {label}: {}", words.join("|"))
    };
    session
        .sections()
        .flat_map(|(section, turns)| turns.iter().map(move |one| (section.to_string(), one)))
        .map(|(section, one)| turn(section, one))
        .collect()
}

fn asides(session: &Session) -> Vec<(AsideKind, &str)> {
    session.asides.iter().map(|aside| (aside.kind, aside.text.as_str())).collect()
}

pub(super) fn codes(report: &[Diagnostic]) -> Vec<Code> {
    report.iter().map(|diagnostic| diagnostic.code).collect()
}

fn paragraphs(session: &Session) -> impl Iterator<Item = &Paragraph> {
    session.sections().flat_map(|(_, turns)| turns).flat_map(|turn| &turn.paragraphs)
}

#[test]
fn a_short_line_that_a_speaker_says_twice_is_speech() {
    let (session, _) = session(
        "问：渡口开了吗？\n\n答：请大家一起说。\n\n渡口今天开\n\n再说一遍。\n\n渡口今天开\n\n很好。\n\n\
         问：票价呢？\n\n答：表上有两行：\n\n成人两元 儿童一元\n\n成人两元 儿童一元\n\n就是这样。\n",
    );
    assert!(asides(&session).is_empty(), "{:?}", asides(&session));
    let said: Vec<&str> = paragraphs(&session).map(|one| one.text.as_str()).collect();
    assert_eq!(said.iter().filter(|one| **one == "渡口今天开").count(), 2);
}

#[test]
fn a_press_conference_is_cut_into_exchanges() {
    let (session, report) = session(
        "4月5日，临江市在候船大厅举行记者会，林晚局长就渡口的事回答记者提问。\n\n\
         主持人：现在开始。\n\n林晚：大家好。\n\n主持人：河港晚报。\n\n\
         《河港晚报》记者：渡口何时开放？\n\n林晚：五月。\n\n还有准备要做：一是船，二是人。\n\n\
         追问：几号？\n\n林晚：一号。\n\nQuay TV：票价会涨吗？\n\n林晚：不会。\n\n\
         江声社记者：夜班呢？\n\n林晚：会有。\n\n江声社记者：几点？\n\n林晚：十点。\n\n主持人：到此结束，谢谢。\n",
    );
    assert_eq!(
        outline(&session),
        [
            "opening moderator 主持人: 现在开始。",
            "opening answerer 林晚: 大家好。",
            "q1 moderator 主持人: 河港晚报。",
            "q1 asker 《河港晚报》记者: 渡口何时开放？",
            "q1 answerer 林晚: 五月。|还有准备要做：一是船，二是人。",
            "q1 asker+ 追问: 几号？",
            "q1 answerer 林晚: 一号。",
            "q2 asker Quay TV: 票价会涨吗？",
            "q2 answerer 林晚: 不会。",
            "q3 asker 江声社记者: 夜班呢？",
            "q3 answerer 林晚: 会有。",
            "q3 asker+ 江声社记者: 几点？",
            "q3 answerer 林晚: 十点。",
            "closing moderator 主持人: 到此结束，谢谢。",
        ]
    );
    assert_eq!(session.header.place.as_deref(), Some("候船大厅"));
    assert_eq!(session.lead.len(), 1);
    assert_eq!(codes(&report), []);
}

#[test]
fn questions_under_no_name_and_a_journalist_who_puts_in_a_word() {
    let lines =
        ["问：渡口开了吗？", "答：开了。", "人很多。", "问：票价呢？", "答：你是说哪一种？"];
    let more = ["记者：单程。", "答：两元。", "问：夜班呢？", "答：没有。"];
    let page: Vec<String> =
        lines.iter().chain(&more).map(|line| format!("\u{3000}\u{3000}{line}")).collect();
    let (session, _) = session(&page.join("\n"));
    let cut: Vec<String> = outline(&session).iter().map(|line| line[..2].to_owned()).collect();
    assert_eq!(cut, ["q1", "q1", "q2", "q2", "q2", "q2", "q3", "q3"]);
    assert_eq!(session.exchanges[0].turns[1].paragraphs.len(), 2);
}

#[test]
fn an_interview_without_role_words_is_told_by_who_asks() {
    let (session, _) = session(
        "### 林晚：\n您怎麼看渡口？\n\n### 白川：\n我很喜歡。小時候常去，那裡的人都很好，船也很多。\n\n\
         ### 林晚：\n現在還去嗎？\n\n### 白川：\n不常去了。路遠，事情也多，只在節日的時候去看一看。\n\n\
         ### 林晚：\n嗯。\n\n### 白川：\n是的。\n\n### 林晚：\n票價貴嗎？\n\n### 白川：\n不貴。\n",
    );
    let roles: Vec<(&str, &str)> = session
        .speakers
        .iter()
        .map(|speaker| (speaker.label.as_str(), speaker.role.as_str()))
        .collect();
    assert_eq!(roles, [("林晚", "asker"), ("白川", "answerer")]);
    assert_eq!(session.exchanges.len(), 3, "嗯 opens nothing");
    assert_eq!(session.header.language.as_str(), "zh-Hant");
}

#[test]
fn a_break_keeps_its_time_and_its_word() {
    let (session, _) = session(
        "**Marta Vale:** Is it open?\n\n**Break:** [17:56]\n\n**Joan Orr:** It is.\n\n**Marta Vale:** Good?\n\n\
         **Break:**\n\n**Joan Orr:** Yes.\n",
    );
    let asides: Vec<&str> = session.asides.iter().map(|aside| aside.text.as_str()).collect();
    assert_eq!(asides, ["Break: [17:56]", "Break"]);
}

#[test]
fn the_shapes_of_labels_are_all_read() {
    for text in [
        "**Marta Vale:** Is it open?\n\n**Joan Orr:** It is.\n",
        "[Marta Vale]: Is it open?\n\n[Joan Orr]: It is.\n",
        "MARTA VALE: Is it open?\n\nJOAN ORR: It is.\n\nMARTA VALE: Good?\n\nJOAN ORR: Yes.\n",
        "### Marta Vale:\nIs it open?\n\n### Joan Orr:\nIt is.\n",
    ] {
        let (session, _) = session(text);
        assert_eq!(session.speakers.len(), 2, "{text}");
        assert!(paragraphs(&session).next().unwrap().text.starts_with("Is it"), "{text}");
    }
    let (session, _) =
        session("【主持人】渡口呢？\n\n【林晚】开了。\n\n【主持人】好。\n\n【林晚】谢谢。\n");
    assert_eq!(session.speakers.len(), 2);
}

#[test]
fn colons_of_the_text_open_no_turn() {
    let (session, _) = session(
        "问：渡口呢？\n\n答：会议定于25日下午3：00举行。\n\n我只想简单说两句：一是快，二是好。\n\n\
         联系我们　地址：临江路1号。\n\nhttps://example.org\n",
    );
    assert_eq!(session.speakers.len(), 2);
    assert_eq!(session.exchanges[0].turns[1].paragraphs.len(), 4);
}

#[test]
fn a_doubtful_label_is_told_and_the_editor_may_say_more() {
    let text = "问：渡口呢？\n\n答：开了。\n\n夜渡船：还没有。\n\n问：票呢？\n\n答：两元。\n";
    let (session, report) = session(text);
    assert_eq!(session.speakers.len(), 2);
    assert_eq!(codes(&report), [Code::DoubtfulLabel]);
    assert_eq!(report[0].position().unwrap().line, 5);
    let with = |beside: &str| {
        let mut report = Vec::new();
        let session = structure(&draft_beside(text, beside), &Lexicon::default(), &mut report);
        (session.speakers.len(), report.len())
    };
    assert_eq!(with("not_labels: [夜渡船]\n"), (2, 0));
    assert_eq!(with("speakers:\n  夜渡船: { role: answerer }\n"), (3, 0));
}

#[test]
fn entries_tell_whom_a_label_stands_for() {
    let slug = |id: &str| Slug::new(id).unwrap();
    let mut lexicon = Lexicon::default();
    lexicon.add("江声社", Meaning::Organisation(slug("jiangsheng")));
    lexicon.add("林晚", Meaning::Person(slug("lin-wan")));
    lexicon.add("晚报", Meaning::Organisation(slug("one-post")));
    lexicon.add("晚报", Meaning::Organisation(slug("other-post")));
    let mut report = Vec::new();
    let text = "江声社：渡口呢？\n\n航运局发言人林晚：开了。\n\n晚报记者：票呢？\n\n航运局发言人林晚：两元。\n";
    let session = structure(&draft(text), &lexicon, &mut report);
    let ids: Vec<Option<&str>> = session
        .speakers
        .iter()
        .map(|who| who.person.as_ref().or(who.organisation.as_ref()).map(Slug::as_str))
        .collect();
    assert_eq!(ids, [Some("jiangsheng"), Some("lin-wan"), None]);
    assert_eq!(codes(&report), [Code::AmbiguousName]);
}

#[test]
fn what_nobody_speaks_is_set_apart() {
    let (session, report) = session(
        "林晚答记者问\n\n记者：渡口呢？\n\n林晚：渡口开了，\n\n图为渡口的清晨。\n\n人很多。\n\n（掌声）\n\n船也来了。\n\n\
         记者会历时40分钟。\n(据江声社临江4月5日电)\n",
    );
    assert_eq!(
        asides(&session),
        [
            (AsideKind::Caption, "图为渡口的清晨。"),
            (AsideKind::Stage, "（掌声）"),
            (AsideKind::Duration, "记者会历时40分钟。"),
            (AsideKind::Dateline, "(据江声社临江4月5日电)"),
        ]
    );
    assert_eq!(outline(&session)[1], "q1 answerer 林晚: 渡口开了，人很多。|船也来了。");
    assert_eq!(session.header.title.as_deref(), Some("林晚答记者问"));
    assert_eq!(session.header.duration.as_deref(), Some("40分钟"));
    assert_eq!(session.header.witness.dateline.as_deref(), Some("据江声社临江4月5日电"));
    assert_eq!(report.len(), 5, "{report:?}");
}

#[test]
fn a_headline_among_the_words_is_taken_out() {
    let text = "江声报\n\n林晚局长谈渡口的今天和明天\n\n记者：渡口呢？\n\n林晚：我们为渡口准备了很久，各码头都\n\n\
                林晚局长谈渡口的今天和明天\n\n开了。\n\n人很多。\n\n林晚局长谈渡口的今天和明天\n\n船也多。\n";
    let (session, report) = session(text);
    assert_eq!(
        outline(&session)[1],
        "q1 answerer 林晚: 我们为渡口准备了很久，各码头都开了。|人很多。|船也多。"
    );
    let offsets: Vec<Option<usize>> = session.asides.iter().map(|one| one.at.offset).collect();
    assert_eq!(offsets, [Some(15), None]);
    let furniture = codes(&report).iter().filter(|code| **code == Code::Furniture).count();
    assert_eq!(furniture, 2);
}

#[test]
fn pages_that_break_a_sentence_are_joined() {
    let (session, _) = session(
        "MARTA VALE: Is the ferry late?\n\nJOAN ORR: In the\n\nPage 1 of 2\n\u{c}\nmeantime, it is.\n\n\
         MARTA VALE: Why is it?\n\nJOAN ORR: Because of the fog, and because of the tide.\n",
    );
    assert_eq!(outline(&session)[1], "q1 answerer JOAN ORR: In the meantime, it is.");
    assert_eq!(asides(&session), [(AsideKind::Furniture, "Page 1 of 2")]);
    assert_eq!(session.asides[0].at.offset, Some(6));
}

#[test]
fn a_paragraph_that_breaks_off_is_told_and_not_marked() {
    let (session, report) = session(
        "问：渡口呢？\n\n答：渡口开了，人很多，船也来了，我们为此准备了很久很久的\n\n问：票呢？\n\n答：两元。\n",
    );
    assert_eq!(codes(&report), [Code::DoubtfulGap]);
    assert!(paragraphs(&session).all(|paragraph| paragraph.marks.is_empty()));
}

#[test]
fn printed_lines_are_joined_and_paragraphs_are_not() {
    let (session, report) = session(
        "MS. VALE:  The ferry was late again and the people on the quay\nhad begun to sing, so that the \
         board sent for the harbour\nmaster, who came. Nobody spoke until the boat had been seen\nfrom \
         the tower.\n\nThen they sang.\n\nMS. VALE:  That is all there is to say about the ferry and\nthe \
         quay.\n",
    );
    let lengths: Vec<usize> = session.opening.iter().map(|turn| turn.paragraphs.len()).collect();
    assert_eq!(lengths, [3]);
    assert!(session.opening[0].paragraphs[0].text.contains("on the quay had begun to sing"));
    assert_eq!(codes(&report), [Code::Joined, Code::NoRole]);
}

#[test]
fn monologues_lists_of_labels_and_noise_have_their_place() {
    for text in [
        "",
        "\n\n",
        "渡口开了。",
        "问：\n答：\n问：\n",
        "：：：\n",
        "\u{0}\u{1}问：\u{fffd}\n",
        "#\n##\n**\n[\n【\n",
    ] {
        let (session, _) = session(text);
        assert!(session.exchanges.is_empty(), "{text}");
    }
}

#[test]
fn size_is_no_trouble() {
    let line = "渡口的事，".repeat(60_000);
    session(&line);
    session(&format!("问：{line}？\n\n答：{line}。\n\n{line}"));
    session(&"问：渡口呢？\n答：开了。\n".repeat(8_000));
    let labels: Vec<String> = (0..12_000).map(|number| format!("渡客{number}：好。")).collect();
    session(&labels.join("\n\n"));
    session(&"短行没有标点\n\n".repeat(12_000));
    session(&"（笑）\n\n12\n\u{c}".repeat(8_000));
}
