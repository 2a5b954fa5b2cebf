//! Reads an index as docs/search-index.md tells it, and as nothing in `search` writes it.

use std::collections::BTreeMap;

use base64::prelude::*;
use serde_json::Value;

/// An index as a folder of files.
pub(super) struct Folder(pub(super) BTreeMap<String, String>);

/// A gram that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Gram {
    pub(super) count: u64,
    pub(super) big: bool,
    /// Addresses with their two bits.
    pub(super) places: Vec<(u64, u64)>,
    /// Parts: four times the document and the part, how often, whether as a word.
    pub(super) parts: Vec<(u64, u64, bool)>,
    pub(super) blocks: usize,
}

impl Folder {
    /// The data of the file called `name`, whose hash is known.
    pub(super) fn file(&self, name: &str, hash: &str) -> Vec<Value> {
        let path = format!("search/{name}-{hash}.js");
        let text = self.0.get(&path).unwrap_or_else(|| panic!("{path} is not there"));
        let bytes = blake3(text);
        assert_eq!(BASE64_URL_SAFE_NO_PAD.encode(bytes), hash, "{path}");
        let data = text.strip_prefix("wendaSearch.got(").unwrap().strip_suffix(");\n").unwrap();
        let mut data: Vec<Value> = serde_json::from_str(&format!("[{data}]")).unwrap();
        assert_eq!(data.remove(0), name);
        data
    }

    pub(super) fn manifest(&self) -> Value {
        let path = self.0.keys().find(|path| path.starts_with("search/manifest-")).unwrap();
        let hash = &path["search/manifest-".len()..path.len() - 3];
        self.file("manifest", hash).remove(0)
    }

    /// All grams of all files.
    pub(super) fn grams(&self) -> BTreeMap<Vec<u16>, Gram> {
        let manifest = self.manifest();
        let room = Room {
            addresses: manifest["addresses"].as_u64().unwrap(),
            parts: 4 * manifest["documents"].as_u64().unwrap(),
        };
        let count = manifest["grams"].as_u64().unwrap();
        let mut grams = BTreeMap::new();
        for (number, hash) in hashes(&manifest["names"]["g"]).into_iter().enumerate() {
            let data = self.file(&format!("g/{number}"), &hash);
            let keys: Vec<u16> = data[0].as_str().unwrap().encode_utf16().collect();
            let keys: Vec<&[u16]> = match keys.len() {
                0 => Vec::new(),
                _ => keys.split(|&unit| unit == 0x0A).collect(),
            };
            assert!(keys.is_sorted());
            let mut bits = Bits::new(&data[1]);
            for key in keys {
                assert_eq!(fnv(key) % count, number as u64);
                let gram = bits.gram(self, &room);
                assert_eq!(grams.insert(key.to_vec(), gram), None);
            }
        }
        grams
    }
}

struct Room {
    addresses: u64,
    parts: u64,
}

/// Names of four characters, one after the other.
pub(super) fn hashes(joined: &Value) -> Vec<String> {
    let joined = joined.as_str().unwrap().as_bytes();
    assert_eq!(joined.len() % 4, 0);
    joined.chunks(4).map(|four| String::from_utf8(four.to_vec()).unwrap()).collect()
}

fn blake3(text: &str) -> [u8; 3] {
    // The door to the hash is `text`; its beginning comes back out of the name it gives.
    let name = crate::text::file_hash(text.as_bytes());
    BASE64_URL_SAFE_NO_PAD.decode(name).unwrap().try_into().unwrap()
}

pub(super) fn fnv(key: &[u16]) -> u64 {
    let bytes = key.iter().flat_map(|unit| unit.to_le_bytes());
    u64::from(
        bytes.fold(2_166_136_261_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(16_777_619)
        }),
    )
}

/// A stream of bits that is being read.
struct Bits {
    bytes: Vec<u8>,
    at: usize,
}

impl Bits {
    fn new(base64: &Value) -> Self {
        Self { bytes: BASE64_STANDARD.decode(base64.as_str().unwrap()).unwrap(), at: 0 }
    }

    fn read(&mut self, count: u32) -> u64 {
        (0..count).fold(0, |bits, _| {
            let bit = self.bytes[self.at / 8] >> (7 - self.at % 8) & 1;
            self.at += 1;
            bits << 1 | u64::from(bit)
        })
    }

    fn gamma(&mut self) -> u64 {
        let mut zeros = 0;
        while self.read(1) == 0 {
            zeros += 1;
        }
        1 << zeros | self.read(zeros)
    }

    fn rice(&mut self, k: u32) -> u64 {
        let mut ones = 0;
        while self.read(1) == 1 {
            ones += 1;
        }
        ones << k | self.read(k)
    }

    fn parts(&mut self, room: &Room) -> Vec<(u64, u64, bool)> {
        let count = self.gamma();
        let k = parameter(count, room.parts);
        let mut next = 0;
        let part = |_| {
            next += self.rice(k);
            next += 1;
            (next - 1, self.gamma(), self.read(1) == 1)
        };
        (0..count).map(part).collect()
    }

    fn gram(&mut self, folder: &Folder, room: &Room) -> Gram {
        let mut gram = Gram { count: self.gamma(), big: self.read(1) == 1, ..Gram::default() };
        if !gram.big {
            gram.places = self.places(gram.count, 0, room.addresses);
            return gram;
        }
        let blocks: Vec<(u64, String, u64, u64)> = (1..self.gamma())
            .map(|_| {
                let number = self.gamma() - 1;
                let bytes = [self.read(8), self.read(8), self.read(8)];
                let bytes = bytes.map(|byte| u8::try_from(byte).unwrap());
                (number, BASE64_URL_SAFE_NO_PAD.encode(bytes), self.read(32), self.gamma())
            })
            .collect();
        gram.blocks = blocks.len();
        if blocks.is_empty() {
            gram.parts = self.parts(room);
        }
        for (at, (number, hash, first, count)) in blocks.iter().enumerate() {
            let end = blocks.get(at + 1).map_or(room.addresses, |next| next.2);
            let data = folder.file(&format!("p/{number}"), hash);
            gram.places.extend(Bits::new(&data[0]).places(*count, *first, end));
        }
        gram
    }

    fn places(&mut self, count: u64, first: u64, end: u64) -> Vec<(u64, u64)> {
        let k = parameter(count, end - first);
        let mut next = first;
        (0..count)
            .map(|_| {
                let place = next + self.rice(k);
                next = place + 1;
                (place, self.read(2))
            })
            .collect()
    }
}

/// The number of binary digits of ⌊m ÷ n⌋, less one, and not below 0.
fn parameter(n: u64, m: u64) -> u32 {
    (64 - (m / n).leading_zeros()).saturating_sub(1)
}
