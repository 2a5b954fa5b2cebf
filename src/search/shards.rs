//! Grams in files: `g` with all keys, and `p` with the places of those that are too many for it.

use std::ops::Range;

use super::bits::{Bits, rice_parameter};
use super::grams::{Placed, grams};
use super::keys::Files;
use super::postings::{Postings, Told};
use super::script::{File, Hashed, quote, script};
use super::shares::Shares;

/// How many places a block has at most.
const PLACES_A_BLOCK: usize = 4096;

/// What places and parts are counted in.
#[derive(Debug, Default)]
pub(super) struct Room {
    /// The end of the last document.
    pub(super) addresses: u32,
    /// How many parts there are.
    pub(super) parts: u64,
}

/// Makes the `g` files of a share, with their `p` files; the numbers and hashes of the `g` files.
pub(super) fn shards(
    shares: Shares,
    share: usize,
    room: &Room,
    sessions: &[Placed<'_>],
) -> (Vec<File>, Vec<(u32, String)>) {
    let numbers = shares.range(share);
    let mut found: Vec<Postings> = numbers.clone().map(|_| Postings::default()).collect();
    grams(sessions, shares, share, |file, units, told| {
        if let Some(postings) = found.get_mut((file - numbers.start) as usize) {
            postings.push(units, told);
        }
    });
    let (mut files, mut hashes) = (Vec::new(), Vec::new());
    for (number, postings) in numbers.zip(found) {
        let shard = Shard { all: shares.files, room, number, files: &mut files, blocks: 0 };
        let Hashed { file, hash } = shard.file(postings);
        files.push(file);
        hashes.push((number, hash));
    }
    (files, hashes)
}

/// A `g` file that is being made.
struct Shard<'a> {
    all: Files,
    room: &'a Room,
    number: u32,
    files: &'a mut Vec<File>,
    /// How many blocks it has so far.
    blocks: u32,
}

impl Shard<'_> {
    fn file(mut self, postings: Postings) -> Hashed {
        let (mut keys, mut bits) = (Vec::new(), Bits::default());
        postings.each(|key, told| {
            if !keys.is_empty() {
                keys.push(0x0A);
            }
            keys.extend(key.units());
            self.gram(told, &mut bits);
        });
        let mut quoted = String::with_capacity(3 * keys.len());
        quote(&mut quoted, keys);
        script(&format!("g/{}", self.number), &[&quoted, &quote_bits(bits)])
    }

    fn gram(&mut self, told: &[Told], bits: &mut Bits) {
        if told.first().is_some_and(|first| first.as_part().is_some()) {
            let parts = summed(told.iter().filter_map(|one| one.as_part()));
            bits.gamma(parts.iter().map(|&(_, count, _)| u64::from(count)).sum());
            bits.flag(true);
            bits.gamma(1);
            self.parts(&parts, bits);
            return;
        }
        bits.gamma(told.len() as u64);
        bits.flag(told.len() > PLACES_A_BLOCK);
        if told.len() > PLACES_A_BLOCK {
            self.blocks(told, bits);
        } else {
            write_places(told, 0..self.room.addresses, bits);
        }
    }

    fn parts(&self, parts: &[(u32, u32, bool)], bits: &mut Bits) {
        bits.gamma(parts.len() as u64);
        let k = rice_parameter(parts.len() as u64, self.room.parts);
        let mut next = 0;
        for &(part, count, whole) in parts {
            bits.rice(u64::from(part - next), k);
            bits.gamma(u64::from(count));
            bits.flag(whole);
            next = part + 1;
        }
    }

    /// Puts places into files of their own.
    fn blocks(&mut self, places: &[Told], bits: &mut Bits) {
        let blocks: Vec<&[Told]> = places.chunks(PLACES_A_BLOCK).collect();
        bits.gamma(blocks.len() as u64 + 1);
        for (at, block) in blocks.iter().enumerate() {
            let begin = |at: usize| Some(blocks.get(at)?.first()?.as_place()?.0);
            let start = begin(at).unwrap_or_default();
            let end = begin(at + 1).unwrap_or(self.room.addresses);
            // Numbers that no other file's blocks have, without asking how many those are.
            let number = self.blocks * self.all.count + self.number;
            self.blocks += 1;
            let mut stream = Bits::default();
            write_places(block, start..end, &mut stream);
            let Hashed { file, hash } = script(&format!("p/{number}"), &[&quote_bits(stream)]);
            bits.gamma(u64::from(number) + 1);
            for character in hash.bytes() {
                bits.push(six_bits(character), 6);
            }
            bits.push(u64::from(start), 32);
            bits.gamma(block.len() as u64);
            self.files.push(file);
        }
    }
}

/// What is told of each part, put together; `told` is in the order of parts.
fn summed(told: impl Iterator<Item = (u32, u32, bool)>) -> Vec<(u32, u32, bool)> {
    let mut parts: Vec<(u32, u32, bool)> = Vec::new();
    for (part, count, whole) in told {
        match parts.last_mut() {
            Some(last) if last.0 == part => {
                last.1 += count;
                last.2 |= whole;
            }
            _ => parts.push((part, count, whole)),
        }
    }
    parts
}

fn write_places(places: &[Told], room: Range<u32>, bits: &mut Bits) {
    let k = rice_parameter(places.len() as u64, u64::from(room.end - room.start));
    let mut next = room.start;
    for (address, two) in places.iter().filter_map(|one| one.as_place()) {
        bits.rice(u64::from(address - next), k);
        bits.push(u64::from(two), 2);
        next = address + 1;
    }
}

fn quote_bits(bits: Bits) -> String {
    format!("\"{}\"", bits.into_base64())
}

/// The value of a character of base64url.
fn six_bits(character: u8) -> u64 {
    u64::from(match character {
        b'A'..=b'Z' => character - b'A',
        b'a'..=b'z' => character - b'a' + 26,
        b'0'..=b'9' => character - b'0' + 52,
        b'-' => 62,
        _ => 63,
    })
}
