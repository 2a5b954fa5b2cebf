//! Diagnostics as HTML: what a page shows in the place of a site that can't be made.
//!
//! A fragment, without colours or scripts of its own; whoever shows it brings the style. All words come
//! from content and are escaped here: this module knows nothing of pages and their escaping.

use std::fmt::Write as _;

use super::human::{counted, first_words, name};
use super::{Diagnostic, Place, Report, Severity, Span, Tongue};

/// How many characters of a long line are shown on either side of the words in question.
const AROUND: usize = 60;

/// How many characters of the words in question are shown.
const MOST: usize = 200;

/// The diagnostics of a report for which `wanted` holds, as a list.
pub fn report(report: &Report, tongue: Tongue, wanted: impl Fn(&Diagnostic) -> bool) -> String {
    let mut html = String::from("<ol class=\"report\">\n");
    for diagnostic in report.iter().filter(|diagnostic| wanted(diagnostic)) {
        html.push_str(&item(diagnostic, tongue));
    }
    html.push_str("</ol>\n");
    html
}

/// How many diagnostics of a severity there are, in words.
pub fn heading(report: &Report, severity: Severity, tongue: Tongue) -> String {
    escape(counted(severity, report.count(severity)).in_tongue(tongue))
}

/// Words as they may stand in an element or in a quoted attribute. Controls and what HTML does not allow
/// become U+FFFD.
pub fn escape(words: &str) -> String {
    let mut html = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\t' | '\n' => html.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => html.push('\u{fffd}'),
            c => html.push(c),
        }
    }
    html
}

fn item(diagnostic: &Diagnostic, tongue: Tongue) -> String {
    let words = |words: &str| escape(words);
    let mut html = format!(
        "<li class=\"{}\">\n<h2><span class=\"severity\">{}</span> {} <code>{}</code></h2>\n",
        diagnostic.severity.as_str(),
        name(diagnostic.severity, tongue),
        words(diagnostic.message.in_tongue(tongue)),
        diagnostic.code.as_str(),
    );
    if let Some(path) = diagnostic.path() {
        let place = match diagnostic.position() {
            Some(at) => format!("{path}:{}:{}", at.line, at.column),
            None => path.to_owned(),
        };
        let _ = writeln!(html, "<p class=\"place\"><code>{}</code></p>", words(&place));
    }
    if let Place::At(span) = &diagnostic.place {
        html.push_str(&source(span));
    }
    for hint in &diagnostic.hints {
        let _ = writeln!(html, "<p class=\"hint\">{}</p>", words(hint.in_tongue(tongue)));
    }
    html.push_str("</li>\n");
    html
}

/// The line on which a span begins, its words marked. Nothing for an empty line.
fn source(span: &Span) -> String {
    let (number, line, words) = first_words(span, MOST);
    if line.trim().is_empty() {
        return String::new();
    }
    let (before, rest) = line.split_at(words.start);
    let (marked, after) = rest.split_at(words.end - words.start);
    let (start, end) = (last(before, AROUND), first(after, AROUND));
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    format!(
        "<pre><span class=\"line\">{number}</span> {}{}<mark>{}</mark>{}{}</pre>\n",
        cut(start.len() < before.len()),
        escape(start),
        escape(marked),
        escape(end),
        cut(end.len() < after.len()),
    )
}

/// The first `count` characters.
fn first(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(at, _)| &text[..at])
}

/// The last `count` characters.
fn last(text: &str, count: usize) -> &str {
    let from = text.char_indices().rev().nth(count.saturating_sub(1));
    from.map_or(text, |(at, _)| &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, SourceText};
    use crate::say;

    fn shown(diagnostic: Diagnostic, tongue: Tongue) -> String {
        report(&std::iter::once(diagnostic).collect(), tongue, |_| true)
    }

    fn at(text: &str, words: &str) -> Diagnostic {
        let source = SourceText::new("content/a.md", text);
        let start = text.find(words).unwrap();
        let place = Place::At(Span::new(&source, start..start + words.len()));
        Diagnostic::error(Code::BadValue, say!(zh: "没有“{words}”", en: "no `{words}`"), place)
            .hint(say!(zh: "是不是“乙”？", en: "did you mean `b`?"))
    }

    #[test]
    fn message_place_line_and_hint_are_shown_in_the_tongue() {
        let html = shown(at("---\ntopics: [甲丙]\n", "甲丙"), Tongue::Chinese);
        assert!(html.contains("<span class=\"severity\">错误</span> 没有“甲丙”"), "{html}");
        assert!(html.contains("<code>content/a.md:2:10</code>"), "{html}");
        assert!(html.contains("topics: [<mark>甲丙</mark>]</pre>"), "{html}");
        assert!(html.contains("是不是“乙”？"), "{html}");
        assert!(shown(at("甲", "甲"), Tongue::English).contains("did you mean `b`?"));
    }

    #[test]
    fn nothing_in_the_content_gets_through_as_html() {
        let html = shown(at("<script>alert('&\u{1b}')</script>", "alert"), Tongue::English);
        assert!(!html.contains("<script") && !html.contains('\u{1b}'), "{html}");
        assert!(html.contains("&lt;script&gt;<mark>alert</mark>(&#39;&amp;\u{fffd}"), "{html}");
    }

    #[test]
    fn of_a_long_line_what_stands_around_the_words_is_shown() {
        let text = format!("{}要{}", "前".repeat(500), "后".repeat(500));
        let html = shown(at(&text, "要"), Tongue::Chinese);
        let (before, after) = ("前".repeat(AROUND), "后".repeat(AROUND));
        assert!(html.contains(&format!("…{before}<mark>要</mark>{after}…")), "{html}");
    }

    #[test]
    fn a_file_or_nothing_can_be_the_place() {
        let words = || say!(zh: "甲", en: "a");
        let file = Diagnostic::error(Code::Unreadable, words(), Place::File("<a>.md".into()));
        assert!(shown(file, Tongue::Chinese).contains("<code>&lt;a&gt;.md</code>"));
        let nowhere = Diagnostic::error(Code::Unreadable, words(), Place::Nowhere);
        assert!(!shown(nowhere, Tongue::Chinese).contains("place"));
    }
}
