//! A title for an exchange that has no heading, out of its question.

use crate::text::{Language, is_sentence_end};

/// The first sentence of the question.
pub(super) fn derive(question: &[&str], _language: &Language) -> String {
    let text = question.first().copied().unwrap_or_default();
    text.split_inclusive(is_sentence_end).next().unwrap_or_default().to_owned()
}
