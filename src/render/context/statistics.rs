//! The statistics page.

use serde::Serialize;

use super::Figure;

/// `statistics.html`: what can be counted of the whole archive.
#[derive(Debug, Serialize)]
pub struct StatisticsPage {
    /// On what all of it rests.
    pub notes: Vec<String>,
    /// The charts with their tables.
    pub figures: Vec<Figure>,
    /// The link to the description of all tables.
    pub package: String,
}
