//! The hash of words, by which a reader's link knows whether they have changed.

use unicode_normalization::UnicodeNormalization as _;

use super::white_space::collapse;

/// Crockford's base 32 in lower case, without the letters that are misread.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The words apart from how they are laid out and encoded: in NFC, white space collapsed.
pub fn normal_words(text: &str) -> String {
    collapse(text).nfc().collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fixed_for_ever_and_blind_to_layout() {
        assert_eq!(words_hash("上午好！"), "gzmgp5a0");
        assert_eq!(words_hash(" 上午\u{3000}好！\n"), words_hash("上午 好！"));
        assert_eq!(words_hash("cafe\u{301}"), words_hash("café"));
        assert_ne!(words_hash("上午好！"), words_hash("上午好。"));
    }
}
