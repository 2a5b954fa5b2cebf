//! The heaviest chain: of all pairings of old and new, those that keep their order and weigh most.

/// An old and a new thing that may be the same, and how much speaks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) weight: u64,
}

/// Chooses among `pairs` those that rise in both `old` and `new` and together weigh most; among chains
/// of one weight the choice is fixed by the indices alone. Every `old` is below `olds`.
///
/// With weights of 1 this is the longest common subsequence. Time: n log n in the number of pairs.
pub(super) fn heaviest_chain(mut pairs: Vec<Pair>, olds: usize) -> Vec<Pair> {
    // Within one `new`, larger `old` first: so no two pairs of one `new` can follow each other.
    pairs.sort_by(|one, other| one.new.cmp(&other.new).then(other.old.cmp(&one.old)));
    let mut best = PrefixBest::new(olds);
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let (weight, last) = best.below(pair.old);
        before.push(last);
        best.offer(pair.old, weight + pair.weight, index);
    }
    let mut chain = Vec::new();
    let mut last = best.below(olds).1;
    while let Some(index) = last {
        chain.push(pairs[index]);
        last = before[index];
    }
    chain.reverse();
    chain
}

/// For each `old`, the heaviest chain that ends before it: a Fenwick tree of maxima.
struct PrefixBest {
    tree: Vec<(u64, Option<usize>)>,
}

impl PrefixBest {
    fn new(olds: usize) -> Self {
        Self { tree: vec![(0, None); olds + 1] }
    }

    /// The heaviest chain whose last `old` is below `old`, and its last pair.
    fn below(&self, old: usize) -> (u64, Option<usize>) {
        let mut best = (0, None);
        let mut at = old;
        while at > 0 {
            if self.tree[at].0 > best.0 {
                best = self.tree[at];
            }
            at &= at - 1;
        }
        best
    }

    fn offer(&mut self, old: usize, weight: u64, pair: usize) {
        let mut at = old + 1;
        while at < self.tree.len() {
            if weight > self.tree[at].0 {
                self.tree[at] = (weight, Some(pair));
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(pairs: &[(usize, usize, u64)]) -> Vec<(usize, usize)> {
        let pairs = pairs.iter().map(|&(old, new, weight)| Pair { old, new, weight }).collect();
        heaviest_chain(pairs, 10).iter().map(|pair| (pair.old, pair.new)).collect()
    }

    #[test]
    fn order_is_kept_and_weight_decides() {
        assert_eq!(chosen(&[(0, 1, 1), (1, 0, 1), (2, 2, 1)]).len(), 2);
        assert_eq!(chosen(&[(0, 1, 1), (1, 0, 5), (2, 2, 1)]), [(1, 0), (2, 2)]);
        assert_eq!(chosen(&[]), []);
    }

    #[test]
    fn no_thing_is_paired_twice() {
        assert_eq!(chosen(&[(0, 0, 3), (0, 1, 4), (1, 1, 3)]), [(0, 0), (1, 1)]);
        assert_eq!(chosen(&[(3, 0, 1), (4, 0, 1), (5, 0, 2)]), [(5, 0)]);
    }
}
