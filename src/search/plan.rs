//! What all sessions of an archive have in common: settled once, between reading and writing.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::documents::{Document, Fields};
use super::extended::{LIMIT, PairSet};
use super::grams::{Known, Placed};
use super::laid::{BLOCK, Extent, Laid};
use super::shards::Room;
use super::texts::{RANGE, cuts};
use super::values::Values;
use super::words::WordList;

/// As many addresses of the archive go with one file of grams.
const ADDRESSES: u32 = 8192;

/// A session that was read.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) laid: Laid,
    /// The values of all its documents.
    fields: Fields,
}

impl Read {
    /// Reads the documents of a session of an archive in this language.
    pub(super) fn new(documents: &[Document], language: &str) -> Self {
        let mut fields = Fields::default();
        for document in documents {
            for (all, values) in fields.iter_mut().zip(&document.fields) {
                all.extend(values.iter().cloned());
            }
        }
        Self { laid: Laid::new(documents, language), fields }
    }
}

/// What is settled.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) known: Known,
    pub(super) room: Room,
    pub(super) values: Values,
    /// All documents, in order.
    pub(super) extents: Vec<Extent>,
    /// Which of them begin a file of text.
    pub(super) cuts: Vec<bool>,
    /// The first document of each session.
    pub(super) documents: Vec<usize>,
    /// The address at which each session begins.
    addresses: Vec<u32>,
    /// For each session, the archive's number of each of its different words.
    numbers: Vec<Vec<u32>>,
}

impl Plan {
    /// Settles it for these sessions, in which these pairs are extended.
    pub(super) fn new(sessions: &[&Read], pairs: PairSet) -> Self {
        let mut plan = Self::default();
        for read in sessions {
            plan.addresses.push(plan.room.addresses);
            plan.documents.push(plan.extents.len());
            for part in read.laid.parts() {
                let start = u32::try_from(part.start).unwrap_or(u32::MAX);
                plan.room.parts.push(plan.room.addresses.saturating_add(start));
            }
            let length = u32::try_from(read.laid.len()).unwrap_or(u32::MAX);
            plan.room.addresses = plan.room.addresses.saturating_add(length);
            plan.extents.extend(&read.laid.documents);
        }
        plan.cuts = cuts(&plan.extents);
        plan.values = Values::of(sessions.iter().map(|read| &read.fields));
        plan.count_words(sessions);
        plan.known.pairs = pairs;
        plan.known.files = plan.room.addresses.div_ceil(ADDRESSES);
        plan.known.hash_words();
        plan
    }

    /// Lists all words, and finds those that are extended.
    fn count_words(&mut self, sessions: &[&Read]) {
        let mut counts: BTreeMap<&[u16], u64> = BTreeMap::new();
        for (word, count) in sessions.iter().flat_map(|read| &read.laid.distinct) {
            *counts.entry(word).or_insert(0) += u64::from(*count);
        }
        let mut list = WordList::default();
        for (word, count) in counts {
            list.push(word);
            self.known.extended.push(count > LIMIT);
        }
        let number = |word: &[u16]| u32::try_from(list.find(word).unwrap_or_default());
        self.numbers = sessions
            .iter()
            .map(|read| {
                let words = read.laid.distinct.iter();
                words.map(|(word, _)| number(word).unwrap_or_default()).collect()
            })
            .collect();
        self.known.words = list;
    }

    /// The sessions with their places.
    pub(super) fn placed<'a>(&'a self, sessions: &'a [OnceLock<Read>]) -> Vec<Placed<'a>> {
        let read = sessions.iter().filter_map(OnceLock::get);
        let placed = read.zip(&self.numbers).zip(self.addresses.iter().zip(&self.documents)).map(
            |((read, numbers), (&address, &document))| Placed {
                laid: &read.laid,
                numbers,
                address,
                part: u32::try_from(document * 4).unwrap_or(u32::MAX),
            },
        );
        placed.collect()
    }

    /// The address at which each range of documents begins.
    pub(super) fn bases(&self) -> Vec<u32> {
        let blocks = |extent: &Extent| extent.blocks.iter().sum::<u32>();
        let ranges = self.extents.chunks(RANGE).scan(0, |address, range| {
            let base = *address;
            *address += range.iter().map(blocks).sum::<u32>() * BLOCK as u32;
            Some(base)
        });
        ranges.collect()
    }
}
