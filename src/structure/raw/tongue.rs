//! The language of a text that states none, by its own characters and small words.

use crate::read::Draft;
use crate::text::{Language, is_chinese};

/// How many letters are looked at.
const ENOUGH: usize = 20_000;

/// Characters of frequent words, simplified and traditional.
const SIMPLIFIED: &str = "们这国会来为时个说对问题关东车长门开见记学与从发现实后过还进动经应总";
const TRADITIONAL: &str = "們這國會來為時個說對問題關東車長門開見記學與從發現實後過還進動經應總";

/// Small words by which languages in Latin letters are told apart.
const SMALL_WORDS: &[(&str, &[&str])] = &[
    ("en", &["the", "and", "of", "to", "is", "that", "we", "it", "you", "for"]),
    ("es", &["el", "la", "de", "que", "los", "y", "en", "se", "por", "una"]),
    ("fr", &["le", "la", "les", "des", "et", "que", "est", "nous", "pour", "une"]),
    ("de", &["der", "die", "und", "das", "ist", "nicht", "wir", "ein", "zu", "den"]),
    ("pt", &["o", "os", "de", "que", "não", "uma", "do", "da", "em", "para"]),
];

/// The language that most of the text is in; `und` where nothing tells.
pub(super) fn of(draft: &Draft) -> Language {
    let lines = draft.blocks.iter().flat_map(|block| &block.lines).map(|line| line.text.as_str());
    let mut count = Count::default();
    for line in lines {
        count.line(line);
        if count.letters > ENOUGH {
            break;
        }
    }
    Language::new(count.tag()).unwrap_or_else(|_| Language::chinese())
}

#[derive(Default)]
struct Count {
    letters: usize,
    han: usize,
    kana: usize,
    hangul: usize,
    simplified: usize,
    traditional: usize,
    words: [usize; SMALL_WORDS.len()],
}

impl Count {
    fn line(&mut self, line: &str) {
        for c in line.chars().take(ENOUGH) {
            self.letters += usize::from(c.is_alphabetic());
            match u32::from(c) {
                0x3041..=0x30FA => self.kana += 1,
                0xAC00..=0xD7AF => self.hangul += 1,
                _ if is_chinese(c) => {
                    self.han += 1;
                    let (plain, full) = (SIMPLIFIED.contains(c), TRADITIONAL.contains(c));
                    self.simplified += usize::from(plain && !full);
                    self.traditional += usize::from(full && !plain);
                }
                _ => {}
            }
        }
        let near = line.char_indices().nth(ENOUGH).map_or(line.len(), |(at, _)| at);
        for word in line[..near].split_whitespace() {
            let word = word.to_lowercase();
            for (count, (_, small)) in self.words.iter_mut().zip(SMALL_WORDS) {
                *count += usize::from(small.contains(&word.as_str()));
            }
        }
    }

    fn tag(&self) -> &'static str {
        let east = self.han + self.kana + self.hangul;
        if east * 5 >= self.letters && east > 0 {
            return if self.kana * 8 > east {
                "ja"
            } else if self.hangul * 2 > east {
                "ko"
            } else if self.traditional > self.simplified {
                "zh-Hant"
            } else {
                "zh-Hans"
            };
        }
        let tagged = self.words.iter().zip(SMALL_WORDS).map(|(&count, (tag, _))| (count, *tag));
        // The first of equals: `max_by_key` would give the last.
        let best = tagged.rev().max_by_key(|(count, _)| *count);
        best.filter(|(count, _)| *count > 0).map_or("und", |(_, tag)| tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::raw::tests::draft;

    #[test]
    fn a_text_tells_its_language() {
        for (text, tag) in [
            ("林晚：我们来谈渡口的问题。", "zh-Hans"),
            ("林晚：我們來談渡口的問題。", "zh-Hant"),
            ("林晩：渡し場のことを話しましょう。", "ja"),
            ("Marta Vale: The ferry is late, and we know it.", "en"),
            ("MARTA VALE: El barco llega tarde y los vecinos se quejan.", "es"),
            ("12 34", "und"),
        ] {
            assert_eq!(of(&draft(text)).as_str(), tag, "{text}");
        }
    }
}
