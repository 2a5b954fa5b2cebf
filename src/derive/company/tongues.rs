//! In which languages something is said in each section, and how many sections that makes for one or several of them.
//!
//! An exchange in which two languages are spoken is one exchange: what is found in both is counted against it once.

use std::collections::BTreeMap;

/// The languages of the sections, as sets: there are few, however many sections there are.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tongues {
    /// The sets, each in order and with how many sections have just these.
    sets: Vec<(Vec<String>, usize)>,
}

impl Tongues {
    /// Takes the languages in which something is said in each section, in any order.
    pub(super) fn new<'a>(sections: impl IntoIterator<Item = Vec<&'a str>>) -> Self {
        let mut sets: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        for mut languages in sections {
            languages.sort_unstable();
            languages.dedup();
            *sets.entry(languages).or_default() += 1;
        }
        let owned = |set: Vec<&str>| set.into_iter().map(str::to_owned).collect();
        Self { sets: sets.into_iter().map(|(set, count)| (owned(set), count)).collect() }
    }

    /// For each of these lists of languages, in how many sections something is said in any of them.
    pub(super) fn sizes<'a>(&self, lists: impl Iterator<Item = &'a [String]>) -> Vec<usize> {
        let mut known: BTreeMap<&[String], usize> = BTreeMap::new();
        lists.map(|it| *known.entry(it).or_insert_with(|| self.size(it))).collect()
    }

    fn size(&self, languages: &[String]) -> usize {
        let among = |set: &[String]| languages.iter().any(|it| set.contains(it));
        self.sets.iter().filter(|(set, _)| among(set)).map(|(_, count)| count).sum()
    }
}
