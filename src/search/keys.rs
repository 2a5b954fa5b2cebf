//! The keys of grams: strings of units, packed into numbers that sort as the strings do.

/// How many units a gram has at most.
pub(super) const LONGEST: usize = 8;

/// The key of a gram: its units from the top down, filled up with nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(pub(super) u128);

impl Key {
    /// The key of at most [`LONGEST`] units.
    pub(super) fn new(units: &[u16]) -> Self {
        let packed = units.iter().fold(0, |packed, &unit| packed << 16 | u128::from(unit));
        let empty = 16 * LONGEST.saturating_sub(units.len());
        Self(packed.checked_shl(u32::try_from(empty).unwrap_or(0)).unwrap_or(0))
    }

    /// The units that this is the key of.
    pub(super) fn units(self) -> impl Iterator<Item = u16> {
        let unit = move |place: usize| {
            let shifted = self.0 >> (16 * (LONGEST - 1 - place));
            u16::try_from(shifted & 0xFFFF).unwrap_or_default()
        };
        (0..LONGEST).map(unit).take_while(|&unit| unit != 0)
    }
}

/// FNV-1a over units, each as two bytes, the low one first: by it a key knows its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fnv(u32);

impl Fnv {
    /// Of nothing yet.
    pub(super) const START: Self = Self(0x811C_9DC5);

    /// With one more unit.
    pub(super) fn unit(self, unit: u16) -> Self {
        let [low, high] = unit.to_le_bytes().map(u32::from);
        let low = (self.0 ^ low).wrapping_mul(0x0100_0193);
        Self((low ^ high).wrapping_mul(0x0100_0193))
    }
}

/// So many files, among which keys are shared out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Files {
    pub(super) count: u32,
    /// 2⁶⁴ ÷ count, rounded up: with it a remainder takes two products, which are faster than a division.
    inverse: u64,
}

impl Files {
    pub(super) fn new(count: u32) -> Self {
        let count = count.max(1);
        Self { count, inverse: (u64::MAX / u64::from(count)).wrapping_add(1) }
    }

    /// The number of the file that a key with this hash falls to: the remainder.
    pub(super) fn of(self, hash: Fnv) -> u32 {
        let fraction = self.inverse.wrapping_mul(u64::from(hash.0));
        let remainder = (u128::from(fraction) * u128::from(self.count)) >> 64;
        u32::try_from(remainder).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_as_their_strings_do() {
        let strings: [&[u16]; 6] = [
            &[0x61],
            &[0x61, 0x20],
            &[0x61, 0x62, 0x63, 0x64, 0x65],
            &[0x4E00],
            &[0x4E00, 0x4E8C, 0x4E09, 1, 2, 3, 4, 5],
            &[0xD83D, 0xDE00],
        ];
        let keys = strings.map(Key::new);
        assert!(keys.is_sorted() && strings.is_sorted());
        for (key, string) in keys.into_iter().zip(strings) {
            assert_eq!(key.units().collect::<Vec<_>>(), string);
        }
    }

    #[test]
    fn the_hash_is_the_known_one() {
        let expected = crate::text::search::key_hash(&[0x61, 0x4E00]);
        assert_eq!(Fnv::START.unit(0x61).unit(0x4E00), Fnv(expected));
    }

    #[test]
    fn remainders_are_those_of_a_division() {
        for count in [1, 2, 3, 7, 64, 3001, 65_537, u32::MAX] {
            for hash in [0, 1, 2, 63, 3000, 123_456_789, u32::MAX - 1, u32::MAX] {
                assert_eq!(Files::new(count).of(Fnv(hash)), hash % count, "{hash} {count}");
            }
        }
    }
}
