//! Names in Latin letters: the one door to pinyin.
//!
//! The reading of each character is its most common one, whatever word it stands in (重庆 becomes
//! “zhongqing”), so what is made here is for a person to look at before it counts for anything.

use pinyin::{Pinyin, ToPinyin as _};
use unicode_normalization::UnicodeNormalization as _;

use super::script::is_chinese;
use super::segment::cut;

/// The parts of an id for `text`, in small Latin letters and digits: pinyin without tones, the syllables of
/// a word together; words of Latin writing without their accents. What has no reading is left out.
pub fn id_parts(text: &str) -> Vec<String> {
    let plain: String = text.nfkd().filter(|&c| !is_above_a_letter(c)).collect();
    let mut parts = Vec::new();
    for word in cut(&plain) {
        if word.chars().any(is_chinese) {
            let read = word.to_pinyin().flatten().map(Pinyin::plain);
            parts.push(read.collect::<String>().replace('ü', "v"));
        } else {
            parts.extend(word.split(|c: char| !c.is_ascii_alphanumeric()).map(str::to_lowercase));
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// An accent or an apostrophe: it goes, and parts no word.
fn is_above_a_letter(c: char) -> bool {
    matches!(c, '\'' | '’') || unicode_normalization::char::is_combining_mark(c)
}

/// The reading of a Chinese text, with tones, each word apart: `shí qiáo`. `None` where there is no Chinese
/// in it or not all of it has a reading.
pub fn reading(text: &str) -> Option<String> {
    let mut words = Vec::new();
    for word in cut(text) {
        if !word.chars().any(char::is_alphanumeric) {
            continue;
        }
        let mut read = String::new();
        for c in word.chars() {
            if is_chinese(c) {
                read.push_str(c.to_pinyin()?.with_tone());
            } else {
                read.push(c);
            }
        }
        words.push(read);
    }
    text.chars().any(is_chinese).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_read_word_by_word() {
        assert_eq!(id_parts("《石桥精神》").join("-"), "shiqiao-jingshen");
        assert_eq!(id_parts("女足5G计划").join("-"), "nvzu-5g-jihua");
        assert_eq!(reading("石桥精神").unwrap(), "shíqiáo jīngshén");
        assert_eq!(reading("Quay"), None);
    }

    #[test]
    fn accents_go_and_other_writing_has_no_id() {
        assert_eq!(id_parts("Café d’Orée").join("-"), "cafe-doree");
        assert_eq!(id_parts("Речь"), [""; 0]);
    }
}
