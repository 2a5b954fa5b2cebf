//! The archive's files: settings, entries, and a canonical transcript for each session.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use wenda::diagnostic::{SourceText, Span};
use wenda::model::{
    Date, Exchange, ExchangeId, Header, Paragraph, ParagraphId, Reference, Role, Session, Slug,
    SourceInfo, Speaker, TitleSource, Turn, TurnId, TurnKind, Witness,
};
use wenda::say;

use super::chance::Chance;
use super::compose::compose;
use super::names::Names;
use super::pool::Group;

/// How many questions a session has.
const IN_A_SESSION: usize = 20;
/// The first year, and how many there are.
const YEARS: (i16, usize) = (2005, 21);
/// Of a hundred sessions, how many are of the group of Chinese transcripts with the most questions, and how many of
/// one of the groups in Chinese, that one or another; the rest are of any group.
const OF_THE_MAIN_GROUP: usize = 70;
const IN_CHINESE: usize = 17;

/// Writes the archive into `out`; how many characters were said in it.
pub(crate) fn write(
    out: &Path,
    groups: &[Group],
    names: &Names,
    questions: usize,
    chance: &mut Chance,
) -> io::Result<usize> {
    let content = out.join("content");
    std::fs::create_dir_all(&content)?;
    std::fs::write(
        content.join("archive.yaml"),
        "title: 检索测试存档\nlanguage: zh-Hans\norganisations: 媒体\n",
    )?;
    entries(&content, names)?;
    let main = main_group(groups);
    let chinese: Vec<usize> =
        (0..groups.len()).filter(|&index| groups[index].language.is_chinese()).collect();
    let mut used = vec![0; groups.len()];
    let mut characters = 0;
    let sessions = questions.div_ceil(IN_A_SESSION);
    for number in 0..sessions {
        let index = match chance.below(100) {
            drawn if drawn < OF_THE_MAIN_GROUP => main,
            drawn if drawn < OF_THE_MAIN_GROUP + IN_CHINESE => {
                *chance.one(&chinese).unwrap_or(&main)
            }
            _ => chance.below(groups.len()),
        };
        let count = IN_A_SESSION.min(questions - number * IN_A_SESSION);
        let Some(date) = date(number, sessions) else { continue };
        let session = session(&groups[index], &mut used[index], names, (date, count), chance);
        characters += session
            .exchanges
            .iter()
            .flat_map(|exchange| &exchange.turns)
            .flat_map(|turn| &turn.paragraphs)
            .map(|paragraph| paragraph.text.chars().count())
            .sum::<usize>();
        let folder = content.join("sessions").join(date.year().to_string());
        std::fs::create_dir_all(&folder)?;
        std::fs::write(
            folder.join(format!("{}.md", session.id)),
            wenda::write::transcript(&session),
        )?;
    }
    Ok(characters)
}

fn main_group(groups: &[Group]) -> usize {
    let simplified = |group: &Group| group.language.as_str() == "zh-Hans";
    let candidates = (0..groups.len()).filter(|&index| simplified(&groups[index]));
    candidates.max_by_key(|&index| groups[index].exchanges.len()).unwrap_or(0)
}

/// The day of session `number` of `sessions`: in order, and no day twice.
fn date(number: usize, sessions: usize) -> Option<Date> {
    const DAYS: usize = 336; // twelve months of 28
    let day = number * YEARS.1 * DAYS / sessions.max(1);
    let (year, day) = (day / DAYS, day % DAYS);
    let small = |number: usize| i8::try_from(number + 1).ok();
    Date::new(YEARS.0 + i16::try_from(year).ok()?, small(day / 28)?, small(day % 28)?)
}

fn entries(content: &Path, names: &Names) -> io::Result<()> {
    let matched = |title: &str| format!("title: {title}\nmatch_question: [{title}]\n");
    let plain = |title: &str| format!("title: {title}\n");
    entry_files(&content.join("topics"), "topic", &names.topics, matched)?;
    entry_files(&content.join("terms"), "term", &names.terms, plain)?;
    entry_files(&content.join("organisations"), "outlet", &names.outlets, plain)?;
    entry_files(&content.join("people"), "person", &names.people, plain)?;
    let series = content.join("series");
    std::fs::create_dir_all(&series)?;
    std::fs::write(series.join("briefing.md"), "---\ntitle: 例行记者会\n---\n")
}

fn entry_files(
    folder: &Path,
    kind: &str,
    titles: &[String],
    front: impl Fn(&str) -> String,
) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for (number, title) in titles.iter().enumerate() {
        let id = id(kind, number);
        std::fs::write(folder.join(format!("{id}.md")), format!("---\n{}---\n", front(title)))?;
    }
    Ok(())
}

fn id(kind: &str, number: usize) -> String {
    format!("{kind}-{}", number + 1)
}

fn session(
    group: &Group,
    used: &mut usize,
    names: &Names,
    (date, count): (Date, usize),
    chance: &mut Chance,
) -> Session {
    let mut speakers = vec![speaker("主持人", Role::Moderator, None, None)];
    let person = chance.ranked(names.people.len());
    let answerer = names.people.get(person).map_or("发言人", String::as_str);
    speakers.push(speaker(answerer, Role::Answerer, Slug::new(&id("person", person)).ok(), None));
    let mut exchanges = Vec::new();
    for index in 0..count {
        let asked = compose(group, *used, chance);
        *used += 1;
        let outlet = chance.ranked(names.outlets.len());
        let label = format!("{}记者", names.outlets.get(outlet).map_or("某报", String::as_str));
        let asker = speakers.iter().position(|one| one.label == label).unwrap_or_else(|| {
            let organisation = Slug::new(&id("outlet", outlet)).ok();
            speakers.push(speaker(&label, Role::Asker, None, organisation));
            speakers.len() - 1
        });
        let long = asked.question.len();
        exchanges.push(Exchange {
            id: ExchangeId::from_index(index),
            title: String::new(),
            title_source: TitleSource::Derived,
            wish: None,
            topics: Vec::new(),
            follows: Vec::new(),
            turns: vec![
                turn(0, TurnKind::Question, asker, paragraphs(0, asked.question)),
                turn(1, TurnKind::Answer, 1, paragraphs(long, asked.answer)),
            ],
        });
    }
    let (year, month, day) = (date.year(), date.month(), date.day());
    let mut title = String::new();
    _ = write!(title, "{year}年{month}月{day}日例行记者会");
    let welcome = vec!["各位记者朋友，大家好！现在请提问。".to_owned()];
    Session {
        id: Slug::likely(&format!("{date}-briefing"))
            .unwrap_or_else(|| unreachable!("a date is an id")),
        header: Header {
            title: Some(title),
            date: Some(date),
            language: group.language.clone(),
            translation_of: None,
            place: None,
            duration: None,
            series: Some(Reference {
                id: "briefing".to_owned(),
                span: Span::new(&SourceText::new("", ""), 0..0),
            }),
            witness: Witness::default(),
        },
        source: SourceInfo { path: String::new(), sha256: String::new(), encoding: String::new() },
        speakers,
        lead: Vec::new(),
        opening: vec![turn(0, TurnKind::Speech, 0, paragraphs(0, welcome))],
        exchanges,
        closing: Vec::new(),
        asides: Vec::new(),
        footnotes: Vec::new(),
    }
}

fn speaker(label: &str, role: Role, person: Option<Slug>, organisation: Option<Slug>) -> Speaker {
    Speaker {
        label: label.to_owned(),
        role,
        person,
        organisation,
        office: None,
        follow_up: false,
        stated: None,
        why: say!(zh: "", en: ""),
    }
}

fn turn(index: usize, kind: TurnKind, speaker: usize, paragraphs: Vec<Paragraph>) -> Turn {
    Turn {
        id: TurnId::from_index(index),
        kind,
        kind_stated: false,
        follow_up: false,
        speaker: Some(speaker),
        paragraphs,
    }
}

fn paragraphs(before: usize, texts: Vec<String>) -> Vec<Paragraph> {
    let one = |(index, text)| Paragraph {
        id: ParagraphId::from_index(before + index),
        text,
        line: 0,
        language: None,
        time: None,
        marks: Vec::new(),
    };
    texts.into_iter().enumerate().map(one).collect()
}
