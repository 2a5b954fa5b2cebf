//! The keys of grams: strings of units, packed into numbers that sort as the strings do.

use super::words::WordList;

/// Goes before a word.
pub(super) const WORD: u16 = 0xE000;

/// Goes before letters that are only counted.
pub(super) const LETTERS: u16 = 0xE001;

/// The key of a gram.
///
/// Three units from the top down, filled up with nothing; or [`WORD`] and the places of one or two words in
/// the archive's list, which is in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u64);

impl Key {
    /// A string of one to three units.
    pub(super) fn units(units: [u16; 3]) -> Self {
        let [first, second, third] = units.map(u64::from);
        Self(first << 48 | second << 32 | third << 16)
    }

    /// A word by its place in the list.
    pub(super) fn word(word: u32) -> Self {
        Self(u64::from(WORD) << 48 | u64::from(word) << 24)
    }

    /// Two words with a space between them.
    pub(super) fn words(first: u32, second: u32) -> Self {
        Self(Self::word(first).0 | (u64::from(second) + 1))
    }

    /// Adds the string that this is the key of.
    pub(super) fn write(self, list: &WordList, out: &mut Vec<u16>) {
        let unit = |shift: u32| u16::try_from(self.0 >> shift & 0xFFFF).unwrap_or_default();
        out.push(unit(48));
        if unit(48) == WORD {
            let place =
                |shift: u32| usize::try_from(self.0 >> shift & 0xFF_FFFF).unwrap_or_default();
            out.extend_from_slice(list.word(place(24)));
            if let Some(second) = place(0).checked_sub(1) {
                out.push(0x20);
                out.extend_from_slice(list.word(second));
            }
        } else {
            out.extend([unit(32), unit(16)].into_iter().take_while(|&unit| unit != 0));
        }
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

    /// With more units.
    pub(super) fn units(self, units: &[u16]) -> Self {
        units.iter().fold(self, |hash, &unit| hash.unit(unit))
    }

    /// Which of so many files it falls to.
    pub(super) fn file(self, files: u32) -> u32 {
        self.0.checked_rem(files).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_as_their_strings_do() {
        let list = WordList::new(&["ab", "abc", "cd"].map(|word| word.encode_utf16().collect()));
        let keys = [
            Key::units([0x4E00, 0, 0]),
            Key::units([0x4E00, 0x4E8C, 0]),
            Key::units([0x4E00, 0x4E8C, 0x4E09]),
            Key::units([0xD83D, 0xDE00, 0]),
            Key::word(0),
            Key::words(0, 2),
            Key::word(1),
            Key::units([LETTERS, 0x61, 0]),
            Key::units([LETTERS, 0x61, 0x62]),
        ];
        let strings = keys.map(|key| {
            let mut units = Vec::new();
            key.write(&list, &mut units);
            units
        });
        assert_eq!(String::from_utf16_lossy(&strings[5]), "\u{E000}ab cd");
        assert!(keys.is_sorted() && strings.is_sorted());
    }

    #[test]
    fn the_hash_is_the_known_one() {
        // FNV-1a of the bytes of "a\0".
        let expected = [0x61_u32, 0]
            .iter()
            .fold(2_166_136_261_u32, |hash, byte| (hash ^ byte).wrapping_mul(16_777_619));
        assert_eq!(Fnv::START.unit(0x61), Fnv(expected));
        assert_eq!(Fnv(7).file(0), 0);
    }
}
