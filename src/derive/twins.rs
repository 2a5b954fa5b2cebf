//! The same session in several languages: an original and its translations (`translation_of`).

use std::collections::BTreeMap;

use crate::model::{Section, Slug};
use crate::resolve::Archive;
use crate::text::Language;

/// How often a translation may be one of a translation.
const DEEPEST: usize = 4;

/// For each session, the same in other languages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TwinsView {
    /// By session.
    of: BTreeMap<usize, Vec<Twin>>,
}

/// A session that is another one in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// The session, as an index into the archive's.
    pub session: usize,
    /// Its language.
    pub language: Language,
    /// Whether its exchanges are as many, so that each is taken to be the other's in its place.
    pub question_by_question: bool,
}

impl TwinsView {
    /// Takes them from the archive, where each reference names a session or an address. A translation of
    /// a translation is one of the original.
    pub(super) fn new(archive: &Archive) -> Self {
        let sessions = &archive.sessions;
        let named = |index: usize| sessions[index].session.header.translation_of.as_ref();
        if (0..sessions.len()).all(|index| named(index).is_none()) {
            return Self::default();
        }
        let ids: BTreeMap<&Slug, usize> =
            sessions.iter().enumerate().map(|(index, it)| (&it.session.id, index)).collect();
        let original = |mut index: usize| {
            // Few are translations of translations of translations, and editors may write circles.
            for _ in 0..DEEPEST {
                let Some(id) = named(index).and_then(|it| Slug::new(&it.id).ok()) else { break };
                let Some(&next) = ids.get(&id) else { break };
                index = next;
            }
            index
        };
        let mut families: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for index in 0..sessions.len() {
            families.entry(original(index)).or_default().push(index);
        }
        let mut of = BTreeMap::new();
        for family in families.into_values().filter(|family| family.len() > 1) {
            for &one in &family {
                let others = family.iter().filter(|&&other| other != one);
                of.insert(one, others.map(|&other| twin(archive, one, other)).collect());
            }
        }
        Self { of }
    }

    /// The same session in other languages, in the order of the archive.
    pub fn of(&self, session: usize) -> &[Twin] {
        self.of.get(&session).map_or(&[], Vec::as_slice)
    }

    /// The section of a twin that is the same as this one; `None` where nobody can know.
    pub fn section(
        archive: &Archive,
        session: usize,
        section: Section,
        twin: &Twin,
    ) -> Option<Section> {
        let there = &archive.sessions[twin.session].session;
        match section {
            Section::Exchange(id) if twin.question_by_question => {
                let exchanges = &archive.sessions[session].session.exchanges;
                let place = exchanges.iter().position(|exchange| exchange.id == id)?;
                there.exchanges.get(place).map(|exchange| Section::Exchange(exchange.id))
            }
            Section::Opening if !there.opening.is_empty() => Some(Section::Opening),
            Section::Closing if !there.closing.is_empty() => Some(Section::Closing),
            _ => None,
        }
    }
}

fn twin(archive: &Archive, one: usize, other: usize) -> Twin {
    let session = |index: usize| &archive.sessions[index].session;
    Twin {
        session: other,
        language: session(other).header.language.clone(),
        question_by_question: session(one).exchanges.len() == session(other).exchanges.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::{archive, reference};
    use crate::model::ExchangeId;

    #[test]
    fn an_original_and_its_translations_know_each_other() {
        let mut archive = archive();
        archive.sessions[1].session.header.translation_of = Some(reference("undated"));
        let view = TwinsView::new(&archive);
        let twin = &view.of(1)[0];
        assert_eq!((twin.session, twin.question_by_question), (2, true));
        assert_eq!(view.of(2)[0].session, 1);
        assert!(view.of(0).is_empty());
        let first = Section::Exchange(ExchangeId::from_index(0));
        assert_eq!(TwinsView::section(&archive, 1, first, twin), Some(first));
        assert_eq!(TwinsView::section(&archive, 1, Section::Opening, twin), None);
    }

    #[test]
    fn where_counts_differ_no_question_has_a_twin() {
        let mut archive = archive();
        archive.sessions[1].session.header.translation_of = Some(reference("2023-04-01-spring"));
        let view = TwinsView::new(&archive);
        let first = Section::Exchange(ExchangeId::from_index(0));
        assert_eq!(TwinsView::section(&archive, 1, first, &view.of(1)[0]), None);
    }
}
