//! Front matter, and the `.yaml` file beside a raw text: YAML into a [`Front`].
//!
//! One bad line does not silence the others: what can't be understood is reported and blotted out, and
//! the rest is read again.

mod elsewhere;
mod keys;
pub(super) mod rules;

use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::front::{BodyPart, Front, StatedSpeaker};
use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::model::{Date, Reference, Witness};
use crate::say;
use crate::settings::yaml::{self, Spanned};
use crate::text::{collapse, trim};
pub(super) use elsewhere::read_from_elsewhere;
use keys::{Exchanges, Keys, Labels, SpeakerKeys, WitnessKeys};

/// How many faults are looked for in one front matter before the rest of it is given up.
const MOST_FAULTS: usize = 20;

/// Reads the YAML at `range` of `source`.
pub(super) fn read(
    source: &Arc<SourceText>,
    range: Range<usize>,
    report: &mut impl Extend<Diagnostic>,
) -> Front {
    let yaml = SourceText::new(source.path(), &source.text()[range.clone()]);
    read_keys(source, range, yaml, report)
}

/// The same, of `yaml`: the text at `range`, perhaps with some of its entries turned into spaces.
fn read_keys(
    source: &Arc<SourceText>,
    range: Range<usize>,
    yaml: Arc<SourceText>,
    report: &mut impl Extend<Diagnostic>,
) -> Front {
    let keys: Keys = parse_blotted(source, &range, yaml, report);
    let mut reader = Reader { source, range, faults: Vec::new() };
    let front = reader.front(keys);
    report.extend(reader.faults);
    front
}

/// The keys at `range` of `source`, as far as they can be understood.
fn parse<K: DeserializeOwned + Default>(
    source: &Arc<SourceText>,
    range: &Range<usize>,
    report: &mut impl Extend<Diagnostic>,
) -> K {
    let yaml = SourceText::new(source.path(), &source.text()[range.clone()]);
    parse_blotted(source, range, yaml, report)
}

/// The keys of `yaml`, which stands at `range` of `source`, as far as they can be understood.
fn parse_blotted<K: DeserializeOwned + Default>(
    source: &Arc<SourceText>,
    range: &Range<usize>,
    mut yaml: Arc<SourceText>,
    report: &mut impl Extend<Diagnostic>,
) -> K {
    for _ in 0..MOST_FAULTS {
        let fault = match yaml::parse(&yaml, 0..yaml.text().len()) {
            Ok(keys) => return keys,
            Err(fault) => fault,
        };
        let at = match &fault.place {
            Place::At(span) => span.range.clone(),
            _ => 0..yaml.text().len(),
        };
        let place = Place::At(Span::new(source, in_source(source, range, &yaml, &at)));
        report.extend([Diagnostic { place, ..fault }]);
        match blot_out(&yaml, at.start) {
            Some(rest) => yaml = SourceText::new(source.path(), rest),
            None => break,
        }
    }
    K::default()
}

/// Where a stretch of the blotted YAML stands in the source: both have the same characters, counted,
/// though not the same bytes.
fn in_source(
    source: &Arc<SourceText>,
    range: &Range<usize>,
    yaml: &Arc<SourceText>,
    at: &Range<usize>,
) -> Range<usize> {
    let characters = |end: usize| yaml.text()[..end].chars().count();
    let words = &source.text()[range.clone()];
    let byte = |character: usize| {
        range.start + words.char_indices().nth(character).map_or(words.len(), |(byte, _)| byte)
    };
    byte(characters(at.start))..byte(characters(at.end))
}

/// The text with the entry that holds the byte `at` turned into spaces, one for each character: its
/// line, and the lines after it that are indented more deeply. `None` if there is nothing to blot out.
fn blot_out(yaml: &Arc<SourceText>, at: usize) -> Option<String> {
    let text = yaml.text();
    let depth = |line: &Range<usize>| {
        let words = &text[line.clone()];
        (!words.trim().is_empty()).then(|| words.len() - words.trim_start().len())
    };
    let mut lines = yaml.lines().skip_while(|line| line.end < at);
    let first = lines.next()?;
    let indent = depth(&first)?;
    let inside = lines.take_while(|line| depth(line).is_none_or(|deeper| deeper > indent));
    let end = inside.last().map_or(first.end, |line| line.end);
    let blotted: String = text[first.start..end].chars().map(blank).collect();
    Some([&text[..first.start], &blotted, &text[end..]].concat())
}

/// What stands for a character of what is blotted out.
fn blank(c: char) -> char {
    if matches!(c, '\n' | '\r') { c } else { ' ' }
}

/// The words of one value, in one line; `None` if there are none.
fn words(value: Option<String>) -> Option<String> {
    value.map(|words| collapse(&words)).filter(|words| !words.is_empty())
}

struct Reader<'a> {
    source: &'a Arc<SourceText>,
    range: Range<usize>,
    faults: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn front(&mut self, keys: Keys) -> Front {
        Front {
            title: words(keys.title),
            date: self.date(keys.date),
            series: self.reference(keys.series),
            translation_of: self.reference(keys.translation_of),
            place: words(keys.place),
            duration: words(keys.duration),
            language: keys.language,
            labels_declared: keys.labels == Some(Labels::Declared),
            exchanges_by_headings: keys.exchanges == Some(Exchanges::Headings),
            speakers: self.speakers(keys.speakers.unwrap_or_default()),
            not_labels: keys.not_labels.unwrap_or_default(),
            witness: self.witness(keys.witness.unwrap_or_default()),
            body: keys.body.map(|body| {
                let span = self.span(&body);
                BodyPart { selector: body.value, span }
            }),
        }
    }

    fn span<T>(&self, value: &Spanned<T>) -> Span {
        yaml::span_of(value, self.source, &self.range)
    }

    fn date(&mut self, value: Option<Spanned<String>>) -> Option<Date> {
        let value = value?;
        let date = Date::try_from(trim(&value.value).to_owned()).ok();
        if date.is_none() {
            let word = &value.value;
            self.faults.push(
                Diagnostic::error(
                    Code::BadValue,
                    say!(zh: "“{word}”不是日期", en: "`{word}` is not a day of the calendar"),
                    Place::At(self.span(&value)),
                )
                .hint(say!(
                    zh: "日期写作“2025-03-07”：四位年、两位月、两位日",
                    en: "write it as 2025-03-07: year, month and day with leading zeros",
                )),
            );
        }
        date
    }

    fn reference(&self, value: Option<Spanned<String>>) -> Option<Reference> {
        let value = value?;
        Some(Reference { id: trim(&value.value).to_owned(), span: self.span(&value) })
    }

    fn speakers(&mut self, keys: keys::Speakers) -> Vec<StatedSpeaker> {
        let mut speakers: Vec<StatedSpeaker> = Vec::new();
        for (label, keys) in keys.0 {
            let span = self.span(&label);
            let name = trim(&label.value).trim_end_matches(['：', ':']).trim_end().to_owned();
            if let Err(why) = keys::label_can_stand(&name) {
                self.faults.push(Diagnostic::error(Code::BadLabel, why, Place::At(span)));
            } else if speakers.iter().any(|other| other.label == name) {
                self.faults.push(Diagnostic::error(
                    Code::Repeated,
                    say!(zh: "“{name}”声明了两次", en: "`{name}` is declared twice"),
                    Place::At(span),
                ));
            } else {
                speakers.push(self.speaker(name, span, keys.unwrap_or_default()));
            }
        }
        speakers
    }

    fn speaker(&self, label: String, span: Span, keys: SpeakerKeys) -> StatedSpeaker {
        StatedSpeaker {
            label,
            span,
            role: keys.role.map(Into::into),
            person: self.reference(keys.person),
            organisation: self.reference(keys.organisation),
            office: words(keys.office),
            follow_up: keys.follow_up.unwrap_or(false),
        }
    }

    fn witness(&mut self, keys: WitnessKeys) -> Witness {
        Witness {
            publisher: words(keys.publisher),
            title: words(keys.title),
            date: self.date(keys.date),
            page: words(keys.page),
            url: words(keys.url),
            fetched: self.date(keys.fetched),
            file: words(keys.file),
            sha256: words(keys.sha256),
            size: keys.size,
            encoding: words(keys.encoding),
            name: words(keys.name),
            imported: words(keys.imported),
            extent: keys.extent.map(Into::into),
            made: keys.made.map(Into::into),
            questions_held: keys.questions_held,
            questions_source: words(keys.questions_source),
            dateline: words(keys.dateline),
        }
    }
}

#[cfg(test)]
mod tests;
