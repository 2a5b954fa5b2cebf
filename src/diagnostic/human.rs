//! Diagnostics as text for people: rustc's look, with the source line, a caret and hints.

use annotate_snippets::normalize_untrusted_str;
use std::ops::Range;

use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use unicode_width::UnicodeWidthChar as _;

use super::{Diagnostic, Message, Place, Severity, Span, Tongue};

/// How diagnostics are written for people.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language of the messages.
    pub tongue: Tongue,
    /// Whether to write the terminal's codes for colour.
    pub colour: bool,
    /// The columns of the terminal; source lines are cut to fit, messages are not.
    pub width: usize,
}

impl Style {
    /// Without colour, as wide as a terminal usually is.
    pub fn plain(tongue: Tongue) -> Self {
        Self { tongue, colour: false, width: DEFAULT_TERM_WIDTH }
    }

    /// One diagnostic, ending in a line break.
    pub fn diagnostic(&self, diagnostic: &Diagnostic) -> String {
        let tongue = self.tongue;
        let mut group = level(diagnostic.severity, tongue)
            .primary_title(diagnostic.message.in_tongue(tongue))
            .id(diagnostic.code.as_str())
            .elements(std::iter::empty::<Origin<'_>>());
        group = self.place(group, &diagnostic.place);
        let help = match tongue {
            Tongue::Chinese => Level::HELP.with_name("提示"),
            Tongue::English => Level::HELP,
        };
        for hint in &diagnostic.hints {
            let words = normalize_untrusted_str(hint.in_tongue(tongue));
            group = group.element(help.clone().message(words));
        }
        let renderer = if self.colour { Renderer::styled() } else { Renderer::plain() };
        let mut text = renderer.term_width(self.width).render(&[group]);
        text.push('\n');
        text
    }

    /// Several diagnostics, with a blank line after each.
    pub fn diagnostics<'a>(&self, diagnostics: impl Iterator<Item = &'a Diagnostic>) -> String {
        let mut text = String::new();
        for diagnostic in diagnostics {
            text.push_str(&self.diagnostic(diagnostic));
            text.push('\n');
        }
        text
    }

    fn place<'a>(&self, group: Group<'a>, place: &'a Place) -> Group<'a> {
        match place {
            Place::Nowhere => group,
            Place::File(path) => group.element(Origin::path(path)),
            Place::At(span) => {
                let (start, line, words) = first_words(span, self.width / 2);
                let snippet = Snippet::source(line)
                    .path(span.source.path())
                    .line_start(start)
                    .annotation(AnnotationKind::Primary.span(words));
                group.element(snippet)
            }
        }
    }
}

/// The closing line: how many errors and warnings there are; `None` where there is neither.
pub fn count(of: impl Fn(Severity) -> usize, tongue: Tongue) -> Option<String> {
    let parts: Vec<String> = [Severity::Error, Severity::Warning]
        .into_iter()
        .map(|severity| (severity, of(severity)))
        .filter(|&(_, count)| count > 0)
        .map(|(severity, count)| counted(severity, count).in_tongue(tongue).to_owned())
        .collect();
    let comma = match tongue {
        Tongue::Chinese => "，",
        Tongue::English => ", ",
    };
    (!parts.is_empty()).then(|| parts.join(comma))
}

/// A number of diagnostics of one severity, in words.
pub fn counted(severity: Severity, count: usize) -> Message {
    let plural = if count == 1 { "" } else { "s" };
    match severity {
        Severity::Error => crate::say!(zh: "{count} 个错误", en: "{count} error{plural}"),
        Severity::Warning => crate::say!(zh: "{count} 条警告", en: "{count} warning{plural}"),
        Severity::Info => crate::say!(zh: "{count} 条说明", en: "{count} remark{plural}"),
    }
}

/// How many columns of a terminal a text takes: a full-width character takes two.
pub fn columns(text: &str) -> usize {
    text.chars().filter_map(char::width).sum()
}

/// The line on which a span begins, by number and words, and what is to be underlined in it: the span's
/// own words on that line, and no more of them than fit into `width` columns. The renderer cuts a long
/// line around what is underlined, but shows that whole, however long.
pub(super) fn first_words(span: &Span, width: usize) -> (usize, &str, Range<usize>) {
    let text = span.source.text();
    let number = span.start().line;
    let line = span.source.lines().nth(number - 1).unwrap_or(0..0);
    let start = text.floor_char_boundary(span.range.start).clamp(line.start, line.end);
    let end = text.floor_char_boundary(span.range.end).clamp(start, line.end);
    let mut columns = 0;
    let shown: usize = text[start..end]
        .chars()
        .take_while(|c| {
            columns += c.width().unwrap_or(1);
            columns <= width
        })
        .map(char::len_utf8)
        .sum();
    let start = start - line.start;
    (number, &text[line], start..start + shown)
}

/// What a severity is called.
pub(super) fn name(severity: Severity, tongue: Tongue) -> &'static str {
    match (severity, tongue) {
        (Severity::Error, Tongue::Chinese) => "错误",
        (Severity::Error, Tongue::English) => "error",
        (Severity::Warning, Tongue::Chinese) => "警告",
        (Severity::Warning, Tongue::English) => "warning",
        (Severity::Info, Tongue::Chinese) => "说明",
        (Severity::Info, Tongue::English) => "remark",
    }
}

fn level(severity: Severity, tongue: Tongue) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    level.with_name(name(severity, tongue))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Report, SourceText, Span};
    use crate::say;

    fn columns(text: &str) -> usize {
        text.chars().filter_map(char::width).sum()
    }

    fn sample() -> Diagnostic {
        let text = "---\n标题：外长记者会\n---\n问：请介绍 topics=ukrane 的情况\n";
        let source = SourceText::new("content/sessions/a.md", text);
        let at = text.find("ukrane").unwrap();
        Diagnostic::error(
            Code::BadValue,
            say!(zh: "没有主题“ukrane”", en: "there is no topic `ukrane`"),
            Place::At(Span::new(&source, at..at + 6)),
        )
        .hint(say!(zh: "是不是“ukraine”？", en: "did you mean `ukraine`?"))
    }

    #[test]
    fn the_line_the_caret_and_the_hint_are_shown_in_both_tongues() {
        assert_eq!(
            Style::plain(Tongue::Chinese).diagnostic(&sample()),
            "\
错误[bad-value]: 没有主题“ukrane”
 --> content/sessions/a.md:4:14
  |
4 | 问：请介绍 topics=ukrane 的情况
  |                   ^^^^^^
  |
  = 提示: 是不是“ukraine”？
"
        );
        let english = Style::plain(Tongue::English).diagnostic(&sample());
        assert!(english.starts_with("error[bad-value]: there is no topic `ukrane`\n"));
        assert!(english.ends_with("= help: did you mean `ukraine`?\n"));
    }

    #[test]
    fn the_caret_stands_under_full_width_characters() {
        let shown = Style::plain(Tongue::English).diagnostic(&sample());
        let line = shown.lines().find(|line| line.contains("ukrane 的")).unwrap();
        let caret = shown.lines().find(|line| line.contains("^^^")).unwrap();
        let column = |line: &str, at: usize| columns(&line[..at]);
        assert_eq!(
            column(line, line.find("ukrane").unwrap()),
            column(caret, caret.find('^').unwrap()),
            "{shown}"
        );
    }

    #[test]
    fn a_paragraph_of_two_thousand_characters_stays_on_one_line() {
        for (before, words, after) in [(1000, 2, 998), (0, 2, 1998), (1998, 2, 0), (500, 1500, 0)] {
            let text =
                format!("{}{}{}", "前".repeat(before), "要".repeat(words), "后".repeat(after));
            let source = SourceText::new("a.md", text.as_str());
            let place = Place::At(Span::new(&source, before * 3..(before + words) * 3));
            let diagnostic = Diagnostic::warning(Code::BadValue, say!(zh: "甲", en: "a"), place);
            let shown = Style::plain(Tongue::Chinese).diagnostic(&diagnostic);
            let column = before + 1;
            assert!(shown.contains(&format!("a.md:1:{column}\n")), "{shown}");
            assert!(shown.contains("要要"), "{shown}");
            assert!(shown.lines().all(|line| columns(line) <= DEFAULT_TERM_WIDTH), "{shown}");
        }
    }

    #[test]
    fn of_a_span_over_several_lines_the_first_is_shown() {
        let source = SourceText::new("a.md", "甲乙丙\n丁戊");
        let place = Place::At(Span::new(&source, 6..13));
        let diagnostic = Diagnostic::warning(Code::BadValue, say!(zh: "甲", en: "a"), place);
        let shown = Style::plain(Tongue::Chinese).diagnostic(&diagnostic);
        assert!(shown.contains("1 | 甲乙丙\n  |     ^^\n"), "{shown}");
    }

    #[test]
    fn codes_that_steer_a_terminal_are_shown_and_not_obeyed() {
        let source = SourceText::new("a.md", "甲\u{1b}[31m乙");
        let place = Place::At(Span::new(&source, 0..3));
        let words = source.text().to_owned();
        let diagnostic =
            Diagnostic::error(Code::BadValue, say!(zh: "{words}", en: "{words}"), place)
                .hint(say!(zh: "{words}", en: "{words}"));
        let shown = Style::plain(Tongue::Chinese).diagnostic(&diagnostic);
        assert!(!shown.contains('\u{1b}'), "{shown:?}");
    }

    #[test]
    fn colour_comes_only_when_asked_for() {
        let plain = Style::plain(Tongue::Chinese);
        assert!(!plain.diagnostic(&sample()).contains('\u{1b}'));
        assert!(Style { colour: true, ..plain }.diagnostic(&sample()).contains('\u{1b}'));
    }

    #[test]
    fn a_file_or_nothing_can_be_the_place() {
        let at = |place| Diagnostic::info(Code::Converted, say!(zh: "甲", en: "a"), place);
        let style = Style::plain(Tongue::English);
        assert_eq!(
            style.diagnostic(&at(Place::File("a.md".into()))),
            "remark[converted]: a\n--> a.md\n"
        );
        assert_eq!(style.diagnostic(&at(Place::Nowhere)), "remark[converted]: a\n");
    }

    #[test]
    fn the_closing_line_counts() {
        let mut report = Report::default();
        assert_eq!(count(|one| report.count(one), Tongue::Chinese), None);
        report.push(sample());
        assert_eq!(count(|one| report.count(one), Tongue::English).unwrap(), "1 error");
        report.extend([sample(), Diagnostic { severity: Severity::Warning, ..sample() }]);
        assert_eq!(count(|one| report.count(one), Tongue::Chinese).unwrap(), "2 个错误，1 条警告");
    }
}
