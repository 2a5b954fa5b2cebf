//! Labels that begin alike: Abgeordneter, Präsidentin, O señor, MR. Where several do, a name that begins
//! so is a label, whatever else stands in it; and where nearly all do, what begins otherwise hardly is.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Verdict;
use super::vocabulary::{begins_phrases, is_courtesy};

/// How many names must begin with the same word to make it one with which names begin.
const KIN: usize = 3;

/// Words with which several speakers' names begin: Abgeordneter, Präsidentin, MR.
pub(super) struct Kin<'t> {
    words: BTreeSet<&'t str>,
    /// Whether nearly all names begin so, and what does not is hardly one.
    pub(super) rules: bool,
}

impl<'t> Kin<'t> {
    pub(super) fn of(verdicts: &BTreeMap<&'t str, Verdict>) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let labels = || verdicts.iter().filter(|(_, one)| matches!(one, Verdict::Label(_)));
        for (name, _) in verdicts.iter().filter(|(_, one)| **one != Verdict::No) {
            if let Some(word) = first_of_several(name) {
                *counts.entry(word).or_default() += 1;
            }
        }
        let words: BTreeSet<&str> =
            counts.iter().filter(|(_, count)| **count >= KIN).map(|(&word, _)| word).collect();
        let alike = labels()
            .filter(|(name, _)| first_of_several(name).is_some_and(|word| words.contains(word)));
        let rules = alike.count() * 4 > labels().count() * 3 && labels().count() > 2 * KIN;
        Self { words, rules }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        first_of_several(name).is_some_and(|word| self.words.contains(word))
    }
}

/// The first word of a name of several words; the first two where that is an article: O señor.
fn first_of_several(name: &str) -> Option<&str> {
    let (first, rest) = name.split_once(' ')?;
    if first.chars().count() > 2 && !begins_phrases(first) {
        return first.starts_with(char::is_uppercase).then_some(first);
    }
    let (second, _) = rest.split_once(' ')?;
    is_courtesy(second).then(|| &name[..first.len() + 1 + second.len()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say;

    #[test]
    fn names_that_begin_alike_speak_for_each_other() {
        let label = || Verdict::Label(say!(zh: "甲", en: "a"));
        let names = ["Rätin Vale", "Rätin Orr", "Rätin Reed", "Vorsitz Quill"];
        let verdicts: BTreeMap<&str, Verdict> = names.map(|name| (name, label())).into();
        let kin = Kin::of(&verdicts);
        assert!(kin.has("Rätin für Fähren und Brücken Sand") && !kin.has("Vorsitz Sand"));
        assert!(!kin.rules, "too few to tell");
        assert_eq!(first_of_several("O señor VALE"), Some("O señor"));
        assert_eq!(first_of_several("Zweiter Punkt"), None);
    }
}
