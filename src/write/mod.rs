//! A session in the forms in which it leaves the house, pages apart: the canonical transcript, and JSON.

mod transcript;

pub use transcript::transcript;
