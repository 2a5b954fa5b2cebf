//! Whole raw texts through the raw pass.

use crate::read::{Draft, Input, read_input};

/// The draft of a plain text.
pub(in crate::structure) fn draft(text: &str) -> Draft {
    let input = Input { path: "2030-04-05-harbour.txt", bytes: text.as_bytes(), beside: None };
    read_input(input, &mut Vec::new()).unwrap()
}
