//! How a page is cited: citations ready to paste, files for reference managers, and the metadata in
//! a page's head.
//!
//! It is apart from `render` because it is a subject of its own, with its own standards (GB/T 7714, APA,
//! Chicago, BibLaTeX, RIS, CSL, Highwire, Dublin Core, Open Graph, schema.org) and nothing of templates
//! or routes; and apart from `derive` because it looks at one page and not at the archive. It takes a
//! [`Work`], plain facts that the caller has put together, and gives strings. It reads nothing, knows
//! neither the archive nor the day, and escapes for its own formats only: HTML is the template's.
//!
//! Three rules hold throughout:
//! - **Two things are cited, never mixed**: the [`Original`], as its publisher brought it out, and this
//!   [`Edition`], where the speaker is the author of what was said. The original has no author: a
//!   record names who spoke, not who wrote the report.
//! - **Nothing is invented.** A fact that is not known is left out, with the comma before it; only where
//!   a standard demands a word in its place (`[出版地不详]`, `n.d.`) does that word stand. The day
//!   of access is a blank for the reader, or the page's script, to fill in.
//! - **Names are not guessed at.** Which part of a Latin name is the family's is known only from the
//!   entry's `sort`; without it the name stands as printed, see [`Name`].

mod date;
mod description;
mod export;
mod linked;
mod metadata;
mod name;
mod piece;
mod style;
mod tongue;
mod work;

#[cfg(test)]
mod sample;

pub use description::description;
pub use export::{biblatex, csl_json, ris};
pub use linked::{DefinedTerm, json_ld, term_json_ld};
pub use metadata::{dublin_core, highwire, open_graph};
pub use name::{Name, Who};
pub use piece::{BLANK, DayForm, Piece, plain};
pub use style::{Citation, Citations, Style, citations};
pub use work::{Edition, Event, Medium, Original, Question, Work};
