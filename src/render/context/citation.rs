//! How to cite a page, and the metadata of its head.

use serde::Serialize;

use super::Link;
use crate::render::theme::Html;

/// How to cite a page.
#[derive(Debug, Serialize)]
pub struct Citation {
    /// The original publication, in each style; empty where nothing is known of it.
    pub original: Vec<CitationText>,
    /// This edition, in each style.
    pub edition: Vec<CitationText>,
    /// Files for reference managers, with the original publication and all questions of the session.
    pub files: Vec<Link>,
}

/// A citation in one style.
#[derive(Debug, Serialize)]
pub struct CitationText {
    /// The style: `gb-t7714`, `apa`, `chicago-note` or `chicago-bibliography`.
    pub style: &'static str,
    /// What the style is called.
    pub name: String,
    /// The citation. The day of access is an empty `span` of the class `accessed`, whose `data-form` says
    /// how to write the day: `iso`, `american` or `chinese`.
    pub html: Html,
}

/// A `meta` element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meta {
    /// Its `name`, or for Open Graph its `property`.
    pub name: &'static str,
    /// Its `content`.
    pub content: String,
}
