//! Three classes of units, by which an index parts text into what it keeps.

/// What kind of unit one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Of a writing that sets no spaces between words, or of Hangul, where words are long and changed at
    /// their ends; also half of a character beyond U+FFFF.
    Gram,
    /// A space, punctuation mark or symbol.
    Mark,
    /// Of a word between spaces: all others.
    Word,
}

/// The class of a unit of folded text: by ranges that never change, so that every reader of an index has
/// the same.
pub const fn class(unit: u16) -> Class {
    match unit {
        // Han without those below, Hangul, halves of characters beyond U+FFFF.
        0x3400..=0x9FFF | 0xAC00..=0xDFFF
        // Thai, Lao and Tibetan; Myanmar; jamo; Khmer; Tai Le to Khmer symbols.
        | 0x0E00..=0x109F | 0x1100..=0x11FF | 0x1780..=0x17FF | 0x1950..=0x19FF
        // Radicals, what is no punctuation of the block after them, kana, bopomofo and on to Yi.
        | 0x2E80..=0x2FFF | 0x3005..=0x3007 | 0x3021..=0x302F | 0x3031..=0x303C | 0x3040..=0x309F
        | 0x30A1..=0x30FA | 0x30FC..=0x33FF | 0xA000..=0xA4CF
        // More jamo, more Myanmar, compatibility ideographs.
        | 0xA960..=0xA97F | 0xA9E0..=0xA9FF | 0xAA60..=0xAA7F | 0xF900..=0xFAFF => Class::Gram,
        0x00..=0x2F | 0x3A..=0x40 | 0x5B..=0x60 | 0x7B..=0xBF | 0xD7 | 0xF7
        // Greek, Armenian, Hebrew, Arabic, Syriac, Devanagari, Ethiopic, Canadian, Ogham, Mongolian.
        | 0x037E | 0x0387 | 0x055A..=0x055F | 0x0589..=0x058A | 0x05BE | 0x05C0 | 0x05C3 | 0x05C6
        | 0x05F3..=0x05F4 | 0x0600..=0x060F | 0x061B..=0x061F | 0x066A..=0x066D | 0x06D4
        | 0x0700..=0x070D | 0x0964..=0x0965 | 0x0970 | 0x1360..=0x1368 | 0x1400 | 0x1680
        | 0x1800..=0x180A
        | 0x2000..=0x2BFF | 0x2E00..=0x2E7F | 0x3000..=0x3004 | 0x3008..=0x3020 | 0x3030
        | 0x303D..=0x303F | 0x30A0 | 0x30FB
        | 0xFE10..=0xFE6F | 0xFF00..=0xFF0F | 0xFF5F..=0xFF65 | 0xFFE0..=0xFFFF => Class::Mark,
        _ => Class::Word,
    }
}
