//! Pieces: paragraphs in the making, labels and asides, in the order of the text.

use std::ops::Range;

use super::layout::Layout;
use super::names::Names;
use super::rows::{Row, What as RowWhat, place_of};
use crate::diagnostic::{Message, SourceText};
use crate::model::{AsideKind, Time, TurnKind};
use crate::read::{Block, BlockKind, Line};
use crate::say;
use crate::structure::cut::Said;
use crate::structure::paragraph::{Between, Joining, Seam};
use crate::text::{is_finished, join_lines};

/// A stretch of the text of which it is decided what it is.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    /// What it is.
    pub(super) what: What<'a>,
    /// Its lines, and the asides between them.
    pub(super) parts: Vec<Part<'a>>,
    /// Its words, joined.
    pub(super) text: String,
    /// How many blank lines stand before it.
    pub(super) blanks: usize,
    /// Where it stands in the source.
    pub(super) span: Range<usize>,
    /// Why its beginning is thought lost, if it is.
    pub(super) lost: Option<Message>,
    /// What is stated of its words.
    pub(super) said: Said,
    /// What kind of turn a label opens, where that is stated.
    pub(super) kind: Option<TurnKind>,
    /// Whether a label is that of somebody who puts in a word while another speaks.
    pub(super) interjected: bool,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What<'a> {
    /// A label, by its index; the words after it are this speaker's.
    Label(usize),
    /// The beginning of a turn under no label.
    Unnamed,
    /// Words: speech, or the lead.
    Words,
    /// A block that the format itself told apart.
    Block(&'a Block),
    /// What nobody speaks, and why it is thought so.
    Aside(AsideKind, Message),
    /// Nothing any more: it has become part of a piece before it.
    Gone,
}

/// A part of a piece.
#[derive(Debug)]
pub(super) enum Part<'a> {
    /// A line, from this byte of its text on, and how it goes on with the one before.
    Line(&'a Line, usize, Seam),
    /// An aside between two lines.
    Aside(Between),
}

impl<'a> Piece<'a> {
    pub(super) fn new(what: What<'a>, span: Range<usize>, blanks: usize) -> Self {
        Self {
            what,
            parts: Vec::new(),
            text: String::new(),
            blanks,
            span,
            lost: None,
            said: Said::default(),
            kind: None,
            interjected: false,
        }
    }

    /// The words of a row's `line`, from this byte of it on.
    pub(super) fn words(line: &'a Line, from: usize, row: &Row<'_>) -> Self {
        let mut piece = Self::new(What::Words, line.span.clone(), row.blanks);
        piece.said = row.said.clone();
        piece.push(line, from, Seam::Line);
        piece
    }

    /// Whether it is words.
    pub(super) fn is_words(&self) -> bool {
        self.what == What::Words
    }

    /// Whether a turn begins with it, under a label or of nobody.
    pub(super) fn opens_turn(&self) -> bool {
        matches!(self.what, What::Label(_) | What::Unnamed)
    }

    /// Whether it is a label.
    pub(super) fn is_label(&self) -> bool {
        matches!(self.what, What::Label(_))
    }

    pub(super) fn push(&mut self, line: &'a Line, from: usize, seam: Seam) {
        if seam == Seam::Hyphen {
            self.text.pop();
        }
        if seam == Seam::Line {
            join_lines(&mut self.text, &line.text[from..]);
        } else {
            self.text.push_str(&line.text[from..]);
        }
        self.span.end = line.span.end;
        self.parts.push(Part::Line(line, from, seam));
    }

    /// Whether it is lines and nothing else.
    pub(super) fn is_plain(&self) -> bool {
        self.parts.iter().all(|part| matches!(part, Part::Line(..)))
    }

    /// The asides between its lines.
    pub(super) fn asides(&self) -> impl Iterator<Item = &Between> {
        self.parts.iter().filter_map(|part| match part {
            Part::Aside(aside) => Some(aside),
            Part::Line(..) => None,
        })
    }

    /// Makes it an aside.
    pub(super) fn set_apart(&mut self, kind: AsideKind, why: Message) {
        self.what = What::Aside(kind, why);
    }

    /// Takes up `aside` and the words of `next`, which goes on with this one.
    pub(super) fn join(&mut self, aside: Option<Between>, next: &mut Piece<'a>) {
        self.parts.extend(aside.map(Part::Aside));
        self.parts.append(&mut next.parts);
        self.said.go_on(&next.said);
        join_lines(&mut self.text, &next.text);
        self.span.end = next.span.end;
        next.text.clear();
        next.what = What::Gone;
    }

    /// Its lines joined into a paragraph.
    pub(super) fn joining(&self) -> Option<Joining> {
        let mut open: Option<Joining> = None;
        for part in &self.parts {
            match (part, &mut open) {
                (Part::Line(line, from, _), None) => open = Some(Joining::new(line, *from)),
                (Part::Line(line, _, seam), Some(joining)) => joining.line_joined(line, *seam),
                (Part::Aside(aside), Some(joining)) => joining.aside(aside.clone()),
                (Part::Aside(_), None) => {}
            }
        }
        open.map(|joining| joining.with(self.said.clone()))
    }
}

/// Groups rows into pieces; and where lines were joined into a paragraph that the source does not show
/// as one: over the end of a page, or, for the first time, as printed lines.
pub(super) fn pieces<'a>(
    rows: &[Row<'a>],
    names: &Names<'_>,
    layout: Layout,
    source: &SourceText,
) -> (Vec<Piece<'a>>, Vec<Join>) {
    let mut grouping = Grouping {
        pieces: Vec::new(),
        joins: Vec::new(),
        wrapped: false,
        open: None,
        layout,
        time: None,
        speaker: None,
        resumes: None,
    };
    for (row, hit) in rows.iter().zip(&names.hits) {
        match (row.what, hit) {
            (RowWhat::Line(line), Some(hit)) => {
                grouping.close();
                let span = place_of(source, line, &names.names[hit.name].label);
                let mut label = Piece::new(What::Label(hit.name), span, row.blanks);
                label.interjected = row.interjected;
                grouping.resumes = grouping.speaker.filter(|_| row.interjected);
                grouping.speaker = Some(hit.name);
                grouping.pieces.push(label);
                grouping.time = hit.time;
                if hit.rest < line.text.len() {
                    grouping.open = Some(Piece::words(line, hit.rest, row));
                }
            }
            (RowWhat::Line(line), None) => match &row.furniture {
                Some(why) => grouping.furniture(line, why, row),
                None => grouping.line(line, row),
            },
            (RowWhat::Block(block), _) => grouping.block(block, row),
        }
    }
    grouping.close();
    (grouping.pieces, grouping.joins)
}

/// A place where lines were joined.
#[derive(Debug)]
pub(super) struct Join {
    /// The line that goes on with the one before.
    pub(super) span: Range<usize>,
    /// How.
    pub(super) how: Joined,
}

/// How lines were joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joined {
    /// As printed lines, for the first time.
    Lines,
    /// Over the end of a page.
    OverPage,
    /// As the halves of a word; the hyphen was taken out.
    Word,
}

struct Grouping<'a> {
    pieces: Vec<Piece<'a>>,
    joins: Vec<Join>,
    /// Whether printed lines have been joined already.
    wrapped: bool,
    open: Option<Piece<'a>>,
    layout: Layout,
    /// The time that stands at the last label, until its words are met.
    time: Option<Time>,
    /// Who speaks, and who goes on after something was put in.
    speaker: Option<usize>,
    resumes: Option<usize>,
}

impl<'a> Grouping<'a> {
    fn close(&mut self) {
        if let Some(mut open) = self.open.take() {
            open.said.time = open.said.time.or(self.time.take());
            self.pieces.push(open);
        }
    }

    /// The words of the open paragraph's last line.
    fn last_line(&self) -> Option<&'a str> {
        self.open.as_ref()?.parts.iter().rev().find_map(|part| match part {
            Part::Line(line, from, _) => Some(&line.text[*from..]),
            Part::Aside(_) => None,
        })
    }

    /// Whether the open paragraph breaks off at something that belongs to the page.
    fn breaks_off(&self) -> bool {
        self.open.as_ref().is_some_and(|open| {
            matches!(open.parts.last(), Some(Part::Aside(aside)) if aside.kind == AsideKind::Furniture)
        })
    }

    fn line(&mut self, line: &'a Line, row: &Row<'_>) {
        if let Some(name) = self.resumes.take() {
            self.close();
            self.speaker = Some(name);
            let start = line.span.start..line.span.start;
            self.pieces.push(Piece::new(What::Label(name), start, row.blanks));
        }
        let unfinished = self.last_line().is_some_and(|last| !is_finished(last));
        let over_page = self.breaks_off() || row.new_page;
        // Where only an indent begins a paragraph, a full line goes on even over the end of a page.
        let runs_on = self.layout.idle_blanks() > 0
            && self.last_line().is_some_and(|last| self.layout.goes_on(last, row));
        let goes_on = if over_page {
            unfinished || runs_on
        } else {
            row.blanks <= self.layout.idle_blanks()
                && self.last_line().is_some_and(|last| self.layout.goes_on(last, row))
        };
        if goes_on && (over_page || !self.wrapped) {
            self.wrapped |= !over_page;
            let how = if over_page { Joined::OverPage } else { Joined::Lines };
            self.joins.push(Join { span: line.span.clone(), how });
        }
        match &mut self.open {
            Some(open) if goes_on => {
                open.said.go_on(&row.said);
                if row.seam == Seam::Hyphen {
                    self.joins.push(Join { span: line.span.clone(), how: Joined::Word });
                }
                open.push(line, 0, row.seam);
            }
            _ => {
                self.close();
                self.open = Some(Piece::words(line, 0, row));
            }
        }
    }

    /// A running head or a page number: between two lines of one sentence, or on its own.
    fn furniture(&mut self, line: &'a Line, why: &Message, row: &Row<'_>) {
        let unfinished = self.last_line().is_some_and(|last| !is_finished(last));
        let may_go_on = unfinished || self.layout.idle_blanks() > 0;
        if let Some(open) = self.open.as_mut().filter(|_| may_go_on) {
            open.parts.push(Part::Aside(Between {
                kind: AsideKind::Furniture,
                text: line.text.clone(),
                why: why.clone(),
                span: line.span.clone(),
            }));
        } else {
            self.close();
            let mut piece = Piece::words(line, 0, row);
            piece.set_apart(AsideKind::Furniture, why.clone());
            self.pieces.push(piece);
        }
    }

    fn block(&mut self, block: &'a Block, row: &Row<'_>) {
        if let (BlockKind::Aside(kind), Some(open), true) =
            (&block.kind, &mut self.open, row.blanks == 0)
        {
            open.parts.push(Part::Aside(Between {
                kind: *kind,
                text: block.joined(),
                why: say!(zh: "原文中已标明", en: "marked in the source"),
                span: block.span(),
            }));
            return;
        }
        self.close();
        self.pieces.push(Piece::new(What::Block(block), block.span(), row.blanks));
    }
}
