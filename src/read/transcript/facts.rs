//! `{time=01:02:03-01:02:10 language=en kind=question}`: a line above a paragraph that says of it what
//! its words do not.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Message, Place, SourceText, Span};
use crate::model::TurnKind;
use crate::read::draft::{Facts, StatedTurn};
use crate::say;
use crate::text::{Language, nearest};

const KEYS: [&str; 3] = ["time", "language", "kind"];

/// Whether a line is nothing but braces around words that are all `key=value`.
pub(super) fn is_one(line: &str) -> bool {
    let inside = line.strip_prefix('{').and_then(|line| line.strip_suffix('}'));
    inside.is_some_and(|inside| {
        let mut words = inside.split_whitespace().peekable();
        words.peek().is_some() && words.all(|word| word.contains('='))
    })
}

/// Reads such a line; what can't be understood is in `faults`.
pub(super) fn read(
    source: &Arc<SourceText>,
    line: Range<usize>,
    faults: &mut Vec<Diagnostic>,
) -> Facts {
    let text = &source.text()[line.clone()];
    let mut facts = Facts::default();
    for word in text.trim_matches(['{', '}']).split_whitespace() {
        let at = line.start + (word.as_ptr() as usize - text.as_ptr() as usize);
        let Some((key, value)) = word.split_once('=') else { continue };
        let mut wrong = |message: Message, hint: Message| {
            let start = at + word.len() - value.len();
            let place = Place::At(Span::new(source, start..start + value.len().max(1)));
            faults.push(Diagnostic::error(Code::BadValue, message, place).hint(hint));
        };
        match key {
            "time" => match value.parse() {
                Ok(time) => facts.time = Some(time),
                Err(_) => wrong(
                    say!(zh: "“{value}”不是时间", en: "`{value}` is no time"),
                    say!(zh: "写成 01:02:03 或 01:02:03-01:02:10", en: "write 01:02:03 or 01:02:03-01:02:10"),
                ),
            },
            "language" => match Language::new(value) {
                Ok(language) => facts.language = Some(language),
                Err(_) => wrong(
                    say!(zh: "“{value}”不是语言标签", en: "`{value}` is no language tag"),
                    say!(zh: "例如 en、fr、zh-Hant", en: "for example en, fr, zh-Hant"),
                ),
            },
            "kind" => {
                let kind = TurnKind::ALL.iter().copied().find(|kind| kind.as_str() == value);
                facts.turn = Some(StatedTurn { label: None, kind });
                if kind.is_none() {
                    let all = TurnKind::ALL.iter().map(|kind| kind.as_str());
                    let all = all.collect::<Vec<_>>().join(", ");
                    wrong(
                        say!(zh: "没有“{value}”这种发言", en: "`{value}` is no kind of turn"),
                        say!(zh: "可以写：{all}", en: "it is one of: {all}"),
                    );
                }
            }
            _ => faults.push(unknown(source, key, at)),
        }
    }
    facts
}

fn unknown(source: &Arc<SourceText>, key: &str, at: usize) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        Code::UnknownKey,
        say!(zh: "段落上面的大括号里没有“{key}”这个键", en: "`{key}` is no key in the braces above a paragraph"),
        Place::At(Span::new(source, at..at + key.len())),
    );
    let hint = match nearest(key, KEYS) {
        Some(near) => say!(zh: "是不是“{near}”？", en: "did you mean `{near}`?"),
        None => say!(
            zh: "可用的键：time、language、kind；如果这一行是正文，在行首加反斜杠",
            en: "the keys are: time, language, kind; if the line is words, put a backslash before it",
        ),
    };
    diagnostic.hint(hint)
}

/// The error that nothing stands below such a line.
pub(super) fn dangling(source: &Arc<SourceText>, line: Range<usize>) -> Diagnostic {
    Diagnostic::error(
        Code::BadValue,
        say!(
            zh: "这一行说的是紧接在下面的段落，而下面没有段落",
            en: "this line says something of the paragraph right below it, and there is none",
        ),
        Place::At(Span::new(source, line)),
    )
    .hint(say!(
        zh: "把它紧放在段落上面，中间不空行；如果它是正文，在行首加反斜杠",
        en: "put it right above the paragraph, with no blank line between; if it is words, put a backslash before it",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Time;

    fn told(text: &str) -> (Facts, Vec<String>) {
        let source = SourceText::new("a.md", text);
        let mut faults = Vec::new();
        let facts = read(&source, 0..text.len(), &mut faults);
        (facts, faults.into_iter().map(|fault| fault.message.en).collect())
    }

    #[test]
    fn a_line_above_a_paragraph_says_what_its_words_do_not() {
        assert!(is_one("{time=1:02}") && !is_one("{甲}") && !is_one("{}") && !is_one("{a=b} c"));
        let (facts, faults) = told("{time=1:02-1:05 language=fr kind=scene}");
        assert_eq!(faults, [""; 0]);
        assert_eq!(facts.time, Some(Time::new(62_000, Some(65_000))));
        assert_eq!(facts.language.unwrap().as_str(), "fr");
        assert_eq!(facts.turn.unwrap().kind, Some(TurnKind::Scene));
    }

    #[test]
    fn what_it_can_not_say_is_told() {
        let (_, faults) = told("{time=soon kind=song tyme=1:02}");
        assert_eq!(
            faults,
            [
                "`soon` is no time",
                "`song` is no kind of turn",
                "`tyme` is no key in the braces above a paragraph",
            ]
        );
    }
}
