//! Topics: terms that exchanges without a topic share, in their questions.
//!
//! The term that stands in most of them is a topic, the exchanges in which it stands are its own, and the
//! search goes on among the rest; so no exchange is counted for two topics.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::known::{Known, key};
use super::passages::Passage;
use super::proposal::{Draft, Spot};
use super::terms;
use crate::model::Section;
use crate::resolve::Archive;
use crate::text::FinderError;

/// How many exchanges must share a term, unless asked otherwise.
const LEAST: usize = 2;

/// What stands in more than one in so many passages parts nothing from anything, in an archive of more than
/// [`FEW`].
const ONE_IN: usize = 10;
const FEW: usize = 50;

/// How many terms beside the title find a topic's exchanges.
const BESIDE: usize = 4;

/// Which terms stand in which exchanges without a topic; both by their places in lists of them.
struct Groups {
    /// For each term, its exchanges.
    exchanges: Vec<BTreeSet<usize>>,
    /// For each exchange, its terms.
    terms: Vec<Vec<usize>>,
}

/// The topics that are proposed: those of most exchanges first.
pub(super) fn find(
    archive: &Archive,
    passages: &[Passage<'_>],
    known: &Known,
    least: Option<usize>,
) -> Result<Vec<Draft>, FinderError> {
    let rules = archive.topics.iter().flat_map(|topic| &topic.rules);
    let rules: BTreeSet<String> = rules.map(|rule| key(&rule.words)).collect();
    let mut terms = terms::find(archive, passages, known, None)?;
    terms.retain(|term| {
        let everywhere = passages.len() > FEW && term.counts.passages * ONE_IN > passages.len();
        !everywhere && !rules.contains(&key(&term.title))
    });
    let bare: Vec<Spot> = passages.iter().filter_map(|one| without_topic(archive, one)).collect();
    let groups = Groups::new(&terms, &bare, &about(passages));
    let drafts =
        groups.shared(least.unwrap_or(LEAST).max(1)).into_iter().map(|(own, exchanges)| {
            let words = groups.matching(own, &exchanges).into_iter();
            let mut draft = Draft { title: terms[own].title.clone(), ..Draft::default() };
            draft.matching = words.map(|term| terms[term].title.clone()).collect();
            for exchange in exchanges {
                draft.stands_at(bare[exchange], 1);
            }
            draft
        });
    Ok(drafts.collect())
}

/// Where an exchange begins that has no topic.
fn without_topic(archive: &Archive, passage: &Passage<'_>) -> Option<Spot> {
    let spot = passage.paragraphs.first()?.spot;
    let archived = archive.sessions.get(spot.session)?;
    let mut exchanges = archived.session.exchanges.iter();
    let place = exchanges.position(|it| Section::Exchange(it.id) == spot.section)?;
    archived.topics.get(place).is_none_or(Vec::is_empty).then_some(spot)
}

/// The paragraphs that say what an exchange is about: those of its questions, or all where nobody asks.
fn about(passages: &[Passage<'_>]) -> BTreeSet<Spot> {
    let of = |passage: &Passage<'_>| {
        let all = || passage.paragraphs.iter();
        let asked = all().any(|words| words.question);
        all().filter(|words| words.question || !asked).map(|words| words.spot).collect::<Vec<_>>()
    };
    passages.iter().flat_map(of).collect()
}

impl Groups {
    /// Where `terms` stand in what the exchanges that begin at `bare` are `about`.
    fn new(terms: &[Draft], bare: &[Spot], about: &BTreeSet<Spot>) -> Self {
        let passage = |spot: &Spot| (spot.session, spot.section);
        let numbers: BTreeMap<(usize, Section), usize> =
            bare.iter().enumerate().map(|(number, spot)| (passage(spot), number)).collect();
        let exchanges_of = |draft: &Draft| {
            let places = draft.places.iter().filter(|spot| about.contains(spot));
            places.filter_map(|spot| numbers.get(&passage(spot)).copied()).collect()
        };
        let exchanges: Vec<BTreeSet<usize>> = terms.iter().map(exchanges_of).collect();
        let mut terms = vec![Vec::new(); bare.len()];
        for (term, exchanges) in exchanges.iter().enumerate() {
            for &exchange in exchanges {
                terms[exchange].push(term);
            }
        }
        Self { exchanges, terms }
    }

    /// The terms that at least `least` exchanges share, each with those that no term before it has taken: the
    /// one that most share first, of equals the better one.
    fn shared(&self, least: usize) -> Vec<(usize, BTreeSet<usize>)> {
        let mut left = self.exchanges.clone();
        let rank = |left: &[BTreeSet<usize>], term: usize| (Reverse(left[term].len()), term);
        let mut order: BTreeSet<_> = (0..left.len()).map(|term| rank(&left, term)).collect();
        let mut shared = Vec::new();
        while let Some((_, next)) = order.pop_first().filter(|(count, _)| count.0 >= least) {
            let exchanges = std::mem::take(&mut left[next]);
            for &exchange in &exchanges {
                for &term in self.terms[exchange].iter().filter(|term| **term != next) {
                    // Taken terms have nothing left and are in no order.
                    if order.remove(&rank(&left, term)) {
                        left[term].remove(&exchange);
                        order.insert(rank(&left, term));
                    }
                }
            }
            shared.push((next, exchanges));
        }
        shared
    }

    /// The terms that find these exchanges: their own, and those that stand in several of them and in hardly any
    /// other.
    fn matching(&self, own: usize, exchanges: &BTreeSet<usize>) -> Vec<usize> {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for &term in exchanges.iter().flat_map(|&exchange| &self.terms[exchange]) {
            *counts.entry(term).or_default() += 1;
        }
        counts.remove(&own);
        counts.retain(|term, shared| *shared > 1 && *shared * 4 >= self.exchanges[*term].len() * 3);
        let mut beside: Vec<(Reverse<usize>, usize)> =
            counts.into_iter().map(|(term, shared)| (Reverse(shared), term)).collect();
        beside.sort_unstable();
        std::iter::once(own).chain(beside.into_iter().take(BESIDE).map(|(_, term)| term)).collect()
    }
}
