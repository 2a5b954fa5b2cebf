//! What kind of character one is: by the Unicode blocks and the punctuation of Chinese and Latin.

/// A Chinese character (Han ideograph): Unified Ideographs, their extensions, compatibility forms,
/// and the iteration mark and zero that are written among them.
pub fn is_chinese(c: char) -> bool {
    matches!(u32::from(c),
        0x3005 | 0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// A letter of any script, or a figure. The same as [`char::is_alphanumeric`], which looks up each Han character in a table
/// though most of what is read here is one.
pub fn is_letter(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}') || c.is_alphanumeric()
}

/// A character between two of which a line break is no space: Han, kana, bopomofo, and the
/// full-width punctuation and forms set with them. Hangul is not one: Korean writes spaces.
pub fn is_east_asian(c: char) -> bool {
    is_chinese(c)
        || matches!(u32::from(c),
            0x3001..=0x303F | 0x3040..=0x30FF | 0x3100..=0x312F | 0x31F0..=0x31FF | 0xFE30..=0xFE4F
            | 0xFF01..=0xFF65 | 0xFFE0..=0xFFE6)
        // Quotation marks, dashes and ellipses that Chinese shares with Latin, but sets full width.
        || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// A mark that ends a sentence, in Chinese or Latin writing.
pub fn is_sentence_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '．' | '｡' | '.' | '!' | '?' | '…' | '⋯')
}

/// A mark that may follow the end of a sentence and belongs to it: closing quotation marks and
/// brackets.
pub fn is_closing(c: char) -> bool {
    matches!(
        c,
        '”' | '’' | '"' | '\'' | '」' | '』' | '）' | ')' | ']' | '】' | '》' | '〉' | '〕' | '»'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_told_apart() {
        assert!("问𠮷〇".chars().all(is_chinese));
        assert!(!"，aあ한".chars().any(is_chinese));
        assert!("问，あ“…".chars().all(is_east_asian));
        assert!(!"a,한1".chars().any(is_east_asian));
    }

    #[test]
    fn every_unified_ideograph_is_a_letter() {
        assert!(('\u{4E00}'..='\u{9FFF}').all(char::is_alphanumeric));
        assert!("é１한".chars().all(is_letter) && !"，.\u{3000}".chars().any(is_letter));
    }
}
