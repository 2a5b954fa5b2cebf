//! Front matter: the YAML between two `---` lines at the start of a file, apart from the body.
//!
//! Transcripts, entries, notes and pages all begin alike, so where front matter ends is decided here
//! once; what its keys mean is for whoever reads the file.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::say;

/// Where the two parts of a file stand, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The YAML, without the lines of hyphens; `None` where the file has no front matter.
    pub yaml: Option<Range<usize>>,
    /// All that follows.
    pub body: Range<usize>,
}

/// Parts a file into front matter and body. A file has front matter if its first line that is not
/// blank is `---`; the next `---` line closes it. If none does, that is reported as an error and all
/// after the first line is body, so that no words are lost.
pub fn split(source: &Arc<SourceText>, report: &mut impl Extend<Diagnostic>) -> Parts {
    let text = source.text();
    let is_fence = |line: &Range<usize>| text[line.clone()].trim_end() == "---";
    let mut lines = source.lines().skip_while(|line| text[line.clone()].trim().is_empty());
    let Some(opening) = lines.next().filter(is_fence) else {
        return Parts { yaml: None, body: 0..text.len() };
    };
    let mut start = None;
    let mut last = opening.end;
    for line in lines {
        let start = *start.get_or_insert(line.start);
        if is_fence(&line) {
            return Parts {
                yaml: Some(start..line.start),
                body: after(text, line.end)..text.len(),
            };
        }
        last = line.end;
    }
    report.extend([unclosed(source, &opening, last)]);
    Parts { yaml: None, body: after(text, opening.end)..text.len() }
}

/// Where the line after the one that ends at `end` begins.
fn after(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    end + if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) }
}

fn unclosed(source: &Arc<SourceText>, opening: &Range<usize>, last: usize) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        Code::UnclosedFrontMatter,
        say!(
            zh: "文件开头的“---”没有结束：后面缺一行“---”",
            en: "the front matter that `---` opens here is never closed",
        ),
        Place::At(Span::new(source, opening.clone())),
    );
    // What was meant to close it: hyphens of another length, dashes, full-width forms.
    let meant = source.lines().find(|line| {
        let words = source.text()[line.clone()].trim();
        line.start > opening.start
            && line.end <= last
            && words.chars().count() >= 2
            && words.chars().all(|c| matches!(c, '-' | '—' | '－' | '–' | '─' | '_' | '='))
    });
    match meant {
        Some(line) => {
            let number = source.line_of(line.start);
            let words = source.text()[line].trim();
            diagnostic.hint(say!(
                zh: "第 {number} 行的“{words}”应为三个半角连字符“---”，单独一行",
                en: "`{words}` on line {number} should be three plain hyphens, `---`, on a line of their own",
            ))
        }
        None => diagnostic.hint(say!(
            zh: "在设置的最后一行下面加一行“---”",
            en: "add a line `---` below the last line of the settings",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<String>, String, Vec<Diagnostic>) {
        let source = SourceText::new("a.md", text);
        let mut report = Vec::new();
        let parts = split(&source, &mut report);
        let words = |range: Range<usize>| source.text()[range].to_owned();
        (parts.yaml.map(words), words(parts.body), report)
    }

    #[test]
    fn front_matter_stands_between_two_lines_of_hyphens() {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("---{end}title: 甲{end}--- {end}{end}正文。{end}---{end}");
            let (yaml, body, report) = parts(&text);
            assert_eq!(yaml.unwrap(), format!("title: 甲{end}"));
            assert_eq!(body, format!("{end}正文。{end}---{end}"));
            assert!(report.is_empty());
        }
    }

    #[test]
    fn blank_lines_may_stand_before_it_and_nothing_else_may() {
        assert_eq!(parts("\n\u{3000}\n---\ntitle: 甲\n---\n乙").0.unwrap(), "title: 甲\n");
        assert_eq!(parts("甲\n---\ntitle: 乙\n---\n").0, None);
        assert_eq!(parts(""), (None, String::new(), Vec::new()));
    }

    #[test]
    fn empty_front_matter_and_an_empty_body_are_both_well() {
        let (yaml, body, report) = parts("---\n---");
        assert_eq!((yaml.unwrap().as_str(), body.as_str()), ("", ""));
        assert!(report.is_empty());
    }

    #[test]
    fn front_matter_that_never_ends_is_an_error_and_its_words_are_kept() {
        let (yaml, body, report) = parts("---\ntitle: 甲\n———\n正文。\n");
        assert_eq!((yaml, body.as_str()), (None, "title: 甲\n———\n正文。\n"));
        assert_eq!(report[0].code, Code::UnclosedFrontMatter);
        assert!(report[0].hints[0].zh.contains("第 3 行"), "{:?}", report[0].hints);
        assert!(parts("---").2[0].hints[0].en.contains("add a line"));
    }
}
