//! What a build would change in a permalinks file: for `--locked`, and for telling the editor.

use std::collections::BTreeMap;

use super::links::{LinkedNote, LinkedParagraph, Links};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Section;
use crate::say;

/// How many ids of one kind a message names.
const NAMED: usize = 5;

/// The ids that differ between two builds, as `q5`, `q5-p2` or, of notes, `n3`, in the order of the new file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Allotted anew.
    pub added: Vec<String>,
    /// Of words that were taken out.
    pub removed: Vec<String>,
    /// Of words that came back.
    pub revived: Vec<String>,
    /// Of words, a label or a place in the question that changed; of a note's targets, their places
    /// or its words.
    pub changed: Vec<String>,
    /// Whether living units changed their order, or the file is not written as it should be.
    pub reordered: bool,
}

impl Changes {
    /// Compares the links of the build before, if there were any, with those of this one.
    pub fn between(old: Option<&Links>, new: &Links) -> Self {
        let mut changes = Self::default();
        let olds: BTreeMap<_, _> =
            old.iter().flat_map(|old| &old.sections).map(|section| (section.id, section)).collect();
        for section in &new.sections {
            let before = olds.get(&section.id);
            let paragraphs: BTreeMap<_, _> =
                before.iter().flat_map(|before| &before.paragraphs).map(|it| (it.id, it)).collect();
            let name = section.id.to_string();
            if matches!(section.id, Section::Exchange(_)) {
                changes.tell(before.map(|before| before.dead), section.dead, false, &name);
            }
            for paragraph in &section.paragraphs {
                let before = paragraphs.get(&paragraph.id);
                let differs = before.is_some_and(|before| differs(before, paragraph));
                let name = format!("{name}-{}", paragraph.id);
                changes.tell(before.map(|before| before.dead), paragraph.dead, differs, &name);
            }
        }
        changes.tell_notes(old, new);
        changes.reordered = changes.is_empty() && old != Some(new);
        changes
    }

    fn tell_notes(&mut self, old: Option<&Links>, new: &Links) {
        let olds: BTreeMap<_, &LinkedNote> =
            old.iter().flat_map(|old| &old.notes).map(|note| (note.id, note)).collect();
        for note in &new.notes {
            let before = olds.get(&note.id);
            let said = |note: &LinkedNote| (note.kind, note.targets.clone(), note.words.clone());
            let differs = before.is_some_and(|before| said(before) != said(note));
            self.tell(before.map(|it| it.dead), note.dead, differs, &note.id.to_string());
        }
    }

    fn tell(&mut self, was_dead: Option<bool>, is_dead: bool, differs: bool, name: &str) {
        let list = match (was_dead, is_dead) {
            (None, _) => &mut self.added,
            (Some(false), true) => &mut self.removed,
            (Some(true), false) => &mut self.revived,
            _ if differs => &mut self.changed,
            _ => return,
        };
        list.push(name.to_owned());
    }

    /// Whether the file stays as it is.
    pub fn is_empty(&self) -> bool {
        let lists = [&self.added, &self.removed, &self.revived, &self.changed];
        lists.into_iter().all(Vec::is_empty) && !self.reordered
    }

    /// The error that says what would change where nothing may, or nothing.
    pub fn refused(&self, path: &str) -> Option<Diagnostic> {
        if self.is_empty() {
            return None;
        }
        let kinds = [
            (&self.added, "新增", "new"),
            (&self.removed, "删去", "removed"),
            (&self.revived, "恢复", "come back"),
            (&self.changed, "文字有改", "changed"),
        ];
        let mut zh = Vec::new();
        let mut en = Vec::new();
        for (list, chinese, english) in kinds.into_iter().filter(|(list, ..)| !list.is_empty()) {
            let named = list.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>();
            let (count, rest) = (list.len(), list.len() > NAMED);
            let (more_zh, more_en) = if rest { ("等", ", …") } else { ("", "") };
            zh.push(format!("{chinese} {count} 个（{}{more_zh}）", named.join("、")));
            en.push(format!("{count} {english} ({}{more_en})", named.join(", ")));
        }
        if self.reordered {
            zh.push("顺序或写法有变".to_owned());
            en.push("the order or the way it is written".to_owned());
        }
        let (zh, en) = (zh.join("，"), en.join("; "));
        Some(
            Diagnostic::error(
                Code::LockedPermalinks,
                say!(
                    zh: "永久编号需要更新，而 --locked 不许改：{zh}",
                    en: "the permalinks would change, and --locked forbids it: {en}",
                ),
                Place::File(path.to_owned()),
            )
            .hint(say!(
                zh: "在自己的电脑上不带 --locked 构建一次，把更新后的文件一并提交",
                en: "build once without --locked and commit the file as it then is",
            )),
        )
    }
}

fn differs(old: &LinkedParagraph, new: &LinkedParagraph) -> bool {
    (&old.words, &old.label, old.question) != (&new.words, &new.label, new.question)
}

#[cfg(test)]
mod tests {
    use super::super::links::{LinkedSection, Words};
    use super::*;
    use crate::model::{ParagraphId, Slug};

    fn links(paragraphs: &[(usize, &str)]) -> Links {
        let record = |&(number, text): &(usize, &str)| LinkedParagraph {
            id: ParagraphId::new(number).unwrap(),
            label: None,
            question: false,
            words: Words::new(text.trim_start_matches('*')),
            dead: text.starts_with('*'),
            past: Vec::new(),
        };
        let paragraphs = paragraphs.iter().map(record).collect();
        let id = "q1".parse().unwrap();
        let sections = vec![LinkedSection { id, dead: false, paragraphs }];
        Links { session: Slug::new("a").unwrap(), sections, notes: Vec::new() }
    }

    #[test]
    fn what_would_change_is_named() {
        let old = links(&[(1, "甲"), (2, "乙"), (3, "丙"), (4, "*丁")]);
        let new = links(&[(1, "甲"), (2, "乙乙"), (4, "丁"), (5, "戊"), (3, "*丙")]);
        let changes = Changes::between(Some(&old), &new);
        let refused = changes.refused("content/permalinks/a.json").unwrap();
        assert_eq!(
            refused.message.en,
            "the permalinks would change, and --locked forbids it: \
             1 new (q1-p5); 1 removed (q1-p3); 1 come back (q1-p4); 1 changed (q1-p2)"
        );
    }

    #[test]
    fn nothing_is_refused_where_nothing_changes() {
        let links = links(&[(1, "甲")]);
        assert_eq!(Changes::between(Some(&links), &links).refused("a"), None);
        assert_eq!(Changes::between(None, &links).added, ["q1", "q1-p1"]);
    }

    #[test]
    fn a_new_order_is_a_change() {
        let changes = Changes::between(
            Some(&links(&[(1, "甲"), (2, "乙")])),
            &links(&[(2, "乙"), (1, "甲")]),
        );
        assert!(changes.reordered && !changes.is_empty());
    }
}
