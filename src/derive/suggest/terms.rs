//! Terms: what might be one, counted where it stands and ranked.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::gather::{Candidate, Candidates, gather};
use super::known::{Known, key};
use super::passages::{Passage, Words};
use super::proposal::Draft;
use super::ranking::{self, Whole};
use crate::model::TermKind;
use crate::resolve::Archive;
use crate::structure::is_medium;
use crate::text::{FinderError, Longest, WordClass, is_chinese, word_ends};

/// In how many passages a term must stand, unless asked otherwise.
const LEAST: usize = 2;

/// An archive of fewer sessions is young: what is quoted in it stands there once.
const YOUNG: usize = 5;

/// In how many passages a person or a place must be named to be a term.
const LEAST_NAMED: usize = 3;

/// The terms that are proposed, best first.
pub(super) fn find(
    archive: &Archive,
    passages: &[Passage<'_>],
    known: &Known,
    least: Option<usize>,
) -> Result<Vec<Draft>, FinderError> {
    let speakers = archive.sessions.iter().flat_map(|session| &session.session.speakers);
    let labels: BTreeSet<&str> = speakers.map(|speaker| speaker.label.as_str()).collect();
    let speaking: BTreeSet<String> = labels.iter().map(|label| key(label)).collect();
    let mut candidates = gather(passages, known);
    candidates.retain(|_, one| speaks_for(one) && !speaking.contains(&key(&one.words)));
    let names = known.names.iter().map(String::as_str).chain(labels);
    let mut others: Vec<String> = names.map(str::to_ascii_lowercase).collect();
    others.retain(|name| !name.is_empty() && !candidates.contains_key(name));
    others.sort_unstable();
    others.dedup();
    let drafts = count(passages, &candidates, &others)?;
    let counted = candidates.into_values().zip(drafts);
    let whole = Whole { passages: passages.len(), sessions: archive.sessions.len() };
    let young = whole.sessions < YOUNG;
    let enough = |(candidate, draft): &(Candidate, Draft)| {
        draft.counts.passages >= least.unwrap_or_else(|| needed(candidate, young))
    };
    let counted = counted.map(|(candidate, draft)| (candidate.clone(), finished(candidate, draft)));
    let ranked = ranking::rank(counted.filter(enough).collect(), whole);
    Ok(unified(ranked.into_iter().map(|(_, draft)| draft)))
}

/// The drafts with each name once: spellings that differ only in marks and spaces become aliases of the best.
fn unified(ranked: impl Iterator<Item = Draft>) -> Vec<Draft> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for draft in ranked {
        let place = *places.entry(key(&draft.title)).or_insert(drafts.len());
        match drafts.get_mut(place) {
            Some(best) => best.aliases.push(draft.title),
            None => drafts.push(draft),
        }
    }
    drafts
}

/// Whether enough points to a candidate for it to be looked for in the whole archive.
fn speaks_for(candidate: &Candidate) -> bool {
    candidate.quoted > 0 || candidate.titled > 0 || candidate.chain || candidate.tf_idf > 0
}

fn needed(candidate: &Candidate, young: bool) -> usize {
    match candidate {
        Candidate { titled: 1.., .. } => 1,
        Candidate { quoted: 1.., .. } if young => 1,
        Candidate { quoted: 0, class: Some(WordClass::Person | WordClass::Place), .. } => {
            LEAST_NAMED
        }
        _ => LEAST,
    }
}

fn finished(candidate: Candidate, mut draft: Draft) -> Draft {
    draft.what = match candidate.class {
        _ if candidate.titled > candidate.quoted && is_medium(&candidate.words) => {
            Some(TermKind::Name)
        }
        _ if candidate.titled > candidate.quoted => Some(TermKind::Document),
        // What is quoted is a saying before it is a name: 港人治港.
        _ if candidate.quoted > 0 => None,
        Some(WordClass::Person) => Some(TermKind::Name),
        Some(WordClass::Place) => Some(TermKind::Place),
        _ => None,
    };
    draft.counts.quoted = candidate.quoted;
    draft.counts.titled = candidate.titled;
    draft.counts.tf_idf = candidate.tf_idf;
    draft.counts.text_rank = candidate.text_rank;
    draft.title = candidate.words;
    draft
}

/// Where each candidate stands: not inside a longer one or inside the name of something known.
fn count(
    passages: &[Passage<'_>],
    candidates: &Candidates,
    others: &[String],
) -> Result<Vec<Draft>, FinderError> {
    let words = candidates.keys().chain(others).map(String::as_str);
    let longest = Longest::new(words)?;
    let marked: Vec<bool> =
        candidates.values().map(|one| one.quoted > 0 || one.titled > 0).collect();
    let found: Vec<Vec<(&Words<'_>, Vec<usize>)>> = passages
        .par_iter()
        .map(|passage| {
            let places = |words| (words, standing(words, &longest, &marked));
            passage.paragraphs.iter().map(places).collect()
        })
        .collect();
    let mut drafts = vec![Draft::default(); candidates.len()];
    for (words, standing) in found.iter().flatten() {
        for &candidate in standing {
            drafts[candidate].stands_at(words.spot, 1);
        }
    }
    Ok(drafts)
}

/// The candidates that stand in a paragraph, once for each place.
fn standing(words: &Words<'_>, longest: &Longest, marked: &[bool]) -> Vec<usize> {
    let text = words.text.to_ascii_lowercase();
    let ends = word_ends(&text);
    let parted = |at: usize| at == 0 || ends.binary_search(&at).is_ok();
    let places = longest.places(&text).into_iter();
    places
        .filter(|(at, candidate)| {
            // What is quoted anywhere is known to be one expression, which a segmenter may not know.
            let loose = marked.get(*candidate).is_some_and(|marked| *marked)
                && text[at.clone()].chars().all(is_chinese);
            loose || parted(at.start) && parted(at.end)
        })
        .map(|(_, candidate)| candidate)
        .filter(|&candidate| candidate < marked.len())
        .collect()
}
