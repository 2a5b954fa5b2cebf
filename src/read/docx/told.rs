//! What is told of a document: what of it is not in the record, and what was decided.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::blocks::Blocks;
use super::head::Head;
use super::paragraph::{Met, Story};
use super::sort::Kind;
use crate::diagnostic::{Code, Diagnostic, Message, Place, SourceText, Span};
use crate::say;

/// How much of what is passed over is quoted, in characters.
const QUOTED: usize = 40;

/// All that is to be told. `margins` are the words of running heads and feet.
pub(super) fn told(
    story: &Story,
    kinds: &[Kind],
    head: &Head,
    blocks: &Blocks,
    margins: &[String],
    source: &Arc<SourceText>,
) -> Vec<Diagnostic> {
    let at = |paragraph: usize| {
        let span = blocks.places.get(paragraph).cloned().unwrap_or(0..0);
        Place::At(Span::new(source, span))
    };
    let mut told = Vec::new();
    if let Some(title) = &head.title {
        let message = say!(zh: "“{title}”当作标题", en: "`{title}` is taken for the title");
        told.push(Diagnostic::info(Code::TitleFound, message, at(head.titles.start)));
    }
    told.extend(head.date.filter(|_| head.doubtful).map(|date| doubtful_day(date, at(0))));
    told.extend(tables(story, kinds).into_iter().map(|(first, words)| table(&words, at(first))));
    told.extend(contents(kinds).map(|(first, count)| {
        let message = say!(
            zh: "目录 {count} 行没有读入",
            en: "the table of contents ({count} lines) was left out",
        );
        Diagnostic::info(Code::LeftOut, message, at(first))
    }));
    told.extend(story.met.iter().map(|(what, count)| {
        Diagnostic::info(Code::LeftOut, met(*what, count.times), at(count.first))
    }));
    if let Some(first) = margins.first() {
        let (count, words) = (margins.len(), start(first));
        let message = say!(
            zh: "页眉、页脚 {count} 种没有读入：“{words}”等",
            en: "{count} running heads and feet were left out: `{words}`",
        );
        told.push(Diagnostic::info(Code::LeftOut, message, at(0)));
    }
    told.extend(blocks.silent.iter().map(|(label, span)| {
        Diagnostic::warning(
            Code::EmptyTurn,
            say!(zh: "“{label}”之后没有话，略去", en: "no words after `{label}`; it is left out"),
            Place::At(Span::new(source, span.clone())),
        )
        .hint(say!(
            zh: "请对照文档，看是不是少了一段，或者这不是署名",
            en: "see in the document whether words are missing, or this is no label",
        ))
    }));
    told
}

fn doubtful_day(date: crate::model::Date, place: Place) -> Diagnostic {
    Diagnostic::warning(
        Code::DoubtfulDay,
        say!(
            zh: "文档里没有写日期，暂用文件的建立日期 {date}",
            en: "no day is written in the document; {date}, when the file was made, stands in for it",
        ),
        place,
    )
    .hint(say!(
        zh: "请在旁边的 .yaml 文件里写 date: 2025-03-07",
        en: "write the true one in the .yaml file beside it, as in date: 2025-03-07",
    ))
}

fn table(words: &str, place: Place) -> Diagnostic {
    Diagnostic::warning(
        Code::TableSkipped,
        say!(
            zh: "这里有一张表格，没有读入：“{words}”",
            en: "a table stands here; it was passed over: `{words}`",
        ),
        place,
    )
    .hint(say!(
        zh: "需要的话，导入后把表里的话写成段落",
        en: "if its words are needed, write them as paragraphs in the imported transcript",
    ))
}

fn met(what: Met, times: usize) -> Message {
    match what {
        Met::Inserted => say!(
            zh: "修订中加入的文字 {times} 处，已算作正文",
            en: "{times} insertions tracked in the document were taken as its words",
        ),
        Met::Deleted => say!(
            zh: "修订中删去的文字 {times} 处，没有读入",
            en: "{times} deletions tracked in the document were left out",
        ),
        Met::Comment => say!(
            zh: "批注 {times} 条，没有读入",
            en: "{times} comments were left out",
        ),
        Met::Hidden => say!(
            zh: "隐藏文字 {times} 处，没有读入",
            en: "{times} pieces of hidden text were left out",
        ),
        Met::Sign => say!(
            zh: "特殊字体的符号 {times} 个，没有读入",
            en: "{times} signs of special fonts were left out",
        ),
    }
}

/// The tables passed over: the first paragraph of each, and the words it begins with.
fn tables(story: &Story, kinds: &[Kind]) -> Vec<(usize, String)> {
    let mut tables: BTreeMap<usize, (usize, String)> = BTreeMap::new();
    for (at, kind) in kinds.iter().enumerate() {
        let Kind::Table(table) = kind else { continue };
        let (_, words) = tables.entry(*table).or_insert_with(|| (at, String::new()));
        if words.len() < QUOTED * 4 {
            let sign = if words.is_empty() { "" } else { " " };
            words.push_str(sign);
            words.push_str(&story.paragraphs[at].text());
        }
    }
    tables.into_values().map(|(at, words)| (at, start(&words))).collect()
}

fn contents(kinds: &[Kind]) -> Option<(usize, usize)> {
    let first = kinds.iter().position(|kind| *kind == Kind::Contents)?;
    Some((first, kinds.iter().filter(|kind| **kind == Kind::Contents).count()))
}

fn start(words: &str) -> String {
    match words.char_indices().nth(QUOTED) {
        Some((at, _)) => format!("{}……", &words[..at]),
        None => words.to_owned(),
    }
}
