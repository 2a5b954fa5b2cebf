use super::passages::{Passage, Words};
use super::*;
use crate::derive::sample;
use crate::diagnostic::{SourceText, Span};
use crate::model::{ExchangeId, ParagraphId, Role, Section, Session, TermKind, TurnKind};

/// A passage of these paragraphs, in Chinese.
pub(super) fn passage<'a>(texts: &[&'a str]) -> Passage<'a> {
    let words = texts.iter().enumerate().map(|(index, text)| Words {
        spot: Spot {
            session: 0,
            section: Section::Opening,
            paragraph: ParagraphId::from_index(index),
        },
        text,
        chinese: true,
        question: false,
    });
    Passage { paragraphs: words.collect() }
}

/// The sample archive without topics, its exchanges saying these words: question and answer each.
fn archive(words: &[(&str, &str)]) -> Archive {
    let mut archive = sample::archive();
    archive.topics.clear();
    let pattern = archive.sessions[0].clone();
    archive.sessions.truncate(1);
    let exchange = pattern.session.exchanges[0].clone();
    let of = |(index, (question, answer)): (usize, &(&str, &str))| {
        let mut exchange = exchange.clone();
        exchange.id = ExchangeId::from_index(index);
        for turn in &mut exchange.turns {
            let said = if turn.kind == TurnKind::Question { question } else { answer };
            turn.paragraphs[0].text = (*said).to_owned();
        }
        exchange
    };
    let session: &mut Session = &mut archive.sessions[0].session;
    session.exchanges = words.iter().enumerate().map(of).collect();
    archive.sessions[0].topics = vec![Vec::new(); words.len()];
    archive
}

fn proposed(archive: &Archive, kind: EntryKind, least: Option<usize>) -> Vec<Proposal> {
    let found = suggest(archive, &Declined::default(), &[kind], least).unwrap();
    found.kinds.into_iter().flat_map(|(_, proposals)| proposals).collect()
}

fn titles(proposals: &[Proposal]) -> Vec<&str> {
    proposals.iter().map(|one| one.title.as_str()).collect()
}

#[test]
fn quoted_expressions_and_titles_are_terms_with_their_places() {
    let archive = archive(&[
        ("什么是“石桥精神”？", "“石桥精神”写在《云溪镇志》里。"),
        ("石桥精神还在吗？", "在。"),
    ]);
    let terms = proposed(&archive, EntryKind::Term, None);
    let spirit = terms.iter().find(|term| term.title == "石桥精神").unwrap();
    assert_eq!((spirit.counts.times, spirit.counts.quoted, spirit.counts.passages), (3, 2, 2));
    assert_eq!(spirit.id.as_str(), "shiqiao-jingshen");
    assert_eq!(spirit.places.len(), 3);
    let record = terms.iter().find(|term| term.title == "云溪镇志").unwrap();
    assert_eq!(record.what, Some(TermKind::Document));
}

#[test]
fn keywords_that_keep_together_are_one_term_and_their_parts_are_none() {
    let archive = archive(&[
        ("防洪堤坝今年修吗？", "防洪堤坝今年修。"),
        ("防洪堤坝修多高？", "防洪堤坝修三丈。"),
        ("集市几时开？", "明天开。"),
        ("学校几时开学？", "后天。"),
        ("渡船几时开？", "后天。"),
    ]);
    let terms = proposed(&archive, EntryKind::Term, None);
    let titles = titles(&terms);
    assert!(titles.contains(&"防洪堤坝"), "{titles:?}");
    assert!(!titles.contains(&"堤坝") && !titles.contains(&"防洪"), "{titles:?}");
}

#[test]
fn what_has_an_entry_or_was_turned_down_is_not_proposed() {
    let mut archive = archive(&[("“石桥精神”？", "“石桥精神”。“渡口精神”。“渡口精神”。")]);
    assert_eq!(titles(&proposed(&archive, EntryKind::Term, Some(1))).len(), 2);
    archive.people[0].entry.aliases.push("石桥精神".to_owned());
    assert_eq!(titles(&proposed(&archive, EntryKind::Term, Some(1))), ["渡口精神"]);
    let root = tempfile::tempdir().unwrap();
    let list = "declined: { terms: [“渡口精神”] }";
    crate::disk::put(root.path(), crate::settings::DECLINED_FILE, list.as_bytes()).unwrap();
    let declined = Declined::load(root.path(), &mut Vec::new()).unwrap();
    let found = suggest(&archive, &declined, &[EntryKind::Term], Some(1)).unwrap();
    assert_eq!(titles(&found.kinds[0].1), [""; 0]);
}

#[test]
fn names_and_words_of_other_languages_are_terms() {
    let mut archive = archive(&[
        ("Is the Long Mill open?", "It is. The flood gate is shut."),
        ("Who owns the Long Mill?", "The town, and the flood gate too."),
        ("When?", "When the flood gate opens."),
        ("And the market?", "Open."),
        ("And the school?", "Shut."),
    ]);
    archive.sessions[0].session.header.language = crate::text::Language::new("en").unwrap();
    let terms = proposed(&archive, EntryKind::Term, None);
    assert_eq!(titles(&terms), ["flood gate", "Long Mill"]);
}

#[test]
fn speakers_without_an_entry_are_people_or_bodies_with_their_other_labels() {
    let mut archive = archive(&[("开吗？", "开。"), ("修吗？", "修。")]);
    let session = &mut archive.sessions[0].session;
    let stated = SourceText::new("a.md", "");
    for speaker in &mut session.speakers {
        (speaker.person, speaker.organisation) = (None, None);
        speaker.stated = Some(Span::new(&stated, 0..0));
    }
    session.speakers[0].label = "渡口电台记者".to_owned();
    session.speakers[0].role = Role::Asker;
    session.speakers[2].label = "发言人林晚女士".to_owned();
    session.speakers[2].role = Role::Answerer;
    let bodies = proposed(&archive, EntryKind::Organisation, None);
    assert_eq!(titles(&bodies), ["渡口电台"]);
    assert!(bodies[0].aliases.is_empty(), "the label is known by the title");
    assert_eq!(bodies[0].counts.passages, 2);
    let people = proposed(&archive, EntryKind::Person, None);
    assert_eq!(people.len(), 1);
    assert!(proposed(&archive, EntryKind::Person, Some(3)).is_empty());
}

#[test]
fn questions_without_a_topic_share_one() {
    let words = [
        ("防洪堤坝今年修吗？", "修。"),
        ("防洪堤坝修多高？", "三丈。"),
        ("防洪堤坝的钱呢？", "有。"),
        ("集市几时开？", "明天。"),
        ("学校几时开学？", "后天。"),
        ("渡船几时开？", "后天。"),
    ];
    let mut archive = archive(&words);
    let topics = proposed(&archive, EntryKind::Topic, None);
    assert_eq!(titles(&topics), ["防洪堤坝"]);
    assert_eq!(topics[0].matching[0], "防洪堤坝");
    assert_eq!(topics[0].counts.passages, 3);
    let why = crate::resolve::Why::Editor;
    for topics in &mut archive.sessions[0].topics {
        topics.push(crate::resolve::Assignment { topic: 0, why: why.clone() });
    }
    assert!(proposed(&archive, EntryKind::Topic, None).is_empty());
}
