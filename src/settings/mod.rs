//! The archive's settings, and the one door to YAML.

mod address;
mod archive;
mod declined;
pub mod front_matter;
pub mod yaml;

pub use address::web_address;
pub use archive::{ARCHIVE_FILE, SESSIONS, Settings, TurnNames};
pub use declined::{DECLINED_FILE, Declined};
