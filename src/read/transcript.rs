//! The canonical transcript (`.md`): front matter, then words as spoken, with a small line grammar of
//! its own. It is no Markdown: what Markdown would swallow (`[Name]:`, `5*6*7`, a row of hyphens) are
//! words here.
//!
//! At the start of a line `##` opens a heading, `>` an aside, `[^1]:` a footnote, and a backslash takes
//! all meaning from the line's first character. Labels are for `structure` to find.

mod aside;
mod facts;
mod heading;
mod slips;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::draft::{Block, BlockKind, Facts, Line};
use super::front::Front;
use super::inline;
use super::lines::{Printed, Spaces, printed};
use super::reader::Home;
use super::statements;
use crate::diagnostic::{Diagnostic, SourceText};
use crate::model::{AsideKind, MarkKind};
use crate::settings::front_matter;
use crate::text::trim_range;

/// Reads a transcript: its front matter and its blocks. A text whose labels are not declared is read
/// in the same way, without remarks on what looks like markup.
pub(super) fn read(
    source: &Arc<SourceText>,
    home: Home,
    report: &mut impl Extend<Diagnostic>,
) -> (Front, Vec<Block>) {
    let parts = front_matter::split(source, report);
    let front = match (parts.yaml, home) {
        (Some(yaml), Home::Archive) => statements::read(source, yaml, report),
        (Some(yaml), Home::Elsewhere) => statements::read_from_elsewhere(source, yaml, report),
        (None, _) => Front::default(),
    };
    let footnotes = footnotes(source, parts.body.clone());
    let mut reader = Reader {
        source,
        settled: front.labels_declared,
        known: footnotes.keys().copied().collect(),
        footnotes,
        used: BTreeSet::new(),
        spaces: Spaces::default(),
        blocks: Vec::new(),
        open: Open::Nothing,
        attached: false,
        tight: false,
        facts: None,
        faults: Vec::new(),
    };
    for piece in printed(source, parts.body) {
        reader.add(piece);
    }
    reader.no_paragraph();
    reader.tell_footnotes();
    reader.spaces.tell(source, report);
    report.extend(reader.faults);
    (front, reader.blocks)
}

/// The labels of all footnotes, each with the line of its first.
fn footnotes(source: &Arc<SourceText>, body: Range<usize>) -> BTreeMap<&str, Range<usize>> {
    let mut found = BTreeMap::new();
    for piece in printed(source, body) {
        if let Printed::Words(span) = piece
            && let Some((label, _)) = footnote(&source.text()[span.clone()])
        {
            found.entry(label).or_insert(span);
        }
    }
    found
}

/// The label of a footnote, and where its words begin: `[^1]: words`.
fn footnote(words: &str) -> Option<(&str, usize)> {
    let label = inline::footnote_label(words)?;
    let rest = &words["[^]".len() + label.len()..];
    let colon = rest.chars().next().filter(|c| matches!(c, ':' | '：'))?;
    Some((label, words.len() - rest.len() + colon.len_utf8()))
}

/// To what the next line may belong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    /// The last block, and it takes any line.
    Lines,
    /// The last block, and it takes lines that begin with `>`.
    Aside,
}

struct Reader<'a> {
    source: &'a Arc<SourceText>,
    settled: bool,
    /// The footnotes, each with the line on which it begins.
    footnotes: BTreeMap<&'a str, Range<usize>>,
    /// Their labels.
    known: BTreeSet<&'a str>,
    /// The labels of those to which a sign refers.
    used: BTreeSet<String>,
    spaces: Spaces,
    blocks: Vec<Block>,
    open: Open,
    attached: bool,
    /// Whether the aside before the next line was marked `.tight`.
    tight: bool,
    /// What the line before says of the paragraph to come, and where it stands.
    facts: Option<(Facts, Range<usize>)>,
    faults: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn add(&mut self, piece: Printed) {
        if !matches!(piece, Printed::Words(_)) {
            self.no_paragraph();
        }
        match piece {
            Printed::Blank => {
                (self.open, self.attached, self.tight) = (Open::Nothing, false, false);
            }
            Printed::PageBreak => {
                self.push(BlockKind::PageBreak, Vec::new());
                (self.open, self.tight) = (Open::Nothing, false);
            }
            Printed::Words(span) => self.line(span),
        }
    }

    /// Tells of a line about the next paragraph that has none below it.
    fn no_paragraph(&mut self) {
        let line = self.facts.take().map(|(_, line)| line);
        self.faults.extend(line.map(|line| facts::dangling(self.source, line)));
    }

    fn line(&mut self, span: Range<usize>) {
        let words = &self.source.text()[span.clone()];
        if self.open != Open::Lines && facts::is_one(words) {
            self.no_paragraph();
            let facts = facts::read(self.source, span.clone(), &mut self.faults);
            self.facts = Some((facts, span));
            self.open = Open::Nothing;
            return;
        }
        let is_words = !words.starts_with('>') && footnote(words).is_none();
        if !is_words || (words.starts_with("##") && !words.starts_with("###")) {
            self.no_paragraph();
        }
        if words.starts_with("##") && !words.starts_with("###") {
            self.heading(span);
        } else if words.starts_with('>') {
            self.aside(span);
        } else if let Some((label, start)) = footnote(words) {
            self.footnote(label, &span, start);
        } else if self.open == Open::Lines && self.last_is_footnote() {
            let line = self.literal(span.clone(), &span);
            self.go_on(line);
        } else {
            let line = self.text(span);
            if self.open == Open::Lines {
                self.go_on(line);
            } else {
                self.push(BlockKind::Text, vec![line]);
            }
            self.open = Open::Lines;
        }
    }

    fn last_is_footnote(&self) -> bool {
        self.blocks.last().is_some_and(|block| matches!(block.kind, BlockKind::Footnote { .. }))
    }

    fn push(&mut self, kind: BlockKind, lines: Vec<Line>) {
        let facts = match kind {
            BlockKind::Text => self.facts.take().map(|(facts, _)| facts).unwrap_or_default(),
            _ => Facts::default(),
        };
        self.blocks.push(Block { kind, lines, attached: self.attached, facts });
        self.attached = true;
    }

    fn go_on(&mut self, line: Line) {
        if let Some(block) = self.blocks.last_mut() {
            block.lines.push(line);
        }
    }

    /// A line in which signs have no meaning: its words stand at `words`, which may be nowhere; then
    /// it stands at `whole`.
    fn literal(&mut self, words: Range<usize>, whole: &Range<usize>) -> Line {
        let words = trim_range(self.source.text(), words);
        let span = if words.is_empty() { whole.clone() } else { words.clone() };
        let text = self.source.text()[words].to_owned();
        let text = self.spaces.plain(text, &span);
        Line { text, marks: Vec::new(), span, plain: false, tight: false }
    }

    fn text(&mut self, span: Range<usize>) -> Line {
        let words = &self.source.text()[span.clone()];
        // A backslash that has nothing to take the meaning from is a backslash.
        let rest = words.strip_prefix('\\').filter(|rest| !rest.is_empty());
        let plain = rest.is_some();
        let rest = rest.unwrap_or(words);
        let inline = inline::read(rest, plain, &self.known);
        if self.settled {
            let start = span.start + words.len() - rest.len();
            let slips =
                inline.slips.iter().map(|(at, slip)| slips::sign(self.source, start + at, slip));
            self.faults.extend(slips);
            self.faults.extend(slips::stray_heading(self.source, &span));
        }
        for mark in &inline.marks {
            if let MarkKind::Footnote { label } = &mark.kind {
                self.used.insert(label.clone());
            }
        }
        let text = self.spaces.plain(inline.text, &span);
        let tight = std::mem::take(&mut self.tight);
        Line { text, marks: inline.marks, span, plain, tight }
    }

    fn heading(&mut self, span: Range<usize>) {
        let heading = heading::read(self.source, span.start + "##".len()..span.end);
        self.faults.extend(heading.faults);
        let line = self.literal(heading.title, &span);
        self.push(BlockKind::Heading(heading.braces), vec![line]);
        (self.open, self.tight) = (Open::Nothing, false);
    }

    fn aside(&mut self, span: Range<usize>) {
        let aside = aside::read(self.source, span.start + ">".len()..span.end);
        let goes_on = self.open == Open::Aside && aside.kind.is_none();
        // A line with nothing but the sign parts two asides.
        let nothing = aside.kind.is_none() && aside.words.is_empty();
        self.faults.extend(aside.fault);
        if !nothing {
            let line = self.literal(aside.words, &span);
            if goes_on {
                self.go_on(line);
            } else {
                let kind = aside.kind.unwrap_or(AsideKind::Editor);
                self.push(BlockKind::Aside(kind), vec![line]);
            }
        }
        self.open = if nothing { Open::Nothing } else { Open::Aside };
        self.tight |= aside.tight;
    }

    fn footnote(&mut self, label: &str, span: &Range<usize>, words: usize) {
        if self.footnotes.get(label).is_some_and(|first| first != span) {
            self.faults.push(slips::repeated_footnote(self.source, span, label));
        }
        let line = self.literal(span.start + words..span.end, span);
        self.push(BlockKind::Footnote { label: label.to_owned() }, vec![line]);
        (self.open, self.tight) = (Open::Lines, false);
    }

    fn tell_footnotes(&mut self) {
        let unused = self.footnotes.iter().filter(|(label, _)| !self.used.contains(**label));
        let told = unused.map(|(label, span)| slips::unused_footnote(self.source, span, label));
        self.faults.extend(told);
    }
}

#[cfg(test)]
mod tests;
