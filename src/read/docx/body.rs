//! The words of a part: its paragraphs, one after the other, as a reader of the final text sees them.
//!
//! What was put in while changes were tracked is kept, what was taken out is left out; fields give
//! what they show. A text box comes after the paragraph that it hangs on. What is passed over is
//! counted ([`Met`]).

use super::field::Fields;
use super::paragraph::{Cell, Met, Note, Paragraph, Run, Story};
use super::relations::Relations;
use super::styles::{Look, Styles};
use super::xml::{Attributes, Event};

/// Reads the part of a document that holds words.
pub(super) struct Body<'s> {
    styles: &'s Styles,
    relations: &'s Relations,
    story: Story,
    /// How many pieces more there is room for.
    left: usize,
    /// How deep inside something that is passed over.
    skipped: usize,
    /// The text that is open and, below it, those in whose text boxes it stands.
    frames: Vec<Frame>,
    /// The id of the note that is open.
    note: Option<String>,
}

/// A text within which paragraphs follow each other: the part itself, or a text box.
#[derive(Default)]
struct Frame {
    paragraph: Option<Paragraph>,
    /// The paragraphs of text boxes that hang on the open one.
    hanging: Vec<Paragraph>,
    /// The tables that are open: their numbers and the numbers of the cells within their rows.
    tables: Vec<(usize, usize)>,
    within: Within,
    look: Look,
    character_style: Option<String>,
    fields: Fields,
    /// The links that are open.
    links: Vec<Option<usize>>,
}

/// Inside which elements the reader stands.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is an element of its own")]
struct Within {
    paragraph_properties: bool,
    run_properties: bool,
    run: bool,
    words: bool,
    instruction: bool,
}

impl<'s> Body<'s> {
    /// A reader of a part with these relations.
    pub(super) fn new(styles: &'s Styles, relations: &'s Relations, left: usize) -> Self {
        let (story, frames) = (Story::default(), vec![Frame::default()]);
        Self { styles, relations, story, left, skipped: 0, frames, note: None }
    }

    /// What was read.
    pub(super) fn finish(self) -> Story {
        self.story
    }

    /// Takes in one event; says whether there is room for more.
    pub(super) fn take(&mut self, event: &Event<'_>) -> bool {
        match *event {
            Event::Start(..) if self.skipped > 0 => self.skipped += 1,
            Event::End(_) if self.skipped > 0 => self.skipped -= 1,
            Event::Text(_) if self.skipped > 0 => {}
            Event::Start(name, attributes) => self.start(name, attributes),
            Event::End(name) => self.end(name),
            Event::Text(text) => self.text(text),
        }
        self.left > 0
    }

    fn frame(&mut self) -> Option<&mut Frame> {
        self.frames.last_mut()
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        let Some(frame) = self.frames.last_mut() else { return };
        let within = &mut frame.within;
        if within.run_properties || within.paragraph_properties {
            self.property(name, attributes);
            return;
        }
        match name {
            "p" => frame.paragraph = Some(Paragraph::default()),
            "pPr" => within.paragraph_properties = true,
            "rPr" => within.run_properties = true,
            "r" => {
                within.run = true;
                (frame.look, frame.character_style) = (Look::default(), None);
            }
            "t" => within.words = true,
            "instrText" => within.instruction = true,
            "fldChar" => frame.fields.mark(attributes.get("fldCharType").as_deref()),
            "fldSimple" => {
                let address = super::field::address(&attributes.get("instr").unwrap_or_default());
                let link = address.map(|address| self.story.link(address));
                self.frame().into_iter().for_each(|frame| frame.links.push(link));
            }
            "hyperlink" => {
                let address = attributes.get("id").and_then(|id| self.relations.link(&id));
                let link = address.map(|address| self.story.link(address.to_owned()));
                self.frame().into_iter().for_each(|frame| frame.links.push(link));
            }
            "txbxContent" => self.frames.push(Frame::default()),
            "footnote" | "endnote" => match attributes.get("type").as_deref() {
                None | Some("normal") => self.note = attributes.get("id"),
                // The rule between text and notes.
                Some(_) => self.skipped = 1,
            },
            "ins" | "moveTo" => self.meet(Met::Inserted),
            "del" | "moveFrom" => {
                self.meet(Met::Deleted);
                self.skipped = 1;
            }
            // What older programs show instead: the same words once more.
            "Fallback" | "sectPr" | "tblPr" | "tblGrid" | "trPr" | "tcPr" | "sdtPr" => {
                self.skipped = 1;
            }
            "tbl" => {
                frame.tables.push((self.story.cells.len(), 0));
                self.story.cells.push(0);
            }
            "tr" => frame.tables.last_mut().into_iter().for_each(|table| table.1 = 0),
            "tc" => {
                if let Some((table, column)) = frame.tables.last_mut() {
                    self.story.cells[*table] += 1;
                    *column += 1;
                }
            }
            _ => self.sign(name, attributes),
        }
    }

    /// What stands in a run instead of words.
    fn sign(&mut self, name: &str, attributes: Attributes<'_>) {
        match name {
            "tab" | "ptab" => self.words("\t"),
            "br" if matches!(attributes.get("type").as_deref(), Some("page" | "column")) => {
                self.words(" ");
            }
            "br" | "cr" => self.words("\n"),
            "noBreakHyphen" => self.words("-"),
            "sym" => self.symbol(&attributes.get("char").unwrap_or_default()),
            "footnoteReference" => self.refer(false, attributes),
            "endnoteReference" => self.refer(true, attributes),
            "commentReference" => self.meet(Met::Comment),
            _ => {}
        }
    }

    fn property(&mut self, name: &str, attributes: Attributes<'_>) {
        if name.ends_with("PrChange") || name == "numPr" || name == "tabs" {
            self.skipped = 1;
            return;
        }
        let Some(frame) = self.frames.last_mut() else { return };
        let in_paragraph = frame.within.paragraph_properties;
        match name {
            "rPr" => frame.within.run_properties = true,
            "rStyle" if !in_paragraph => frame.character_style = attributes.get("val"),
            _ if frame.within.run_properties && !in_paragraph => frame.look.take(name, attributes),
            _ => {
                let Some(paragraph) = &mut frame.paragraph else { return };
                match name {
                    "pStyle" => paragraph.style = attributes.get("val").unwrap_or_default(),
                    "outlineLvl" => {
                        paragraph.outline = attributes.get("val").and_then(|val| val.parse().ok());
                    }
                    "del" | "moveFrom" => paragraph.runs_on = true,
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        let Some(frame) = self.frames.last_mut() else { return };
        match name {
            "rPr" => frame.within.run_properties = false,
            "pPr" => frame.within.paragraph_properties = false,
            "r" => frame.within.run = false,
            "t" => frame.within.words = false,
            "instrText" => frame.within.instruction = false,
            "hyperlink" | "fldSimple" => drop(frame.links.pop()),
            "tbl" => drop(frame.tables.pop()),
            "p" => self.close(),
            "txbxContent" => self.close_box(),
            "footnote" | "endnote" => self.close_note(),
            _ => {}
        }
    }

    fn close(&mut self) {
        self.left = self.left.saturating_sub(1);
        let Some(frame) = self.frames.last_mut() else { return };
        let Some(mut paragraph) = frame.paragraph.take() else { return };
        let style = Some(std::mem::take(&mut paragraph.style)).filter(|style| !style.is_empty());
        paragraph.style = self.styles.of_paragraph(style);
        paragraph.cell =
            frame.tables.last().map(|&(table, cell)| Cell { table, column: cell.max(1) - 1 });
        frame.within = Within::default();
        frame.fields.settle();
        let hanging = std::mem::take(&mut frame.hanging);
        let depth = self.frames.len();
        let all = std::iter::once(paragraph).chain(hanging);
        match self.frames.get_mut(depth.wrapping_sub(2)) {
            Some(below) => below.hanging.extend(all),
            None => all.for_each(|paragraph| self.story.push(paragraph)),
        }
    }

    fn close_box(&mut self) {
        if self.frames.len() > 1 {
            self.frames.pop();
        }
    }

    fn close_note(&mut self) {
        let paragraphs = std::mem::take(&mut self.story.paragraphs);
        self.story.notes.extend(self.note.take().map(|id| (id, paragraphs)));
    }

    fn text(&mut self, text: &str) {
        let Some(frame) = self.frames.last_mut() else { return };
        if frame.within.instruction {
            frame.fields.instruct(text);
        } else if frame.within.words {
            self.words(text);
        }
    }

    fn words(&mut self, text: &str) {
        self.left = self.left.saturating_sub(1);
        let Some(frame) = self.frames.last_mut() else { return };
        let Some(paragraph) = &mut frame.paragraph else { return };
        if frame.fields.is_instruction() {
            return;
        }
        let styles = self.styles;
        let mut look = frame.look.clone();
        if let Some(style) = &frame.character_style {
            look = look.over(&styles.look(style));
        }
        let style = Some(paragraph.style.clone()).filter(|style| !style.is_empty());
        let look = look.over(&styles.look(&styles.of_paragraph(style))).over(styles.defaults());
        if look.hidden == Some(true) {
            self.meet(Met::Hidden);
            return;
        }
        let link = frame.links.iter().rev().find_map(|link| *link);
        let link = link.or_else(|| {
            let address = frame.fields.address()?;
            Some(self.story.link(address.to_owned()))
        });
        paragraph.push(Run {
            text: text.to_owned(),
            bold: look.bold == Some(true),
            style: frame.character_style.clone(),
            language: look.language,
            link,
            note: None,
        });
    }

    /// A sign of a font by its number: those of its own have no meaning outside it.
    fn symbol(&mut self, number: &str) {
        let code = u32::from_str_radix(number, 16).unwrap_or(0xF000);
        match char::from_u32(code).filter(|c| !('\u{E000}'..='\u{F8FF}').contains(c)) {
            Some(c) => self.words(c.encode_utf8(&mut [0; 4])),
            None => self.meet(Met::Sign),
        }
    }

    fn refer(&mut self, at_end: bool, attributes: Attributes<'_>) {
        self.left = self.left.saturating_sub(1);
        let note = attributes.get("id").map(|id| Note { at_end, id });
        let paragraph = self.frame().and_then(|frame| frame.paragraph.as_mut());
        if let (Some(paragraph), Some(_)) = (paragraph, &note) {
            paragraph.runs.push(Run { note, ..Run::default() });
        }
    }

    fn meet(&mut self, what: Met) {
        let first = self.story.paragraphs.len();
        let count = self.story.met.entry(what).or_default();
        if count.times == 0 {
            count.first = first;
        }
        count.times += 1;
    }
}

impl Story {
    /// Adds a paragraph, to the one before if the end of that was taken out.
    fn push(&mut self, paragraph: Paragraph) {
        match self.paragraphs.last_mut().filter(|last| last.runs_on) {
            Some(last) => {
                last.runs_on = paragraph.runs_on;
                paragraph.runs.into_iter().for_each(|run| last.push(run));
            }
            None => self.paragraphs.push(paragraph),
        }
    }

    /// The number of a link to this address.
    fn link(&mut self, address: String) -> usize {
        if self.links.last() != Some(&address) {
            self.links.push(address);
        }
        self.links.len() - 1
    }
}
