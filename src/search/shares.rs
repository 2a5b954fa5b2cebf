//! Into which shares the files of grams are parted: one is made at a time by one thread, out of a new reading of
//! all words.

use std::ops::Range;

use rayon::prelude::*;

use super::keys::{Files, Fnv};
use super::laid::Laid;

/// The shares of some files.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shares {
    pub(super) files: Files,
    count: u32,
}

/// The bits of a mark that tell the reach of extended grams.
const REACH: u8 = 7;

impl Shares {
    /// So many shares of so many files.
    pub(super) fn new(files: Files, count: usize) -> Self {
        Self { files, count: u32::try_from(count).unwrap_or(u32::MAX).max(1) }
    }

    /// The files of a share.
    pub(super) fn range(self, share: usize) -> Range<u32> {
        let (files, count) = (u64::from(self.files.count), u64::from(self.count));
        let start = |share: u64| u32::try_from((share * files).div_ceil(count)).unwrap_or(u32::MAX);
        start(share as u64)..start(share as u64 + 1)
    }

    /// Adds to the reach at each address which share the pair there falls to, as far as five bits tell it, so
    /// that a reader for one share needs not look at the pairs of others.
    pub(super) fn mark(self, sessions: &[&Laid], reach: &mut [Vec<u8>]) {
        sessions.par_iter().zip(reach).for_each(|(laid, marks)| {
            for (mark, pair) in marks.iter_mut().zip(laid.units().windows(2)) {
                let hash = pair.iter().fold(Fnv::START, |hash, &unit| hash.unit(unit));
                *mark |= share_mark(self.of(self.files.of(hash)));
            }
        });
    }

    /// The share of a file.
    fn of(self, file: u32) -> u64 {
        u64::from(file) * u64::from(self.count) / u64::from(self.files.count.max(1))
    }
}

/// What marks tell of a share.
pub(super) fn share_mark(share: u64) -> u8 {
    u8::try_from(share & 31).unwrap_or_default() << 3
}

/// The reach that a mark tells.
pub(super) fn reach_of(mark: u8) -> u8 {
    mark & REACH
}

/// Whether a mark tells of this share.
pub(super) fn is_of_share(mark: u8, share_mark: u8) -> bool {
    mark & !REACH == share_mark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_of_the_share_in_whose_range_it_is() {
        for (files, count) in [(7, 3), (3, 7), (1, 1), (64, 64), (1000, 33)] {
            let shares = Shares::new(Files::new(files), count);
            let ranges: Vec<Range<u32>> = (0..count).map(|share| shares.range(share)).collect();
            assert_eq!(
                ranges.iter().cloned().flatten().collect::<Vec<_>>(),
                (0..files).collect::<Vec<_>>()
            );
            for file in 0..files {
                let share = usize::try_from(shares.of(file)).unwrap();
                assert!(ranges[share].contains(&file), "{file} of {files}");
            }
        }
    }

    #[test]
    fn marks_tell_both() {
        let mark = share_mark(37) | 6;
        assert_eq!(reach_of(mark), 6);
        assert!(is_of_share(mark, share_mark(5)) && !is_of_share(mark, share_mark(4)));
    }
}
