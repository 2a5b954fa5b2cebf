use super::*;
use crate::model::{Extent, Made, Role};

fn front(yaml: &str) -> (Front, Vec<Diagnostic>) {
    let source = SourceText::new("a.md", yaml);
    let mut report = Vec::new();
    let front = read(&source, 0..yaml.len(), &mut report);
    (front, report)
}

#[test]
fn all_keys_are_read() {
    let (front, report) = front(
        "title: 云溪镇长答问\ndate: 2031-02-03\nseries: mayor\nplace: 云溪镇礼堂\nduration: 约一小时\nlanguage: zh-hans\n\
         labels: declared\nexchanges: headings\nspeakers:\n  钱一: { person: qian-yi, role: answerer, office: 镇长 }\n  \
         河港晚报记者: { organisation: evening-news, role: asker }\n  追问: { role: asker, follow_up: true }\n  甲:\n\
         not_labels: [注意, 一是]\nwitness:\n  publisher: 河港晚报\n  date: 2031-02-04\n  extent: abridged\n  made: edited\n  \
         questions_held: 23\n  dateline: 云溪2月3日电\n",
    );
    assert_eq!(report, []);
    assert_eq!(front.title.as_deref(), Some("云溪镇长答问"));
    assert_eq!(front.date.map(|day| day.to_string()).as_deref(), Some("2031-02-03"));
    assert_eq!(front.series.map(|series| series.span.text().to_owned()).as_deref(), Some("mayor"));
    assert_eq!(front.language.map(|language| language.to_string()).as_deref(), Some("zh-Hans"));
    assert!(front.labels_declared && front.exchanges_by_headings);
    let labels: Vec<&str> = front.speakers.iter().map(|who| who.label.as_str()).collect();
    assert_eq!(labels, ["钱一", "河港晚报记者", "追问", "甲"]);
    assert_eq!(front.speakers[0].role, Some(Role::Answerer));
    assert_eq!(front.speakers[0].span.text(), "钱一");
    assert_eq!(front.speakers[0].person.as_ref().map(|who| who.span.text()), Some("qian-yi"));
    assert!(front.speakers[2].follow_up);
    assert_eq!(front.speakers[3].role, None);
    assert_eq!(front.not_labels, ["注意", "一是"]);
    assert_eq!(front.witness.extent, Some(Extent::Abridged));
    assert_eq!(front.witness.made, Some(Made::Edited));
    assert_eq!(front.witness.questions_held, Some(23));
}

#[test]
fn labels_that_yaml_might_take_for_something_else_stay_words() {
    let (front, report) = front("speakers:\n  no: {}\n  问: {}\n  12: {}\n  \"Q: A\": {}\n");
    let labels: Vec<&str> = front.speakers.iter().map(|who| who.label.as_str()).collect();
    assert_eq!((labels, report), (vec!["no", "问", "12", "Q: A"], vec![]));
}

#[test]
fn speakers_may_be_a_mere_list() {
    let (front, report) = front("speakers: [Marta Vale, 钱一]\n");
    let labels: Vec<&str> = front.speakers.iter().map(|who| who.label.as_str()).collect();
    assert_eq!((labels, report), (vec!["Marta Vale", "钱一"], vec![]));
}

#[test]
fn every_fault_is_told_and_the_rest_is_read() {
    let (front, report) = front(
        "titel: 甲\ndate: 2031-2-3\nlanguage: 中文\nplace: 礼堂\nspeakers:\n  钱一: { rolle: asker }\n  孙二: { role: askr }\n  李三: { role: asker }\n",
    );
    let mut found: Vec<(Code, usize)> =
        report.iter().map(|fault| (fault.code, fault.position().unwrap().line)).collect();
    found.sort_by_key(|(_, line)| *line);
    assert_eq!(
        found,
        [
            (Code::UnknownKey, 1),
            (Code::BadValue, 2),
            (Code::BadValue, 3),
            (Code::UnknownKey, 6),
            (Code::BadValue, 7),
        ]
    );
    assert!(report.iter().any(|fault| fault.hints.iter().any(|hint| hint.en.contains("`role`"))));
    assert_eq!(front.place.as_deref(), Some("礼堂"));
    assert_eq!(front.speakers.len(), 1);
    assert_eq!(front.speakers[0].span.text(), "李三");
}

#[test]
fn a_label_declared_twice_or_impossible_is_an_error() {
    let (front, report) =
        front("speakers:\n  \"钱一：\": {}\n  钱一: {}\n  \"> 甲\": {}\n  '': {}\n");
    let labels: Vec<&str> = front.speakers.iter().map(|who| who.label.as_str()).collect();
    assert_eq!(labels, ["钱一"]);
    let codes: Vec<Code> = report.iter().map(|fault| fault.code).collect();
    assert_eq!(codes, [Code::Repeated, Code::BadLabel, Code::BadLabel]);
}

#[test]
fn nonsense_is_given_up_quickly() {
    let (_, report) = front(&"]: [\n".repeat(10_000));
    assert!(report.len() <= MOST_FAULTS);
    let (_, report) = front("甲\n乙\n");
    assert!(!report.is_empty());
}
