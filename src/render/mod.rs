//! The archive as pages: what each shows, and through which template.
//!
//! [`Site`] holds what all pages share: the archive, its views, the theme, the interface's words, the
//! editor's prose. Its work is cut into jobs (all pages of one session; a group of index pages) that may
//! run in parallel; a job's pages are handed over and let go.
//!
//! Words of content reach HTML in three places only: [`escape`] for plain text, [`paragraph`] for a
//! transcript's paragraphs, [`prose`] for the editor's Markdown.

mod address;
mod annotations;
mod built_in;
mod cells;
mod chart;
mod citation;
pub mod context;
mod escape;
mod forms;
mod frame;
mod glossary;
mod marked;
mod pages;
mod paragraph;
mod prose;
pub mod routes;
mod searched;
mod site;
mod tables;
mod theme;
mod words;
mod work;

#[cfg(test)]
mod tests;

use pages::is_inside;

pub use cells::{MARK as TABLE_MARK, row as table_row};
pub use site::{Rendered, Site};
pub use tables::wordings_table;
pub use theme::{Html, Shared, Theme};
