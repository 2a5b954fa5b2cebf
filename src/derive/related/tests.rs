//! What is related to what, in invented archives.

use super::*;
use crate::derive::sample::{archive as sample, slug};
use crate::model::{Date, Use};
use crate::resolve::ArchivedSession;

/// An archive of sessions of one exchange each, one a week from 2031 on: question and answer.
fn archive(sessions: &[(&str, &str)]) -> Archive {
    let mut archive = sample();
    let pattern = archive.sessions[0].clone();
    archive.sessions =
        sessions.iter().enumerate().map(|(week, said)| session(&pattern, week, said)).collect();
    archive
}

fn session(
    pattern: &ArchivedSession,
    week: usize,
    (asked, said): &(&str, &str),
) -> ArchivedSession {
    let mut archived = pattern.clone();
    archived.topics = vec![Vec::new()];
    archived.uses = Vec::new();
    let session = &mut archived.session;
    session.id = slug(&format!("week-{week:03}"));
    let (months, days) = (week / 4, week % 4);
    let year = i16::try_from(2031 + months / 12).unwrap();
    let (month, day) = (i8::try_from(1 + months % 12), i8::try_from(1 + 7 * days));
    session.header.date = Date::new(year, month.unwrap(), day.unwrap());
    session.exchanges.truncate(1);
    let turns = &mut session.exchanges[0].turns;
    (*asked).clone_into(&mut turns[0].paragraphs[0].text);
    (*said).clone_into(&mut turns[1].paragraphs[0].text);
    archived
}

const TOWN: &[(&str, &str)] = &[
    ("石桥何时修好？", "石桥的桥墩今年夏天修好，请大家放心。"),
    ("集市还办吗？", "集市照常举办，摊位不变，请大家放心。"),
    ("水库水位如何？", "水库水位正常，堤坝加固完成，请大家放心。"),
    ("学校缺老师吗？", "学校今年招聘老师，请大家放心。"),
    ("石桥通车了吗？", "石桥已经通车，桥墩经过检验，请大家放心。"),
    ("集市的摊位够吗？", "集市增加摊位，请大家放心。"),
];

fn at(session: usize) -> ExchangeAt {
    ExchangeAt { session, exchange: 0 }
}

fn related(view: &RelatedView, session: usize) -> Vec<usize> {
    view.of(at(session)).iter().map(|it| it.at.session).collect()
}

fn words(view: &RelatedView, related: &RelatedTo) -> Vec<String> {
    let word = |shared: &Shared| match shared {
        Shared::Word(number) => view.word(*number).to_owned(),
        other => format!("{other:?}"),
    };
    related.shared.iter().map(word).collect()
}

#[test]
fn what_shares_rare_words_is_related_and_says_which() {
    let view = RelatedView::new(&archive(TOWN));
    assert_eq!(related(&view, 0).first(), Some(&4));
    assert_eq!(related(&view, 4).first(), Some(&0));
    assert_eq!(related(&view, 1).first(), Some(&5));
    let reasons = words(&view, &view.of(at(0))[0]);
    assert!(
        reasons.contains(&"石桥".to_owned()) && reasons.contains(&"桥墩".to_owned()),
        "{reasons:?}"
    );
    assert!(!reasons.contains(&"大家".to_owned()), "what all say relates nothing: {reasons:?}");
    assert!(!related(&view, 3).contains(&0), "they share nothing but what all say");
}

#[test]
fn english_words_are_related_whatever_their_ending() {
    let view = RelatedView::new(&archive(&[
        ("When will the bridges be repaired?", "The mason repairs them in summer."),
        ("Is the market open?", "The market is open on Sundays."),
        ("Who repaired the bridge?", "A mason of this town."),
        ("Does the library open?", "Not on Sundays."),
    ]));
    assert_eq!(related(&view, 0).first(), Some(&2));
}

#[test]
fn nothing_of_the_same_session_is_related() {
    let mut archive = archive(TOWN);
    let copy = archive.sessions[0].session.exchanges[0].clone();
    archive.sessions[0].session.exchanges.push(copy);
    archive.sessions[0].topics.push(Vec::new());
    let view = RelatedView::new(&archive);
    let lists = [view.of(at(0)), view.of(ExchangeAt { session: 0, exchange: 1 })];
    for list in lists {
        assert!(list.iter().any(|it| it.at.session == 4), "the other one on the bridge is");
        assert!(list.iter().all(|it| it.at.session != 0), "though it is the most alike");
    }
}

#[test]
fn a_second_record_of_the_same_day_is_not_related() {
    let mut archive = archive(TOWN);
    let mut again = archive.sessions[4].clone();
    again.session.id = slug("again");
    archive.sessions.insert(5, again);
    let view = RelatedView::new(&archive);
    assert!(!related(&view, 4).contains(&5) && !related(&view, 5).contains(&4));
    let bridges = related(&view, 0);
    assert_eq!(
        bridges.iter().filter(|it| [4, 5].contains(it)).count(),
        1,
        "one of the two: {bridges:?}"
    );
}

#[test]
fn a_shared_term_is_a_reason() {
    let mut archive = archive(TOWN);
    for session in [0, 4] {
        let exchange = &archive.sessions[session].session.exchanges[0];
        let section = crate::model::Section::Exchange(exchange.id);
        let paragraph = exchange.turns[0].paragraphs[0].id;
        archive.sessions[session].uses =
            vec![Use { section, paragraph, start: 0, end: 2, term: 1 }];
    }
    let view = RelatedView::new(&archive);
    assert!(view.of(at(0))[0].shared.contains(&Shared::Term(1)));
}

/// More than are judged together, as those of a young archive are.
const OLD: usize = 230;

/// One session more than are old, on ten subjects of the town, each with its own words and another's.
fn weeks() -> Archive {
    let subjects =
        ["石桥", "集市", "水库", "学校", "码头", "公园", "医院", "粮食", "图书馆", "路灯"];
    let more = ["桥墩", "摊位", "堤坝", "老师", "渡船", "树木", "药房", "仓库", "书架", "电线"];
    let said: Vec<(String, String)> = (0..=OLD)
        .map(|week: usize| {
            let (one, other) = (week * 7 % 10, week * 3 % 10);
            let asked = format!("{}怎样了？", subjects[one]);
            (
                asked,
                format!("{}和{}今年修缮，{}也要检查。", subjects[one], more[one], subjects[other]),
            )
        })
        .collect();
    let said: Vec<(&str, &str)> =
        said.iter().map(|(one, two)| (one.as_str(), two.as_str())).collect();
    archive(&said)
}

/// The list of each old session before another one was put in at `new` and after, sessions by their places after;
/// of that after, the new one is left out. And how many lists have that one.
fn before_and_after(new: usize) -> (Vec<[Vec<usize>; 2]>, usize) {
    let mut archive = weeks();
    let after = RelatedView::new(&archive);
    archive.sessions.remove(new);
    let before = RelatedView::new(&archive);
    let (mut lists, mut entered) = (Vec::new(), 0);
    for old in 0..OLD {
        let place = |old: usize| old + usize::from(old >= new);
        let mut kept = related(&after, place(old));
        let all = kept.len();
        kept.retain(|&it| it != new);
        entered += all - kept.len();
        lists.push([related(&before, old).into_iter().map(place).collect(), kept]);
    }
    (lists, entered)
}

#[test]
fn a_new_session_changes_old_lists_only_by_entering_them() {
    let (lists, entered) = before_and_after(OLD);
    assert!(entered > 0, "it is related to old ones");
    for (session, [before, kept]) in lists.iter().enumerate() {
        assert_eq!(before.len(), MOST, "the list of session {session} is full");
        assert_eq!(kept[..], before[..kept.len()], "the list of session {session}");
        assert!(before.len() <= kept.len() + 1);
    }
}

#[test]
fn a_session_put_in_between_changes_few_old_lists_otherwise_than_by_entering_them() {
    // How many lists are in another order or have others at most, and how many have others. What comes later weighs
    // its words by what comes before: the later a session comes in, the fewer lists it changes.
    for (new, otherwise, others) in [(1, 60, 15), (60, 30, 0), (115, 20, 0)] {
        let (lists, entered) = before_and_after(new);
        assert!(entered > 0, "it is related to old ones");
        let full = |[before, kept]: &[Vec<usize>; 2]| {
            before.len() == MOST && (MOST - 1..=MOST).contains(&kept.len())
        };
        assert!(lists.iter().all(full));
        let count = |changed: fn(&[Vec<usize>; 2]) -> bool| {
            lists.iter().filter(|lists| changed(lists)).count()
        };
        let changed = count(|[before, kept]| !before.starts_with(kept));
        assert!((1..=otherwise).contains(&changed), "{changed} of {OLD} by session {new}");
        let changed = count(|[before, kept]| kept.iter().any(|it| !before.contains(it)));
        assert!(changed <= others, "{changed} of {OLD} have others by session {new}");
    }
}

#[test]
fn an_archive_of_one_session_has_nothing_related() {
    let view = RelatedView::new(&archive(&TOWN[..1]));
    assert!(view.of(at(0)).is_empty());
    assert!(view.of(at(9)).is_empty());
}
