//! What the braces of a note say, each key once and of the kind it must be.

use std::ops::Range;
use std::sync::Arc;

use super::faults;
use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::model::{Date, NoteKind, Unit};
use crate::read::braces::{self, Item};
use crate::say;
use crate::text::{Language, collapse, nearest};

/// The keys, in the order in which they are told.
const KEYS: [&str; 9] =
    ["kind", "in", "before", "after", "to", "witness", "by", "date", "language"];

/// A value with the place of its statement.
pub(super) type Said<T> = Option<(T, Range<usize>)>;

/// What stands in the braces of one heading.
#[derive(Debug, Default)]
pub(super) struct Statements {
    /// `kind`; where it is unknown, the default, so that the rest can be checked.
    pub(super) kind: Said<NoteKind>,
    pub(super) within: Said<Unit>,
    pub(super) before: Said<String>,
    pub(super) after: Said<String>,
    pub(super) to: Said<String>,
    pub(super) witness: Said<String>,
    pub(super) by: Said<String>,
    pub(super) date: Said<Date>,
    pub(super) language: Said<Language>,
}

/// Reads the statements that stand at `ranges`, each with its braces.
pub(super) fn read(
    source: &Arc<SourceText>,
    ranges: &[Range<usize>],
    report: &mut Vec<Diagnostic>,
) -> Statements {
    let text = source.text();
    let mut said = Statements::default();
    let mut met: Vec<&str> = Vec::new();
    for range in ranges {
        let words = &text[range.clone()];
        if !words.starts_with('{') || !words.ends_with('}') || words.len() < 2 {
            report.push(faults::broken_braces(source, range));
            continue;
        }
        let items = match braces::items(text, range.start + 1..range.end - 1) {
            Ok(items) => items,
            Err(stretch) => {
                report.push(faults::no_statement(source, &stretch));
                continue;
            }
        };
        for item in items {
            let key = &text[item.key.clone()];
            if met.contains(&key) {
                report.push(faults::twice(source, &item.key));
                continue;
            }
            met.push(key);
            said.take(source, &item, report);
        }
    }
    said
}

impl Statements {
    fn take(&mut self, source: &Arc<SourceText>, item: &Item, report: &mut Vec<Diagnostic>) {
        let key = &source.text()[item.key.clone()];
        let whole = item.whole();
        let words = collapse(&item.words(source.text()));
        if !KEYS.contains(&key) {
            report.push(unknown_key(source, &item.key));
            return;
        }
        if words.is_empty() {
            report.push(faults::empty_value(source, &whole));
            return;
        }
        let value = || Place::At(Span::new(source, item.value.clone()));
        match key {
            "kind" => {
                let kind = NoteKind::ALL.iter().find(|kind| kind.as_str() == words);
                report.extend(kind.is_none().then(|| unknown_kind(&words, value())));
                self.kind = Some((kind.copied().unwrap_or_default(), whole));
            }
            "in" => match words.parse() {
                Ok(unit) => self.within = Some((unit, whole)),
                Err(_) => report.push(faults::malformed_unit(source, &item.value, false)),
            },
            "date" => match Date::try_from(words.clone()) {
                Ok(date) => self.date = Some((date, whole)),
                Err(_) => report.push(no_date(&words, value())),
            },
            "language" => match Language::new(&words) {
                Ok(language) => self.language = Some((language, whole)),
                Err(_) => report.push(no_language(&words, value())),
            },
            "before" => self.before = Some((words, whole)),
            "after" => self.after = Some((words, whole)),
            "to" => self.to = Some((words, whole)),
            "witness" => self.witness = Some((words, whole)),
            _ => self.by = Some((words, whole)),
        }
    }

    /// The first statement that speaks of a note as a whole and not of one of its targets.
    pub(super) fn of_the_note(&self) -> Option<&Range<usize>> {
        let kind = self.kind.as_ref().map(|(_, at)| at);
        let date = self.date.as_ref().map(|(_, at)| at);
        let language = self.language.as_ref().map(|(_, at)| at);
        let words = [&self.to, &self.witness, &self.by];
        let words = words.into_iter().filter_map(|said| said.as_ref().map(|(_, at)| at));
        kind.into_iter().chain(words).chain(date).chain(language).next()
    }
}

fn unknown_key(source: &Arc<SourceText>, range: &Range<usize>) -> Diagnostic {
    let key = &source.text()[range.clone()];
    let keys = KEYS.join(", ");
    let diagnostic = Diagnostic::error(
        Code::UnknownKey,
        say!(zh: "注释的大括号里没有“{key}”这个键", en: "`{key}` is no key in the braces of a note"),
        Place::At(Span::new(source, range.clone())),
    );
    match nearest(key, KEYS) {
        Some(near) => diagnostic.hint(say!(zh: "是不是“{near}”？", en: "did you mean `{near}`?")),
        None => diagnostic.hint(say!(zh: "可用的键：{keys}", en: "the keys are: {keys}")),
    }
}

fn unknown_kind(word: &str, place: Place) -> Diagnostic {
    let names = NoteKind::ALL.iter().map(|kind| kind.as_str());
    let all = names.clone().collect::<Vec<_>>().join(", ");
    let diagnostic = Diagnostic::error(
        Code::BadValue,
        say!(zh: "没有“{word}”这一种注释", en: "`{word}` is no kind of note"),
        place,
    );
    match nearest(word, names) {
        Some(near) => diagnostic.hint(say!(zh: "是不是“{near}”？", en: "did you mean `{near}`?")),
        None => diagnostic.hint(say!(zh: "可以写：{all}", en: "it is one of: {all}")),
    }
}

fn no_date(word: &str, place: Place) -> Diagnostic {
    Diagnostic::error(
        Code::BadValue,
        say!(zh: "“{word}”不是日期", en: "`{word}` is not a day of the calendar"),
        place,
    )
    .hint(say!(
        zh: "日期写作“2025-03-07”：四位年、两位月、两位日",
        en: "write it as 2025-03-07: year, month and day with leading zeros",
    ))
}

fn no_language(word: &str, place: Place) -> Diagnostic {
    Diagnostic::error(
        Code::BadValue,
        say!(zh: "“{word}”不是语言的代码", en: "`{word}` is no language tag"),
        place,
    )
    .hint(say!(zh: "写成 zh-Hans、en 这样", en: "write it like zh-Hans or en"))
}
