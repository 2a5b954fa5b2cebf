//! Where cues stand in a file, by the two grammars at once: `WebVTT` with its header and its blocks of
//! notes and styles, SRT with its numbers. Real files mix them, and lose blank lines.

use std::ops::Range;
use std::sync::Arc;

use super::payload;
use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::model::{Time, milliseconds};
use crate::read::draft::StatedTurn;
use crate::say;
use crate::text::{Language, trim_range};

/// How many cues with a bad time are told one by one.
const MOST_TOLD: usize = 20;

/// The cues of a file, and what its header says.
#[derive(Debug, Default)]
pub(super) struct Track {
    /// The language stated.
    pub(super) language: Option<Language>,
    /// The cues, in the order of the file.
    pub(super) cues: Vec<Cue>,
}

/// Words shown together.
#[derive(Debug)]
pub(super) struct Cue {
    /// When they are shown.
    pub(super) time: Option<Time>,
    /// The words, parted at line ends and where the voice changes.
    pub(super) words: Vec<Words>,
}

/// Words of one voice on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    /// The words, trimmed, without tags.
    pub(super) text: String,
    /// Where they stand in the source.
    pub(super) span: Range<usize>,
    /// The voice that a tag states.
    pub(super) voice: Option<String>,
    /// The turn that begins with them.
    pub(super) turn: Option<StatedTurn>,
}

/// Finds the cues of `source`.
pub(super) fn find(source: &Arc<SourceText>, report: &mut Vec<Diagnostic>) -> Track {
    let mut finding = Finding {
        source,
        track: Track::default(),
        stray: Vec::new(),
        cue: None,
        first_block: true,
        bad: 0,
        lost: None,
    };
    for line in source.lines() {
        finding.line(line, report);
    }
    finding.end_block();
    finding.tell(report);
    finding.track
}

/// A cue whose lines are being gathered.
struct Open {
    time: Option<Time>,
    lines: Vec<Range<usize>>,
}

struct Finding<'a> {
    source: &'a Arc<SourceText>,
    track: Track,
    /// Lines of the block before any time: an identifier, a header, a note, or words gone astray.
    stray: Vec<Range<usize>>,
    cue: Option<Open>,
    first_block: bool,
    /// How many times could not be read.
    bad: usize,
    /// The first words that stood under no time, and how many such places there are.
    lost: Option<(Range<usize>, usize)>,
}

impl Finding<'_> {
    fn text(&self, range: &Range<usize>) -> &str {
        &self.source.text()[range.clone()]
    }

    fn line(&mut self, line: Range<usize>, report: &mut Vec<Diagnostic>) {
        // A line of spaces is a line: automatic captions show it where nothing is said yet.
        if line.is_empty() {
            self.end_block();
            return;
        }
        let line = trim_range(self.source.text(), line);
        if self.text(&line).contains("-->") {
            self.timing(line, report);
        } else if let Some(cue) = &mut self.cue {
            if !line.is_empty() {
                cue.lines.push(line);
            }
        } else if !line.is_empty() {
            self.stray.push(line);
        }
    }

    fn timing(&mut self, line: Range<usize>, report: &mut Vec<Diagnostic>) {
        // Where the blank line is missing, the next cue's number stands among the words.
        let source = self.source.text();
        let is_number =
            |line: &Range<usize>| source[line.clone()].bytes().all(|b| b.is_ascii_digit());
        if let Some(cue) = &mut self.cue {
            cue.lines.pop_if(|last| is_number(last));
        }
        self.close_cue();
        // In a block without a cue, the line before the time is its name.
        self.stray.pop();
        self.end_block();
        let time = time(self.text(&line));
        if time.is_none() {
            self.bad += 1;
            if self.bad <= MOST_TOLD {
                report.push(bad_time(self.source, &line));
            }
        }
        self.cue = Some(Open { time, lines: Vec::new() });
    }

    fn end_block(&mut self) {
        self.close_cue();
        let stray = std::mem::take(&mut self.stray);
        let Some(first) = stray.first() else { return };
        let first_block = std::mem::take(&mut self.first_block);
        let words = self.text(first);
        if first_block && words.starts_with("WEBVTT") {
            self.header(&stray);
            return;
        }
        let says_nothing = ["NOTE", "STYLE", "REGION"].iter().any(|keyword| {
            words
                .strip_prefix(keyword)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
        });
        let is_number = stray.len() == 1 && words.bytes().all(|b| b.is_ascii_digit());
        if says_nothing || is_number {
            return;
        }
        // A blank line inside a cue has cut it in two.
        let words: Vec<Words> = payload::read(self.source, &stray);
        match self.track.cues.last_mut() {
            Some(cue) => cue.words.extend(words),
            None => self.track.cues.push(Cue { time: None, words }),
        }
        self.lost.get_or_insert((first.clone(), 0)).1 += 1;
    }

    fn header(&mut self, lines: &[Range<usize>]) {
        let language = lines.iter().find_map(|line| self.text(line).strip_prefix("Language:"));
        self.track.language = language.and_then(|tag| Language::new(tag.trim()).ok());
    }

    fn close_cue(&mut self) {
        let Some(Open { time, lines }) = self.cue.take() else { return };
        self.first_block = false;
        let words = payload::read(self.source, &lines);
        self.track.cues.push(Cue { time, words });
    }

    fn tell(&self, report: &mut Vec<Diagnostic>) {
        if let Some((first, count)) = &self.lost {
            report.push(Diagnostic::warning(
                Code::BadCue,
                say!(
                    zh: "有 {count} 处文字上面没有时间，已接在前一条字幕之后，这是第一处",
                    en: "words stand under no time in {count} places, and were taken for more of the cue before; this is the first",
                ),
                Place::At(Span::new(self.source, first.clone())),
            ).hint(say!(
                zh: "一条字幕中间不能有空行；请对照原文件",
                en: "a cue has no blank line inside; compare with the original",
            )));
        }
        let untold = self.bad.saturating_sub(MOST_TOLD);
        if untold > 0 {
            report.push(Diagnostic::warning(
                Code::BadCue,
                say!(zh: "还有 {untold} 条字幕的时间读不出来", en: "the times of {untold} more cues can't be read"),
                Place::File(self.source.path().to_owned()),
            ));
        }
    }
}

/// The time that a line like `00:01.000 --> 00:02.500 align:start` states.
fn time(line: &str) -> Option<Time> {
    let (start, end) = line.split_once("-->")?;
    let start = milliseconds(start.trim())?;
    let end = milliseconds(end.split_whitespace().next()?)?;
    (end >= start).then(|| Time::new(start, Some(end)))
}

fn bad_time(source: &Arc<SourceText>, line: &Range<usize>) -> Diagnostic {
    let words = &source.text()[line.clone()];
    let words: String = words.chars().take(60).collect();
    Diagnostic::warning(
        Code::BadCue,
        say!(zh: "这条字幕的时间读不出来：{words}", en: "the time of this cue can't be read: {words}"),
        Place::At(Span::new(source, line.clone())),
    )
    .hint(say!(
        zh: "写作“00:01:02.500 --> 00:01:05.000”，结束不早于开始；它的文字已照录，只是没有时间",
        en: "write `00:01:02.500 --> 00:01:05.000`, the end not before the start; its words were kept without a time",
    ))
}
