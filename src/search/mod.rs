//! The search index: what the archive says, kept so that any string of it is found from plain files.
//!
//! `docs/search-index.md` tells the format to the bit; `templates/assets/search` reads it.
