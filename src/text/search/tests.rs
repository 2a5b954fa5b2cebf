//! One set of vectors holds this side and the script's; properties hold what an index rests on.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

use super::*;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../../tests/search/vectors.json")).unwrap()
}

/// The texts that stand under a name of the vectors.
fn rows(name: &str) -> Vec<Vec<String>> {
    serde_json::from_value(vectors()[name].clone()).unwrap()
}

fn form(text: &str) -> String {
    String::from_utf16(&fold(text).units).unwrap()
}

fn cut(text: &str, range: Range<usize>) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[range]).unwrap()
}

#[test]
fn each_text_folds_to_its_form() {
    for row in rows("folds") {
        assert_eq!(form(&row[0]), row[1], "{:?}", row[0]);
    }
}

#[test]
fn the_script_is_given_these_lists() {
    assert_eq!(json!(lists()[1..]), vectors()["lists"]);
}

#[test]
fn a_part_of_the_form_leads_back_to_the_words_it_comes_from() {
    for row in rows("origins") {
        let folded = fold(&row[0]);
        let part: Vec<u16> = row[1].encode_utf16().collect();
        let at = folded.units.windows(part.len()).position(|units| units == part);
        let at = at.unwrap_or_else(|| panic!("{} in {}", row[1], form(&row[0])));
        assert_eq!(cut(&row[0], folded.origin(at..at + part.len())), row[2], "{}", row[0]);
    }
}

#[test]
fn every_character_folds_as_it_does_in_the_script() {
    let ranges = vectors()["ranges"].as_object().unwrap().clone();
    let made = ranges.keys().map(|range| {
        let (first, last) = range.split_once('-').unwrap();
        let code = |digits: &str| u32::from_str_radix(digits, 16).unwrap();
        let mut all = String::new();
        for c in (code(first)..=code(last)).filter_map(char::from_u32) {
            for text in [c.to_string(), format!("x{c} 汉"), format!("が {c}a")] {
                all.push_str(&form(&text));
                all.push('\n');
            }
        }
        let units: Vec<u16> = all.encode_utf16().collect();
        (range.clone(), json!(key_hash(&units)))
    });
    let made: serde_json::Map<String, Value> = made.collect();
    assert_eq!(Value::Object(made), Value::Object(ranges));
}

#[test]
fn every_unit_has_its_class() {
    let mut runs: Vec<(String, &str)> = Vec::new();
    for unit in 0..=u16::MAX {
        let class = match class(unit) {
            Class::Gram => "gram",
            Class::Mark => "mark",
            Class::Word => "word",
        };
        if runs.last().is_none_or(|last| last.1 != class) {
            runs.push((format!("{unit:04X}"), class));
        }
    }
    assert_eq!(json!(runs), vectors()["classes"]);
}

#[test]
fn keys_have_their_hash() {
    for (key, hash) in vectors()["hashes"].as_object().unwrap() {
        let units: Vec<u16> = key.encode_utf16().collect();
        assert_eq!(json!(key_hash(&units)), *hash, "{key}");
    }
}

#[test]
fn every_character_is_folded_once_and_for_all_and_joins_with_no_other_afterwards() {
    // Beyond the third plane no character joins or becomes another.
    for c in ('\0'..'\u{3FFFF}').chain('\u{E0000}'..'\u{E0FFF}') {
        let once = form(&c.to_string());
        assert_eq!(form(&once), once, "{:04X}", u32::from(c));
        let first = once.chars().next();
        assert!(
            cluster::extends(c) || !first.is_some_and(cluster::extends),
            "{:04X}",
            u32::from(c)
        );
    }
}

/// What joins, falls away, is dropped beside others, or becomes several, in every order.
const PIECES: &[&str] = &[
    "中",
    "國",
    "乾",
    "葛\u{E0100}",
    "𠮷",
    "が",
    "か\u{3099}",
    "か゛",
    "ｶﾞ",
    "ー",
    "한",
    "ㅎㅏ",
    "\u{1112}\u{1161}\u{11AB}",
    "a",
    "É",
    "e\u{301}\u{323}",
    "ß",
    "ﬁ",
    "Σ",
    "ς",
    "й",
    "ё",
    "и\u{306}",
    "İ",
    "\u{301}",
    "\u{308}",
    "\u{3099}",
    " ",
    "  ",
    "\u{3000}",
    "\n",
    "\t",
    "\u{85}",
    "\u{200B}",
    "\u{AD}",
    "\u{FEFF}",
    "\u{200D}",
    "¨",
    "゛",
    "。",
    "，",
    "“",
    "」",
    "…",
    "⋯",
    "—",
    "・",
    "㎏",
    "½",
    "①",
    "１",
    "٣",
    "أ",
    "ـ",
    "ﷺ",
    "ﹷ",
    "שׁ",
    "กำ",
    "का",
    "≠",
    "😀",
    "👩\u{200D}🚒",
    "1\u{FE0F}\u{20E3}",
    "\u{E000}",
    "〇",
    "○",
    "豈",
    "⼀",
];

fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(PIECES), 0..12)
}

/// The clusters of a text: where one may be cut.
fn clusters(text: &str) -> Vec<usize> {
    let inside = text.char_indices().filter(|(at, c)| *at > 0 && !cluster::extends(*c));
    std::iter::once(0).chain(inside.map(|(at, _)| at)).chain([text.len()]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000, failure_persistence: None, rng_seed: RngSeed::Fixed(6), ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_folded_stays_as_it_is(pieces in pieces()) {
        let once = form(&pieces.concat());
        prop_assert_eq!(form(&once), once);
    }

    #[test]
    fn what_is_cut_out_of_a_text_is_found_in_its_form(pieces in pieces(), from in 0..100_usize, length in 0..100_usize) {
        let text = pieces.concat();
        let borders = clusters(&text);
        let from = from % borders.len();
        let to = (from + length % (borders.len() - from)).min(borders.len() - 1);
        let part = form(&text[borders[from]..borders[to]]);
        prop_assert!(form(&text).contains(&part), "{:?} in {:?}", part, form(&text));
    }

    #[test]
    fn a_form_leads_back_to_words_that_have_it(pieces in pieces(), from in 0..100_usize, length in 0..100_usize) {
        let text = pieces.concat();
        let folded = fold(&text);
        let from = from % (folded.units.len() + 1);
        let to = from + length % (folded.units.len() + 1 - from);
        let origin = folded.origin(from..to);
        prop_assert!(origin.end <= text.encode_utf16().count());
        if let Ok(part) = String::from_utf16(&folded.units[from..to]) {
            let words = form(&cut(&text, origin));
            prop_assert!(words.contains(part.trim()), "{:?} in {:?}", part, words);
        }
    }

    #[test]
    fn origins_follow_each_other(pieces in pieces()) {
        let folded = fold(&pieces.concat());
        let origins: Vec<_> = (0..folded.units.len()).map(|at| folded.origin(at..at + 1)).collect();
        prop_assert!(origins.iter().all(|one| !one.is_empty()));
        prop_assert!(origins.windows(2).all(|two| two[0] == two[1] || two[0].end <= two[1].start));
    }

    #[test]
    fn a_form_has_no_white_space_but_single_spaces_inside(pieces in pieces()) {
        let form = form(&pieces.concat());
        prop_assert_eq!(form.split_whitespace().collect::<Vec<_>>().join(" "), form);
    }
}
