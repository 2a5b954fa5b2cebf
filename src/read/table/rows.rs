//! Rows into blocks: a row is a paragraph, rows of one speaker that follow each other are one turn, and
//! a row without a speaker goes on with the turn before.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::cells::{self, Row};
use super::columns::Layout;
use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::model::{AsideKind, Role, Time, TurnKind, milliseconds};
use crate::read::draft::{Block, BlockKind, Facts, Line, StatedTurn};
use crate::read::entities;
use crate::read::front::StatedSpeaker;
use crate::read::lines::{Spaces, ends_line};
use crate::say;
use crate::text::{Language, trim, trim_range};

/// How many malformed rows are told one by one.
const MOST_TOLD: usize = 20;

/// What the rows say.
pub(super) struct Read {
    pub(super) blocks: Vec<Block>,
    pub(super) speakers: Vec<StatedSpeaker>,
}

/// Reads the rows of `source`.
pub(super) fn read(
    source: &Arc<SourceText>,
    layout: &Layout,
    report: &mut Vec<Diagnostic>,
) -> Read {
    let mut reading = Reading {
        source,
        layout,
        blocks: Vec::new(),
        speaking: None,
        roles: BTreeMap::new(),
        order: Vec::new(),
        spaces: Spaces::default(),
        malformed: 0,
        report,
    };
    for row in cells::rows(source.text(), layout.delimiter).skip(usize::from(layout.named)) {
        reading.row(&row);
    }
    reading.finish()
}

/// The time that a cell states: `[1:02:03]`, or so many seconds.
pub(super) fn time(cell: &str) -> Option<u64> {
    let cell = trim(cell.trim_matches(['[', ']', '(', ')', '（', '）']));
    milliseconds(cell).or_else(|| {
        let (whole, fraction) = cell.split_once('.').unwrap_or((cell, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 6 || !digits(whole) || !digits(fraction) {
            return None;
        }
        let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
        Some(whole.parse::<u64>().ok()? * 1000 + fraction.parse::<u64>().ok()?)
    })
}

/// What a cell of roles or kinds says.
enum Part {
    Role(Role),
    Kind(TurnKind),
}

const QUESTION: &str = "q, question, 问, 問, 提问, 提問, 質問, 질문, pregunta, frage";
const ANSWER: &str = "a, answer, 答, 回答, 答复, 答覆, 答弁, 답변, respuesta, réponse, antwort";
const ASKER: &str = "asker, reporter, journalist, interviewer, analyst, panelist, panellist, 记者, 記者, 提问者, 提問者";
const ANSWERER: &str =
    "answerer, interviewee, spokesperson, 发言人, 發言人, 答问者, 答問者, 受访者, 受訪者";
const MODERATOR: &str =
    "moderator, host, chair, 主持人, 主持, 主席, 司会, 사회자, moderador, moderadora";
const INTERPRETER: &str =
    "interpreter, translator, 翻译, 翻譯, 口译, 口譯, 通訳, 통역, intérprete, interprète";

fn part(cell: &str) -> Option<Part> {
    let name = trim(cell).to_lowercase();
    let is_one = |names: &str| names.split(", ").any(|one| one == name);
    let part = match () {
        () if is_one(QUESTION) => Part::Kind(TurnKind::Question),
        () if is_one(ANSWER) => Part::Kind(TurnKind::Answer),
        () if is_one(ASKER) => Part::Role(Role::Asker),
        () if is_one(ANSWERER) => Part::Role(Role::Answerer),
        () if is_one(MODERATOR) => Part::Role(Role::Moderator),
        () if is_one(INTERPRETER) => Part::Role(Role::Interpreter),
        () => {
            let kind = TurnKind::ALL.iter().copied().find(|kind| kind.as_str() == name)?;
            // `speech` is what a column of types says of anything.
            return Some(Part::Kind(kind))
                .filter(|_| kind != TurnKind::Speech && kind != TurnKind::Other);
        }
    };
    Some(part)
}

struct Reading<'a> {
    source: &'a Arc<SourceText>,
    layout: &'a Layout,
    blocks: Vec<Block>,
    /// Who speaks, and how.
    speaking: Option<(String, Option<TurnKind>)>,
    /// For each label, where it first stands and the roles that its rows give.
    roles: BTreeMap<String, (Range<usize>, Vec<Role>)>,
    /// The labels, in the order of the rows.
    order: Vec<String>,
    spaces: Spaces,
    malformed: usize,
    report: &'a mut Vec<Diagnostic>,
}

impl Reading<'_> {
    fn row(&mut self, row: &Row) {
        let columns = self.layout.columns;
        let words = self.words(row);
        let label = trim(row.cell(columns.speaker)).trim_end_matches([':', '：']);
        let label = trim(&entities::resolved(label).replace(ends_line, " ")).to_owned();
        let (mut role, mut kind) = (None, None);
        match part(row.cell(columns.role)) {
            Some(Part::Role(one)) => role = Some(one),
            Some(Part::Kind(one)) => kind = Some(one),
            None => {}
        }
        let start = time(row.cell(columns.start));
        let time = start.map(|start| Time::new(start, time(row.cell(columns.end))));
        let language = Language::new(trim(row.cell(columns.language))).ok();
        let mut facts = Facts { turn: None, time, language };
        if label.is_empty() {
            if is_note(&words) {
                self.paragraphs(
                    &BlockKind::Aside(AsideKind::Editor),
                    &words,
                    Facts::default(),
                    row,
                );
            } else {
                self.paragraphs(&BlockKind::Text, &words, facts, row);
            }
            return;
        }
        if !self.roles.contains_key(&label) {
            self.order.push(label.clone());
        }
        let known =
            self.roles.entry(label.clone()).or_insert_with(|| (row.span.clone(), Vec::new()));
        known.1.extend(role.filter(|role| !known.1.contains(role)));
        let speaking = Some((label, kind));
        if self.speaking != speaking {
            let (label, kind) = speaking.clone().unwrap_or_default();
            facts.turn = Some(StatedTurn { label: Some(label), kind });
            self.speaking = speaking;
        }
        self.paragraphs(&BlockKind::Text, &words, facts, row);
    }

    /// The words of a row, whole even where it has more cells than there are columns.
    fn words(&mut self, row: &Row) -> String {
        let Layout { words, count, delimiter, .. } = *self.layout;
        let quotes =
            self.source.text()[row.span.clone()].bytes().filter(|byte| *byte == b'"').count();
        let cells = row.cells.len();
        let mut text = row.cell(Some(words)).to_owned();
        if quotes % 2 == 1 {
            self.malformed(row, &say!(zh: "引号没有成对", en: "a quotation mark is not closed"));
        } else if cells > count {
            self.malformed(row, &say!(zh: "有 {cells} 格，应为 {count} 格", en: "it has {cells} cells and not {count}"));
        } else if cells <= words {
            self.malformed(row, &say!(zh: "只有 {cells} 格，没有文字一格", en: "it has {cells} cells, and none of words"));
            // What there is may be the words; better too many than none.
            text = row.cells.iter().filter(|_| self.layout.columns.speaker.is_none()).collect();
        }
        if cells > count {
            let from = if words + 1 == count { words + 1 } else { count };
            let join = if words + 1 == count { char::from(delimiter) } else { ' ' };
            for cell in row.cells.iter().skip(from) {
                text.push(join);
                text.push_str(cell);
            }
        }
        entities::resolved(&text)
    }

    fn malformed(&mut self, row: &Row, why: &crate::diagnostic::Message) {
        self.malformed += 1;
        if self.malformed > MOST_TOLD {
            return;
        }
        let (zh, en) = (&why.zh, &why.en);
        let end = self.source.text()[row.span.clone()].find(['\n', '\r']);
        let span = row.span.start..end.map_or(row.span.end, |end| row.span.start + end);
        self.report.push(
            Diagnostic::warning(
                Code::BadTable,
                say!(zh: "这一行表格不合规矩：{zh}", en: "this row of the table is malformed: {en}"),
                Place::At(Span::new(self.source, span)),
            )
            .hint(say!(
                zh: "格中有分隔符、引号或换行时，整格要用双引号括起来，其中的双引号写两遍",
                en: "a cell with a separator, quotation marks or a line break stands in double quotes, with those inside doubled",
            )),
        );
    }

    /// Each line of a cell is a paragraph.
    fn paragraphs(&mut self, kind: &BlockKind, words: &str, facts: Facts, row: &Row) {
        let mut facts = Some(facts);
        let lines: Vec<&str> =
            words.split(ends_line).map(trim).filter(|line| !line.is_empty()).collect();
        let none = [""];
        // A speaker's empty row still says who speaks.
        let is_turn = facts.as_ref().is_some_and(|facts| facts.turn.is_some());
        let lines = if lines.is_empty() && is_turn { none.as_slice() } else { lines.as_slice() };
        for words in lines {
            let span = self.place(words, row);
            let text = self.spaces.plain((*words).to_owned(), &span);
            let line = Line { text, marks: Vec::new(), span, plain: false, tight: false };
            let said = facts.take().unwrap_or_default();
            let (kind, attached) = (kind.clone(), false);
            self.blocks.push(Block { kind, lines: vec![line], attached, facts: said });
        }
    }

    /// Where words of a row stand; the row where it writes them otherwise.
    fn place(&self, words: &str, row: &Row) -> Range<usize> {
        let text = &self.source.text()[row.span.clone()];
        let found = text.find(words).filter(|_| !words.is_empty());
        match found {
            Some(at) => row.span.start + at..row.span.start + at + words.len(),
            None => trim_range(self.source.text(), row.span.clone()),
        }
    }

    fn finish(self) -> Read {
        let Self { source, blocks, order, mut roles, spaces, malformed, report, .. } = self;
        spaces.tell(source, report);
        let untold = malformed.saturating_sub(MOST_TOLD);
        if untold > 0 {
            let message =
                say!(zh: "还有 {untold} 行表格不合规矩", en: "{untold} more rows are malformed");
            let place = Place::File(source.path().to_owned());
            report.push(Diagnostic::warning(Code::BadTable, message, place));
        }
        let speakers = order.into_iter().filter_map(|label| {
            let (span, roles) = roles.remove(&label)?;
            // One who is given several roles is given none.
            let role = if let [role] = roles.as_slice() { Some(*role) } else { None };
            Some(StatedSpeaker { role, ..StatedSpeaker::new(label, Span::new(source, span)) })
        });
        Read { blocks, speakers: speakers.collect() }
    }
}

/// Whether the words of nobody are a note: all of them in brackets.
fn is_note(words: &str) -> bool {
    let words = trim(words);
    [("(", ")"), ("[", "]"), ("（", "）"), ("【", "】")]
        .iter()
        .any(|(open, close)| words.starts_with(open) && words.ends_with(close))
}
