//! A notes file cut at its headings, line by line: what Markdown would make of the rest is not asked.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::SourceText;
use crate::text::trim_range;

/// A heading and what stands under it.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// The heading's words as trimmed, with what braces it ends in; the two signs where there are none.
    pub(super) heading: Range<usize>,
    /// The lines of braces right below it, with their braces.
    pub(super) braces: Vec<Range<usize>>,
    /// The rest, from its first line that is not blank to the end of its last.
    pub(super) body: Option<Range<usize>>,
}

/// A file, cut.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// The first line with words before the first heading.
    pub(super) before: Option<Range<usize>>,
    /// The headings.
    pub(super) list: Vec<Piece>,
    /// A fence of code that is never closed.
    pub(super) unclosed: Option<Range<usize>>,
}

/// Cuts the `body` of a file. A heading is a line that begins with two signs, `##`, and no third; in
/// fenced code there are none.
pub(super) fn cut(source: &Arc<SourceText>, body: Range<usize>) -> Pieces {
    let text = source.text();
    let mut found = Pieces::default();
    let mut fence: Option<(Fence<'_>, Range<usize>)> = None;
    for line in source.lines().filter(|line| line.start >= body.start) {
        let words = &text[line.clone()];
        if let Some((open, _)) = &fence {
            if open.is_closed_by(words) {
                fence = None;
            }
        } else if let Some(opened) = Fence::opened_by(words) {
            fence = Some((opened, line.clone()));
        } else if let Some(heading) = heading(text, &line) {
            found.list.push(Piece { heading, ..Piece::default() });
            continue;
        }
        found.add(text, line);
    }
    found.unclosed = fence.map(|(_, line)| trim_range(text, line));
    found
}

impl Pieces {
    /// Takes a line that is no heading.
    fn add(&mut self, text: &str, line: Range<usize>) {
        let words = trim_range(text, line.clone());
        if words.is_empty() {
            return;
        }
        let Some(piece) = self.list.last_mut() else {
            self.before.get_or_insert(words);
            return;
        };
        match &mut piece.body {
            Some(body) => body.end = words.end,
            None if text[words.clone()].starts_with(['{', '｛']) => piece.braces.push(words),
            // The indent of a first line may mean something.
            None => piece.body = Some(line.start..words.end),
        }
    }
}

/// Where the words of a heading stand.
fn heading(text: &str, line: &Range<usize>) -> Option<Range<usize>> {
    let words = &text[line.clone()];
    let indent = indent(words)?;
    let rest = words[indent..].strip_prefix("##").filter(|rest| !rest.starts_with('#'))?;
    let inside = trim_range(text, line.end - rest.len()..line.end);
    let signs = line.start + indent..line.start + indent + 2;
    Some(if inside.is_empty() { signs } else { inside })
}

/// How many spaces stand before a line's words, if they are too few to make it code.
fn indent(words: &str) -> Option<usize> {
    let indent = words.len() - words.trim_start_matches(' ').len();
    (indent < 4).then_some(indent)
}

/// The signs that open fenced code.
struct Fence<'a>(&'a str);

impl<'a> Fence<'a> {
    fn opened_by(line: &'a str) -> Option<Self> {
        let line = &line[indent(line)?..];
        let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
        let count = line.len() - line.trim_start_matches(sign).len();
        let is_inline = sign == '`' && line[count..].contains('`');
        (count >= 3 && !is_inline).then(|| Self(&line[..count]))
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let Some(indent) = indent(line) else { return false };
        let signs = line[indent..].trim_end();
        signs.starts_with(self.0) && signs.chars().all(|c| self.0.starts_with(c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(String, usize, String)> {
        let source = SourceText::new("a.notes.md", text);
        let words = |range: Range<usize>| source.text()[range].to_owned();
        let shown = |piece: Piece| {
            (words(piece.heading), piece.braces.len(), piece.body.map(words).unwrap_or_default())
        };
        cut(&source, 0..text.len()).list.into_iter().map(shown).collect()
    }

    fn piece(heading: &str, braces: usize, body: &str) -> (String, usize, String) {
        (heading.to_owned(), braces, body.to_owned())
    }

    #[test]
    fn a_heading_begins_a_piece_and_lower_ones_belong_to_the_body() {
        assert_eq!(
            shown(
                "## 甲 \r\n{in=q1}\r\n\r\n{kind=source}\r\n\r\n  一。\r\n### 丙\r\n\r\n#丁\r\n\r\n##乙\r\n"
            ),
            [piece("甲", 2, "  一。\r\n### 丙\r\n\r\n#丁"), piece("乙", 0, "")]
        );
        assert_eq!(shown("##\n{a}\n一\n{b}\n"), [piece("##", 1, "一\n{b}")]);
        assert_eq!(shown("一\n"), []);
    }

    #[test]
    fn headings_in_code_are_none() {
        let text = "## 甲\n```sh\n## 一\n~~~\n````\n\n    ## 二\n~~~\n## 三\n~~~\n## 乙\n";
        let body = "```sh\n## 一\n~~~\n````\n\n    ## 二\n~~~\n## 三\n~~~";
        assert_eq!(shown(text), [piece("甲", 0, body), piece("乙", 0, "")]);
        assert_eq!(shown("## 甲\n``` `一`\n## 乙\n").len(), 2, "code within a line");
        let source = SourceText::new("a.notes.md", "## 甲\n```\n## 乙\n");
        let unclosed = cut(&source, 0..source.text().len()).unclosed;
        assert_eq!(&source.text()[unclosed.unwrap()], "```");
    }

    #[test]
    fn words_before_the_first_heading_are_found() {
        let source = SourceText::new("a.notes.md", "\n 一。\n二\n## 甲\n");
        let before = cut(&source, 0..source.text().len()).before;
        assert_eq!(&source.text()[before.unwrap()], "一。");
    }
}
