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
    ("it", &["il", "che", "di", "è", "per", "non", "una", "del", "sono", "della"]),
    ("pt", &["o", "os", "de", "que", "não", "uma", "do", "da", "em", "para"]),
];

/// Writings that one language is mostly written in, each by the first and the last of its characters.
const WRITINGS: &[(&str, u32, u32)] = &[
    ("ar", 0x0620, 0x06FF),
    ("he", 0x05D0, 0x05EA),
    ("ru", 0x0400, 0x04FF),
    ("el", 0x0370, 0x03FF),
    ("th", 0x0E01, 0x0E5B),
    ("hi", 0x0900, 0x097F),
];

/// Letters of Persian that Arabic does not have, and of Ukrainian that Russian does not.
const NEIGHBOURS: &[(&str, &str, &str)] = &[("ar", "fa", "پچژگ"), ("ru", "uk", "іїєґ")];

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
    writings: [usize; WRITINGS.len()],
    neighbours: [usize; NEIGHBOURS.len()],
    words: [usize; SMALL_WORDS.len()],
}

impl Count {
    fn line(&mut self, line: &str) {
        for c in line.chars().take(ENOUGH) {
            self.letters += usize::from(c.is_alphabetic());
            match u32::from(c) {
                0x3041..=0x30FA => self.kana += 1,
                0xAC00..=0xD7AF => self.hangul += 1,
                0x0370..=0x0E5B => self.writing(c),
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

    fn writing(&mut self, c: char) {
        for (count, (_, first, last)) in self.writings.iter_mut().zip(WRITINGS) {
            *count += usize::from((*first..=*last).contains(&u32::from(c)));
        }
        for (count, (_, _, letters)) in self.neighbours.iter_mut().zip(NEIGHBOURS) {
            *count += usize::from(letters.contains(c));
        }
    }

    /// The language of a writing in which half of the letters are.
    fn by_writing(&self) -> Option<&'static str> {
        let mut counts = self.writings.iter().zip(WRITINGS);
        let (count, (tag, ..)) = counts.find(|(count, _)| **count * 2 > self.letters)?;
        let mut neighbours = self.neighbours.iter().zip(NEIGHBOURS);
        let other = neighbours.find(|(own, (of, ..))| of == tag && **own * 100 > *count);
        Some(other.map_or(*tag, |(_, (_, other, _))| *other))
    }

    fn tag(&self) -> &'static str {
        if let Some(tag) = self.by_writing() {
            return tag;
        }
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
            ("سؤال: متى يفتح المرفأ؟", "ar"),
            ("שאלה: מתי נפתח הנמל?", "he"),
            ("Вопрос: когда откроется пристань?", "ru"),
            ("Питання: коли відкриється пристань?", "uk"),
            ("12 34", "und"),
        ] {
            assert_eq!(of(&draft(text)).as_str(), tag, "{text}");
        }
    }
}
