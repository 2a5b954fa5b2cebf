//! Hashes: that of words, by which a reader’s link knows whether they have changed, and one to look texts up by.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use unicode_normalization::UnicodeNormalization as _;

use super::white_space::collapse;

/// Crockford's base 32 in lower case, without the letters that are misread.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The words apart from how they are laid out and encoded: in NFC, white space collapsed.
pub fn normal_words(text: &str) -> String {
    let words = collapse(text);
    if words.chars().all(is_in_nfc) { words } else { words.nfc().collect() }
}

/// Whether a character stays as it is in NFC, whatever stands around it that does so too: ASCII, Han, their marks. A page
/// hashes each of its paragraphs, and looking up every character of it in three tables was a tenth of a build.
fn is_in_nfc(c: char) -> bool {
    c.is_ascii()
        || matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3000}'..='\u{3029}' | '\u{FF01}'..='\u{FF5E}')
        || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// The words' hash: BLAKE3 of the [`normal_words`], its first 40 bits as 8 characters of base 32.
///
/// Part of the permalink format: it never changes.
pub fn words_hash(text: &str) -> String {
    let hash = blake3::hash(normal_words(text).as_bytes());
    let bits = hash.as_bytes()[..5].iter().fold(0_u64, |bits, &byte| bits << 8 | u64::from(byte));
    (0..8)
        .map(|place| {
            let five = (bits >> (35 - 5 * place)) & 31;
            char::from(ALPHABET[usize::try_from(five).unwrap_or_default()])
        })
        .collect()
}

/// The first four characters of the BLAKE3 hash of a file's bytes in base64url: enough to tell its versions apart.
pub fn file_hash(bytes: &[u8]) -> String {
    const BASE64URL: &[u8; 64] =
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let hash = blake3::hash(bytes);
    let bits = hash.as_bytes()[..3].iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte));
    (0..4).map(|place| char::from(BASE64URL[(bits >> (18 - 6 * place)) as usize & 63])).collect()
}

/// A hash by which texts are looked up while the program runs: the same in every run, since the hasher has no random
/// key, but not one to keep, since another version of it may give another.
pub(crate) fn lookup_hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_the_beginning_of_its_hash() {
        // BLAKE3 of nothing: af1349…
        assert_eq!(file_hash(b""), "rxNJ");
        assert_ne!(file_hash(b"a"), file_hash(b"b"));
    }

    #[test]
    fn the_hash_is_fixed_for_ever_and_blind_to_layout() {
        assert_eq!(words_hash("上午好！"), "gzmgp5a0");
        assert_eq!(words_hash(" 上午\u{3000}好！\n"), words_hash("上午 好！"));
        assert_eq!(words_hash("cafe\u{301}"), words_hash("café"));
        assert_ne!(words_hash("上午好！"), words_hash("上午好。"));
    }

    #[test]
    fn what_is_taken_for_normal_is() {
        let all: String = ('\0'..=char::MAX).filter(|&c| is_in_nfc(c)).collect();
        assert_eq!(all.nfc().collect::<String>(), all);
        let backwards: String = all.chars().rev().collect();
        assert_eq!(backwards.nfc().collect::<String>(), backwards);
    }
}
