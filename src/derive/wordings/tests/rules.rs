//! What makes a row of words a phrase, and of what kind it is: the rules one by one.

use super::super::WordingClass::{self, Formula, Name, Routine};
use super::super::class::class;
use super::super::edges::judge;
use super::super::families::Stretch;
use super::super::stream::{Stream, index};
use crate::derive::{TwinsView, sample};

/// In so many sessions at least a row must stand.
const LEAST: usize = 2;

/// The row of these answers, each of a session of its own, and where the answer of the first begins.
fn stream(answers: &[&str]) -> (Stream, usize) {
    let stream = Stream::of(&sample::archive_of(answers), &TwinsView::default());
    let first = stream.paragraphs.iter().find(|at| at.turn == 1).unwrap().first;
    (stream, first as usize)
}

/// What kind of wording these words are.
fn kind(words: &str) -> WordingClass {
    let (stream, first) = stream(&[words]);
    class(&stream, Stretch { at: index(first), words: index(stream.words.len() - first) })
}

/// Whether these words are a phrase by what stands beside them in the answers.
fn is_phrase(words: &str, answers: &[&str]) -> bool {
    let (alone, first) = stream(&[words]);
    let row: Vec<&str> = (first..alone.words.len()).map(|at| &*alone.type_at(at).text).collect();
    let (stream, _) = stream(answers);
    let stands = |at: usize| {
        let words = (at..at + row.len()).map(|at| &*stream.type_at(at).text);
        stream.room[at] as usize >= row.len() && words.eq(row.iter().copied())
    };
    let places: Vec<u32> = (0..stream.words.len()).filter(|&at| stands(at)).map(index).collect();
    assert!(places.len() >= answers.len(), "{words} is cut as {row:?} and not found");
    let mut uses = vec![0; stream.vocabulary.len()];
    for token in &stream.words {
        uses[token.word as usize] += 1;
    }
    judge(&stream, &uses, &places, row.len(), LEAST).is_some()
}

#[test]
fn routine_addresses_somebody_asks_or_is_about_talking_alone() {
    for words in [
        "我可以告诉你一个好消息",
        "大家放心渡口照常开放",
        "请镇长介绍石桥工程",
        "对此有何评论",
        "石桥为何还没有修好",
        "镇上能否公布详细情况",
        "關於這個問題的立場",
        "关于你提到的具体情况",
        "what the town will do about the bridge",
        "thank you for coming to the ferry",
        "can you confirm the report",
        "under the current circumstances",
    ] {
        assert_eq!(kind(words), Routine, "{words}");
    }
}

#[test]
fn a_name_is_made_of_nouns_one_of_which_is_a_name() {
    for words in ["长江大桥工程", "南京市市长王小明", "广东省省长兼广州市市长"]
    {
        assert_eq!(kind(words), Name, "{words}");
    }
    for words in ["水库工程办公室主任", "尽快修好长江大桥", "repair the old stone bridge"]
    {
        assert_eq!(kind(words), Formula, "{words}");
    }
}

#[test]
fn a_phrase_is_free_on_both_sides() {
    let free = [
        "镇上尽快修好下游渡口。",
        "要尽快修好下游渡口，也要修路。",
        "尽快修好下游渡口！",
        "镇长希望尽快修好下游渡口。",
    ];
    assert!(is_phrase("尽快修好下游渡口", &free));
    let longer = [
        "镇上尽快修好下游渡口栏杆。",
        "要尽快修好下游渡口栏杆。",
        "尽快修好下游渡口栏杆！",
        "尽快修好下游渡口。",
    ];
    assert!(!is_phrase("尽快修好下游渡口", &longer), "栏杆 mostly follows");
    let other = [
        "镇上尽快修好下游渡口。",
        "镇上尽快修好下游渡口，",
        "镇上尽快修好下游渡口！",
        "尽快修好下游渡口。",
    ];
    assert!(!is_phrase("尽快修好下游渡口", &other), "镇上 mostly stands before it");
}

#[test]
fn a_noun_ends_a_phrase_where_other_nouns_do_not_mostly_follow() {
    let nouns = [
        "镇上尽快修好下游渡口栏杆。",
        "要尽快修好下游渡口道路。",
        "尽快修好下游渡口灯笼！",
        "镇长希望尽快修好下游渡口。",
    ];
    assert!(!is_phrase("尽快修好下游渡口", &nouns));
}

#[test]
fn what_stands_upon_something_has_its_preposition() {
    let answers = [
        "在石桥问题上的立场没有变。",
        "首先，在石桥问题上的立场很清楚。",
        "在石桥问题上的立场，大家知道。",
        "在石桥问题上的立场是公开的。",
    ];
    assert!(!is_phrase("石桥问题上的立场", &answers));
    assert!(is_phrase("在石桥问题上的立场", &answers));
}

#[test]
fn a_preposition_begins_a_phrase_only_after_a_mark() {
    let marked =
        ["对下游石桥负责。", "首先，对下游石桥负责。", "对下游石桥负责！", "对下游石桥负责，"];
    assert!(is_phrase("对下游石桥负责", &marked));
    let inside = [
        "镇上对下游石桥负责。",
        "工匠对下游石桥负责。",
        "校长对下游石桥负责！",
        "木匠对下游石桥负责，",
    ];
    assert!(!is_phrase("对下游石桥负责", &inside));
}

#[test]
fn an_appeal_ends_with_its_verb_where_anything_can_follow() {
    let any = [
        "敦促渡口公司停止涨价。",
        "敦促渡口公司停止施工。",
        "敦促渡口公司停止排污。",
        "敦促渡口公司停止拖延。",
    ];
    assert!(is_phrase("敦促渡口公司停止", &any));
    let one = [
        "敦促渡口公司停止涨价。",
        "敦促渡口公司停止涨价！",
        "敦促渡口公司停止排污。",
        "敦促渡口公司停止拖延。",
    ];
    assert!(!is_phrase("敦促渡口公司停止", &one));
}

#[test]
fn what_begins_a_clause_does_not_end_with_its_first_noun() {
    let answers =
        ["希望渡口公司合作。", "希望渡口公司让步。", "希望渡口公司停业。", "希望渡口公司！"];
    assert!(!is_phrase("希望渡口公司", &answers));
}

#[test]
fn a_phrase_does_not_begin_or_end_with_a_word_beyond_a_comma() {
    let answers = [
        "尽快修好石桥，渡口照常。",
        "尽快修好石桥，渡口停业。",
        "尽快修好石桥，渡口搬走。",
        "尽快修好石桥，渡口。",
    ];
    assert!(!is_phrase("尽快修好石桥渡口", &answers));
}

#[test]
fn of_figures_there_are_few_in_a_phrase() {
    let answers = [
        "第三 2031 年 5 月石桥。",
        "到 2031 年 5 月石桥。",
        "在 2031 年 5 月石桥。",
        "2031 年 5 月石桥！",
    ];
    assert!(!is_phrase("2031 年 5 月石桥", &answers));
}

#[test]
fn what_is_between_two_has_both() {
    let both = [
        "Open new roads between the harbour and the mill.",
        "We open new roads between the harbour and the school.",
        "They open new roads between the harbour and the market!",
        "To open new roads between the harbour and the ferry.",
    ];
    assert!(!is_phrase("open new roads between the harbour", &both));
    let whole = [
        "Open new roads between the villages.",
        "We open new roads between the villages, slowly.",
        "They open new roads between the villages!",
        "To open new roads between the villages.",
    ];
    assert!(is_phrase("open new roads between the villages", &whole));
}
