//! `archive.yaml`: what an editor sets for the whole archive.

use crate::text::Language;

/// The archive's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The archive's title.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// The language of the interface, and of sessions and entries that state none.
    pub language: Language,
    /// Where the site will stand, ending in `/`; without it, what needs absolute addresses is left out.
    pub base_url: Option<String>,
    /// Who edits it.
    pub editor: Option<String>,
    /// The name of the licence or the statement of rights.
    pub licence: Option<String>,
    /// Its address.
    pub licence_url: Option<String>,
    /// What the archive calls the organisations for which askers ask: 媒体 by default.
    pub organisations: Option<String>,
}
