//! Wenda (问答) turns transcripts of questions and answers into a static site: one page per
//! question, index pages by topic, asker, speaker and year, and the links between them.
//!
//! The modules are the stages of one way, and dependencies point one way along it:
//!
//! ```text
//! bytes ─read→ Draft ─structure→ Session ─resolve→ Archive ─derive→ Views ─render→ pages ─publish→ site/
//! ```
//!
//! | module | owns |
//! | --- | --- |
//! | [`diagnostic`] | what went wrong, where, and what to do; the forms in which it is told |
//! | [`disk`] | the only door to files |
//! | [`text`] | facts about language: scripts, white space, words, order, hashes |
//! | [`model`] | plain data: sessions, exchanges, turns, paragraphs, entries, ids |
//! | [`settings`] | the archive's settings, and the one door to YAML |
//! | [`read`] | one reader per source format, each yielding a draft |
//! | [`mod@write`] | a session as canonical transcript and as JSON |
//! | [`structure`] | a draft and a lexicon become a session |
//! | [`resolve`] | sessions, entries and permalinks become an archive |
//! | [`search`] | the search index: documents, grams, places, and the files that hold them |
//! | [`cite`] | citations, files for reference managers, the metadata of a page |
//! | [`mod@derive`] | views over the archive: timelines, neighbours, counts |
//! | [`render`] | views become pages, through templates |
//! | [`publish`] | pages are compared, checked and put in place |
//! | [`pipeline`] | the only place that names all stages in order |
//! | [`serve`] | the site shown on this machine while it is being edited |
//! | [`cli`] | the commands, and the only printer |

pub mod cite;
pub mod cli;
pub mod derive;
pub mod diagnostic;
pub mod disk;
pub mod model;
pub mod pipeline;
pub mod publish;
pub mod read;
pub mod render;
pub mod resolve;
pub mod search;
pub mod serve;
pub mod settings;
pub mod structure;
pub mod text;
pub mod write;
