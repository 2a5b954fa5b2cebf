//! Sessions, entries and permalinks become an archive: names are looked up, ids are allotted and kept,
//! topics are assigned, and whatever refers to nothing is an error with its place.

mod archive;
pub mod entries;

pub use archive::{Archive, ArchivedSession, Assignment, Why};
