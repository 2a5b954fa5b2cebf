//! The words of a session laid out for its notes: every paragraph and every gap between two, in the
//! order of the text, searched as one.

use std::collections::BTreeMap;

use crate::model::{
    Anchor, AsideKind, MarkKind, Paragraph, ParagraphId, Section, Session, TurnId, Unit,
};
use crate::text::{Found, Needle, Searched};

/// A paragraph, or a gap between paragraphs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) section: Section,
    /// The turn that speaks it, or after which the gap stands.
    pub(super) turn: Option<TurnId>,
    /// The paragraph, or the one after which the gap stands.
    pub(super) paragraph: Option<ParagraphId>,
    /// Its words; none for a gap.
    pub(super) text: &'a str,
    /// The gap, as an index into the session's asides.
    pub(super) gap: Option<usize>,
}

impl Part<'_> {
    /// Where it stands, as a unit: a gap stands in the paragraph before it, or in its section.
    pub(super) fn unit(&self) -> Unit {
        match self.paragraph {
            Some(paragraph) => Unit::Paragraph(self.section, paragraph),
            None => Unit::Section(self.section),
        }
    }

    fn is_in(&self, unit: Unit) -> bool {
        match unit {
            Unit::Session => true,
            Unit::Section(section) => section == self.section,
            Unit::Turn(section, turn) => section == self.section && self.turn == Some(turn),
            Unit::Paragraph(section, paragraph) => {
                section == self.section && self.paragraph == Some(paragraph)
            }
        }
    }
}

/// A session as notes look for words in it.
pub(super) struct Ground<'a> {
    pub(super) parts: Vec<Part<'a>>,
    pub(super) text: Searched,
}

impl<'a> Ground<'a> {
    pub(super) fn new(session: &'a Session) -> Self {
        let mut laying = Laying { gaps: gaps(session), parts: Vec::new(), marks: Vec::new() };
        laying.gaps_at(Section::Lead, None, None);
        for paragraph in &session.lead {
            laying.paragraph(Section::Lead, None, paragraph);
        }
        for (section, turns) in session.sections() {
            laying.gaps_at(section, None, None);
            for turn in turns {
                for paragraph in &turn.paragraphs {
                    laying.paragraph(section, Some(turn.id), paragraph);
                }
            }
        }
        let Laying { parts, marks, .. } = laying;
        let texts = parts.iter().map(|part| part.text).zip(marks);
        Self { text: Searched::new(texts), parts }
    }

    /// Whether there is such a unit.
    pub(super) fn has(&self, unit: Unit) -> bool {
        unit == Unit::Session || self.parts.iter().any(|part| part.is_in(unit))
    }

    pub(super) fn part(&self, found: &Found) -> Option<&Part<'a>> {
        self.parts.get(found.part)
    }

    pub(super) fn is_in(&self, found: &Found, unit: Unit) -> bool {
        self.part(found).is_some_and(|part| part.is_in(unit))
    }

    /// Whether words stand right before a place. Before a gap between paragraphs stands the paragraph
    /// before it.
    pub(super) fn is_before(&self, found: &Found, words: &Needle) -> bool {
        if self.part(found).is_none_or(|part| part.gap.is_none()) {
            return self.text.is_before(found, words);
        }
        let before = found.part.checked_sub(1);
        before.is_some_and(|before| self.text.ends_with(before, words))
    }

    /// Whether words stand right after a place.
    pub(super) fn is_after(&self, found: &Found, words: &Needle) -> bool {
        if self.part(found).is_none_or(|part| part.gap.is_none()) {
            return self.text.is_after(found, words);
        }
        let after = found.part + 1;
        after < self.parts.len() && self.text.begins_with(after, words)
    }

    /// A place as an anchor.
    pub(super) fn anchor(&self, found: &Found) -> Option<Anchor> {
        let part = self.part(found)?;
        if let Some(gap) = part.gap {
            return Some(Anchor::Gap(gap));
        }
        let (section, paragraph) = (part.section, part.paragraph?);
        Some(Anchor::Words { section, paragraph, start: found.start, end: found.end })
    }
}

/// The gaps between paragraphs, by where they stand.
fn gaps(session: &Session) -> BTreeMap<(Section, Option<ParagraphId>), Vec<usize>> {
    let mut found: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (index, aside) in session.asides.iter().enumerate() {
        if aside.kind == AsideKind::Gap {
            found.entry((aside.at.section, aside.at.paragraph)).or_default().push(index);
        }
    }
    found
}

struct Laying<'a> {
    gaps: BTreeMap<(Section, Option<ParagraphId>), Vec<usize>>,
    parts: Vec<Part<'a>>,
    marks: Vec<Vec<usize>>,
}

impl<'a> Laying<'a> {
    fn paragraph(&mut self, section: Section, turn: Option<TurnId>, paragraph: &'a Paragraph) {
        let id = Some(paragraph.id);
        let text = paragraph.text.as_str();
        self.parts.push(Part { section, turn, paragraph: id, text, gap: None });
        let gaps = paragraph.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Gap { .. }));
        self.marks.push(gaps.map(|mark| mark.start).collect());
        self.gaps_at(section, turn, id);
    }

    fn gaps_at(&mut self, section: Section, turn: Option<TurnId>, paragraph: Option<ParagraphId>) {
        for gap in self.gaps.remove(&(section, paragraph)).unwrap_or_default() {
            self.parts.push(Part { section, turn, paragraph, text: "", gap: Some(gap) });
            self.marks.push(vec![0]);
        }
    }
}
