//! Which grams stand where in a session: the index's one reading of its words.

use std::ops::Range;
use std::sync::LazyLock;

use super::extended::PairSet;
use super::keys::{Fnv, Key, LETTERS, WORD};
use super::laid::{END, Laid};
use super::words::WordList;
use crate::text::search::{Class, class};

const SPACE: u16 = 0x20;

/// The class of every unit: it is asked for several times at every place.
static CLASSES: LazyLock<Vec<Class>> = LazyLock::new(|| (0..=u16::MAX).map(class).collect());

/// Two units as one number.
pub(super) const fn pair(first: u16, second: u16) -> u32 {
    (first as u32) << 16 | second as u32
}

/// Gives every pair that is kept in a session, in order.
pub(super) fn pairs(laid: &Laid, mut found: impl FnMut(u32)) {
    let classes = Classes(&CLASSES);
    for stretch in laid.units().split(|&unit| unit == END) {
        for at in 1..stretch.len() {
            if classes.is_kept(stretch, at - 1) {
                found(pair(stretch[at - 1], stretch[at]));
            }
        }
    }
}

/// What the whole archive knows of its grams.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The extended pairs.
    pub(super) pairs: PairSet,
    /// All words.
    pub(super) words: WordList,
    /// For each word, whether it is extended.
    pub(super) extended: Vec<bool>,
    /// For each word, the hash of its key.
    pub(super) hashes: Vec<Fnv>,
    /// How many files grams are parted into.
    pub(super) files: u32,
}

impl Known {
    /// Hashes all words.
    pub(super) fn hash_words(&mut self) {
        let hash = |word: &[u16]| Fnv::START.unit(WORD).units(word);
        self.hashes = self.words.iter().map(hash).collect();
    }
}

/// What is told of a gram.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    pub(super) key: Key,
    pub(super) told: Told,
}

/// Where a gram stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Told {
    /// At an address, with its two bits.
    Place(u32, u8),
    /// In a part, so many times (and more may be told); whether one of them begins and ends where words do.
    Part(u32, u32, bool),
}

/// A session, and where it stands in the archive.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) laid: &'a Laid,
    /// The archive's number of each of the session's different words.
    pub(super) numbers: &'a [u32],
    /// The address of its beginning.
    pub(super) address: u32,
    /// The number of its first part.
    pub(super) part: u32,
}

/// Gives the grams of a session that fall to these files, each with the number of its file.
pub(super) fn postings(
    known: &Known,
    files: Range<u32>,
    session: Placed<'_>,
    found: impl FnMut(u32, Posting),
) {
    let mut reader = Reader {
        known,
        session,
        classes: Classes(&CLASSES),
        files,
        part: session.part,
        words: 0,
        units: UnitCounts::default(),
        letters: Vec::new(),
        found,
    };
    for part in session.laid.parts() {
        reader.part(part);
        reader.part += 1;
    }
}

struct Classes<'a>(&'a [Class]);

impl Classes<'_> {
    fn is_word(&self, unit: u16) -> bool {
        self.0[usize::from(unit)] == Class::Word
    }

    /// Whether the pair at `at` of a stretch, which has two units there, is kept.
    fn is_kept(&self, stretch: &[u16], at: usize) -> bool {
        match (self.is_word(stretch[at]), self.is_word(stretch[at + 1])) {
            (true, true) => false,
            (true, false) => !self.is_plain_border(stretch, at + 1),
            (false, true) => !self.is_plain_border(stretch, at),
            (false, false) => true,
        }
    }

    /// Whether at `at` there is a single space between two words.
    fn is_plain_border(&self, stretch: &[u16], at: usize) -> bool {
        let is_word = |at: Option<usize>| {
            at.and_then(|at| stretch.get(at)).is_some_and(|&unit| self.is_word(unit))
        };
        stretch.get(at) == Some(&SPACE) && is_word(at.checked_sub(1)) && is_word(Some(at + 1))
    }
}

struct Reader<'a, F> {
    known: &'a Known,
    session: Placed<'a>,
    classes: Classes<'a>,
    files: Range<u32>,
    part: u32,
    /// How many words were met.
    words: usize,
    units: UnitCounts,
    /// Neighbouring letters of the part, and whether they are a word.
    letters: Vec<(u32, bool)>,
    found: F,
}

impl<F: FnMut(u32, Posting)> Reader<'_, F> {
    fn part(&mut self, part: Range<usize>) {
        let units = &self.session.laid.units()[part.clone()];
        let mut start = part.start;
        for stretch in units.split(|&unit| unit == END) {
            self.pairs_and_triples(stretch, start);
            self.words(stretch, start);
            self.presence(stretch, start);
            start += stretch.len() + 1;
        }
        self.tell_presence();
    }

    /// The file that a key with this hash falls to, if it is one of ours.
    fn file(&self, hash: Fnv) -> Option<u32> {
        Some(hash.file(self.known.files)).filter(|file| self.files.contains(file))
    }

    fn tell(&mut self, hash: Fnv, key: Key, told: Told) {
        if let Some(file) = self.file(hash) {
            (self.found)(file, Posting { key, told });
        }
    }

    fn address(&self, at: usize) -> u32 {
        self.session.address + u32::try_from(at).unwrap_or_default()
    }

    /// The two bits of a gram: whether words of the language begin with it and end with it.
    fn borders(&self, at: usize, length: usize) -> u8 {
        let border = |at| u8::from(self.session.laid.is_border(at));
        border(at) << 1 | border(at + length)
    }

    fn pairs_and_triples(&mut self, stretch: &[u16], start: usize) {
        let mut before = false;
        for at in 0..stretch.len().saturating_sub(1) {
            let (first, second) = (stretch[at], stretch[at + 1]);
            let kept = self.classes.is_kept(stretch, at);
            let extended = kept && self.known.pairs.holds(pair(first, second));
            if kept {
                let hash = Fnv::START.unit(first).unit(second);
                let key = Key::units([first, second, 0]);
                if self.file(hash).is_some() {
                    let bits = self.borders(start + at, 2);
                    let told = match extended {
                        true => Told::Part(self.part, 1, bits == 3),
                        false => Told::Place(self.address(start + at), bits),
                    };
                    self.tell(hash, key, told);
                }
            }
            if at > 0 && (before || extended) {
                let units = [stretch[at - 1], first, second];
                let hash = Fnv::START.units(&units);
                if self.file(hash).is_some() {
                    let place = start + at - 1;
                    let told = Told::Place(self.address(place), self.borders(place, 3));
                    self.tell(hash, Key::units(units), told);
                }
            }
            before = extended;
        }
    }

    fn words(&mut self, stretch: &[u16], start: usize) {
        let mut at = 0;
        let mut before: Option<(u32, usize)> = None;
        while at < stretch.len() {
            if !self.classes.is_word(stretch[at]) {
                at += 1;
                continue;
            }
            let Some(word) = self.next_word() else { return };
            let length = self.known.words.word(word as usize).len();
            let plain_before = at > 0 && self.classes.is_plain_border(stretch, at - 1);
            let plain_after = self.classes.is_plain_border(stretch, at + length);
            let told = match self.is_extended(word) {
                true => Told::Part(self.part, 1, true),
                false => {
                    let bits = u8::from(plain_before) << 1 | u8::from(plain_after);
                    Told::Place(self.address(start + at), bits)
                }
            };
            let hash = self.hash(word);
            self.tell(hash, Key::word(word), told);
            if let Some((first, place)) = before.filter(|_| plain_before)
                && (self.is_extended(first) || self.is_extended(word))
            {
                let hash = self.hash(first).unit(SPACE);
                let hash = hash.units(self.known.words.word(word as usize));
                let told = Told::Place(self.address(start + place), 3);
                self.tell(hash, Key::words(first, word), told);
            }
            before = Some((word, at));
            at += length.max(1);
        }
    }

    fn next_word(&mut self) -> Option<u32> {
        let local = *self.session.laid.words.get(self.words)?;
        self.words += 1;
        self.session.numbers.get(local as usize).copied()
    }

    fn is_extended(&self, word: u32) -> bool {
        self.known.extended.get(word as usize).copied().unwrap_or_default()
    }

    fn hash(&self, word: u32) -> Fnv {
        self.known.hashes.get(word as usize).copied().unwrap_or(Fnv::START)
    }

    /// Notes which units and which neighbouring letters stand in a stretch.
    fn presence(&mut self, stretch: &[u16], start: usize) {
        for (at, &unit) in stretch.iter().enumerate() {
            self.units.add(unit, self.borders(start + at, 1) == 3);
            let Some(&next) = stretch.get(at + 1) else { continue };
            if self.classes.is_word(unit) && self.classes.is_word(next) {
                let whole = self.borders(start + at, 2) == 3;
                self.letters.push((pair(unit, next), whole));
            }
        }
    }

    /// Tells of the units and letters of the part.
    fn tell_presence(&mut self) {
        for (unit, count, whole) in self.units.take() {
            let units = if self.classes.is_word(unit) { [LETTERS, unit, 0] } else { [unit, 0, 0] };
            let hash = units
                .iter()
                .filter(|&&unit| unit != 0)
                .fold(Fnv::START, |hash, &unit| hash.unit(unit));
            self.tell(hash, Key::units(units), Told::Part(self.part, count, whole));
        }
        let mut letters = std::mem::take(&mut self.letters);
        letters.sort_unstable();
        for same in letters.chunk_by(|one, other| one.0 == other.0) {
            let [.., (letters, whole)] = *same else { continue };
            let unit = |shift: u32| u16::try_from(letters >> shift & 0xFFFF).unwrap_or_default();
            let units = [LETTERS, unit(16), unit(0)];
            let count = u32::try_from(same.len()).unwrap_or(u32::MAX);
            let told = Told::Part(self.part, count, whole);
            self.tell(Fnv::START.units(&units), Key::units(units), told);
        }
        letters.clear();
        self.letters = letters;
    }
}

/// How often each unit stands in a part.
struct UnitCounts {
    /// Twice the count, and one if the unit is a word somewhere.
    counts: Vec<u32>,
    met: Vec<u16>,
}

impl Default for UnitCounts {
    fn default() -> Self {
        Self { counts: vec![0; usize::from(u16::MAX) + 1], met: Vec::new() }
    }
}

impl UnitCounts {
    fn add(&mut self, unit: u16, whole: bool) {
        let count = &mut self.counts[usize::from(unit)];
        if *count == 0 {
            self.met.push(unit);
        }
        *count = (*count + 2) | u32::from(whole);
    }

    /// The units met, with their counts; and forgets them.
    fn take(&mut self) -> Vec<(u16, u32, bool)> {
        let counts = &mut self.counts;
        let told = self.met.drain(..).map(|unit| {
            let count = std::mem::take(&mut counts[usize::from(unit)]);
            (unit, count / 2, count % 2 == 1)
        });
        told.collect()
    }
}
