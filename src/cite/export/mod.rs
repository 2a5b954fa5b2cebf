//! Files for reference managers: BibLaTeX, RIS and CSL-JSON, each with the original publication of a
//! session and all its questions.
//!
//! What an entry is was chosen by what reference managers, Zotero above all, make of it, and so that all three files
//! and the page's own metadata agree:
//! - A question of this edition is a **web page** (`webpage`, `ELEC`, `@online`) with the archive as its
//!   site. That is what it is, every style knows how to cite one, and all its facts have a field. As an
//!   `interview` it would lose the archive's title (Zotero has no field for it there) and styles would call
//!   it a personal communication; as a `speech` it would become a conference presentation.
//! - Its author is who answers, its date the day of the event: the day the words are of, by which a
//!   bibliography sorts. Session and place go where the format has a field for events, else into a note
//!   together with who asked. Askers, and the archive's editor, are no creators of the entry: Zotero
//!   turns creators that a web page cannot have into its authors.
//! - A newspaper article is one (`article-newspaper`, `NEWS`, `@article` with `entrysubtype`). What is
//!   neither that nor on the web is a `document`, `GEN`, `@misc`.
//! - Keys are made of ids, which never change: `2024-03-05-mayor-q2`, `2024-03-05-mayor-original`.

mod biblatex;
mod csl;
mod record;
mod ris;

pub use biblatex::biblatex;
pub use csl::csl_json;
pub use ris::ris;
