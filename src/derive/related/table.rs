//! A small table by number: of exchanges, or of features.
//!
//! What is added up for one exchange concerns a bounded number of others and of features, wherever they stand in the
//! archive. It is kept in a table that has room for these alone and stays near the processor: with a place for
//! each exchange or feature of a large archive, each sum would be waited for.

/// Values by number, with open addressing: what finds its slot taken stands in the next free one.
#[derive(Default)]
pub(super) struct Table<V> {
    slots: Vec<Slot<V>>,
    /// The last slot of those in use, a power of two: the fewer they are, the nearer.
    last: usize,
    /// How many bits it has.
    bits: u32,
    /// Those that are taken.
    taken: Vec<u32>,
}

#[derive(Clone, Copy, Default)]
struct Slot<V> {
    number: u32,
    /// The default if the slot is free.
    value: V,
}

impl<V: Copy + Default + PartialEq> Table<V> {
    /// Has room for so many numbers, and is at least half free; to be called while it is empty.
    pub(super) fn make_room(&mut self, numbers: usize) {
        let slots = (2 * numbers).next_power_of_two();
        if slots > self.slots.len() {
            self.slots.resize(slots, Slot::default());
        }
        self.last = slots - 1;
        self.bits = slots.trailing_zeros();
    }

    /// The value of a number to be changed, the default at first; to be made another.
    pub(super) fn value(&mut self, number: u32) -> &mut V {
        let place = self.find(number);
        let slot = &mut self.slots[place];
        if slot.value == V::default() {
            slot.number = number;
            self.taken.extend(u32::try_from(place));
        }
        &mut slot.value
    }

    /// All numbers and their values, which are then forgotten.
    pub(super) fn take(&mut self) -> impl ExactSizeIterator<Item = (u32, V)> {
        let slots = &mut self.slots;
        self.taken.drain(..).map(|place| {
            let slot = &mut slots[place as usize];
            (slot.number, std::mem::take(&mut slot.value))
        })
    }

    /// The slot of a number, or the free one where it would stand.
    fn find(&self, number: u32) -> usize {
        // Multiplied by the golden ratio, numbers side by side are spread evenly (Knuth, vol. 3, 6.4).
        let spread = number.wrapping_mul(0x9E37_79B1).rotate_left(self.bits);
        let mut place = spread as usize & self.last;
        while let Some(slot) = self.slots.get(place)
            && slot.number != number
            && slot.value != V::default()
        {
            place = (place + 1) & self.last;
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_kept_by_number_and_forgotten_when_taken() {
        let mut table = Table::default();
        for round in 1..=2_u32 {
            table.make_room(100);
            for number in 0..100 {
                // Some want the same slot.
                *table.value(number * 64) += round;
                *table.value(number * 64) += number;
            }
            let mut all: Vec<_> = table.take().collect();
            all.sort_unstable();
            let expected: Vec<_> = (0..100).map(|number| (number * 64, round + number)).collect();
            assert_eq!(all, expected);
        }
        assert_eq!(table.take().count(), 0);
    }
}
