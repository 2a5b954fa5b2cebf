//! The postings of one file of grams, gathered in the order of the text and given in that of the keys.

use super::keys::Key;

/// What is told of a gram: where it stands, or in which part how often. In the order of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Told(u64);

/// Set where a part is told.
const PART: u64 = 1 << 63;

impl Told {
    /// A place, with its two bits.
    pub(super) fn place(address: u32, bits: u8) -> Self {
        Self(u64::from(address) << 2 | u64::from(bits & 3))
    }

    /// So many places in a part; whether one of them begins and ends where words do.
    pub(super) fn part(part: u32, count: u32, whole: bool) -> Self {
        Self(
            PART | u64::from(part & 0x7FFF_FFFF) << 32
                | u64::from(count) << 1 & 0xFFFF_FFFE
                | u64::from(whole),
        )
    }

    /// The address and the bits, where it is a place.
    pub(super) fn as_place(self) -> Option<(u32, u8)> {
        let bits = u8::try_from(self.0 & 3).unwrap_or_default();
        (self.0 & PART == 0).then(|| (u32::try_from(self.0 >> 2).unwrap_or_default(), bits))
    }

    /// The part, where it is one, with how often and whether as a word.
    pub(super) fn as_part(self) -> Option<(u32, u32, bool)> {
        let low = |bits: u64| u32::try_from(bits & 0x7FFF_FFFF).unwrap_or_default();
        (self.0 & PART != 0).then(|| (low(self.0 >> 32), low(self.0 >> 1), self.0 & 1 == 1))
    }
}

/// The postings of a file.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// Of grams of up to four units, nearly all: the key, and what is told, in one number, which sorts fastest.
    short: Vec<u128>,
    /// Of longer ones.
    long: Vec<(Key, Told)>,
}

const LOW: u128 = u64::MAX as u128;

impl Postings {
    /// Adds one.
    pub(super) fn push(&mut self, units: &[u16], told: Told) {
        let key = Key::new(units);
        if units.len() > 4 {
            self.long.push((key, told));
        } else {
            self.short.push(key.0 | u128::from(told.0));
        }
    }

    /// Gives each key with all that is told of it, in order.
    pub(super) fn each(mut self, mut gram: impl FnMut(Key, &[Told])) {
        self.short.sort_unstable();
        self.long.sort_unstable();
        let mut long = self.long.chunk_by(|one, other| one.0 == other.0).peekable();
        let mut told = Vec::new();
        for short in self.short.chunk_by(|one, other| (one ^ other) >> 64 == 0) {
            let Some(key) = short.first().map(|first| Key(first & !LOW)) else { continue };
            while let Some(longer) = long.next_if(|one| one.first().is_some_and(|one| one.0 < key))
            {
                give(longer, &mut told, &mut gram);
            }
            told.clear();
            told.extend(short.iter().map(|one| Told(u64::try_from(one & LOW).unwrap_or_default())));
            gram(key, &told);
        }
        long.for_each(|longer| give(longer, &mut told, &mut gram));
    }
}

fn give(same: &[(Key, Told)], told: &mut Vec<Told>, gram: &mut impl FnMut(Key, &[Told])) {
    told.clear();
    told.extend(same.iter().map(|one| one.1));
    if let Some((key, _)) = same.first() {
        gram(*key, told);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_can_be_asked() {
        assert_eq!(Told::place(u32::MAX, 2).as_place(), Some((u32::MAX, 2)));
        assert_eq!(Told::place(7, 3).as_part(), None);
        assert_eq!(Told::part(9, 5, true).as_part(), Some((9, 5, true)));
        assert_eq!(Told::part(9, 5, true).as_place(), None);
    }

    #[test]
    fn keys_come_in_the_order_of_their_units_whatever_their_length() {
        let strings: [&[u16]; 5] =
            [&[3], &[3, 4, 5, 6], &[3, 4, 5, 6, 7], &[3, 5], &[9, 1, 1, 1, 1, 1]];
        let mut postings = Postings::default();
        for address in [8, 2] {
            for units in strings.iter().rev() {
                postings.push(units, Told::place(address, 1));
            }
        }
        let mut given = Vec::new();
        postings.each(|key, told| given.push((key.units().collect::<Vec<_>>(), told.to_vec())));
        let told = vec![Told::place(2, 1), Told::place(8, 1)];
        let expected = strings.map(|units| (units.to_vec(), told.clone()));
        assert_eq!(given, expected);
    }
}
