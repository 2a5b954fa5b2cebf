//! Which grams stand where in a session: the index's one reading of its words.

use std::ops::Range;

use super::keys::{Files, Fnv, LONGEST};
use super::laid::{END, Laid};
use super::postings::Told;

/// A session, and where it stands in the archive.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) laid: &'a Laid,
    /// At each address, how long the longest extended gram is that begins there.
    pub(super) reach: &'a [u8],
    /// The archive's address of its beginning.
    pub(super) address: u32,
    /// The number of its first part.
    pub(super) part: u32,
}

/// Gives the grams of a session that fall to these of the files: the number of the file, the units, and what is
/// told of them.
pub(super) fn grams(
    session: Placed<'_>,
    files: Files,
    wanted: &Range<u32>,
    found: impl FnMut(u32, &[u16], Told),
) {
    let mut reader =
        Reader { session, files, wanted, part: session.part, units: UnitCounts::default(), found };
    for part in session.laid.parts() {
        reader.part(part);
        reader.part += 1;
    }
}

struct Reader<'a, F> {
    session: Placed<'a>,
    files: Files,
    wanted: &'a Range<u32>,
    part: u32,
    units: UnitCounts,
    found: F,
}

impl<F: FnMut(u32, &[u16], Told)> Reader<'_, F> {
    fn part(&mut self, part: Range<usize>) {
        let units = &self.session.laid.units()[part.clone()];
        let reach = &self.session.reach[part.clone()];
        for (at, &unit) in units.iter().enumerate() {
            if unit == END {
                continue;
            }
            let whole = self.borders(part.start + at, 1) == 3;
            self.units.add(unit, whole);
            // The longest gram that is kept here; its neighbour's reach is 0 at the end of a stretch.
            let next = reach.get(at + 1).copied().unwrap_or_default();
            let longest = usize::from(reach[at].max(next)) + 1;
            let mut hash = Fnv::START.unit(unit);
            for length in 2..=longest.clamp(2, LONGEST) {
                let Some(&last) = units.get(at + length - 1).filter(|&&last| last != END) else {
                    break;
                };
                hash = hash.unit(last);
                let file = self.files.of(hash);
                if self.wanted.contains(&file) {
                    let place = part.start + at;
                    let bits = self.borders(place, length);
                    let told = if length <= usize::from(reach[at]) {
                        Told::part(self.part, 1, bits == 3)
                    } else {
                        let offset = u32::try_from(place).unwrap_or_default();
                        Told::place(self.session.address + offset, bits)
                    };
                    (self.found)(file, &units[at..at + length], told);
                }
            }
        }
        for (unit, count, whole) in self.units.take() {
            let file = self.files.of(Fnv::START.unit(unit));
            if self.wanted.contains(&file) {
                (self.found)(file, &[unit], Told::part(self.part, count, whole));
            }
        }
    }

    /// The two bits of a gram: whether words of the language begin with it and end with it.
    fn borders(&self, at: usize, length: usize) -> u8 {
        let border = |at| u8::from(self.session.laid.is_border(at));
        border(at) << 1 | border(at + length)
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
