//! The words of letters of a whole archive, in order of their units.

/// A list of words, each known by its place.
#[derive(Debug, Default)]
pub(super) struct WordList {
    units: Vec<u16>,
    /// Where each ends in `units`.
    ends: Vec<usize>,
}

impl WordList {
    /// A list of these words, which are in order.
    #[cfg(test)]
    pub(super) fn new(words: &[Vec<u16>]) -> Self {
        let mut list = Self::default();
        words.iter().for_each(|word| list.push(word));
        list
    }

    pub(super) fn push(&mut self, word: &[u16]) {
        self.units.extend_from_slice(word);
        self.ends.push(self.units.len());
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word at a place; empty where there is none.
    pub(super) fn word(&self, place: usize) -> &[u16] {
        let Some(&end) = self.ends.get(place) else { return &[] };
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.units[start..end]
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[u16]> {
        (0..self.len()).map(|place| self.word(place))
    }

    /// The place of a word.
    pub(super) fn find(&self, word: &[u16]) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.word(middle).cmp(word) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }
}
