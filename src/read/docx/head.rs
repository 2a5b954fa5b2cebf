//! What a document says of its own event: title, day, language.

use std::collections::BTreeMap;
use std::ops::Range;

use super::paragraph::Paragraph;
use super::properties::Properties;
use super::sort::Kind;
use super::styles::Styles;
use crate::model::Date;
use crate::read::day;
use crate::text::{Language, is_east_asian, is_sentence_end};

/// How many paragraphs before the first speaker are looked at.
const LEAD: usize = 40;
/// The longest line that is looked at for a day, in characters.
const LINE: usize = 300;
/// The longest title, in characters.
const TITLE: usize = 160;
/// How many letters a paragraph has at least whose language is taken from its words' marks: a mark on a
/// few words is often an accident.
const WORDED: usize = 60;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The title.
    pub(super) title: Option<String>,
    /// The paragraphs that are the title, and no words beside it.
    pub(super) titles: Range<usize>,
    /// The day.
    pub(super) date: Option<Date>,
    /// Whether the day is only that on which the file was made.
    pub(super) doubtful: bool,
    /// The language of most words.
    pub(super) language: Option<Language>,
}

impl Head {
    /// What the document says; `stem` is the file's name, which may tell the day better than its record.
    pub(super) fn of(
        paragraphs: &[Paragraph],
        kinds: &[Kind],
        properties: &Properties,
        styles: &Styles,
        stem: &str,
    ) -> Self {
        let speaks = kinds.iter().position(|kind| *kind == Kind::Speaker);
        let end = speaks.unwrap_or(kinds.len());
        let lead: Vec<(usize, String)> = (0..end)
            .filter(|at| matches!(kinds[*at], Kind::Title | Kind::Heading | Kind::Words))
            .take(LEAD)
            .map(|at| (at, paragraphs[at].text()))
            .filter(|(_, text)| text.chars().nth(LINE).is_none())
            .collect();
        let dated = lead.iter().find_map(|(at, text)| Some((*at, text, day::day_in(text)?)));
        let mut head = Self { date: dated.map(|(_, _, date)| date), ..Self::default() };
        let first = kinds[..end].iter().position(|kind| *kind == Kind::Title);
        let own = properties.title();
        if let Some(first) = first {
            let more = kinds[first..].iter().take_while(|kind| **kind == Kind::Title).count();
            head.titles = first..first + more;
            let texts: Vec<String> =
                paragraphs[head.titles.clone()].iter().map(Paragraph::text).collect();
            head.title = Some(texts.join(" "));
        } else if let Some((at, text)) =
            lead.iter().find(|(_, text)| own.as_ref().is_some_and(|own| same(own, text)))
        {
            (head.title, head.titles) = (Some(text.clone()), *at..*at + 1);
        } else if let Some((at, text)) =
            speaks.and(dated).map(|(at, text, _)| (at, text)).filter(|(_, text)| is_title(text))
        {
            (head.title, head.titles) = (Some(text.clone()), at..at + 1);
        }
        let named =
            day::day_in(stem).is_some() || stem.bytes().filter(u8::is_ascii_digit).count() >= 8;
        if head.date.is_none() && !named {
            head.date = properties.created();
            head.doubtful = head.date.is_some();
        }
        head.language = language(paragraphs, styles);
        head
    }
}

/// Whether a line could be the title of a session.
fn is_title(text: &str) -> bool {
    let ends = text.chars().next_back().is_none_or(is_sentence_end);
    !ends && text.chars().nth(TITLE).is_none()
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// The language that most of the words are marked with. English where nobody chose it (the program's
/// own), and the languages of East Asia, which their characters tell better, count as not marked.
fn language(paragraphs: &[Paragraph], styles: &Styles) -> Option<Language> {
    let mut letters = BTreeMap::new();
    let mut all = 0;
    for paragraph in paragraphs {
        all += count(paragraph, &mut letters);
    }
    let (tag, most) = letters.iter().max_by_key(|(_, count)| **count)?;
    let default = styles.defaults().language.as_deref().and_then(primary);
    let unchosen = tag.as_str() == "en" && default.is_none_or(|default| default == "en");
    let enough = *most * 2 > all && !unchosen;
    Language::new(tag).ok().filter(|_| enough)
}

/// The language of a paragraph, where it is marked throughout with one that is not `usual`.
pub(super) fn other_language(paragraph: &Paragraph, usual: Option<&Language>) -> Option<Language> {
    let usual = usual?;
    let mut letters = BTreeMap::new();
    let all = count(paragraph, &mut letters);
    let (tag, most) = letters.iter().max_by_key(|(_, count)| **count)?;
    let sure = all >= WORDED && *most * 10 >= all * 9 && tag.as_str() != usual.as_str();
    Language::new(tag).ok().filter(|_| sure)
}

/// Counts the letters of a paragraph by language; gives how many there are.
fn count(paragraph: &Paragraph, letters: &mut BTreeMap<String, usize>) -> usize {
    let mut all = 0;
    for run in &paragraph.runs {
        let is_letter = |c: &char| c.is_alphabetic();
        let count = run.text.chars().filter(is_letter).count();
        all += count;
        let eastern = run.text.chars().filter(|c| is_letter(c) && is_east_asian(*c)).count();
        if let Some(tag) = run.language.as_deref().and_then(primary) {
            *letters.entry(tag.to_owned()).or_default() += count - eastern;
        }
    }
    all
}

/// The language itself, without its country: `ca-ES`, `es-ES_tradnl`.
fn primary(tag: &str) -> Option<&str> {
    tag.split(['-', '_']).next().filter(|tag| (2..=3).contains(&tag.len()) && *tag != "zxx")
}
