//! Which declared label stands at the start of a line, and which word there looks like one and is none.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Place, Span};
use crate::model::{DeclaredLabels, LabelAt};
use crate::read::{Draft, Front, Line};
use crate::say;
use crate::text::{nearest, trim};

/// How many different words before a colon are compared with the labels: more than any transcript
/// has, so that only a file of nothing but colons comes to the end of it.
const MOST_STRANGERS: usize = 500;

/// The longest word before a colon, in Unicode scalar values, that might be meant for a label.
const LONGEST_STRANGER: usize = 24;

/// The declared labels, and what has been seen of them.
pub(super) struct Labels<'a> {
    front: &'a Front,
    declared: DeclaredLabels<'a>,
    numbers: BTreeMap<&'a str, usize>,
    seen: BTreeSet<usize>,
    strangers: BTreeMap<String, (Range<usize>, Why)>,
}

/// Why a label-like word opens no turn.
#[derive(Clone, Copy)]
enum Why {
    Undeclared,
    Marked,
}

impl<'a> Labels<'a> {
    pub(super) fn new(front: &'a Front) -> Self {
        let declared = DeclaredLabels::new(front.speakers.iter().map(|who| who.label.as_str()));
        let numbers = front.speakers.iter().enumerate();
        let numbers = numbers.map(|(number, who)| (who.label.as_str(), number)).collect();
        Self { front, declared, numbers, seen: BTreeSet::new(), strangers: BTreeMap::new() }
    }

    /// The number of a declared label.
    pub(super) fn number(&self, label: &str) -> Option<usize> {
        self.numbers.get(label).copied()
    }

    /// The longest declared label that stands at the start of `line`.
    pub(super) fn at_start(&mut self, line: &Line) -> Option<LabelAt> {
        if line.plain {
            return None;
        }
        let found = self.declared.at_start(&line.text);
        let marked = line.marks.first().is_some_and(|mark| mark.start == 0);
        match found {
            Some(found) if !marked => {
                self.seen.insert(found.index);
                Some(found)
            }
            Some(found) => {
                let label = &self.front.speakers[found.index].label;
                self.stranger(label, line, Why::Marked);
                None
            }
            None => {
                if let Some((word, _)) = line.text.split_once(['：', ':'])
                    && word.chars().nth(LONGEST_STRANGER).is_none()
                {
                    self.stranger(trim(word), line, Why::Undeclared);
                }
                None
            }
        }
    }

    fn stranger(&mut self, word: &str, line: &Line, why: Why) {
        if word.is_empty() || self.strangers.len() >= MOST_STRANGERS {
            return;
        }
        if self.strangers.contains_key(word) || self.front.not_labels.iter().any(|not| not == word)
        {
            return;
        }
        let end = (line.span.start + word.len()).min(line.span.end);
        self.strangers.insert(word.to_owned(), (line.span.start..end, why));
    }

    /// Reports words that look like labels, and labels that open no turn.
    pub(super) fn tell(&self, draft: &Draft, report: &mut impl Extend<Diagnostic>) {
        let place = |range: &Range<usize>| Place::At(Span::new(&draft.source.text, range.clone()));
        for (word, (range, why)) in &self.strangers {
            match why {
                Why::Marked => report.extend([marked(word, place(range))]),
                Why::Undeclared => {
                    let near = nearest(word, self.declared.names());
                    report.extend(near.map(|near| undeclared(word, near, place(range))));
                }
            }
        }
        for (at, speaker) in self.front.speakers.iter().enumerate() {
            if !self.seen.contains(&at) {
                let strangers = self.strangers.keys().map(String::as_str);
                let near = nearest(&speaker.label, strangers);
                report.extend([unused(&speaker.label, near, speaker.span.clone())]);
            }
        }
    }
}

fn undeclared(word: &str, near: &str, place: Place) -> Diagnostic {
    Diagnostic::warning(
        Code::UndeclaredLabel,
        say!(
            zh: "“{word}”像是发言人，但没有在 speakers 里声明，这里不另起一段发言",
            en: "`{word}` looks like a label but is not among the declared `speakers`; it opens no turn",
        ),
        place,
    )
    .hint(say!(zh: "是不是“{near}”？", en: "did you mean `{near}`?"))
    .hint(say!(
        zh: "如果是另一位发言人，请在 speakers 里加上；如果不是，请写进 not_labels",
        en: "declare it in `speakers` if it is another speaker; list it in `not_labels` if it is none",
    ))
}

fn marked(label: &str, place: Place) -> Diagnostic {
    Diagnostic::warning(
        Code::MarkedLabel,
        say!(
            zh: "“{label}”前面有标记，不作发言人",
            en: "a mark stands before the label `{label}`; it opens no turn",
        ),
        place,
    )
    .hint(say!(
        zh: "如果这里换人发言，请去掉加粗、链接等标记，或把标记移到冒号之后",
        en: "if somebody begins to speak here, take the mark away, or put it after the colon",
    ))
}

fn unused(label: &str, near: Option<&str>, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::warning(
        Code::UnusedLabel,
        say!(
            zh: "声明了“{label}”，但正文里没有以它开头的行",
            en: "`{label}` is declared, but no line begins with it",
        ),
        Place::At(span),
    );
    match near {
        Some(near) => diagnostic.hint(say!(
            zh: "正文里有“{near}”，是不是它？",
            en: "there is `{near}` in the text; did you mean that?",
        )),
        None => diagnostic,
    }
}
