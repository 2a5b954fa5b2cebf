//! Emphasis beside Chinese punctuation.
//!
//! By `CommonMark`'s rules stars open or close emphasis only where white space or punctuation stands
//! outside them if punctuation stands inside. Chinese has no spaces, so `**“中国年”。**上合` stays a row
//! of stars, and of `**甲。**乙**丙。**丁` the wrong word is set strongly. The remedy is a sign that is no
//! punctuation, put between the stars and the Chinese punctuation beside them before the Markdown is
//! parsed, and taken out of everything after. Stars that still find no partner are reported.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Placed, Prose};
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::text::is_east_asian;

/// Markdown with the signs put in.
pub(super) struct Prepared<'a> {
    /// The Markdown to parse.
    pub(super) text: Cow<'a, str>,
    /// The sign; a character that the prose itself does not hold.
    sign: char,
    /// Where signs stand in `text`, in bytes, in order.
    signs: Vec<usize>,
}

/// Puts signs between stars and Chinese punctuation.
pub(super) fn prepared(body: &str) -> Prepared<'_> {
    // Private-use characters: no punctuation, no white space, and hardly ever in a text.
    let free = ('\u{E000}'..='\u{F8FF}').find(|&sign| !body.contains(sign));
    let (Some(sign), true) = (free, body.contains('*')) else {
        return Prepared { text: Cow::Borrowed(body), sign: '\u{E000}', signs: Vec::new() };
    };
    let mut text = String::with_capacity(body.len() + 16);
    let mut signs = Vec::new();
    let mut before = None;
    let mut put = |text: &mut String| {
        signs.push(text.len());
        text.push(sign);
    };
    for c in body.chars() {
        match (before, c) {
            (Some('*'), '*') => {}
            (Some(punctuation), '*') if is_chinese_punctuation(punctuation) => put(&mut text),
            (Some('*'), punctuation) if is_chinese_punctuation(punctuation) => put(&mut text),
            _ => {}
        }
        text.push(c);
        before = Some(c);
    }
    Prepared { text: Cow::Owned(text), sign, signs }
}

fn is_chinese_punctuation(c: char) -> bool {
    is_east_asian(c) && !c.is_alphanumeric()
}

impl Prepared<'_> {
    /// A range of the prepared text as one of the Markdown as written.
    pub(super) fn written(&self, range: &Range<usize>) -> Range<usize> {
        let before =
            |at: usize| at - self.sign.len_utf8() * self.signs.partition_point(|&sign| sign < at);
        before(range.start)..before(range.end)
    }

    /// Words of the prepared text without the signs.
    pub(super) fn without_signs(&self, words: &str) -> String {
        if self.signs.is_empty() { words.to_owned() } else { words.replace(self.sign, "") }
    }
}

/// Reports the stars that the parser left as text beside Chinese writing: meant as emphasis, without
/// a partner.
pub(super) fn report_strays(events: &[Placed<'_>], prose: Prose<'_>, report: &mut Vec<Diagnostic>) {
    let mut told = 0;
    let mut code = false;
    for (event, range) in events {
        let words = match event {
            Event::Start(tag) => {
                code |= matches!(tag, Tag::CodeBlock(_));
                continue;
            }
            Event::End(tag) => {
                code &= !matches!(tag, TagEnd::CodeBlock);
                continue;
            }
            Event::Text(words) if !code => words,
            _ => continue,
        };
        // What a backslash made plain begins an event of its own, after the backslash.
        let escaped = prose.body[..range.start].ends_with('\\');
        if !words.starts_with('*') || escaped || range.start < told {
            continue;
        }
        let rest = &prose.body[range.start..];
        let length = rest.len() - rest.trim_start_matches('*').len();
        told = range.start + length;
        let beside =
            [prose.body[..range.start].chars().next_back(), prose.body[told..].chars().next()];
        if length > 1 && beside.into_iter().flatten().any(is_east_asian) {
            report.push(stray(prose, &(range.start..told)));
        }
    }
}

fn stray(prose: Prose<'_>, range: &Range<usize>) -> Diagnostic {
    Diagnostic::warning(
        Code::StrayStars,
        say!(
            zh: "这里有没配成对的“**”，会照原样显示出来",
            en: "`**` has no partner here and is shown as it is",
        ),
        prose.place(range),
    )
    .hint(say!(
        zh: "检查另一半是不是漏了；若就是要显示星号，在前面加反斜杠",
        en: "look for the missing half; to show the stars themselves, put a backslash before them",
    ))
}

#[cfg(test)]
mod tests {
    use super::super::tests::rendered;
    use super::*;

    fn html(body: &str) -> String {
        let (html, report) = rendered(body);
        assert!(report.is_empty(), "{report:?}");
        html.trim_end().replace("<p>", "").replace("</p>", "")
    }

    #[test]
    fn emphasis_beside_chinese_punctuation_is_mended() {
        let cases = [
            ("**“中国年”。**上合", "<strong>“中国年”。</strong>上合"),
            ("是**“甲”**的", "是<strong>“甲”</strong>的"),
            ("是*“甲”*的", "是<em>“甲”</em>的"),
            ("是***“甲”***的", "是<em><strong>“甲”</strong></em>的"),
            ("**甲`x`，**乙", "<strong>甲<code>x</code>，</strong>乙"),
            ("**甲。**乙**丙。**丁", "<strong>甲。</strong>乙<strong>丙。</strong>丁"),
            ("**甲**“乙”**丙**", "<strong>甲</strong>“乙”<strong>丙</strong>"),
        ];
        for (written, expected) in cases {
            assert_eq!(html(written), expected, "{written}");
        }
    }

    #[test]
    fn what_markdown_understands_and_what_it_should_not_is_left() {
        assert_eq!(html("**甲**乙"), "<strong>甲</strong>乙");
        assert_eq!(html("\\*\\*“甲”。\\*\\*乙"), "**“甲”。**乙");
        assert_eq!(html("`**“甲”。**乙`"), "<code>**“甲”。**乙</code>");
        assert_eq!(html("5 * 6 * 7"), "5 * 6 * 7");
        assert_eq!(html("    **“甲”。**乙"), "<pre><code>**“甲”。**乙</code></pre>");
    }

    #[test]
    fn stars_without_a_partner_are_told_with_their_place() {
        let (html, report) = rendered("**“甲”。**乙**丙，丁。");
        assert_eq!(html, "<p><strong>“甲”。</strong>乙**丙，丁。</p>\n");
        assert_eq!(report.len(), 1);
        assert_eq!(report[0].code, Code::StrayStars);
        assert_eq!(report[0].position().unwrap().column, 10);
    }
}
