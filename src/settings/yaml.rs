//! The one door to YAML: settings files and front matter into typed values, faults into diagnostics.
//!
//! serde-saphyr locates its errors and names unknown fields; here its words become ours, in both
//! tongues, with "did you mean" and with hints for what editors who write Chinese run into:
//! full-width colons, tabs, curly quotation marks.

use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_saphyr::{DeserializeError as YamlError, Location};

use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::say;
use crate::text::nearest;

/// A value with the place where it was written.
pub use serde_saphyr::Spanned;

/// Reads the YAML that stands at `range` of `source`. An empty text is an empty mapping.
pub fn parse<T: DeserializeOwned>(
    source: &Arc<SourceText>,
    range: Range<usize>,
) -> Result<T, Diagnostic> {
    let yaml = &source.text()[range.clone()];
    let blank = yaml.lines().all(|line| {
        let line = line.trim();
        line.is_empty() || line.starts_with('#')
    });
    let options = serde_saphyr::options! {
        with_snippet: false,
        strict_booleans: true,
        no_schema: false,
    };
    serde_saphyr::from_str_with_options(if blank { "{}" } else { yaml }, options)
        .map_err(|error| explain(&error, source, &range))
}

/// The span of a value read by [`parse`] from `range` of `source`.
pub fn span_of<T>(value: &Spanned<T>, source: &Arc<SourceText>, range: &Range<usize>) -> Span {
    Span::new(source, bytes_of(&value.referenced, source, range))
}

fn bytes_of(location: &Location, source: &Arc<SourceText>, range: &Range<usize>) -> Range<usize> {
    // By line and column, which is as far as one line; the library knows no byte offsets in some
    // paths through serde, and counting characters from the start would take ever longer.
    let number = |count: u64| usize::try_from(count).unwrap_or(0);
    let line = source.line_of(range.start) + number(location.line()).saturating_sub(1);
    let line =
        source.line_start(line).map_or(range.end, |start| start.clamp(range.start, range.end));
    let rest = &source.text()[line..range.end];
    let mut bytes = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
    let start =
        bytes.by_ref().nth(number(location.column()).saturating_sub(1)).unwrap_or(rest.len());
    let end = match number(location.span().len()) {
        0 => rest[start..].find(['\n', '\r']).map_or(rest.len(), |line| start + line),
        length => bytes.nth(length - 1).unwrap_or(rest.len()),
    };
    line + start..line + start + rest[start..end].trim_end().len()
}

fn explain(error: &YamlError, source: &Arc<SourceText>, range: &Range<usize>) -> Diagnostic {
    let error = error.without_snippet();
    let span = error.location().map_or(range.clone(), |at| bytes_of(&at, source, range));
    let place = Place::At(Span::new(source, span.clone()));
    let words = source.text()[span.clone()].lines().next().unwrap_or_default().trim();
    let diagnostic = match error {
        YamlError::SerdeUnknownField { field, expected, .. } => {
            let known = expected.join(", ");
            let diagnostic = Diagnostic::error(
                Code::UnknownKey,
                say!(zh: "这里没有“{field}”这个键", en: "`{field}` is no key here"),
                place,
            );
            return match nearest(field, expected.iter().copied()) {
                Some(near) => {
                    diagnostic.hint(say!(zh: "是不是“{near}”？", en: "did you mean `{near}`?"))
                }
                None => with_hints_of_writing(diagnostic, source, &span, range)
                    .hint(say!(zh: "可用的键：{known}", en: "the keys are: {known}")),
            };
        }
        YamlError::SerdeUnknownVariant { variant, expected, .. } => {
            let known = expected.join(", ");
            let diagnostic = Diagnostic::error(
                Code::BadValue,
                say!(zh: "“{variant}”不是这里可用的值", en: "`{variant}` is not a value that can stand here"),
                place,
            );
            return match nearest(variant, expected.iter().copied()) {
                Some(near) => {
                    diagnostic.hint(say!(zh: "是不是“{near}”？", en: "did you mean `{near}`?"))
                }
                None => diagnostic.hint(say!(zh: "可用的值：{known}", en: "it can be: {known}")),
            };
        }
        YamlError::SerdeMissingField { field, .. } => Diagnostic::error(
            Code::BadValue,
            say!(zh: "缺少“{field}”", en: "`{field}` is missing"),
            place,
        ),
        YamlError::SerdeInvalidType { unexpected, expected, .. }
        | YamlError::SerdeInvalidValue { unexpected, expected, .. } => Diagnostic::error(
            Code::BadValue,
            say!(
                zh: "这里的值不合要求：{words}（应为 {expected}，现为 {unexpected}）",
                en: "this value cannot stand here: {words} (expected {expected}, found {unexpected})",
            ),
            place,
        ),
        YamlError::Unexpected { expected: "sequence start", .. } => Diagnostic::error(
            Code::BadValue,
            say!(zh: "这里应当是列表：{words}", en: "this should be a list: {words}"),
            place,
        )
        .hint(say!(
            zh: "只有一项也要加方括号：[{words}]",
            en: "even a single one stands in brackets: [{words}]",
        )),
        YamlError::DuplicateMappingKey { .. } => Diagnostic::error(
            Code::BadYaml,
            say!(zh: "同一个键写了两次：{words}", en: "the same key stands twice: {words}"),
            place,
        ),
        YamlError::Message { msg, .. } => Diagnostic::error(
            Code::BadValue,
            say!(zh: "这里的值不合要求：{msg}", en: "this value cannot stand here: {msg}"),
            place,
        ),
        other => {
            let reason = other.to_string();
            let reason = reason.lines().next().unwrap_or_default().to_owned();
            Diagnostic::error(
                Code::BadYaml,
                say!(zh: "这里的 YAML 读不通：{reason}", en: "this is not readable YAML: {reason}"),
                place,
            )
        }
    };
    with_hints_of_writing(diagnostic, source, &span, range)
}

/// Hints for slips that an input method makes, looked for on the line at fault and the one before.
fn with_hints_of_writing(
    mut diagnostic: Diagnostic,
    source: &Arc<SourceText>,
    span: &Range<usize>,
    range: &Range<usize>,
) -> Diagnostic {
    let line = source.line_of(span.start);
    let near = source
        .lines()
        .enumerate()
        .filter(|(index, at)| {
            (line.saturating_sub(2)..line).contains(index) && at.start >= range.start
        })
        .map(|(_, at)| &source.text()[at]);
    for words in near {
        if let Some(key) = key_before_a_wide_colon(words) {
            diagnostic = diagnostic.hint(say!(
                zh: "“{key}”后面是全角冒号“：”，应改为半角冒号加空格“: ”",
                en: "after `{key}` stands a full-width colon `：`; write `: `, a plain colon and a space",
            ));
        }
        if words.contains(['“', '”', '‘', '’']) {
            diagnostic = diagnostic.hint(say!(
                zh: "弯引号“”在 YAML 里不是引号，只是文字；值里有冒号、方括号、井号等，请用直引号 \" \" 括起来",
                en: "curly quotation marks are words to YAML and enclose nothing; a value with a colon, bracket or `#` in it needs straight ones, \"…\"",
            ));
        }
        if words.contains('\t') {
            diagnostic = diagnostic.hint(say!(
                zh: "这里有制表符（Tab），YAML 只能用空格缩进",
                en: "there is a tab here; YAML is indented with spaces only",
            ));
        }
    }
    diagnostic
}

/// The key that a full-width colon follows: a word of ASCII letters, as all keys here are.
fn key_before_a_wide_colon(words: &str) -> Option<&str> {
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '_';
    words.match_indices('：').find_map(|(at, _)| {
        let before = &words[..at];
        let key = &before[before.trim_end_matches(is_key).len()..];
        (!key.is_empty()).then_some(key)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only what is refused matters here")]
    struct Settings {
        title: String,
        #[serde(default)]
        topics: Vec<Spanned<String>>,
    }

    fn refused(yaml: &str) -> Diagnostic {
        let source = SourceText::new("a.md", format!("---\n{yaml}---\n"));
        let end = source.text().len() - 4;
        parse::<Settings>(&source, 4..end).unwrap_err()
    }

    #[test]
    fn unknown_keys_are_named_with_place_and_the_likely_one() {
        let diagnostic = refused("title: 甲\ntopcis: [a]\n");
        assert_eq!(diagnostic.code, Code::UnknownKey);
        let position = diagnostic.position().unwrap();
        assert_eq!((position.line, position.column), (3, 1));
        assert_eq!(diagnostic.hints[0].en, "did you mean `topics`?");
    }

    #[test]
    fn slips_of_a_chinese_input_method_have_their_own_hints() {
        let diagnostic = refused("title：甲\n");
        assert!(
            diagnostic.hints.iter().any(|hint| hint.en.contains("full-width colon")),
            "{diagnostic:?}"
        );
        let diagnostic = refused("title: 甲\ntopics:\n\t- a\n");
        assert!(diagnostic.hints.iter().any(|hint| hint.en.contains("tab")), "{diagnostic:?}");
    }

    #[test]
    fn values_know_their_place() {
        let source = SourceText::new("a.md", "标题\n---\ntitle: 甲\ntopics: [乙, ukraine]\n---\n");
        let range = source.text().find("title").unwrap()..source.text().rfind("---").unwrap();
        let settings: Settings = parse(&source, range.clone()).unwrap();
        let span = span_of(&settings.topics[1], &source, &range);
        assert_eq!(span.text(), "ukraine");
    }

    #[test]
    fn a_single_value_where_a_list_should_be_has_its_own_hint() {
        let diagnostic = refused("title: 甲\ntopics: ukraine\n");
        assert_eq!(diagnostic.code, Code::BadValue);
        assert!(diagnostic.hints[0].en.ends_with("in brackets: [ukraine]"), "{diagnostic:?}");
    }

    #[test]
    fn no_stays_a_word() {
        let source = SourceText::new("a.md", "title: no\n");
        assert_eq!(parse::<Settings>(&source, 0..10).unwrap().title, "no");
    }
}
