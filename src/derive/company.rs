//! What goes with a wording or a term: others that often stand in the same exchange, the shorter ones in it, and the
//! wordings of a term or a name.
//!
//! Whether two go together is measured by log-likelihood (Dunning 1993): how often the other stands in exchanges with the
//! one, against those without. Of each exchange a bounded number is looked at, and of what is seen there a bounded number
//! counted, so that all of it is linear.

mod sections;
mod tongues;

use super::history::Keyness;
use super::terms::SectionTerms;
use super::wordings::{Wording, WordingClass, Wordings};
use super::{Phrase, Phrases};
use sections::Sections;

/// So often two are seen together at least,
const LEAST: usize = 3;
/// and so sure it is that they don't by chance: one case of a thousand.
const SURE: f64 = 10.83;
/// Of how many it is counted how often they stand with one: of those that go with it most by what is seen.
const COUNTED: usize = 64;

/// What goes with what.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Company {
    /// For each wording, the shorter ones that are part of it, in order.
    pub parts: Vec<Vec<usize>>,
    /// For each term of the archive, the wordings in which it stands, in order.
    pub of_terms: Vec<Vec<usize>>,
    /// For each person.
    pub of_people: Vec<Vec<usize>>,
    /// For each organisation.
    pub of_organisations: Vec<Vec<usize>>,
    /// For each wording, how many exchanges have any wording in a language of its.
    of: Vec<usize>,
    /// For each term, how many exchanges have any term or wording in a language of its.
    of_term: Vec<usize>,
    /// Which of them stand where.
    sections: Sections,
}

/// A wording or a term that often stands where another does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Companion {
    /// Which it is.
    pub phrase: Phrase,
    /// In how many exchanges both stand.
    pub together: usize,
    /// How sure it is that this is no chance, and how large.
    pub keyness: Keyness,
}

impl Company {
    /// Counts all that is needed to tell.
    pub(super) fn new(phrases: Phrases<'_>, section_terms: &[Vec<SectionTerms>]) -> Self {
        let Phrases { archive, wordings, terms } = phrases;
        let all = &wordings.all;
        let (sections, spoken) = Sections::new(phrases, section_terms);
        let languages = all.iter().map(|it| it.languages.as_slice());
        let languages_of_terms = terms.iter().map(|it| it.languages.as_slice());
        Self {
            parts: inverted(all, all.len(), |it| &it.part_of),
            of_terms: inverted(all, archive.terms.len(), |it| &it.terms),
            of_people: inverted(all, archive.people.len(), |it| &it.people),
            of_organisations: inverted(all, archive.organisations.len(), |it| &it.organisations),
            of: spoken.wordings.sizes(languages),
            of_term: spoken.all.sizes(languages_of_terms),
            sections,
        }
    }

    /// What often stands in the same exchanges as a wording, the surest first; neither what overlaps with it nor the
    /// routine of conversation.
    pub fn companions(&self, wordings: &Wordings, wording: usize) -> Vec<Companion> {
        let it = &wordings.all[wording];
        let overlaps = |other: usize| {
            let (of, parts) = (&it.part_of, &self.parts[wording]);
            of.contains(&other) || parts.contains(&other) || share_words(it, &wordings.all[other])
        };
        let routine = |other: usize| wordings.all[other].class == WordingClass::Routine;
        let kept = |phrase: Phrase| match phrase {
            Phrase::Wording(other) => other != wording && !routine(other) && !overlaps(other),
            Phrase::Term(_) => false,
        };
        let one = Phrase::Wording(wording);
        self.surest(one, self.sections.wordings_with(one, LEAST), kept)
    }

    /// What often stands in the same exchanges as a term, the surest first: terms, and wordings that are none; neither
    /// what has its words nor the routine of conversation.
    pub fn companions_of_term(&self, phrases: Phrases<'_>, term: usize) -> Vec<Companion> {
        let Phrases { archive, wordings, .. } = phrases;
        let names = || archive.terms[term].entry.names();
        let has_words = |words: &str| names().any(|name| overlap(name, words));
        let kept = |phrase: Phrase| match phrase {
            Phrase::Wording(other) => {
                let it = &wordings.all[other];
                let told = it.term.is_some() || it.class == WordingClass::Routine;
                !told && !it.terms.contains(&term) && !has_words(&it.words)
            }
            Phrase::Term(other) => {
                other != term && !archive.terms[other].entry.names().any(has_words)
            }
        };
        let one = Phrase::Term(term);
        let mut seen = self.sections.terms_with(one, LEAST);
        seen.extend(self.sections.wordings_with(one, LEAST));
        self.surest(one, seen, kept)
    }

    /// In how many exchanges a wording or a term stands; an opening or a closing counts as one.
    pub fn exchanges_of(&self, phrase: Phrase) -> usize {
        self.sections.of(phrase).len()
    }

    /// Against how many exchanges that is to be held: for a wording, those that have any wording in a language of its;
    /// for a term, those that have any term or wording in one.
    pub fn of_all(&self, phrase: Phrase) -> usize {
        match phrase {
            Phrase::Term(at) => self.of_term[at],
            Phrase::Wording(at) => self.of[at],
        }
    }

    /// What stands together with one by no chance, the surest first: of what is seen there so often, that which is
    /// `kept`.
    fn surest(
        &self,
        one: Phrase,
        seen: Vec<(Phrase, usize)>,
        kept: impl Fn(Phrase) -> bool,
    ) -> Vec<Companion> {
        let seen = seen.into_iter().filter(|(phrase, _)| kept(*phrase));
        // What is seen is a sample: it is held against what is seen elsewhere, not against all that is there.
        let seen = seen.map(|(phrase, times)| {
            let elsewhere = self.sections.seen(phrase) - times;
            self.companion(one, phrase, times, elsewhere)
        });
        let mut companions = in_order(seen.collect());
        companions.truncate(COUNTED);
        let counted = self.sections.sees_all_with(one);
        for it in &mut companions {
            let count = || self.sections.together(one, it.phrase);
            let together = if counted { it.together } else { count() };
            let elsewhere = self.exchanges_of(it.phrase) - together;
            *it = self.companion(one, it.phrase, together, elsewhere);
        }
        let sure = |it: &Companion| it.keyness.log_ratio > 0.0 && it.keyness.log_likelihood >= SURE;
        companions.retain(sure);
        in_order(companions)
    }

    fn companion(
        &self,
        one: Phrase,
        phrase: Phrase,
        together: usize,
        elsewhere: usize,
    ) -> Companion {
        let here = self.exchanges_of(one);
        let without = self.of_all(one).saturating_sub(here);
        let keyness = Keyness::new((together, here), (elsewhere, without));
        Companion { phrase, together, keyness }
    }
}

/// Those that stand together the surest first, those that shun each other last.
fn in_order(mut companions: Vec<Companion>) -> Vec<Companion> {
    let sure = |it: &Companion| it.keyness.log_likelihood.copysign(it.keyness.log_ratio);
    companions.sort_by(|one, other| {
        sure(other).total_cmp(&sure(one)).then(one.phrase.cmp(&other.phrase))
    });
    companions
}

/// Whether one of two wordings says the words of the other, and some more.
fn share_words(one: &Wording, other: &Wording) -> bool {
    overlap(&one.words, &other.words)
}

fn overlap(one: &str, other: &str) -> bool {
    one.contains(other) || other.contains(one)
}

/// For each of `count` things, the wordings that name it.
fn inverted(
    wordings: &[Wording],
    count: usize,
    named: impl Fn(&Wording) -> &Vec<usize>,
) -> Vec<Vec<usize>> {
    let mut lists = vec![Vec::new(); count];
    for (at, wording) in wordings.iter().enumerate() {
        for &thing in named(wording) {
            lists[thing].push(at);
        }
    }
    lists
}

#[cfg(test)]
mod tests;
