//! How a variant differs from the head of its wording, word by word.

use crate::text::{Part, cut, phrase_words};

/// The difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What kind it is.
    pub kind: DifferenceKind,
    /// The head and the variant in one row.
    pub pieces: Vec<Piece>,
}

/// What kind of difference one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// None: the head's own form.
    Same,
    /// Marks, capitals and light words alone: 的, 和, the.
    Light,
    /// The variant has words that the head has not.
    Inserted,
    /// The head has words that the variant has not.
    LeftOut,
    /// Each has words that the other has not.
    Changed,
    /// The same words in another order.
    Reordered,
}

impl DifferenceKind {
    /// The name used in data: `same`, `light`, `inserted`, `left-out`, `changed`, `reordered`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Light => "light",
            Self::Inserted => "inserted",
            Self::LeftOut => "left-out",
            Self::Changed => "changed",
            Self::Reordered => "reordered",
        }
    }
}

/// A piece of a head and its variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// In the head alone.
    LeftOut(String),
    /// In the variant alone.
    Added(String),
}

impl Difference {
    /// The head and the variant in one row, in plain text: `[-left out-]{+added+}`, as `wdiff` has it.
    pub fn in_signs(&self) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Same(words) => words.clone(),
            Piece::LeftOut(words) => format!("[-{words}-]"),
            Piece::Added(words) => format!("{{+{words}+}}"),
        });
        pieces.collect()
    }

    /// That of a head from itself.
    pub(super) fn none(head: &str) -> Self {
        Self { kind: DifferenceKind::Same, pieces: vec![Piece::Same(head.to_owned())] }
    }

    /// How `variant` differs from `head`.
    pub(super) fn between(head: &Head<'_>, variant: &str) -> Self {
        if head.words == variant {
            return Self::none(variant);
        }
        Self { kind: kind(head, variant), pieces: pieces(&head.units, &units(variant)) }
    }
}

/// The head of a wording, cut once for all its variants.
pub(super) struct Head<'a> {
    words: &'a str,
    units: Vec<&'a str>,
    full: Vec<String>,
    sorted: Vec<String>,
}

impl<'a> Head<'a> {
    pub(super) fn new(words: &'a str) -> Self {
        let full = full_words(words);
        Self { words, units: units(words), sorted: sorted(&full), full }
    }
}

/// What kind of difference a variant has that is not the head's own form.
fn kind(head: &Head<'_>, variant: &str) -> DifferenceKind {
    let other = full_words(variant);
    if head.full == other {
        DifferenceKind::Light
    } else if head.sorted == sorted(&other) {
        DifferenceKind::Reordered
    } else if is_within(&head.full, &other) {
        DifferenceKind::Inserted
    } else if is_within(&other, &head.full) {
        DifferenceKind::LeftOut
    } else {
        DifferenceKind::Changed
    }
}

fn sorted(words: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    words.sort_unstable();
    words
}

fn full_words(text: &str) -> Vec<String> {
    let words = phrase_words(text).into_iter().filter(|one| one.part() != Part::Light);
    words.map(|one| one.word.to_lowercase()).collect()
}

/// Whether the words of one stand in the other, in their order.
fn is_within(one: &[String], other: &[String]) -> bool {
    let mut rest = other.iter();
    one.iter().all(|word| rest.any(|it| it == word))
}

/// Words and what stands between them, in order.
fn units(text: &str) -> Vec<&str> {
    cut(text)
}

/// The two rows as one, by their longest common subsequence.
fn pieces(head: &[&str], variant: &[&str]) -> Vec<Piece> {
    let width = variant.len() + 1;
    let mut lengths = vec![0_u32; (head.len() + 1) * width];
    for one in (0..head.len()).rev() {
        for other in (0..variant.len()).rev() {
            lengths[one * width + other] = if head[one] == variant[other] {
                lengths[(one + 1) * width + other + 1] + 1
            } else {
                lengths[(one + 1) * width + other].max(lengths[one * width + other + 1])
            };
        }
    }
    let mut found: Vec<Piece> = Vec::new();
    let (mut one, mut other) = (0, 0);
    while one < head.len() || other < variant.len() {
        let same = one < head.len() && other < variant.len() && head[one] == variant[other];
        let left_out = other == variant.len()
            || (one < head.len()
                && lengths[(one + 1) * width + other] >= lengths[one * width + other + 1]);
        if same {
            add(&mut found, Piece::Same(head[one].to_owned()));
            one += 1;
            other += 1;
        } else if left_out {
            add(&mut found, Piece::LeftOut(head[one].to_owned()));
            one += 1;
        } else {
            add(&mut found, Piece::Added(variant[other].to_owned()));
            other += 1;
        }
    }
    found
}

fn add(found: &mut Vec<Piece>, next: Piece) {
    match (found.last_mut(), next) {
        (Some(Piece::Same(last)), Piece::Same(word))
        | (Some(Piece::LeftOut(last)), Piece::LeftOut(word))
        | (Some(Piece::Added(last)), Piece::Added(word)) => last.push_str(&word),
        (_, next) => found.push(next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_told_word_by_word() {
        let same = |words: &str| Piece::Same(words.to_owned());
        let found = Difference::between(&Head::new("尽快修好石桥"), "尽快修好水库");
        let expected =
            [same("尽快修好"), Piece::LeftOut("石桥".to_owned()), Piece::Added("水库".to_owned())];
        assert_eq!(found.in_signs(), "尽快修好[-石桥-]{+水库+}");
        assert_eq!((found.kind, found.pieces), (DifferenceKind::Changed, expected.to_vec()));
    }

    #[test]
    fn kinds_are_told_apart() {
        use DifferenceKind::{Inserted, LeftOut, Light, Reordered, Same};
        let cases = [
            ("修好石桥", "修好石桥", Same),
            ("修好石桥水库", "修好石桥和水库", Light),
            ("Mend the old ferry", "mend an old ferry", Light),
            ("修好石桥水库", "尽快修好石桥水库", Inserted),
            ("尽快修好石桥", "修好石桥", LeftOut),
            ("石桥、水库", "水库、石桥", Reordered),
        ];
        for (head, variant, kind) in cases {
            assert_eq!(
                Difference::between(&Head::new(head), variant).kind,
                kind,
                "{head} {variant}"
            );
        }
    }
}
