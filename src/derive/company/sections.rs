//! What stands together in a section: an exchange, an opening or a closing, which counts as one.
//!
//! A long opening has hundreds of wordings, and to hold each against each would take time by the square. So of every
//! section a bounded number is looked at, which finds what may go together; how often it does is then counted in the
//! sections of the two, whole.

use std::collections::BTreeMap;

use super::super::terms::SectionTerms;
use super::super::wordings::UseOf;
use super::super::{Phrase, Phrases};
use super::tongues::Tongues;
use crate::model::Section;

/// At how many wordings of a section one looks for company: the weightiest. And at how many terms: the first.
const LOOKED_AT: usize = 64;

/// The sections in which something is found, numbered in order of time, then of the text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sections {
    /// For each of them the wordings and the terms that are looked at.
    looked_at: Vec<[Vec<u32>; 2]>,
    /// For each wording those in which it stands.
    of_wordings: Vec<Standing>,
    /// For each term.
    of_terms: Vec<Standing>,
}

/// In which sections a wording or a term stands.
#[derive(Debug, Clone, Default, PartialEq)]
struct Standing {
    /// Their numbers, in order.
    numbers: Vec<u32>,
    /// In how many of them it is looked at.
    seen: usize,
}

/// In which languages the wordings of all sections are said, and in which these and the terms.
pub(super) struct Spoken {
    pub(super) wordings: Tongues,
    pub(super) all: Tongues,
}

/// One section: what stands in it, each once, and in which languages.
#[derive(Default)]
struct Here<'a> {
    /// The weightiest first, which is in order.
    wordings: Vec<usize>,
    /// In the order of the text.
    terms: Vec<usize>,
    languages: Vec<&'a str>,
    languages_of_terms: Vec<&'a str>,
}

impl Sections {
    /// Reads an archive with the terms of its sections.
    pub(super) fn new(phrases: Phrases<'_>, section_terms: &[Vec<SectionTerms>]) -> (Self, Spoken) {
        let mut sections = Self {
            looked_at: Vec::new(),
            of_wordings: vec![Standing::default(); phrases.wordings.all.len()],
            of_terms: vec![Standing::default(); phrases.terms.len()],
        };
        let (mut in_wordings, mut in_all) = (Vec::new(), Vec::new());
        for here in read(phrases, section_terms) {
            sections.add(&here);
            in_all.push([&*here.languages, &here.languages_of_terms].concat());
            in_wordings.push(here.languages);
        }
        (sections, Spoken { wordings: Tongues::new(in_wordings), all: Tongues::new(in_all) })
    }

    fn add(&mut self, here: &Here<'_>) {
        let number = index(self.looked_at.len());
        let lists = [&here.wordings, &here.terms];
        for (all, of) in lists.into_iter().zip([&mut self.of_wordings, &mut self.of_terms]) {
            for (place, &at) in all.iter().enumerate() {
                of[at].numbers.push(number);
                of[at].seen += usize::from(place < LOOKED_AT);
            }
        }
        let first = |all: &Vec<usize>| all.iter().take(LOOKED_AT).map(|&at| index(at)).collect();
        self.looked_at.push(lists.map(first));
    }

    /// The sections in which a wording or a term stands.
    pub(super) fn of(&self, phrase: Phrase) -> &[u32] {
        &self.standing(phrase).numbers
    }

    /// In how many of them it is seen.
    pub(super) fn seen(&self, phrase: Phrase) -> usize {
        self.standing(phrase).seen
    }

    fn standing(&self, phrase: Phrase) -> &Standing {
        match phrase {
            Phrase::Term(at) => &self.of_terms[at],
            Phrase::Wording(at) => &self.of_wordings[at],
        }
    }

    /// The wordings that are seen so often at least in the sections of one, itself too, each with how often: unseen it
    /// may stand there more often.
    pub(super) fn wordings_with(&self, one: Phrase, least: usize) -> Vec<(Phrase, usize)> {
        let seen = runs(self.seen_with(one).flat_map(|[wordings, _]| wordings), least);
        seen.into_iter().map(|(at, times)| (Phrase::Wording(at), times)).collect()
    }

    /// The same of terms.
    pub(super) fn terms_with(&self, one: Phrase, least: usize) -> Vec<(Phrase, usize)> {
        let seen = runs(self.seen_with(one).flat_map(|[_, terms]| terms), least);
        seen.into_iter().map(|(at, times)| (Phrase::Term(at), times)).collect()
    }

    /// Whether nothing that stands with one is unseen.
    pub(super) fn sees_all_with(&self, one: Phrase) -> bool {
        self.seen_with(one).flatten().all(|some| some.len() < LOOKED_AT)
    }

    fn seen_with(&self, one: Phrase) -> impl Iterator<Item = &[Vec<u32>; 2]> {
        self.of(one).iter().map(|&at| &self.looked_at[at as usize])
    }

    /// In how many sections both stand.
    pub(super) fn together(&self, one: Phrase, other: Phrase) -> usize {
        let (one, other) = (self.of(one), self.of(other));
        let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
        few.iter().filter(|&at| many.binary_search(at).is_ok()).count()
    }
}

/// All sections in which a wording or a term stands; what stands in a lead is not spoken.
fn read<'a>(phrases: Phrases<'a>, section_terms: &[Vec<SectionTerms>]) -> Vec<Here<'a>> {
    let Phrases { archive, wordings, terms } = phrases;
    let mut sessions: Vec<BTreeMap<Section, Here<'_>>> = Vec::new();
    sessions.resize_with(archive.sessions.len(), BTreeMap::new);
    for (session, sections) in sessions.iter_mut().enumerate() {
        let section = |at: &UseOf| wordings.use_of(*at).1.section;
        let uses = &wordings.by_session[session];
        for uses in uses.chunk_by(|one, other| section(one) == section(other)) {
            let here = sections.entry(section(&uses[0])).or_default();
            here.wordings = uses.iter().map(|at| at.wording).collect();
            here.wordings.sort_unstable();
            here.wordings.dedup();
            for at in uses {
                let language = wordings.use_of(*at).1.language_in(archive);
                add(&mut here.languages, language.primary());
            }
        }
    }
    let each = section_terms.iter().zip(&archive.sessions).zip(&mut sessions);
    for ((found, archived), sections) in each {
        for it in found.iter().filter(|it| it.section != Section::Lead) {
            let terms = it.first.iter().map(|&at| archived.uses[at].term);
            sections.entry(it.section).or_default().terms = terms.collect();
        }
    }
    let uses = terms.iter().flat_map(|view| &view.uses);
    for at in uses.filter(|at| at.section != Section::Lead) {
        let here = sessions[at.session].entry(at.section).or_default();
        add(&mut here.languages_of_terms, at.language_in(archive).primary());
    }
    sessions.into_iter().flat_map(BTreeMap::into_values).collect()
}

/// A section has few languages.
fn add<'a>(languages: &mut Vec<&'a str>, language: &'a str) {
    if !languages.contains(&language) {
        languages.push(language);
    }
}

/// Those that come often enough, in order, each with how often.
fn runs<'a>(all: impl Iterator<Item = &'a u32>, least: usize) -> Vec<(usize, usize)> {
    let mut all: Vec<u32> = all.copied().collect();
    all.sort_unstable();
    let runs = all.chunk_by(|one, other| one == other).filter(|run| run.len() >= least);
    runs.map(|run| (run[0] as usize, run.len())).collect()
}

/// A number of a section, a wording or a term; of more than four thousand million there is no archive.
fn index(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
