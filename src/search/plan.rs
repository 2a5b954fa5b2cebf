//! What all sessions of an archive have in common: settled once, between reading and writing.

use std::sync::OnceLock;

use super::documents::{Document, Fields, Part};
use super::extended::{Extended, RoughCounts};
use super::grams::Placed;
use super::keys::Files;
use super::laid::{Extent, Laid};
use super::shards::Room;
use super::shares::Shares;
use super::texts::cuts;
use super::values::Values;

/// As many addresses of the archive go with one file of grams: a query reads some of them, and all their names.
const ADDRESSES: u32 = 4096;

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
    pub(super) extended: Extended,
    /// The files that grams are parted into, in as many shares as there are jobs.
    pub(super) shares: Shares,
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
}

impl Plan {
    /// Settles it for these sessions, whose pairs are counted; grams of more than `limit` places are extended.
    pub(super) fn new(sessions: &[&Read], pairs: &RoughCounts, shares: usize, limit: u64) -> Self {
        let mut plan = Self::default();
        for read in sessions {
            plan.addresses.push(plan.room.addresses);
            plan.documents.push(plan.extents.len());
            let length = u32::try_from(read.laid.len()).unwrap_or(u32::MAX);
            plan.room.addresses = plan.room.addresses.saturating_add(length);
            plan.extents.extend(&read.laid.documents);
        }
        plan.cuts = cuts(&plan.extents);
        plan.values = Values::of(sessions.iter().map(|read| &read.fields));
        let laid: Vec<&Laid> = sessions.iter().map(|read| &read.laid).collect();
        plan.room.parts = (Part::COUNT * plan.extents.len()) as u64;
        plan.extended = Extended::new(&laid, pairs, limit);
        let files = Files::new(plan.room.addresses.div_ceil(ADDRESSES));
        plan.shares = Shares::new(files, shares);
        plan.shares.mark(&laid, &mut plan.extended.reach);
        plan
    }

    /// The sessions with their places.
    pub(super) fn placed<'a>(&'a self, sessions: &'a [OnceLock<Read>]) -> Vec<Placed<'a>> {
        let read = sessions.iter().filter_map(OnceLock::get);
        let placed = read
            .zip(&self.extended.reach)
            .zip(self.addresses.iter().zip(&self.documents))
            .map(|((read, marks), (&address, &document))| Placed {
                laid: &read.laid,
                marks,
                address,
                part: u32::try_from(document * Part::COUNT).unwrap_or(u32::MAX),
            });
        placed.collect()
    }
}
