//! What is different between two transcripts of one session, by their paragraphs, in brief.

use std::collections::BTreeMap;

use crate::diagnostic::Message;
use crate::say;
use crate::text::{collapse, trim};

/// How many paragraphs of each side are shown.
const SHOWN: usize = 3;
/// How many characters of a paragraph are shown.
const WIDTH: usize = 60;
/// How many characters stand before the first one that is different.
const BEFORE: usize = 12;

/// What is different.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// The paragraphs that are only in the one that was there, from the start of the text.
    pub gone: Vec<String>,
    /// The paragraphs that are only in the new one.
    pub come: Vec<String>,
}

impl Compared {
    /// Compares the bodies of two transcripts; where a paragraph stands counts for nothing.
    pub(super) fn between(old: &str, new: &str) -> Self {
        let (old, new) = (paragraphs(old), paragraphs(new));
        Self { gone: only_in(&old, &new), come: only_in(&new, &old) }
    }

    /// How many there are, in words.
    pub(super) fn counted(&self) -> Message {
        let (gone, come) = (self.gone.len(), self.come.len());
        if gone + come == 0 {
            return say!(
                zh: "正文没有不同",
                en: "the text itself is the same",
            );
        }
        say!(
            zh: "有 {gone} 段不再出现，{come} 段是新的",
            en: "paragraphs gone: {gone}, new: {come}",
        )
    }

    /// The first of them, cut to where they differ.
    pub(super) fn shown(&self) -> Vec<Message> {
        let mut lines = Vec::new();
        for at in 0..SHOWN {
            let (old, new) = (self.gone.get(at), self.come.get(at));
            let alike = old.zip(new).map_or(0, |(old, new)| {
                old.chars().zip(new.chars()).take_while(|(one, other)| one == other).count()
            });
            let start = alike.saturating_sub(BEFORE);
            for (sign, words) in [("−", old), ("+", new)] {
                if let Some(words) = words {
                    let words = cut(words, start);
                    lines.push(say!(zh: "{sign} {words}", en: "{sign} {words}"));
                }
            }
        }
        lines
    }
}

/// The paragraphs of a transcript's body.
fn paragraphs(transcript: &str) -> Vec<String> {
    let body = transcript
        .trim_start_matches('\u{FEFF}')
        .strip_prefix("---")
        .and_then(|rest| rest.split_once("\n---"))
        .map_or(transcript, |(_, body)| body);
    let body = body.replace('\r', "");
    body.split("\n\n")
        .map(collapse)
        .map(|one| trim(&one).to_owned())
        .filter(|one| !one.is_empty())
        .collect()
}

/// Those of `these` that have none like them among `others`, each of which counts once.
fn only_in(these: &[String], others: &[String]) -> Vec<String> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for other in others {
        *left.entry(other).or_default() += 1;
    }
    let mut only = Vec::new();
    for one in these {
        match left.get_mut(one.as_str()) {
            Some(count) if *count > 0 => *count -= 1,
            _ => only.push(one.clone()),
        }
    }
    only
}

fn cut(words: &str, start: usize) -> String {
    let mut shown: String = words.chars().skip(start).take(WIDTH).collect();
    if start > 0 {
        shown.insert(0, '…');
    }
    if words.chars().nth(start + WIDTH).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_that_are_only_in_one_are_told_and_cut_to_where_they_differ() {
        let long = "甲".repeat(50);
        let old = format!("---\ntitle: 一\n---\n\n何清：{long}一。\n\n问：好？\n\n问：好？\n");
        let new = format!("---\ntitle: 二\n---\r\n\r\n何清：{long}二。\r\n\r\n问：好？\r\n");
        let compared = Compared::between(&old, &new);
        assert_eq!((compared.gone.len(), compared.come.len()), (2, 1));
        let shown = compared.shown();
        assert_eq!(shown[0].en, format!("− …{}一。", "甲".repeat(BEFORE)));
        assert_eq!(shown[1].en, format!("+ …{}二。", "甲".repeat(BEFORE)));
        assert_eq!(Compared::between(&old, &old).counted().en, "the text itself is the same");
    }
}
