//! The paragraphs of a document as blocks of a draft.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::compose::Composer;
use super::head::{Head, other_language};
use super::paragraph::{Note, Paragraph, Story};
use super::sort::{Kind, is_name};
use crate::model::AsideKind;
use crate::read::draft::{Block, BlockKind, Facts, Heading, Line, StatedTurn};

/// What a document comes to.
#[derive(Default)]
pub(super) struct Blocks {
    /// The blocks, in order.
    pub(super) all: Vec<Block>,
    /// Where each paragraph stands in the text; those that do not, where they would.
    pub(super) places: Vec<Range<usize>>,
    /// The labels without words after them, with their places.
    pub(super) silent: Vec<(String, Range<usize>)>,
    /// The text.
    pub(super) text: String,
}

struct Builder<'a> {
    story: &'a Story,
    kinds: &'a [Kind],
    head: &'a Head,
    composer: Composer<'a>,
    out: Blocks,
    /// The label that was read and has no words yet.
    label: Option<(String, Range<usize>)>,
    /// Who speaks.
    speaks: Option<String>,
    /// Whether a heading stands between the speaker's last words and the next.
    resumes: bool,
}

/// The blocks of the document, and of the notes referred to in it.
pub(super) fn blocks(
    story: &Story,
    kinds: &[Kind],
    head: &Head,
    notes: &BTreeMap<Note, Vec<Paragraph>>,
) -> Blocks {
    let (composer, out) = (Composer::default(), Blocks::default());
    let mut builder =
        Builder { story, kinds, head, composer, out, label: None, speaks: None, resumes: false };
    for at in 0..kinds.len() {
        let start = builder.composer.text.len();
        builder.paragraph(at);
        let end = builder.composer.text.trim_end_matches('\n').len().max(start);
        builder.out.places.push(start..end);
    }
    builder.out.silent.extend(builder.label.take());
    builder.notes(notes);
    builder.out.text = builder.composer.text;
    builder.out
}

impl<'a> Builder<'a> {
    fn paragraph(&mut self, at: usize) {
        let (story, kind) = (self.story, self.kinds[at]);
        let paragraph = &story.paragraphs[at];
        if self.head.titles.contains(&at) {
            self.composer.words(&paragraph.text());
            return;
        }
        match kind {
            Kind::Blank | Kind::Table(_) | Kind::Contents => {}
            Kind::Speaker => self.speaker(paragraph),
            Kind::Direction => self.push(paragraph, BlockKind::Aside(AsideKind::Stage)),
            Kind::Beside => self.push(paragraph, BlockKind::Aside(AsideKind::Editor)),
            Kind::Heading => self.heading(at, paragraph),
            Kind::Title | Kind::Words => self.words(paragraph),
        }
    }

    fn speaker(&mut self, paragraph: &Paragraph) {
        let label = paragraph.text();
        let span = self.composer.words(&label);
        let label = label.trim_end_matches([':', '：']).trim_end().to_owned();
        self.out.silent.extend(self.label.replace((label.clone(), span)));
        (self.speaks, self.resumes) = (Some(label), false);
    }

    fn words(&mut self, paragraph: &'a Paragraph) {
        let lines = self.composer.lines(paragraph, &self.story.links);
        if lines.is_empty() {
            return;
        }
        let label = match self.label.take() {
            Some((label, _)) => Some(label),
            None => self.speaks.clone().filter(|_| self.resumes),
        };
        self.resumes = false;
        let turn = label.map(|label| StatedTurn { label: Some(label), kind: None });
        let language = other_language(paragraph, self.head.language.as_ref());
        let facts = Facts { turn, language, ..Facts::default() };
        self.out.all.push(Block { kind: BlockKind::Text, lines, attached: false, facts });
    }

    fn push(&mut self, paragraph: &'a Paragraph, kind: BlockKind) {
        let lines = self.composer.lines(paragraph, &self.story.links);
        if !lines.is_empty() {
            let facts = Facts::default();
            self.out.all.push(Block { kind, lines, attached: false, facts });
        }
    }

    /// A heading opens an exchange where more than one speaks below it; elsewhere it is a word of the
    /// source's editor. Where the style names no speakers, only the words can tell.
    fn heading(&mut self, at: usize, paragraph: &'a Paragraph) {
        let text = paragraph.text();
        let stated = self.kinds.contains(&Kind::Speaker);
        let holds = if stated { self.is_debated(at) } else { is_name(&text) && self.has_words(at) };
        let below = self.out.all.last_mut().filter(|last| {
            let kinds =
                [BlockKind::Heading(Heading::default()), BlockKind::Aside(AsideKind::Editor)];
            kinds.contains(&last.kind) && !text.chars().any(char::is_alphabetic)
        });
        if let Some(last) = below {
            // A number below a heading is a part of it.
            let span = self.composer.words(&text);
            if let Some(line) = last.lines.first_mut() {
                line.text = format!("{} {text}", line.text);
                line.span.end = span.end;
            }
        } else if holds {
            let span = self.composer.words(&text);
            let line = Line { text, marks: Vec::new(), span, plain: false, tight: false };
            let (kind, facts) = (BlockKind::Heading(Heading::default()), Facts::default());
            self.out.all.push(Block { kind, lines: vec![line], attached: false, facts });
        } else if stated {
            self.push(paragraph, BlockKind::Aside(AsideKind::Editor));
        } else {
            self.words(paragraph);
        }
        self.resumes = self.speaks.is_some() && self.label.is_none();
    }

    /// Whether two speak between this heading and the next.
    fn is_debated(&self, at: usize) -> bool {
        let mut who = BTreeSet::new();
        let mut any = false;
        for (kind, paragraph) in self.kinds.iter().zip(&self.story.paragraphs).skip(at + 1) {
            match kind {
                Kind::Speaker => {
                    any = true;
                    who.insert(paragraph.text());
                }
                // Who spoke before the heading goes on below it.
                Kind::Words if !any => who.extend(self.speaks.clone()),
                Kind::Heading if !who.is_empty() => break,
                Kind::Heading if paragraph.text().chars().any(char::is_alphabetic) => break,
                _ => {}
            }
            if who.len() > 1 {
                return true;
            }
        }
        false
    }

    /// Whether there are words between this heading and the next.
    fn has_words(&self, at: usize) -> bool {
        let next =
            self.kinds[at + 1..].iter().find(|kind| matches!(kind, Kind::Words | Kind::Heading));
        next == Some(&Kind::Words)
    }

    fn notes(&mut self, notes: &BTreeMap<Note, Vec<Paragraph>>) {
        let mut referred: Vec<(usize, &Note)> =
            self.composer.notes.iter().map(|(note, label)| (*label, *note)).collect();
        referred.sort_unstable();
        for (label, note) in referred {
            let words: Vec<String> =
                notes.get(note).into_iter().flatten().map(Paragraph::text).collect();
            let text = crate::text::collapse(&words.join(" "));
            let span = self.composer.words(&text);
            let line = Line { text, marks: Vec::new(), span, plain: false, tight: false };
            let kind = BlockKind::Footnote { label: label.to_string() };
            let facts = Facts::default();
            self.out.all.push(Block { kind, lines: vec![line], attached: false, facts });
        }
    }
}
