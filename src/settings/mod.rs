//! The archive's settings, and the one door to YAML.

mod archive;
pub mod front_matter;
pub mod yaml;

pub use archive::{ARCHIVE_FILE, Settings};
