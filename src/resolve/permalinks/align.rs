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
//! Time is bounded: exact partners are looked for within a window, and where a stretch between anchors
//! is long, like ones through an index of rare pairs of pieces instead of each with each.

use std::collections::BTreeMap;
use std::ops::Range;

use super::chain::{Pair, heaviest_chain};
use super::likeness::{Features, Likeness};

/// How far apart, among units with equal words, partners are looked for.
const WINDOW: usize = 32;

/// Up to this many pairs, each old unit is compared with each new one.
const EACH_WITH_EACH: usize = 4096;

/// Pairs of pieces that more old units than this have tell nothing.
const COMMON: usize = 32;

/// How many likely old units each new one is compared with where there are many.
const LIKELY: usize = 16;

/// More than any likeness weighs.
const EQUAL: u64 = 4_000_000;

/// An exchange or a paragraph, as alignment sees it.
#[derive(Debug, Clone, Default)]
pub(super) struct Unit {
    /// Its label and words; equal for equal units.
    pub(super) words: String,
    /// The same for its earlier versions.
    pub(super) past: Vec<String>,
    /// Whether it was taken out of the text before.
    pub(super) dead: bool,
    /// What it is like others by.
    pub(super) features: Features,
}

/// For each new unit, the old one that it is. No old one is given twice.
///
/// `old` has the living units in the order of the text; the dead may stand anywhere.
pub(super) fn align(old: &[Unit], new: &[Unit]) -> Vec<Option<usize>> {
    let mut aligner =
        Aligner { old, new, old_of: vec![None; new.len()], taken: vec![false; old.len()] };
    let anchors = aligner.anchors();
    aligner.returned();
    aligner.between(&anchors);
    aligner.equal_elsewhere();
    aligner.former_words();
    aligner.surely_like_elsewhere();
    aligner.old_of
}

struct Aligner<'a> {
    old: &'a [Unit],
    new: &'a [Unit],
    old_of: Vec<Option<usize>>,
    taken: Vec<bool>,
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
            let (one, other) = (&self.old[old], &self.new[new]);
            let likeness = Likeness::between(&one.features, &other.features);
            (one.words != other.words && enough(likeness)).then(|| Pair {
                old,
                new,
                weight: likeness.weight(),
            })
        };
        if olds.len() * news.len() <= EACH_WITH_EACH {
            let each = news.iter().flat_map(|&new| olds.iter().map(move |&old| (old, new)));
            return each.filter_map(|(old, new)| compared(old, new)).collect();
        }
        let index = Index::new(self.old, olds);
        let mut counts = vec![0; olds.len()];
        let mut pairs = Vec::new();
        for &new in news {
            let likely = index.likely(&self.new[new], &mut counts);
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

/// Which old units have a pair of pieces, leaving out pairs that many have.
struct Index {
    /// Sorted; the unit as its place in the list indexed.
    postings: Vec<(u64, usize)>,
}

impl Index {
    fn new(units: &[Unit], indexed: &[usize]) -> Self {
        let mut postings: Vec<(u64, usize)> = indexed
            .iter()
            .enumerate()
            .flat_map(|(place, &unit)| {
                units[unit].features.words.pairs.iter().map(move |&(pair, _)| (pair, place))
            })
            .collect();
        postings.sort_unstable();
        let rare = postings
            .chunk_by(|one, other| one.0 == other.0)
            .filter(|units| units.len() <= COMMON)
            .flatten();
        Self { postings: rare.copied().collect() }
    }

    /// The places of the units that have most in common with `unit`, most first. `counts` is all
    /// zeros, before and after.
    fn likely(&self, unit: &Unit, counts: &mut [u32]) -> Vec<usize> {
        let mut met = Vec::new();
        for &(pair, _) in &unit.features.words.pairs {
            let start = self.postings.partition_point(|(known, _)| *known < pair);
            for &(_, place) in self.postings[start..].iter().take_while(|(known, _)| *known == pair)
            {
                if counts[place] == 0 {
                    met.push(place);
                }
                counts[place] += 1;
            }
        }
        met.sort_by_key(|&place| (std::cmp::Reverse(counts[place]), place));
        for &place in &met {
            counts[place] = 0;
        }
        met.truncate(LIKELY);
        met
    }
}

#[cfg(test)]
mod tests {
    use super::super::likeness::Vocabulary;
    use super::*;

    /// Old and new units from their words; `*` before words says that they are dead, and `a<b` that
    /// `b` was their earlier version.
    fn aligned(old: &[&str], new: &[&str]) -> Vec<Option<usize>> {
        let mut vocabulary = Vocabulary::default();
        let mut unit = |text: &&str| {
            let (text, dead) = text.strip_prefix('*').map_or((*text, false), |text| (text, true));
            let mut versions = text.split('<').map(str::to_owned);
            let words = versions.next().unwrap();
            let features =
                Features { words: vocabulary.bag([words.as_str()]), ..Features::default() };
            Unit { words, past: versions.collect(), dead, features }
        };
        let old: Vec<Unit> = old.iter().map(&mut unit).collect();
        let new: Vec<Unit> = new.iter().map(&mut unit).collect();
        align(&old, &new)
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
