//! What two records share, and what stands in one of them alone.

use super::*;
use crate::derive::sample;
use crate::model::Date;

/// Four sessions of one question each, of which the answers are given.
fn archive(answers: [&[&str]; 4]) -> Archive {
    let mut archive = sample::archive();
    let pattern = archive.sessions[0].clone();
    archive.sessions = (2011_i16..)
        .zip(answers)
        .map(|(year, answer)| {
            let mut archived = pattern.clone();
            archived.uses.clear();
            archived.session.id = sample::slug(&format!("s{year}"));
            archived.session.header.date = Date::new(year, 3, 1);
            archived.session.exchanges.truncate(1);
            archived.topics.truncate(1);
            let turns = &mut archived.session.exchanges[0].turns;
            turns[0].paragraphs[0].text = format!("{year}？");
            let turn = &mut turns[1];
            let one = turn.paragraphs[0].clone();
            let paragraph = |(at, text): (usize, &&str)| Paragraph {
                id: ParagraphId::from_index(at + 1),
                text: (*text).to_owned(),
                ..one.clone()
            };
            turn.paragraphs = answer.iter().enumerate().map(paragraph).collect();
            archived
        })
        .collect();
    archive
}

fn at(session: usize) -> ExchangeAt {
    ExchangeAt { session, exchange: 0 }
}

fn compared(archive: &Archive) -> (Wordings, Comparison) {
    let wordings = Wordings::new(archive);
    let exchanges = [at(0), at(1)];
    let readings = Readings::of(archive, &exchanges);
    let comparison = Comparison::new(&readings, &wordings, [0..1, 1..2]);
    (wordings, comparison)
}

/// The words of each common stretch, as they stand at its places on both sides.
fn words(archive: &Archive, comparison: &Comparison) -> Vec<[Vec<String>; 2]> {
    let said = |place: &Place| {
        let mut all = paragraphs(archive, place.at);
        let text = &all.find(|one| one.id == place.paragraph).unwrap().text;
        text.chars().skip(place.start).take(place.end - place.start).collect::<String>()
    };
    let common = comparison.common.iter();
    common.map(|it| it.places.each_ref().map(|places| places.iter().map(said).collect())).collect()
}

#[test]
fn a_formula_of_both_sides_is_common_with_its_forms() {
    let archive = archive([
        &["渡口今年不开。尽快修好下游石桥。"],
        &["尽快修好下游的石桥。集市在镇上。"],
        &["尽快修好下游石桥。"],
        &["水库很深。"],
    ]);
    let (wordings, found) = compared(&archive);
    let formula = wordings.find_words("尽快修好下游石桥").unwrap();
    let common = &found.common[0];
    assert!(
        matches!(&common.what, InCommon::Wording(wording, forms)
            if *wording == formula && forms[0] != forms[1]),
        "{found:#?}"
    );
    assert_eq!(common.uses, [1, 1]);
    assert_eq!(
        words(&archive, &found)[0],
        [["尽快修好下游石桥"], ["尽快修好下游的石桥"]].map(|it| it.map(str::to_owned).to_vec())
    );
}

#[test]
fn clauses_that_only_these_two_have_are_common_too() {
    let said = "木料昨天运到了渡口，水一退下去就动工";
    let one = format!("{said}。");
    let archive = archive([&[&one], &["先说学堂。", &one], &["水库很深。"], &["集市在镇上。"]]);
    let (_, found) = compared(&archive);
    let places: usize = found.common.iter().map(Common::fills).sum();
    assert_eq!(places, 2 * said.chars().count(), "{found:#?}");
    assert!(found.common.iter().all(|it| it.uses == [1, 1]));
}

#[test]
fn no_two_stretches_have_the_same_words() {
    let long = "我们尽快修好下游石桥，木料昨天已经全部运到了渡口，水一退下去我们就在两岸同时动工。";
    let archive = archive([
        &[long],
        &[long, "我们尽快修好下游石桥。"],
        &["尽快修好下游石桥。"],
        &["尽快修好下游石桥。"],
    ]);
    let (_, found) = compared(&archive);
    let mut ranges: Vec<(ExchangeAt, ParagraphId, usize, usize)> = found
        .common
        .iter()
        .flat_map(|it| it.places.iter().flatten())
        .map(|it| (it.at, it.paragraph, it.start, it.end))
        .collect();
    ranges.sort_unstable();
    for pair in ranges.windows(2) {
        let [(one, at, _, end), (two, there, start, _)] = pair else { continue };
        assert!((one, at) != (two, there) || end <= start, "{ranges:?}");
    }
    assert!(!found.common.is_empty());
}

/// Four sessions; the first says the words so often, the second is as long.
fn said_so_often(times: usize) -> (Wordings, Comparison) {
    let one = "尽快修好下游石桥。".repeat(times);
    let other = format!("{}。", "水".repeat(8 * times));
    compared(&archive([&[&one], &[&other], &["尽快修好下游石桥。"], &["水库很深。"]]))
}

#[test]
fn what_stands_on_one_side_alone_comes_with_its_counts() {
    let (wordings, found) = said_so_often(5);
    let key = found.only[0].sure[0];
    assert_eq!(wordings.all[key.wording].words, "尽快修好下游石桥");
    assert_eq!((key.keyness.uses, key.keyness.other_uses), (5, 0));
    assert_eq!(key.keyness.characters, found.sizes[0].characters);
    assert!(key.keyness.is_sure() && key.keyness.log_ratio > 0.0);
    assert!(found.common.is_empty() && found.only[1] == OneSide::default());
}

#[test]
fn what_chance_would_explain_is_counted_and_not_named() {
    let (_, found) = said_so_often(1);
    assert_eq!(found.only[0], OneSide { sure: Vec::new(), others: 1 });
}
