//! Where the units of a folded text come from.

use std::ops::Range;

/// The places of all units, as pieces: nearly all of a text is one unit from one unit, and takes no room.
#[derive(Debug, Default)]
pub(super) struct Origins {
    pieces: Vec<Piece>,
}

/// What holds from a unit on, up to the next piece.
#[derive(Debug)]
struct Piece {
    /// The unit's number.
    at: usize,
    /// Where it comes from.
    from: usize,
    /// Where the cluster ends that all units of the piece come from; none where each unit comes from one
    /// of its own, one after the other.
    to: Option<usize>,
}

impl Origins {
    /// The unit with the number `at`, the next, is the text's unit at `from`.
    pub(super) fn plain(&mut self, at: usize, from: usize) {
        if let Some(Piece { at: first, from: origin, to: None }) = self.pieces.last()
            && from - origin == at - first
        {
            return;
        }
        self.pieces.push(Piece { at, from, to: None });
    }

    /// The units from `at` on, the next, all come from this whole stretch.
    pub(super) fn cluster(&mut self, at: usize, stretch: Range<usize>) {
        let to = Some(stretch.end);
        if self.pieces.last().is_none_or(|last| (last.from, last.to) != (stretch.start, to)) {
            self.pieces.push(Piece { at, from: stretch.start, to });
        }
    }

    /// The origin of these units: from where the first one's begins to where the last one's ends.
    pub(super) fn of(&self, units: Range<usize>) -> Range<usize> {
        let from = self.one(units.start).start;
        if units.is_empty() {
            return from..from;
        }
        from..self.one(units.end - 1).end
    }

    fn one(&self, unit: usize) -> Range<usize> {
        let after = self.pieces.partition_point(|piece| piece.at <= unit);
        match after.checked_sub(1).and_then(|last| self.pieces.get(last)) {
            None => 0..0,
            Some(Piece { from, to: Some(to), .. }) => *from..*to,
            Some(Piece { at, from, to: None }) => {
                let from = from + (unit - at);
                from..from + 1
            }
        }
    }
}
