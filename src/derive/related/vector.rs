//! The weights of one exchange's features, as a vector of length one.

/// What length one is, in the whole numbers that weights are.
pub(super) const ONE: f64 = 32_768.0;

/// Weights by feature: in the order of features, as whole numbers, so that sums do not depend on their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Vector {
    features: Box<[u32]>,
    weights: Box<[u16]>,
}

impl Vector {
    /// The `most` heaviest of these features, each of which stands once; their weights need no length.
    pub(super) fn new(mut weighed: Vec<(u32, f64)>, most: usize) -> Self {
        weighed.retain(|(_, weight)| *weight > 0.0);
        if weighed.len() > most {
            weighed.select_nth_unstable_by(most, |(one, a), (other, b)| {
                b.total_cmp(a).then(one.cmp(other))
            });
            weighed.truncate(most);
        }
        weighed.sort_unstable_by_key(|(feature, _)| *feature);
        let length = weighed.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        let whole = weighed.into_iter().map(|(feature, weight)| (feature, whole(weight / length)));
        let (features, weights): (Vec<u32>, Vec<u16>) = whole.unzip();
        Self { features: features.into(), weights: weights.into() }
    }

    /// The features and their weights, in the order of features.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, u16)> {
        self.features.iter().copied().zip(self.weights.iter().copied())
    }

    /// The `most` heaviest, in the order of features.
    pub(super) fn heaviest(&self, most: usize) -> Vec<(u32, u16)> {
        let mut all: Vec<(u32, u16)> = self.iter().collect();
        if all.len() > most {
            all.select_nth_unstable_by_key(most, |&(feature, weight)| {
                (std::cmp::Reverse(weight), feature)
            });
            all.truncate(most);
            all.sort_unstable();
        }
        all
    }

    /// What both have, with the product of its weights.
    pub(super) fn common<'v>(&'v self, other: &'v Self) -> impl Iterator<Item = (u32, u64)> + 'v {
        let (mut here, mut there) = (0, 0);
        std::iter::from_fn(move || {
            loop {
                let (one, two) = (*self.features.get(here)?, *other.features.get(there)?);
                match one.cmp(&two) {
                    std::cmp::Ordering::Less => here += 1,
                    std::cmp::Ordering::Greater => there += 1,
                    std::cmp::Ordering::Equal => {
                        let product =
                            u64::from(self.weights[here]) * u64::from(other.weights[there]);
                        (here, there) = (here + 1, there + 1);
                        return Some((one, product));
                    }
                }
            }
        })
    }

    /// How alike two are: their cosine, in millionths.
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        millionths(self.common(other).map(|(_, product)| product).sum())
    }
}

/// A vector laid out by feature, so that many others are compared with it, each in one pass without a branch.
#[derive(Default)]
pub(super) struct Laid {
    weights: Vec<u16>,
}

impl Laid {
    /// How alike `vector` and each of the others are, in millionths, in their order.
    pub(super) fn likenesses<'v>(
        &mut self,
        vector: &Vector,
        others: impl Iterator<Item = &'v Vector>,
    ) -> Vec<u32> {
        let end = vector.features.last().map_or(0, |last| *last as usize + 1);
        if end > self.weights.len() {
            self.weights.resize(end, 0);
        }
        for (feature, weight) in vector.iter() {
            self.weights[feature as usize] = weight;
        }
        let found = others.map(|other| self.likeness(other)).collect();
        for feature in &vector.features {
            self.weights[*feature as usize] = 0;
        }
        found
    }

    fn likeness(&self, other: &Vector) -> u32 {
        let product = |(feature, weight): (u32, u16)| {
            let own = self.weights.get(feature as usize).copied().unwrap_or(0);
            u64::from(own) * u64::from(weight)
        };
        millionths(other.iter().map(product).sum())
    }
}

/// What a whole is in the parts by which vectors are added up: with room for two wholes of the greatest weight.
pub(super) const WHOLE: u32 = 1 << 15;

/// Vectors added up, each in one pass; kept from one exchange to the next.
#[derive(Default)]
pub(super) struct Gathered {
    /// For each feature its sum.
    sums: Vec<u32>,
    /// The features that have one.
    touched: Vec<u32>,
}

impl Gathered {
    /// Adds so many parts of a [`WHOLE`] of a vector.
    pub(super) fn add(&mut self, vector: &Vector, parts: u32) {
        let end = vector.features.last().map_or(0, |last| *last as usize + 1);
        if end > self.sums.len() {
            self.sums.resize(end, 0);
        }
        for (feature, weight) in vector.iter() {
            let sum = &mut self.sums[feature as usize];
            if *sum == 0 {
                self.touched.push(feature);
            }
            *sum += u32::from(weight) * parts;
        }
    }

    /// The `most` heaviest features of all that were added, as one vector.
    pub(super) fn take(&mut self, most: usize) -> Vector {
        // The greatest sum first, of equal ones the first feature: as one number, which is fast to compare.
        let sums = &mut self.sums;
        let mut all: Vec<u64> = self
            .touched
            .drain(..)
            .map(|feature| {
                let sum = std::mem::take(&mut sums[feature as usize]);
                (u64::from(!sum) << 32) | u64::from(feature)
            })
            .collect();
        if all.len() > most {
            all.select_nth_unstable(most);
            all.truncate(most);
        }
        let halves = |it: u64| (low_half(it), f64::from(!low_half(it >> 32)));
        Vector::new(all.into_iter().map(halves).collect(), most)
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
