//! The index of small archives, held against plain searching.

mod decoder;

use std::collections::BTreeMap;

use decoder::{Folder, hashes};

use super::*;
use crate::text::search::{fold, word_borders};

/// An archive of sessions of documents.
struct Shelf(Vec<Vec<Document>>);

impl Library for Shelf {
    fn sessions(&self) -> usize {
        self.0.len()
    }

    fn heading(&self, session: usize) -> Heading {
        let date = format!("203{session}-01-01");
        let day = format!("203{session}年1月1日");
        Heading { id: format!("s{session}"), title: "石桥".to_owned(), date, day }
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
        derived: title == "开场",
        stretches: stretches.collect(),
        fields: Fields::default(),
    }
}

/// So few places make a gram extended in these archives.
const SMALL: u64 = 16_384;

fn made_in(shelf: &Shelf, parts: usize) -> Folder {
    let documents = shelf.0.iter().map(Vec::len).sum();
    let index = Index { parts, limit: SMALL, ..Index::new(shelf.0.len(), documents, 1) };
    let files = index.stages().into_iter().flatten().flat_map(|job| index.work(job, shelf));
    let folder = Folder(files.map(|file| (file.path, file.text)).collect());
    assert!(folder.0.contains_key(&format!("search/{}", index.manifest().unwrap())));
    folder
}

fn made(shelf: &Shelf) -> Folder {
    made_in(shelf, 1)
}

/// A stretch at its address, folded, with its part's number and where words begin and end.
struct Line {
    address: u64,
    part: u64,
    units: Vec<u16>,
    borders: Vec<bool>,
}

/// The stretches of an archive.
fn lines(shelf: &Shelf) -> Vec<Line> {
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
                    let borders = word_borders(&units, true);
                    let part = (4 * number + part.number()) as u64;
                    found.push(Line { address, part, units, borders });
                    address += length + 1;
                }
            }
            address = address.next_multiple_of(128);
        }
    }
    found
}

/// All places of a string, each with its part and the two bits of a gram.
fn plain(lines: &[Line], units: &[u16]) -> Vec<(u64, u64, u64)> {
    let mut places = Vec::new();
    for line in lines {
        for (at, window) in line.units.windows(units.len()).enumerate() {
            if window == units {
                let border = |at: usize| u64::from(line.borders[at]);
                let bits = 2 * border(at) + border(at + units.len());
                places.push((line.address + at as u64, line.part, bits));
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
    let mut pairs = 0;
    let lines = lines(&shelf);
    for line in &lines {
        for pair in line.units.windows(2) {
            let found = plain(&lines, pair);
            let places: Vec<_> = found.iter().map(|&(place, _, bits)| (place, bits)).collect();
            let gram = &grams[pair];
            assert_eq!(gram.places, places, "{}", String::from_utf16_lossy(pair));
            assert_eq!((gram.big, gram.count), (false, places.len() as u64));
            pairs += 1;
        }
    }
    let kept = grams.values().filter(|gram| !gram.big);
    assert_eq!(kept.map(|gram| gram.places.len()).sum::<usize>(), pairs);
}

#[test]
fn single_units_tell_how_often_they_stand_in_which_part() {
    let shelf = small();
    let grams = made(&shelf).grams();
    let lines = lines(&shelf);
    let mut units: Vec<u16> = lines.iter().flat_map(|line| line.units.clone()).collect();
    units.sort_unstable();
    units.dedup();
    for unit in &units {
        let mut parts: BTreeMap<u64, (u64, bool)> = BTreeMap::new();
        for (_, part, bits) in plain(&lines, &[*unit]) {
            let told = parts.entry(part).or_default();
            *told = (told.0 + 1, told.1 || bits == 3);
        }
        let parts: Vec<_> = parts.iter().map(|(&part, &told)| (part, told.0, told.1)).collect();
        let gram = &grams[&vec![*unit]];
        assert_eq!((&gram.parts, gram.blocks), (&parts, 0), "{unit:x}");
        assert_eq!(gram.count, parts.iter().map(|part| part.1).sum::<u64>());
    }
    assert_eq!(grams.values().filter(|gram| gram.big).count(), units.len());
}

/// So much text of two characters, and of one, that their grams are too many.
fn large() -> Shelf {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state >> 24
    };
    let sessions = (0..40).map(|_| {
        let mixed: String = (0..1600).map(|_| if next() < 150 { "石" } else { "桥" }).collect();
        let same = "the".repeat(1000);
        let answer = (Part::Answer, mixed.as_str());
        vec![document("题", &[answer, (Part::Question, "修"), (Part::Around, same.as_str())])]
    });
    Shelf(sessions.collect())
}

#[test]
fn what_is_too_frequent_is_kept_with_its_neighbours() {
    let shelf = large();
    let folder = made(&shelf);
    let grams = folder.grams();
    let manifest = folder.manifest();
    let extended: Vec<&str> = manifest["extended"].as_str().unwrap().split('\n').collect();
    assert!(extended.is_sorted() && extended.contains(&"thethet") && extended.contains(&"石石"));
    assert!(!extended.contains(&"桥桥") && !extended.contains(&"石石石"));
    let lines = lines(&shelf);
    for (key, gram) in &grams {
        let string = String::from_utf16_lossy(key);
        let found = plain(&lines, key);
        let inner = |cut: &[u16]| extended.contains(&String::from_utf16_lossy(cut).as_str());
        if key.len() > 2 {
            assert!(inner(&key[1..]) || inner(&key[..key.len() - 1]), "{string} need not be there");
        }
        assert_eq!(gram.count, found.len() as u64, "{string}");
        if inner(key) || key.len() == 1 {
            assert_eq!((gram.big, gram.places.len(), gram.blocks), (true, 0, 0), "{string}");
            assert!(key.len() == 1 || gram.count > SMALL);
        } else {
            let places: Vec<_> = found.iter().map(|&(place, _, bits)| (place, bits)).collect();
            assert_eq!(gram.places, places, "{string}");
            assert_eq!(gram.big, places.len() > 4096, "{string}");
        }
        if gram.big && gram.blocks == 0 {
            let mut parts: BTreeMap<u64, u64> = BTreeMap::new();
            for one in &found {
                *parts.entry(one.1).or_default() += 1;
            }
            let told: Vec<_> = gram.parts.iter().map(|part| (part.0, part.1)).collect();
            assert_eq!(told, parts.into_iter().collect::<Vec<_>>(), "{string}");
        }
    }
    let longest = &grams[&units("thetheth")];
    assert_eq!((longest.big, longest.blocks), (true, longest.places.len().div_ceil(4096)));
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
    assert_eq!((&data[0], &data[2]), (&serde_json::json!(0), &serde_json::json!([3])));
    let text = hashes(&data[1]).remove(0);
    let documents = folder.file("t/0", &text);
    assert_eq!(documents[0], 0);
    let first = &documents[1][0];
    assert_eq!(first[2], "石桥修好了吗？");
    let parts: Vec<_> = first[3].as_array().unwrap().iter().map(|one| one[0].clone()).collect();
    assert_eq!(parts, [1, 2, 2, 2, 3]);
    assert_eq!(first[3][4][2], "渡口 Gazette 记者");
    assert_eq!(documents[1][2][0], 1);
    let derived: Vec<bool> = (0..3).map(|at| documents[1][at].get(4).is_some()).collect();
    assert_eq!(derived, [false, true, false]);
    assert_eq!(manifest["documents"], 3);
    assert_eq!(manifest["addresses"], 128 * 8);
    assert_eq!(manifest["sessions"][1], serde_json::json!([1, "2031-01-01", 2]));
}

#[test]
fn lengths_of_parts_are_told_in_blocks_part_by_part() {
    let folder = made(&small());
    let hash = hashes(&folder.manifest()["names"]["l"]).remove(0);
    let lengths = serde_json::Value::Array(folder.file("l/0", &hash));
    assert_eq!(lengths, serde_json::json!(["111", "101", "110", "100"]));
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
    assert_eq!(names["sessions"][0], serde_json::json!(["s0", "石桥", "2030年1月1日"]));
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
