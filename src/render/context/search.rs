//! The page on which the archive is searched, and what tells browsers of it.

use serde::Serialize;

/// `search.html`.
#[derive(Debug, Serialize)]
pub struct SearchPage {
    /// The name of the index's first file, below `search/`.
    pub manifest: String,
}

/// `opensearch.xml`.
#[derive(Debug, Serialize)]
pub struct OpenSearchPage {
    /// What a browser calls the search: at most 16 characters.
    pub short_name: String,
    /// The same in full: at most 48 characters.
    pub long_name: String,
    /// One or a few sentences about the archive: at most 1,024 characters.
    pub description: String,
    /// The address of the page on which the archive is searched.
    pub search: String,
}
