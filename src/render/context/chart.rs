//! Charts, each with the table that says the same.

use serde::Serialize;

use super::Link;
use crate::render::theme::Html;

/// A chart, for the part `chart`.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// What it shows.
    pub title: String,
    /// The drawing, which says in words what it shows; without one the table stands open.
    pub drawing: Option<Html>,
    /// On what it rests, and what to know to read it.
    pub notes: Vec<String>,
    /// What the columns of the table are called.
    pub columns: Vec<String>,
    /// The rows of the table, each a `tr`.
    pub rows: Html,
    /// The same as a file.
    pub file: Option<Link>,
}
