//! The index of small archives, held against plain searching.

mod decoder;

use std::collections::BTreeMap;

use decoder::{Bits, Folder, Gram, hashes};

use super::*;
use crate::text::search::{Class, class, fold, word_borders};

/// An archive of sessions of documents.
struct Shelf(Vec<Vec<Document>>);

impl Library for Shelf {
    fn sessions(&self) -> usize {
        self.0.len()
    }

    fn heading(&self, session: usize) -> Heading {
        let date = format!("203{session}-01-01");
        Heading { id: format!("s{session}"), title: "石桥".to_owned(), date }
    }

    fn documents(&self, session: usize) -> Vec<Document> {
        self.0[session].clone()
    }

    fn language(&self) -> &'static str {
        "zh-Hans"
    }
}

fn document(title: &str, stretches: &[(Part, &str)]) -> Document {
    let stretches = stretches.iter().enumerate().map(|(at, &(part, words))| Stretch {
        part,
        anchor: format!("p{at}"),
        words: words.to_owned(),
        language: None,
    });
    Document {
        page: format!("s/{}.html", title.len()),
        title: title.to_owned(),
        stretches: stretches.collect(),
        fields: Fields::default(),
    }
}

fn made_in(shelf: &Shelf, parts: usize) -> Folder {
    let documents = shelf.0.iter().map(Vec::len).sum();
    let index = Index { parts, ..Index::new(shelf.0.len(), documents, 1) };
    let files = index.stages().into_iter().flatten().flat_map(|job| index.work(job, shelf));
    let folder = Folder(files.map(|file| (file.path, file.text)).collect());
    assert!(folder.0.contains_key(&format!("search/{}", index.manifest().unwrap())));
    folder
}

fn made(shelf: &Shelf) -> Folder {
    made_in(shelf, 1)
}

/// The stretches of an archive by address, folded, each with its part's number.
fn stretches(shelf: &Shelf) -> Vec<(u64, u64, Vec<u16>)> {
    let mut found = Vec::new();
    let mut address = 0;
    for (number, document) in shelf.0.iter().flatten().enumerate() {
        for part in [Part::Title, Part::Question, Part::Answer, Part::Around] {
            let title = (part == Part::Title).then_some(&document.title);
            let others = document.stretches.iter().filter(|stretch| stretch.part == part);
            for words in title.into_iter().chain(others.map(|stretch| &stretch.words)) {
                let units = fold(words).units;
                let length = units.len() as u64;
                if length > 0 {
                    found.push((address, (4 * number + part.number()) as u64, units));
                    address += length + 1;
                }
            }
            address = address.next_multiple_of(64);
        }
    }
    found
}

/// All places of a string with their parts and the two bits of a gram that is no word.
fn plain(shelf: &Shelf, units: &[u16]) -> Vec<(u64, u64, u64)> {
    let mut places = Vec::new();
    for (address, part, stretch) in stretches(shelf) {
        let borders = word_borders(&stretch, true);
        for (at, window) in stretch.windows(units.len()).enumerate() {
            if window == units {
                let bits = 2 * u64::from(borders[at]) + u64::from(borders[at + units.len()]);
                places.push((address + at as u64, part, bits));
            }
        }
    }
    places
}

fn units(words: &str) -> Vec<u16> {
    words.encode_utf16().collect()
}

fn small() -> Shelf {
    Shelf(vec![
        vec![
            document(
                "石桥修好了吗？",
                &[
                    (Part::Around, "渡口 Gazette 记者"),
                    (
                        Part::Question,
                        "二〇三〇年，石桥修了 3 次。Who built the stone bridge in 2030？",
                    ),
                    (Part::Answer, "石桥、石桥，还是石橋。"),
                    (Part::Answer, ""),
                    (Part::Answer, "Bridge — the Stone  bridge; a-b c d."),
                ],
            ),
            document("开场", &[(Part::Answer, "ありがとう 감사합니다 مَرحبا Ünïcode")]),
        ],
        vec![document("石", &[(Part::Question, "桥")])],
    ])
}

#[test]
fn every_pair_and_every_place_is_kept() {
    let shelf = small();
    let grams = made(&shelf).grams();
    let word = |unit: u16| class(unit) == Class::Word;
    let mut pairs = 0;
    for (_, _, stretch) in stretches(&shelf) {
        for (at, pair) in stretch.windows(2).enumerate() {
            let plain_border = |at: usize| {
                stretch[at] == 0x20
                    && at > 0
                    && at + 1 < stretch.len()
                    && word(stretch[at - 1])
                    && word(stretch[at + 1])
            };
            let kept = match (word(pair[0]), word(pair[1])) {
                (true, true) => false,
                (true, false) => !plain_border(at + 1),
                (false, true) => !plain_border(at),
                (false, false) => true,
            };
            if !kept {
                continue;
            }
            pairs += 1;
            let gram = &grams[pair];
            let address = stretches(&shelf).iter().find(|one| one.2 == stretch).unwrap().0;
            let place = plain(&shelf, pair).into_iter().find(|one| one.0 == address + at as u64);
            let (place, _, bits) = place.unwrap();
            assert!(gram.places.contains(&(place, bits)), "{}", String::from_utf16_lossy(pair));
        }
    }
    let kept = grams.iter().filter(|(key, gram)| !gram.big && key[0] != keys::WORD);
    assert_eq!(kept.map(|(_, gram)| gram.places.len()).sum::<usize>(), pairs);
    assert!(grams.values().all(|gram| gram.big || gram.count == gram.places.len() as u64));
}

#[test]
fn words_are_kept_with_their_plain_borders() {
    let shelf = small();
    let grams = made(&shelf).grams();
    let bits = |word: &str| -> Vec<u64> {
        let key = units(&format!("\u{E000}{word}"));
        let places = grams.get(&key).map(|gram| gram.places.clone()).unwrap_or_default();
        let found = plain(&shelf, &units(word));
        assert!(places.iter().all(|place| found.iter().any(|one| one.0 == place.0)));
        places.into_iter().map(|(_, bits)| bits).collect()
    };
    assert_eq!(bits("bridge"), [3, 0, 2]);
    assert_eq!(bits("who"), [1]);
    assert_eq!(bits("2030"), [2]);
    assert_eq!(bits("b"), [1]);
    assert_eq!(bits("unicode").len(), 1);
    assert_eq!(bits("bridg"), [0; 0]);
}

#[test]
fn presence_tells_how_often_in_which_part() {
    let shelf = small();
    let grams = made(&shelf).grams();
    let mut met: BTreeMap<Vec<u16>, BTreeMap<u64, (u64, bool)>> = BTreeMap::new();
    for (_, part, stretch) in stretches(&shelf) {
        let borders = word_borders(&stretch, true);
        let mut note = |key: Vec<u16>, whole: bool| {
            let told = met.entry(key).or_default().entry(part).or_default();
            *told = (told.0 + 1, told.1 | whole);
        };
        for at in 0..stretch.len() {
            let whole = |length: usize| borders[at] && borders[at + length];
            let letter =
                |at: usize| stretch.get(at).is_some_and(|&unit| class(unit) == Class::Word);
            if !letter(at) {
                note(vec![stretch[at]], whole(1));
                continue;
            }
            note(vec![keys::LETTERS, stretch[at]], whole(1));
            if letter(at + 1) {
                note(vec![keys::LETTERS, stretch[at], stretch[at + 1]], whole(2));
            }
        }
    }
    for (key, parts) in &met {
        let parts: Vec<_> =
            parts.iter().map(|(&part, &(count, whole))| (part, count, whole)).collect();
        let gram = &grams[key];
        assert_eq!(gram.parts, parts, "{key:x?}");
        assert_eq!(gram.count, parts.iter().map(|part| part.1).sum::<u64>());
    }
    assert_eq!(grams.values().filter(|gram| gram.big).count(), met.len());
}

/// So much text of two characters that their pairs and some of their triples are too many.
fn large() -> Shelf {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state >> 24
    };
    let mut text = |one: &str, other: &str, of: u32| -> String {
        (0..1400).map(|_| if next() < of { one } else { other }).collect()
    };
    let sessions = (0..40).map(|_| {
        let words = text("石", "桥", 150);
        let letters = text("the ", "of ", 110);
        vec![document("题", &[(Part::Answer, words.as_str()), (Part::Question, letters.as_str())])]
    });
    Shelf(sessions.collect())
}

#[test]
fn what_is_too_frequent_is_kept_with_its_neighbours() {
    let shelf = large();
    let grams = made(&shelf).grams();
    let limit = extended::LIMIT;
    let check = |key: &str, string: &str, bits: Option<u64>| -> Gram {
        let gram = grams[&units(key)].clone();
        let found = plain(&shelf, &units(string));
        assert_eq!(gram.count, found.len() as u64, "{key}");
        if !gram.places.is_empty() {
            let places: Vec<_> = found.iter().map(|one| (one.0, bits.unwrap_or(one.2))).collect();
            assert_eq!(gram.places, places, "{key}");
        }
        if gram.big {
            assert_eq!(gram.parts.iter().map(|part| part.1).sum::<u64>(), gram.count);
        }
        gram
    };
    let extended = check("石石", "石石", None);
    assert!(extended.big && extended.places.is_empty() && extended.count > limit);
    let many = check("石石石", "石石石", None);
    assert_eq!((many.big, many.blocks), (true, 1.max(many.places.len().div_ceil(8192))));
    let few = check("桥桥石", "桥桥石", None);
    assert!(!few.big && few.count <= limit);
    assert!(grams[&units("\u{E000}the")].places.is_empty());
    check("\u{E000}of of", "of of", Some(3));
    assert!(!check("\u{E000}the the", "the the", Some(3)).places.is_empty());
}

#[test]
fn the_bytes_do_not_depend_on_how_the_work_is_cut() {
    let shelf = large();
    assert_eq!(made(&shelf).0, made_in(&shelf, 3).0);
}

#[test]
fn texts_are_found_through_their_range() {
    let shelf = small();
    let folder = made(&shelf);
    let manifest = folder.manifest();
    let hash = hashes(&manifest["names"]["d"]).remove(0);
    let data = folder.file("d/0", &hash);
    let mut bits = Bits::new(&data[1]);
    let read: Vec<([u64; 4], u64)> =
        (0..3).map(|_| (std::array::from_fn(|_| bits.gamma() - 1), bits.read(1))).collect();
    assert_eq!(read, [([1, 1, 1, 1], 1), ([1, 0, 1, 0], 0), ([1, 1, 0, 0], 0)]);
    let text = hashes(&data[0][1]).remove(0);
    let documents = folder.file("t/0", &text);
    assert_eq!(documents[0], 0);
    let first = &documents[1][0];
    assert_eq!(first[2], "石桥修好了吗？");
    let parts: Vec<_> = first[3].as_array().unwrap().iter().map(|one| one[0].clone()).collect();
    assert_eq!(parts, [1, 2, 2, 2, 3]);
    assert_eq!(first[3][4][2], "渡口 Gazette 记者");
    assert_eq!(documents[1][2][0], 1);
    assert_eq!(manifest["documents"], 3);
    assert_eq!(manifest["bases"], serde_json::json!([0]));
    assert_eq!(manifest["addresses"], 64 * 8);
    assert_eq!(manifest["sessions"][1], serde_json::json!([1, "2031-01-01", 2]));
}

#[test]
fn fields_are_numbers_of_names() {
    let mut shelf = small();
    let value = |id: &str| Value { id: id.to_owned(), name: id.to_uppercase() };
    shelf.0[0][0].fields[0] = [value("b"), value("a")].into();
    shelf.0[1][0].fields[0] = [value("b")].into();
    let folder = made(&shelf);
    let manifest = folder.manifest();
    let names = folder.file("names", manifest["labels"].as_str().unwrap()).remove(0);
    assert_eq!(names["asker"], serde_json::json!([["a", "A"], ["b", "B"]]));
    assert_eq!(names["sessions"][0], serde_json::json!(["s0", "石桥"]));
    let hash = hashes(&manifest["names"]["f"]).remove(0);
    let fields = folder.file("f/0", &hash).remove(0);
    assert_eq!(fields["asker"], serde_json::json!([[0, 1], [], [1]]));
    assert_eq!(fields["term"], serde_json::json!([[], [], []]));
}

#[test]
fn an_archive_without_words_has_an_index_too() {
    let folder = made(&Shelf(Vec::new()));
    assert_eq!(folder.manifest()["documents"], 0);
    assert!(folder.grams().is_empty());
    let silent = made(&Shelf(vec![vec![document("", &[])]]));
    assert_eq!(silent.manifest()["addresses"], 0);
}
