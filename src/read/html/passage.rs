//! Passages: stretches of a page that a reader sees as paragraphs, whatever elements make them.
//!
//! A passage ends where a block begins or ends, at a rule, and at two line breaks in a row.

use std::ops::Range;

use super::page::{Item, Page};
use crate::text::{is_east_asian, is_sentence_end, trim};

/// How far into a passage a label may reach, in characters.
const LABEL: usize = 40;

/// A paragraph to the eye.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "facts that do not depend on each other")]
pub(super) struct Passage {
    /// The block that holds it.
    pub(super) element: Option<usize>,
    /// The items that it is made of.
    pub(super) items: Range<usize>,
    /// How much it says: its letters and figures, full-width ones counting double.
    pub(super) letters: usize,
    /// How much of that links elsewhere.
    pub(super) linked: usize,
    /// Whether a sentence ends in it.
    pub(super) sentence: bool,
    /// Whether it begins as a turn does: a few words and a colon.
    pub(super) labelled: bool,
    /// Whether it is not shown.
    pub(super) hidden: bool,
    /// Whether nothing stands between a picture and it.
    pub(super) after_picture: bool,
}

impl Passage {
    /// Whether most of it links elsewhere.
    pub(super) fn is_link(&self) -> bool {
        self.linked * 5 > self.letters * 3
    }
}

/// The passages of a page, in order. What has no letter and no sign of its own is none.
pub(super) fn passages(page: &Page) -> Vec<Passage> {
    let mut gathering = Gathering {
        page,
        found: Vec::new(),
        open: None,
        element: None,
        broken: false,
        picture: false,
    };
    for (at, item) in page.items.iter().enumerate() {
        match *item {
            Item::Open(element) => {
                gathering.close();
                gathering.element = Some(element);
            }
            Item::Close(element) => {
                gathering.close();
                gathering.element = page.elements[element].parent;
            }
            Item::Rule => gathering.close(),
            Item::Break if gathering.broken => gathering.close(),
            Item::Break => gathering.broken = gathering.open.is_some(),
            Item::Picture => gathering.picture = true,
            Item::Run(run) => gathering.run(at, run),
        }
    }
    gathering.close();
    gathering.found
}

/// The words of a passage in one line, for comparing and quoting.
pub(super) fn text(page: &Page, passage: &Passage) -> String {
    let mut text = String::new();
    for item in &page.items[passage.items.clone()] {
        match *item {
            Item::Run(run) => text.push_str(page.words_of(run)),
            Item::Break => text.push(' '),
            _ => {}
        }
    }
    crate::text::collapse(&text)
}

struct Gathering<'a> {
    page: &'a Page,
    found: Vec<Passage>,
    open: Option<Passage>,
    element: Option<usize>,
    /// Whether a line has just ended.
    broken: bool,
    /// Whether a picture stands before what comes.
    picture: bool,
}

impl Gathering<'_> {
    fn close(&mut self) {
        self.broken = false;
        let Some(mut passage) = self.open.take() else { return };
        self.picture = false;
        passage.labelled = begins_with_label(&text_start(self.page, &passage));
        self.found.push(passage);
    }

    fn run(&mut self, at: usize, run: usize) {
        let words = self.page.words_of(run);
        if trim(words).is_empty() {
            if let Some(open) = &mut self.open {
                open.items.end = at + 1;
            }
            return;
        }
        self.broken = false;
        let run = &self.page.runs[run];
        let open = self.open.get_or_insert(Passage {
            element: self.element,
            items: at..at,
            letters: 0,
            linked: 0,
            sentence: false,
            labelled: false,
            hidden: true,
            after_picture: self.picture,
        });
        open.items.end = at + 1;
        open.hidden &= run.hidden;
        let letters: usize = words
            .chars()
            .filter(|c| c.is_alphanumeric())
            .map(|c| if is_east_asian(c) { 2 } else { 1 })
            .sum();
        open.letters += letters;
        open.linked += if run.link.is_some() { letters } else { 0 };
        open.sentence |= has_sentence(words);
    }
}

/// Whether a sentence ends in the words: at a full-width sign, or at one before a space or the end.
fn has_sentence(words: &str) -> bool {
    words.char_indices().any(|(at, c)| {
        is_sentence_end(c) && {
            let next = words[at + c.len_utf8()..].chars().next();
            is_east_asian(c) || next.is_none_or(|next| !next.is_alphanumeric())
        }
    })
}

/// The first words of a passage.
fn text_start(page: &Page, passage: &Passage) -> String {
    let mut start = String::new();
    for item in &page.items[passage.items.clone()] {
        if let Item::Run(run) = *item {
            start.extend(page.words_of(run).chars().take(LABEL * 2));
        }
        if start.len() > LABEL * 4 {
            break;
        }
    }
    trim(&start).chars().take(LABEL).collect()
}

fn begins_with_label(start: &str) -> bool {
    let Some((before, after)) = start.split_once(['：', ':']) else { return false };
    let figure = before.ends_with(|c: char| c.is_ascii_digit());
    !before.is_empty() && !figure && !after.starts_with("//") && !before.contains(['。', '，', ';'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::html::build;

    fn read(source: &str) -> Vec<String> {
        let page = build::page(source, false);
        passages(&page).iter().map(|one| text(&page, one)).collect()
    }

    #[test]
    fn a_passage_is_what_the_eye_sees_as_a_paragraph() {
        assert_eq!(read("<p>甲<b>乙</b><span>丙</span>丁<p>戊"), ["甲乙丙丁", "戊"]);
        assert_eq!(read("甲<br>乙<br>\n<br>丙<hr>丁"), ["甲 乙", "丙", "丁"]);
        assert_eq!(read("<td>甲</td>乙<div>丙</div>"), ["甲", "乙", "丙"]);
        assert_eq!(read("<pre>one\n two\n\nthree</pre>"), ["one two", "three"]);
        assert_eq!(read("<b><p>甲</b>乙</p><b>丙"), ["甲乙", "丙"]);
    }

    #[test]
    fn labels_and_sentences_are_seen() {
        let one = |source: &str| passages(&build::page(source, false)).remove(0);
        assert!(one("<p><b>河港</b><b>晚报记者：</b>好吗").labelled);
        assert!(!one("<p>定于3：00").labelled);
        assert!(one("<p>好。").sentence && !one("<p>v2.0 ").sentence);
        assert!(one("<a href=x>首页</a>").is_link());
    }
}
