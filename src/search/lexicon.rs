//! Files that tell which words hold some letters, for queries that begin or end inside a word.

use std::collections::BTreeMap;

use super::keys::Fnv;
use super::script::{File, Hashed, quote, script};
use super::words::WordList;

/// About how many units of words one file lists.
const UNITS: usize = 8192;

/// Three letters, or two and an end of the word.
type Three = [u16; 3];

const BEGIN: u16 = 0x5E; // ^
const END: u16 = 0x24; // $
const SPACE: u16 = 0x20;

/// Makes the files, in order, with their hashes.
pub(super) fn files(words: &WordList) -> (Vec<File>, Vec<String>) {
    let mut lists: BTreeMap<Three, Vec<usize>> = BTreeMap::new();
    let mut size = 0;
    for (place, word) in words.iter().enumerate() {
        let whole: Vec<u16> = [BEGIN].iter().chain(word).chain(&[END]).copied().collect();
        for three in whole.windows(3) {
            let Ok(three) = Three::try_from(three) else { continue };
            let list = lists.entry(three).or_default();
            // A word that has the same three letters twice is listed once.
            if list.last() != Some(&place) {
                list.push(place);
                size += word.len() + 1;
            }
        }
    }
    let count = u32::try_from(size.div_ceil(UNITS)).unwrap_or(u32::MAX);
    let mut texts: Vec<String> = (0..count).map(|_| String::from("{")).collect();
    for (three, list) in lists {
        let file = Fnv::START.units(&three).file(count);
        let Some(text) = texts.get_mut(file as usize) else { continue };
        if text.len() > 1 {
            text.push_str(",\n");
        }
        quote(text, three);
        text.push(':');
        let mut joined: Vec<u16> = Vec::new();
        for place in list {
            if !joined.is_empty() {
                joined.push(SPACE);
            }
            joined.extend_from_slice(words.word(place));
        }
        quote(text, joined);
    }
    let made = texts.into_iter().enumerate().map(|(number, text)| {
        let Hashed { file, hash } = script(&format!("l/{number}"), &[&(text + "}")]);
        (file, hash)
    });
    made.unzip()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_listed_under_their_letters_and_ends() {
        let words = ["a", "banana"].map(|word| word.encode_utf16().collect());
        let (files, hashes) = files(&WordList::new(&words));
        assert_eq!((files.len(), hashes.len()), (1, 1));
        assert_eq!(
            files[0].text,
            "wendaSearch.got(\"l/0\",{\"^a$\":\"a\",\n\"^ba\":\"banana\",\n\"ana\":\"banana\",\n\
             \"ban\":\"banana\",\n\"na$\":\"banana\",\n\"nan\":\"banana\"});\n"
        );
        assert!(super::files(&WordList::default()).0.is_empty());
    }
}
