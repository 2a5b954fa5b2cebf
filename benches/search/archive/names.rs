//! Who asks, who answers and what about, found in the text itself: so that facets have something to count.

use std::collections::{BTreeMap, BTreeSet};

use wenda::model::Role;
use wenda::text::{WordClass, classified, is_personal_name};

use super::pool::Group;

const TOPICS: usize = 200;
const TERMS: usize = 120;
const OUTLETS: usize = 60;
const PEOPLE: usize = 12;

/// Words of the text, the most frequent first.
pub(crate) struct Names {
    /// Places and nouns that stand in questions.
    pub(crate) topics: Vec<String>,
    /// Set phrases and long names that stand in answers.
    pub(crate) terms: Vec<String>,
    /// Labels of askers, 记者 left off.
    pub(crate) outlets: Vec<String>,
    pub(crate) people: Vec<String>,
}

pub(crate) fn find(groups: &[Group]) -> Names {
    let topics = words(
        groups,
        TOPICS,
        |group| &group.asked,
        |word, class| {
            let long = word.chars().count();
            matches!(class, WordClass::Place | WordClass::Noun) && (2..=6).contains(&long)
        },
    );
    let taken: BTreeSet<&String> = topics.iter().collect();
    let terms = words(
        groups,
        TERMS,
        |group| &group.answered,
        |word, class| {
            let long = word.chars().count();
            matches!(class, WordClass::Phrase | WordClass::Noun | WordClass::Place)
                && (4..=8).contains(&long)
                && !taken.contains(&word.to_owned())
        },
    );
    let outlets = labels(groups, OUTLETS, Role::Asker, |label| {
        let name = label.strip_suffix("记者")?;
        (name.chars().count() > 2).then(|| name.to_owned())
    });
    let people = labels(groups, PEOPLE, Role::Answerer, |label| {
        is_personal_name(label).then(|| label.to_owned())
    });
    Names { topics, terms, outlets, people }
}

/// The `most` frequent words of Chinese text that are `wanted`.
fn words(
    groups: &[Group],
    most: usize,
    text: impl Fn(&Group) -> &Vec<String>,
    wanted: impl Fn(&str, WordClass) -> bool,
) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for sentence in groups.iter().filter(|group| group.language.is_chinese()).flat_map(&text) {
        for (word, class) in classified(sentence) {
            if wanted(word, class) && word.chars().all(wenda::text::is_east_asian) {
                *counts.entry(word.to_owned()).or_default() += 1;
            }
        }
    }
    ranked(counts, most)
}

/// The `most` frequent names that labels of this role are.
fn labels(
    groups: &[Group],
    most: usize,
    role: Role,
    name: impl Fn(&str) -> Option<String>,
) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for ((of, label), count) in groups.iter().flat_map(|group| &group.labels) {
        if let Some(name) = name(label).filter(|_| *of == role) {
            *counts.entry(name).or_default() += count;
        }
    }
    ranked(counts, most)
}

fn ranked(counts: BTreeMap<String, usize>, most: usize) -> Vec<String> {
    let mut all: Vec<(String, usize)> = counts.into_iter().collect();
    all.sort_by(|(a, more), (b, less)| less.cmp(more).then_with(|| a.cmp(b)));
    all.into_iter().take(most).map(|(word, _)| word).collect()
}
