//! Permalinks over several builds of one session.

mod notes;
mod properties;

use super::*;
use crate::model::Section;
use crate::resolve::sample::{Text, build, slug, words_at};

/// One build after another; after each, the ids of the exchanges with those of their paragraphs.
#[derive(Default)]
struct Builds {
    links: Option<Links>,
    report: Vec<Diagnostic>,
}

impl Builds {
    fn next(&mut self, text: &Text) -> String {
        let kept = self.links.take().map_or(Kept::Nothing, Kept::Links);
        let mut session = build(text);
        let links = align(&kept, &mut session, &mut self.report).unwrap();
        let ids = session.exchanges.iter().map(|exchange| {
            let paragraphs = exchange.turns.iter().flat_map(|turn| &turn.paragraphs);
            let paragraphs = paragraphs.map(|paragraph| paragraph.id.to_string());
            format!("{}({})", exchange.id, paragraphs.collect::<Vec<_>>().join(" "))
        });
        let ids = ids.collect::<Vec<_>>().join(" ");
        self.links = Some(links);
        ids
    }
}

/// Exchanges, each with its paragraphs; the first is the question.
fn text(exchanges: &[&[&str]]) -> Text {
    let label = |index: usize| if index == 0 { "记者" } else { "林安" };
    let exchange = |paragraphs: &&[&str]| {
        let with_labels = paragraphs.iter().enumerate();
        with_labels.map(|(index, words)| (label(index).to_owned(), (*words).to_owned())).collect()
    };
    Text { exchanges: exchanges.iter().map(exchange).collect(), ..Text::default() }
}

const RESERVOIR: &[&str] =
    &["请问新水库什么时候投入使用？", "新水库今年秋天蓄水。", "全镇明年春天用上新水。"];
const BRIDGE: &[&str] = &["老桥有没有重修的计划？", "老桥已经立项，明年开工。"];
const SCHOOL: &[&str] = &["小学扩建以后能多收多少学生？", "能多收三百名学生。"];

#[test]
fn the_first_build_numbers_in_the_order_of_the_text() {
    let ids = Builds::default().next(&text(&[RESERVOIR, BRIDGE]));
    assert_eq!(ids, "q1(p1 p2 p3) q2(p1 p2)");
}

#[test]
fn a_new_question_takes_the_next_free_number_and_moves_nobody() {
    let mut builds = Builds::default();
    builds.next(&text(&[RESERVOIR, BRIDGE]));
    assert_eq!(
        builds.next(&text(&[SCHOOL, RESERVOIR, BRIDGE])),
        "q3(p1 p2) q1(p1 p2 p3) q2(p1 p2)"
    );
}

#[test]
fn the_number_of_a_question_taken_out_is_not_given_again() {
    let mut builds = Builds::default();
    builds.next(&text(&[RESERVOIR, BRIDGE]));
    assert_eq!(builds.next(&text(&[RESERVOIR])), "q1(p1 p2 p3)");
    assert_eq!(builds.next(&text(&[RESERVOIR, SCHOOL])), "q1(p1 p2 p3) q3(p1 p2)");
    let links = builds.links.unwrap();
    let dead = links.section("q2".parse().unwrap()).unwrap();
    assert!(dead.dead);
    assert_eq!(dead.paragraphs[1].words.text, BRIDGE[1]);
}

#[test]
fn words_that_come_back_get_their_id_back() {
    let mut builds = Builds::default();
    builds.next(&text(&[RESERVOIR, BRIDGE]));
    builds.next(&text(&[&RESERVOIR[..2]]));
    assert_eq!(builds.next(&text(&[BRIDGE, RESERVOIR])), "q2(p1 p2) q1(p1 p2 p3)");
}

#[test]
fn corrected_words_keep_the_id_and_their_past() {
    let mut builds = Builds::default();
    builds.next(&text(&[RESERVOIR]));
    let corrected = &[RESERVOIR[0], "新水库今年秋天开始蓄水。", RESERVOIR[2]];
    assert_eq!(builds.next(&text(&[corrected])), "q1(p1 p2 p3)");
    let links = builds.links.clone().unwrap();
    let paragraph = &links.sections[2].paragraphs[1];
    assert_eq!(paragraph.words.text, corrected[1]);
    assert_eq!(paragraph.past, [Words::new(RESERVOIR[1])]);
    builds.next(&text(&[RESERVOIR]));
    let links = builds.links.unwrap();
    let paragraph = &links.sections[2].paragraphs[1];
    assert_eq!(paragraph.past, [Words::new(corrected[1])], "its words now are not its past");
}

#[test]
fn other_words_in_the_same_place_get_another_id() {
    let mut builds = Builds::default();
    builds.next(&text(&[RESERVOIR]));
    let replaced = &[RESERVOIR[0], "这个问题请水务所的同志来谈。", RESERVOIR[2]];
    assert_eq!(builds.next(&text(&[replaced])), "q1(p1 p4 p3)");
}

#[test]
fn of_an_exchange_cut_in_two_the_part_with_the_question_keeps_the_id() {
    let mut builds = Builds::default();
    let long =
        "老桥已经立项，资金由县里和镇里各出一半，明年三月开工，后年年底通车，工期里会搭便桥。";
    let whole = [RESERVOIR, &[BRIDGE[0], long]].concat();
    assert_eq!(builds.next(&text(&[&whole])), "q1(p1 p2 p3 p4 p5)");
    assert_eq!(builds.next(&text(&[RESERVOIR, &[BRIDGE[0], long]])), "q1(p1 p2 p3) q2(p1 p2)");
}

#[test]
fn a_corrected_label_changes_no_id() {
    let mut builds = Builds::default();
    builds.next(&text(&[RESERVOIR]));
    let mut corrected = text(&[RESERVOIR]);
    corrected.exchanges[0][1].0 = "镇长林安".to_owned();
    assert_eq!(builds.next(&corrected), "q1(p1 p2 p3)");
}

#[test]
fn a_short_formula_is_not_what_an_exchange_is_known_by() {
    let mut builds = Builds::default();
    let formula = "还有问题吗？";
    builds.next(&text(&[&[formula, RESERVOIR[1], RESERVOIR[2]]]));
    assert_eq!(builds.next(&text(&[&[formula, BRIDGE[1], SCHOOL[1]]])), "q2(p1 p2 p3)");
}

#[test]
fn words_outside_exchanges_have_ids_that_stay_too() {
    let mut builds = Builds::default();
    let said = |words: &str| ("林安".to_owned(), words.to_owned());
    let mut with_opening = text(&[BRIDGE]);
    with_opening.lead = vec!["五月一日，镇民大会召开。".to_owned()];
    with_opening.opening = vec![said("各位乡亲，大家好！"), said(RESERVOIR[1])];
    builds.next(&with_opening);
    with_opening.opening.remove(0);
    with_opening.closing = vec![said("散会。")];
    builds.next(&with_opening);
    let links = builds.links.unwrap();
    let opening = links.section(Section::Opening).unwrap();
    let ids: Vec<(String, bool)> =
        opening.paragraphs.iter().map(|it| (it.id.to_string(), it.dead)).collect();
    assert_eq!(ids, [("p2".to_owned(), false), ("p1".to_owned(), true)]);
}

fn wishing(exchanges: &[&[&str]], wishes: &[Option<&str>]) -> Text {
    let wishes = wishes.iter().map(|wish| wish.map(str::to_owned)).collect();
    Text { wishes, ..text(exchanges) }
}

#[test]
fn a_wish_is_granted_for_a_number_that_was_never_used() {
    let mut builds = Builds::default();
    let ids = builds.next(&wishing(&[RESERVOIR, BRIDGE, SCHOOL], &[None, Some("q7"), None]));
    assert_eq!(ids, "q1(p1 p2 p3) q7(p1 p2) q8(p1 p2)");
    builds.next(&wishing(&[RESERVOIR, BRIDGE, SCHOOL], &[Some("q1"), Some("q7"), None]));
    assert_eq!(builds.report, []);
}

#[test]
fn a_wish_never_moves_an_id() {
    let refused = |before: &[&[&str]], now: &[&[&str]], wishes: &[Option<&str>]| {
        let mut builds = Builds::default();
        builds.next(&text(before));
        let ids = builds.next(&wishing(now, wishes));
        let codes: Vec<Code> = builds.report.iter().map(|fault| fault.code).collect();
        assert_eq!(codes, [Code::IdRefused], "{ids}");
        ids
    };
    assert_eq!(refused(&[BRIDGE], &[BRIDGE], &[Some("q7")]), "q1(p1 p2)");
    assert_eq!(refused(&[BRIDGE], &[SCHOOL], &[Some("q1")]), "q2(p1 p2)");
    assert_eq!(refused(&[], &[BRIDGE, SCHOOL], &[Some("q3"), Some("q3")]), "q3(p1 p2) q4(p1 p2)");
    assert_eq!(refused(&[], &[BRIDGE], &[Some("第七")]), "q1(p1 p2)");
}

#[test]
fn asides_follow_the_paragraphs_they_stand_in() {
    let mut builds = Builds::default();
    builds.next(&text(&[RESERVOIR, BRIDGE]));
    let kept = Kept::Links(builds.links.unwrap());
    let mut session = build(&text(&[SCHOOL, BRIDGE]));
    align(&kept, &mut session, &mut Vec::new()).unwrap();
    for aside in &session.asides {
        assert_eq!(words_at(&session, aside.at).as_deref(), Some(aside.text.as_str()));
    }
    assert_eq!(session.asides.len(), 4);
}

#[test]
fn a_file_that_cannot_be_relied_on_leaves_all_as_it_is() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join(path_of(&slug()));
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, "{}").unwrap();
    let mut report = Vec::new();
    let kept = load(root.path(), &slug(), &mut report);
    assert_eq!((&kept, report[0].code), (&Kept::Unreadable, Code::BadPermalinks));
    let mut session = build(&text(&[BRIDGE]));
    let before = session.clone();
    assert_eq!(align(&kept, &mut session, &mut report), None);
    assert_eq!(session, before);
}

#[test]
fn a_file_whose_session_is_gone_is_kept_and_told() {
    let root = tempfile::tempdir().unwrap();
    assert_eq!(load(root.path(), &slug(), &mut Vec::new()), Kept::Nothing);
    let path = root.path().join(path_of(&slug()));
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut builds = Builds::default();
    builds.next(&text(&[BRIDGE]));
    let links = builds.links.unwrap();
    std::fs::write(&path, links.serialise()).unwrap();
    assert_eq!(load(root.path(), &slug(), &mut Vec::new()), Kept::Links(links));
    let mut report = Vec::new();
    orphans(root.path(), &[slug()], &mut report);
    assert_eq!(report, []);
    orphans(root.path(), &[Slug::new("town-halls").unwrap()], &mut report);
    assert_eq!(report[0].code, Code::OrphanPermalinks);
    assert!(report[0].hints[0].en.contains("town-halls"));
}
