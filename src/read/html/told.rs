//! What is told of a page: which of its words are not in the record.

use std::sync::Arc;

use super::page::Page;
use super::passage::{Passage, text};
use super::sort::Place as Sorted;
use crate::diagnostic::{Code, Diagnostic, Message, Place, SourceText, Span};
use crate::say;

/// How many places are quoted, and how much of each, in characters.
const QUOTED: usize = 6;
const LONGEST: usize = 16;

/// What was left out, in as many diagnostics as there are kinds of it. `doubtful` says that what stands
/// outside the record may well be a part of it.
pub(super) fn left_out(
    page: &Page,
    source: &Arc<SourceText>,
    passages: &[Passage],
    places: &[Sorted],
    doubtful: bool,
) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let of = |kind: Sorted| -> Vec<&Passage> {
        let all = passages.iter().zip(places);
        all.filter(|(one, place)| **place == kind && one.letters > 0).map(|(one, _)| one).collect()
    };
    let outside = of(Sorted::Outside);
    if let Some(at) = place(page, source, &outside) {
        let (count, letters) = (outside.len(), letters(&outside));
        let (zh, en) = quoted(page, &outside);
        let message = say!(
            zh: "网页正文以外的 {count} 处（约 {letters} 字）没有读入：{zh}",
            en: "{count} pieces of the page outside the record ({letters} letters) were left out: {en}",
        );
        told.push(diagnostic(doubtful, message, at));
    }
    let within = of(Sorted::Within);
    if let Some(at) = place(page, source, &within) {
        let count = within.len();
        let (zh, en) = quoted(page, &within);
        let message = say!(
            zh: "正文当中的 {count} 处是网页自己的（链接、来源、分享之类），没有读入：{zh}",
            en: "{count} pieces among the record are the page's own (links, source, sharing) and were left out: {en}",
        );
        told.push(diagnostic(false, message, at));
    }
    told.extend(tables(page, source, passages, places));
    told
}

fn diagnostic(doubtful: bool, message: Message, at: Place) -> Diagnostic {
    let diagnostic = if doubtful {
        Diagnostic::warning(Code::LeftOut, message, at)
    } else {
        Diagnostic::info(Code::LeftOut, message, at)
    };
    diagnostic.hint(say!(
        zh: "如果其中有正文，请在旁边的 .yaml 文件里用 body 指明正文所在的元素，如 body: \"#content\"",
        en: "if the record is among them, name its element under `body` in the .yaml file beside the page, as in body: \"#content\"",
    ))
}

/// The tables that were passed over, each told once.
fn tables(
    page: &Page,
    source: &Arc<SourceText>,
    passages: &[Passage],
    places: &[Sorted],
) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let mut last = None;
    for (at, sorted) in places.iter().enumerate() {
        let Sorted::Table(table) = *sorted else { continue };
        if last.replace(table) == Some(table) {
            continue;
        }
        let inside: Vec<&Passage> = passages[at..]
            .iter()
            .zip(&places[at..])
            .filter(|(_, other)| **other == *sorted)
            .map(|(one, _)| one)
            .collect();
        let Some(place) = place(page, source, &inside) else { continue };
        let (zh, en) = quoted(page, &inside);
        told.push(
            Diagnostic::warning(
                Code::TableSkipped,
                say!(
                    zh: "这里有一张表格，没有读入：{zh}",
                    en: "a table stands here; it was passed over: {en}",
                ),
                place,
            )
            .hint(say!(
                zh: "需要的话，导入后把表里的话写成段落",
                en: "if its words are needed, write them as paragraphs in the imported transcript",
            )),
        );
    }
    told
}

/// Where the first of them stands.
fn place(page: &Page, source: &Arc<SourceText>, passages: &[&Passage]) -> Option<Place> {
    let first = passages.first()?;
    let run = page.items[first.items.clone()].iter().find_map(|item| match item {
        super::page::Item::Run(run) => Some(page.runs[*run].span.clone()),
        _ => None,
    })?;
    Some(Place::At(Span::new(source, run)))
}

fn letters(passages: &[&Passage]) -> usize {
    passages.iter().map(|one| one.letters).sum()
}

/// The beginnings of those that say the most.
fn quoted(page: &Page, passages: &[&Passage]) -> (String, String) {
    let mut longest: Vec<(usize, usize)> =
        passages.iter().enumerate().map(|(at, one)| (one.letters, at)).collect();
    longest.sort_unstable_by_key(|(letters, at)| (std::cmp::Reverse(*letters), *at));
    longest.truncate(QUOTED);
    longest.sort_unstable_by_key(|(_, at)| *at);
    let starts: Vec<String> =
        longest.iter().map(|(_, at)| start(&text(page, passages[*at]))).collect();
    let more = passages.len() > starts.len();
    let zh: Vec<String> = starts.iter().map(|start| format!("“{start}”")).collect();
    let en: Vec<String> = starts.iter().map(|start| format!("`{start}`")).collect();
    let (zh, en) = (zh.join("、"), en.join(", "));
    if more { (format!("{zh}等"), format!("{en} and others")) } else { (zh, en) }
}

fn start(words: &str) -> String {
    match words.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}……", &words[..at]),
        None => words.to_owned(),
    }
}
