//! Lists of words, each written as one string so that it can be read: the words are parted by a comma
//! and a space.

/// The words of a list.
pub(super) fn words(list: &str) -> impl Iterator<Item = &str> {
    list.split(", ")
}

/// Whether `word` is one of a list.
pub(super) fn is_among(word: &str, list: &str) -> bool {
    words(list).any(|listed| listed == word)
}

/// Whether `text` ends with a word of a list.
pub(super) fn ends_with_any(text: &str, list: &str) -> bool {
    words(list).any(|word| text.ends_with(word))
}

/// Whether `text` begins with a word of a list.
pub(super) fn starts_with_any(text: &str, list: &str) -> bool {
    words(list).any(|word| text.starts_with(word))
}

/// Whether a word of a list stands anywhere in `text`.
pub(super) fn holds_any(text: &str, list: &str) -> bool {
    words(list).any(|word| text.contains(word))
}

/// The longest word of a list with which `text` begins.
pub(super) fn longest_prefix(text: &str, list: &'static str) -> Option<&'static str> {
    words(list).filter(|word| text.starts_with(word)).max_by_key(|word| word.len())
}
