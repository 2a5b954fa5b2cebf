//! Where quotes are found.

use super::*;

fn searched(parts: &[&str]) -> Searched {
    Searched::new(parts.iter().map(|text| (*text, Vec::new())))
}

fn places(parts: &[&str], words: &str) -> Vec<(usize, usize, usize)> {
    let found = searched(parts).places(&Needle::new(words));
    found.into_iter().map(|found| (found.part, found.start, found.end)).collect()
}

#[test]
fn words_are_found_wherever_they_stand_and_overlap() {
    assert_eq!(places(&["谢谢谢", "好，谢谢"], "谢谢"), [(0, 0, 2), (0, 1, 3), (1, 2, 4)]);
    assert_eq!(places(&["好", "坏好"], "好"), [(0, 0, 1), (1, 1, 2)]);
    assert_eq!(places(&["甲", "乙"], "甲乙"), [], "no quote reaches over the end of a part");
    assert_eq!(places(&["甲"], ""), []);
    assert_eq!(places(&[], "甲"), []);
}

#[test]
fn places_are_those_of_the_text_as_it_stands() {
    assert_eq!(places(&["他说：「ＡＩ  治理，」好"], "\"AI 治理,\""), [(0, 3, 12)]);
    let with_gap = Searched::new([("抉择 会努力", vec![2])]);
    let found = with_gap.places(&Needle::new("抉择[……]会"));
    assert_eq!((found[0].start, found[0].end), (0, 4));
    assert_eq!(with_gap.places(&Needle::new("抉择 会")), [], "no quote reaches over a gap unsaid");
    let gap = Needle::new("[...]");
    assert!(gap.is_gap());
    let found = with_gap.places(&gap);
    assert_eq!((found[0].start, found[0].end), (2, 2));
}

#[test]
fn words_around_a_place_are_seen() {
    let text = searched(&["始终弘扬“上海精神”。 The mill, the mill."]);
    let found = text.places(&Needle::new("上海精神"));
    assert!(text.is_before(&found[0], &Needle::new("弘扬「")));
    assert!(!text.is_before(&found[0], &Needle::new("弘扬")));
    assert!(text.is_after(&found[0], &Needle::new("”.")));
    let mills = text.places(&Needle::new("mill"));
    assert!(text.is_before(&mills[0], &Needle::new("The")));
    assert!(!text.is_before(&mills[1], &Needle::new("The")));
    assert!(!text.is_after(&mills[1], &Needle::new(". more")));
}

#[test]
fn words_like_a_quote_are_found_the_likest_first() {
    let text = searched(&["电影《哪闹闹海》上映了。", "全镇的人都来看哪吒闹河。", "没有别的事。"]);
    let near = text.near(&Needle::new("哪吒闹海"), 3);
    let near: Vec<_> = near.into_iter().map(|found| (found.part, found.start, found.end)).collect();
    assert_eq!(near, [(0, 3, 7), (1, 7, 11)]);
    assert_eq!(text.near(&Needle::new("风马牛不相及"), 3), []);
    assert_eq!(text.near(&Needle::new("镇"), 3), []);
}
