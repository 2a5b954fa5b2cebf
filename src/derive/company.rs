//! What goes with a wording or a term: others that often stand in the same exchange, the shorter ones in it, and the
//! wordings of a term or a name.
//!
//! Whether two go together is measured by log-likelihood (Dunning 1993): how often the other stands in exchanges with the
//! one, against those without. Each use looks at a bounded number of others, so that all of it is linear.

mod tongues;

use std::collections::BTreeMap;

use super::history::Keyness;
use super::terms::SectionTerms;
use super::wordings::{UseOf, Wording, WordingClass, WordingUse, Wordings};
use super::{Phrase, Phrases, UseAt};
use crate::model::Section;
use tongues::Tongues;

/// At how many wordings of an exchange one looks for company: the weightiest. And at how many terms.
const LOOKED_AT: usize = 64;
/// So often two stand together at least,
const LEAST: usize = 3;
/// and so sure it is that they don't by chance: one case of a thousand.
const SURE: f64 = 10.83;

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
    /// For each wording, in how many exchanges it stands; an opening or a closing counts as one.
    pub exchanges: Vec<usize>,
    /// For each wording, how many exchanges have any wording in a language of its.
    pub of: Vec<usize>,
    /// For each term, in how many exchanges it stands.
    pub term_exchanges: Vec<usize>,
    /// For each term, how many exchanges have any term or wording in a language of its.
    pub of_term: Vec<usize>,
    /// For each session the terms of its exchanges, openings and closings; by section.
    terms: Vec<Vec<(Section, Vec<usize>)>>,
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
        let mut company = Self {
            parts: inverted(all, all.len(), |it| &it.part_of),
            of_terms: inverted(all, archive.terms.len(), |it| &it.terms),
            of_people: inverted(all, archive.people.len(), |it| &it.people),
            of_organisations: inverted(all, archive.organisations.len(), |it| &it.organisations),
            exchanges: vec![0; all.len()],
            of: Vec::new(),
            term_exchanges: vec![0; terms.len()],
            of_term: Vec::new(),
            terms: spoken_terms(phrases, section_terms),
        };
        let mut spoken = languages_of_terms(phrases);
        let mut spoken_in_wordings: Vec<Vec<&str>> = Vec::new();
        for (session, spoken) in spoken.iter_mut().enumerate() {
            for exchange in exchanges(wordings, session) {
                for wording in distinct(exchange) {
                    company.exchanges[wording] += 1;
                }
                let uses = exchange.iter().map(|at| wordings.use_of(*at).1);
                let mut languages: Vec<&str> = Vec::new();
                for at in uses {
                    add(&mut languages, at.language_in(archive).primary());
                }
                let section = wordings.use_of(exchange[0]).1.section;
                spoken.entry(section).or_default().extend(&languages);
                spoken_in_wordings.push(languages);
            }
        }
        for (_, here) in company.terms.iter().flatten() {
            for &term in here {
                company.term_exchanges[term] += 1;
            }
        }
        let languages = all.iter().map(|it| it.languages.as_slice());
        company.of = Tongues::new(spoken_in_wordings).sizes(languages);
        let spoken = spoken.into_iter().flat_map(BTreeMap::into_values);
        let languages = terms.iter().map(|it| it.languages.as_slice());
        company.of_term = Tongues::new(spoken).sizes(languages);
        company
    }

    /// What often stands in the same exchanges as a wording, the surest first; neither what overlaps with it nor the
    /// routine of conversation.
    pub fn companions(&self, wordings: &Wordings, wording: usize) -> Vec<Companion> {
        let it = &wordings.all[wording];
        let mut met: Vec<usize> = Vec::new();
        let exchange = |at: &WordingUse| (at.session, at.section);
        for uses in it.uses.chunk_by(|one, other| exchange(one) == exchange(other)) {
            let beside = wordings.uses_beside(&uses[0]);
            met.extend(distinct(beside).into_iter().take(LOOKED_AT));
        }
        met.sort_unstable();
        let overlaps = |other: usize| {
            let (of, parts) = (&it.part_of, &self.parts[wording]);
            of.contains(&other) || parts.contains(&other) || share_words(it, &wordings.all[other])
        };
        let kept = |other: usize| {
            let routine = wordings.all[other].class == WordingClass::Routine;
            other != wording && !routine && !overlaps(other)
        };
        let met = runs(&met).filter(|(other, _)| kept(*other));
        let met = met.map(|(other, together)| (Phrase::Wording(other), together));
        self.surest(met, (self.exchanges[wording], self.of[wording]))
    }

    /// What often stands in the same exchanges as a term, the surest first: terms, and wordings that are none; neither
    /// what has its words nor the routine of conversation.
    pub fn companions_of_term(&self, phrases: Phrases<'_>, term: usize) -> Vec<Companion> {
        let Phrases { archive, wordings, terms } = phrases;
        let (mut met, mut met_terms): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        let exchange = |at: &UseAt| (at.session, at.section);
        for uses in terms[term].uses.chunk_by(|one, other| exchange(one) == exchange(other)) {
            let UseAt { session, section, exchange, .. } = uses[0];
            let beside = wordings.uses_in_section(session, section, exchange);
            met.extend(distinct(beside).into_iter().take(LOOKED_AT));
            met_terms.extend(self.terms_in(session, section).iter().take(LOOKED_AT));
        }
        met.sort_unstable();
        met_terms.sort_unstable();
        let names = || archive.terms[term].entry.names();
        let has_words = |words: &str| names().any(|name| overlap(name, words));
        let kept = |other: usize| {
            let it = &wordings.all[other];
            let told = it.term.is_some() || it.class == WordingClass::Routine;
            !told && !it.terms.contains(&term) && !has_words(&it.words)
        };
        let kept_term =
            |other: usize| other != term && !archive.terms[other].entry.names().any(has_words);
        let met = runs(&met).filter(|(other, _)| kept(*other));
        let met = met.map(|(other, together)| (Phrase::Wording(other), together));
        let met_terms = runs(&met_terms).filter(|(other, _)| kept_term(*other));
        let met_terms = met_terms.map(|(other, together)| (Phrase::Term(other), together));
        let sizes = (self.term_exchanges[term], self.of_term[term]);
        self.surest(met_terms.chain(met), sizes)
    }

    /// In how many exchanges a wording or a term stands.
    pub fn exchanges_of(&self, phrase: Phrase) -> usize {
        match phrase {
            Phrase::Term(at) => self.term_exchanges[at],
            Phrase::Wording(at) => self.exchanges[at],
        }
    }

    /// Of those that stand together with one so often those that do so by no chance, the surest first. The one stands
    /// in `here` exchanges of `all`.
    fn surest(
        &self,
        met: impl Iterator<Item = (Phrase, usize)>,
        (here, all): (usize, usize),
    ) -> Vec<Companion> {
        let companions = met.map(|(phrase, together)| {
            let elsewhere = self.exchanges_of(phrase).saturating_sub(together);
            let without = all.saturating_sub(here);
            let keyness = Keyness::new((together, here), (elsewhere, without));
            Companion { phrase, together, keyness }
        });
        let sure = |it: &Companion| it.keyness.log_ratio > 0.0 && it.keyness.log_likelihood >= SURE;
        let mut companions: Vec<Companion> = companions.filter(sure).collect();
        companions.sort_by(|one, other| {
            one.keyness.surer(&other.keyness).then(one.phrase.cmp(&other.phrase))
        });
        companions
    }

    fn terms_in(&self, session: usize, section: Section) -> &[usize] {
        let sections = self.terms.get(session).map_or(&[][..], Vec::as_slice);
        let found = sections.binary_search_by_key(&section, |(section, _)| *section);
        found.map_or(&[], |at| &sections[at].1)
    }
}

/// The terms that are spoken, by session and section, in order.
fn spoken_terms(
    phrases: Phrases<'_>,
    section_terms: &[Vec<SectionTerms>],
) -> Vec<Vec<(Section, Vec<usize>)>> {
    let sessions = section_terms.iter().zip(&phrases.archive.sessions);
    let sessions = sessions.map(|(sections, archived)| {
        let sections = sections.iter().filter(|it| it.section != Section::Lead);
        let terms = |it: &SectionTerms| it.first.iter().map(|&at| archived.uses[at].term).collect();
        sections.map(|it| (it.section, terms(it))).collect()
    });
    sessions.collect()
}

/// For each session the languages in which terms are spoken in its sections.
fn languages_of_terms<'a>(phrases: Phrases<'a>) -> Vec<BTreeMap<Section, Vec<&'a str>>> {
    let mut spoken = vec![BTreeMap::new(); phrases.archive.sessions.len()];
    let uses = phrases.terms.iter().flat_map(|view| &view.uses);
    for at in uses.filter(|at| at.section != Section::Lead) {
        let language = at.language_in(phrases.archive).primary();
        add(spoken[at.session].entry(at.section).or_default(), language);
    }
    spoken
}

/// A section has few languages, and mostly the one that was met before.
fn add<'a>(languages: &mut Vec<&'a str>, language: &'a str) {
    if !languages.contains(&language) {
        languages.push(language);
    }
}

/// Those that are met often enough, each with how often.
fn runs(met: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let runs = met.chunk_by(|one, other| one == other);
    runs.filter(|run| run.len() >= LEAST).map(|run| (run[0], run.len()))
}

/// The uses of a session, exchange by exchange; opening and closing are such too.
fn exchanges(wordings: &Wordings, session: usize) -> impl Iterator<Item = &[UseOf]> {
    let section = |at: &UseOf| wordings.use_of(*at).1.section;
    wordings.by_session[session].chunk_by(move |one, other| section(one) == section(other))
}

/// The wordings of some uses, each once, the weightiest first.
fn distinct(uses: &[UseOf]) -> Vec<usize> {
    let mut found: Vec<usize> = uses.iter().map(|at| at.wording).collect();
    found.sort_unstable();
    found.dedup();
    found
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
mod tests {
    use super::*;
    use crate::derive::sample;
    use crate::derive::terms::{by_section, collect};
    use crate::model::{Date, Use};
    use crate::resolve::Archive;
    use crate::text::Language;

    const PAIR: [&str; 2] = ["尽快修好下游石桥", "按时清理东岸河道"];
    const ALONE: &str = "欢迎大家前来参观集市";

    /// Twenty sessions with an answer each: the pair stands together in nine, the third where they are not.
    fn archive() -> Archive {
        let mut archive = sample::archive();
        let pattern = archive.sessions[0].clone();
        archive.sessions = (0..20_i16)
            .map(|at| {
                let mut archived = pattern.clone();
                archived.uses.clear();
                archived.session.id = sample::slug(&format!("s{at}"));
                archived.session.header.date = Date::new(2001 + at, 3, 1);
                archived.session.exchanges.truncate(1);
                archived.topics.truncate(1);
                let said = match at % 2 {
                    0 if at < 18 => format!("{}。{}。", PAIR[0], PAIR[1]),
                    _ => format!("{ALONE}。"),
                };
                archived.session.exchanges[0].turns[1].paragraphs[0].text = said;
                archived
            })
            .collect();
        archive
    }

    /// Every term is used in each answer that has its words.
    fn use_terms(archive: &mut Archive) {
        for archived in &mut archive.sessions {
            let answer = &archived.session.exchanges[0].turns[1].paragraphs[0];
            let section = archived.session.sections().nth(1).unwrap().0;
            let terms = archive.terms.iter().enumerate();
            let uses = terms.filter_map(|(term, it)| {
                let start = answer.text.find(&it.entry.title)?;
                let start = answer.text[..start].chars().count();
                Some(Use { section, paragraph: answer.id, start, end: start + 2, term })
            });
            archived.uses = uses.collect();
            archived.uses.sort_by_key(|it| it.start);
        }
    }

    #[test]
    fn what_often_stands_together_is_told_with_its_counts() {
        let archive = archive();
        let wordings = Wordings::new(&archive);
        let phrases = Phrases { archive: &archive, wordings: &wordings, terms: &[] };
        let company = Company::new(phrases, &[]);
        let [one, other] = PAIR.map(|words| wordings.find_words(words).unwrap());
        let found = company.companions(&wordings, one);
        let found: Vec<_> = found.iter().map(|it| (it.phrase, it.together)).collect();
        assert_eq!(found, [(Phrase::Wording(other), 9)]);
        assert_eq!((company.exchanges[one], company.of[one]), (9, 20));
        let alone = wordings.find_words(ALONE).unwrap();
        assert!(company.companions(&wordings, alone).is_empty());
    }

    #[test]
    fn what_goes_with_a_term_is_told_and_not_the_wordings_in_which_it_stands() {
        let mut archive = archive();
        archive.terms = vec![sample::term("bank", "东岸"), sample::term("bridge", "石桥")];
        use_terms(&mut archive);
        let wordings = Wordings::new(&archive);
        let terms = collect(&archive);
        let phrases = Phrases { archive: &archive, wordings: &wordings, terms: &terms };
        let company = Company::new(phrases, &by_section(&archive));
        let found = company.companions_of_term(phrases, 1);
        let found: Vec<_> = found.iter().map(|it| (it.phrase, it.together)).collect();
        let east = wordings.find_words(PAIR[1]).unwrap();
        assert_eq!(found, [(Phrase::Term(0), 9), (Phrase::Wording(east), 9)]);
        assert_eq!((company.term_exchanges[1], company.of_term[1]), (9, 20));
    }

    #[test]
    fn what_is_found_in_two_languages_is_counted_against_each_exchange_once() {
        let mut archive = archive();
        archive.terms = vec![sample::term("bridge", "石桥"), sample::term("fair", "集市")];
        use_terms(&mut archive);
        // In five of the nine with the bridge English is spoken.
        for archived in archive.sessions.iter_mut().step_by(4) {
            archived.session.header.language = Language::new("en").unwrap();
        }
        let wordings = Wordings::new(&archive);
        let terms = collect(&archive);
        let phrases = Phrases { archive: &archive, wordings: &wordings, terms: &terms };
        let company = Company::new(phrases, &by_section(&archive));
        let both = ["en", "zh"].map(str::to_owned);
        assert_eq!([&terms[0].languages[..], &terms[1].languages], [&both[..], &both[1..]]);
        let of_terms = |at| (company.term_exchanges[at], company.of_term[at]);
        assert_eq!(of_terms(0), (9, 20), "both languages");
        assert_eq!(of_terms(1), (11, 15), "the Chinese ones");
        let [bridge, fair] = [PAIR[0], ALONE].map(|words| wordings.find_words(words).unwrap());
        assert_eq!([bridge, fair].map(|at| company.of[at]), [20, 15]);
    }
}
