//! What separates the cells, and which column is what: by the names in the first row, in any of
//! several languages, or, where there are none, by what stands in the columns.

use std::sync::Arc;

use super::cells::{self, Row};
use super::guess;
use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::say;
use crate::text::trim;

/// What may stand between cells.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// How many rows are looked at to find out.
const SAMPLE: usize = 200;

/// How many columns are looked at.
pub(super) const MOST_COLUMNS: usize = 100;

/// How much of the text is looked at, in bytes: one row may be all of a broken file.
const SAMPLE_BYTES: usize = 1 << 20;

/// Which column is what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) speaker: Option<usize>,
    pub(super) words: Option<usize>,
    pub(super) start: Option<usize>,
    pub(super) end: Option<usize>,
    /// The role of the speaker, or the kind of the turn.
    pub(super) role: Option<usize>,
    pub(super) language: Option<usize>,
}

/// How a table is to be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) delimiter: u8,
    pub(super) columns: Columns,
    /// The column of the words.
    pub(super) words: usize,
    /// How many columns there are.
    pub(super) count: usize,
    /// Whether the first row names them.
    pub(super) named: bool,
}

const SPEAKER: &str = "speaker, speakers, name, who, speaker name, person, label, participant, \
    发言人, 發言人, 发言者, 發言者, 演讲者, 演講者, 说话人, 說話人, 讲者, 講者, 姓名, 署名, 発言者, 話者, 氏名, \
    발언자, 화자, 이름, orador, oradora, hablante, nombre, interviniente, locuteur, orateur, nom, intervenant, sprecher, \
    sprecherin, redner, rednerin";
const WORDS: &str = "words, text, sentence, content, utterance, speech, transcript, transcription, caption, message, \
    remarks, 内容, 內容, 正文, 文字, 文本, 发言, 發言, 发言内容, 發言內容, 句子, 発言, 発言内容, 本文, 발언, 내용, 텍스트, \
    texto, contenido, intervención, palabras, texte, contenu, propos, inhalt, wortlaut, rede";
const START: &str = "timestamp, time, start, start time, begin, from, 时间, 時間, 开始, 開始, 开始时间, 開始時間, 起始, \
    时间戳, 時間戳, 開始時刻, 時刻, 시간, 시작, tiempo, hora, inicio, temps, heure, début, zeit, beginn";
const END: &str = "end, end time, stop, 结束, 結束, 结束时间, 結束時間, 終了, 끝, 종료, fin, ende";
const ROLE: &str = "role, type, kind, 角色, 身份, 类型, 類型, 种类, 種類, 役割, 種別, 역할, rol, tipo, rôle, rolle, art";
const LANGUAGE: &str = "language, lang, 语言, 語言, 言語, 언어, idioma, langue, sprache";

impl Columns {
    /// The columns that the first row names.
    fn named(row: &Row) -> Self {
        let mut columns = Self::default();
        for (at, cell) in row.cells.iter().enumerate().take(MOST_COLUMNS) {
            let name = trim(cell).to_lowercase().replace(['_', '-'], " ");
            let is_one = |names: &str| names.split(", ").any(|one| one == name);
            let column = match () {
                () if is_one(SPEAKER) => &mut columns.speaker,
                () if is_one(WORDS) => &mut columns.words,
                () if is_one(START) => &mut columns.start,
                () if is_one(END) => &mut columns.end,
                () if is_one(ROLE) => &mut columns.role,
                () if is_one(LANGUAGE) => &mut columns.language,
                () => continue,
            };
            column.get_or_insert(at);
        }
        columns
    }

    /// Each with what it is, in Chinese and English.
    fn all(&self) -> [(Option<usize>, &'static str, &'static str); 6] {
        [
            (self.speaker, "发言人", "speaker"),
            (self.words, "文字", "words"),
            (self.start, "时间", "time"),
            (self.end, "结束时间", "end"),
            (self.role, "角色", "role"),
            (self.language, "语言", "language"),
        ]
    }

    fn count(&self) -> usize {
        self.all().iter().filter(|(column, ..)| column.is_some()).count()
    }
}

/// Finds out how the table in `source` is to be read; refuses it where nothing in it can be the words.
pub(super) fn settle(
    source: &Arc<SourceText>,
    report: &mut Vec<Diagnostic>,
) -> Result<Layout, Diagnostic> {
    let text = sample(source.text());
    // Of equals the first: what names more columns, then what cuts more rows alike.
    let best = DELIMITERS.into_iter().rev().max_by_key(|&delimiter| {
        let mut rows = cells::rows(text, delimiter).take(SAMPLE);
        let Some(first) = rows.next() else { return (0, 0) };
        let count = first.cells.len();
        let alike = rows.filter(|row| count > 1 && row.cells.len() == count).count();
        (Columns::named(&first).count(), alike)
    });
    let delimiter = best.unwrap_or(b',');
    let Some(first) = cells::rows(text, delimiter).next() else {
        return Err(no_words(source, &[]));
    };
    let names: Vec<&str> = first.cells.iter().map(trim).collect();
    let mut columns = Columns::named(&first);
    let named = columns.count() > 0;
    if !named {
        columns = guess::columns(cells::rows(text, delimiter).take(SAMPLE), first.cells.len());
    }
    let Some(words) = columns.words else { return Err(no_words(source, &names)) };
    report.push(told(source, &columns, &names, named, &first));
    Ok(Layout { delimiter, columns, words, count: names.len(), named })
}

/// The beginning of the text, to the end of a line.
fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE_BYTES {
        return text;
    }
    let end = text.as_bytes()[..SAMPLE_BYTES].iter().rposition(|&byte| byte == b'\n');
    let mut end = end.map_or(SAMPLE_BYTES, |at| at + 1);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn no_words(source: &Arc<SourceText>, names: &[&str]) -> Diagnostic {
    let end = source.lines().next().map_or(0, |line| line.end);
    let names: String = names.join(", ").chars().take(200).collect();
    Diagnostic::error(
        Code::BadTable,
        say!(zh: "这个表格里找不到写着所说的话的一列：{names}", en: "no column of this table holds what was said: {names}"),
        Place::At(Span::new(source, 0..end)),
    )
    .hint(say!(
        zh: "第一行写明各列：speaker、words，可再加 timestamp、role、language",
        en: "name the columns in the first row: speaker, words, and, if there are, timestamp, role, language",
    ))
}

/// What was taken for what.
fn told(
    source: &Arc<SourceText>,
    columns: &Columns,
    names: &[&str],
    named: bool,
    first: &Row,
) -> Diagnostic {
    let all = columns.all();
    let name = |at: usize| match names.get(at) {
        Some(name) if named => (*name).to_owned(),
        _ => (at + 1).to_string(),
    };
    let used: Vec<(String, &str, &str)> =
        all.iter().filter_map(|&(at, zh, en)| Some((name(at?), zh, en))).collect();
    let zh: Vec<String> = used.iter().map(|(name, zh, _)| format!("{zh}＝{name}")).collect();
    let en: Vec<String> = used.iter().map(|(name, _, en)| format!("{en} = {name}")).collect();
    let unused = (0..names.len()).filter(|at| !all.iter().any(|(column, ..)| column == &Some(*at)));
    let unused: Vec<String> = unused.map(name).filter(|name| !name.is_empty()).collect();
    let (zh, en, unused) = (zh.join("，"), en.join(", "), unused.join(", "));
    let message = match (named, unused.is_empty()) {
        (true, true) => say!(zh: "各列：{zh}", en: "columns: {en}"),
        (true, false) => {
            say!(zh: "各列：{zh}；没有用到：{unused}", en: "columns: {en}; not used: {unused}")
        }
        (false, _) => say!(
            zh: "第一行没有写明各列，从内容推断：第几列是什么：{zh}；没有用到：{unused}",
            en: "the first row does not name the columns; by what stands in them, counted from 1: {en}; not used: {unused}",
        ),
    };
    let place = Place::At(Span::new(source, first.span.clone()));
    if named {
        Diagnostic::info(Code::TableColumns, message, place)
    } else {
        Diagnostic::warning(Code::TableColumns, message, place).hint(say!(
            zh: "如果不对，请加一行：speaker,words,timestamp",
            en: "if that is wrong, put a row before it: speaker,words,timestamp",
        ))
    }
}
