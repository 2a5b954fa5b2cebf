//! The weights of one exchange's features, as a vector of length one.

use super::table::Table;

/// What length one is, in the whole numbers that weights are.
pub(super) const ONE: f64 = 32_768.0;

/// Weights by feature: the heaviest first, as whole numbers, so that sums do not depend on their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Vector {
    parts: Box<[Part]>,
    /// What all together weigh that no other exchange has: it makes the rest weigh less, and is never compared.
    alone: u16,
}

/// A feature and its weight, without the room that alignment would take: most of the time in comparing is spent
/// on waiting for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(Rust, packed(2))]
struct Part {
    feature: u32,
    weight: u16,
}

impl Vector {
    /// The `most` heaviest of these features, each of which stands once, and what no other exchange has, as the square of
    /// what it weighs; the weights need no length.
    pub(super) fn new(mut weighed: Vec<(u32, f64)>, alone: f64, most: usize) -> Self {
        weighed.retain(|(_, weight)| *weight > 0.0);
        weighed.sort_unstable_by(|(one, a), (other, b)| b.total_cmp(a).then(one.cmp(other)));
        weighed.truncate(most);
        let length = weighed.iter().map(|(_, weight)| weight * weight).sum::<f64>() + alone;
        let length = length.sqrt();
        let part = |(feature, weight)| Part { feature, weight: whole(weight / length) };
        let parts = weighed.into_iter().map(part).collect();
        let alone = if alone > 0.0 { whole(alone.sqrt() / length) } else { 0 };
        Self { parts, alone }
    }

    /// The features and their weights, the heaviest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, u16)> {
        self.heaviest(self.parts.len())
    }

    /// The `most` heaviest, the heaviest first.
    pub(super) fn heaviest(&self, most: usize) -> impl Iterator<Item = (u32, u16)> {
        self.parts.iter().take(most).map(|&Part { feature, weight }| (feature, weight))
    }

    /// As many places as reach to the last of its features.
    fn end(&self) -> usize {
        self.iter().max().map_or(0, |(last, _)| last as usize + 1)
    }

    /// How many features it has.
    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }
}

/// A place for vectors laid out by feature, so that many others are compared with one, each in one pass without a
/// branch.
#[derive(Default)]
pub(super) struct Layout {
    weights: Vec<u16>,
}

impl Layout {
    /// Lays out a vector, for as long as what is returned is kept.
    pub(super) fn lay<'v>(&'v mut self, vector: &'v Vector) -> Laid<'v> {
        let end = vector.end();
        if end > self.weights.len() {
            self.weights.resize(end, 0);
        }
        for (feature, weight) in vector.iter() {
            self.weights[feature as usize] = weight;
        }
        Laid { vector, weights: &mut self.weights }
    }
}

/// A vector laid out by feature.
pub(super) struct Laid<'v> {
    vector: &'v Vector,
    weights: &'v mut [u16],
}

impl Laid<'_> {
    /// What another has, with the product of the weights; of what this one has not, the product is nothing.
    fn products(&self, other: &Vector) -> impl Iterator<Item = (u32, u64)> {
        other.iter().map(|(feature, weight)| {
            let own = self.weights.get(feature as usize).copied().unwrap_or(0);
            (feature, u64::from(own) * u64::from(weight))
        })
    }

    /// What both have, with the product of its weights.
    pub(super) fn common(&self, other: &Vector) -> impl Iterator<Item = (u32, u64)> {
        self.products(other).filter(|(_, product)| *product > 0)
    }

    /// How alike it is to another: their cosine, in millionths.
    pub(super) fn likeness(&self, other: &Vector) -> u32 {
        millionths(self.products(other).map(|(_, product)| product).sum())
    }
}

impl Drop for Laid<'_> {
    fn drop(&mut self) {
        for (feature, _) in self.vector.iter() {
            self.weights[feature as usize] = 0;
        }
    }
}

/// What a whole is in the parts by which vectors are added up: with room for two wholes of the greatest weight.
pub(super) const WHOLE: u32 = 1 << 15;

/// Vectors added up, each in one pass; kept from one exchange to the next.
#[derive(Default)]
pub(super) struct Gathered {
    /// For each feature its sum.
    sums: Table<u32>,
    /// The squares of what is of one exchange alone.
    alone: u64,
}

impl Gathered {
    /// Has room for vectors of so many features together; to be called first.
    pub(super) fn make_room(&mut self, features: usize) {
        self.sums.make_room(features);
    }

    /// Adds so many parts of a [`WHOLE`] of a vector.
    pub(super) fn add(&mut self, vector: &Vector, parts: u32) {
        for (feature, weight) in vector.iter() {
            let weight = u32::from(weight) * parts;
            if weight > 0 {
                *self.sums.value(feature) += weight;
            }
        }
        self.alone += (u64::from(vector.alone) * u64::from(parts)).pow(2);
    }

    /// The `most` heaviest features of all that were added, as one vector.
    pub(super) fn take(&mut self, most: usize) -> Vector {
        // The greatest sum first, of equal ones the first feature: as one number, which is fast to compare.
        let mut all: Vec<u64> = self
            .sums
            .take()
            .map(|(feature, sum)| (u64::from(!sum) << 32) | u64::from(feature))
            .collect();
        if all.len() > most {
            all.select_nth_unstable(most);
            all.truncate(most);
        }
        let halves = |it: u64| (low_half(it), f64::from(!low_half(it >> 32)));
        #[allow(clippy::cast_precision_loss, reason = "the same on every machine")]
        let alone = std::mem::take(&mut self.alone) as f64;
        Vector::new(all.into_iter().map(halves).collect(), alone, most)
    }
}

/// The low half of a number.
fn low_half(number: u64) -> u32 {
    u32::try_from(number & u64::from(u32::MAX)).unwrap_or(u32::MAX)
}

/// A sum of products of weights as a cosine, in millionths.
fn millionths(sum: u64) -> u32 {
    // Vectors of length one: at most 2^30, but for rounding.
    u32::try_from((sum * 1_000_000) >> 30).unwrap_or(u32::MAX)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and ONE")]
fn whole(weight: f64) -> u16 {
    (weight * ONE).round() as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vector(weighed: &[(u32, f64)]) -> Vector {
        Vector::new(weighed.to_vec(), 0.0, 9)
    }

    #[test]
    fn vectors_added_up_have_what_both_have_first_and_leave_nothing_behind() {
        let (one, other) = (vector(&[(1, 1.0), (2, 1.0)]), vector(&[(2, 1.0), (3, 1.0)]));
        let mut gathered = Gathered::default();
        for _ in 0..2 {
            gathered.make_room(4);
            gathered.add(&one, WHOLE);
            gathered.add(&other, WHOLE / 2);
            let features: Vec<u32> = gathered.take(9).iter().map(|(feature, _)| feature).collect();
            assert_eq!(features, [2, 1, 3]);
        }
        gathered.add(&one, WHOLE);
        assert_eq!(gathered.take(9), one);
    }

    #[test]
    fn a_vector_laid_out_is_gone_with_what_laid_it() {
        let (one, other) = (vector(&[(1, 3.0), (2, 4.0)]), vector(&[(2, 1.0), (9, 1.0)]));
        let mut layout = Layout::default();
        // Rounded to one part in 32,768.
        assert!(layout.lay(&one).likeness(&one).abs_diff(1_000_000) < 100);
        assert!(layout.lay(&one).likeness(&other).abs_diff(565_685) < 100);
        assert_eq!(layout.lay(&other).likeness(&vector(&[(1, 1.0)])), 0);
    }
}
