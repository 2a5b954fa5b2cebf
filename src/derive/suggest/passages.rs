//! The archive's speech, passage by passage: each exchange, and what is said before the first and after the
//! last.

use super::proposal::Spot;
use crate::model::TurnKind;
use crate::resolve::Archive;

/// An exchange, an opening or a closing.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    /// Its paragraphs.
    pub(super) paragraphs: Vec<Words<'a>>,
}

/// A paragraph.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) spot: Spot,
    pub(super) text: &'a str,
    pub(super) chinese: bool,
    pub(super) question: bool,
}

/// All passages, in the order of the archive; those in which nothing is said are left out.
pub(super) fn of(archive: &Archive) -> Vec<Passage<'_>> {
    let mut passages = Vec::new();
    for (session, archived) in archive.sessions.iter().enumerate() {
        let usual = &archived.session.header.language;
        for (section, turns) in archived.session.sections() {
            let words = turns.iter().flat_map(|turn| {
                turn.paragraphs.iter().map(move |paragraph| Words {
                    spot: Spot { session, section, paragraph: paragraph.id },
                    text: &paragraph.text,
                    chinese: paragraph.language.as_ref().unwrap_or(usual).is_chinese(),
                    question: turn.kind == TurnKind::Question,
                })
            });
            let paragraphs: Vec<Words<'_>> = words.collect();
            if !paragraphs.is_empty() {
                passages.push(Passage { paragraphs });
            }
        }
    }
    passages
}

impl Passage<'_> {
    /// The words in Chinese, as one text.
    pub(super) fn chinese(&self) -> String {
        let paragraphs = self.paragraphs.iter().filter(|words| words.chinese);
        paragraphs.map(|words| words.text).collect::<Vec<_>>().join("\n")
    }
}
