//! The ids of notes over several builds.

use super::*;
use crate::model::{NoteKind, Quote, Selector};

/// A note by its kind, the words it is about and its own.
fn note(kind: NoteKind, quote: &str, words: &str) -> FreshNote {
    let exact = quote.to_owned();
    let selector = Selector::Quote(Quote { exact, before: None, after: None, within: None });
    FreshNote::new(
        kind,
        vec![LinkedTarget { selector, at: "q1-p1".parse().ok() }],
        words,
        Rank::default(),
    )
}

fn comment(quote: &str, words: &str) -> FreshNote {
    note(NoteKind::Comment, quote, words)
}

#[derive(Default)]
struct Notes(Vec<LinkedNote>);

impl Notes {
    fn next(&mut self, notes: Vec<FreshNote>) -> String {
        self.0 = allot_notes(&self.0, notes);
        let ids =
            self.0.iter().map(|note| format!("{}{}", if note.dead { "†" } else { "" }, note.id));
        ids.collect::<Vec<_>>().join(" ")
    }
}

const MILL: &str = "磨坊建于一八九〇年，河水改道以后停用。";
const BRIDGE: &str = "老桥在镇北，长二十丈，桥墩是青石的。";

#[test]
fn notes_keep_their_ids_wherever_they_stand_in_the_file() {
    let mut notes = Notes::default();
    assert_eq!(notes.next(vec![comment("磨坊", MILL), comment("老桥", BRIDGE)]), "n1 n2");
    let new = comment("水库", "今年蓄水。");
    assert_eq!(notes.next(vec![new, comment("老桥", BRIDGE), comment("磨坊", MILL)]), "n3 n2 n1");
}

#[test]
fn a_note_keeps_its_id_while_its_kind_and_targets_stay() {
    let mut notes = Notes::default();
    notes.next(vec![comment("磨坊", MILL)]);
    assert_eq!(notes.next(vec![comment("磨坊", BRIDGE)]), "n1");
}

#[test]
fn a_note_keeps_its_id_while_it_is_like_enough() {
    let mut notes = Notes::default();
    notes.next(vec![comment("磨坊", MILL)]);
    assert_eq!(notes.next(vec![comment("老磨坊", MILL)]), "n1");
    assert_eq!(notes.next(vec![note(NoteKind::Context, "老磨坊", MILL)]), "n1");
    assert_eq!(notes.next(vec![note(NoteKind::Context, "老桥", BRIDGE)]), "n2 †n1");
}

#[test]
fn an_id_is_never_handed_on() {
    let mut notes = Notes::default();
    notes.next(vec![comment("磨坊", MILL), comment("磨坊", "另见镇志。")]);
    assert_eq!(
        notes.next(vec![comment("磨坊", "另见镇志。")]),
        "n2 †n1",
        "of two on the same words"
    );
    assert_eq!(notes.next(Vec::new()), "†n1 †n2");
    assert_eq!(notes.next(vec![comment("磨坊", BRIDGE)]), "n3 †n1 †n2");
    assert_eq!(notes.next(vec![comment("磨坊", MILL)]), "n1 †n2 †n3", "its very words came back");
}

#[test]
fn a_note_that_comes_back_gets_its_id_back() {
    let mut notes = Notes::default();
    notes.next(vec![comment("磨坊", MILL), comment("老桥", BRIDGE)]);
    assert_eq!(notes.next(vec![comment("老桥", BRIDGE)]), "n2 †n1");
    assert_eq!(notes.next(vec![comment("老桥", BRIDGE), comment("磨坊", MILL)]), "n2 n1");
}

#[test]
fn what_changes_in_notes_is_named() {
    let links = |notes: &[LinkedNote]| Links {
        session: slug(),
        sections: Vec::new(),
        notes: notes.to_vec(),
    };
    let mut notes = Notes::default();
    notes.next(vec![comment("磨坊", MILL), comment("老桥", BRIDGE)]);
    let before = links(&notes.0);
    notes.next(vec![comment("老桥", "已拆。"), comment("水库", "今年蓄水。")]);
    let changes = Changes::between(Some(&before), &links(&notes.0));
    assert_eq!((changes.added, changes.removed), (vec!["n3".to_owned()], vec!["n1".to_owned()]));
    assert_eq!((changes.changed, changes.reordered), (vec!["n2".to_owned()], false));
}

#[test]
fn the_file_holds_notes_and_can_do_without() {
    let unit = LinkedTarget { selector: Selector::Unit("q1".parse().unwrap()), at: None };
    let mut notes = Notes::default();
    notes.next(vec![
        comment("磨\"坊", MILL),
        FreshNote::new(NoteKind::Context, vec![unit], "一。", Rank::default()),
    ]);
    notes.next(vec![comment("磨\"坊", MILL)]);
    let links = Links { session: slug(), sections: Vec::new(), notes: notes.0 };
    let text = links.serialise();
    assert!(
        text.contains("],\n  \"notes\": [\n    {\"id\": \"n1\", \"kind\": \"comment\", \"about\": [{\"quote\": \"磨\\\"坊\", \"at\": \"q1-p1\"}], \"words\": \"磨坊"),
        "{text}"
    );
    let parse = |text: &str| Links::parse(&crate::diagnostic::SourceText::new("", text), &slug());
    assert_eq!(parse(&text), Ok(links.clone()));
    let without = Links { notes: Vec::new(), ..links };
    assert!(!without.serialise().contains("notes"));
    assert_eq!(parse(&without.serialise()), Ok(without));
    for fault in [
        text.replace("\"n2\"", "\"n1\""),
        text.replace("\"n2\"", "\"n1000000\""),
        text.replace("\"unit\": \"q1\"", "\"before\": \"x\""),
        text.replace("\"kind\": \"context\"", "\"kind\": \"x\""),
    ] {
        assert_eq!(parse(&fault).unwrap_err().code, Code::BadPermalinks, "{fault}");
    }
}
