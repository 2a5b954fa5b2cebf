//! Readers: one per source format, each turning decoded text into a [`Draft`].
//!
//! A reader knows the format's grammar and nothing of press conferences; what the words mean is for
//! `structure`.

mod draft;
mod front;

pub use draft::{Block, BlockKind, Draft, Heading, Line};
pub use front::{Front, StatedSpeaker};
