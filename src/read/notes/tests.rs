//! What a notes file says, and what is wrong in it.

use super::*;
use crate::diagnostic::Code;
use crate::model::{NoteKind, Unit};

fn read(text: &str) -> (Vec<Note>, Vec<Diagnostic>) {
    let source = SourceText::new("content/sessions/a.notes.md", text);
    let mut report = Vec::new();
    (notes(&source, &mut report), report)
}

/// The notes of a text with nothing wrong in it.
fn well(text: &str) -> Vec<Note> {
    let (notes, report) = read(text);
    assert_eq!(report, []);
    notes
}

/// The one fault of a text: its code, the words it points at and its hints.
fn fault(text: &str) -> (Code, String, String) {
    let (_, report) = read(text);
    let [fault] = report.as_slice() else { panic!("{text}: {report:#?}") };
    let crate::diagnostic::Place::At(span) = &fault.place else { panic!("{fault:?}") };
    let hints: Vec<&str> = fault.hints.iter().map(|hint| hint.en.as_str()).collect();
    (fault.code, span.text().to_owned(), hints.join("\n"))
}

fn quote(exact: &str) -> Quote {
    Quote { exact: exact.to_owned(), before: None, after: None, within: None }
}

fn selectors(note: &Note) -> Vec<Selector> {
    note.targets.iter().map(|target| target.selector.clone()).collect()
}

#[test]
fn a_note_quotes_its_words_and_says_something_of_them() {
    let notes = well(
        "---\nby: 编者\nlanguage: zh-Hans\n---\n\n## 老桥\n\n 桥有  两座。\n\n### 北桥\n\n另一座。\n\n## 水库\n{kind=source by=\"李 四\" date=2031-05-01 language=en}\n镇志。\n",
    );
    let [bridge, water] = notes.as_slice() else { panic!("{notes:#?}") };
    assert_eq!((bridge.kind, bridge.by.as_deref()), (NoteKind::Comment, Some("编者")));
    assert_eq!(selectors(bridge), [Selector::Quote(quote("老桥"))]);
    assert_eq!(bridge.body, " 桥有  两座。\n\n### 北桥\n\n另一座。");
    assert_eq!(bridge.body_span.text(), bridge.body);
    assert_eq!(bridge.targets[0].span.text(), "老桥");
    assert_eq!((water.kind, water.by.as_deref()), (NoteKind::Source, Some("李 四")));
    assert_eq!(
        (water.date, water.language.as_ref().unwrap().as_str()),
        (Date::new(2031, 5, 1), "en")
    );
}

#[test]
fn headings_with_nothing_below_are_further_targets() {
    let notes = well(
        "## 老桥\n{in=q7-p3 before=\"修好“\"}\n## 北桥 {in=q9}\n## 桥\n{after=。}\n{kind=definition}\n两座。\n## 水库\n水。\n",
    );
    let narrowed = Quote {
        before: Some("修好“".to_owned()),
        within: Some("q7-p3".parse().unwrap()),
        ..quote("老桥")
    };
    let in_q9 = Quote { within: Some("q9".parse().unwrap()), ..quote("北桥") };
    let before_stop = Quote { after: Some("。".to_owned()), ..quote("桥") };
    assert_eq!(selectors(&notes[0]), [narrowed, in_q9, before_stop].map(Selector::Quote));
    assert_eq!(notes.len(), 2);
}

#[test]
fn units_gaps_and_readings_can_be_noted() {
    let notes = well(
        "## @session\n一。\n## @q5-t2\n二。\n## 老撟\n{kind=correction to=老桥}\n## [……]\n{in=q2-p3 kind=variant to=\"下一阶段\" witness=\"晚报\"}\n## \\@甲 {乙}\n三。\n",
    );
    let unit = |word: &str| Selector::Unit(word.parse::<Unit>().unwrap());
    assert_eq!(selectors(&notes[0]), [unit("session")]);
    assert_eq!(selectors(&notes[1]), [unit("q5-t2")]);
    assert_eq!((notes[2].to.as_deref(), notes[2].body.as_str()), (Some("老桥"), ""));
    assert_eq!(notes[3].witness.as_deref(), Some("晚报"));
    assert_eq!(selectors(&notes[4]), [Selector::Quote(quote("@甲 {乙}"))]);
}

#[test]
fn what_is_wrong_is_told_in_its_place() {
    use Code::{BadNote, BadValue, Repeated, UnknownKey};
    let cases: [(&str, Code, &str, &str); 22] = [
        ("## 桥\n{kind=sourse}\n一。\n", BadValue, "sourse", "did you mean `source`?"),
        ("## 桥\n{kind=x}\n一。\n", BadValue, "x", "translation"),
        ("## 桥\n{knid=source}\n一。\n", UnknownKey, "knid", "did you mean `kind`?"),
        ("## 桥\n{in=q7-p0}\n一。\n", BadValue, "q7-p0", "q5-p2"),
        ("## @q7p3\n一。\n", BadValue, "@q7p3", "@q5-p2"),
        ("## 桥\n{date=2031-2-1}\n一。\n", BadValue, "2031-2-1", "leading zeros"),
        ("## 桥\n{language=中文}\n一。\n", BadValue, "中文", "zh-Hans"),
        ("## 桥\n{to=\"\" kind=correction}\n一。\n", BadValue, "to=\"\"", ""),
        ("## 桥\n{in=q1 in=q2}\n一。\n", Repeated, "in", ""),
        ("## 桥\n{in}\n一。\n", BadNote, "in", "straight quotation marks"),
        ("## 桥\n{to＝桥}\n一。\n", BadNote, "to＝桥", "plain equals sign"),
        ("## 桥\n{kind=source\n一。\n", BadNote, "{kind=source", "on a line of its own"),
        ("##\n一。\n", BadNote, "##", "`## the words`"),
        ("## {in=q1}\n一。\n", BadNote, "{in=q1}", "`## the words`"),
        ("## 桥\n{kind=source}\n", BadNote, "桥", "write what it says"),
        ("## 桥\n{kind=correction}\n", BadNote, "桥", "to=\"what was meant\""),
        ("## 桥\n{kind=variant}\n## 水\n一。\n", BadNote, "桥", "the other reading"),
        ("## 桥\n{to=水}\n一。\n", BadNote, "to=水", "kind=correction"),
        ("## @q1\n{in=q1}\n一。\n", BadNote, "in=q1", "take it out"),
        ("## 桥\n{by=李四}\n## 水\n一。\n", BadNote, "by=李四", "last heading"),
        ("## 水\n一。\n## 桥\n", BadNote, "桥", "take the heading out"),
        ("一。\n\n## 水\n一。\n", BadNote, "一。", "`## the words it is about`"),
    ];
    for (text, code, words, hint) in cases {
        let (told, at, hints) = fault(text);
        assert_eq!((told, at.as_str()), (code, words), "{text}");
        assert!(hints.contains(hint), "{text}\n{hints}");
    }
    assert_eq!(fault("---\nbye: 甲\n---\n").0, UnknownKey);
    assert_eq!(fault("## 桥\n```\n## 水\n").1, "```");
}

#[test]
fn a_fault_hides_no_other_note() {
    let (notes, report) =
        read("---\nbye: 甲\n---\n## @x\n一。\n## 桥\n二。\n## 水\n{kind=x}\n三。\n");
    assert_eq!((notes.len(), report.len()), (2, 3));
}

#[test]
fn notes_stand_beside_the_source_whatever_its_format() {
    assert_eq!(notes_beside("content/sessions/2031/a.txt"), "content/sessions/2031/a.notes.md");
    assert_eq!(notes_beside("a.md"), "a.notes.md");
    assert!(is_notes("x/a.notes.md") && !is_notes("x/notes.md"));
    assert_eq!(session_of_notes("x/a.notes.md"), "a");
}
