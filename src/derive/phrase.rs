//! What has a history: a wording, or a term, which is a wording that an editor has named.
//!
//! Their histories, lines and company are told by the same code. All that it needs to know of them is here: in which
//! sessions each is found, in which languages, and where.

use std::collections::BTreeSet;

use super::terms::TermView;
use super::wordings::{WordingUse, Wordings};
use crate::model::{Date, Paragraph, ParagraphId, Section, Session, Turn};
use crate::resolve::Archive;
use crate::text::Language;

/// A wording or a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Phrase {
    /// A term, as an index into [`Archive::terms`].
    Term(usize),
    /// A wording, as an index into [`Wordings::all`].
    Wording(usize),
}

/// A place where a wording or a term stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UseAt {
    /// Its session, as an index into [`Archive::sessions`].
    pub session: usize,
    /// The section.
    pub section: Section,
    /// The exchange, if it stands in one.
    pub exchange: Option<usize>,
    /// Its turn, as an index into those of the section; none in the lead.
    pub turn: Option<usize>,
    /// Its paragraph, as an index into those of the turn or the lead.
    pub paragraph: usize,
    /// The paragraph's id.
    pub id: ParagraphId,
    /// Where it begins, in Unicode scalar values from the start of the paragraph's text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its form, as an index into those of the wording or the term.
    pub form: usize,
}

impl UseAt {
    /// The session in which it stands.
    ///
    /// # Panics
    /// If it is not of this archive.
    pub fn session_in<'a>(&self, archive: &'a Archive) -> &'a Session {
        &archive.sessions[self.session].session
    }

    /// The day of its session.
    ///
    /// # Panics
    /// If it is not of this archive.
    pub fn date_in(&self, archive: &Archive) -> Option<Date> {
        self.session_in(archive).header.date
    }

    /// The turn in which it is said; none in the lead.
    ///
    /// # Panics
    /// If it is not of this archive.
    pub fn turn_in<'a>(&self, archive: &'a Archive) -> Option<&'a Turn> {
        let turns = self.session_in(archive).turns_at(self.section, self.exchange);
        self.turn.map(|turn| &turns[turn])
    }

    /// The paragraph in which it stands.
    ///
    /// # Panics
    /// If it is not of this archive.
    pub fn paragraph_in<'a>(&self, archive: &'a Archive) -> &'a Paragraph {
        match self.turn_in(archive) {
            Some(turn) => &turn.paragraphs[self.paragraph],
            None => &self.session_in(archive).lead[self.paragraph],
        }
    }

    /// The language in which it is said.
    ///
    /// # Panics
    /// If it is not of this archive.
    pub fn language_in<'a>(&self, archive: &'a Archive) -> &'a Language {
        let own = self.paragraph_in(archive).language.as_ref();
        own.unwrap_or(&self.session_in(archive).header.language)
    }
}

impl From<&WordingUse> for UseAt {
    fn from(at: &WordingUse) -> Self {
        Self {
            session: at.session,
            section: at.section,
            exchange: at.exchange,
            turn: Some(at.turn),
            paragraph: at.paragraph,
            id: at.id,
            start: at.start,
            end: at.end,
            form: at.variant,
        }
    }
}

/// The languages in which something is said, apart from their script and country, each once, in order.
pub(super) fn languages<'a>(said: impl IntoIterator<Item = &'a Language>) -> Vec<String> {
    let all: BTreeSet<&str> = said.into_iter().map(Language::primary).collect();
    all.into_iter().map(str::to_owned).collect()
}

/// The one language in which something is said; apart from script and country, where these differ. `None` where there
/// are several.
pub(super) fn language<'a>(said: impl IntoIterator<Item = &'a Language>) -> Option<Language> {
    let mut said = said.into_iter();
    let mut one = said.next()?.clone();
    for other in said {
        if *other == one {
            continue;
        }
        if other.primary() != one.primary() {
            return None;
        }
        one = Language::new(one.primary()).ok()?;
    }
    Some(one)
}

/// The wordings and terms of an archive.
#[derive(Debug, Clone, Copy)]
pub struct Phrases<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// Its wordings.
    pub wordings: &'a Wordings,
    /// Its terms.
    pub terms: &'a [TermView],
}

/// What has to be known of a wording or a term to tell its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track<'a> {
    /// Which it is.
    pub phrase: Phrase,
    /// The languages in which it is found, apart from their script and country, in order.
    pub languages: &'a [String],
    /// The sessions that have it, in order.
    pub sessions: &'a [usize],
    /// The sessions in which its words stand in the place of another, or of a term that is nobody's, in order: they
    /// are not silent of it.
    pub overlaid: &'a [usize],
}

impl<'a> Phrases<'a> {
    /// All that are found: first the terms, then the wordings that are none of them.
    pub fn all(&self) -> impl Iterator<Item = Phrase> + use<'a> {
        let terms = self.terms.iter().enumerate().filter(|(_, view)| !view.uses.is_empty());
        let wordings = self.wordings.all.iter().enumerate();
        let others = wordings.filter(|(_, wording)| wording.term.is_none());
        let terms = terms.map(|(at, _)| Phrase::Term(at));
        terms.chain(others.map(|(at, _)| Phrase::Wording(at)))
    }

    /// What has to be known of one.
    ///
    /// # Panics
    /// If it is not one of these.
    pub fn track(&self, phrase: Phrase) -> Track<'a> {
        match phrase {
            Phrase::Term(at) => {
                let view = &self.terms[at];
                let (languages, sessions) = (&view.languages, &view.sessions);
                Track { phrase, languages, sessions, overlaid: &view.overlaid }
            }
            Phrase::Wording(at) => {
                let wording = &self.wordings.all[at];
                let (languages, sessions) = (&wording.languages, &wording.sessions);
                Track { phrase, languages, sessions, overlaid: &wording.overlaid }
            }
        }
    }

    /// How many uses one has in all.
    ///
    /// # Panics
    /// If it is not one of these.
    pub fn count(&self, phrase: Phrase) -> usize {
        match phrase {
            Phrase::Term(at) => self.terms[at].uses.len(),
            Phrase::Wording(at) => self.wordings.all[at].uses.len(),
        }
    }

    /// How many uses one has in the sessions before this one.
    ///
    /// # Panics
    /// If it is not one of these.
    pub fn count_before(&self, phrase: Phrase, session: usize) -> usize {
        match phrase {
            Phrase::Term(at) => self.terms[at].uses.partition_point(|it| it.session < session),
            Phrase::Wording(at) => {
                self.wordings.all[at].uses.partition_point(|it| it.session < session)
            }
        }
    }

    /// One of its uses, in order of time.
    ///
    /// # Panics
    /// If it is not one of these, or has not so many.
    pub fn use_at(&self, phrase: Phrase, index: usize) -> UseAt {
        match phrase {
            Phrase::Term(at) => self.terms[at].uses[index],
            Phrase::Wording(at) => UseAt::from(&self.wordings.all[at].uses[index]),
        }
    }

    /// All of its uses, in order of time.
    ///
    /// # Panics
    /// If it is not one of these.
    pub fn uses(&self, phrase: Phrase) -> Vec<UseAt> {
        match phrase {
            Phrase::Term(at) => self.terms[at].uses.clone(),
            Phrase::Wording(at) => self.wordings.all[at].uses.iter().map(UseAt::from).collect(),
        }
    }

    /// The days of its first and last use, as far as sessions are dated.
    ///
    /// # Panics
    /// If it is not one of these.
    pub fn dates(&self, phrase: Phrase) -> Option<(Date, Date)> {
        match phrase {
            Phrase::Term(at) => self.terms[at].dates,
            Phrase::Wording(at) => self.wordings.all[at].dates,
        }
    }
}
