//! Chance that is the same on every machine: xorshift, which is good enough to draw sentences.

/// A stream of numbers out of a seed.
pub(crate) struct Chance {
    state: u64,
}

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        let mut chance = Self { state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1 };
        for _ in 0..8 {
            chance.below(1);
        }
        chance
    }

    /// A number below `limit`, which is not 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from((self.state >> 16) % limit as u64).unwrap_or_default()
    }

    /// One of `all`, each as likely as the others.
    pub(crate) fn one<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        if all.is_empty() { None } else { all.get(self.below(all.len())) }
    }

    /// An index below `count`, the first the likeliest: as names are asked and spoken of (Zipf).
    pub(crate) fn ranked(&mut self, count: usize) -> usize {
        let weight = |rank: usize| 1_000_000 / (rank + 3);
        let mut left = self.below((0..count).map(weight).sum::<usize>().max(1));
        (0..count)
            .find(|&rank| {
                let found = left < weight(rank);
                left = left.saturating_sub(weight(rank));
                found
            })
            .unwrap_or(0)
    }
}
