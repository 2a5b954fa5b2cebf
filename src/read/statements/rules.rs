//! What many files share, stated once: the rule file of an import.
//!
//! It holds the statements that front matter holds, and what is needed to tell one session from another:
//! how ids, titles and addresses are made of what a file's name and day give. `files` states more for
//! some of the files, by patterns of their names; later ones come before earlier ones, and all of them
//! before what is stated for every file.

mod glob;
mod keys;
mod pattern;

use std::sync::Arc;

use super::keys::{Keys, WitnessKeys};
use super::{Front, Reader, parse};
use crate::diagnostic::{Code, Diagnostic, Message, Place, SourceText, Span};
use crate::disk::Encoding;
use crate::say;
use crate::settings::yaml::Spanned;
use crate::text::{nearest, trim};
use keys::RuleKeys;
pub use pattern::{Pattern, Values};

/// The holes that every file fills, and those that it fills if it has a day or a series.
const HOLES: &[&str] =
    &["date", "year", "month", "day", "m", "d", "series", "stem", "name", "path"];

/// The rules of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    all: Rule,
    files: Vec<(String, Rule)>,
}

/// What is stated of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rule {
    /// What front matter could say.
    pub front: Front,
    /// How the session's id is made.
    pub id: Option<Pattern>,
    /// The parts of the file's name, without its extension.
    pub name: Option<Pattern>,
    /// The title, where the file gives none.
    pub title: Option<Pattern>,
    /// The address from which the file came.
    pub url: Option<Pattern>,
    /// The encoding of its words.
    pub encoding: Option<Encoding>,
    /// Whether it is to be left alone.
    pub skip: Option<bool>,
}

impl Rules {
    /// Reads a rule file. What can't be understood is told and left out.
    pub fn read(source: &Arc<SourceText>, report: &mut impl Extend<Diagnostic>) -> Self {
        let range = 0..source.text().len();
        let mut faults = Vec::new();
        let mut keys: RuleKeys = parse(source, &range, &mut faults);
        let mut reader = Rulebook {
            statements: Reader { source, range, faults },
            holes: Vec::new(),
            patterns: Vec::new(),
        };
        let files = keys.files.take().unwrap_or_default();
        let all = reader.rule(keys);
        let files = files.0.into_iter().map(|(glob, keys)| reader.some(&glob, keys)).collect();
        reader.check_holes();
        report.extend(reader.statements.faults);
        Self { all, files }
    }

    /// What is stated of the file at `path`, which is relative to the folder that was named.
    pub fn of(&self, path: &str) -> Rule {
        let some = self.files.iter().rev().filter(|(glob, _)| glob::means(glob, path));
        let rules = some.map(|(_, rule)| rule).chain([&self.all]);
        rules.fold(Rule::default(), |rule, other| rule.or(other.clone()))
    }
}

impl Rule {
    fn or(self, other: Self) -> Self {
        Self {
            front: self.front.or(other.front),
            id: self.id.or(other.id),
            name: self.name.or(other.name),
            title: self.title.or(other.title),
            url: self.url.or(other.url),
            encoding: self.encoding.or(other.encoding),
            skip: self.skip.or(other.skip),
        }
    }
}

/// What turns keys into rules.
struct Rulebook<'a> {
    statements: Reader<'a>,
    /// The holes that the names' patterns give.
    holes: Vec<String>,
    /// The patterns that need holes filled, each with its place.
    patterns: Vec<(Pattern, Span)>,
}

impl Rulebook<'_> {
    fn some(&mut self, glob: &Spanned<String>, keys: Option<RuleKeys>) -> (String, Rule) {
        let keys = keys.unwrap_or_default();
        if keys.files.is_some() {
            self.bad(
                glob,
                say!(
                    zh: "files 里面不能再有 files",
                    en: "`files` cannot stand inside `files`",
                ),
            );
        }
        (trim(&glob.value).to_owned(), self.rule(keys))
    }

    fn rule(&mut self, keys: RuleKeys) -> Rule {
        let name = self.pattern(keys.name);
        if let Some(name) = &name {
            self.holes.extend(name.holes().map(str::to_owned));
        }
        let encoding = keys.encoding.and_then(|label| {
            let encoding = Encoding::of(&label.value);
            if encoding.is_none() {
                let word = &label.value;
                self.bad(
                    &label,
                    say!(
                        zh: "没有“{word}”这种编码",
                        en: "there is no encoding called `{word}`",
                    ),
                );
            }
            encoding
        });
        let mut witness = keys.witness.unwrap_or_default();
        let url = witness.url.take();
        let (title, url, id) = (self.used(keys.title), self.used(url), self.used(keys.id));
        let front = self.statements.front(Keys {
            date: keys.date,
            series: keys.series,
            place: keys.place,
            duration: keys.duration,
            language: keys.language,
            exchanges: keys.exchanges,
            speakers: keys.speakers,
            not_labels: keys.not_labels,
            witness: Some(WitnessKeys {
                publisher: witness.publisher,
                title: witness.title,
                date: witness.date,
                page: witness.page,
                fetched: witness.fetched,
                extent: witness.extent,
                made: witness.made,
                questions_held: witness.questions_held,
                questions_source: witness.questions_source,
                dateline: witness.dateline,
                ..WitnessKeys::default()
            }),
            ..Keys::default()
        });
        Rule { front, id, name, title, url, encoding, skip: keys.skip }
    }

    /// A pattern whose holes must be filled.
    fn used(&mut self, words: Option<Spanned<String>>) -> Option<Pattern> {
        let span = self.statements.span(words.as_ref()?);
        let pattern = self.pattern(words)?;
        self.patterns.push((pattern.clone(), span));
        Some(pattern)
    }

    fn pattern(&mut self, words: Option<Spanned<String>>) -> Option<Pattern> {
        let words = words?;
        match Pattern::parse(trim(&words.value)) {
            Ok(pattern) => Some(pattern),
            Err(why) => {
                self.bad(&words, why);
                None
            }
        }
    }

    /// Tells of holes that no file could fill.
    fn check_holes(&mut self) {
        let known = || HOLES.iter().copied().chain(self.holes.iter().map(String::as_str));
        let mut faults = Vec::new();
        for (pattern, span) in &self.patterns {
            for hole in pattern.holes().filter(|hole| !known().any(|name| name == *hole)) {
                let all = known().collect::<Vec<_>>().join(", ");
                let fault = Diagnostic::error(
                    Code::BadValue,
                    say!(
                        zh: "不知道 {{{hole}}} 是什么",
                        en: "nothing fills {{{hole}}}",
                    ),
                    Place::At(span.clone()),
                );
                faults.push(match nearest(hole, known()) {
                    Some(near) => {
                        fault.hint(say!(zh: "是不是“{near}”？", en: "did you mean `{near}`?"))
                    }
                    None => fault.hint(say!(
                        zh: "可用的有：{all}；其他部分可用 name 从文件名里取",
                        en: "there are: {all}; other parts can be taken out of the file's name by `name`",
                    )),
                });
            }
        }
        self.statements.faults.extend(faults);
    }

    fn bad<T>(&mut self, value: &Spanned<T>, why: Message) {
        let place = Place::At(self.statements.span(value));
        self.statements.faults.push(Diagnostic::error(Code::BadValue, why, place));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(yaml: &str) -> (Rules, Vec<Diagnostic>) {
        let mut report = Vec::new();
        (Rules::read(&SourceText::new("rules.yaml", yaml), &mut report), report)
    }

    #[test]
    fn what_is_stated_of_some_files_comes_before_what_is_stated_of_all() {
        let (rules, report) = read(
            "place: 云溪\nlanguage: zh-Hans\nspeakers:\n  何清: { role: answerer }\nfiles:\n  '2031-*':\n    place: 石桥\n  2031-05-04.txt:\n    skip: true\n    encoding: gbk\n",
        );
        assert_eq!(report, []);
        let place = |path: &str| rules.of(path).front.place;
        assert_eq!(place("2030-01-01.txt").as_deref(), Some("云溪"));
        assert_eq!(place("a/2031-01-01.txt").as_deref(), Some("石桥"));
        let rule = rules.of("2031-05-04.txt");
        assert_eq!((rule.skip, rule.front.place.as_deref()), (Some(true), Some("石桥")));
        assert_eq!(rule.encoding.map(Encoding::name), Some("gb18030"));
        assert_eq!(rule.front.speakers[0].label, "何清");
    }

    #[test]
    fn every_fault_of_a_rule_file_is_told_with_its_place() {
        let (_, report) = read(
            "sereis: mayor\nid: '{date}-{serie}'\nencoding: gibberish\nwitness: { file: a }\nfiles:\n  '*.txt':\n    files: {}\n    title: '{'\n",
        );
        let told: Vec<(Code, usize)> =
            report.iter().map(|one| (one.code, one.position().unwrap().line)).collect();
        assert_eq!(
            told,
            [
                (Code::UnknownKey, 1),
                (Code::UnknownKey, 4),
                (Code::BadValue, 3),
                (Code::BadValue, 6),
                (Code::BadValue, 8),
                (Code::BadValue, 2),
            ]
        );
        assert_eq!(report[5].hints[0].en, "did you mean `series`?");
    }

    #[test]
    fn a_name_gives_holes_of_its_own() {
        assert_eq!(read("name: 't{no}'\nid: 'a-{no}'\n").1, []);
        assert_eq!(read("id: 'a-{no}'\n").1.len(), 1);
    }
}
