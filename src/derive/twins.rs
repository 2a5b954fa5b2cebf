//! The same session in several languages: an original and its translations (`translation_of`).
//!
//! It was held once, and each of its questions was asked once: so one of these records, its lead, stands for all of them
//! in lists and is counted, and the others are read beside it.

use std::collections::{BTreeMap, BTreeSet};

use super::ExchangeAt;
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
    /// For each session that is not the lead of its twins, that lead.
    leads: BTreeMap<usize, usize>,
    /// The sessions that a twin says in the same language, the lead or one before.
    again: BTreeSet<usize>,
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
        let mut view = Self::default();
        for (original, family) in families.into_iter().filter(|(_, family)| family.len() > 1) {
            let lead = lead(archive, original, &family);
            for &one in &family {
                let others = family.iter().filter(|&&other| other != one);
                view.of.insert(one, others.map(|&other| twin(archive, one, other)).collect());
                view.leads.extend((one != lead).then_some((one, lead)));
            }
            let mut spoken = BTreeSet::new();
            let others = family.iter().copied().filter(|&one| one != lead);
            for one in std::iter::once(lead).chain(others) {
                let language = sessions[one].session.header.language.primary();
                view.again.extend((!spoken.insert(language)).then_some(one));
            }
        }
        view
    }

    /// The same session in other languages, in the order of the archive.
    pub fn of(&self, session: usize) -> &[Twin] {
        self.of.get(&session).map_or(&[], Vec::as_slice)
    }

    /// Whether a session is counted: of twins the lead alone is.
    pub fn is_counted(&self, session: usize) -> bool {
        !self.leads.contains_key(&session)
    }

    /// Whether a twin says it in the same language, be it in another script: it is not read for words once more.
    pub fn says_again(&self, session: usize) -> bool {
        self.again.contains(&session)
    }

    /// The session that stands for this one in lists: the lead of its twins.
    pub fn lead(&self, session: usize) -> usize {
        self.leads.get(&session).copied().unwrap_or(session)
    }

    /// How many sessions these are, of twins one.
    pub fn count(&self, sessions: &[usize]) -> usize {
        sessions.iter().map(|&session| self.lead(session)).collect::<BTreeSet<_>>().len()
    }

    /// The exchange that stands for this one in lists; `None` where nobody knows which of the lead's that is.
    pub fn lead_of(&self, at: ExchangeAt) -> Option<ExchangeAt> {
        let lead = self.lead(at.session);
        self.in_session(at, lead)
    }

    /// This exchange as a reader of another session has it: in the language of that session, where there is such a
    /// twin and it is known which of its exchanges this is; else itself.
    pub fn for_reader_of(&self, archive: &Archive, session: usize, at: ExchangeAt) -> ExchangeAt {
        let language = |at: usize| archive.sessions[at].session.header.language.primary();
        if language(at.session) == language(session) {
            return at;
        }
        let twin =
            self.of(at.session).iter().find(|twin| twin.language.primary() == language(session));
        twin.and_then(|twin| self.in_session(at, twin.session)).unwrap_or(at)
    }

    fn in_session(&self, at: ExchangeAt, session: usize) -> Option<ExchangeAt> {
        let same = || {
            self.of(at.session).iter().any(|it| it.session == session && it.question_by_question)
        };
        (at.session == session || same()).then_some(ExchangeAt { session, ..at })
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

/// Which of an original and its translations stands for all: the first in the language of the site that has as many
/// questions as the original and its day, the original before the others; where there is none, the original.
fn lead(archive: &Archive, original: usize, family: &[usize]) -> usize {
    let of = |at: usize| &archive.sessions[at].session;
    let own = archive.settings.language.primary();
    let is_own = |at: usize| of(at).header.language.primary() == own;
    let holds_all = |at: usize| {
        let (one, other) = (of(at), of(original));
        one.exchanges.len() == other.exchanges.len() && one.header.date == other.header.date
    };
    let leads = |at: &usize| is_own(*at) && holds_all(*at);
    let first = std::iter::once(original).chain(family.iter().copied());
    first.into_iter().find(leads).unwrap_or(original)
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
        assert_eq!((view.lead(1), view.lead_of(at(1, 0))), (0, None));
        assert_eq!(view.for_reader_of(&archive, 1, at(0, 0)), at(0, 0));
    }

    #[test]
    fn the_original_stands_for_its_translations_unless_one_is_in_the_language_of_the_site() {
        let mut archive = archive();
        archive.sessions[1].session.header.translation_of = Some(reference("undated"));
        archive.sessions[1].session.header.language = english();
        archive.sessions[2].session.header.date = archive.sessions[1].session.header.date;
        let view = TwinsView::new(&archive);
        assert_eq!([0, 1, 2].map(|at| view.is_counted(at)), [true, false, true]);
        assert_eq!(view.lead_of(at(1, 0)), Some(at(2, 0)));
        assert_eq!(view.count(&[0, 1, 2]), 2);
        archive.settings.language = english();
        let view = TwinsView::new(&archive);
        assert_eq!([0, 1, 2].map(|at| view.is_counted(at)), [true, true, false]);
        assert_eq!(view.lead_of(at(2, 0)), Some(at(1, 0)));
        archive.sessions[1].session.header.date = None;
        assert_eq!(TwinsView::new(&archive).lead(1), 2, "its day is not known");
        archive.sessions[1].session.exchanges.clear();
        archive.sessions[1].session.header.date = archive.sessions[2].session.header.date;
        assert_eq!(TwinsView::new(&archive).lead(1), 2, "it has not all questions");
    }

    #[test]
    fn two_records_in_one_language_are_read_once() {
        let mut archive = archive();
        archive.sessions[1].session.header.translation_of = Some(reference("undated"));
        archive.sessions[1].session.header.language = Language::new("zh-Hant").unwrap();
        let view = TwinsView::new(&archive);
        assert_eq!([0, 1, 2].map(|at| view.says_again(at)), [false, true, false]);
        archive.sessions[1].session.header.language = english();
        assert!(!TwinsView::new(&archive).says_again(1));
    }

    #[test]
    fn a_reader_is_led_on_in_the_same_language_where_there_is_one() {
        let mut archive = archive();
        archive.sessions[1].session.header.translation_of = Some(reference("undated"));
        archive.sessions[1].session.header.language = english();
        archive.sessions[0].session.header.language = english();
        let view = TwinsView::new(&archive);
        assert_eq!(view.for_reader_of(&archive, 0, at(2, 0)), at(1, 0));
        assert_eq!(view.for_reader_of(&archive, 2, at(1, 0)), at(2, 0));
        assert_eq!(view.for_reader_of(&archive, 2, at(0, 1)), at(0, 1), "there is no other");
    }

    fn english() -> Language {
        Language::new("en").unwrap()
    }

    fn at(session: usize, exchange: usize) -> ExchangeAt {
        ExchangeAt { session, exchange }
    }
}
