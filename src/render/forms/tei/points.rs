//! What notes need in the text: an empty element before and after the words of each target.

use std::collections::BTreeMap;

use crate::model::{Anchor, ParagraphId, Section, Unit};
use crate::resolve::PlacedNote;

/// The order in which things stand that stand between the same two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// The end of words.
    End,
    /// Before a gap that a note is about.
    BeforeGap,
    /// What the record has there: the gap itself, a footnote's sign, an aside.
    Record,
    /// After such a gap.
    AfterGap,
    /// The beginning of words.
    Start,
}

/// One end of a target's words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct End {
    /// Where it is, in characters of the paragraph.
    pub(super) at: usize,
    /// Its order there.
    pub(super) side: Side,
    /// Its id.
    pub(super) id: String,
}

/// The ends of all targets, by paragraph.
#[derive(Debug, Default)]
pub(super) struct Points(BTreeMap<(Section, ParagraphId), Vec<End>>);

impl Points {
    /// The points of these notes.
    pub(super) fn of(notes: &[PlacedNote]) -> Self {
        let mut points: BTreeMap<_, Vec<End>> = BTreeMap::new();
        for note in notes {
            for (index, anchor) in note.anchors.iter().enumerate() {
                let &Some(Anchor::Words { section, paragraph, start, end }) = anchor else {
                    continue;
                };
                let [from, to] = ids(note, index);
                let (left, right) = if start == end {
                    (Side::BeforeGap, Side::AfterGap)
                } else {
                    (Side::Start, Side::End)
                };
                points.entry((section, paragraph)).or_default().extend([
                    End { at: start, side: left, id: from },
                    End { at: end, side: right, id: to },
                ]);
            }
        }
        for ends in points.values_mut() {
            ends.sort();
        }
        Self(points)
    }

    /// The ends in a paragraph, in order.
    pub(super) fn ends(&self, section: Section, paragraph: ParagraphId) -> &[End] {
        self.0.get(&(section, paragraph)).map_or(&[], Vec::as_slice)
    }
}

/// What a note's target with this index points to.
pub(super) fn target(note: &PlacedNote, index: usize, anchor: Anchor) -> String {
    match anchor {
        Anchor::Unit(Unit::Session) => "#session".to_owned(),
        Anchor::Unit(Unit::Section(section)) => format!("#{section}"),
        Anchor::Unit(Unit::Turn(section, turn)) => format!("#{section}-{turn}"),
        Anchor::Unit(Unit::Paragraph(section, paragraph)) => format!("#{section}-{paragraph}"),
        Anchor::Words { .. } => {
            let [from, to] = ids(note, index);
            format!("#range({from},{to})")
        }
        Anchor::Gap(gap) => format!("#{}", gap_id(gap)),
    }
}

/// The id of a gap between paragraphs, by its place among the asides.
pub(super) fn gap_id(aside: usize) -> String {
    format!("gap-{}", aside + 1)
}

fn ids(note: &PlacedNote, target: usize) -> [String; 2] {
    ["from", "to"].map(|end| format!("{}-{}-{end}", note.id, target + 1))
}
