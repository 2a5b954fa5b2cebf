//! A session in the forms in which it leaves the house, pages apart: the canonical transcript, and JSON.

mod json;
mod transcript;

pub use json::{SessionJson, json};
pub(crate) use transcript::scalar;
pub use transcript::{import, is_as_imported, transcript, with_source};
