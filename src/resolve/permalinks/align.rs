//! Old and new units brought together: which of the new ones is which of the old.
//!
//! The same steps serve the exchanges of a session and the paragraphs of a section:
//!
//! 1. **Anchors**: units whose words occur once before and once now, in order (a longest common
//!    subsequence, weighed by length).
//! 2. **Returned**: units whose words occur once before and once now, elsewhere; then words that a unit
//!    without a partner had in an earlier version, or that a dead unit had.
//! 3. **Between anchors**, in order: units with equal words, and units that are like enough.
//! 4. **The rest**: equal words, then surely like words, wherever they stand.
//!
//! Only units that are still free after the second step are looked at closely: after most edits, few.
//!
//! Time is bounded: exact partners are looked for within a window, and where a stretch between anchors
//! is long, like ones through an index of rare pairs of pieces instead of each with each.

use std::collections::BTreeMap;
use std::ops::Range;

use super::chain::{Pair, heaviest_chain};
use super::index::Index;
use super::likeness::{Features, Likeness, Vocabulary};

/// How far apart, among units with equal words, partners are looked for.
const WINDOW: usize = 32;

/// Up to this many pairs, each old unit is compared with each new one.
const EACH_WITH_EACH: usize = 4096;

/// More than any likeness weighs.
const EQUAL: u64 = 4_000_000;

/// An exchange or a paragraph, as alignment sees it.
#[derive(Debug, Clone, Default)]
pub(super) struct Unit<'a> {
    /// Its label and words; equal for equal units.
    pub(super) words: String,
    /// The same for its earlier versions.
    pub(super) past: Vec<String>,
    /// Whether it was taken out of the text before.
    pub(super) dead: bool,
    /// The label before a paragraph; an exchange has none.
    pub(super) label: Option<&'a str>,
    /// The words of its paragraphs.
    pub(super) texts: Vec<&'a str>,
    /// Those of the first question of an exchange; a paragraph has none.
    pub(super) question: Vec<&'a str>,
}

impl Unit<'_> {
    fn features(&self, vocabulary: &mut Vocabulary) -> Features {
        Features {
            label: self.label.map(str::to_owned),
            words: vocabulary.bag(self.texts.iter().copied()),
            question: vocabulary.bag(self.question.iter().copied()),
        }
    }
}

/// For each new unit, the old one that it is. No old one is given twice.
///
/// `old` has the living units in the order of the text; the dead may stand anywhere.
pub(super) fn align(old: &[Unit<'_>], new: &[Unit<'_>]) -> Vec<Option<usize>> {
    let mut aligner = Aligner {
        old,
        new,
        old_of: vec![None; new.len()],
        taken: vec![false; old.len()],
        old_features: vec![Features::default(); old.len()],
        new_features: vec![Features::default(); new.len()],
    };
    let anchors = aligner.anchors();
    aligner.returned();
    aligner.look_closer();
    aligner.between(&anchors);
    aligner.equal_elsewhere();
    aligner.former_words();
    aligner.surely_like_elsewhere();
    aligner.old_of
}

struct Aligner<'a> {
    old: &'a [Unit<'a>],
    new: &'a [Unit<'a>],
    old_of: Vec<Option<usize>>,
    taken: Vec<bool>,
    old_features: Vec<Features>,
    new_features: Vec<Features>,
}

impl<'a> Aligner<'a> {
    fn pair_up(&mut self, old: usize, new: usize) {
        if !self.taken[old] && self.old_of[new].is_none() {
            self.taken[old] = true;
            self.old_of[new] = Some(old);
        }
    }

    fn free_old(&self, range: Range<usize>) -> Vec<usize> {
        range.filter(|&old| !self.taken[old] && !self.old[old].dead).collect()
    }

    fn free_new(&self, range: Range<usize>) -> Vec<usize> {
        range.filter(|&new| self.old_of[new].is_none()).collect()
    }

    /// The free units by their words: those that have them before, and now.
    fn by_words(
        &self,
        olds: &[usize],
        news: &[usize],
    ) -> BTreeMap<&'a str, (Vec<usize>, Vec<usize>)> {
        let mut found: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for &old in olds {
            found.entry(&self.old[old].words).or_default().0.push(old);
        }
        for &new in news {
            found.entry(&self.new[new].words).or_default().1.push(new);
        }
        found
    }

    /// Pairs of free units whose words occur once before and once now.
    fn unique(&self) -> Vec<(usize, usize)> {
        let olds = self.free_old(0..self.old.len());
        let news = self.free_new(0..self.new.len());
        let pairs = self.by_words(&olds, &news).into_values().filter_map(|(olds, news)| {
            match (olds.as_slice(), news.as_slice()) {
                (&[old], &[new]) => Some((old, new)),
                _ => None,
            }
        });
        pairs.collect()
    }

    fn anchors(&mut self) -> Vec<Pair> {
        let weight = |old: usize| 1 + self.old[old].words.len() as u64;
        let pairs =
            self.unique().into_iter().map(|(old, new)| Pair { old, new, weight: weight(old) });
        let anchors = heaviest_chain(pairs.collect(), self.old.len());
        for pair in &anchors {
            self.pair_up(pair.old, pair.new);
        }
        anchors
    }

    fn returned(&mut self) {
        for (old, new) in self.unique() {
            self.pair_up(old, new);
        }
        self.former_words();
    }

    /// Takes the features of the units that are still free: few, after most edits.
    fn look_closer(&mut self) {
        let olds = self.free_old(0..self.old.len());
        let news = self.free_new(0..self.new.len());
        if olds.is_empty() || news.is_empty() {
            return;
        }
        let mut vocabulary = Vocabulary::default();
        for old in olds {
            self.old_features[old] = self.old[old].features(&mut vocabulary);
        }
        for new in news {
            self.new_features[new] = self.new[new].features(&mut vocabulary);
        }
    }

    /// Gives words that no living unit has to the unit that once had them.
    fn former_words(&mut self) {
        let olds = self.free_old(0..self.old.len());
        let present: BTreeMap<_, _> = self.by_words(&olds, &[]);
        let mut former: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, unit) in self.old.iter().enumerate().filter(|(index, _)| !self.taken[*index]) {
            let now = unit.dead.then_some(&unit.words);
            for words in now.into_iter().chain(&unit.past) {
                former.entry(words).or_default().push(index);
            }
        }
        let mut found = Vec::new();
        for new in self.free_new(0..self.new.len()) {
            let words = self.new[new].words.as_str();
            if !present.contains_key(words) {
                found.extend(former.get(words).map(|olds| (olds.clone(), new)));
            }
        }
        for (olds, new) in found {
            if let Some(old) = olds.into_iter().find(|&old| !self.taken[old]) {
                self.pair_up(old, new);
            }
        }
    }

    fn between(&mut self, anchors: &[Pair]) {
        let end = Pair { old: self.old.len(), new: self.new.len(), weight: 0 };
        let (mut old, mut new) = (0, 0);
        for anchor in anchors.iter().chain([&end]) {
            let olds = self.free_old(old..anchor.old);
            let news = self.free_new(new..anchor.new);
            if !olds.is_empty() && !news.is_empty() {
                let mut pairs = self.equal_pairs(&olds, &news);
                pairs.extend(self.like_pairs(&olds, &news, Likeness::is_same));
                for pair in heaviest_chain(pairs, self.old.len()) {
                    self.pair_up(pair.old, pair.new);
                }
            }
            (old, new) = (anchor.old + 1, anchor.new + 1);
        }
    }

    fn equal_pairs(&self, olds: &[usize], news: &[usize]) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for (olds, news) in self.by_words(olds, news).into_values() {
            for (rank, &new) in news.iter().enumerate() {
                let from = rank.saturating_sub(WINDOW).min(olds.len());
                let to = (rank + WINDOW + 1).min(olds.len());
                let near = olds[from..to].iter();
                pairs.extend(near.map(|&old| Pair { old, new, weight: EQUAL }));
            }
        }
        pairs
    }

    fn like_pairs(
        &self,
        olds: &[usize],
        news: &[usize],
        enough: fn(Likeness) -> bool,
    ) -> Vec<Pair> {
        let compared = |old: usize, new: usize| {
            let likeness = Likeness::between(&self.old_features[old], &self.new_features[new]);
            (self.old[old].words != self.new[new].words && enough(likeness)).then(|| Pair {
                old,
                new,
                weight: likeness.weight(),
            })
        };
        if olds.len() * news.len() <= EACH_WITH_EACH {
            let each = news.iter().flat_map(|&new| olds.iter().map(move |&old| (old, new)));
            return each.filter_map(|(old, new)| compared(old, new)).collect();
        }
        let index = Index::new(&self.old_features, olds);
        let mut counts = vec![0; olds.len()];
        let mut pairs = Vec::new();
        for &new in news {
            let likely = index.likely(&self.new_features[new], &mut counts);
            pairs.extend(likely.into_iter().filter_map(|place| compared(olds[place], new)));
        }
        pairs
    }

    fn equal_elsewhere(&mut self) {
        let olds = self.free_old(0..self.old.len());
        let news = self.free_new(0..self.new.len());
        for (olds, news) in self.by_words(&olds, &news).into_values() {
            for (old, new) in olds.into_iter().zip(news) {
                self.pair_up(old, new);
            }
        }
    }

    fn surely_like_elsewhere(&mut self) {
        let olds = self.free_old(0..self.old.len());
        let news = self.free_new(0..self.new.len());
        let mut pairs = self.like_pairs(&olds, &news, Likeness::is_surely_same);
        pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.weight), pair.new, pair.old));
        for pair in pairs {
            self.pair_up(pair.old, pair.new);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Old and new units from their words; `*` before words says that they are dead, and `a<b` that
    /// `b` was their earlier version.
    fn aligned(old: &[&str], new: &[&str]) -> Vec<Option<usize>> {
        let old: Vec<Unit<'_>> = old.iter().map(unit).collect();
        let new: Vec<Unit<'_>> = new.iter().map(unit).collect();
        align(&old, &new)
    }

    fn unit<'a>(text: &&'a str) -> Unit<'a> {
        let (text, dead) = text.strip_prefix('*').map_or((*text, false), |text| (text, true));
        let mut versions = text.split('<');
        let words = versions.next().unwrap();
        let past = versions.map(str::to_owned).collect();
        Unit { words: words.to_owned(), past, dead, texts: vec![words], ..Unit::default() }
    }

    #[test]
    fn unchanged_and_corrected_units_are_known_around_new_and_lost_ones() {
        let old = ["水库去年建成投入使用", "桥梁明年开工建设通车", "学校今年扩建教学大楼"];
        let new = ["会议现在开始", "水库于去年建成并投入使用", "学校今年扩建教学大楼"];
        assert_eq!(aligned(&old, &new), [None, Some(0), Some(2)]);
    }

    #[test]
    fn units_that_changed_places_are_known() {
        let old = ["水库去年建成", "桥梁明年开工", "学校今年扩建"];
        let new = ["学校今年扩建", "水库去年建成", "桥梁明年开工"];
        assert_eq!(aligned(&old, &new), [Some(2), Some(0), Some(1)]);
    }

    #[test]
    fn of_two_halves_the_more_alike_stays() {
        let old = ["水库去年建成投入使用，桥梁明年开工"];
        assert_eq!(aligned(&old, &["桥梁明年开工", "水库去年建成投入使用"]), [None, Some(0)]);
    }

    #[test]
    fn equal_words_that_recur_are_told_apart_by_their_neighbours() {
        let old = ["水库去年建成投入使用", "谢谢。"];
        let new = ["谢谢。", "水库去年已经建成投入使用", "谢谢。"];
        assert_eq!(aligned(&old, &new), [None, Some(0), Some(1)]);
    }

    #[test]
    fn words_that_were_taken_out_or_changed_come_back_to_their_unit() {
        assert_eq!(aligned(&["水库去年建成", "*桥梁明年开工"], &["桥梁明年开工"]), [Some(1)]);
        let old = ["学校今年扩建<水库去年建成"];
        assert_eq!(aligned(&old, &["水库去年建成"]), [Some(0)]);
        assert_eq!(aligned(&old, &["水库去年建成", "学校今年扩建"]), [None, Some(0)]);
    }

    #[test]
    fn the_dead_come_back_for_their_very_words_only() {
        assert_eq!(aligned(&["*水库去年建成投入使用"], &["水库去年建成投入使用了"]), [None]);
    }

    #[test]
    fn long_texts_are_aligned_through_the_index_as_short_ones_are() {
        let text = |number: usize, end: &str| {
            let word = |step: usize| {
                char::from_u32(0x4E00 + u32::try_from(number * 31 + step * 7).unwrap() % 20000)
                    .unwrap()
            };
            (0..40).map(word).chain(end.chars()).collect::<String>()
        };
        let old: Vec<String> = (0..2000).map(|number| text(number * 5, "一")).collect();
        let new: Vec<String> = (0..2000).map(|number| text(number * 5, "二三")).collect();
        let old: Vec<&str> = old.iter().map(String::as_str).collect();
        let new: Vec<&str> = new.iter().map(String::as_str).collect();
        let expected: Vec<Option<usize>> = (0..2000).map(Some).collect();
        assert_eq!(aligned(&old, &new), expected);
    }

    #[test]
    fn a_text_of_nothing_but_one_phrase_takes_no_long_time() {
        let old = vec!["谢谢大家。"; 2000];
        let new = vec!["谢谢大家。"; 2001];
        assert_eq!(aligned(&old, &new).iter().flatten().count(), 2000);
    }
}
