//! What goes with a wording: others that often stand in the same exchange, the shorter ones in it, and the wordings of
//! a term or a name.
//!
//! Whether two go together is measured by log-likelihood (Dunning 1993): how often the other stands in exchanges with the
//! wording, against those without. Each use looks at a bounded number of others, so that all of it is linear.

use std::collections::BTreeMap;

use super::history::Keyness;
use super::wordings::{UseOf, Wording, WordingClass, WordingUse, Wordings};
use crate::resolve::Archive;

/// At how many wordings of an exchange one looks for company: the weightiest.
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
    /// For each wording, how many exchanges have any wording in its language.
    pub of: Vec<usize>,
}

/// A wording that often stands where another does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Companion {
    /// The wording, as an index into [`Wordings::all`].
    pub wording: usize,
    /// In how many exchanges both stand.
    pub together: usize,
    /// How sure it is that this is no chance, and how large.
    pub keyness: Keyness,
}

impl Company {
    /// Counts all that is needed to tell.
    pub(super) fn new(archive: &Archive, wordings: &Wordings) -> Self {
        let all = &wordings.all;
        let mut company = Self {
            parts: inverted(all, all.len(), |it| &it.part_of),
            of_terms: inverted(all, archive.terms.len(), |it| &it.terms),
            of_people: inverted(all, archive.people.len(), |it| &it.people),
            of_organisations: inverted(all, archive.organisations.len(), |it| &it.organisations),
            exchanges: vec![0; all.len()],
            of: Vec::new(),
        };
        let language = |it: &Wording| it.uses[0].language_in(archive).primary();
        let languages: Vec<&str> = all.iter().map(language).collect();
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        for session in 0..wordings.by_session.len() {
            for exchange in exchanges(wordings, session) {
                let mut spoken: Vec<&str> = Vec::new();
                for wording in distinct(exchange) {
                    company.exchanges[wording] += 1;
                    spoken.push(languages[wording]);
                }
                spoken.sort_unstable();
                spoken.dedup();
                for language in spoken {
                    *sizes.entry(language).or_default() += 1;
                }
            }
        }
        company.of = languages.iter().map(|it| sizes.get(it).copied().unwrap_or(0)).collect();
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
        let (here, all) = (self.exchanges[wording], self.of[wording]);
        let overlaps = |other: usize| {
            let (of, parts) = (&it.part_of, &self.parts[wording]);
            of.contains(&other) || parts.contains(&other) || share_words(it, &wordings.all[other])
        };
        let mut companions: Vec<Companion> = met
            .chunk_by(|one, other| one == other)
            .filter(|run| run.len() >= LEAST && run[0] != wording)
            .filter(|run| wordings.all[run[0]].class != WordingClass::Routine)
            .filter(|run| !overlaps(run[0]))
            .map(|run| {
                let (other, together) = (run[0], run.len());
                let elsewhere = self.exchanges[other].saturating_sub(together);
                let without = all.saturating_sub(here);
                let keyness = Keyness::new((together, here), (elsewhere, without));
                Companion { wording: other, together, keyness }
            })
            .filter(|it| it.keyness.log_ratio > 0.0 && it.keyness.log_likelihood >= SURE)
            .collect();
        companions.sort_by(|one, other| {
            one.keyness.surer(&other.keyness).then(one.wording.cmp(&other.wording))
        });
        companions
    }
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
    one.words.contains(&other.words) || other.words.contains(&one.words)
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
    use crate::model::Date;

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

    #[test]
    fn what_often_stands_together_is_told_with_its_counts() {
        let archive = archive();
        let wordings = Wordings::new(&archive);
        let company = Company::new(&archive, &wordings);
        let [one, other] = PAIR.map(|words| wordings.find_words(words).unwrap());
        let found = company.companions(&wordings, one);
        let found: Vec<_> = found.iter().map(|it| (it.wording, it.together)).collect();
        assert_eq!(found, [(other, 9)]);
        assert_eq!((company.exchanges[one], company.of[one]), (9, 20));
        let alone = wordings.find_words(ALONE).unwrap();
        assert!(company.companions(&wordings, alone).is_empty());
    }
}
