//! Which candidates are proposed as terms, and in which order: what an editor is most likely to want first.
//!
//! A term is worth an entry for how it is marked (a title, words in quotation marks), for being several
//! words that keep together, for how rare its words are in the language at large, and for standing in many
//! passages, but not in all. The order is total: equals go by their words.

use super::gather::Candidate;
use super::proposal::Draft;
use crate::text::{WordClass, cut, is_chinese, is_in_dictionary, rarity};

/// From which rarity on a common noun may be a term: 8 is about one in three thousand texts.
const RARE: f64 = 8.0;

/// The same for the rarest of several words that keep together.
const RARE_TOGETHER: f64 = 7.0;

/// What a word counts for of whose rarity nothing is known.
const UNKNOWN: f64 = 8.5;

/// In one in so many sessions at most a common noun may stand: one that stands in more belongs to the office
/// or the speaker, not to a subject. Stricter where nothing is known of its rarity.
const ONE_IN: usize = 4;
const ONE_IN_UNKNOWN: usize = 8;

/// With fewer sessions than this nothing can be told from them.
const FEW: usize = 8;

/// In how many passages a word that no dictionary has must stand.
const LEAST_UNKNOWN: usize = 3;

/// Small words that the segmenter's model glues to others.
const GLUED: &str = "的了和与與对對有何在是将將说說就等也都之其此该該正不会會要向把被让讓称稱于由从從可能曾已仍又还還";

/// How much there is in all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whole {
    pub(super) passages: usize,
    pub(super) sessions: usize,
}

/// The candidates that are terms, best first.
pub(super) fn rank(found: Vec<(Candidate, Draft)>, whole: Whole) -> Vec<(Candidate, Draft)> {
    let mut ranked: Vec<(f64, Candidate, Draft)> = found
        .into_iter()
        .filter(|(candidate, draft)| {
            !is_everywhere(candidate, draft, whole.passages) && is_term(candidate, draft, whole)
        })
        .map(|(candidate, draft)| (worth(&candidate, &draft, whole.passages), candidate, draft))
        .collect();
    ranked.sort_by(|(worth, one, _), (other_worth, other, _)| {
        other_worth.total_cmp(worth).then_with(|| one.words.cmp(&other.words))
    });
    ranked.into_iter().map(|(_, candidate, draft)| (candidate, draft)).collect()
}

/// Whether unmarked words stand in more than half of all passages, where there are enough to tell.
fn is_everywhere(candidate: &Candidate, draft: &Draft, passages: usize) -> bool {
    let marked = candidate.quoted * 2 > draft.counts.times;
    !marked && passages > 5 && draft.counts.passages * 2 > passages
}

/// Whether a candidate says more than its language's everyday words do.
fn is_term(candidate: &Candidate, draft: &Draft, whole: Whole) -> bool {
    let words = candidate.words.as_str();
    if candidate.titled > 0 {
        return true;
    }
    if !words.chars().any(is_chinese) {
        // Without a table of how common words are, a single one must be what its passages are about.
        let name = words.chars().any(char::is_uppercase);
        let about = candidate.tf_idf >= if name { 2 } else { 3 }
            && candidate.tf_idf * 2 >= draft.counts.passages;
        return candidate.quoted > 0 || candidate.chain || about;
    }
    let Some(class) = candidate.class else {
        return candidate.quoted > 0 || rarest(words) >= RARE_TOGETHER;
    };
    let marked = candidate.quoted * 2 > draft.counts.times;
    if !is_in_dictionary(words) {
        let glued =
            words.starts_with(|c| GLUED.contains(c)) || words.ends_with(|c| GLUED.contains(c));
        let enough = draft.counts.passages >= LEAST_UNKNOWN;
        return marked || !glued && enough && is_at_home(draft, whole, ONE_IN_UNKNOWN);
    }
    match class {
        WordClass::Person | WordClass::Place => true,
        WordClass::Noun | WordClass::Phrase if !marked => match rarity(words) {
            Some(rarity) => rarity >= RARE && is_at_home(draft, whole, ONE_IN),
            None => is_at_home(draft, whole, ONE_IN_UNKNOWN),
        },
        _ => marked,
    }
}

/// Whether a word stands in one in so many sessions at most.
fn is_at_home(draft: &Draft, whole: Whole, one_in: usize) -> bool {
    whole.sessions < FEW || draft.counts.sessions * one_in <= whole.sessions
}

#[allow(clippy::cast_precision_loss, reason = "counts of places are small")]
fn worth(candidate: &Candidate, draft: &Draft, all: usize) -> f64 {
    let counts = &draft.counts;
    let (standing, all) = (counts.passages.max(1) as f64, all.max(counts.passages) as f64 + 1.0);
    let spread = (1.0 + standing).ln() * ((all / standing).ln() / all.ln()).sqrt();
    let share = |part: usize, whole: usize| (part as f64 / whole.max(1) as f64).min(1.0);
    let ranked = share(candidate.tf_idf + candidate.text_rank, 2 * counts.passages);
    let words = candidate.words.as_str();
    let special = if words.chars().any(is_chinese) {
        ((rarest(words) - RARE_TOGETHER) / 4.0).clamp(0.0, 1.0)
    } else {
        0.5
    };
    let class = match candidate.class {
        Some(WordClass::Phrase) => 0.3,
        Some(WordClass::Person | WordClass::Place) => -0.3,
        _ => 0.0,
    };
    let chain = if candidate.chain { 0.6 } else { 0.0 };
    let marks = 2.5 * share(counts.quoted, counts.times) + 1.5 * share(counts.titled, counts.times);
    spread * (0.4 + marks + chain + class + ranked * 0.5 + special * 0.5)
}

/// How rare the rarest of the words is.
fn rarest(words: &str) -> f64 {
    let parts = cut(words).into_iter().map(|word| rarity(word).unwrap_or(UNKNOWN));
    parts.fold(0.0, f64::max)
}
