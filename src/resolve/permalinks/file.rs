//! The permalinks file: JSON, one paragraph a line, so that a version control's diff shows which ids
//! an edit touched.
//!
//! ```json
//! {
//!   "format": "wenda-permalinks/1",
//!   "session": "2031-05-01-town-hall",
//!   "sections": [
//!     {"id": "q1", "paragraphs": [
//!       {"id": "p1", "hash": "gzmgp5a0", "label": "记者", "question": true, "text": "上午好！"},
//!       {"id": "p3", "hash": "…", "label": "林安", "text": "…", "past": [{"hash": "…", "text": "…"}]},
//!       {"id": "p2", "hash": "…", "label": "林安", "dead": true, "text": "…"}
//!     ]}
//!   ],
//!   "notes": [
//!     {"id": "n1", "kind": "source", "about": [{"quote": "上午好", "in": "q1", "at": "q1-p1"}], "words": "……"},
//!     {"id": "n2", "kind": "comment", "dead": true, "about": [{"unit": "q1", "at": "q1"}], "words": "……"}
//!   ]
//! }
//! ```
//!
//! `label`, `question`, `dead` and `past` stand only where they say something, and so does `notes`: of
//! each note what it is about as the editor wrote it (`quote` with `in`, `before`, `after`, or `unit`),
//! where each was found last (`at`), and the beginning of its words.

mod notes;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::links::{LinkedNote, LinkedParagraph, LinkedSection, LinkedTarget, Links, Words};
use crate::diagnostic::{Code, Diagnostic, Message, Place, SourceText, Span};
use crate::model::{ParagraphId, Section, Slug};
use crate::say;
use crate::text::words_hash;

/// The name of this version of the format.
const FORMAT: &str = "wenda-permalinks/1";

/// The largest number an id may have, so that there is always a next one.
const LAST_NUMBER: usize = 999_999;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    format: String,
    session: Slug,
    sections: Vec<SectionForm>,
    #[serde(default)]
    notes: Vec<notes::NoteForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionForm {
    id: Section,
    #[serde(default)]
    dead: bool,
    paragraphs: Vec<ParagraphForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ParagraphForm {
    id: ParagraphId,
    hash: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    question: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    dead: bool,
    text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    past: Vec<WordsForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsForm {
    hash: String,
    text: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

impl Links {
    /// Reads the file of `session`. Whatever speaks against its being whole and unaltered is an error:
    /// ids taken from a damaged file could come to point to other words.
    pub fn parse(source: &Arc<SourceText>, session: &Slug) -> Result<Self, Diagnostic> {
        let form: FileForm = serde_json::from_str(source.text())
            .map_err(|error| damaged(source, error.line(), &say_json(&error)))?;
        let fault = |message: Message| damaged(source, 1, &message);
        if form.format != FORMAT {
            let found = &form.format;
            return Err(fault(say!(
                zh: "格式是“{found}”，这里只认“{FORMAT}”",
                en: "its format is `{found}`, not `{FORMAT}`",
            )));
        }
        if form.session != *session {
            let found = &form.session;
            return Err(fault(say!(
                zh: "里面写的是场次“{found}”的编号",
                en: "it holds the ids of the session `{found}`",
            )));
        }
        let links = Self {
            session: form.session,
            sections: form.sections.into_iter().map(LinkedSection::from).collect(),
            notes: form
                .notes
                .into_iter()
                .map(LinkedNote::try_from)
                .collect::<Result<_, _>>()
                .map_err(fault)?,
        };
        links.check().map_err(fault)?;
        Ok(links)
    }

    /// The file's text, the same for the same links.
    pub fn serialise(&self) -> String {
        let session = self.session.as_str();
        let sections = self.sections.iter().map(section_text).collect::<Vec<_>>().join(",\n");
        let sections = if sections.is_empty() { sections } else { format!("\n{sections}\n  ") };
        let notes = self.notes.iter().map(notes::line).collect::<Vec<_>>().join(",\n");
        let notes =
            if notes.is_empty() { notes } else { format!(",\n  \"notes\": [\n{notes}\n  ]") };
        format!(
            "{{\n  \"format\": \"{FORMAT}\",\n  \"session\": \"{session}\",\n  \"sections\": [{sections}]{notes}\n}}\n"
        )
    }

    /// What can't be in a file that Wenda wrote.
    fn check(&self) -> Result<(), Message> {
        let twice = |id: &str| say!(zh: "编号 {id} 出现了两次", en: "the id {id} stands twice");
        let large = |id: &str| say!(zh: "编号 {id} 太大", en: "the id {id} is too large");
        let mut sections = BTreeSet::new();
        for section in &self.sections {
            let name = section.id.to_string();
            if !sections.insert(section.id) {
                return Err(twice(&name));
            }
            if matches!(section.id, Section::Exchange(id) if id.number() > LAST_NUMBER) {
                return Err(large(&name));
            }
            let mut paragraphs = BTreeSet::new();
            for paragraph in &section.paragraphs {
                let name = format!("{name}-{}", paragraph.id);
                if !paragraphs.insert(paragraph.id) {
                    return Err(twice(&name));
                }
                if paragraph.id.number() > LAST_NUMBER {
                    return Err(large(&name));
                }
                let mut versions = std::iter::once(&paragraph.words).chain(&paragraph.past);
                if versions.any(|words| words.hash != words_hash(&words.text)) {
                    return Err(say!(
                        zh: "{name} 的文字与它的校验码不符，文件被改动过",
                        en: "the words of {name} do not fit their hash: the file was altered",
                    ));
                }
            }
        }
        let mut notes = BTreeSet::new();
        for note in &self.notes {
            let name = note.id.to_string();
            if !notes.insert(note.id) {
                return Err(twice(&name));
            }
            if note.id.number() > LAST_NUMBER {
                return Err(large(&name));
            }
        }
        Ok(())
    }
}

fn say_json(error: &serde_json::Error) -> Message {
    say!(zh: "JSON 读不通：{error}", en: "this is not the JSON it should be: {error}")
}

fn damaged(source: &Arc<SourceText>, line: usize, reason: &Message) -> Diagnostic {
    let line = source.lines().nth(line.saturating_sub(1)).unwrap_or(0..0);
    let Message { zh, en } = reason;
    let diagnostic = Diagnostic::error(
        Code::BadPermalinks,
        say!(
            zh: "永久编号文件损坏：{zh}。这一场的编号没有动，文件也没有改写",
            en: "the permalinks file is damaged: {en}. It was left as it is, and no ids were allotted from it",
        ),
        Place::At(Span::new(source, line)),
    );
    let conflict = source.lines().any(|line| source.text()[line].starts_with("<<<<<<<"));
    if conflict {
        return diagnostic.hint(say!(
            zh: "文件里有合并冲突的标记：取已发布的一方的全文，再构建一次，另一方的新编号会重新分配",
            en: "it holds the marks of a merge conflict: take the published side whole and build again; the other side's new ids are then allotted anew",
        ));
    }
    diagnostic.hint(say!(
        zh: "请从版本库或备份恢复这个文件；不要删掉它，否则已发布的链接可能指向别的文字",
        en: "restore it from version control or a backup; if you delete it, published links may come to point to other words",
    ))
}

fn section_text(section: &LinkedSection) -> String {
    let id = section.id;
    let dead = if section.dead { "\"dead\": true, " } else { "" };
    let paragraphs = section.paragraphs.iter().map(|paragraph| {
        // A struct of strings and truth values can't fail to become JSON.
        let json = serde_json::to_value(ParagraphForm::from(paragraph)).unwrap_or_default();
        format!("      {}", spaced(&json))
    });
    let paragraphs = paragraphs.collect::<Vec<_>>().join(",\n");
    let paragraphs =
        if paragraphs.is_empty() { paragraphs } else { format!("\n{paragraphs}\n    ") };
    format!("    {{\"id\": \"{id}\", {dead}\"paragraphs\": [{paragraphs}]}}")
}

/// JSON on one line, with a space after each colon and comma.
fn spaced(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Object(map) => {
            let pairs = map.iter().map(|(key, value)| format!("\"{key}\": {}", spaced(value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        serde_json::Value::Array(values) => {
            format!("[{}]", values.iter().map(spaced).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

impl From<SectionForm> for LinkedSection {
    fn from(form: SectionForm) -> Self {
        let paragraphs = form.paragraphs.into_iter().map(LinkedParagraph::from).collect();
        Self { id: form.id, dead: form.dead, paragraphs }
    }
}

impl From<ParagraphForm> for LinkedParagraph {
    fn from(form: ParagraphForm) -> Self {
        let ParagraphForm { id, hash, label, question, dead, text, past } = form;
        let past = past.into_iter().map(|form| Words { hash: form.hash, text: form.text });
        Self { id, label, question, words: Words { hash, text }, dead, past: past.collect() }
    }
}

impl From<&LinkedParagraph> for ParagraphForm {
    fn from(paragraph: &LinkedParagraph) -> Self {
        let Words { hash, text } = paragraph.words.clone();
        let past = paragraph.past.iter().cloned();
        Self {
            id: paragraph.id,
            hash,
            label: paragraph.label.clone(),
            question: paragraph.question,
            dead: paragraph.dead,
            text,
            past: past.map(|words| WordsForm { hash: words.hash, text: words.text }).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links() -> Links {
        let paragraph = |number: usize, text: &str| LinkedParagraph {
            id: ParagraphId::new(number).unwrap(),
            label: Some("林安".to_owned()),
            question: number == 1,
            words: Words::new(text),
            dead: number == 2,
            past: if number == 3 { vec![Words::new("“旧的”\\")] } else { Vec::new() },
        };
        let section = |id: &str, dead: bool, paragraphs: Vec<LinkedParagraph>| LinkedSection {
            id: id.parse().unwrap(),
            dead,
            paragraphs,
        };
        Links {
            session: Slug::new("2031-05-01-town-hall").unwrap(),
            sections: vec![
                section(
                    "q2",
                    false,
                    vec![paragraph(1, "甲"), paragraph(3, "丙\"丁"), paragraph(2, "乙")],
                ),
                section("closing", false, Vec::new()),
                section("q1", true, vec![paragraph(1, "戊")]),
            ],
            notes: Vec::new(),
        }
    }

    fn parse(text: &str) -> Result<Links, Diagnostic> {
        let source = SourceText::new("content/permalinks/2031-05-01-town-hall.json", text);
        Links::parse(&source, &Slug::new("2031-05-01-town-hall").unwrap())
    }

    #[test]
    fn what_is_written_is_read_again_one_paragraph_a_line() {
        let text = links().serialise();
        assert_eq!(parse(&text).unwrap(), links());
        assert_eq!(text.lines().filter(|line| line.contains("\"hash\"")).count(), 4, "{text}");
        let empty = Links { sections: Vec::new(), ..links() };
        assert_eq!(parse(&empty.serialise()).unwrap(), empty);
    }

    #[test]
    fn the_layout_is_fixed() {
        let mut links = links();
        links.sections.remove(1);
        links.sections[0].paragraphs.truncate(1);
        assert_eq!(
            links.serialise(),
            "{\n  \"format\": \"wenda-permalinks/1\",\n  \"session\": \"2031-05-01-town-hall\",\n  \"sections\": [\n    \
             {\"id\": \"q2\", \"paragraphs\": [\n      \
             {\"id\": \"p1\", \"hash\": \"c1a8zzmz\", \"label\": \"林安\", \"question\": true, \"text\": \"甲\"}\n    ]},\n    \
             {\"id\": \"q1\", \"dead\": true, \"paragraphs\": [\n      \
             {\"id\": \"p1\", \"hash\": \"b17pfwbh\", \"label\": \"林安\", \"question\": true, \"text\": \"戊\"}\n    ]}\n  ]\n}\n"
        );
    }

    #[test]
    fn a_damaged_file_is_an_error_and_never_half_read() {
        let good = links().serialise();
        let faults = [
            good.replace("permalinks/1", "permalinks/9"),
            good.replace("2031-05-01-town-hall", "another"),
            good.replacen("甲", "乙", 1),
            good.replace("\"p3\"", "\"p1\""),
            good.replace("\"q1\"", "\"q2\""),
            good.replace("\"q1\"", "\"q1000000\""),
            good.replace("\"q1\"", "\"x1\""),
            good.replace("\"dead\"", "\"daed\""),
            good[..good.len() / 2].to_owned(),
            String::new(),
        ];
        for fault in faults {
            let diagnostic = parse(&fault).unwrap_err();
            assert_eq!(diagnostic.code, Code::BadPermalinks, "{fault}");
            assert!(diagnostic.hints[0].en.contains("restore"));
        }
        let diagnostic = parse(&format!("<<<<<<< HEAD\n{good}=======\n")).unwrap_err();
        assert!(diagnostic.hints[0].en.contains("merge conflict"));
    }
}
