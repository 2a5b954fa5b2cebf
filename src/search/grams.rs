//! Which grams stand where in a session: the index's one reading of its words.

use std::ops::Range;

use super::keys::{Files, Fnv, LONGEST};
use super::laid::{END, Laid};
use super::postings::Told;
use super::shares::{Shares, is_of_share, reach_of, share_mark};

/// A session, and where it stands in the archive.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) laid: &'a Laid,
    /// At each address, how long the longest extended gram is that begins there, and the share of its pair.
    pub(super) marks: &'a [u8],
    /// The archive's address of its beginning.
    pub(super) address: u32,
    /// The number of its first part.
    pub(super) part: u32,
}

/// Gives the grams of some sessions that fall to a share of the files, session by session: the number of the file,
/// the units, and what is told of them.
pub(super) fn grams(
    sessions: &[Placed<'_>],
    shares: Shares,
    share: usize,
    mut found: impl FnMut(u32, &[u16], Told),
) {
    let (files, wanted) = (shares.files, &shares.range(share));
    let mark = share_mark(share as u64);
    let mut units = UnitCounts::of(|unit| wanted.contains(&files.of(Fnv::START.unit(unit))));
    for &session in sessions {
        let mut reader = Reader {
            session,
            files,
            wanted,
            mark,
            part: session.part,
            units: &mut units,
            found: &mut found,
        };
        for part in session.laid.parts() {
            reader.part(part);
            reader.part += 1;
        }
    }
}

struct Reader<'a, F> {
    session: Placed<'a>,
    files: Files,
    wanted: &'a Range<u32>,
    mark: u8,
    part: u32,
    units: &'a mut UnitCounts,
    found: &'a mut F,
}

impl<F: FnMut(u32, &[u16], Told)> Reader<'_, F> {
    fn part(&mut self, part: Range<usize>) {
        let units = &self.session.laid.units()[part.clone()];
        let marks = &self.session.marks[part.clone()];
        for (at, &unit) in units.iter().enumerate() {
            if unit == END {
                continue;
            }
            self.units.add(unit, || borders(self.session.laid, part.start + at, 1) == 3);
            // The longest gram that is kept here; its neighbour's reach is 0 at the end of a stretch.
            let reach = usize::from(reach_of(marks[at]));
            let next = marks.get(at + 1).map_or(0, |&mark| usize::from(reach_of(mark)));
            let longest = (reach.max(next) + 1).clamp(2, LONGEST);
            if longest == 2 && !is_of_share(marks[at], self.mark) {
                continue;
            }
            let mut hash = Fnv::START.unit(unit);
            for length in 2..=longest {
                let Some(&last) = units.get(at + length - 1).filter(|&&last| last != END) else {
                    break;
                };
                hash = hash.unit(last);
                let file = self.files.of(hash);
                if self.wanted.contains(&file) {
                    let place = part.start + at;
                    let bits = borders(self.session.laid, place, length);
                    let told = if length <= reach {
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
            (self.found)(file, &[unit], Told::part(self.part, count, whole));
        }
    }
}

/// The two bits of a gram: whether words of the language begin with it and end with it.
fn borders(laid: &Laid, at: usize, length: usize) -> u8 {
    let border = |at| u8::from(laid.is_border(at));
    border(at) << 1 | border(at + length)
}

/// How often each unit that is wanted stands in a part.
struct UnitCounts {
    /// Twice the count, and one if the unit is a word somewhere; [`UNWANTED`] of the others.
    counts: Vec<u32>,
    met: Vec<u16>,
}

const UNWANTED: u32 = u32::MAX;

impl UnitCounts {
    /// Counts of these units, all 0.
    fn of(wanted: impl Fn(u16) -> bool) -> Self {
        let count = |unit| if wanted(unit) { 0 } else { UNWANTED };
        Self { counts: (0..=u16::MAX).map(count).collect(), met: Vec::new() }
    }

    fn add(&mut self, unit: u16, whole: impl FnOnce() -> bool) {
        let count = &mut self.counts[usize::from(unit)];
        if *count == UNWANTED {
            return;
        }
        if *count == 0 {
            self.met.push(unit);
        }
        *count = (*count + 2) | u32::from(whole());
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
