//! The paragraphs and asides of a session by their places, so that a form of many notes goes through the
//! session once.

use std::collections::BTreeMap;

use super::super::is_inside;
use crate::model::{Aside, Paragraph, ParagraphId, Section, Session};

/// An aside with its place among all asides of the session.
pub(super) type Indexed<'s> = (usize, &'s Aside);

/// The paragraphs and asides of a session.
pub(super) struct Places<'s> {
    paragraphs: BTreeMap<(Section, ParagraphId), &'s Paragraph>,
    asides: BTreeMap<(Section, Option<ParagraphId>), Vec<Indexed<'s>>>,
}

impl<'s> Places<'s> {
    /// Those of a session.
    pub(super) fn of(session: &'s Session) -> Self {
        let lead = session.lead.iter().map(|paragraph| (Section::Lead, paragraph));
        let spoken = session.sections().flat_map(|(section, turns)| {
            let paragraphs = turns.iter().flat_map(|turn| &turn.paragraphs);
            paragraphs.map(move |paragraph| (section, paragraph))
        });
        let paragraphs = lead.chain(spoken);
        let paragraphs = paragraphs.map(|(section, one)| ((section, one.id), one)).collect();
        let mut asides: BTreeMap<_, Vec<Indexed<'s>>> = BTreeMap::new();
        for (index, aside) in session.asides.iter().enumerate() {
            asides.entry((aside.at.section, aside.at.paragraph)).or_default().push((index, aside));
        }
        Self { paragraphs, asides }
    }

    /// A paragraph.
    pub(super) fn paragraph(&self, section: Section, id: ParagraphId) -> Option<&'s Paragraph> {
        self.paragraphs.get(&(section, id)).copied()
    }

    /// Whether a section has asides.
    pub(super) fn has_asides(&self, section: Section) -> bool {
        let first = self.asides.range((section, None)..).next();
        first.is_some_and(|(&(found, _), _)| found == section)
    }

    /// The asides that the page shows inside a paragraph.
    pub(super) fn inside(
        &self,
        section: Section,
        paragraph: ParagraphId,
    ) -> impl Iterator<Item = Indexed<'s>> {
        self.at(section, Some(paragraph)).filter(|(_, aside)| is_inside(aside))
    }

    /// The asides that stand after a paragraph, or before the first.
    pub(super) fn after(
        &self,
        section: Section,
        paragraph: Option<ParagraphId>,
    ) -> impl Iterator<Item = Indexed<'s>> {
        self.at(section, paragraph).filter(|(_, aside)| !is_inside(aside))
    }

    fn at(
        &self,
        section: Section,
        paragraph: Option<ParagraphId>,
    ) -> impl Iterator<Item = Indexed<'s>> {
        self.asides.get(&(section, paragraph)).into_iter().flatten().copied()
    }
}
