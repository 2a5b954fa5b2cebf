//! Streams of bits, and the two codes in which numbers stand in them.

/// The alphabet of base64 (RFC 4648).
const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A stream of bits that is being written, from the highest bit of each byte.
#[derive(Debug, Default)]
pub(super) struct Bits {
    bytes: Vec<u8>,
    /// Bits that are not yet among the bytes, the last written lowest.
    pending: u64,
    /// How many they are, fewer than 32 between two writes.
    count: u32,
}

impl Bits {
    /// Writes the `count` low bits of `value`, at most 32.
    pub(super) fn push(&mut self, value: u64, count: u32) {
        self.pending = self.pending << count | (value & ((1 << count) - 1));
        self.count += count;
        if self.count >= 32 {
            self.count -= 32;
            let [.., one, two, three, four] = (self.pending >> self.count).to_be_bytes();
            self.bytes.extend_from_slice(&[one, two, three, four]);
        }
    }

    /// Writes one bit.
    pub(super) fn flag(&mut self, set: bool) {
        self.push(u64::from(set), 1);
    }

    /// Writes `x`, at least 1 and below 2³², in Elias' gamma code.
    pub(super) fn gamma(&mut self, x: u64) {
        let digits = x.max(1).ilog2();
        self.push(0, digits);
        self.push(x.max(1), digits + 1);
    }

    /// Writes `x` in Rice's code: its high part as so many ones and a zero, then its `k` low bits.
    pub(super) fn rice(&mut self, x: u64, k: u32) {
        let mut ones = x >> k;
        while ones >= 32 {
            self.push(u64::from(u32::MAX), 32);
            ones -= 32;
        }
        // A zero after the ones.
        let high = u32::try_from(ones + 1).unwrap_or(32);
        let ones = (1 << high) - 2;
        if high + k <= 32 {
            self.push(ones << k | (x & ((1 << k) - 1)), high + k);
        } else {
            self.push(ones, high);
            self.push(x, k);
        }
    }

    /// The stream in base64, filled up with zeros.
    pub(super) fn into_base64(mut self) -> String {
        let rest = (self.pending << (32 - self.count)).to_be_bytes();
        self.bytes.extend(rest.iter().skip(4).take(self.count.div_ceil(8) as usize));
        base64(&self.bytes)
    }
}

/// The parameter of Rice's code for `n` things in a room of `m` places.
pub(super) fn rice_parameter(n: u64, m: u64) -> u32 {
    m.checked_div(n).and_then(u64::checked_ilog2).unwrap_or(0)
}

fn base64(bytes: &[u8]) -> String {
    let digits = |bits: u32| {
        [18, 12, 6, 0].map(|shift| BASE64[usize::try_from(bits >> shift & 63).unwrap_or_default()])
    };
    let mut out = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    let mut threes = bytes.chunks_exact(3);
    for three in &mut threes {
        let bits = three.iter().fold(0, |bits, &byte| bits << 8 | u32::from(byte));
        out.extend_from_slice(&digits(bits));
    }
    match *threes.remainder() {
        [one] => out.extend(digits(u32::from(one) << 16).into_iter().take(2).chain(*b"==")),
        [one, two] => {
            let bits = u32::from(one) << 16 | u32::from(two) << 8;
            out.extend(digits(bits).into_iter().take(3).chain(*b"="));
        }
        _ => {}
    }
    String::from_utf8(out).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use base64::prelude::*;

    use super::*;

    #[test]
    fn streams_are_those_that_the_codes_are_known_for() {
        let mut bits = Bits::default();
        for x in [1, 2, 3, 4, 17] {
            bits.gamma(x);
        }
        // 1 010 011 00100 000010001
        assert_eq!(BASE64_STANDARD.decode(bits.into_base64()).unwrap(), [0xA6, 0x40, 0x88]);
        let mut bits = Bits::default();
        bits.rice(0, 0);
        bits.rice(2, 0);
        bits.rice(9, 2);
        // 0 110 11001
        assert_eq!(BASE64_STANDARD.decode(bits.into_base64()).unwrap(), [0x6C, 0x80]);
        let mut bits = Bits::default();
        bits.rice(70, 0);
        bits.flag(true);
        let expected = [[0xFF; 8].as_slice(), &[0xFD]].concat();
        assert_eq!(BASE64_STANDARD.decode(bits.into_base64()).unwrap(), expected);
    }

    #[test]
    fn base64_is_that_of_everybody() {
        for length in 0..7 {
            let bytes: Vec<u8> = (0..length).map(|n: u8| n.wrapping_mul(91) ^ 0xC5).collect();
            assert_eq!(super::base64(&bytes), BASE64_STANDARD.encode(&bytes));
        }
    }

    #[test]
    fn the_parameter_is_the_logarithm_of_the_mean_gap() {
        let cases = [((1, 1), 0), ((1, 2), 1), ((3, 2), 0), ((1, 1 << 24), 24), ((0, 9), 0)];
        for ((n, m), k) in cases {
            assert_eq!(rice_parameter(n, m), k);
        }
    }
}
