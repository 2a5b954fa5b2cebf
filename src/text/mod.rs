//! Facts about language, without any input or output.
//!
//! What a script, a word, a line break or an order *is* stands here once, so that reading,
//! matching, hashing and sorting cannot disagree about it.

mod alone;
mod collate;
mod find;
mod fold;
mod hash;
mod keywords;
mod language;
mod longest;
mod nearest;
mod part;
mod pattern;
mod phrase;
mod pieces;
mod plural;
mod quote;
mod quoted;
mod romanise;
mod script;
pub mod search;
mod segment;
mod sentence;
mod shorten;
mod walk;
mod white_space;
mod word_ends;
mod word_forms;

pub use collate::{Collation, initial};
pub use find::{Finder, FinderError, FoundWords};
pub(crate) use hash::lookup_hash;
pub use hash::{file_hash, normal_words, words_hash};
pub use keywords::{by_text_rank, by_tf_idf, rarity};
pub use language::{Language, LanguageError};
pub use longest::Longest;
pub use nearest::nearest;
pub use part::{Light, Part};
pub use pattern::{Pattern, PatternError};
pub use phrase::{Join, PhraseWord, phrase_words};
pub use pieces::pieces;
pub use plural::{plural_form, plural_forms};
pub use quote::{Found, Needle, Searched};
pub use quoted::{Quoted, quoted};
pub use romanise::{id_parts, reading};
pub use script::{is_chinese, is_closing, is_east_asian, is_letter, is_sentence_end};
pub use segment::{
    WordClass, classified, cut, is_in_dictionary, is_personal_name, is_word_boundary,
};
pub use sentence::{
    asks, clauses, first_sentence, is_finished, sentence_spans, sentences, sentences_within,
};
pub use shorten::shortened;
pub use walk::Walk;
pub use white_space::{collapse, join_lines, trim, trim_range};
pub use word_ends::word_ends;
pub use word_forms::each_word_form;
