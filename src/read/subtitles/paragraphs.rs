//! Cues into paragraphs: words of one voice that follow each other, up to a pause or, once there is
//! enough of them, to the end of a sentence. Each paragraph keeps its time.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::cues::{Cue, Words};
use super::label;
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::{AsideKind, Time};
use crate::read::draft::{Block, BlockKind, Facts, Line};
use crate::read::lines::Spaces;
use crate::text::{is_finished, join_lines};

/// A silence of this many milliseconds ends a paragraph whatever was said.
const PAUSE: u64 = 4000;
/// One of this many ends it after a whole sentence.
const BREATH: u64 = 1500;
/// A paragraph of this many bytes ends with its sentence.
const ENOUGH: usize = 600;
/// One of this many ends with its cue: automatic captions have no sentences.
const TOO_MUCH: usize = 1800;

/// The blocks that the cues make. Where turns are not stated, a paragraph ends before what may be a
/// label, so that it stands at the start of a line.
pub(super) fn blocks(
    source: &Arc<SourceText>,
    cues: &[Cue],
    states_turns: bool,
    report: &mut Vec<Diagnostic>,
) -> Vec<Block> {
    let mut making = Making {
        labels: if states_turns { BTreeMap::new() } else { likely_labels(cues) },
        pointed: is_pointed(cues),
        spaces: Spaces::default(),
        blocks: Vec::new(),
        open: None,
        end: None,
        inside: false,
    };
    for cue in cues {
        let pause = match (making.end, cue.time) {
            (Some(end), Some(time)) => time.start.saturating_sub(end),
            _ => 0,
        };
        for (index, words) in cue.words.iter().enumerate() {
            making.words(words, cue.time, if index == 0 { pause } else { 0 });
        }
        making.end = cue.time.and_then(|time| time.end).or(making.end);
    }
    making.close();
    making.spaces.tell(source, report);
    making.blocks
}

/// How often each name stands before a colon at the start of words.
fn likely_labels(cues: &[Cue]) -> BTreeMap<&str, usize> {
    let mut labels = BTreeMap::new();
    for words in cues.iter().flat_map(|cue| &cue.words) {
        if let Some((name, _)) = label::at_start(&words.text) {
            *labels.entry(name).or_insert(0) += 1;
        }
    }
    labels
}

/// Whether the words have marks of punctuation; Chinese and Japanese subtitles mostly have none, and
/// the end of a cue stands for one.
fn is_pointed(cues: &[Cue]) -> bool {
    let ends = cues.iter().filter_map(|cue| cue.words.last()?.text.chars().next_back());
    let (mut letters, mut marks) = (0, 0);
    for c in ends {
        if c.is_alphanumeric() { letters += 1 } else { marks += 1 }
    }
    marks * 8 > letters
}

/// Words that nobody speaks: `[Applause]`, `（掌声）`, `♪`.
fn is_sound(text: &str) -> bool {
    let bracketed = [("[", "]"), ("(", ")"), ("（", "）"), ("［", "］"), ("【", "】")];
    let within = bracketed.iter().any(|(open, close)| {
        let inside = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inside.is_some_and(|inside| {
            !inside.is_empty() && !inside.contains([']', ')', '）', '］', '】'])
        })
    });
    within || text.starts_with(['♪', '♫', '♬'])
}

struct Making<'a> {
    labels: BTreeMap<&'a str, usize>,
    pointed: bool,
    spaces: Spaces,
    blocks: Vec<Block>,
    open: Option<Block>,
    /// When the last cue ended.
    end: Option<u64>,
    /// Whether the next words go on with a paragraph in which an aside stands.
    inside: bool,
}

impl Making<'_> {
    fn close(&mut self) {
        self.inside = false;
        self.blocks.extend(self.open.take());
    }

    fn words(&mut self, words: &Words, time: Option<Time>, pause: u64) {
        if words.turn.is_some() || self.ends(words, pause) {
            self.close();
        }
        let text = self.spaces.plain(words.text.clone(), &words.span);
        if is_sound(&text) && words.turn.is_none() {
            self.sound(text, words.span.clone());
            return;
        }
        if let Some(open) = &mut self.open {
            let Some(line) = open.lines.first_mut() else { return };
            if self.pointed || line.text.is_empty() {
                join_lines(&mut line.text, &text);
            } else {
                line.text.extend([" ", text.as_str()]);
            }
            line.span.end = words.span.end;
            open.facts.time = match (open.facts.time, time) {
                (Some(open), Some(time)) => Some(open.until(time)),
                (open, time) => open.or(time),
            };
        } else {
            let turn = words.turn.clone();
            let attached = std::mem::take(&mut self.inside);
            let facts = Facts { turn, time, language: None };
            let lines = vec![line(text, words.span.clone())];
            self.open = Some(Block { kind: BlockKind::Text, lines, attached, facts });
        }
    }

    /// Whether the open paragraph ends before these words.
    fn ends(&self, words: &Words, pause: u64) -> bool {
        let Some(line) = self.open.as_ref().and_then(|open| open.lines.first()) else {
            return pause >= PAUSE;
        };
        let finished = is_finished(&line.text);
        let label = label::at_start(&words.text).and_then(|(name, _)| self.labels.get(name));
        pause >= PAUSE
            || (finished && (pause >= BREATH || line.text.len() >= ENOUGH))
            || line.text.len() >= TOO_MUCH
            || label.is_some_and(|&count| finished || !self.pointed || count > 1)
    }

    /// A sound: inside the sentence that it breaks, otherwise on its own.
    fn sound(&mut self, text: String, span: Range<usize>) {
        let last = self.open.as_ref().and_then(|open| open.lines.last());
        let attached = self.inside || last.is_some_and(|last| !is_finished(&last.text));
        self.close();
        self.inside = attached;
        let (kind, facts) = (BlockKind::Aside(AsideKind::Stage), Facts::default());
        self.blocks.push(Block { kind, lines: vec![line(text, span)], attached, facts });
    }
}

fn line(text: String, span: Range<usize>) -> Line {
    Line { text, marks: Vec::new(), span, plain: false, tight: false }
}
