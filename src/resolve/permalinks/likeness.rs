//! How like two units are, so that an id may stay with words that were corrected.
//!
//! Likeness is Dice's coefficient over pairs of neighbouring pieces (see [`pieces`]), in thousandths:
//! twice what both have, over what each has. The thresholds are part of what Wenda promises about
//! ids, and are stated in the module docs of `permalinks`.

use std::collections::BTreeMap;

use crate::text::pieces;

/// From here on a unit between the same neighbours is the same unit, corrected.
pub(super) const SAME: u32 = 500;

/// From here on a unit is the same although it stands elsewhere or another label is put before it.
pub(super) const SURELY: u32 = 800;

/// A question of fewer pairs of pieces is a formula (“还有问题吗？”), by which no exchange is known.
const FORMULA: u32 = 8;

/// A unit of fewer pairs of pieces is not known again elsewhere: “The next question is from Mr. Warren”
/// is much like the same of Mr. Novins.
const LONG: u32 = 20;

/// Numbers for pieces, the same for old and new.
#[derive(Default)]
pub(super) struct Vocabulary {
    numbers: BTreeMap<String, u32>,
}

/// The pairs of neighbouring pieces of a text, each with how often it occurs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bag {
    /// Sorted by pair.
    pub(super) pairs: Vec<(u64, u32)>,
    size: u32,
}

impl Vocabulary {
    /// The bag of a text given in parts (its paragraphs); no pair reaches over the end of a part.
    pub(super) fn bag<'a>(&mut self, parts: impl IntoIterator<Item = &'a str>) -> Bag {
        let mut found = Vec::new();
        for part in parts {
            let numbers: Vec<u64> =
                pieces(part).into_iter().map(|piece| self.number(piece)).collect();
            match numbers.as_slice() {
                // A single piece is a pair with nothing, which has the number 0.
                [one] => found.push(*one),
                many => found.extend(many.windows(2).map(|pair| pair[0] << 32 | pair[1])),
            }
        }
        found.sort_unstable();
        let mut pairs: Vec<(u64, u32)> = Vec::new();
        for pair in found {
            match pairs.last_mut() {
                Some((last, count)) if *last == pair => *count += 1,
                _ => pairs.push((pair, 1)),
            }
        }
        let size = pairs.iter().map(|(_, count)| count).sum();
        Bag { pairs, size }
    }

    fn number(&mut self, piece: &str) -> u64 {
        let next =
            u32::try_from(self.numbers.len()).map_or(u32::MAX, |known| known.saturating_add(1));
        u64::from(*self.numbers.entry(piece.to_lowercase()).or_insert(next))
    }
}

impl Bag {
    /// Dice's coefficient in thousandths; 0 where one of them is empty.
    pub(super) fn dice(&self, other: &Self) -> u32 {
        let total = u64::from(self.size) + u64::from(other.size);
        if self.size == 0 || other.size == 0 {
            return 0;
        }
        let mut common = 0_u64;
        let mut theirs = other.pairs.iter().peekable();
        for (pair, count) in &self.pairs {
            while theirs.next_if(|(their, _)| their < pair).is_some() {}
            if let Some((_, their)) = theirs.next_if(|(their, _)| their == pair) {
                common += u64::from(*count.min(their));
            }
        }
        u32::try_from(2000 * common / total).unwrap_or(1000)
    }
}

/// What a unit is like others by: a paragraph, or an exchange as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Features {
    /// The label before a paragraph; an exchange has none.
    pub(super) label: Option<String>,
    /// All its words.
    pub(super) words: Bag,
    /// The words of an exchange's first question; a paragraph has none.
    pub(super) question: Bag,
}

/// How like two units are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Likeness {
    words: u32,
    question: u32,
    same_label: bool,
    long: bool,
}

impl Likeness {
    /// Compares two units of one kind.
    pub(super) fn between(one: &Features, other: &Features) -> Self {
        Self {
            words: one.words.dice(&other.words),
            question: one.question.dice(&other.question),
            same_label: one.label == other.label,
            long: one.words.size.min(other.words.size) >= LONG,
        }
        .without_formula(one, other)
    }

    /// A question that is a formula speaks for nothing unless the rest does.
    fn without_formula(mut self, one: &Features, other: &Features) -> Self {
        if one.question.size.min(other.question.size) < FORMULA && self.words < SAME {
            self.question = 0;
        }
        self
    }

    /// Whether they can be one unit, between the same neighbours.
    pub(super) fn is_same(self) -> bool {
        if self.same_label {
            self.words >= SAME || self.question >= SAME
        } else {
            self.words >= SURELY
        }
    }

    /// Whether they are one unit wherever they stand.
    pub(super) fn is_surely_same(self) -> bool {
        self.words >= SURELY && self.long
    }

    /// How much speaks for it: squares, so that one true match outweighs two half ones; an exchange is
    /// known by its question first.
    pub(super) fn weight(self) -> u64 {
        let square = |value: u32| u64::from(value) * u64::from(value);
        square(self.words) + 2 * square(self.question) + u64::from(self.same_label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dice(one: &str, other: &str) -> u32 {
        let mut vocabulary = Vocabulary::default();
        vocabulary.bag([one]).dice(&vocabulary.bag([other]))
    }

    #[test]
    fn corrections_are_like_and_other_words_are_not() {
        assert_eq!(dice("中俄关系每年都会被问到", "中俄关系，每年都会被问到。"), 1000);
        assert!(dice("中俄关系每年都会被问到", "中俄关系每年都被问到") >= SAME);
        assert!(dice("中俄关系每年都会被问到", "我们将隆重纪念胜利八十周年") < SAME);
        assert!(
            dice(
                "The town will build a second reservoir north of the river next year.",
                "Nothing in the plan before us says who is going to pay for the bridge.",
            ) < 100,
            "pairs of letters would make these two half alike",
        );
    }

    #[test]
    fn single_pieces_and_empty_texts_have_a_likeness_too() {
        assert_eq!(dice("好。", "好！"), 1000);
        assert_eq!(dice("……", "……"), 0);
    }
}
