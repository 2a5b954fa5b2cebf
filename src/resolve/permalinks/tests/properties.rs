//! After any edits, over any number of builds, no id points to other words.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::super::likeness::{Features, Likeness, SAME, SURELY, Vocabulary};
use super::super::{Kept, LinkedParagraph, LinkedSection, Links, align};
use crate::diagnostic::SourceText;
use crate::model::{Section, Session};
use crate::resolve::sample::{Text, build, slug, words_at};

/// Few phrases, so that equal and half-equal paragraphs are common.
const PHRASES: &[&str] = &[
    "谢谢。",
    "还有问题吗？",
    "新水库今年秋天蓄水，",
    "全镇明年春天用上新水，",
    "老桥已经立项，",
    "资金由县里和镇里各出一半，",
    "小学扩建以后能多收三百名学生，",
    "the mill will open in May, ",
    "这个问题请水务所的同志来谈，",
    "我们一户一户地做工作。",
];

const LABELS: &[&str] = &["记者", "林安", "主持人"];

/// An edit, with numbers that are brought into range where it is made.
#[derive(Debug, Clone)]
enum Edit {
    Insert { exchange: usize, place: usize, label: usize, phrases: Vec<usize> },
    Delete { exchange: usize, place: usize },
    Swap { exchange: usize, one: usize, other: usize },
    Move { from: usize, place: usize, to: usize },
    Append { exchange: usize, place: usize, phrase: usize },
    Cut { exchange: usize, place: usize },
    Relabel { exchange: usize, place: usize, label: usize },
    NewExchange { at: usize, phrases: Vec<usize> },
    DeleteExchange { at: usize },
    MoveExchange { from: usize, to: usize },
    Split { exchange: usize, place: usize },
    Merge { exchange: usize },
    Undo { builds: usize },
}

fn edit() -> impl Strategy<Value = Edit> {
    let number = 0..100_usize;
    let phrases = || prop::collection::vec(0..PHRASES.len(), 1..5);
    let numbers = (number.clone(), number.clone(), number);
    prop_oneof![
        (numbers.clone(), phrases()).prop_map(|((exchange, place, label), phrases)| {
            Edit::Insert { exchange, place, label, phrases }
        }),
        numbers.clone().prop_map(|(exchange, place, _)| Edit::Delete { exchange, place }),
        numbers.clone().prop_map(|(exchange, one, other)| Edit::Swap { exchange, one, other }),
        numbers.clone().prop_map(|(from, place, to)| Edit::Move { from, place, to }),
        numbers.clone().prop_map(|(exchange, place, phrase)| Edit::Append {
            exchange,
            place,
            phrase
        }),
        numbers.clone().prop_map(|(exchange, place, _)| Edit::Cut { exchange, place }),
        numbers.clone().prop_map(|(exchange, place, label)| Edit::Relabel {
            exchange,
            place,
            label
        }),
        (numbers.clone(), phrases())
            .prop_map(|((at, ..), phrases)| Edit::NewExchange { at, phrases }),
        numbers.clone().prop_map(|(at, ..)| Edit::DeleteExchange { at }),
        numbers.clone().prop_map(|(from, to, _)| Edit::MoveExchange { from, to }),
        numbers.clone().prop_map(|(exchange, place, _)| Edit::Split { exchange, place }),
        numbers.clone().prop_map(|(exchange, ..)| Edit::Merge { exchange }),
        numbers.prop_map(|(builds, ..)| Edit::Undo { builds }),
    ]
}

fn words(phrases: &[usize]) -> String {
    phrases
        .iter()
        .map(|&phrase| PHRASES[phrase % PHRASES.len()])
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Makes an edit; one that finds nothing to change changes nothing.
fn make(edit: &Edit, text: &mut Text, history: &[Text]) {
    let count = text.exchanges.len();
    if let Edit::NewExchange { at, phrases } = edit {
        let said = |phrase: &usize| (LABELS[phrase % LABELS.len()].to_owned(), words(&[*phrase]));
        text.exchanges.insert(at % (count + 1), phrases.iter().map(said).collect());
        return;
    }
    if let Edit::Undo { builds } = edit {
        if !history.is_empty() {
            *text = history[builds % history.len()].clone();
        }
        return;
    }
    if count == 0 {
        return;
    }
    match edit {
        Edit::DeleteExchange { at } => {
            text.exchanges.remove(at % count);
        }
        Edit::MoveExchange { from, to } => {
            let moved = text.exchanges.remove(from % count);
            text.exchanges.insert(to % count, moved);
        }
        Edit::Merge { exchange } => {
            let at = exchange % count;
            if at + 1 < count {
                let next = text.exchanges.remove(at + 1);
                text.exchanges[at].extend(next);
            }
        }
        Edit::Split { exchange, place } => {
            let at = exchange % count;
            let place = place % (text.exchanges[at].len() + 1);
            let rest = text.exchanges[at].split_off(place);
            text.exchanges.insert(at + 1, rest);
        }
        Edit::Move { from, place, to } => {
            let from = &mut text.exchanges[from % count];
            if !from.is_empty() {
                let moved = from.remove(place % from.len());
                text.exchanges[to % count].push(moved);
            }
        }
        Edit::Insert { exchange, place, label, phrases } => {
            let said = (LABELS[label % LABELS.len()].to_owned(), words(phrases));
            let exchange = &mut text.exchanges[exchange % count];
            exchange.insert(place % (exchange.len() + 1), said);
        }
        _ => {}
    }
    make_in_paragraph(edit, text);
    for (_, words) in text.exchanges.iter_mut().flatten() {
        *words = words.trim().to_owned();
    }
    // A turn has at least one paragraph, an exchange at least one turn.
    text.exchanges.retain(|exchange| !exchange.is_empty());
}

fn make_in_paragraph(edit: &Edit, text: &mut Text) {
    let count = text.exchanges.len();
    let (Edit::Delete { exchange, place }
    | Edit::Swap { exchange, one: place, .. }
    | Edit::Append { exchange, place, .. }
    | Edit::Cut { exchange, place }
    | Edit::Relabel { exchange, place, .. }) = edit
    else {
        return;
    };
    let exchange = &mut text.exchanges[exchange % count];
    if exchange.is_empty() {
        return;
    }
    let length = exchange.len();
    let place = place % length;
    match edit {
        Edit::Delete { .. } => {
            exchange.remove(place);
        }
        Edit::Swap { other, .. } => exchange.swap(place, other % length),
        Edit::Append { phrase, .. } => exchange[place].1.push_str(PHRASES[phrase % PHRASES.len()]),
        Edit::Cut { .. } => {
            let kept = exchange[place].1.chars().count().div_ceil(2);
            exchange[place].1 = exchange[place].1.chars().take(kept).collect();
        }
        Edit::Relabel { label, .. } => {
            LABELS[label % LABELS.len()].clone_into(&mut exchange[place].0);
        }
        _ => {}
    }
}

fn had(record: &LinkedParagraph, text: &str) -> bool {
    record.words.text == text || record.past.iter().any(|words| words.text == text)
}

fn like(old: &LinkedParagraph, new: &LinkedParagraph) -> bool {
    let mut vocabulary = Vocabulary::default();
    let one = vocabulary.bag([old.words.text.as_str()]);
    let other = vocabulary.bag([new.words.text.as_str()]);
    one.dice(&other) >= if old.label == new.label { SAME } else { SURELY }
}

fn features(section: &LinkedSection, vocabulary: &mut Vocabulary) -> Features {
    let living = || section.paragraphs.iter().filter(|paragraph| !paragraph.dead);
    let texts = living().map(|it| it.words.text.as_str());
    let question = living().filter(|it| it.question).map(|it| it.words.text.as_str());
    Features { label: None, words: vocabulary.bag(texts), question: vocabulary.bag(question) }
}

fn said(section: &LinkedSection) -> Vec<(Option<&str>, &str)> {
    let living = section.paragraphs.iter().filter(|paragraph| !paragraph.dead);
    living.map(|it| (it.label.as_deref(), it.words.text.as_str())).collect()
}

/// What must hold between the links of two builds.
fn check(old: &Links, new: &Links) -> Result<(), TestCaseError> {
    for before in &old.sections {
        let after = new.section(before.id);
        prop_assert!(after.is_some(), "the section {} is lost", before.id);
        let after = after.unwrap();
        let largest = before.paragraphs.iter().map(|it| it.id.number()).max().unwrap_or(0);
        for record in &before.paragraphs {
            let name = format!("{}-{}", before.id, record.id);
            let now = after.paragraph(record.id);
            prop_assert!(now.is_some(), "{name} is lost");
            let now = now.unwrap();
            for words in record.past.iter().chain([&record.words]) {
                prop_assert!(had(now, &words.text), "{name} lost its words {}", words.text);
            }
            if now.dead {
                prop_assert_eq!(&record.words, &now.words, "{} died with other words", name);
            } else if record.dead {
                prop_assert!(had(record, &now.words.text), "{name} was handed on");
            } else {
                let kept = like(record, now) || had(record, &now.words.text);
                prop_assert!(kept, "{name} points to other words: {record:?} {now:?}");
            }
        }
        for added in after.paragraphs.iter().filter(|it| before.paragraph(it.id).is_none()) {
            prop_assert!(
                added.id.number() > largest,
                "{}-{} is no next number",
                after.id,
                added.id
            );
        }
        if matches!(before.id, Section::Exchange(_)) && !after.dead {
            let mut vocabulary = Vocabulary::default();
            let one = features(before, &mut vocabulary);
            let likeness = Likeness::between(&one, &features(after, &mut vocabulary));
            let same = said(before) == said(after);
            let like = !before.dead && (likeness.is_same() || likeness.is_surely_same());
            prop_assert!(same || like, "{} points to another exchange", before.id);
        }
    }
    Ok(())
}

/// What must hold of a session whose ids were set.
fn check_session(session: &Session, links: &Links) -> Result<(), TestCaseError> {
    let mut seen = BTreeSet::new();
    for (section, turns) in session.sections() {
        for paragraph in turns.iter().flat_map(|turn| &turn.paragraphs) {
            prop_assert!(seen.insert((section, paragraph.id)), "{section}-{} twice", paragraph.id);
            let record = links.section(section).and_then(|it| it.paragraph(paragraph.id));
            prop_assert_eq!(&record.unwrap().words.text, &paragraph.text);
        }
    }
    for aside in &session.asides {
        let words = words_at(session, aside.at);
        prop_assert_eq!(words.as_deref(), Some(aside.text.as_str()));
    }
    Ok(())
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 300,
        rng_seed: RngSeed::Fixed(20_310_501),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_id_ever_points_to_other_words(
        builds in prop::collection::vec(prop::collection::vec(edit(), 1..6), 2..8),
    ) {
        let mut text = Text::default();
        for at in 0..4 {
            make(&Edit::NewExchange { at, phrases: vec![at, at + 3, at + 6] }, &mut text, &[]);
        }
        let mut history = Vec::new();
        let mut kept = Kept::Nothing;
        for edits in builds {
            for edit in &edits {
                make(edit, &mut text, &history);
            }
            history.push(text.clone());
            let mut session = build(&text);
            let links = align(&kept, &mut session, &mut Vec::new()).unwrap();
            if let Some(old) = kept.links() {
                check(old, &links)?;
            }
            check_session(&session, &links)?;

            let file = SourceText::new("", links.serialise());
            let read = Links::parse(&file, &slug());
            prop_assert_eq!(read.as_ref(), Ok(&links), "the file holds all");
            kept = Kept::Links(links.clone());
            let mut again = build(&text);
            prop_assert_eq!(align(&kept, &mut again, &mut Vec::new()), Some(links));
            prop_assert_eq!(again, session, "building again changes nothing");
        }
    }
}
